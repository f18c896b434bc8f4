/** The calendar counted out day by day, sharing nothing with the product and knowing of no clock or time zone. */

/** A Monday. */
const first = { year: 1999, month: 11, day: 29 } as const
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Months: the kind repeats after `every`, starting `offset` into the year, and lasts `length`. */
const monthsOf = {
  month: { every: 1, offset: 0, length: 1 },
  quarter: { every: 3, offset: 0, length: 3 },
  'half-year': { every: 12, offset: 0, length: 6 },
  'nine-months': { every: 12, offset: 0, length: 9 },
  year: { every: 12, offset: 0, length: 12 },
  'second-half': { every: 12, offset: 6, length: 6 },
} as const

export type PlainKind = keyof typeof monthsOf
export const plainKinds = ['month', 'quarter', 'half-year', 'nine-months', 'year', 'second-half'] as const
export const plainCalendars = ['calendar', 'administrative'] as const

export interface PlainSpan {
  readonly from: string
  readonly to: string
}

/** Every day from a Monday before 2000 to the end of a year. */
export function plainDays(lastYear: number): string[] {
  const days: string[] = []
  let { year, month, day }: { year: number; month: number; day: number } = first
  while (year <= lastYear) {
    days.push(dateText(year, month, day))
    day += 1
    if (day > lengthOf(year, month)) [month, day] = [month + 1, 1]
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return days
}

/** The week, Monday to Sunday, that a day of `plainDays` is in. */
export function plainWeek(days: readonly string[], date: string): PlainSpan {
  const at = days.indexOf(date)
  const monday = at - (at % 7)
  return { from: days[monday] ?? '', to: days[monday + 6] ?? '' }
}

/** The period of a kind that a date belongs to; an administrative month ends on the 14th. */
export function plainPeriod(kind: PlainKind, calendar: (typeof plainCalendars)[number], date: string): PlainSpan {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const { every, offset, length } = monthsOf[kind]
  const own = year * 12 + month - 1 + (calendar === 'administrative' && day > 14 ? 1 : 0)
  const start = own - (own % every) + offset
  const end = start + length - 1
  return calendar === 'administrative'
    ? { from: dayOf(start - 1, 15), to: dayOf(end, 14) }
    : { from: dayOf(start, 1), to: dayOf(end, lengthOf(Math.floor(end / 12), (end % 12) + 1)) }
}

function dayOf(month: number, day: number): string {
  return dateText(Math.floor(month / 12), (month % 12) + 1, day)
}

function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

function dateText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
