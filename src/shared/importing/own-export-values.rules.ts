/** Whether a cell still says what it said: compared by meaning, not by how it is written. */
import { readNumber } from '#shared/kernel/number-text.ts'
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import { textOfCell } from './own-export-grid.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

/** Beyond what a program loses when it writes a number as text and back. */
const CLOSE = 1e-9

export function isBlankCell(cell: PlainCell | undefined): boolean {
  return cell === undefined || (cell.type !== 'error' && textOfCell(cell) === '')
}

export function saysTheSame(original: string | number | null, cell: PlainCell | undefined): boolean {
  if (original === null || original === '') return isBlankCell(cell)
  if (cell === undefined) return false
  if (typeof original === 'string') return plainTypedText(original) === plainTypedText(textOfCell(cell))
  if (typeof cell.value === 'number') return Math.abs(cell.value - original) <= CLOSE * Math.max(1, Math.abs(original))
  return isNumberAsText(cell) && countOf(cell) === original
}

/** The cell holds a text that reads as a number. */
export function isNumberAsText(cell: PlainCell | undefined): boolean {
  return cell?.type === 'text' && countOf(cell) !== null
}

function countOf(cell: PlainCell): number | null {
  const reading = readNumber(textOfCell(cell), { column: 'count' })
  return reading.kind === 'count' ? reading.value : null
}

/** What a cell said or says, for a sentence; "trống" for nothing. */
export function shownValue(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? 'trống' : String(value)
}

const REFERENCE = /(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(])/g

/**
 * A formula by the places it reads from where it stands: the same in every row it was filled into. The sheet it names
 * and the spaces in it do not count.
 */
export function relativeFormula(formula: string, row: number, column: number): string {
  const plain = formula.replace(/(?:'[^']*'|[\w.$]+)[!.](?=\$?[A-Z])/g, '').replace(/\s+/g, '')
  return plain.replace(REFERENCE, (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
    const at = Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
    const rowPart = fixedRow === '$' ? digits : `[${Number(digits) - row}]`
    return `R${rowPart}C${fixedColumn === '$' ? letters : `[${at - column}]`}`
  })
}
