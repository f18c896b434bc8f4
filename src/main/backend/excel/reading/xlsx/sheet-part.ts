import { type CellRange, parseAddress, parseRange } from '../cell-address.ts'
import { dateOfIsoText, serialOfDate } from '../date-serial.ts'
import { shownText } from '../number-format.ts'
import { numericCell, xmlNumber } from '../numeric-cell.ts'
import type { NewCell, SheetBuilder } from '../packed-workbook.ts'
import { workbookLimits } from '../read-limits.ts'
import { readRefusal } from '../read-refusal.ts'
import type { XmlAttributes, XmlHandler } from '../xml-reader.ts'
import { RichText, withoutEscapes } from './rich-text.ts'
import { movedFormula } from './shared-formula.ts'
import type { SharedStrings } from './shared-strings.ts'
import { plainStyle, type ReadStyle } from './styles-part.ts'
import { isTrue } from './workbook-part.ts'

/** What the cells of a sheet refer to. */
export interface SheetSurroundings {
  readonly styles: readonly ReadStyle[]
  readonly strings: SharedStrings
  readonly is1904: boolean
  readonly isHidden: boolean
}

/** Types whose empty value says nothing. */
const typesOfValues = new Set(['n', 'd', 's', 'b', 'e'])

type Read = Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'>

/** Reads the XML of a sheet into cells; `merges` is filled on the way. */
export class SheetPart implements XmlHandler {
  readonly merges: CellRange[] = []
  readonly #cells: SheetBuilder
  readonly #about: SheetSurroundings
  readonly #inline = new RichText()
  readonly #hiddenColumns = new Set<number>()
  readonly #sharedFormulas = new Map<string, { formula: string; row: number; column: number }>()
  #row = 0
  #column = 0
  #isRowHidden = false
  #type = 'n'
  #style: ReadStyle = plainStyle
  #value: string | null = null
  #formula: string | null = null
  #shared: string | undefined
  #into: 'value' | 'formula' | 'inline' | null = null

  constructor(cells: SheetBuilder, about: SheetSurroundings) {
    this.#cells = cells
    this.#about = about
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') {
      this.#into = 'value'
      this.#value = ''
    } else if (this.#into === 'inline') this.#inline.open(name, attributes)
    else if (name === 'f') {
      this.#into = 'formula'
      this.#formula = ''
      this.#shared = attributes.get('t') === 'shared' ? attributes.get('si') : undefined
    } else if (name === 'is') {
      this.#into = 'inline'
      this.#inline.reset()
    } else if (name === 'row') this.#openRow(attributes)
    else if (name === 'col') this.#hideColumns(attributes)
    else if (name === 'mergeCell') this.#merge(attributes)
  }

