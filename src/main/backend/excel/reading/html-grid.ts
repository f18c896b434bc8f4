import type { CellRange } from './cell-address.ts'
import { workbookLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'

/** As browsers limit them. */
const MAX_COLUMN_SPAN = 1000
const MAX_ROW_SPAN = 65_534

/** Where the cells of a page's tables stand: spans reach over later cells, tables follow each other. */
export class HtmlGrid {
  #row = 0
  #column = 1
  #isRowOpen = false
  #isRowHidden = false
  /** By column, the last row that a cell above reaches. */
  #reaches: number[] = []
  #lastReached = 0
  #columnCount = 0
  readonly #hiddenColumns = new Set<number>()

  startTable(): void {
    this.#row = Math.max(this.#row, this.#lastReached)
    this.#isRowOpen = false
    this.#reaches = []
    this.#columnCount = 0
    this.#hiddenColumns.clear()
  }

  endTable(): void {
    this.startTable()
  }

  addColumn(span: number, isHidden: boolean): void {
    const last = Math.min(this.#columnCount + span, workbookLimits.columns)
    for (let column = this.#columnCount + 1; isHidden && column <= last; column += 1) this.#hiddenColumns.add(column)
    this.#columnCount = last
  }

  startRow(isHidden: boolean): void {
    this.#row += 1
    this.#column = 1
    this.#isRowOpen = true
    this.#isRowHidden = isHidden
  }

  endRow(): void {
    this.#isRowOpen = false
  }

  /** The row for a text outside of tables. */
  nextFreeRow(): number {
    this.#row += 1
    return this.#row
  }

  /** The place of the next cell of the row. @throws DomainError `read/hostile` outside of a sheet */
  place(columnSpan: number, rowSpan: number): CellRange & { readonly isHidden: boolean } {
    if (!this.#isRowOpen) this.startRow(false)
    while ((this.#reaches[this.#column] ?? 0) >= this.#row) this.#column += 1
    const left = this.#column
    const right = left + Math.min(columnSpan, MAX_COLUMN_SPAN) - 1
    const bottom = this.#row + Math.min(rowSpan, MAX_ROW_SPAN) - 1
    if (right > workbookLimits.columns || bottom > workbookLimits.rows)
      throw readRefusal('read/hostile', { part: 'address' })
    if (bottom > this.#row) for (let column = left; column <= right; column += 1) this.#reaches[column] = bottom
    this.#column = right + 1
    this.#lastReached = Math.max(this.#lastReached, this.#row)
    return { top: this.#row, left, bottom, right, isHidden: this.#isRowHidden || this.#hiddenColumns.has(left) }
  }
}
