/** Typed totals against the rows they add up: at the end, in the middle or at the top, of all rows or of a group. */
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { ReadColumn } from './table-readings.rules.ts'
import { countAt } from './table-readings.rules.ts'
import type { TableView } from './table-view.ts'

/** Sums of one column over the rows of figures, ready for any stretch of them. */
interface ColumnSums {
  readonly read: ReadColumn
  /** Sum, cells with something, and cells that were not read, of the rows before each row of the table. */
  readonly before: readonly { readonly sum: number; readonly filled: number; readonly unread: number }[]
}

/** A stretch of the table's rows, as indices, the last one not included. */
interface Scope {
  readonly from: number
  readonly to: number
  readonly isWhole: boolean
}

export interface ComparedTotal {
  readonly row: FoundRow
  readonly column: number
  readonly address: string
  readonly stated: number
  /** Null where a row could not be read. */
  readonly computed: number | null
  readonly isWhole: boolean
}

export interface TotalsContext {
  /** Rows whose figures are part of the sums. */
  readonly isSummed: (row: FoundRow) => boolean
}

export function compareTotals(view: TableView, context: TotalsContext): { totals: ComparedTotal[]; issues: Issue[] } {
  const columns = summedColumns(view).map((read) => sumsOf(read, view.rows, context))
  const totals = view.rows.flatMap((row, index) => {
    if (row.kind !== 'total' || row.channel !== null) return []
    const scope = scopeOf(index, view.rows, columns, isGroupBorder)
    return columns.flatMap((column) => comparedTotal(row, column, scope))
  })
  const issues = totals.flatMap(({ row, address, stated, computed, isWhole }) => {
    if (computed === null || computed === stated) return []
    const where = { sheet: view.found.grid.name, cell: address }
    const label = row.label?.text ?? ''
    return [
      warningIssue(isWhole ? 'import/total-not-sum-of-rows' : 'import/section-total-not-sum', where, {
        label,
        stated,
        computed,
      }),
    ]
  })
  return { totals, issues }
}

function summedColumns(view: TableView): ReadColumn[] {
  return view.columns.flatMap(({ column }) => view.reads.get(column) ?? [])
}

function sumsOf(read: ReadColumn, rows: readonly FoundRow[], { isSummed }: TotalsContext): ColumnSums {
  let [sum, filled, unread] = [0, 0, 0]
  const before = [{ sum, filled, unread }]
  for (const row of rows) {
    const value = isSummed(row) ? countAt(read, row.row) : 'blank'
    if (typeof value === 'number') {
      sum += value
      filled += 1
    } else if (value === 'unread') unread += 1
    before.push({ sum, filled, unread })
  }
  return { read, before }
}

function within({ before }: ColumnSums, { from, to }: Scope): { sum: number; filled: number; unread: number } {
  const [a, b] = [before[from], before[to]]
  if (a === undefined || b === undefined) return { sum: 0, filled: 0, unread: 0 }
  return { sum: b.sum - a.sum, filled: b.filled - a.filled, unread: b.unread - a.unread }
}

/** The stretch whose sums the row states in most columns; where none fits, all rows, or those of its group. */
function scopeOf(
  index: number,
  rows: readonly FoundRow[],
  columns: readonly ColumnSums[],
  isBorder: (row: FoundRow | undefined) => boolean,
): Scope {
  const row = rows[index]
  const whole: Scope = { from: 0, to: rows.length, isWhole: true }
  let start = index
  while (start > 0 && !isBorder(rows[start - 1])) start -= 1
  let end = index + 1
  while (end < rows.length && !isBorder(rows[end])) end += 1
  const before: Scope = { from: start, to: index, isWhole: false }
  const after: Scope = { from: index + 1, to: end, isWhole: false }
  const scopes = row?.isSectionTotal === true ? [after, before] : [whole, before, after]
  const fits = (scope: Scope) =>
    columns.filter((column) => {
      const stated = countAt(column.read, row?.row ?? 0)
      const { sum, filled } = within(column, scope)
      return typeof stated === 'number' && filled > 0 && sum === stated
    }).length
  const [best] = scopes.map((scope) => ({ scope, fit: fits(scope) })).toSorted((a, b) => b.fit - a.fit)
  return best === undefined ? whole : best.scope
}

function isGroupBorder(row: FoundRow | undefined): boolean {
  return row?.kind === 'total' || row?.kind === 'section'
}

function comparedTotal(row: FoundRow, column: ColumnSums, scope: Scope): ComparedTotal[] {
  const cell = column.read.cells.get(row.row)
  if (cell?.reading.kind !== 'count') return []
  const { sum, filled, unread } = within(column, scope)
  const computed = unread > 0 || filled === 0 ? null : sum
  const place = { row, column: column.read.column.column, address: cell.cell.cell.address }
  return [{ ...place, stated: cell.reading.value, computed, isWhole: scope.isWhole }]
}

/**
 * Rows without a name, or with a name the book does not know, that state exactly the sums of the other rows: typed
 * totals. A row of small figures proves nothing.
 */
export function provenTotals(view: TableView): FoundRow[] {
  const columns = summedColumns(view).map((read) =>
    sumsOf(read, view.rows, { isSummed: ({ kind }) => kind === 'unit' }),
  )
  const unitsBefore = [0]
  for (const { kind } of view.rows) unitsBefore.push((unitsBefore.at(-1) ?? 0) + (kind === 'unit' ? 1 : 0))
  return view.rows.map((row, index) => {
    const isOpen = row.kind === 'unknown' && (row.match === null || row.match.kind === 'unknown') && row.hasFigures
    if (!isOpen) return row
    const scope = scopeOf(index, view.rows, columns, (one) => one?.kind !== 'unit')
    const units = (unitsBefore[scope.to] ?? 0) - (unitsBefore[scope.from] ?? 0)
    if (units < 2 || !isSumOfOthers(row, scope, columns)) return row
    return { ...row, kind: 'total', confidence: 92, reason: 'các số bằng tổng của các hàng khác', match: null }
  })
}

const SMALL = 10

function isSumOfOthers(row: FoundRow, scope: Scope, columns: readonly ColumnSums[]): boolean {
  let largest = 0
  for (const column of columns) {
    const stated = countAt(column.read, row.row)
    if (stated === 'blank') continue
    const { sum, unread } = within(column, scope)
    if (stated !== sum || unread > 0) return false
    largest = Math.max(largest, sum)
  }
  return largest >= SMALL
}
