/**
 * A table in which each row is one figure, laid out anew: a row for each unit and day, a column for each text that says
 * what is counted. Cells keep their addresses, and all that is known of other tables holds for it.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import { contradicts, type LongForm, numberHeader } from './long-form.rules.ts'
import type { FigureRow, LongRow } from './long-rows.rules.ts'
import type { GridCell, LongPlaces } from './sheet-grid.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'

/** Columns of figures come after every column a sheet can have, none beside another: neighbours mean nothing here. */
const FIRST_COLUMN = 20_000
const STEP = 2

interface LaidColumn {
  readonly column: number
  /** Of the sheet. */
  readonly from: number
  readonly texts: readonly string[]
  readonly cells: GridCell[]
  readonly isDoubtful: boolean
}

interface Laid {
  readonly cells: readonly GridCell[]
  readonly columns: readonly LaidColumn[]
  readonly rowsOf: ReadonlyMap<number, readonly number[]>
}

export function layOutLong(table: FoundTable, form: LongForm, rows: readonly LongRow[], signs: CellSigns): FoundTable {
  const { grid, header } = table
  const { cells, columns, rowsOf } = laidOut(form, rows, signs)
  const byRow = Map.groupBy(cells, ({ row }) => row)
  const body = [...byRow.keys()].toSorted((a, b) => a - b)
  const right = columns.at(-1)?.column ?? FIRST_COLUMN
  const long: LongPlaces = {
    left: table.left,
    right: table.right,
    rowsOf,
    numbersOf: new Map(columns.map(({ column, from }) => [column, from])),
    doubtful: new Set(columns.flatMap(({ column, isDoubtful }) => (isDoubtful ? [column] : []))),
    headers: [...header.texts.values()],
  }
  const isHidden = (row: number): boolean => (rowsOf.get(row) ?? [row]).some((one) => grid.hiddenRows.has(one))
  const labels = form.labels.map(({ column }) => column)
  return {
    ...table,
    grid: {
      ...grid,
      rows: new Map(body.map((row) => [row, (byRow.get(row) ?? []).toSorted((a, b) => a.column - b.column)])),
      rowNumbers: body,
      hiddenRows: new Set(body.filter(isHidden)),
      hiddenColumns: new Set(columns.flatMap(({ column, from }) => (grid.hiddenColumns.has(from) ? [column] : []))),
      long,
    },
    right,
    bounds: { left: 1, right },
    body,
    header: {
      ...header,
      right,
      texts: new Map([
        ...labels.map((column) => [column, header.texts.get(column) ?? []] as const),
        ...columns.map(({ column, texts }) => [column, texts] as const),
      ]),
      cells: new Map([
        ...labels.map((column) => [column, header.cells.get(column) ?? []] as const),
        ...columns.map((one) => [one.column, one.cells] as const),
      ]),
    },
  }
}

function laidOut(form: LongForm, rows: readonly LongRow[], signs: CellSigns): Laid {
  const columns = new Map<string, LaidColumn>()
  const places = createPlaces()
  const columnFor = columnFinder(form, signs, columns)
  const cells: GridCell[] = []
  const named = form.labels[0]?.column ?? 1
  for (const row of rows) {
    if (row.kind === 'heading') cells.push({ ...row.cell, row: row.row, column: named, merge: null })
    if (row.kind !== 'figures') continue
    for (const cell of row.cells) {
      const { column, cells: saying } = columnFor(row, cell.column)
      for (const one of row.said) if (one.readings.length > 1) saying.push(one)
      const place = places.placeOf(row, column)
      if (place.isNew) for (const label of row.labels) cells.push({ ...label, row: place.row, merge: null })
      cells.push({ ...cell, row: place.row, column })
    }
  }
  return { cells, columns: [...columns.values()], rowsOf: places.rowsOf }
}

function columnFinder(form: LongForm, signs: CellSigns, columns: Map<string, LaidColumn>) {
  const above = new Map(form.numbers.map((one) => [one.column, numberHeader(one, form.numbers.length === 1, signs)]))
  return (row: FigureRow, from: number): LaidColumn => {
    const over = above.get(from) ?? []
    const texts = [...over, ...row.texts]
    const key = `${from}\n${texts.map(nameKey).join('\n')}`
    const known = columns.get(key)
    if (known !== undefined) return known
    const column = FIRST_COLUMN + STEP * columns.size
    const made = { column, from, texts, cells: [], isDoubtful: contradicts(over, row.texts, signs) }
    columns.set(key, made)
    return made
  }
}

/** The row of the new table where a figure stands: with the others of its unit and day, a second one of the same text below. */
function createPlaces() {
  const filled = new Map<string, number>()
  const rows = new Map<string, number>()
  const rowsOf = new Map<number, number[]>()
  return {
    rowsOf,
    placeOf({ row, key }: FigureRow, column: number): { row: number; isNew: boolean } {
      const times = filled.get(`${key}\n${column}`) ?? 0
      filled.set(`${key}\n${column}`, times + 1)
      const known = rows.get(`${key}\n${times}`)
      const place = known ?? row
      rows.set(`${key}\n${times}`, place)
      const its = rowsOf.get(place) ?? []
      if (its.at(-1) !== row) its.push(row)
      rowsOf.set(place, its)
      return { row: place, isNew: known === undefined }
    },
  }
}
