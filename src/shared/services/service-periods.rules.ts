/** Periods of the services: which kind a span of days is, the one before it, and the months in it. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import {
  customPeriod,
  MONTH_BASED_KINDS,
  nextPeriod,
  type Period,
  type PeriodCalendar,
  periodContaining,
  periodSchema,
  previousPeriod,
} from '#shared/kernel/period.ts'
import { partsOf } from '#shared/kernel/local-date.ts'

export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

const calendars = ['calendar', 'administrative'] as const

/** The period that a span of days is: of the unit's calendar first, then of the other; else one of so many days. */
export function periodOfSpan({ from, to }: Span, calendar: PeriodCalendar): Period {
  for (const one of calendars.toSorted((a) => (a === calendar ? -1 : 1))) {
    for (const kind of MONTH_BASED_KINDS) {
      const found = periodSchema.safeParse({ kind, calendar: one, from, to })
      if (found.success) return found.data
    }
  }
  return customPeriod(from, to)
}

/** The period just before, of the same kind and length; null where the supported years end. */
export function spanBefore(span: Span, calendar: PeriodCalendar): Span | null {
  const before = previousPeriod(periodOfSpan(span, calendar))
  return before === null ? null : { from: before.from, to: before.to }
}

/** The reporting months wholly inside a span, each with its name `YYYY-MM`. */
export function monthsWithin({ from, to }: Span, calendar: PeriodCalendar): (Span & { readonly name: string })[] {
  const months: (Span & { readonly name: string })[] = []
  let month: Period | null = periodContaining('month', calendar, from)
  while (month !== null && month.to <= to) {
    if (month.from >= from) months.push({ from: month.from, to: month.to, name: monthName(month.to) })
    month = nextPeriod(month)
  }
  return months
}

function monthName(lastDay: LocalDate): string {
  const { year, month } = partsOf(lastDay)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}
