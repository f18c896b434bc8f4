/**
 * Reads free text as a number, or says why it does not: nothing is guessed. The grammar is matched first and only its
 * digits are converted, so no partial or locale-bound reading can slip through ('1e3', '12abc', '0x10' are refused).
 *
 * A separator repeated between groups of three digits is a thousands mark. A lone separator before exactly three
 * digits can be a thousands mark or a decimal one: the column decides it, or a count noun, or a percent sign, since
 * counts are whole and ratios are not written above 1000 %; otherwise it is ambiguous.
 */
import { MAX_COUNT } from './numbers.ts'
import { plainTypedText } from './typed-text.ts'

export type NumberColumn = 'count' | 'ratio' | 'unknown'

export type CountReading = { kind: 'count'; value: number }

/** `text` is written as printed here ('48,91'); the percentage is exactly `units` / 10^`decimals`. */
export type PercentReading = { kind: 'percent'; text: string; units: bigint; decimals: number }

export type NumberRefusal = 'not-a-number' | 'negative' | 'not-whole' | 'too-large' | 'percent' | 'count'

export type NumberReading =
  | CountReading
  | PercentReading
  | { kind: 'blank' }
  | { kind: 'ambiguous'; readings: (CountReading | PercentReading)[] }
  | { kind: 'ask'; about: 'dash' | 'decimal' }
  | { kind: 'issue'; about: 'letter-o' | 'decimal'; suggest: number }
  | { kind: 'refused'; reason: NumberRefusal }

/** `thousands` says whether a separator between groups of three is certain, or may as well be the decimal one. */
type Numeral = { whole: string; fraction: string; thousands: 'none' | 'certain' | { lone: '.' | ',' } }

const SCALE_ZEROS: Readonly<Record<string, number>> = { nghìn: 3, ngàn: 3, triệu: 6 }
const COUNT_NOUNS =
  'hồ sơ|hs|trường hợp|thẻ|người|công dân|nhân khẩu|tài khoản|lượt|phiếu|tổ|đơn vị|học sinh|cán bộ|buổi'
const AMOUNT = new RegExp(
  '^(?:(?:đạt|chiếm|tỷ lệ|tỉ lệ) )?(?<numeral>\\d(?:[\\d., ]*\\d)?)' +
    `(?: ?(?<percent>%)|(?: ?(?<scale>${Object.keys(SCALE_ZEROS).join('|')}))?(?: ?(?<noun>${COUNT_NOUNS}))?)$`,
)
const GROUPED =
  /^(?<head>[1-9]\d{0,2})(?<mark>[., ])(?<groups>\d{3}(?:\k<mark>\d{3})*)(?:(?!\k<mark>)[.,](?<fraction>\d+))?$/
const UNGROUPED = /^(?<whole>\d+)(?:[.,](?<fraction>\d+))?$/
const MAX_WHOLE_DIGITS = String(MAX_COUNT).length
const MAX_FRACTION_DIGITS = 6

/** `column` is what the column holds: it decides a lone separator, and refuses a ratio among counts or the reverse. */
export function readNumber(text: string, { column }: { column: NumberColumn }): NumberReading {
  const plain = plainTypedText(text).toLowerCase()
  if (plain === '') return { kind: 'blank' }
  if (/^-+$/.test(plain)) return { kind: 'ask', about: 'dash' }

  const parts = AMOUNT.exec(plain)?.groups
  const numeral = readNumeral(parts?.['numeral'] ?? '')
  if (parts === undefined || numeral === null) return readLetterO(plain, column)

  const scale = parts['scale']
  const isPercent = parts['percent'] !== undefined
  if (isPercent) return column === 'count' ? refused('percent') : toPercent(numeral)

  const isWholeGroups = numeral.thousands === 'certain' && numeral.fraction === ''
  const isCount = scale !== undefined || parts['noun'] !== undefined || isWholeGroups
  if (column === 'ratio') return isCount ? refused('count') : toPercent(numeral)
  if (scale !== undefined) return toScaledCount(numeral, SCALE_ZEROS[scale] ?? 0)
  return isCount || column === 'count' ? toCount(numeral) : toUndecided(numeral)
}

function readNumeral(text: string): Numeral | null {
  const grouped = GROUPED.exec(text)?.groups
  if (grouped !== undefined) {
    const { head = '', mark, groups = '', fraction = '' } = grouped
    const isLone = groups.length === 3 && fraction === '' && (mark === '.' || mark === ',')
    const whole = head + groups.replace(/\D/g, '')
    return { whole, fraction, thousands: isLone ? { lone: mark } : 'certain' }
  }
  const ungrouped = UNGROUPED.exec(text)?.groups
  if (ungrouped === undefined) return null
  return { whole: ungrouped['whole'] ?? '', fraction: ungrouped['fraction'] ?? '', thousands: 'none' }
}

/** '30,509' with its separator taken for the decimal one: 30 and 509. */
function withDecimalMark(numeral: Numeral): Numeral {
  if (typeof numeral.thousands === 'string') return numeral
  return { whole: numeral.whole.slice(0, -3), fraction: numeral.whole.slice(-3), thousands: 'none' }
}

