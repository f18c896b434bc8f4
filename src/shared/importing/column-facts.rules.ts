import { readNumber, readNumericCount } from '#shared/kernel/number-text.ts'
import { plainTypedText } from '#shared/kernel/typed-text.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

export type NumberMark = '.' | ','

/** What the cells of one column say together about how numbers are written in it. */
export interface ColumnFacts {
  /** Marks that evidently part thousands: 1.494.541. */
  readonly thousandsMarks: readonly NumberMark[]
  /** Marks that evidently part decimals: 48,91 or 0,494. */
  readonly decimalMarks: readonly NumberMark[]
  /**
   * A stored 1.12 was typed 1.120 on a PC whose decimal mark is the dot. The same PC stores 12.000 as 12, so that small
   * whole numbers of the column are in doubt too.
   */
  readonly hasShrunkNumbers: boolean
  /**
   * What numbers of a percentage column mean that carry no percent sign: 48.91 is itself, 0.4891 may be 48,91 %.
   * `percent` where one of them is too large for a fraction.
   */
  readonly plainRatios: 'percent' | 'unclear'
}

const GROUPS = /^\D*\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:\D|$)/
const GROUP_AND_DECIMALS = /^\D*\d{1,3}(?:([.,])\d{3})+(?!\1)([.,])\d+(?:\D|$)/
const DECIMALS = /^\D*(?:\d+([.,])(?!\d{3}(?!\d))\d+|0([.,])\d{3}|\d{4,}([.,])\d{3})(?:\D|$)/
/** No fraction of a whole is written above 300 % without a percent sign. */
const LARGEST_FRACTION = 3

/** `cells`: those of the body of one column, in any order. */
export function columnFacts(cells: readonly PlainCell[]): ColumnFacts {
  const thousandsMarks = new Set<NumberMark>()
  const decimalMarks = new Set<NumberMark>()
  for (const text of cells.flatMap(typedNumber)) {
    const both = GROUP_AND_DECIMALS.exec(text)
    addMark(thousandsMarks, (both ?? GROUPS.exec(text))?.[1])
    if (both !== null) addMark(decimalMarks, both[2])
    else for (const mark of DECIMALS.exec(text)?.slice(1) ?? []) addMark(decimalMarks, mark)
  }
  return {
    thousandsMarks: [...thousandsMarks],
    decimalMarks: [...decimalMarks],
    hasShrunkNumbers: cells.some(isShrunk),
    plainRatios: cells.some(isTooLargeForFraction) ? 'percent' : 'unclear',
  }
}

/** Texts that hold a number and no percent sign or word of scale, for whose decimals say nothing of counts. */
function typedNumber({ type, value }: PlainCell): string[] {
  if (type !== 'text' || typeof value !== 'string') return []
  const text = plainTypedText(value).toLowerCase()
  return /^\D*\d/.test(text) && !/%|nghìn|ngàn|triệu/.test(text) ? [text] : []
}

function addMark(marks: Set<NumberMark>, mark: string | undefined): void {
  if (mark === '.' || mark === ',') marks.add(mark)
}

function isShrunk({ type, value, formula, isPercent }: PlainCell): boolean {
  if (type !== 'number' || typeof value !== 'number' || formula !== undefined || isPercent === true) return false
  return readNumericCount(value).kind === 'issue'
}

function isTooLargeForFraction({ type, value, isPercent }: PlainCell): boolean {
  if (isPercent === true) return false
  if (type === 'number' && typeof value === 'number') return value > LARGEST_FRACTION
  if (type !== 'text' || typeof value !== 'string' || value.includes('%')) return false
  const reading = readNumber(value, { column: 'ratio' })
  return reading.kind === 'percent' && reading.units > BigInt(LARGEST_FRACTION) * 10n ** BigInt(reading.decimals)
}
