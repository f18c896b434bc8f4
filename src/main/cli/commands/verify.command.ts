import { formatCount } from '#shared/kernel/numbers.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

const words = (isOk: boolean): string => (isOk ? 'đúng' : 'SAI')

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'kiểm tra toàn bộ sổ: tệp SQLite, chuỗi băm các lần ghi, số tổng tính lại từ đầu',
  options: { db: dbOption },
  details: 'JSON: {ok, revisions, integrity, chain, totals, problems}. Kết thúc bằng 1 khi có chỗ sai.',
  run: ({ options, author }) =>
    withBook({ dbPath: options.db, author, isReading: true }, async (book) => {
      const { ok, revisions, integrity, chain, totals, problems } = await book.call('backup.verifyStore', {})
      const text = [
        `${ok ? 'Sổ nguyên vẹn' : 'SỔ CÓ CHỖ SAI'}: ${formatCount(revisions)} lần ghi số.`,
        `Tệp ${words(integrity)}, chuỗi băm ${words(chain)}, số tổng ${words(totals)}.`,
        ...problems,
      ].join('\n')
      return { json: { ok, revisions, integrity, chain, totals, problems }, text, isDone: ok }
    }),
})
