/** Tables that stand on their side: indicators below each other, units or days beside each other. */
import type { CellSigns } from './cell-signs.rules.ts'
import { type Grid, type GridCell, turnedGrid } from './sheet-grid.rules.ts'
import { findTables, type FoundTable } from './table-finding.rules.ts'

const FEWEST_INDICATORS = 2

/** With rows and columns changed over from the row on where the table begins; what is above is its title. */
export function sideTables(grid: Grid, signs: CellSigns): FoundTable[] {
  const column = labelColumn(grid, signs)
  const start = column === null ? undefined : firstRow(grid, column, signs)
  if (start === undefined) return []
  const below = new Map(Array.from(grid.rows).filter(([row]) => row >= start))
  const title = Array.from(grid.rows).flatMap(([row, cells]) => (row < start ? cells : []))
  const part: Grid = { ...grid, rows: below, rowNumbers: grid.rowNumbers.filter((row) => row >= start) }
  return findTables(turnedGrid(part), signs, new Set())
    .filter(({ body }) => body.length > 0)
    .map((table, index) => (index === 0 ? { ...table, title: [...title, ...table.title] } : { ...table, head: title }))
}

/** The column with the most header texts. */
function labelColumn(grid: Grid, signs: CellSigns): number | null {
  const counts = new Map<number, number>()
  for (const cells of grid.rows.values()) {
    for (const { column, text } of cells) {
      if (signs.isHeaderText(text)) counts.set(column, (counts.get(column) ?? 0) + 1)
    }
  }
  const [best] = Array.from(counts).toSorted(([a, first], [b, second]) => second - first || a - b)
  return best === undefined || best[1] < FEWEST_INDICATORS ? null : best[0]
}

/** The first header text of the column with something beside it, or the row of units or days above it. */
function firstRow(grid: Grid, column: number, signs: CellSigns): number | undefined {
  const rows = grid.rowNumbers
  const at = rows.findIndex((row) => {
    const cells = grid.rows.get(row) ?? []
    return cells.length >= 2 && cells.some((cell) => cell.column === column && isCounted(cell.text, signs))
  })
  const row = rows[at]
  const above = rows[at - 1]
  if (row === undefined || above === undefined) return row
  const heads = (grid.rows.get(above) ?? []).filter(
    (cell) => (cell.column > column && isName(cell, signs)) || (cell.column === column && isLabel(cell.text, signs)),
  )
  return heads.length > 0 && (grid.rows.get(above) ?? []).length >= 2 ? above : row
}

const COUNTED = ['stage', 'subject', 'card', 'part', 'level', 'population', 'total']

function isCounted(text: string, signs: CellSigns): boolean {
  return signs.isHeaderText(text) && COUNTED.some((name) => signs.features(text).values.has(name))
}

function isLabel(text: string, signs: CellSigns): boolean {
  const { values, leftovers } = signs.features(text)
  return leftovers.length === 0 && (values.has('label') || values.has('target') || values.has('plain'))
}

function isName(cell: GridCell, signs: CellSigns): boolean {
  return signs.isUnit(cell.text) || signs.isDate(cell)
}
