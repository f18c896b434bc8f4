/** A sheet made ready to be understood: texts decoded, merged cells known, hidden rows and columns told apart. */
import { formatDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { type CellRange, parseRange, turned } from './cell-range.rules.ts'
import { decodeLegacyTexts } from './legacy-column.rules.ts'
import type { DecodedText, TextReading } from './legacy-text.rules.ts'
import { plainCopy } from './plain-cell.ts'
import type { PlainCell, PlainSheet } from './plain-workbook.schema.ts'

export interface GridCell {
  /** With its text decoded; the address is the sheet's, also where the grid is turned. */
  readonly cell: PlainCell
  readonly row: number
  readonly column: number
  /** Trimmed, spaces collapsed; what Excel shows for what is no text. */
  readonly text: string
  /** The cells a merged cell covers. */
  readonly merge: CellRange | null
  /** Other readings of a text in an old encoding that was not settled. */
  readonly readings: readonly TextReading[]
}

export interface Grid {
  readonly sheet: number
  readonly name: string
  readonly isHidden: boolean
  readonly isTurned: boolean
  readonly rows: ReadonlyMap<number, readonly GridCell[]>
  /** Numbers of the rows that hold something, ascending. */
  readonly rowNumbers: readonly number[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** Of a table whose rows are one figure each, laid out anew. */
  readonly long?: LongPlaces
}

/** Where the lines of a table that was laid out anew are on its sheet. */
export interface LongPlaces {
  readonly left: number
  readonly right: number
  /** Rows of the sheet by row of the grid. */
  readonly rowsOf: ReadonlyMap<number, readonly number[]>
  /** Column of the sheet by column of the grid, for those of figures. */
  readonly numbersOf: ReadonlyMap<number, number>
  /** Columns of figures whose header and texts contradict each other. */
  readonly doubtful: ReadonlySet<number>
  /** Header texts as they stand on the sheet. */
  readonly headers: readonly (readonly string[])[]
}

const noReadings: readonly TextReading[] = []

/** `answers`: which reading a person chose for a text in an old encoding, by `encoding:<text as stored>`. */
export function toGrid(sheet: PlainSheet, index: number, answers: Readonly<Record<string, string>>): Grid {
  const columns = Map.groupBy(sheet.cells, ({ column }) => column)
  const cells: GridCell[] = []
  for (const column of columns.values()) {
    const decoded = decodeTexts(column)
    for (const cell of column) cells.push(toGridCell(cell, decoded.get(cell) ?? null, answers))
  }
  const { hiddenRows, hiddenColumns } = hiddenLines(sheet.cells, columns, sheet.hidden)
  const place = { sheet: index, name: sheet.name, isHidden: sheet.hidden, isTurned: false }
  return { ...place, ...byRows(cells), hiddenRows, hiddenColumns }
}

/** The same cells with rows and columns changed over. */
export function turnedGrid(grid: Grid): Grid {
  const cells = Array.from(grid.rows.values()).flatMap((row) =>
    row.map((cell) => ({
      ...cell,
      row: cell.column,
      column: cell.row,
      merge: cell.merge === null ? null : turned(cell.merge),
    })),
  )
  return {
    ...grid,
    isTurned: !grid.isTurned,
    ...byRows(cells),
    hiddenRows: grid.hiddenColumns,
    hiddenColumns: grid.hiddenRows,
  }
}

function byRows(cells: readonly GridCell[]): Pick<Grid, 'rows' | 'rowNumbers'> {
  const grouped = Map.groupBy(cells, ({ row }) => row)
  const rowNumbers = Array.from(grouped.keys()).toSorted((a, b) => a - b)
  const rows = new Map(rowNumbers.map((row) => [row, (grouped.get(row) ?? []).toSorted((a, b) => a.column - b.column)]))
  return { rows, rowNumbers }
}

function decodeTexts(column: readonly PlainCell[]): ReadonlyMap<PlainCell, DecodedText> {
  const texts = column.flatMap((cell) =>
    cell.type === 'text' && typeof cell.value === 'string' ? [{ cell, text: cell.value, font: cell.font }] : [],
  )
  const decoded = decodeLegacyTexts(texts)
  return new Map(
    texts.flatMap(({ cell }, index) => {
      const one = decoded[index]
      return one === undefined ? [] : [[cell, one] as const]
    }),
  )
}

function toGridCell(cell: PlainCell, decoded: DecodedText | null, answers: Readonly<Record<string, string>>): GridCell {
  const { row, column } = cell
  const merge = cell.merge === undefined ? null : parseRange(cell.merge)
  if (decoded === null) return { cell, row, column, text: shownText(cell), merge, readings: noReadings }
  const chosen = decoded.kind === 'text' ? decoded : chosenReading(decoded.readings, answers[encodingKey(cell)])
  const text = chosen?.text ?? (decoded.kind === 'ask' ? (decoded.readings[0]?.text ?? cell.text) : cell.text)
  const readings = chosen === null && decoded.kind === 'ask' ? decoded.readings : noReadings
  const shown = chosen === null ? cell : withText(cell, chosen.text)
  return { cell: shown, row, column, text: plainTypedText(text), merge, readings }
}

/** A date as people write it here, however the file shows it. */
function shownText({ type, value, text }: PlainCell): string {
  const date = type === 'date' && typeof value === 'string' ? parseLocalDate(value.slice(0, 10)) : null
  return date === null ? plainTypedText(text) : formatDate(date)
}

/** The key of an answer about a text in an old encoding. */
export function encodingKey(cell: PlainCell): string {
  return `encoding:${String(cell.value).slice(0, 150)}`
}

function chosenReading(readings: readonly TextReading[], answer: string | undefined): TextReading | null {
  return readings.find(({ encoding }) => encoding === answer) ?? null
}

/** The cell as if it had been typed in Unicode. */
function withText(original: PlainCell, text: string): PlainCell {
  if (original.font === undefined && original.value === text && original.text === text) return original
  const { font: _font, ...cell } = plainCopy(original)
  return { ...cell, value: text, text }
}

/** A hidden cell does not say whether its row or its column is hidden: a line is, where all of its cells are. */
function hiddenLines(
  cells: readonly PlainCell[],
  columns: ReadonlyMap<number, readonly PlainCell[]>,
  isHiddenSheet: boolean,
): Pick<Grid, 'hiddenRows' | 'hiddenColumns'> {
  const hidden = cells.filter((cell) => cell.hidden === true)
  if (hidden.length === 0 || isHiddenSheet) return { hiddenRows: new Set(), hiddenColumns: new Set() }
  const hiddenColumns = new Set(
    Array.from(columns).flatMap(([column, its]) => (its.every((cell) => cell.hidden === true) ? [column] : [])),
  )
  const openRows = new Set(cells.flatMap((cell) => (cell.hidden === true ? [] : [cell.row])))
  const hiddenRows = new Set(hidden.flatMap((cell) => (openRows.has(cell.row) ? [] : [cell.row])))
  return { hiddenRows, hiddenColumns }
}
