import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import type { CellRange } from '../cell-address.ts'
import { addressOf } from '../cell-address.ts'
import { builtInFormat, loadFormats, type NumberFormat, numberFormat } from '../number-format.ts'
import { numericCell } from '../numeric-cell.ts'
import { type NewCell, type PackedSheet, type PackedWorkbook, SheetBuilder, StringTable } from '../packed-workbook.ts'
import { readRefusal } from '../read-refusal.ts'
import { textConstant } from '../xlsx/workbook-part.ts'
import { cellKey, type ScannedSheet, type ScannedWorkbook, scanBiff } from './biff-scan.ts'
import { oneByteText } from './one-byte-text.ts'

type Read = Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'>

const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}

/**
 * Reads a BIFF5 or BIFF8 stream. Texts and formulas are read by the library, numbers twice: where both readings of a
 * number differ the file is damaged.
 * @throws DomainError `read/encrypted`, `read/truncated`, `read/damaged`, `read/not-a-workbook`
 */
export async function readXls(stream: Uint8Array): Promise<PackedWorkbook> {
  const scanned = scanBiff(stream)
  await loadFormats([...scanned.formats.values(), 'dd/mm/yyyy'])
  const book = read(stream, {
    type: 'array',
    dense: true,
    cellText: false,
    cellHTML: false,
    cellFormula: true,
    raw: true,
  })
  // The library orders sheets by where they lie in the stream.
  const byPosition = scanned.tabs.toSorted((one, other) => one.position - other.position)
  const strings = new StringTable()
  const styles = stylesOf(scanned)
  const sheets = scanned.tabs.map(({ position, isHidden }) => {
    const name = book.SheetNames[byPosition.findIndex((tab) => tab.position === position)] ?? ''
    const about = { name: textOf(name, undefined, scanned), isHidden, scanned, styles }
    return readSheet(book.Sheets[name], scanned.sheets.get(position), about, strings)
  })
  const names = book.Workbook?.Names ?? []
  return {
    format: 'xls',
    strings: strings.list,
    sheets,
    textNames: names.flatMap(({ Name, Ref, Sheet }) => {
      const text = typeof Ref === 'string' && Sheet === undefined ? textConstant(Ref) : null
      return text === null ? [] : [[Name, text] as const]
    }),
    customXml: [],
    externalLinks: [...new Set(scanned.externalLinks)],
  }
}

interface Style {
  readonly format: NumberFormat
  readonly font: string | undefined
}

interface AboutSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly scanned: ScannedWorkbook
  readonly styles: readonly Style[]
}

/** Font number 4 does not exist. */
function stylesOf({ styles, fonts, formats }: ScannedWorkbook): Style[] {
  return styles.map(({ font, format }) => {
    const code = formats.get(format)
    return {
      format: code === undefined ? builtInFormat(format) : numberFormat(code),
      font: fonts[font > 4 ? font - 1 : font],
    }
  })
}

function readSheet(
  sheet: WorkSheet | undefined,
  scanned: ScannedSheet | undefined,
  about: AboutSheet,
  strings: StringTable,
): PackedSheet {
  const cells = new SheetBuilder(strings)
  const comments = new Map<string, string>()
  if (sheet === undefined || scanned === undefined) return cells.finish(about.name, about.isHidden, [], comments)
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  rows.forEach((row, rowIndex) =>
    row?.forEach((cell, columnIndex) => {
      if (cell === undefined) return
      const comment = cell.c?.map(({ t }) => t ?? '').join('\n')
      if (comment !== undefined) comments.set(addressOf(rowIndex + 1, columnIndex + 1), comment)
      addCell(cells, cell, rowIndex, columnIndex, scanned, about)
    }),
  )
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): CellRange => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }),
  )
  return cells.finish(about.name, about.isHidden, merges, comments)
}

function addCell(
  cells: SheetBuilder,
  cell: CellObject,
  row: number,
  column: number,
  { cells: scanned, hiddenRows, hiddenColumns }: ScannedSheet,
  { styles, isHidden, scanned: book }: AboutSheet,
): void {
  const found = scanned.get(cellKey(row, column))
  if (cell.t === 'n' && found?.number !== cell.v) throw readRefusal('read/damaged', { part: 'numbers' })
  const style = styles[found?.style ?? -1]
  const read = readValue(cell, style, book)
  if (read === null) return
  const formula = cell.f === undefined || cell.f === 'undefined' ? undefined : cell.f
  cells.add({
    ...read,
    row: row + 1,
    column: column + 1,
    font: style?.font,
    formula,
    isHidden: isHidden || hiddenRows.has(row) || hiddenColumns.has(column),
  })
}

function readValue({ t, v, f }: CellObject, style: Style | undefined, book: ScannedWorkbook): Read | null {
  if (t === 'n' && typeof v === 'number') return numericCell(v, style?.format ?? numberFormat('General'), book.is1904)
  if (t === 's' && typeof v === 'string') {
    const text = textOf(v, style?.font, book)
    return text === '' && f === undefined ? null : { type: 'text', value: text, text }
  }
  if (t === 'b') return { type: 'boolean', value: v === true, text: v === true ? 'TRUE' : 'FALSE' }
  if (t === 'e') {
    const error = errorTexts[Number(v)] ?? '#VALUE!'
    return { type: 'error', value: error, text: error }
  }
  return f === undefined ? null : { type: 'number', value: null, text: '' }
}

function textOf(text: string, font: string | undefined, { isBiff8, codePage }: ScannedWorkbook): string {
  return isBiff8 ? text : oneByteText(text, font, codePage)
}
