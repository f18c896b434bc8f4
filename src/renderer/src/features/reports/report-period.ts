import { type LocalDate, maxDate, minDate, startOfMonth } from '#shared/kernel/local-date.ts'
import {
  asOf,
  customPeriod,
  nextPeriod,
  type Period,
  type PeriodCalendar,
  periodContaining,
  previousPeriod,
} from '#shared/kernel/period.ts'
import { type PeriodChoice, periodChoices, type ReportSearch } from './report-search.ts'

type FormPeriod = 'day' | 'span'

/** Rows that stand as they are at the close of one day, whatever came before it. */
const rowsOfOneDay: readonly string[] = ['lines', 'targets', 'variances']

/** The periods a person chooses among for a form, its own first. */
export function offeredPeriods({ periods, rows }: FormPeriods): readonly FormPeriod[] {
  return rowsOfOneDay.includes(rows) ? ['day'] : periods
}

interface FormPeriods {
  readonly periods: readonly FormPeriod[]
  readonly rows: string
}

/** The choices a form can be drawn for. */
export function choicesFor(periods: readonly FormPeriod[]): PeriodChoice[] {
  return periodChoices.filter((choice) => periods.includes(choice === 'day' ? 'day' : 'span'))
}

/** The choice of the address where the form allows it, else the form's own: the day, or the unit's month. */
export function chosenKind(
  search: ReportSearch,
  periods: readonly FormPeriod[],
  calendar: PeriodCalendar,
): PeriodChoice {
  const allowed = choicesFor(periods)
  if (search.kind !== undefined && allowed.includes(search.kind)) return search.kind
  if (periods[0] === 'day') return 'day'
  return calendar === 'administrative' ? 'admin-month' : 'month'
}

/** The period of a choice around a day. A custom period typed the wrong way round is the days between its ends. */
export function chosenPeriod(
  kind: PeriodChoice,
  search: ReportSearch,
  on: LocalDate,
  calendar: PeriodCalendar,
): Period {
  switch (kind) {
    case 'custom': {
      const from = search.from ?? startOfMonth(on)
      return customPeriod(minDate(from, on), maxDate(from, on))
    }
    case 'as-of':
      return asOf(on, search.origin === 'year-start' ? { kind: 'year-start', calendar } : { kind: 'start' })
    case 'month':
      return periodContaining('month', 'calendar', on)
    case 'admin-month':
      return periodContaining('month', 'administrative', on)
    default:
      return periodContaining(kind, calendar, on)
  }
}

/** The address after stepping one period back or forward; null where there is none. "Tính đến" steps by its day. */
export function steppedSearch(period: Period, direction: -1 | 1): Pick<ReportSearch, 'on' | 'from'> | null {
  const from = period.kind === 'as-of' ? periodContaining('day', 'calendar', period.to) : period
  const next = direction < 0 ? previousPeriod(from) : nextPeriod(from)
  if (next === null) return null
  return period.kind === 'custom' ? { on: next.to, from: next.from } : { on: next.to }
}
