import { datesBetween, formatDate } from '#shared/kernel/local-date.ts'
import { dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { UsageError } from '../refusal.ts'

export const approveCommand = defineCommand({
  name: 'approve',
  summary: 'ký duyệt một ngày hoặc các ngày liền nhau đã chốt',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'ngày cần ký duyệt', isRequired: true },
    to: { kind: 'text', value: 'D', summary: 'ngày cuối, khi duyệt nhiều ngày liền nhau' },
  },
  details: `Mọi ngày phải đã chốt và chưa duyệt, nếu không thì không duyệt ngày nào. Duyệt rồi thì muốn sửa phải mở khoá
(unlock), số sửa được đánh số điều chỉnh. JSON: {ok, days}; days gồm {date, status, approvedBy}.`,
  run({ options, author }) {
    const from = dateOption('date', options.date, 'approve')
    const to = dateOption('to', options.to ?? options.date, 'approve')
    if (to < from) throw new UsageError('--to phải từ --date trở đi', 'approve')
    return withBook({ dbPath: options.db, author }, async (book) => {
      const states = await book.call('figures.approveDays', { days: datesBetween(from, to) })
      const days = states.map(({ on, status, approvedBy }) => ({ date: on, status, approvedBy }))
      const text = `Đã ký duyệt ${states.map(({ on }) => `ngày ${formatDate(on)}`).join(', ')}.`
      return { json: { ok: true, days }, text }
    })
  },
})
