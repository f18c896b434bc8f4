import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import type { Unit } from '#shared/units/units.schema.ts'

/** Names for messages; a unit that is not among the rows keeps its code. */
export function namesOf(rows: readonly Pick<Unit, 'code' | 'name'>[]): IssueNames {
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  return { unit: (code) => names.get(code) ?? code, indicator: indicatorLabel }
}
