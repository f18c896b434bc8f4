/** Places on a sheet, counted from 1. Row 0 stands for the heads of the columns, column 0 for the heads of the rows. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** `C7` → row 7, column 3; null for what is no address of one cell. */
export function parseAddress(address: string): Place | null {
  const area = parseArea(address)
  return area !== null && area.top === area.bottom && area.left === area.right
    ? { row: area.top, column: area.left }
    : null
}

const shape = /^(?<left>[A-Z]{1,3})(?<top>[1-9]\d{0,6})(?::(?<right>[A-Z]{1,3})(?<bottom>[1-9]\d{0,6}))?$/

/** `A1:D3`, or `C7` for an area of one cell; null for anything else. */
export function parseArea(text: string): Area | null {
  const parts = shape.exec(text)?.groups
  if (parts === undefined) return null
  const { left = '', top = '', right = left, bottom = top } = parts
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }
}

const firstLetter = 'A'.charCodeAt(0)
const letters = 26

function columnNumber(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum * letters + letter.charCodeAt(0) - firstLetter + 1, 0)
}

/** The element of a place, named for `aria-activedescendant`; one sheet is on screen at a time. */
export function placeId({ row, column }: Place): string {
  return `sheet-place-${row}-${column}`
}
