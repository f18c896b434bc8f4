/**
 * The periods a report can cover. A period carries its first and last day, both included, and its kind, so that it can
 * be named and compared; a period from outside is refused when its days are not those of its kind.
 *
 * Month-based periods exist in two calendars. A province that follows Nghị định 09/2019/NĐ-CP closes each reporting
 * month on the 14th: the administrative month M runs from the 15th of the month before to the 14th of M, and quarters,
 * half-years, nine months and years are made of such months (the year is 15/12 → 14/12).
 */
import { z } from 'zod'
import {
  addDays,
  dateFromParts,
  dayOfWeek,
  daysBetween,
  EARLIEST_DATE,
  endOfMonth,
  LATEST_DATE,
  type LocalDate,
  localDateSchema,
  parseLocalDate,
  partsOf,
} from './local-date.ts'

export const periodCalendarSchema = z.enum(['calendar', 'administrative'])
export type PeriodCalendar = z.infer<typeof periodCalendarSchema>

export const MONTH_BASED_KINDS = ['month', 'quarter', 'half-year', 'nine-months', 'year', 'second-half'] as const
export type MonthBasedKind = (typeof MONTH_BASED_KINDS)[number]

/** Where a cumulative figure starts: at the opening of the book, on the first day of the year, or of a campaign. */
export const asOfOriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('year-start'), calendar: periodCalendarSchema }),
  z.strictObject({ kind: z.literal('campaign-start'), from: localDateSchema }),
])
export type AsOfOrigin = z.infer<typeof asOfOriginSchema>

const span = { from: localDateSchema, to: localDateSchema }

const anyPeriodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['day', 'week', 'custom']), ...span }),
  z.strictObject({ kind: z.enum(MONTH_BASED_KINDS), calendar: periodCalendarSchema, ...span }),
  z.strictObject({ kind: z.literal('as-of'), origin: asOfOriginSchema, ...span }),
])

export type Period = z.infer<typeof anyPeriodSchema>
export type PeriodKind = Period['kind']

export const periodSchema = anyPeriodSchema.refine((period) => !hasDates(period) || hasDaysOfItsKind(period), {
  error: 'not the days of a period of this kind',
})

/** Kinds that a date alone selects. */
export type NamedPeriodKind = Exclude<PeriodKind, 'custom' | 'as-of'>

/** `every`: the kind repeats after so many months, starting `offset` months into the year and lasting `length` months. */
const MONTHS: Readonly<Record<MonthBasedKind, { every: number; offset: number; length: number }>> = {
  month: { every: 1, offset: 0, length: 1 },
  quarter: { every: 3, offset: 0, length: 3 },
  'half-year': { every: 12, offset: 0, length: 6 },
  'nine-months': { every: 12, offset: 0, length: 9 },
  year: { every: 12, offset: 0, length: 12 },
  'second-half': { every: 12, offset: 6, length: 6 },
}

/**
 * The period of a kind that a date belongs to; day and week are the same in both calendars. The half-year kinds and
 * the nine months cover only part of a year: a date outside them gives those of its reporting year.
 * Throws a RangeError when the period is not wholly inside the supported years.
 */
export function periodContaining(kind: NamedPeriodKind, calendar: PeriodCalendar, date: LocalDate): Period {
  if (kind === 'day') return { kind, from: date, to: date }
  if (kind === 'week') {
    const from = addDays(date, 1 - dayOfWeek(date))
    return { kind, from, to: addDays(from, 6) }
  }
  const { every, offset } = MONTHS[kind]
  const month = reportingMonth(calendar, date)
  const period = monthBasedPeriod(kind, calendar, month - (month % every) + offset)
  if (period === null) throw new RangeError(`no ${calendar} ${kind} around ${date} in the supported years`)
  return period
}

/** Throws a RangeError when `to` is before `from`. */
export function customPeriod(from: LocalDate, to: LocalDate): Period {
  if (to < from) throw new RangeError(`a period does not end before it starts: ${from}, ${to}`)
  return { kind: 'custom', from, to }
}

