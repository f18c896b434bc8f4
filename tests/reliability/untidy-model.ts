import type { Place } from './untidy-places.ts'

/** An untidy workbook before it has a format: cells as a person typed them, and beside them what is true. */

export type UntidyValue = string | number | { readonly date: string } | { readonly error: string } | null

export interface UntidyCell {
  readonly row: number
  readonly column: number
  /** Of a formula the cached value; null there means none was cached. */
  value: UntidyValue
  formula?: string
  font?: string
  /** How a number is shown: grouped, as a percentage of a stored fraction. */
  format?: 'grouped' | 'percent'
}

export interface Box {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface UntidySheet {
  name: string
  isHidden: boolean
  readonly cells: Map<string, UntidyCell>
  readonly merges: Box[]
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Set<number>
}

export const untidyFormats = ['xlsx', 'xls', 'ods', 'csv', 'html', 'xml-2003'] as const
export type UntidyFormat = (typeof untidyFormats)[number]

export interface Days {
  readonly from: string
  readonly to: string
}

/** A figure that a careful officer takes from the file, where its answer needs asking after the answer. */
export interface TrueFigure extends Days {
  readonly sheet: number
  readonly address: string
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'ALL' | 'FIXED' | 'MOBILE' | 'STOCK'
  readonly value: number
}

/** `ask`: the cells may not be taken before an answer. `warn`: the file says so, only a warning can be expected. */
export interface Fault {
  readonly name: string
  readonly mode: 'ask' | 'warn'
  readonly sheet: number
  readonly addresses: readonly string[]
}

/** What a column of a region of rows holds, as an encoded meaning. */
export interface TrueColumn {
  readonly sheet: number
  readonly top: number
  readonly bottom: number
  readonly column: number
  readonly meaning: string
}

export interface Truth {
  figures: TrueFigure[]
  readonly faults: Fault[]
  readonly columns: TrueColumn[]
  /** Code of a row by `<sheet>!<row>`, or `ignore`. */
  readonly units: Map<string, string>
  /** Days of a sheet as a whole. */
  readonly days: Map<number, Days>
  /** Cells that say there is no figure. */
  readonly blanks: Set<string>
  /** What texts in old fonts say, by place. */
  readonly plainTexts: Map<string, string>
  /** First row of a table that stands on its side in sheet 0; `columns` and `units` are of the table before it was turned. */
  turnedAt: number | null
}

export interface UntidyWorkbook {
  fileName: string
  format: UntidyFormat
  readonly shape: string
  readonly vocabulary: string
  readonly place: Place
  /** The day on which it is read. */
  readonly today: string
  readonly sheets: UntidySheet[]
  readonly truth: Truth
  /** What was done to it besides: spellings, encodings. */
  readonly dress: string[]
}

export function emptyTruth(): Truth {
  return {
    figures: [],
    faults: [],
    columns: [],
    units: new Map(),
    days: new Map(),
    blanks: new Set(),
    plainTexts: new Map(),
    turnedAt: null,
  }
}

export function emptySheet(name: string): UntidySheet {
  return { name, isHidden: false, cells: new Map(), merges: [], hiddenRows: new Set(), hiddenColumns: new Set() }
}

/** Puts a value and answers its cell, so that more may be said of it. */
export function put(sheet: UntidySheet, row: number, column: number, value: UntidyValue): UntidyCell {
  const cell: UntidyCell = { row, column, value }
  sheet.cells.set(addressOf(row, column), cell)
  return cell
}

export function merge(sheet: UntidySheet, top: number, left: number, bottom: number, right: number): void {
  if (top !== bottom || left !== right) sheet.merges.push({ top, left, bottom, right })
}

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row}`
}

export function placeOf(sheet: number, address: string): string {
  return `${sheet}!${address}`
}

/** Days since 1899-12-30, as spreadsheets store a date of our time. */
export function serialOf(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** What a plain text format shows of a cell. */
export function shownText(cell: UntidyCell): string {
  const { value } = cell
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return cell.format === 'percent' ? percentText(value) : String(value)
  if ('error' in value) return value.error
  const [year, month, day] = value.date.split('-')
  return `${day}/${month}/${year}`
}

export function percentText(fraction: number): string {
  return `${(fraction * 100).toFixed(2).replace('.', ',')}%`
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Rows that hold something, in order, each with its cells in order. */
export function rowsOf(sheet: UntidySheet): { row: number; cells: UntidyCell[] }[] {
  const rows = new Map<number, UntidyCell[]>()
  for (const cell of sheet.cells.values()) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return [...rows]
    .map(([row, cells]) => ({ row, cells: cells.toSorted((a, b) => a.column - b.column) }))
    .toSorted((a, b) => a.row - b.row)
}

export function widthOf(sheet: UntidySheet): number {
  return Math.max(
    1,
    ...[...sheet.cells.values()].map(({ column }) => column),
    ...sheet.merges.map(({ right }) => right),
  )
}