  text(piece: string): void {
    if (this.#into === 'value') this.#value += piece
    else if (this.#into === 'formula') this.#formula += piece
    else if (this.#into === 'inline') this.#inline.add(piece)
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v' || name === 'f') this.#into = null
    else if (name === 'is') {
      this.#into = null
      this.#value = this.#inline.text
    } else if (this.#into === 'inline') this.#inline.close(name)
  }

  #openRow(attributes: XmlAttributes): void {
    const number = attributes.get('r')
    this.#row = number === undefined ? this.#row + 1 : wholeNumber(number)
    if (this.#row > workbookLimits.rows) throw readRefusal('read/hostile', { part: 'row' })
    this.#column = 0
    this.#isRowHidden = isTrue(attributes.get('hidden')) || attributes.get('ht') === '0'
  }

  #hideColumns(attributes: XmlAttributes): void {
    if (!isTrue(attributes.get('hidden')) && attributes.get('width') !== '0') return
    const last = Math.min(wholeNumber(attributes.get('max') ?? ''), workbookLimits.columns)
    for (let column = wholeNumber(attributes.get('min') ?? ''); column <= last; column += 1)
      this.#hiddenColumns.add(column)
  }

  #merge(attributes: XmlAttributes): void {
    const range = parseRange(attributes.get('ref') ?? '')
    if (range === null || this.merges.length === workbookLimits.merges)
      throw readRefusal('read/hostile', { part: 'merge' })
    this.merges.push(range)
  }

  #openCell(attributes: XmlAttributes): void {
    const address = attributes.get('r')
    if (address === undefined) this.#column += 1
    else {
      const place = parseAddress(address)
      if (place === null) throw readRefusal('read/hostile', { part: 'address' })
      this.#row = place.row
      this.#column = place.column
    }
    this.#type = attributes.get('t') ?? 'n'
    this.#style = this.#about.styles[Number(attributes.get('s') ?? 0)] ?? plainStyle
    this.#value = null
    this.#formula = null
    this.#shared = undefined
    this.#into = null
  }

  #closeCell(): void {
    const formula = this.#formulaText()
    if (this.#value === null && formula === undefined) return
    const read = this.#readValue(formula !== undefined)
    if (read === null) return
    this.#cells.add({
      ...read,
      row: this.#row,
      column: this.#column,
      font: this.#fontName(),
      formula,
      isHidden: this.#about.isHidden || this.#isRowHidden || this.#hiddenColumns.has(this.#column),
    })
  }

  #fontName(): string | undefined {
    const own = this.#type === 's' ? this.#about.strings.fonts.get(Number(this.#value)) : undefined
    const inline = this.#type === 'inlineStr' ? this.#inline.font : undefined
    return own ?? inline ?? this.#style.font
  }

  /** A shared formula is written once; the others say where they stand to it. */
  #formulaText(): string | undefined {
    if (this.#formula === null) return undefined
    const [row, column] = [this.#row, this.#column]
    if (this.#shared === undefined) return withoutEscapes(this.#formula)
    if (this.#formula !== '') {
      this.#sharedFormulas.set(this.#shared, { formula: this.#formula, row, column })
      return withoutEscapes(this.#formula)
    }
    const first = this.#sharedFormulas.get(this.#shared)
    return first === undefined ? '' : movedFormula(first.formula, row - first.row, column - first.column)
  }

  /** Null for a cell that holds nothing. @throws DomainError `read/damaged` for a value of another type than it says */
  #readValue(hasFormula: boolean): Read | null {
    const value = this.#value
    if (value === null || (value === '' && typesOfValues.has(this.#type)))
      return hasFormula ? { type: 'number', value: null, text: '' } : null
    if (this.#type === 'n') {
      const number = xmlNumber(value)
      if (number === null) return refuseValue()
      return numericCell(number, this.#style.format, this.#about.is1904)
    }
    if (this.#type === 's') return textCell(this.#about.strings.texts[wholeNumber(value)] ?? refuseValue(), hasFormula)
    if (this.#type === 'str') return textCell(withoutEscapes(value), hasFormula)
    if (this.#type === 'inlineStr') return textCell(value, hasFormula)
    if (this.#type === 'b')
      return { type: 'boolean', value: isTrue(value.trim()), text: isTrue(value.trim()) ? 'TRUE' : 'FALSE' }
    if (this.#type === 'e') return { type: 'error', value, text: value }
    if (this.#type === 'd') return this.#isoDate(value.trim()) ?? refuseValue()
    return refuseValue()
  }

  #isoDate(text: string): Read | null {
    const date = dateOfIsoText(text)
    if (date === null) return /^T?\d{2}:\d{2}/.test(text) ? textCell(text, false) : null
    const serial = serialOfDate(date)
    return { type: 'date', value: date, text: serial === null ? date : shownText(serial, this.#style.format) }
  }
}

function textCell(text: string, hasFormula: boolean): Read | null {
  return text === '' && !hasFormula ? null : { type: 'text', value: text, text }
}

function wholeNumber(text: string): number {
  if (!/^\s*\d{1,10}\s*$/.test(text)) throw readRefusal('read/damaged', { part: 'number' })
  return Number(text)
}

function refuseValue(): never {
  throw readRefusal('read/damaged', { part: 'value' })
}
