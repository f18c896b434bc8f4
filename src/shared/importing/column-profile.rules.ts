/** What the cells below a header look like, column by column. */
import type { CellSigns } from './cell-signs.rules.ts'
import type { GridCell } from './sheet-grid.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

export interface ColumnProfile {
  readonly column: number
  /** Cells of the body that hold something, from top to bottom. */
  readonly cells: readonly GridCell[]
  readonly numbers: number
  readonly dates: number
  readonly units: number
  /** Cells that are neither numbers, dates nor units. */
  readonly texts: number
  /** 1, 2, 3, … */
  readonly isCounting: boolean
}

/** Of every column of the table's bounds that has a header or cells in the body. */
export function columnProfiles(table: FoundTable, signs: CellSigns): ReadonlyMap<number, ColumnProfile> {
  const cells = new Map<number, GridCell[]>()
  for (const column of table.header.texts.keys()) cells.set(column, [])
  for (const row of table.body) {
    for (const cell of table.grid.rows.get(row) ?? []) {
      if (cell.column < table.bounds.left || cell.column > table.bounds.right) continue
      const known = cells.get(cell.column)
      if (known === undefined) cells.set(cell.column, [cell])
      else known.push(cell)
    }
  }
  return new Map(Array.from(cells, ([column, its]) => [column, profileOf(column, its, signs)]))
}

function profileOf(column: number, cells: readonly GridCell[], signs: CellSigns): ColumnProfile {
  let numbers = 0
  let dates = 0
  let units = 0
  let texts = 0
  for (const cell of cells) {
    if (signs.isDate(cell)) dates += 1
    else if (signs.isNumber(cell)) numbers += 1
    else if (cell.cell.type === 'text' && signs.isUnit(cell.text)) units += 1
    else texts += 1
  }
  return { column, cells, numbers, dates, units, texts, isCounting: isCounting(cells) }
}

const FEWEST_TO_COUNT = 3

function isCounting(cells: readonly GridCell[]): boolean {
  const numbers = cells.filter(({ text }) => /^\d{1,5}$/.test(text)).map(({ text }) => Number(text))
  if (numbers.length < FEWEST_TO_COUNT || numbers.length < cells.length / 2) return false
  return numbers.every((number, index) => number === index + 1)
}
