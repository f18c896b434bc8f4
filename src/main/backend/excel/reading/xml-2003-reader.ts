import type { CellRange } from './cell-address.ts'
import { addressOf } from './cell-address.ts'
import { dateOfIsoText } from './date-serial.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { numericCell, xmlNumber } from './numeric-cell.ts'
import { loadFormats, shownText } from './number-format.ts'
import { type NewCell, type PackedSheet, type PackedWorkbook, SheetBuilder, StringTable } from './packed-workbook.ts'
import { workbookLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'
import { serialOfDate } from './date-serial.ts'
import { decodeText } from './text-encoding.ts'
import { readXml, type XmlAttributes, type XmlHandler } from './xml-reader.ts'
import { textConstant } from './xlsx/workbook-part.ts'

/** Formats that XML Spreadsheet 2003 calls by a name. */
const namedFormats: Readonly<Record<string, string>> = {
  'General Number': 'General',
  Standard: '#,##0.00',
  Fixed: '0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'Short Date': 'dd/mm/yyyy',
  'Medium Date': 'dd-mmm-yy',
  'Long Date': 'dd/mm/yyyy',
  'General Date': 'dd/mm/yyyy hh:mm',
  'Short Time': 'hh:mm',
  'Medium Time': 'hh:mm AM/PM',
  'Long Time': 'hh:mm:ss',
}

interface Style {
  format: NumberFormat
  font: string | undefined
}

/** Reads an XML Spreadsheet 2003. @throws DomainError `read/damaged`, `read/hostile`, `read/too-large` */
export async function readXml2003(bytes: Uint8Array): Promise<PackedWorkbook> {
  await loadFormats(['dd/mm/yyyy'])
  const declared = /^[^>]*encoding=["']([\w-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1]
  const book = new Xml2003()
  readXml(decodeText(bytes, declared), book)
  return {
    format: 'xml-2003',
    strings: book.strings.list,
    sheets: book.sheets,
    textNames: book.textNames,
    customXml: [],
    externalLinks: [],
  }
}

class Xml2003 implements XmlHandler {
  readonly strings = new StringTable()
  readonly sheets: PackedSheet[] = []
  readonly textNames: [string, string][] = []
  readonly #styles = new Map<string, Style>()
  #styleId = ''
  #sheet = newSheet('', this.strings)
  #isInSheet = false
  #row = 0
  #isRowHidden = false
  #column = 0
  #columnDefinition = 0
  #cell: { style: string | undefined; formula: string | undefined; across: number; down: number } | null = null
  #type = ''
  #text: string | null = null
  #comment: string | null = null
  #visible: string | null = null

  open(name: string, attributes: XmlAttributes): void {
    const get = (key: string): string | undefined => attributes.get(`ss:${key}`) ?? attributes.get(key)
    if (name === 'Style') this.#styleId = get('ID') ?? ''
    else if (name === 'NumberFormat') this.#setStyle({ format: formatOf(get('Format') ?? 'General') })
    else if (name === 'Font' && !this.#isInSheet) this.#setStyle({ font: get('FontName') })
    else if (name === 'NamedRange' && !this.#isInSheet) this.#addName(get('Name') ?? '', get('RefersTo') ?? '')
    else if (name === 'Worksheet') this.#openSheet(get('Name') ?? '')
    else if (name === 'Visible') this.#visible = ''
    else if (name === 'Column') this.#openColumn(get('Index'), get('Span'), get('Hidden'))
    else if (name === 'Row') this.#openRow(get('Index'), get('Hidden'))
    else if (name === 'Cell') this.#openCell(get)
    else if (name === 'Comment') this.#comment = ''
    else if (name === 'Data' && this.#comment === null) {
      this.#type = get('Type') ?? 'String'
      this.#text = ''
    }
  }

  text(piece: string): void {
    if (this.#visible !== null) this.#visible += piece
    else if (this.#comment !== null) this.#comment += piece
    else if (this.#text !== null) this.#text += piece
  }

  close(name: string): void {
    if (name === 'Visible') {
      if (this.#visible?.startsWith('SheetHidden') === true || this.#visible === 'SheetVeryHidden')
        this.#sheet.isHidden = true
      this.#visible = null
    } else if (name === 'Cell') this.#closeCell()
    else if (name === 'Row' && this.#isInSheet) this.#isRowHidden = false
    else if (name === 'Comment' && this.#comment !== null) {
      this.#sheet.comments.set(addressOf(Math.max(1, this.#row), Math.max(1, this.#column)), this.#comment)
      this.#comment = null
    } else if (name === 'Worksheet') {
      const { cells, name: sheetName, isHidden, merges, comments } = this.#sheet
      this.sheets.push(cells.finish(sheetName, isHidden, merges, comments))
      this.#isInSheet = false
    }
  }

  #setStyle(part: Partial<Style>): void {
    const known = this.#styles.get(this.#styleId) ?? this.#styles.get('Default')
    const plain = { format: numberFormat('General'), font: undefined }
    this.#styles.set(this.#styleId, { ...plain, ...known, ...part })
  }

  #addName(name: string, refersTo: string): void {
    const text = textConstant(refersTo)
    if (text !== null) this.textNames.push([name, text])
  }

  #openSheet(name: string): void {
    if (this.sheets.length === workbookLimits.sheets) throw readRefusal('read/hostile', { part: 'sheets' })
    this.#sheet = newSheet(name, this.strings)
    this.#isInSheet = true
    this.#row = 0
    this.#columnDefinition = 0
  }

  #openColumn(index: string | undefined, span: string | undefined, hidden: string | undefined): void {
    const first = index === undefined ? this.#columnDefinition + 1 : position(index, workbookLimits.columns)
    const last = Math.min(
      first + (span === undefined ? 0 : position(span, workbookLimits.columns)),
      workbookLimits.columns,
    )
    this.#columnDefinition = last
    if (hidden === '1') for (let column = first; column <= last; column += 1) this.#sheet.hiddenColumns.add(column)
  }

  #openRow(index: string | undefined, hidden: string | undefined): void {
    this.#row = index === undefined ? this.#row + 1 : position(index, workbookLimits.rows)
    this.#isRowHidden = hidden === '1'
    this.#column = 0
  }

  #openCell(get: (key: string) => string | undefined): void {
    const index = get('Index')
    this.#column = index === undefined ? this.#column + 1 : position(index, workbookLimits.columns)
    this.#cell = {
      style: get('StyleID'),
      formula: get('Formula')?.replace(/^=/, ''),
      across: position(get('MergeAcross') ?? '0', workbookLimits.columns),
      down: position(get('MergeDown') ?? '0', workbookLimits.rows),
    }
    this.#text = null
  }

  #closeCell(): void {
    const cell = this.#cell
    if (cell === null) return
    const { formula, across, down } = cell
    const [row, column] = [this.#row, this.#column]
    const style = this.#styles.get(cell.style ?? 'Default')
    const read = this.#readData(style?.format ?? numberFormat('General'), formula !== undefined)
    if (read !== null) {
      const isHidden = this.#isRowHidden || this.#sheet.hiddenColumns.has(column)
      this.#sheet.cells.add({ ...read, row, column, font: style?.font, formula, isHidden })
    }
    if (across > 0 || down > 0) {
      if (this.#sheet.merges.length === workbookLimits.merges) throw readRefusal('read/hostile', { part: 'merge' })
      this.#sheet.merges.push({ top: row, left: column, bottom: row + down, right: column + across })
    }
    this.#column += across
    this.#cell = null
    this.#text = null
  }

  #readData(format: NumberFormat, hasFormula: boolean): Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'> | null {
    const data = this.#text
    if (data === null) return hasFormula ? { type: 'number', value: null, text: '' } : null
    if (this.#type === 'Number') {
      const number = xmlNumber(data)
      if (number === null) throw readRefusal('read/damaged', { part: 'value' })
      return numericCell(number, format, false)
    }
    if (this.#type === 'DateTime') return dateCell(data, format)
    if (this.#type === 'Boolean') return { type: 'boolean', value: data === '1', text: data === '1' ? 'TRUE' : 'FALSE' }
    if (this.#type === 'Error') return { type: 'error', value: data, text: data }
    return data === '' && !hasFormula ? null : { type: 'text', value: data, text: data }
  }
}

function dateCell(data: string, format: NumberFormat): Pick<NewCell, 'type' | 'value' | 'text'> {
  const date = dateOfIsoText(data)
  if (date === null) throw readRefusal('read/damaged', { part: 'value' })
  const serial = serialOfDate(date)
  // Before the first day of the calendar it is a time of day.
  if (serial === null) return { type: 'text', value: data, text: date.split('T')[1] ?? '00:00:00' }
  return { type: 'date', value: date, text: shownText(serial, format) }
}

interface OpenSheet {
  readonly name: string
  isHidden: boolean
  readonly cells: SheetBuilder
  readonly merges: CellRange[]
  readonly comments: Map<string, string>
  readonly hiddenColumns: Set<number>
}

function newSheet(name: string, strings: StringTable): OpenSheet {
  const empty = { merges: [], comments: new Map<string, string>(), hiddenColumns: new Set<number>() }
  return { name, isHidden: false, cells: new SheetBuilder(strings), ...empty }
}

function formatOf(name: string): NumberFormat {
  return numberFormat(Object.hasOwn(namedFormats, name) ? (namedFormats[name] ?? name) : name)
}

function position(text: string, most: number): number {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= most)) throw readRefusal('read/hostile', { part: 'address' })
  return value
}