/**
 * "Tính đến ngày …": everything from the origin to the close of `date`. From the start of the book, `from` is the
 * earliest supported date, so that every posting is on or after it.
 * Throws a RangeError when the campaign starts after `date`, or the year before the supported years.
 */
export function asOf(date: LocalDate, origin: AsOfOrigin): Period {
  const from = originDate(date, origin)
  if (from === null || date < from) throw new RangeError(`no cumulative period from ${origin.kind} to ${date}`)
  return { kind: 'as-of', origin, from, to: date }
}

/**
 * The period that a report compares with: the day, week, month or quarter before; the same part of the year before;
 * for a custom period, as many days just before it. Null for "tính đến", which has no length to repeat (the report
 * names the other date itself), and where the supported years end.
 */
export function previousPeriod(period: Period): Period | null {
  return shifted(period, -1)
}

/** The reverse of previousPeriod. */
export function nextPeriod(period: Period): Period | null {
  return shifted(period, 1)
}

function shifted(period: Period, direction: -1 | 1): Period | null {
  switch (period.kind) {
    case 'as-of':
      return null
    case 'day':
    case 'week':
    case 'custom': {
      const days = daysBetween(period.from, period.to) + 1
      const room = direction < 0 ? daysBetween(EARLIEST_DATE, period.from) : daysBetween(period.to, LATEST_DATE)
      if (room < days) return null
      const from = addDays(period.from, direction * days)
      return { kind: period.kind, from, to: addDays(from, days - 1) }
    }
    default: {
      const first = reportingMonth(period.calendar, period.from) + direction * MONTHS[period.kind].every
      return monthBasedPeriod(period.kind, period.calendar, first)
    }
  }
}

/** Months are counted from year 0, so that month 7 of 2023 is 2023 × 12 + 6; the 15th opens the next administrative one. */
function reportingMonth(calendar: PeriodCalendar, date: LocalDate): number {
  const { year, month, day } = partsOf(date)
  return year * 12 + month - 1 + (calendar === 'administrative' && day >= 15 ? 1 : 0)
}

function monthBasedPeriod(kind: MonthBasedKind, calendar: PeriodCalendar, first: number): Period | null {
  const from = firstDayOf(calendar, first)
  const to = lastDayOf(calendar, first + MONTHS[kind].length - 1)
  return from === null || to === null ? null : { kind, calendar, from, to }
}

function firstDayOf(calendar: PeriodCalendar, month: number): LocalDate | null {
  return calendar === 'administrative' ? dayInMonth(month - 1, 15) : dayInMonth(month, 1)
}

function lastDayOf(calendar: PeriodCalendar, month: number): LocalDate | null {
  if (calendar === 'administrative') return dayInMonth(month, 14)
  const first = dayInMonth(month, 1)
  return first === null ? null : endOfMonth(first)
}

function dayInMonth(month: number, day: number): LocalDate | null {
  return dateFromParts({ year: Math.floor(month / 12), month: (month % 12) + 1, day })
}

function originDate(date: LocalDate, origin: AsOfOrigin): LocalDate | null {
  switch (origin.kind) {
    case 'start':
      return EARLIEST_DATE
    case 'year-start': {
      const month = reportingMonth(origin.calendar, date)
      return firstDayOf(origin.calendar, month - (month % 12))
    }
    case 'campaign-start':
      return origin.from
  }
}

/** False for texts that are no dates: that is an issue of its own by then, and no arithmetic is tried on them. */
function hasDates({ from, to }: Period): boolean {
  return parseLocalDate(from) !== null && parseLocalDate(to) !== null
}

function hasDaysOfItsKind(period: Period): boolean {
  const { from, to } = period
  if (to < from) return false
  switch (period.kind) {
    case 'custom':
      return true
    case 'day':
      return from === to
    case 'week':
      return dayOfWeek(from) === 1 && daysBetween(from, to) === 6
    case 'as-of':
      return from === originDate(to, period.origin)
    default: {
      const { every, offset } = MONTHS[period.kind]
      const first = reportingMonth(period.calendar, from)
      const real = monthBasedPeriod(period.kind, period.calendar, first)
      return first % every === offset && real?.from === from && real.to === to
    }
  }
}
