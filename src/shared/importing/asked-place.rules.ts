import type { AskedPlace } from './questions.rules.ts'
import { rangeAt } from './questions.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { TableView } from './table-view.ts'

/** The rows of units of some columns, and how many of its cells in rows of figures hold something. */
export function placeOfColumns(view: Pick<TableView, 'found' | 'rows'>, columns: readonly FoundColumn[]): AskedPlace {
  const { found, rows } = view
  const asked = rows.flatMap(({ kind, row }) => (kind === 'unit' || kind === 'unknown' ? [row] : []))
  const figureRows = new Set(asked)
  // Totals and notes below the last unit are not waited for.
  const [top, bottom] = [asked[0] ?? found.body[0], asked.at(-1) ?? found.body.at(-1)]
  const addresses =
    top === undefined || bottom === undefined
      ? []
      : columns.map(({ column }) => rangeAt(found.grid, top, column, bottom, column))
  const cells = columns.reduce(
    (sum, { profile }) => sum + profile.cells.filter(({ row }) => figureRows.has(row)).length,
    0,
  )
  return { sheet: found.grid.sheet, addresses, cells }
}

/** Whole rows of the table, and how many of their cells in these columns hold something. */
export function placeOfRows(
  view: Pick<TableView, 'found' | 'columns'>,
  rows: readonly FoundRow[],
  columns: readonly FoundColumn[],
): AskedPlace {
  const { found } = view
  const left = view.columns[0]?.column ?? found.left
  const right = view.columns.at(-1)?.column ?? found.right
  const wanted = new Set(rows.map(({ row }) => row))
  const cells = columns.reduce((sum, { profile }) => sum + profile.cells.filter(({ row }) => wanted.has(row)).length, 0)
  const addresses = runsOf(rows).map(([first, last]) => rangeAt(found.grid, first, left, last, right))
  return { sheet: found.grid.sheet, addresses, cells }
}

/** Rows that follow each other, as first and last of each run. */
function runsOf(rows: readonly FoundRow[]): [number, number][] {
  const runs: [number, number][] = []
  for (const { row } of rows) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
