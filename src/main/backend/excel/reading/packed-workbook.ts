import type { PlainCell, WorkbookFormat } from '#shared/importing/plain-workbook.schema.ts'
import { addressOf, type CellRange, checkedMerge, rangeText } from './cell-address.ts'
import { exact, grown } from './growing-columns.ts'
import { workbookLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'

/*
 * A workbook as it crosses from the worker thread: columns of numbers instead of an object per cell, texts once each.
 * A million cells take 30 MB and cross without being copied.
 */

export const cellTypes = ['number', 'text', 'boolean', 'date', 'error'] as const satisfies readonly PlainCell['type'][]

/** Bits beside the type. */
export const cellFlags = { type: 7, hidden: 8, percent: 16, noValue: 32 } as const

/** Shown texts that are made from the number again: 1494541 as it is, or with its thousands apart. */
export const madeTexts = { plain: -1, grouped: -2 } as const

export interface PackedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: Int32Array<ArrayBuffer>
  readonly columns: Uint16Array<ArrayBuffer>
  /** Index of the type in `cellTypes` with `cellFlags`. */
  readonly kinds: Uint8Array<ArrayBuffer>
  /** The number, 1 or 0 of a boolean, or the index of the text, date or error in `strings`. */
  readonly values: Float64Array<ArrayBuffer>
  /** Index in `strings`, or one of `madeTexts`. */
  readonly texts: Int32Array<ArrayBuffer>
  /** Index in `strings`, -1 for none. */
  readonly fonts: Int32Array<ArrayBuffer>
  /** Index in `strings`, -1 for none; empty when the sheet has no formula. */
  readonly formulas: Int32Array<ArrayBuffer>
  readonly merges: readonly (readonly [cell: number, range: string])[]
  readonly comments: readonly (readonly [cell: number, text: string])[]
}

export interface PackedWorkbook {
  readonly format: WorkbookFormat
  readonly strings: readonly string[]
  readonly sheets: readonly PackedSheet[]
  readonly textNames: readonly (readonly [name: string, text: string])[]
  readonly customXml: readonly string[]
  readonly externalLinks: readonly string[]
}

/** Texts once each, with a limit on all of them together. */
export class StringTable {
  readonly list: string[] = []
  #indexes = new Map<string, number>()
  #units = 0
  #shownUnits = 0

