/** What is said of sheets that units owe: states, and what the audit tells of deadlines, exemptions and calls. */
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import type { SlotState } from '#shared/province/completeness.schema.ts'

type Details = Readonly<Record<string, unknown>>

export const slotStateTexts: Readonly<Record<SlotState, string>> = {
  submitted: 'Đã nộp',
  resubmitted: 'Nộp lại',
  late: 'Nộp trễ',
  empty: 'Không phát sinh',
  missing: 'Thiếu',
  unverified: 'Chưa xác thực',
  exempt: 'Miễn',
  waiting: 'Chưa đến hạn',
  rest: 'Ngày nghỉ',
  outside: 'Không thuộc kỳ',
}

/** What was done about sheets that units owe, as the audit's reader is told. */
export const completenessEventTexts = {
  'deadline-set': (form, { from, hour, daysAfter }) =>
    typeof hour === 'string'
      ? `Đặt hạn nộp ${form}: ${hour}, ${daysAfter === 0 ? 'trong ngày' : `sau ${String(daysAfter)} ngày`}, từ ${dateText(from)}`
      : `Bỏ hạn nộp ${form} từ ${dateText(from)}`,
  'exemption-saved': (unit, { what, from, to, form, reason }) =>
    `${what === 'withdrawn' ? 'Bỏ miễn nộp' : 'Miễn nộp'} ${typeof form === 'string' ? form : 'mọi biểu'} cho ${unit}, ${dateText(from)} – ${dateText(to)}: ${String(reason)}`,
  'contact-saved': (unit, { what }) =>
    what === 'withdrawn' ? `Xoá người liên hệ của ${unit}` : `Ghi người liên hệ của ${unit}`,
  'call-added': (unit, { form, from, to, result }) =>
    `Gọi ${unit} về ${String(form)} ${from === to ? `ngày ${dateText(from)}` : `${dateText(from)} – ${dateText(to)}`}: ${String(result)}`,
} as const satisfies Record<string, (subject: string, details: Details) => string>

function dateText(value: unknown): string {
  const date = typeof value === 'string' ? parseLocalDate(value) : null
  return date === null ? '' : formatDate(date)
}
