/** Sets of cells of a foreign sheet, given as addresses and ranges. */

interface Place {
  readonly row: number
  readonly column: number
}

const addressShape = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/
const A = 'A'.charCodeAt(0)

/** `C7` → row 7, column 3; null for what is no address. */
export function placeOf(address: string): Place | null {
  const [, letters, digits] = addressShape.exec(address) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - A + 1, 0)
  return { row: Number(digits), column }
}

/** Letters of an address: `AB12` → `AB`. */
export function lettersOf(address: string): string {
  return addressShape.exec(address)?.[1] ?? ''
}

/** Cells of some sheets. */
export interface AddressSet {
  has(sheet: number, address: string): boolean
}

interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Holds single cells and ranges (`C7`, `D8:D53`); what is no address holds nothing. */
export function addressSet(places: Iterable<{ readonly sheet: number; readonly address: string }>): AddressSet {
  const single = new Set<string>()
  const ranges = new Map<number, Range[]>()
  for (const { sheet, address } of places) {
    const [from = '', to] = address.split(':')
    if (to === undefined) single.add(`${sheet}!${address.replaceAll('$', '')}`)
    else {
      const range = rangeOf(from, to)
      if (range !== null) ranges.set(sheet, [...(ranges.get(sheet) ?? []), range])
    }
  }
  return {
    has(sheet, address) {
      if (single.size > 0 && single.has(`${sheet}!${address}`)) return true
      const place = ranges.has(sheet) ? placeOf(address) : null
      if (place === null) return false
      return (ranges.get(sheet) ?? []).some(
        ({ top, left, bottom, right }) =>
          place.row >= top && place.row <= bottom && place.column >= left && place.column <= right,
      )
    },
  }
}

function rangeOf(from: string, to: string): Range | null {
  const [first, last] = [placeOf(from), placeOf(to)]
  if (first === null || last === null) return null
  return { top: first.row, left: first.column, bottom: last.row, right: last.column }
}
