import type { CellRange } from './cell-address.ts'
import { HtmlGrid } from './html-grid.ts'
import { type HtmlStyle, mergedStyle, readDeclarations, readRules } from './html-styles.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { numericCell, xmlNumber } from './numeric-cell.ts'
import { readRefusal } from './read-refusal.ts'
import { type NewCell, type PackedSheet, SheetBuilder, StringTable } from './packed-workbook.ts'

const MAX_DEPTH = 300

type Attributes = Readonly<Record<string, string>>

interface OpenCell {
  readonly attributes: Attributes
  style: HtmlStyle
  text: string
}

const blocks = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'br', 'center', 'caption', 'tr', 'table'])
const silent = new Set(['script', 'style', 'head', 'title', 'xml'])

/** Takes a page apart into one sheet; handler of the parser. */
export class HtmlDocument {
  readonly strings = new StringTable()
  hasTable = false
  readonly #cells = new SheetBuilder(this.strings)
  readonly #grid = new HtmlGrid()
  readonly #merges: CellRange[] = []
  readonly #open: (OpenCell | null)[] = []
  #rules = new Map<string, HtmlStyle>()
  #name: string
  #css: string | null = null
  #silentDepth = 0
  #depth = 0
  #cell: OpenCell | null = null
  #between = ''

  /** @param name of the file: the sheet's, unless the page names it */
  constructor(name: string) {
    this.#name = (name.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '').slice(0, 31)
  }

  finish(): PackedSheet {
    this.#flushBetween()
    return this.#cells.finish(this.#name, false, this.#merges, new Map())
  }

  onopentag(name: string, attributes: Attributes): void {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw readRefusal('read/hostile', { part: 'html' })
    if (silent.has(name)) this.#silentDepth += 1
    if (name === 'style') this.#css = ''
    if (name === 'table') this.#openTable()
    else if (name === 'col') this.#grid.addColumn(spanOf(attributes['span']), styleHides(attributes))
    else if (name === 'tr') this.#openRow(attributes)
    else if (name === 'td' || name === 'th') this.#openCell(attributes)
    else if (name === 'font' && this.#cell !== null && this.#cell.text.trim() === '')
      this.#cell.style = mergedStyle(this.#cell.style, { font: attributes['face']?.split(',')[0]?.trim() })
    if (blocks.has(name)) this.#newLine()
  }

  ontext(piece: string): void {
    if (this.#css !== null) this.#css += piece
    else if (this.#silentDepth > 0) return
    else if (this.#cell !== null) this.#cell.text += piece.replace(/[ \t\r\n]+/g, ' ')
    else this.#between += piece.replace(/[ \t\r\n]+/g, ' ')
  }

  onclosetag(name: string): void {
    this.#depth -= 1
    if (name === 'style' && this.#css !== null) {
      for (const [selector, style] of readRules(this.#css)) this.#rules.set(selector, style)
      this.#css = null
    }
    if (silent.has(name)) this.#silentDepth = Math.max(0, this.#silentDepth - 1)
    if (name === 'td' || name === 'th') this.#closeCell()
    else if (name === 'tr' && this.#cell === null) this.#grid.endRow()
    else if (name === 'table') this.#closeTable()
    else if (blocks.has(name)) this.#newLine()
  }

  /** Excel keeps the sheet's name in a comment for itself. */
  oncomment(text: string): void {
    const name = /<x:Name>([^<]{1,100})<\/x:Name>/.exec(text)?.[1]
    if (name !== undefined) this.#name = name
    if (this.#css !== null) this.#css += text
  }

  #newLine(): void {
    if (this.#cell === null) this.#flushBetween()
    else this.#cell.text += '\n'
  }

  /** Text outside of tables: a title, a date, a signature. */
  #flushBetween(): void {
    const text = tidied(this.#between)
    this.#between = ''
    if (text === '') return
    this.#cells.add({ row: this.#grid.nextFreeRow(), column: 1, type: 'text', value: text, text })
    this.#grid.endRow()
  }

  /** A table inside a cell stands below what the cell says. */
  #openTable(): void {
    this.hasTable = true
    if (this.#cell === null) this.#flushBetween()
    else this.#closeCell()
    this.#open.push(this.#cell)
    this.#grid.startTable()
  }

  #closeTable(): void {
    this.#closeCell()
    this.#open.pop()
    this.#grid.endTable()
  }

  #openRow(attributes: Attributes): void {
    this.#closeCell()
    this.#flushBetween()
    this.#grid.startRow(styleHides(attributes))
  }

  #openCell(attributes: Attributes): void {
    this.#closeCell()
    const classes = (attributes['class'] ?? '').toLowerCase().split(/\s+/)
    const style = mergedStyle(
      this.#rules.get('td'),
      ...classes.map((one) => this.#rules.get(`.${one}`)),
      readDeclarations(attributes['style'] ?? ''),
    )
    this.#cell = { attributes, style, text: '' }
  }

  #closeCell(): void {
    const cell = this.#cell
    if (cell === null) return
    this.#cell = null
    const { attributes, style } = cell
    const place = this.#grid.place(spanOf(attributes['colspan']), spanOf(attributes['rowspan']))
    const read = readCell(attributes, tidied(cell.text), numberFormat(style.format ?? 'General'))
    if (read !== null) {
      const isHidden = style.isHidden === true || place.isHidden
      const formula = attributes['x:fmla']?.replace(/^=/, '')
      this.#cells.add({ ...read, row: place.top, column: place.left, font: style.font, formula, isHidden })
    }
    if (place.bottom > place.top || place.right > place.left) this.#merges.push(place)
  }
}

/** `x:num="0.4891"` is the number behind `48,91%`; without a value the text itself is the number. */
function readCell(
  attributes: Attributes,
  text: string,
  format: NumberFormat,
): Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'> | null {
  const stored = attributes['x:num']
  if (stored !== undefined && text !== '') {
    const number = xmlNumber(stored === '' ? text : stored)
    if (number !== null) return { ...numericCell(number, format, false), text }
  }
  if (attributes['x:err'] !== undefined || /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!)$/.test(text))
    return { type: 'error', value: text, text }
  return text === '' ? null : { type: 'text', value: text, text }
}

/** Spaces at the ends and empty lines say nothing in a page. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function styleHides(attributes: Attributes): boolean {
  return readDeclarations(attributes['style'] ?? '').isHidden === true
}

function spanOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1
}
