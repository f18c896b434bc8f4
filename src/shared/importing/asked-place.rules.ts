import { rangeText } from './cell-range.rules.ts'
import { type AskedPlace, rangeAt } from './questions.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { LongPlaces } from './sheet-grid.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { TableView } from './table-view.ts'

/** The rows of units of some columns, and how many of its cells in rows of figures hold something. */
export function placeOfColumns(view: Pick<TableView, 'found' | 'rows'>, columns: readonly FoundColumn[]): AskedPlace {
  const { found, rows } = view
  const asked = rows.flatMap(({ kind, row }) => (kind === 'unit' || kind === 'unknown' ? [row] : []))
  const figureRows = new Set(asked)
  // Totals and notes below the last unit are not waited for.
  const [top, bottom] = [asked[0] ?? found.body[0], asked.at(-1) ?? found.body.at(-1)]
  const { long } = found.grid
  const addresses =
    long !== undefined
      ? placesOfFigures(long, columns, figureRows)
      : top === undefined || bottom === undefined
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
  const { long } = found.grid
  const left = long?.left ?? view.columns[0]?.column ?? found.left
  const right = view.columns.at(-1)?.column ?? found.right
  const wanted = new Set(rows.map(({ row }) => row))
  const cells = columns.reduce((sum, { profile }) => sum + profile.cells.filter(({ row }) => wanted.has(row)).length, 0)
  const lines = rows.flatMap(({ row }) => long?.rowsOf.get(row) ?? [row])
  const addresses = runsOf(lines).map(([first, last]) => rangeAt(found.grid, first, left, last, right))
  return { sheet: found.grid.sheet, addresses, cells }
}

/** More places than anybody looks at are told as one range. */
const MOST_PLACES = 500

/** The single figures of some columns of a table that was laid out anew, where they stand on the sheet. */
function placesOfFigures(
  { numbersOf }: LongPlaces,
  columns: readonly FoundColumn[],
  figureRows: ReadonlySet<number>,
): string[] {
  return columns.flatMap(({ column, profile }) => {
    const on = numbersOf.get(column)
    const cells = profile.cells.filter(({ row }) => figureRows.has(row))
    if (on === undefined) return cells.map(({ cell }) => cell.address)
    const runs = runsOf(cells.map(({ cell }) => cell.row))
    const [first, last] = [runs[0]?.[0] ?? 0, runs.at(-1)?.[1] ?? 0]
    const told = runs.length > MOST_PLACES ? [[first, last] as const] : runs
    return told.map(([top, bottom]) => rangeText({ top, left: on, bottom, right: on }))
  })
}

/** Rows that follow each other, as first and last of each run. */
function runsOf(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
