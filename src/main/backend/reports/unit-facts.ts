import type { Period } from '#shared/kernel/period.ts'
import type { NeededCodes } from '#shared/reports/form.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SheetBook } from './sheet-builder.ts'

export interface ReportedUnit {
  readonly code: string
  readonly name: string
}

/**
 * The facts of the whole unit, of a unit that reports to it with rows of its own, or of one row alone.
 * @throws DomainError `units/unknown` also where the unit has no row in the period
 */
export function factsOfUnit(
  { readPeriod, units }: Pick<SheetBook, 'readPeriod' | 'units'>,
  period: Period,
  needed: NeededCodes,
  code: string,
  geography?: GeographyChoice,
): { unit: ReportedUnit; facts: PeriodFacts } {
  const { name } = units.requireUnit(code)
  const facts = readPeriod(period, needed, code, geography)
  if (facts.rows.length === 0) throw new DomainError('units/unknown', { codes: [code] })
  const then = geography === 'now' ? undefined : units.unitOn(code, period.to)
  return { unit: { code, name: then?.name ?? name }, facts }
}
