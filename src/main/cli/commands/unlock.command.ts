import { formatInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'
import { dateOption, integerOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'

const defaultHours = '4'

export const unlockCommand = defineCommand({
  name: 'unlock',
  summary: 'mở khoá một ngày đã ký duyệt để ghi điều chỉnh có đánh số',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'ngày cần mở', isRequired: true },
    reason: { kind: 'text', value: 'TEXT', summary: 'lý do, được in ở báo cáo kế tiếp', isRequired: true },
    hours: { kind: 'text', value: 'N', summary: `tự khoá lại sau N giờ, từ 1 đến 72 (mặc định ${defaultHours})` },
    unit: { kind: 'text', value: 'MÃ,MÃ', summary: 'chỉ mở các dòng này; không có thì mở mọi dòng' },
  },
  details: 'JSON: {ok, number, expiresAt}; number là số điều chỉnh, dùng cho relock.',
  run({ options, author }) {
    const on = dateOption('date', options.date, 'unlock')
    const hours = integerOption('hours', options.hours ?? defaultHours, { min: 1, max: 72 }, 'unlock')
    const unitCodes = options.unit?.split(',').map((code) => code.trim()) ?? null
    return withBook({ dbPath: options.db, author }, async (book) => {
      const { reason } = options
      const { number, expiresAt } = await book.call('figures.unlockDays', { days: [on], unitCodes, reason, hours })
      const text = `Đã mở khoá ngày ${formatDate(on)}: điều chỉnh số ${number}, tự khoá lại lúc ${formatInstant(expiresAt)}.`
      return { json: { ok: true, number, expiresAt }, text }
    })
  },
})
