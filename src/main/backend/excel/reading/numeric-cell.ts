import { dateOfSerial } from './date-serial.ts'
import { type NumberFormat, shownText } from './number-format.ts'
import type { NewCell } from './packed-workbook.ts'

type Shown = Pick<NewCell, 'type' | 'value' | 'text' | 'isPercent'>

/** A time of day without a day stays a number: it is no date. */
const FIRST_DAY = 1

/** A stored number under its format: a number, a percentage, or the date it stands for. */
export function numericCell(value: number, format: NumberFormat, is1904: boolean): Shown {
  const isDate = format.kind === 'date' || (format.kind === 'time' && value >= FIRST_DAY)
  const date = isDate ? dateOfSerial(value, is1904) : null
  const text = shownText(value, format, is1904)
  if (date !== null) return { type: 'date', value: date, text }
  return { type: 'number', value, text, isPercent: format.isPercent }
}

/** A number as XML writes it; null for anything else. Grammar: XML Schema part 2, `double` without its words. */
export function xmlNumber(text: string): number | null {
  if (!/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\s*$/.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
