/** Figures that never fall from day to day and grow by little: they look like cumulatives. */
import type { FoundColumn } from './table-columns.rules.ts'
import { countAt, type ReadColumn } from './table-readings.rules.ts'
import type { TableDays, TableView } from './table-view.ts'

export const FEWEST_DAYS = 3

/** Rows of each unit in the order of their days. */
export function rowsByUnit(view: TableView, { rowSpans }: TableDays): number[][] {
  const named = view.rows.filter(({ row, unitCode }) => unitCode !== null && rowSpans.has(row))
  const groups = Map.groupBy(named, ({ unitCode }) => unitCode ?? '')
  return Array.from(groups.values(), (rows) =>
    rows
      .map(({ row }) => ({ row, day: rowSpans.get(row)?.from ?? '' }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .map(({ row }) => row),
  )
}

/** `units`: the rows of each, in the order of their days. */
export function isRising(view: TableView, { column }: FoundColumn, units: readonly (readonly number[])[]): boolean {
  const read = view.reads.get(column)
  let hasSeries = false
  for (const rows of units) {
    const values = valuesWhileRising(read, rows)
    if (values === null || (values.length >= FEWEST_DAYS && !growsSlowly(values))) return false
    hasSeries ||= values.length >= FEWEST_DAYS
  }
  return hasSeries
}

/** Null as soon as one figure is less than the one before it. */
function valuesWhileRising(read: ReadColumn | undefined, rows: readonly number[]): number[] | null {
  const values: number[] = []
  for (const row of rows) {
    const value = countAt(read, row)
    if (typeof value !== 'number') continue
    if (value < (values.at(-1) ?? 0)) return null
    values.push(value)
  }
  return values
}

/** Small figures of a few days may rise by chance. */
const LARGE_FIGURE = 100
const MANY_DAYS = 6

/** Never falls, rises more than once, and the first figure is more than all that is added later. */
function growsSlowly(values: readonly number[]): boolean {
  const first = values[0] ?? 0
  const last = values.at(-1) ?? 0
  if (first < LARGE_FIGURE && values.length < MANY_DAYS) return false
  const rises = values.filter((value, index) => index > 0 && value > (values[index - 1] ?? 0)).length
  return rises >= 2 && first > last - first
}
