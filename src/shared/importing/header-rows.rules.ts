/** The rows of a header: where it begins, how far down it goes, and which texts stand above each column. */
import type { CellSigns } from './cell-signs.rules.ts'
import { saysNumbersFollow, saysTextsFollow } from './long-form-words.ts'
import type { Grid, GridCell } from './sheet-grid.rules.ts'
import { isTotalLabel } from './unit-spelling.rules.ts'
import { isTitleText } from './cell-signs.rules.ts'

export interface HeaderBlock {
  readonly firstRow: number
  /** With the row of column numbers, where there is one. */
  readonly lastRow: number
  /** Rows of column numbers: (1), (2), (3)=(1)+(2). */
  readonly numbering: readonly number[]
  readonly left: number
  readonly right: number
  /** Texts above each column, from top to bottom. */
  readonly texts: ReadonlyMap<number, readonly string[]>
  /** The header cells themselves. */
  readonly cells: ReadonlyMap<number, readonly GridCell[]>
}

interface HeaderSearch {
  readonly grid: Grid
  readonly signs: CellSigns
  readonly cellsOf: (row: number) => readonly GridCell[]
  /** Rows a person said are headers. */
  readonly chosen: ReadonlySet<number>
}

const MOST_ROWS = 5
const COLUMN_NUMBER = /^\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?$/
const COLUMN_LETTER = /^\(?[A-Za-zĐđ]\)?$/

/** At least two header texts or dates beside each other, or one beside words that stand in headers only, and no figure and no unit. */
export function isHeaderStart(cells: readonly GridCell[], signs: CellSigns): boolean {
  if (cells.length < 2 || cells.some((cell) => signs.isNumber(cell) || signs.isUnit(cell.text))) return false
  const headers = cells.filter((cell) => signs.isHeaderText(cell.text))
  const dates = cells.filter((cell) => signs.isDate(cell))
  if (headers.length + dates.length < 2) return headers.length === 1 && areHeaderWords(cells, signs)
  return headers.length > 0 || dates.length > 2
}

/** "Đơn vị", "Nội dung", "Số lượng": the last two say nothing by themselves. */
function areHeaderWords(cells: readonly GridCell[], signs: CellSigns): boolean {
  const isKnown = ({ text }: GridCell): boolean => {
    const { leftovers, values, words } = signs.features(text)
    const isPlain = words > 0 && leftovers.length === 0 && values.size > 0
    return isPlain || saysTextsFollow(text) || saysNumbersFollow(text)
  }
  return cells.length > 2 && cells.some(({ text }) => isLabelText(text, signs)) && cells.every(isKnown)
}

/** `titleRows`: rows before `start` that no other table has. */
export function findHeader(search: HeaderSearch, start: number, titleRows: readonly number[]): HeaderBlock {
  const left = Math.min(...search.cellsOf(start).map(({ column }) => column))
  const rows = [...rowsAbove(search, start, left, titleRows), ...rowsFrom(search, start)]
  const numbering = numberingRow(search, rows)
  const cells = rows.flatMap((row) => search.cellsOf(row))
  const spread = spreadTexts(rows, cells)
  const columns = Array.from(spread.keys())
  return {
    firstRow: Math.min(...rows),
    lastRow:
      numbering ??
      Math.max(
        ...rows,
        ...cells.map(({ merge }) => (merge === null || merge.bottom > start + MOST_ROWS ? start : merge.bottom)),
      ),
    numbering: numbering === null ? [] : [numbering],
    left: Math.min(...columns),
    right: Math.max(...columns),
    texts: new Map(Array.from(spread, ([column, its]) => [column, its.map(({ text }) => text)])),
    cells: spread,
  }
}

/** Group headings above the row that was recognised: they stand over a part of the table only. */
function rowsAbove(
  { cellsOf, signs, chosen }: HeaderSearch,
  start: number,
  left: number,
  titleRows: readonly number[],
): number[] {
  if (chosen.size > 0) return []
  const rows: number[] = []
  for (const row of titleRows.toReversed()) {
    const cells = cellsOf(row)
    const isNext = row === (rows.at(-1) ?? start) - 1
    if (!isNext || rows.length >= MOST_ROWS - 2 || cells.length === 0) break
    if (!cells.every((cell) => isGroupHeading(cell, left, signs))) break
    rows.push(row)
  }
  return rows.toReversed()
}

