import { resolve } from 'node:path'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'sao lưu sổ vào một thư mục, kiểm tra bản sao rồi mới đặt tên',
  options: {
    db: dbOption,
    out: { kind: 'text', value: 'DIR', summary: 'thư mục đặt bản sao, được tạo khi chưa có', isRequired: true },
  },
  details: 'JSON: {ok, path, bytes, summary}.',
  run: ({ options, author }) =>
    withBook({ dbPath: options.db, author }, async (book) => {
      const { path, bytes, summary } = await book.call('backup.createBackup', { folder: resolve(options.out) })
      const text = `Đã sao lưu và kiểm tra: ${path}\n${formatCount(bytes)} byte, ${formatCount(summary.revisions)} lần ghi số.`
      return { json: { ok: true, path, bytes, summary }, text }
    }),
})
