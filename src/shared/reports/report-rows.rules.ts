import type { UnitKind } from '#shared/units/units.schema.ts'
import type { RowFacts } from './report-facts.ts'

const withoutResidents: readonly UnitKind[] = ['unallocated', 'outside', 'extra']

/** Whether people live in the row: "Chưa phân xã" and the like have no population or target by nature. */
export function hasResidents(row: RowFacts): boolean {
  return !withoutResidents.includes(row.unit.kind)
}

/** Communes without any figure in the period. */
export function missingCommunes(rows: readonly RowFacts[]): RowFacts[] {
  return rows.filter((row) => hasResidents(row) && !row.hasFigures)
}
