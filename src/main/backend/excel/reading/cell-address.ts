import { readRefusal } from './read-refusal.ts'
import { workbookLimits } from './read-limits.ts'

export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const CODE_0 = 48
const CODE_A = 65
const letters: string[] = ['']

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const known = letters[column]
  if (known !== undefined) return known
  const last = String.fromCharCode(CODE_A + ((column - 1) % 26))
  const made = column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last
  letters[column] = made
  return made
}

/** 7, 3 → C7. */
export function addressOf(row: number, column: number): string {
  return columnLetters(column) + row
}

/** `C7` or `$C$7` → row 7, column 3. Null for a text that is no address inside a sheet. */
export function parseAddress(text: string): CellPlace | null {
  let column = 0
  let row = 0
  let at = text.startsWith('$') ? 1 : 0
  for (; at < text.length; at += 1) {
    const letter = (text.charCodeAt(at) & ~32) - CODE_A
    if (letter < 0 || letter > 25 || text.charCodeAt(at) < CODE_A) break
    column = column * 26 + letter + 1
    if (column > workbookLimits.columns) return null
  }
  if (text[at] === '$') at += 1
  if (at === text.length || text.length - at > 7) return null
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - CODE_0
    if (digit < 0 || digit > 9) return null
    row = row * 10 + digit
  }
  return column > 0 && row > 0 && row <= workbookLimits.rows ? { row, column } : null
}

/** `A1:D1` → its corners in order. Null for a text that is no range. */
export function parseRange(text: string): CellRange | null {
  const [first = '', second = first, ...more] = text.split(':')
  const from = parseAddress(first)
  const to = parseAddress(second)
  if (from === null || to === null || more.length > 0) return null
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  }
}

export function rangeText({ top, left, bottom, right }: CellRange): string {
  return `${addressOf(top, left)}:${addressOf(bottom, right)}`
}

/** The range itself. @throws DomainError `read/hostile` for merged cells larger than any table */
export function checkedMerge(range: CellRange): CellRange {
  const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1)
  if (cells > workbookLimits.mergedCells) throw readRefusal('read/hostile', { part: 'merge' })
  return range
}
