import { madeTexts } from './packed-workbook.ts'

/*
 * What a number format makes of a number: a plain one, a percentage, a date or a time, and the text Excel shows.
 * Thousands and decimals are shown as the format code writes them (`,` and `.`), whatever the sender's Windows uses.
 */

export interface NumberFormat {
  readonly code: string
  readonly kind: 'number' | 'date' | 'time'
  readonly isPercent: boolean
}

/** Renders exotic formats; loaded only when a workbook has one. */
type Renderer = (code: string, value: number, is1904: boolean) => string

/** What the library declares only as `any`. */
interface SpreadsheetFormats {
  format(code: string, value: number, options: { date1904: boolean }): string
}

const MAX_CODE_UNITS = 300
/** Short dates stand for the date of the sender's Windows, which is Vietnamese. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0_);(#,##0)',
  6: '#,##0_);[Red](#,##0)',
  7: '#,##0.00_);(#,##0.00)',
  8: '#,##0.00_);[Red](#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
  42: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
  43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
  44: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}
const eastAsianDates = [27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

const known = new Map<string, NumberFormat>()
let renderExotic: Renderer | undefined

/** The format with a code. */
export function numberFormat(code: string): NumberFormat {
  let format = known.get(code)
  if (format === undefined) {
    format = { code, ...classify(code) }
    if (known.size < 5000) known.set(code, format)
  }
  return format
}

/** The format of a number format id that the file does not define. */
export function builtInFormat(id: number): NumberFormat {
  return numberFormat(eastAsianDates.includes(id) ? 'dd/mm/yyyy' : (builtIn[id] ?? 'General'))
}

/** Makes `shownText` able to render every format. */
export async function loadFormats(codes: Iterable<string>): Promise<void> {
  if (renderExotic !== undefined || Array.from(codes).every(isPlain)) return
  const library: { readonly SSF: SpreadsheetFormats } = await import('@e965/xlsx')
  renderExotic = (code, value, is1904) => library.SSF.format(code, value, { date1904: is1904 })
}

/** What Excel shows for a number: a text, or one of `madeTexts` where it is made from the number alone. */
export function shownText(value: number, { code }: NumberFormat, is1904 = false): string | number {
  if (code === 'General' || code === '@') return isShort(value) ? madeTexts.plain : generalText(value)
  if (code === '0' && isShort(value)) return madeTexts.plain
  if (code === '#,##0' && isShort(value)) return madeTexts.grouped
  if (renderExotic === undefined || code.length > MAX_CODE_UNITS) return generalText(value)
  try {
    // Excel shows neither the column-wide padding of accounting formats nor a sign before nothing.
    return renderExotic(code, value, is1904).trim()
  } catch {
    return generalText(value)
  }
}

/** A number as Excel shows it without a format: up to eleven characters. */
function generalText(value: number): string {
  const size = Math.abs(value)
  if (value === 0) return '0'
  if (size >= 1e11 || size < 1e-9) return scientific(value)
  const wholeDigits = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1
  const fixed = withoutTrailingZeros(value.toFixed(Math.max(0, 10 - wholeDigits)))
  return size < 1e-4 && Number(fixed) !== value ? scientific(value) : fixed
}

function scientific(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(5).split('e')
  return `${withoutTrailingZeros(digits)}E${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function isShort(value: number): boolean {
  return Number.isInteger(value) && value < 1e11 && value > -1e10 && !Object.is(value, -0)
}

function isPlain(code: string): boolean {
  return code === 'General' || code === '@' || code === '0' || code === '#,##0'
}

function classify(code: string): Omit<NumberFormat, 'code'> {
  if (/^general/i.test(code) || code === '@') return { kind: 'number', isPercent: false }
  // Only the first section counts: the one of positive numbers. Literals, colours and locales say nothing.
  const [section = ''] = code.replace(/"[^"]*"?|\\.|_.|\*./g, '').split(';')
  const letters = section.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const isPercent = letters.includes('%')
  const isElapsed = /\[(h+|m+|s+)\]/i.test(letters)
  const bare = letters.replace(/AM\/PM|A\/P/gi, '').replace(/s\.0+/gi, 's')
  if (isPercent || /[#?0]|general/i.test(bare)) return { kind: 'number', isPercent }
  if (/[dy]/i.test(bare) && !isElapsed) return { kind: 'date', isPercent }
  if (/[hs]/i.test(bare) || isElapsed) return { kind: isElapsed ? 'number' : 'time', isPercent }
  return { kind: /m/i.test(bare) ? 'date' : 'number', isPercent }
}