  /** A text stands in one more cell. @throws DomainError `read/too-large` */
  spend(units: number): void {
    this.#shownUnits += units
    if (this.#shownUnits > workbookLimits.shownUnits) throw readRefusal('read/too-large')
  }

  /** @throws DomainError `read/too-large` */
  indexOf(text: string): number {
    const known = this.#indexes.get(text)
    if (known !== undefined) return known
    this.#units += text.length
    if (this.#units > workbookLimits.textUnits) throw readRefusal('read/too-large')
    const index = this.list.length
    this.list.push(text)
    this.#indexes.set(text, index)
    return index
  }
}

/** A cell on its way into a sheet. */
export interface NewCell {
  readonly row: number
  readonly column: number
  readonly type: PlainCell['type']
  readonly value: number | string | boolean | null
  /** What Excel shows, or how it is made from the number. */
  readonly text: string | number
  readonly font?: string | undefined
  readonly formula?: string | undefined
  readonly isHidden?: boolean
  readonly isPercent?: boolean
}

const FIRST_SIZE = 256

/** Collects the cells of one sheet. */
export class SheetBuilder {
  readonly #strings: StringTable
  #size = 0
  #rows = new Int32Array(FIRST_SIZE)
  #columns = new Uint16Array(FIRST_SIZE)
  #kinds = new Uint8Array(FIRST_SIZE)
  #values = new Float64Array(FIRST_SIZE)
  #texts = new Int32Array(FIRST_SIZE)
  #fonts = new Int32Array(FIRST_SIZE)
  #formulas = new Int32Array(FIRST_SIZE)
  #hasFormulas = false
  #lastKey = 0
  #isInOrder = true

  constructor(strings: StringTable) {
    this.#strings = strings
  }

  get size(): number {
    return this.#size
  }

  /** @throws DomainError `read/hostile` outside a sheet, `read/too-large` for too many cells or texts */
  add(cell: NewCell): void {
    const { row, column, type, value, text, font, formula } = cell
    if (!(row >= 1 && row <= workbookLimits.rows && column >= 1 && column <= workbookLimits.columns))
      throw readRefusal('read/hostile', { part: 'address' })
    const key = keyOf(row, column)
    if (key <= this.#lastKey) this.#isInOrder = false
    this.#lastKey = key
    if (this.#size === workbookLimits.cells) throw readRefusal('read/too-large')
    if (this.#size === this.#rows.length) this.#grow()
    const at = this.#size++
    this.#rows[at] = row
    this.#columns[at] = column
    this.#kinds[at] =
      cellTypes.indexOf(type) |
      (cell.isHidden === true ? cellFlags.hidden : 0) |
      (cell.isPercent === true ? cellFlags.percent : 0) |
      (value === null ? cellFlags.noValue : 0)
    if (typeof value === 'string') this.#strings.spend(value.length)
    if (formula !== undefined) this.#strings.spend(formula.length)
    this.#values[at] = typeof value === 'string' ? this.#strings.indexOf(value) : Number(value)
    this.#texts[at] = typeof text === 'string' ? this.#strings.indexOf(text) : text
    this.#fonts[at] = font === undefined ? -1 : this.#strings.indexOf(font)
    this.#formulas[at] = formula === undefined ? -1 : this.#strings.indexOf(formula)
    if (formula !== undefined) this.#hasFormulas = true
  }

  /** Two values of one cell: no program would show which one counts. */
  #checkOnce(): void {
    if (this.#isInOrder) return
    const keys = new Set<number>()
    for (let at = 0; at < this.#size; at += 1) keys.add(keyOf(this.#rows[at] ?? 0, this.#columns[at] ?? 0))
    if (keys.size < this.#size) throw readRefusal('read/damaged', { part: 'cells' })
  }

  #grow(): void {
    this.#rows = grown(this.#rows, Int32Array)
    this.#columns = grown(this.#columns, Uint16Array)
    this.#kinds = grown(this.#kinds, Uint8Array)
    this.#values = grown(this.#values, Float64Array)
    this.#texts = grown(this.#texts, Int32Array)
    this.#fonts = grown(this.#fonts, Int32Array)
    this.#formulas = grown(this.#formulas, Int32Array)
  }

  /**
   * @param merges what is merged; kept where the anchor is a cell that holds something
   * @param comments by address
   * @throws DomainError `read/hostile` for absurd merges, `read/damaged` when a cell is there twice
   */
  finish(
    name: string,
    isHidden: boolean,
    merges: readonly CellRange[],
    comments: ReadonlyMap<string, string>,
  ): PackedSheet {
    if (merges.length > workbookLimits.merges) throw readRefusal('read/hostile', { part: 'merge' })
    this.#checkOnce()
    const size = this.#size
    const byAddress = new Map(merges.map((range) => [addressOf(range.top, range.left), checkedMerge(range)]))
    const marked = <T>(marks: ReadonlyMap<string, T>, textOf: (mark: T) => string): [number, string][] => {
      const found: [number, string][] = []
      for (let at = 0; marks.size > 0 && at < size; at += 1) {
        const mark = marks.get(addressOf(this.#rows[at] ?? 0, this.#columns[at] ?? 0))
        if (mark !== undefined) found.push([at, textOf(mark)])
      }
      return found
    }
    return {
      name,
      hidden: isHidden,
      rows: exact(this.#rows, size),
      columns: exact(this.#columns, size),
      kinds: exact(this.#kinds, size),
      values: exact(this.#values, size),
      texts: exact(this.#texts, size),
      fonts: exact(this.#fonts, size),
      formulas: exact(this.#formulas, this.#hasFormulas ? size : 0),
      merges: marked(byAddress, rangeText),
      comments: marked(comments, (text) => text),
    }
  }
}

function keyOf(row: number, column: number): number {
  return row * (workbookLimits.columns + 1) + column
}

/** The memory that crosses to another thread without being copied. */
export function transferables(workbook: PackedWorkbook): ArrayBuffer[] {
  return workbook.sheets.flatMap(({ rows, columns, kinds, values, texts, fonts, formulas }) =>
    [rows, columns, kinds, values, texts, fonts, formulas].map(({ buffer }) => buffer),
  )
}
