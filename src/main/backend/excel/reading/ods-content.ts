import type { CellRange } from './cell-address.ts'
import { addressOf } from './cell-address.ts'
import { dateOfIsoText } from './date-serial.ts'
import { numberFormat, shownText } from './number-format.ts'
import { xmlNumber } from './numeric-cell.ts'
import { OdsParagraphs } from './ods-paragraphs.ts'
import type { OdsStyles } from './ods-styles.ts'
import { type NewCell, type PackedSheet, SheetBuilder, StringTable } from './packed-workbook.ts'
import { workbookLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'
import type { XmlAttributes, XmlHandler } from './xml-reader.ts'
import { textConstant } from './xlsx/workbook-part.ts'

type Read = Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'>
type RowCell = Omit<NewCell, 'row'>

interface OpenCell {
  readonly column: number
  readonly repeated: number
  readonly spannedColumns: number
  readonly spannedRows: number
  readonly style: string | undefined
  readonly formula: string | undefined
  readonly valueType: string
  readonly value: string | undefined
}

/** The tables of an OpenDocument spreadsheet; styles found on the way are added to `styles`. */
export class OdsContent implements XmlHandler {
  readonly strings = new StringTable()
  readonly sheets: PackedSheet[] = []
  readonly textNames: [string, string][] = []
  readonly externalLinks = new Set<string>()
  readonly #styles: OdsStyles
  readonly #paragraphs: OdsParagraphs
  #tableDepth = 0
  #name = ''
  #isHidden = false
  #cells = new SheetBuilder(this.strings)
  #merges: CellRange[] = []
  #comments = new Map<string, string>()
  #columns: { readonly last: number; readonly isHidden: boolean; readonly style: string | undefined }[] = []
  #row = 0
  #repeatedRows = 1
  #isRowHidden = false
  #rowCells: RowCell[] = []
  #column = 0
  #cell: OpenCell | null = null

  constructor(styles: OdsStyles) {
    this.#styles = styles
    this.#paragraphs = new OdsParagraphs(styles)
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#tableDepth === 0 && name !== 'table') this.#styles.open(name, attributes)
    if (name === 'table') this.#openTable(attributes)
    else if (name === 'named-expression') this.#addName(attributes)
    else if (this.#tableDepth !== 1) return
    else if (name === 'table-column') this.#openColumn(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attributes)
    else if (this.#cell !== null) this.#paragraphs.open(name, attributes)
  }

  text(piece: string): void {
    if (this.#cell !== null) this.#paragraphs.text(piece)
  }

  close(name: string): void {
    if (this.#tableDepth === 0) this.#styles.close(name)
    if (name === 'table') this.#closeTable()
    else if (this.#tableDepth !== 1) return
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (this.#cell !== null) this.#paragraphs.close(name)
  }

  #openTable(attributes: XmlAttributes): void {
    this.#tableDepth += 1
    if (this.#tableDepth > 1) return
    if (this.sheets.length === workbookLimits.sheets) throw readRefusal('read/hostile', { part: 'sheets' })
    this.#name = attributes.get('table:name') ?? ''
    this.#isHidden = !this.#styles.isTableShown(attributes.get('table:style-name'))
    this.#cells = new SheetBuilder(this.strings)
    this.#merges = []
    this.#comments = new Map()
    this.#columns = []
    this.#row = 0
  }

  #closeTable(): void {
    this.#tableDepth -= 1
    if (this.#tableDepth === 0)
      this.sheets.push(this.#cells.finish(this.#name, this.#isHidden, this.#merges, this.#comments))
  }

  #addName(attributes: XmlAttributes): void {
    const text = textConstant((attributes.get('table:expression') ?? '').replace(/^of:=/, ''))
    if (text !== null) this.textNames.push([attributes.get('table:name') ?? '', text])
  }

  #openColumn(attributes: XmlAttributes): void {
    this.#columns.push({
      last: (this.#columns.at(-1)?.last ?? 0) + repeats(attributes.get('table:number-columns-repeated')),
      isHidden: isCollapsed(attributes),
      style: attributes.get('table:default-cell-style-name'),
    })
  }

  #openRow(attributes: XmlAttributes): void {
    this.#repeatedRows = repeats(attributes.get('table:number-rows-repeated'))
    this.#isRowHidden = isCollapsed(attributes)
    this.#rowCells = []
    this.#column = 1
  }

  #closeRow(): void {
    if (this.#cells.size + this.#rowCells.length * this.#repeatedRows > workbookLimits.cells)
      throw readRefusal('read/too-large')
    if (this.#rowCells.length > 0)
      for (let row = this.#row + 1; row <= this.#row + this.#repeatedRows; row += 1)
        for (const cell of this.#rowCells) this.#cells.add({ ...cell, row })
    this.#row += this.#repeatedRows
  }

  #openCell(attributes: XmlAttributes): void {
    const calculated = attributes.get('calcext:value-type')
    const valueType = calculated === 'error' ? calculated : (attributes.get('office:value-type') ?? '')
    this.#cell = {
      column: this.#column,
      repeated: repeats(attributes.get('table:number-columns-repeated')),
      spannedColumns: repeats(attributes.get('table:number-columns-spanned')),
      spannedRows: repeats(attributes.get('table:number-rows-spanned')),
      style: attributes.get('table:style-name'),
      formula: attributes.get('table:formula'),
      valueType,
      value: attributes.get(`office:${valueAttribute(valueType)}`),
    }
    this.#paragraphs.begin()
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell === null) return
    this.#column = cell.column + cell.repeated
    const [row, column] = [this.#row + 1, cell.column]
    if (this.#paragraphs.comment !== '' && column <= workbookLimits.columns && row <= workbookLimits.rows)
      this.#comments.set(addressOf(row, column), this.#paragraphs.comment)
    if (cell.spannedColumns > 1 || cell.spannedRows > 1) {
      const [bottom, right] = [row + cell.spannedRows - 1, column + cell.spannedColumns - 1]
      this.#merges.push({ top: row, left: column, bottom, right })
      if (this.#merges.length > workbookLimits.merges) throw readRefusal('read/hostile', { part: 'merge' })
    }
    const formula = cell.formula === undefined ? undefined : this.#plainFormula(cell.formula)
    const read = readValue(cell, this.#paragraphs.shown, formula !== undefined)
    if (read === null) return
    for (let at = column; at < column + cell.repeated; at += 1) {
      if (at > workbookLimits.columns) throw readRefusal('read/hostile', { part: 'address' })
      const about = this.#columns.find(({ last }) => at <= last)
      const font = this.#paragraphs.font ?? this.#styles.fontOf('table-cell', cell.style ?? about?.style)
      const isHidden = this.#isHidden || this.#isRowHidden || about?.isHidden === true
      this.#rowCells.push({ ...read, column: at, font, formula, isHidden })
    }
  }

  /** `of:=SUM([.A1:.A3])` → `SUM(A1:A3)`. */
  #plainFormula(formula: string): string {
    const link = /'(file:[^']+)'#/.exec(formula)?.[1]
    if (link !== undefined) this.externalLinks.add(link)
    return formula
      .replace(/^[a-z]+:=|^=/, '')
      .replace(/\[([^\]]*)\]/g, (_, inside: string) =>
        inside.replace(/(^|:)\./g, '$1').replace(/^\$?('(?:[^']|'')*'|[^.:']+)\./, '$1!'),
      )
  }
}

function readValue({ valueType, value }: OpenCell, shown: string, hasFormula: boolean): Read | null {
  switch (valueType) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = value === undefined ? null : xmlNumber(value)
      if (number === null) throw readRefusal('read/damaged', { part: 'value' })
      const text = shown === '' ? shownText(number, numberFormat('General')) : shown
      return { type: 'number', value: number, text, isPercent: valueType === 'percentage' }
    }
    case 'date': {
      const date = dateOfIsoText((value ?? '').replace(/\.\d+$/, ''))
      return date === null ? { type: 'text', value: shown, text: shown } : { type: 'date', value: date, text: shown }
    }
    case 'time':
      return { type: 'number', value: dayFraction(value ?? ''), text: shown }
    case 'boolean':
      return { type: 'boolean', value: value === 'true', text: value === 'true' ? 'TRUE' : 'FALSE' }
    case 'error':
      return { type: 'error', value: shown, text: shown }
    default: {
      const text = value ?? shown
      if (text === '' && !hasFormula) return null
      return text === '' && valueType === ''
        ? { type: 'number', value: null, text: '' }
        : { type: 'text', value: text, text }
    }
  }
}

/** `PT12H30M00S` as a part of a day, null for another text. */
function dayFraction(text: string): number | null {
  const match = /^PT(\d{1,7})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(text)
  if (match === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number)
  return (hours * 3600 + minutes * 60 + seconds) / 86_400
}

function valueAttribute(valueType: string): string {
  if (valueType === 'string') return 'string-value'
  return valueType === 'date' || valueType === 'time' || valueType === 'boolean' ? `${valueType}-value` : 'value'
}

function isCollapsed(attributes: XmlAttributes): boolean {
  const visibility = attributes.get('table:visibility')
  return visibility === 'collapse' || visibility === 'filter'
}

function repeats(text: string | undefined): number {
  if (text === undefined) return 1
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > workbookLimits.rows) throw readRefusal('read/hostile', { part: 'repeated' })
  return count
}
