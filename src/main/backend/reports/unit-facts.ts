import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { DomainError } from '../rpc/domain-error.ts'

export interface ReportedUnit {
  readonly code: string
  readonly name: string
}

/** The whole unit, or one of its rows alone. */
export function ofUnit(
  facts: PeriodFacts,
  root: ReportedUnit,
  code: string,
): { unit: ReportedUnit; facts: PeriodFacts } {
  const unit = code === root.code ? root : facts.rows.find((row) => row.unit.code === code)?.unit
  if (unit === undefined) throw new DomainError('units/unknown', { codes: [code] })
  return { unit, facts: narrowed(facts, root, unit) }
}

/** The facts of one row alone. */
export function narrowed(facts: PeriodFacts, root: ReportedUnit, unit: ReportedUnit): PeriodFacts {
  if (unit.code === root.code) return facts
  return {
    period: facts.period,
    rows: facts.rows.filter((row) => row.unit.code === unit.code),
    ownTargets: {},
    ownStocks: {},
    crossing: facts.crossing.filter((one) => one.unitName === unit.name),
    rebases: facts.rebases.filter((one) => one.unitName === unit.name),
    adjustments: facts.adjustments.flatMap((one) => {
      const changes = one.changes.filter((change) => change.unitCode === unit.code)
      return changes.length === 0 ? [] : [{ ...one, changes }]
    }),
  }
}
