import type { CellRange } from '../cell-address.ts'
import { workbookLimits } from '../read-limits.ts'
import { readRefusal } from '../read-refusal.ts'
import { externalPath, longText, record, rkNumber, shortText } from './biff-records.ts'
import { BiffRest } from './biff-rest.ts'

/*
 * An own pass over the records of a BIFF5 or BIFF8 stream: it reads numbers, styles, fonts and what is hidden, and
 * refuses streams whose records do not follow each other to the end. Formulas and texts are left to the library, which
 * is slow and lavish with plain cells: it gets the stream without them. Source: [MS-XLS] 2.3 and 2.4.
 */

/** A cell by its place. */
export interface ScannedCell {
  readonly style: number
  /** Its number, of a formula the cached one; null for another kind of value. */
  readonly number: number | null
  /** Index of its text in the table of the workbook; -1 for none. */
  readonly text: number
  /** Its formula or its text is to be had from the library. */
  readonly isLeft: boolean
}

export interface ScannedSheet {
  readonly position: number
  /** By place: `rowOf` and `columnOf` tell it. */
  readonly cells: Map<number, ScannedCell>
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Set<number>
  readonly merges: CellRange[]
}

export interface ScannedWorkbook {
  /** The stream without the cells that were read here. */
  readonly rest: Uint8Array
  readonly isBiff8: boolean
  readonly codePage: number
  readonly is1904: boolean
  /** Font and number format of each style. */
  readonly styles: readonly { readonly font: number; readonly format: number }[]
  readonly fonts: readonly string[]
  readonly formats: ReadonlyMap<number, string>
  /** In the order of the tabs. */
  readonly tabs: readonly { readonly position: number; readonly isHidden: boolean }[]
  readonly sheets: ReadonlyMap<number, ScannedSheet>
  readonly externalLinks: readonly string[]
}

/** Cells of Excel 2, which no later file has; the library reads them without looking at their length. */
const foreignRecords = new Set([0x01, 0x02, 0x03, 0x04, 0x05, 0x07])
const FORMULA_HEAD_BYTES = 22
const NAME_HEAD_BYTES = 14
const plainCells: ReadonlySet<number> = new Set([record.rk, record.number, record.mulRk, record.labelSst])
/** Plain cells, and cells that hold nothing. */
const skipped: ReadonlySet<number> = new Set([...plainCells, record.blank, record.mulBlank])
const formulas = new Set([0x06, 0x02_06, 0x04_06])
/** How streams of Excel 2, 3 and 4 begin. */
const oldStarts = new Set([0x09, 0x02_09, 0x04_09])
const BIFF8 = 0x06_00
const BIFF5 = 0x05_00
const WORKSHEET = 0x10
const LAST_COLUMN = 255

const KEY_COLUMNS = 65_536

/** One number for a place, rows and columns from 0; in the order of reading. */
function cellKey(row: number, column: number): number {
  return row * KEY_COLUMNS + column
}

export function rowOf(key: number): number {
  return Math.floor(key / KEY_COLUMNS)
}

export function columnOf(key: number): number {
  return key % KEY_COLUMNS
}

/** @throws DomainError `read/encrypted`, `read/truncated`, `read/damaged`, `read/not-a-workbook` (before BIFF5) */
export function scanBiff(stream: Uint8Array): ScannedWorkbook {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const rest = new BiffRest(stream)
  const book = newBook()
  let depth = 0
  let sheet: ScannedSheet | null = null
  let at = 0
  while (at + 4 <= view.byteLength) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (depth === 0 && type !== record.bof) {
      if (at > 0) break
      throw oldStarts.has(type)
        ? readRefusal('read/not-a-workbook', { kind: 'old-workbook' })
        : readRefusal('read/damaged')
    }
    const body = at + 4
    if (body + length > view.byteLength) throw readRefusal('read/truncated')
    const data = new DataView(stream.buffer, stream.byteOffset + body, length)
    if (type === record.bof) {
      depth += 1
      if (depth === 1) sheet = openSubstream(book, data, at)
    } else if (type === record.eof) {
      depth -= 1
      if (depth === 0) sheet = null
    } else if (depth === 1) readRecord(book, sheet, type, data)
    if (depth !== 1 || !skipped.has(type)) rest.keep(at, body + length, type === record.bof)
    if (type === record.boundSheet) rest.holdsPlace(length)
    at = body + length
  }
  if (depth > 0 || book.tabs.some(({ position }) => !book.seen.has(position))) throw readRefusal('read/truncated')
  return { ...book, rest: rest.finish() }
}

interface Book extends Omit<ScannedWorkbook, 'rest'> {
  isBiff8: boolean
  codePage: number
  is1904: boolean
  styles: { font: number; format: number }[]
  fonts: string[]
  formats: Map<number, string>
  tabs: { position: number; isHidden: boolean }[]
  sheets: Map<number, ScannedSheet>
  externalLinks: string[]
  seen: Set<number>
}

