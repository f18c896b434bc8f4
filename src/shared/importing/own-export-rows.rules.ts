/** The rows of units under the header: which unit each one is now, and where the total stands. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { align, type Alignment } from './own-export-alignment.rules.ts'
import { labelKey, type SheetGrid, textOfCell } from './own-export-grid.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

/** A row that the sheet had, or may have. */
export interface ExpectedRow {
  readonly code: string
  readonly name: string
}

export interface ActualRow {
  readonly row: number
  /** Its unit's name as it stands there; empty where the cell is. */
  readonly name: string
  readonly cell: PlainCell | undefined
}

export interface FoundRows {
  readonly expected: readonly ExpectedRow[]
  readonly actual: readonly ActualRow[]
  readonly alignment: Alignment
  readonly totalRow: number | null
  /** Rows that say what the rows under them come to. */
  readonly sums: readonly ActualRow[]
  /** Rows without anything in them, between the first unit and the last. */
  readonly blank: readonly number[]
}

const TOTAL = 'tong cong'
const NUMBERING = /^\(\d+\)/

interface Place {
  readonly firstRow: number
  readonly sequenceColumn: number | null
  readonly unitColumn: number
  readonly columns: readonly number[]
  /** Names of rows that say what the rows under them come to: they are of no unit of the book. */
  readonly sums: readonly string[]
}

/**
 * @param expected in printed order
 * @param place where rows begin, and the columns that hold their figures
 */
export function findRows(grid: SheetGrid, expected: readonly ExpectedRow[], place: Place): FoundRows {
  const total = totalRowOf(grid, place)
  const end = total ?? lastNamedRow(grid, expected, place) + 1
  const rows = Array.from({ length: Math.max(0, end - place.firstRow) }, (_, index) => place.firstRow + index)
  const isEmpty = (row: number): boolean =>
    [place.unitColumn, ...place.columns].every((column) => textOfCell(grid.at(row, column)) === '')
  const sums = new Set(place.sums.map(nameKey))
  for (const { name } of expected) sums.delete(nameKey(name))
  const isSum = (row: number): boolean => sums.has(nameKey(textOfCell(grid.at(row, place.unitColumn))))
  const filled = rows.filter((row) => !isEmpty(row) && !isNumbering(grid, row, place) && !isSum(row))
  const named = (row: number): ActualRow => {
    const cell = grid.at(row, place.unitColumn)
    return { row, name: textOfCell(cell), cell }
  }
  const actual = filled.map(named)
  const first = filled[0] ?? end
  return {
    expected,
    actual,
    alignment: align(
      expected.map(({ name }) => [nameKey(name)]),
      actual.map(({ name }) => nameKey(name)),
    ),
    totalRow: total,
    sums: rows.filter(isSum).map(named),
    blank: rows.filter((row) => row > first && isEmpty(row)),
  }
}

function totalRowOf(grid: SheetGrid, { firstRow, sequenceColumn, unitColumn }: Place): number | null {
  for (let row = firstRow; row <= grid.lastRow; row += 1) {
    const texts = [sequenceColumn ?? unitColumn, unitColumn].map((column) => labelKey(textOfCell(grid.at(row, column))))
    if (texts.includes(TOTAL)) return row
  }
  return null
}

function lastNamedRow(grid: SheetGrid, expected: readonly ExpectedRow[], { firstRow, unitColumn }: Place): number {
  const keys = new Set(expected.map(({ name }) => nameKey(name)))
  let last = firstRow - 1
  for (let row = firstRow; row <= grid.lastRow; row += 1)
    if (keys.has(nameKey(textOfCell(grid.at(row, unitColumn))))) last = row
  return last
}

/** The row of column numbers under the header. */
function isNumbering(grid: SheetGrid, row: number, { sequenceColumn, unitColumn }: Place): boolean {
  return [sequenceColumn ?? unitColumn, unitColumn].some((column) => NUMBERING.test(textOfCell(grid.at(row, column))))
}
