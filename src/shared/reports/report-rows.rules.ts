import type { RowFacts } from './report-facts.ts'

const withoutResidents: readonly string[] = ['unallocated', 'outside', 'extra']

/** Whether people live in rows of a kind: "Chưa phân xã" and the like have no population or target by nature. */
export function isInhabited(kind: string): boolean {
  return !withoutResidents.includes(kind)
}

/** Whether people live in the row. */
export function hasResidents(row: RowFacts): boolean {
  return isInhabited(row.unit.kind)
}

/** Communes without any figure in the period. */
export function missingCommunes(rows: readonly RowFacts[]): RowFacts[] {
  return rows.filter((row) => hasResidents(row) && !row.hasFigures)
}