function newBook(): Book {
  return {
    isBiff8: true,
    codePage: 1252,
    is1904: false,
    styles: [],
    fonts: [],
    formats: new Map(),
    tabs: [],
    sheets: new Map(),
    externalLinks: [],
    seen: new Set(),
  }
}

/** Begins the globals (first of all) or a sheet. */
function openSubstream(book: Book, data: DataView, position: number): ScannedSheet | null {
  const version = data.getUint16(0, true)
  if (version !== BIFF8 && version !== BIFF5) throw readRefusal('read/not-a-workbook', { kind: 'old-workbook' })
  book.seen.add(position)
  if (position === 0) book.isBiff8 = version === BIFF8
  if (data.getUint16(2, true) !== WORKSHEET) return null
  const sheet = {
    position,
    cells: new Map(),
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    merges: [],
  }
  book.sheets.set(position, sheet)
  return sheet
}

function readRecord(book: Book, sheet: ScannedSheet | null, type: number, data: DataView): void {
  try {
    checkLengths(type, data)
    if (sheet === null || !readSheetRecord(sheet, type, data)) readGlobalRecord(book, type, data)
  } catch (error) {
    // A record shorter than its kind.
    if (error instanceof RangeError) throw readRefusal('read/damaged')
    throw error
  }
}

/** Lengths inside of records that the library follows beyond their end, round and round. */
function checkLengths(type: number, data: DataView): void {
  const isLonger =
    (formulas.has(type) && FORMULA_HEAD_BYTES + data.getUint16(20, true) > data.byteLength) ||
    (type === record.name && NAME_HEAD_BYTES + data.getUint8(3) > data.byteLength)
  if (isLonger || foreignRecords.has(type)) throw readRefusal('read/damaged', { part: 'records' })
}

function readGlobalRecord(book: Book, type: number, data: DataView): void {
  if (type === record.filePass) throw readRefusal('read/encrypted')
  if (type === record.codePage) book.codePage = data.getUint16(0, true)
  else if (type === record.dateMode) book.is1904 = data.getUint16(0, true) === 1
  else if (type === record.font) book.fonts.push(shortText(data, 14, book.isBiff8))
  else if (type === record.xf) book.styles.push({ font: data.getUint16(0, true), format: data.getUint16(2, true) })
  else if (type === record.format) {
    const text = book.isBiff8 ? longText(data, 2) : shortText(data, 2, false)
    book.formats.set(data.getUint16(0, true), text)
  } else if (type === record.boundSheet)
    book.tabs.push({ position: data.getUint32(0, true), isHidden: (data.getUint8(4) & 3) !== 0 })
  else if (type === record.supBook && data.byteLength > 4 && book.isBiff8) {
    const length = data.getUint16(2, true)
    if (length <= 0xff && data.getUint16(0, true) !== 0) book.externalLinks.push(externalPath(longText(data, 2)))
  }
}

function readSheetRecord(sheet: ScannedSheet, type: number, data: DataView): boolean {
  const { cells } = sheet
  const put = (column: number, style: number, number: number | null, text = -1): void => {
    const key = cellKey(data.getUint16(0, true), column)
    if (cells.has(key)) throw readRefusal('read/damaged', { part: 'cells' })
    cells.set(key, { style, number, text, isLeft: !plainCells.has(type) })
  }
  const putOne = (number: number | null, text = -1): void =>
    put(data.getUint16(2, true), data.getUint16(4, true), number, text)
  if (type === record.rk) putOne(rkNumber(data, 6))
  else if (type === record.number) putOne(data.getFloat64(6, true))
  else if (formulas.has(type)) putOne(data.getUint16(12, true) === 0xff_ff ? null : data.getFloat64(6, true))
  else if (type === record.mulRk) {
    const first = data.getUint16(2, true)
    for (let at = 4, column = first; at + 6 < data.byteLength; at += 6, column += 1)
      put(column, data.getUint16(at, true), rkNumber(data, at + 2))
  } else if (type === record.labelSst) putOne(null, data.getUint32(6, true))
  else if (type === record.label || type === record.rString || type === record.boolErr) putOne(null)
  else if (type === record.mergeCells) readMerges(sheet.merges, data)
  else if (type === record.row) {
    if ((data.getUint16(12, true) & 0x20) !== 0) sheet.hiddenRows.add(data.getUint16(0, true))
  } else if (type === record.columnInfo) {
    const isHidden = (data.getUint16(8, true) & 1) !== 0 || data.getUint16(4, true) === 0
    const last = Math.min(data.getUint16(2, true), LAST_COLUMN)
    for (let column = data.getUint16(0, true); isHidden && column <= last; column += 1) sheet.hiddenColumns.add(column)
  } else return false
  return true
}

function readMerges(merges: CellRange[], data: DataView): void {
  const count = data.getUint16(0, true)
  if (merges.length + count > workbookLimits.merges) throw readRefusal('read/hostile', { part: 'merge' })
  for (let at = 2; at < 2 + count * 8; at += 8) {
    const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map(
      (offset) => data.getUint16(at + offset, true) + 1,
    )
    merges.push({ top, left, bottom, right })
  }
}
