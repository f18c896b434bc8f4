import { cellAddress } from '#shared/reports/cell-address.rules.ts'

/** Cells from one corner to the other, both included; rows and columns from 1. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const CORNERS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/

/** `C7` or `A1:D1`; null for another text. */
export function parseRange(text: string): CellRange | null {
  const [, left = '', top = '', right = left, bottom = top] = CORNERS.exec(text) ?? []
  if (left === '') return null
  const rows = [Number(top), Number(bottom)]
  const columns = [columnNumber(left), columnNumber(right)]
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
}

/** AA → 27. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** `C7` for one cell, else `C7:F53`. */
export function rangeText({ top, left, bottom, right }: CellRange): string {
  const first = cellAddress(top, left)
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`
}

/** The range on a table that stands on its side. */
export function turned({ top, left, bottom, right }: CellRange): CellRange {
  return { top: left, left: top, bottom: right, right: bottom }
}
