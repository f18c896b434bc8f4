import { resolve } from 'node:path'
import { formatInstant } from '#shared/kernel/instant.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dateOption, integerOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { textTable } from '../text-table.ts'

const newest = 50

export const auditCommand = defineCommand({
  name: 'audit',
  summary: 'xem nhật ký: mọi lần ghi, chốt, duyệt, xuất, sao lưu, đăng nhập, nối nhau bằng chuỗi băm',
  options: {
    db: dbOption,
    from: { kind: 'text', value: 'D', summary: 'từ ngày ghi' },
    to: { kind: 'text', value: 'D', summary: 'đến ngày ghi' },
    about: { kind: 'text', value: 'D', summary: 'chỉ những lần ghi về số liệu của ngày này' },
    by: { kind: 'text', value: 'TÊN', summary: 'chỉ của người này' },
    limit: { kind: 'text', value: 'N', summary: `số lần ghi mới nhất, mặc định ${newest}, nhiều nhất 500` },
    out: { kind: 'text', value: 'X.xlsx', summary: 'ghi trích lục để in' },
  },
  details:
    'JSON: {ok, chain:{entries, head}, events:[{id, at, author, groups, source, document, lines, hash}], path?}.',
  run({ options, author }) {
    const day = (name: 'from' | 'to' | 'about') => {
      const text = options[name]
      return text === undefined ? {} : { [name]: dateOption(name, text, 'audit') }
    }
    const filter = {
      ...day('from'),
      ...day('to'),
      ...day('about'),
      ...(options.by === undefined ? {} : { author: options.by }),
    }
    const limit = integerOption('limit', options.limit ?? String(newest), { min: 1, max: 500 }, 'audit')
    return withBook({ dbPath: options.db, author, isReading: options.out === undefined }, async (book) => {
      const { entries, head } = await book.call('audit.getChain', {})
      const { events } = await book.call('audit.listEvents', { ...filter, limit })
      const written =
        options.out === undefined
          ? {}
          : { path: (await book.call('audit.exportExtract', { ...filter, path: resolve(options.out) })).path }
      const table = textTable(
        [
          { title: 'Lần ghi', align: 'right' },
          { title: 'Thời điểm', align: 'left' },
          { title: 'Người', align: 'left' },
          { title: 'Việc', align: 'left' },
        ],
        events.map((event) => [String(event.id), formatInstant(event.at), event.author, event.lines.join('. ')]),
      )
      const text = [
        table,
        `Sổ có ${formatCount(entries)} lần ghi, mã băm cuối ${head}.`,
        ...('path' in written ? [`Đã ghi trích lục: ${written.path}`] : []),
      ].join('\n')
      return { json: { ok: true, chain: { entries, head }, events, ...written }, text }
    })
  },
})
