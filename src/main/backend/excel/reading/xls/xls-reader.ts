import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { addressOf } from '../cell-address.ts'
import { builtInFormat, loadFormats, type NumberFormat, numberFormat } from '../number-format.ts'
import { numericCell } from '../numeric-cell.ts'
import { type NewCell, type PackedSheet, type PackedWorkbook, SheetBuilder, StringTable } from '../packed-workbook.ts'
import { readRefusal } from '../read-refusal.ts'
import { textConstant } from '../xlsx/workbook-part.ts'
import { columnOf, rowOf, type ScannedCell, type ScannedSheet, type ScannedWorkbook, scanBiff } from './biff-scan.ts'
import { oneByteText } from './one-byte-text.ts'

type Read = Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent' | 'formula'>
type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[]

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
 * Reads a BIFF5 or BIFF8 stream: plain cells from its records, texts and formulas with the library. Where both read
 * another number behind a formula the file is damaged.
 * @throws DomainError `read/encrypted`, `read/truncated`, `read/damaged`, `read/not-a-workbook`
 */
export async function readXls(stream: Uint8Array): Promise<PackedWorkbook> {
  const scanned = scanBiff(stream)
  await loadFormats([...scanned.formats.values(), 'dd/mm/yyyy'])
  const book: WorkBook & { readonly Strings?: SharedTexts } = read(
    Buffer.from(scanned.rest.buffer, scanned.rest.byteOffset, scanned.rest.byteLength),
    {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
      raw: true,
    },
  )
  // The library orders sheets by where they lie in the stream.
  const byPosition = scanned.tabs.toSorted((one, other) => one.position - other.position)
  const strings = new StringTable()
  const styles = stylesOf(scanned)
  const sheets = scanned.tabs.map(({ position, isHidden }) => {
    const name = book.SheetNames[byPosition.findIndex((tab) => tab.position === position)] ?? ''
    const texts = book.Strings ?? []
    const about = { name: textOf(name, undefined, scanned), isHidden, scanned, styles, texts }
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

/** What the library declares as `any`. */
type SharedTexts = readonly ({ readonly t?: unknown } | undefined)[]

interface Style {
  readonly format: NumberFormat
  readonly font: string | undefined
}

interface AboutSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly scanned: ScannedWorkbook
  readonly styles: readonly Style[]
  readonly texts: SharedTexts
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
  const left: Rows = sheet['!data'] ?? []
  left.forEach((row, rowIndex) =>
    row?.forEach((cell, columnIndex) => {
      const comment = cell?.c?.map(({ t }) => t ?? '').join('\n')
      if (comment !== undefined) comments.set(addressOf(rowIndex + 1, columnIndex + 1), comment)
    }),
  )
  const inOrder = [...scanned.cells].toSorted(([one], [other]) => one - other)
  for (const [key, found] of inOrder) {
    const [row, column] = [rowOf(key), columnOf(key)]
    const cell = found.isLeft ? left[row]?.[column] : undefined
    const read = readCell(found, cell, about)
    if (read === null) continue
    const isHidden = about.isHidden || scanned.hiddenRows.has(row) || scanned.hiddenColumns.has(column)
    cells.add({ ...read, row: row + 1, column: column + 1, font: about.styles[found.style]?.font, isHidden })
  }
  return cells.finish(about.name, about.isHidden, scanned.merges, comments)
}

/** Null for a cell that holds nothing. */
function readCell(found: ScannedCell, cell: CellObject | undefined, about: AboutSheet): Read | null {
  const style = about.styles[found.style]
  const formula = cell?.f === undefined || cell.f === 'undefined' ? undefined : cell.f
  if (found.number !== null && cell?.t === 'n' && cell.v !== found.number)
    throw readRefusal('read/damaged', { part: 'numbers' })
  if (found.number !== null && (cell === undefined || cell.t === 'n'))
    return { ...numericCell(found.number, style?.format ?? numberFormat('General'), about.scanned.is1904), formula }
  if (found.text >= 0) {
    const text = about.texts[found.text]?.t
    if (typeof text !== 'string') throw readRefusal('read/damaged', { part: 'texts' })
    return text === '' ? null : { type: 'text', value: text, text }
  }
  const read = cell === undefined ? null : readValue(cell, style, about.scanned)
  return read === null ? null : { ...read, formula }
}

function readValue({ t, v, f }: CellObject, style: Style | undefined, book: ScannedWorkbook): Read | null {
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