function toCount({ whole, fraction }: Numeral): NumberReading {
  if (whole.length > MAX_WHOLE_DIGITS) return refused('too-large')
  if (fraction === '') return { kind: 'count', value: Number(whole) }
  return /^0+$/.test(fraction) ? { kind: 'issue', about: 'decimal', suggest: Number(whole) } : refused('not-whole')
}

function toPercent(numeral: Numeral): NumberReading {
  const { whole, fraction } = withDecimalMark(numeral)
  if (whole.length > MAX_WHOLE_DIGITS || fraction.length > MAX_FRACTION_DIGITS) return refused('too-large')
  return percentOf(whole, fraction)
}

function percentOf(whole: string, fraction: string): PercentReading {
  const text = String(Number(whole)) + (fraction === '' ? '' : `,${fraction}`)
  return { kind: 'percent', text, units: BigInt(whole + fraction), decimals: fraction.length }
}

/** '102,641 nghìn': a comma is the decimal mark here, while the dot of '1.120 nghìn' leaves two readings. */
function toScaledCount(numeral: Numeral, zeros: number): NumberReading {
  const asDecimal = scaled(withDecimalMark(numeral), zeros)
  if (typeof numeral.thousands === 'string' || numeral.thousands.lone === ',') return asDecimal
  const asThousands = scaled(numeral, zeros)
  if (asThousands.kind !== 'count' || asDecimal.kind !== 'count') return asDecimal
  return { kind: 'ambiguous', readings: [asThousands, asDecimal] }
}

function scaled({ whole, fraction }: Numeral, zeros: number): NumberReading {
  if (!/^0*$/.test(fraction.slice(zeros))) return refused('not-whole')
  const digits = whole + fraction.slice(0, zeros).padEnd(zeros, '0')
  return digits.length > MAX_WHOLE_DIGITS ? refused('too-large') : { kind: 'count', value: Number(digits) }
}

function toUndecided(numeral: Numeral): NumberReading {
  if (numeral.fraction !== '') return { kind: 'ask', about: 'decimal' }
  if (typeof numeral.thousands === 'string') return toCount(numeral)
  const { whole, fraction } = withDecimalMark(numeral)
  return { kind: 'ambiguous', readings: [{ kind: 'count', value: Number(numeral.whole) }, percentOf(whole, fraction)] }
}

/** '1O' and 'O', typed with the letter for the digit 0, are suggested and never read. */
function readLetterO(plain: string, column: NumberColumn): NumberReading {
  if (column !== 'ratio' && plain.includes('o') && /^[\do., ]+$/.test(plain)) {
    const reading = readNumber(plain.replaceAll('o', '0'), { column: 'count' })
    if (reading.kind === 'count') return { kind: 'issue', about: 'letter-o', suggest: reading.value }
  }
  return refused(/^- ?\d/.test(plain) ? 'negative' : 'not-a-number')
}

function refused(reason: NumberRefusal): NumberReading {
  return { kind: 'refused', reason }
}

/** Why the entry grid keeps a typed text apart instead of taking it as a count. */
export type CountFault = NumberRefusal | 'dash' | 'ambiguous' | 'letter-o' | 'decimal'

export type CellCount = { ok: true; value: number | null } | { ok: false; reason: CountFault; suggest?: number }

/** A cell of a count column as typed or pasted: a count from 0 to MAX_COUNT, null when blank, else the fault. */
export function readCellCount(text: string): CellCount {
  const reading = readNumber(text, { column: 'count' })
  switch (reading.kind) {
    case 'count':
      return { ok: true, value: reading.value }
    case 'blank':
      return { ok: true, value: null }
    case 'ambiguous':
      return { ok: false, reason: 'ambiguous' }
    case 'ask':
      return { ok: false, reason: reading.about }
    case 'issue':
      return { ok: false, reason: reading.about, suggest: reading.suggest }
    case 'refused':
      return { ok: false, reason: reading.reason }
    case 'percent':
      return { ok: false, reason: 'percent' }
  }
}

/**
 * A numeric cell of a spreadsheet in a count column. Where the dot is the decimal mark, a spreadsheet stores a typed
 * "1.120" as 1.12 and "13.715" as 13.715: such a value is an issue that suggests the count it was typed as.
 */
export function readNumericCount(value: number): NumberReading {
  if (!Number.isFinite(value)) return refused('not-a-number')
  if (value < 0) return refused('negative')
  if (value > MAX_COUNT) return refused('too-large')
  if (Number.isInteger(value)) return { kind: 'count', value }
  const [, whole, fraction] = /^([1-9]\d{0,2})\.(\d{1,3})$/.exec(String(value)) ?? []
  if (whole === undefined || fraction === undefined) return refused('not-whole')
  return { kind: 'issue', about: 'decimal', suggest: Number(whole + fraction.padEnd(3, '0')) }
}
