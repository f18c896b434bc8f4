import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { CheckedRow } from './outliers.rules.ts'

/** An earlier day whose figures stand again, and which they are. */
export interface RepeatedDay {
  readonly on: LocalDate
  readonly indicators: ReadonlySet<string>
}

const LEAST_FIGURES = 4
const LEAST_SUM = 12
/** Only the days just before are typed again by mistake. */
const DAYS_BACK = 7

/**
 * The latest of the days before on which every figure of the row was what it is today, when at least four of them are
 * not zero: two honest days hardly ever agree in so many counts.
 */
export function repeatedDay({ figures }: CheckedRow): RepeatedDay | null {
  const reported = figures.filter(({ value }) => value > 0)
  const sum = reported.reduce((total, { value }) => total + value, 0)
  if (reported.length < LEAST_FIGURES || sum < LEAST_SUM) return null
  const recent = [...new Set(figures.flatMap(({ history }) => history.slice(-DAYS_BACK).map(({ on }) => on)))]
  const on = recent
    .toSorted()
    .slice(-DAYS_BACK)
    .findLast((earlier) =>
      figures.every(({ value, history }) => history.findLast((one) => one.on === earlier)?.value === value),
    )
  return on === undefined ? null : { on, indicators: new Set(reported.map(({ indicator }) => indicator)) }
}
