/** Where the rows and columns of a foreign sheet lie on the screen. Pure, so that it can be tested without a window. */
import type { SheetWindow } from '#shared/importing/importing.schema.ts'
import { type Area, parseArea } from './sheet-places.ts'

export const rowHeightPx = 24
const lineHeightPx = 15
const charPx = 7.1
const paddingPx = 14
/** The mark of what becomes of a cell stands before its text. */
const markPx = 16
const narrowestPx = 52
const narrowestMeantPx = 76
const widestPx = 260
const widestFreePx = 150
const tallestHeaderLines = 4

export interface SheetSize {
  readonly rows: number
  readonly columns: number
}

/** What the preview knows of a table, as far as its size on the screen goes. */
export interface TableShape {
  readonly range: Area
  readonly headerRows: { readonly first: number; readonly last: number }
  readonly columns: readonly { readonly column: number }[]
}

export interface SheetGeometry {
  readonly widthPx: number
  readonly heightPx: number
  columnLeft(column: number): number
  columnWidth(column: number): number
  rowTop(row: number): number
  rowHeight(row: number): number
  /** The row and the column under a point of the sheet. */
  rowAt(yPx: number): number
  columnAt(xPx: number): number
}

/** Sizes that the first rows of the sheet ask for; later rows change nothing, so that scrolling moves nothing. */
export function layOutSheet(
  size: SheetSize,
  tables: readonly TableShape[],
  firstCells: SheetWindow['cells'],
): SheetGeometry {
  const widths = columnWidths(size.columns, tables, firstCells)
  const lefts = [0]
  for (const width of widths) lefts.push((lefts.at(-1) ?? 0) + width)
  const taller = tallerRows(tables, firstCells, widths)
  const extraBefore = (row: number): number =>
    taller.reduce((sum, one) => (one.row < row ? sum + one.heightPx - rowHeightPx : sum), 0)
  const rowTop = (row: number): number => (row - 1) * rowHeightPx + extraBefore(row)
  const rowHeight = (row: number): number => taller.find((one) => one.row === row)?.heightPx ?? rowHeightPx
  return {
    widthPx: lefts.at(-1) ?? 0,
    heightPx: rowTop(size.rows + 1),
    columnLeft: (column) => lefts[column - 1] ?? 0,
    columnWidth: (column) => widths[column - 1] ?? narrowestPx,
    rowTop,
    rowHeight,
    rowAt: (yPx) => {
      let row = Math.min(size.rows, Math.floor(Math.max(0, yPx) / rowHeightPx) + 1)
      while (row > 1 && rowTop(row) > yPx) row -= 1
      return row
    },
    columnAt: (xPx) => columnAt(lefts, xPx),
  }
}

function columnAt(lefts: readonly number[], xPx: number): number {
  let low = 0
  let high = Math.max(0, lefts.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lefts[middle] ?? 0) <= xPx) low = middle
    else high = middle - 1
  }
  return low + 1
}

function columnWidths(count: number, tables: readonly TableShape[], cells: SheetWindow['cells']): number[] {
  const meant = new Set(tables.flatMap((table) => table.columns.map(({ column }) => column)))
  const widths: number[] = Array.from({ length: count }, (_, index) =>
    meant.has(index + 1) ? narrowestMeantPx : narrowestPx,
  )
  for (const { row, column, text, merge } of cells) {
    if (merge !== undefined) continue
    const inBody = tables.some((table) => isBody(table, row, column))
    const wanted = inBody ? Math.min(widestPx, textWidth(text) + markPx) : Math.min(widestFreePx, textWidth(text))
    // Text outside a table runs over its neighbours, as in Excel, and widens nothing that is in a table.
    if (!inBody && meant.has(column)) continue
    widths[column - 1] = Math.max(widths[column - 1] ?? 0, Math.round(wanted))
  }
  return widths
}

/** True for the rows of a table below its header. */
function isBody({ range, headerRows }: TableShape, row: number, column: number): boolean {
  return row > headerRows.last && row <= range.bottom && column >= range.left && column <= range.right
}

/** Width of a text in pixels, near enough to lay out a sheet. */
export function textWidth(text: string): number {
  return text.length * charPx + paddingPx
}

/** Header rows as tall as their longest text needs when it wraps. */
function tallerRows(
  tables: readonly TableShape[],
  cells: SheetWindow['cells'],
  widths: readonly number[],
): { readonly row: number; readonly heightPx: number }[] {
  const heights = new Map<number, number>()
  for (const { row, column, text, merge } of cells) {
    if (!tables.some(({ headerRows }) => row >= headerRows.first && row <= headerRows.last)) continue
    const area = merge === undefined ? null : parseArea(merge)
    const [right, rows] = area === null ? [column, 1] : [area.right, area.bottom - area.top + 1]
    const widthPx = widths.slice(column - 1, right).reduce((sum, width) => sum + width, 0) - paddingPx
    const lines = Math.min(tallestHeaderLines, Math.ceil((text.length * charPx) / Math.max(1, widthPx)))
    const neededPx = Math.ceil((lines * lineHeightPx + 8) / rows)
    heights.set(row, Math.max(heights.get(row) ?? rowHeightPx, neededPx))
  }
  return Array.from(heights, ([row, heightPx]) => ({ row, heightPx })).filter(({ heightPx }) => heightPx > rowHeightPx)
}
