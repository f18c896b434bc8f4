import { resolve } from 'node:path'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

export const drillCommand = defineCommand({
  name: 'drill',
  summary: 'diễn tập khôi phục: thử một bản sao lưu ở chỗ tạm, kiểm tra, rồi dọn đi',
  options: {
    db: dbOption,
    from: { kind: 'text', value: 'FILE', summary: 'bản sao lưu (mặc định: bản mới nhất mà sổ biết)' },
  },
  details: `Sổ không bị đụng tới; lần diễn tập được ghi vào nhật ký.
JSON: {ok, path, milliseconds, isCurrent, summary}; isCurrent: bản này có đủ những gì sổ có lúc này. Kết thúc bằng 1 khi không khớp.`,
  run: ({ options, author }) =>
    withBook({ dbPath: options.db, author }, async (book) => {
      const from = options.from === undefined ? {} : { path: resolve(options.from) }
      const { ok, path, milliseconds, isCurrent, summary } = await book.call('backup.runDrill', from)
      const text = [
        `${ok ? 'Khôi phục được' : 'KHÔNG KHỚP với lúc ghi'}: ${path}`,
        `${formatCount(summary.revisions)} lần ghi số, ${formatCount(milliseconds)} mili giây. ${
          isCurrent ? 'Đủ số liệu đến lúc này.' : 'Sổ đã ghi thêm sau bản này.'
        }`,
      ].join('\n')
      return { json: { ok, path, milliseconds, isCurrent, summary }, text, isDone: ok }
    }),
})
