/** A sheet by places: what stands in a cell, and which merged cell covers it. */
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import type { PlainCell, PlainSheet } from './plain-workbook.schema.ts'

export interface SheetGrid {
  readonly sheet: PlainSheet
  readonly lastRow: number
  readonly lastColumn: number
  at(row: number, column: number): PlainCell | undefined
  /** The cell itself, or the merged one over it. */
  covering(row: number, column: number): PlainCell | undefined
}

const MERGE = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/
/** Larger than any header; such a merge is not followed. */
const MAX_MERGED_CELLS = 2000

export function gridOf(sheet: PlainSheet): SheetGrid {
  const key = (row: number, column: number): number => row * 16_384 + column - 1
  const cells = new Map(sheet.cells.map((cell) => [key(cell.row, cell.column), cell]))
  const covered = new Map<number, PlainCell>()
  for (const cell of sheet.cells) {
    const range = mergedRange(cell)
    if (range === null) continue
    for (let row = cell.row; row <= range.bottom; row += 1)
      for (let column = cell.column; column <= range.right; column += 1) covered.set(key(row, column), cell)
  }
  return {
    sheet,
    lastRow: sheet.cells.reduce((last, { row }) => Math.max(last, row), 0),
    lastColumn: sheet.cells.reduce((last, { column }) => Math.max(last, column), 0),
    at: (row, column) => cells.get(key(row, column)),
    covering: (row, column) => cells.get(key(row, column)) ?? covered.get(key(row, column)),
  }
}

function mergedRange({ merge, row, column }: PlainCell): { bottom: number; right: number } | null {
  const [, , , right = '', bottom = ''] = MERGE.exec(merge ?? '') ?? []
  if (right === '') return null
  const range = { bottom: Number(bottom), right: columnNumber(right) }
  const size = (range.bottom - row + 1) * (range.right - column + 1)
  return size > 0 && size <= MAX_MERGED_CELLS ? range : null
}

/** A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

/** What a cell says, as text; empty for nothing. */
export function textOfCell(cell: PlainCell | undefined): string {
  if (cell === undefined) return ''
  return (typeof cell.value === 'string' && cell.type !== 'date' ? cell.value : cell.text).trim()
}

/** The key under which labels are the same: without diacritics, case, marks and line breaks. */
export function labelKey(text: string): string {
  return foldDiacritics(text)
    .replace(/[^a-z0-9%<>≥≤]+/g, ' ')
    .trim()
}
