/** The unit's own levels beside those of the national system: Chênh lệch = Tổng hợp − Chuẩn, exact, never of what is unknown. */
import { sumReported } from '#shared/figures/effective.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { NationalFigure, Variance } from './reconciliation.schema.ts'

/** What the screen offers first: the cumulatives that provinces compare. */
export const firstCompared: readonly string[] = ['CC_CUM', 'EID_COL_CUM', 'EID_APP_CUM', 'EID_ACT_CUM']

/** Indicators with a level at a day, in the order of the catalogue. */
export function comparableOn(on: string): string[] {
  return indicators.filter((one) => one.type !== 'flow' && isValidOn(one, on)).map(({ code }) => code)
}

interface Source {
  readonly on: LocalDate
  readonly rows: readonly { readonly code: string; readonly name: string }[]
  /** Compared whether there is a national figure or not. */
  readonly indicators: readonly string[]
  /** By `placeKey`. */
  readonly national: ReadonlyMap<string, number>
  readonly own: ReadonlyMap<string, number | null>
  readonly reasons: ReadonlyMap<string, string>
}

export function placeKey(unitCode: string, indicator: string): string {
  return `${unitCode}|${indicator}`
}

/** Every row with every compared indicator, row by row; an indicator without a national figure anywhere is not compared. */
export function variancesOf({ on, rows, indicators: compared, national, own, reasons }: Source): Variance[] {
  return rows.flatMap(({ code, name }) =>
    compared.map((indicator) => {
      const key = placeKey(code, indicator)
      const standard = national.get(key) ?? null
      const counted = own.get(key) ?? null
      return {
        unitCode: code,
        unitName: name,
        indicator,
        national: standard,
        own: counted,
        difference: standard === null || counted === null ? null : counted - standard,
        reason: reasons.get(key) ?? '',
        on,
      }
    }),
  )
}

/** Σ of one indicator over the rows in which both are known: the difference of the sums is the sum of the differences. */
export function varianceTotal(rows: readonly Variance[]): Pick<Variance, 'national' | 'own' | 'difference'> {
  const whole = rows.filter(({ difference }) => difference !== null)
  return {
    national: sumReported(whole.map(({ national }) => national)),
    own: sumReported(whole.map(({ own }) => own)),
    difference: sumReported(whole.map(({ difference }) => difference)),
  }
}

/** What keeps national figures out: rows that are none, indicators without a level. */
export function checkNational(
  figures: readonly NationalFigure[],
  isRow: (unitCode: string, on: LocalDate) => boolean,
): Issue[] {
  return figures.flatMap(({ unitCode, indicator, on, value }) => {
    const where = { unitCode, indicator, date: on }
    const found = findIndicator(indicator)
    if (found === undefined) return [errorIssue('unknown-indicator', where, { code: indicator })]
    if (found.type === 'flow') return [errorIssue('national-not-a-level', where)]
    if (value !== null && !isValidOn(found, on))
      return [errorIssue('not-valid-on', where, { from: found.validFrom ?? '' })]
    return value === null || isRow(unitCode, on) ? [] : [errorIssue('not-a-row', where)]
  })
}
