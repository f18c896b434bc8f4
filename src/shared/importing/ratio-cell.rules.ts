/** One cell of a column of percentages. They are only compared with what the counts give, never recorded. */
import { type NumberReading, readNumber } from '#shared/kernel/number-text.ts'
import {
  type CellIssue,
  type CellQuestion,
  type ColumnAnswers,
  type ColumnQuestion,
  cellIssue,
  columnQuestions,
  shownText,
} from './cell-answer.ts'
import { readNothing } from './cell-reading.rules.ts'
import { type ColumnFacts, columnFacts } from './column-facts.rules.ts'
import { decodeLegacyText } from './legacy-text.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

/** A percentage as printed: exactly `units` / 10^`decimals`, '48,91' written here. */
export interface PrintedRatio {
  readonly text: string
  readonly units: bigint
  readonly decimals: number
}

export type RatioCellReading =
  | ({ readonly kind: 'ratio' } & PrintedRatio)
  | { readonly kind: 'blank' }
  | CellIssue
  | CellQuestion

export function readRatioColumn(
  cells: readonly PlainCell[],
  answers: ColumnAnswers = {},
): { readings: ReadonlyMap<string, RatioCellReading>; questions: ColumnQuestion[] } {
  const facts = columnFacts(cells)
  const readings = new Map(cells.map((cell) => [cell.address, readRatioCell(cell, facts, answers)]))
  return { readings, questions: columnQuestions(readings) }
}

export function readRatioCell(cell: PlainCell, facts: ColumnFacts, answers: ColumnAnswers = {}): RatioCellReading {
  const { value } = cell
  const unreadable = readNothing(cell)
  if (unreadable !== null) return unreadable
  const shown = { text: shownText(cell.text) }
  if (cell.type === 'date') return cellIssue('import/not-a-number', shown)
  if (typeof value === 'number') return readNumericRatio(cell, value, facts, answers)
  if (typeof value !== 'string') return { kind: 'blank' }
  const decoded = decodeLegacyText(value, cell.font)
  return decoded.kind === 'ask' ? cellIssue('import/old-font', shown) : readRatioText(decoded.text, facts, answers)
}

function readRatioText(text: string, facts: ColumnFacts, answers: ColumnAnswers): RatioCellReading {
  const reading = readNumber(text, { column: 'ratio' })
  if (reading.kind === 'percent' && !text.includes('%')) return plainRatio(reading, text, facts, answers)
  return fromReading(reading, text)
}

function fromReading(reading: NumberReading, text: string): RatioCellReading {
  switch (reading.kind) {
    case 'percent':
      return { kind: 'ratio', text: reading.text, units: reading.units, decimals: reading.decimals }
    case 'blank':
    case 'ask':
      return { kind: 'blank' }
    case 'refused':
      if (reading.reason === 'count') return cellIssue('import/count-among-ratios', { text: shownText(text) })
      return cellIssue('import/not-a-number', { text: shownText(text) })
    default:
      return cellIssue('import/not-a-number', { text: shownText(text) })
  }
}

function readNumericRatio(
  cell: PlainCell,
  value: number,
  facts: ColumnFacts,
  answers: ColumnAnswers,
): RatioCellReading {
  const exact = decimalOf(value)
  if (exact === null) return cellIssue('import/not-a-number', { text: shownText(cell.text) })
  if (cell.isPercent !== true) return plainRatio(exact, cell.text, facts, answers)
  const printed = readNumber(cell.text, { column: 'ratio' })
  if (printed.kind !== 'percent') return asPercent(exact)
  const stored = value * 100 * 10 ** printed.decimals
  if (Math.abs(Number(printed.units) - stored) > 1) {
    return cellIssue('import/shown-differs', { text: shownText(cell.text), value: asPercent(exact).text })
  }
  return fromReading(printed, cell.text)
}

/** A number without a percent sign that could as well be the fraction of which it is the percentage. */
function plainRatio(plain: PrintedRatio, text: string, facts: ColumnFacts, answers: ColumnAnswers): RatioCellReading {
  if (plain.units === 0n) return { kind: 'ratio', text: plain.text, units: plain.units, decimals: plain.decimals }
  const meaning = facts.plainRatios === 'percent' ? 'percent' : answers['import/ask-plain-ratio']
  switch (meaning) {
    case 'percent':
      return { kind: 'ratio', text: plain.text, units: plain.units, decimals: plain.decimals }
    case 'fraction':
      return asPercent(plain)
    default: {
      const params = { text: shownText(text), percent: plain.text, fraction: asPercent(plain).text }
      return { kind: 'question', code: 'import/ask-plain-ratio', params }
    }
  }
}

/** 0,4891 → 48,91. */
function asPercent({ units, decimals }: PrintedRatio): { kind: 'ratio' } & PrintedRatio {
  if (decimals >= 2) return { kind: 'ratio', ...printed(units, decimals - 2) }
  return { kind: 'ratio', ...printed(units * 10n ** BigInt(2 - decimals), 0) }
}

const SIGNIFICANT_DIGITS = 12

/** A stored number in decimals, without the noise of binary fractions; null for negative ones and very small ones. */
function decimalOf(value: number): PrintedRatio | null {
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS))
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(rounded)) ?? []
  return whole === undefined ? null : printed(BigInt(whole + fraction), fraction.length)
}

function printed(units: bigint, decimals: number): PrintedRatio {
  const digits = String(units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return { text: decimals === 0 ? whole : `${whole},${digits.slice(-decimals)}`, units, decimals }
}

/**
 * Whether a printed percentage is that of `num` / `den`: not further than 1 in the last printed place from the exact
 * one (domain.md §4, rule 12). Null where there is nothing to compare with. Throws a RangeError for numbers that are
 * not integers.
 */
export function isRatioOf({ units, decimals }: PrintedRatio, num: number | null, den: number | null): boolean | null {
  if (num === null || den === null || den <= 0) return null
  const difference = units * BigInt(den) - BigInt(num) * 100n * 10n ** BigInt(decimals)
  return difference <= BigInt(den) && -difference <= BigInt(den)
}
