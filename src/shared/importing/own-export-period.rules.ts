/** The period of a sheet of this product: as its marks say it, and as the line under its title says it now. */
import { readDateText } from '#shared/kernel/date-text.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import { periodLabel, provisionalPeriodLabel } from '#shared/kernel/period-label.ts'
import { type Period, periodSchema } from '#shared/kernel/period.ts'
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { PlainCell } from './plain-workbook.schema.ts'
import type { Span } from './understanding.schema.ts'

/** The marks leave the calendar and the origin out: the days tell them. Null for days that are no such period. */
export function markedPeriod(kind: string, from: string, to: string): Period | null {
  const days = { from, to }
  const calendars = ['calendar', 'administrative'] as const
  const candidates = [
    { kind, ...days },
    ...calendars.map((calendar) => ({ kind, calendar, ...days })),
    { kind, origin: { kind: 'start' }, ...days },
    ...calendars.map((calendar) => ({ kind, origin: { kind: 'year-start', calendar }, ...days })),
    { kind, origin: { kind: 'campaign-start', from }, ...days },
  ]
  for (const candidate of candidates) {
    const period = periodSchema.safeParse(candidate)
    if (period.success) return period.data
  }
  return null
}

export type PeriodLine =
  | { readonly kind: 'same' | 'missing' }
  /** The line says something else; `span` where its days can be read. */
  | { readonly kind: 'retyped'; readonly cell: PlainCell; readonly span: Span | null }

const BEGINNING = /^(?:ngày|tuần|tháng|quý|năm|từ ngày|(?:số liệu )?tính đến|[69] tháng)(?=\s|$)/
/** The date beside the place: "ngày 14 tháng 04 năm 2023". */
const SIGNED_ON = /ngày \d{1,2} tháng \d{1,2} năm \d{4}$/
const DATE = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} tháng \d{1,2} năm \d{4}/gi

/** @param above the cells above the table */
export function readPeriodLine(above: readonly PlainCell[], period: Period): PeriodLine {
  const expected = [periodLabel(period), provisionalPeriodLabel(period)].map(nameKey)
  const texts = above.map((cell) => ({ cell, text: plainTypedText(textOf(cell)) }))
  if (texts.some(({ text }) => expected.includes(nameKey(text)))) return { kind: 'same' }
  const left = Math.min(...above.map(({ column }) => column))
  const line = texts.find(({ cell, text }) => {
    const isSigning = SIGNED_ON.test(text.toLowerCase()) && cell.column > left
    return (cell.type === 'date' || BEGINNING.test(text.toLowerCase())) && !isSigning
  })
  return line === undefined ? { kind: 'missing' } : { kind: 'retyped', cell: line.cell, span: daysIn(line.text) }
}

function textOf({ type, value, text }: PlainCell): string {
  if (type === 'date' && typeof value === 'string') return value.slice(0, 'YYYY-MM-DD'.length)
  return typeof value === 'string' ? value : text
}

function daysIn(text: string): Span | null {
  const days = Array.from(text.matchAll(DATE), ([found]) => {
    const reading = readDateText(found)
    return reading.kind === 'date' ? reading.value : null
  })
  const [from, to = from, ...others] = days
  if (from === undefined || from === null || to === undefined || to === null || others.length > 0) return null
  return from <= to ? { from, to } : null
}

/** A day, or `from..to`, as an answer gives it; null when it is neither. */
export function spanOfAnswer(answer: string): Span | null {
  const [first = '', second = first, ...others] = answer.split('..')
  const [from, to] = [parseLocalDate(first), parseLocalDate(second)]
  return from === null || to === null || from > to || others.length > 0 ? null : { from, to }
}

export function answerOfSpan({ from, to }: Span): string {
  return from === to ? from : `${from}..${to}`
}
