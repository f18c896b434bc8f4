import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { addressOf } from './cell-address.ts'
import { cellFlags, cellTypes, type PackedSheet, type PackedWorkbook } from './packed-workbook.ts'
import { shownTextOf, workbookOf, valueOf } from './unpack-workbook.ts'

/** A packed sheet with what is looked up for its cells. */
interface SheetColumns {
  readonly sheet: PackedSheet
  readonly strings: readonly string[]
  readonly merges: ReadonlyMap<number, string>
  readonly comments: ReadonlyMap<number, string>
}

/** A cell read from its sheet's columns: half a million of them fit where a hundred thousand objects did. */
class CellView implements PlainCell {
  readonly #columns: SheetColumns
  readonly #at: number

  constructor(columns: SheetColumns, at: number) {
    this.#columns = columns
    this.#at = at
  }

  get address(): string {
    return addressOf(this.row, this.column)
  }

  get row(): number {
    return this.#columns.sheet.rows[this.#at] ?? 0
  }

  get column(): number {
    return this.#columns.sheet.columns[this.#at] ?? 0
  }

  get type(): PlainCell['type'] {
    return cellTypes[this.#kind & cellFlags.type] ?? 'error'
  }

  get value(): PlainCell['value'] {
    if ((this.#kind & cellFlags.noValue) !== 0) return null
    return valueOf(this.type, this.#stored, this.#columns.strings)
  }

  get text(): string {
    return shownTextOf(this.#columns.sheet.texts[this.#at] ?? 0, this.#stored, this.#columns.strings)
  }

  get font(): string | undefined {
    const font = this.#columns.sheet.fonts[this.#at] ?? -1
    return font < 0 ? undefined : (this.#columns.strings[font] ?? '')
  }

  get formula(): string | undefined {
    const formula = this.#columns.sheet.formulas[this.#at] ?? -1
    return formula < 0 ? undefined : (this.#columns.strings[formula] ?? '')
  }

  get hidden(): true | undefined {
    return this.#columns.sheet.hidden || (this.#kind & cellFlags.hidden) !== 0 ? true : undefined
  }

  get isPercent(): true | undefined {
    return (this.#kind & cellFlags.percent) !== 0 ? true : undefined
  }

  get merge(): string | undefined {
    return this.#columns.merges.get(this.#at)
  }

  get comment(): string | undefined {
    return this.#columns.comments.get(this.#at)
  }

  get #kind(): number {
    return this.#columns.sheet.kinds[this.#at] ?? 0
  }

  get #stored(): number {
    return this.#columns.sheet.values[this.#at] ?? 0
  }
}

/** The whole workbook, its cells read from the columns where they are asked for (see `plainCopy`). */
export function viewWorkbook(packed: PackedWorkbook): PlainWorkbook {
  return workbookOf(
    packed,
    packed.sheets.map((sheet) => {
      const { merges, comments } = sheet
      const columns = { sheet, strings: packed.strings, merges: new Map(merges), comments: new Map(comments) }
      const cells = Array.from(sheet.rows, (_, at): PlainCell => new CellView(columns, at))
      return { name: sheet.name, hidden: sheet.hidden, cells }
    }),
  )
}