function isGroupHeading(cell: GridCell, left: number, signs: CellSigns): boolean {
  if (signs.isNumber(cell) || isTitleText(cell.text) || cell.column <= left) return false
  const isWide = cell.merge !== null && cell.merge.right > cell.merge.left
  if (signs.isDate(cell)) return isWide
  return signs.isHeaderText(cell.text) || (isWide && signs.features(cell.text).namesDate)
}

function rowsFrom(search: HeaderSearch, start: number): number[] {
  const rows = [start]
  for (let row = start + 1; row < start + MOST_ROWS; row++) {
    if (search.chosen.size > 0 ? !search.chosen.has(row) : !isHeaderBelow(search, row, rows)) break
    rows.push(row)
  }
  return rows
}

/** A further header row: texts only, under a heading over several columns or beside each other. */
function isHeaderBelow({ cellsOf, signs }: HeaderSearch, row: number, above: readonly number[]): boolean {
  const cells = cellsOf(row)
  const headers = above.flatMap((one) => cellsOf(one))
  if (cells.length === 0) return headers.some(({ merge }) => merge !== null && merge.bottom > row)
  if (cells.some((cell) => signs.isNumber(cell) || signs.isUnit(cell.text))) return false
  const labelColumns = new Set(headers.filter(({ text }) => isLabelText(text, signs)).map(({ column }) => column))
  if (cells.some(({ column, text }) => labelColumns.has(column) && !signs.isHeaderText(text))) return false
  if (cells.some(({ column, text }) => labelColumns.has(column) && isTotalLabel(text))) return false
  if (cells.some((cell) => labelColumns.has(cell.column) && signs.isDate(cell))) return false
  const isUnderGroup = (column: number) =>
    headers.some(
      ({ merge }) => merge !== null && merge.right > merge.left && column >= merge.left && column <= merge.right,
    )
  const isSaying = cells.some((cell) => signs.isHeaderText(cell.text) || signs.isDate(cell))
  return (
    cells.every(({ column }) => isUnderGroup(column)) ||
    (isSaying && cells.length >= 2) ||
    (isSaying && cells.every(({ column }) => !labelColumns.has(column)))
  )
}

function isLabelText(text: string, signs: CellSigns): boolean {
  return signs.features(text).values.has('label') && signs.isHeaderText(text)
}

/** (1) (2) (3)=(1)+(2), or A B 1 2 3: one more with every column. */
function numberingRow({ cellsOf }: HeaderSearch, rows: readonly number[]): number | null {
  const row = Math.max(...rows) + 1
  const cells = cellsOf(row)
  const numbers: number[] = []
  for (const { text } of cells) {
    const number = COLUMN_NUMBER.exec(text)?.[1]
    if (number !== undefined) numbers.push(Number(number))
    else if (!COLUMN_LETTER.test(text)) return null
  }
  const isAscending = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  return numbers.length >= 2 && isAscending && (numbers[0] ?? 0) <= 3 ? row : null
}

/**
 * A merged heading stands over all the columns it covers. One that is not merged, over columns without a heading of
 * their own in its row but with one below it, stands over these: so it is where a file has lost its merges.
 */
function spreadTexts(rows: readonly number[], cells: readonly GridCell[]): Map<number, GridCell[]> {
  const spread = new Map<number, GridCell[]>()
  const covered = new Set<string>()
  const byRow = Map.groupBy(cells, ({ row }) => row)
  const add = (column: number, cell: GridCell) => {
    const known = spread.get(column)
    if (known === undefined) spread.set(column, [cell])
    else if (!known.includes(cell)) known.push(cell)
  }
  const lastRow = Math.max(...rows)
  const below = (column: number, row: number) => cells.some((one) => one.column === column && one.row > row)
  for (const row of rows) {
    const inRow = byRow.get(row) ?? []
    inRow.forEach((cell, index) => {
      const { merge } = cell
      const right = merge?.right ?? cell.column
      for (let column = cell.column; column <= Math.min(right, cell.column + 500); column++) {
        add(column, cell)
        for (let at = row; at <= Math.min(merge?.bottom ?? row, lastRow); at++) covered.add(`${at} ${column}`)
      }
      const next = inRow[index + 1]?.column ?? Number.MAX_SAFE_INTEGER
      if (right > cell.column || row === lastRow || !below(cell.column, row)) return
      for (let column = right + 1; column < next && below(column, row) && !covered.has(`${row} ${column}`); column++)
        add(column, cell)
    })
  }
  return spread
}
