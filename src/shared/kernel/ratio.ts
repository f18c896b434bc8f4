/**
 * Ratios of counts, kept as numerator and denominator to the end and divided exactly, in integers. A printed
 * percentage is a whole number of units, one unit being 10^-decimals of a percent: 44,66 % is 4466 units at 2 decimals.
 *
 * A ratio has a value only when both counts are known and the denominator is above 0; otherwise it prints as '—',
 * never as 0 % or 100 %. Above 100 % is legal. 100 % is never printed while the numerator is below the denominator.
 */
import { z } from 'zod'
import { groupDigits } from './numbers.ts'

/** Both occur in official reports: half-up rounds the last place, trunc drops what follows it. */
export const roundingPolicySchema = z.enum(['trunc', 'half-up'])

export type RoundingPolicy = z.infer<typeof roundingPolicySchema>

export type PercentFormat = { policy: RoundingPolicy; decimals: number }

/** Null is "not reported", which is not 0. Counts are safe integers, `den` at least 0. */
export type Ratio = { num: number | null; den: number | null }

export const NO_VALUE = '—'

/** A known ratio, exact at any size. */
export type Fraction = { readonly num: bigint; readonly den: bigint }

function known({ num, den }: Ratio): Fraction | null {
  if (num === null || den === null || den === 0) return null
  if (den < 0) throw new RangeError(`a denominator is never negative: ${den}`)
  return { num: BigInt(num), den: BigInt(den) }
}

/**
 * The percentage as printed, in units of 10^-decimals percent, or null when the ratio has no value.
 * Throws a RangeError for counts that are not integers.
 */
export function percentUnits(num: number | null, den: number | null, format: PercentFormat): bigint | null {
  const ratio = known({ num, den })
  return ratio === null ? null : fractionUnits(ratio, format)
}

/** The same of a fraction whose parts may be too large for a number; the denominator is above 0. */
export function fractionUnits({ num, den }: Fraction, { policy, decimals }: PercentFormat): bigint {
  const hundred = 100n * 10n ** BigInt(decimals)
  const units = divide(num * hundred, den, policy)
  return num < den && units >= hundred ? hundred - 1n : units
}

/**
 * A negative numerator (a correction larger than the stock) is rounded as a spreadsheet's INT and ROUND do it, so that
 * screen and sheet agree: truncation goes down, half-up goes by magnitude.
 */
function divide(num: bigint, den: bigint, policy: RoundingPolicy): bigint {
  if (policy === 'half-up') {
    const magnitude = num < 0n ? -num : num
    const rounded = (2n * magnitude + den) / (2n * den)
    return num < 0n ? -rounded : rounded
  }
  const quotient = num / den
  return num < 0n && quotient * den !== num ? quotient - 1n : quotient
}

/** '4,07', or '—' when the ratio has no value. */
export function percentText(num: number | null, den: number | null, format: PercentFormat): string {
  const units = percentUnits(num, den, format)
  return units === null ? NO_VALUE : unitsText(units, format.decimals)
}

/** '44,66 %', or '—' when the ratio has no value. */
export function formatPercent(num: number | null, den: number | null, format: PercentFormat): string {
  const text = percentText(num, den, format)
  return text === NO_VALUE ? text : `${text} %`
}

/** The printed percentage as the number of a spreadsheet cell: 0.4466 for 44,66 %. Null when the ratio has no value. */
export function percentCellValue(num: number | null, den: number | null, format: PercentFormat): number | null {
  const units = percentUnits(num, den, format)
  return units === null ? null : Number(units) / 10 ** (format.decimals + 2)
}

/** 4891 units at 2 decimals → '48,91'. */
export function unitsText(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = groupDigits(digits.slice(0, digits.length - decimals))
  return decimals === 0 ? sign + whole : `${sign}${whole},${digits.slice(-decimals)}`
}

/**
 * The change in "điểm %" between two printed percentages, with its sign: '+5,41', '-0,20', '0,00'.
 * Both are units of the same decimals; '—' when either has no value.
 */
export function pointChange(now: bigint | null, previous: bigint | null, decimals: number): string {
  if (now === null || previous === null) return NO_VALUE
  const change = now - previous
  return (change > 0n ? '+' : '') + unitsText(change, decimals)
}

/** Exact, by cross multiplication: -1, 0 or 1. A ratio without a value is below every other and equal to its like. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = known(a)
  const right = known(b)
  if (left === null || right === null) return sign(BigInt(Number(left !== null) - Number(right !== null)))
  return sign(left.num * right.den - right.num * left.den)
}

function sign(value: bigint): -1 | 0 | 1 {
  if (value === 0n) return 0
  return value < 0n ? -1 : 1
}

/**
 * The total of rows is Σ numerators over Σ denominators (the weighted average), never a mean of rates. A row with
 * either count unknown is left out of both sums and its index is given, to be named beside the total.
 */
export function sumRatios(rows: readonly Ratio[]): { total: Ratio; leftOut: number[] } {
  let num = 0
  let den = 0
  const leftOut: number[] = []
  rows.forEach((row, index) => {
    if (row.num === null || row.den === null) {
      leftOut.push(index)
      return
    }
    num += row.num
    den += row.den
  })
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den)) throw new RangeError('a sum of counts is not exact')
  return { total: leftOut.length === rows.length ? { num: null, den: null } : { num, den }, leftOut }
}

/** In the given order: 1, 2, 2, 4, the highest first, equal ratios sharing a rank; null for a ratio without a value. */
export function rankByRatio(ratios: readonly Ratio[]): (number | null)[] {
  const ranks: (number | null)[] = ratios.map(() => null)
  const best = ratios.map((ratio, index) => ({ ratio, index })).filter(({ ratio }) => known(ratio) !== null)
  best.sort((a, b) => compareRatios(b.ratio, a.ratio))
  best.forEach(({ ratio, index }, position) => {
    const above = best[position - 1]
    const isTied = above !== undefined && compareRatios(above.ratio, ratio) === 0
    ranks[index] = isTied ? (ranks[above.index] ?? null) : position + 1
  })
  return ranks
}
