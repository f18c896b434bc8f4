/** Counts: how they are bounded, shown and doubted. */
import { z } from 'zod'

/**
 * Far above any count of the whole country, and short enough that neither a citizen's number of 12 digits nor a
 * telephone number is ever taken for a count. A million of the largest still add up exactly.
 */
export const MAX_COUNT = 999_999_999

export const countSchema = z.int().min(0).max(MAX_COUNT)

/** 1494541 → '1.494.541'. Takes any safe integer, negative ones too (a difference); throws a RangeError for others. */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not an integer: ${count}`)
  return groupDigits(String(count))
}

/** Puts the Vietnamese thousands dot into the digits of an integer; a leading '-' stays in front. */
export function groupDigits(digits: string): string {
  return digits.length < 4 ? digits : digits.replace(/\d(?=(?:\d{3})+$)/g, '$&.')
}

/** True when one count is 8 to 12 times the other, the mark of a digit typed too many or too few. */
export function isTenfold(previous: number, next: number): boolean {
  const [low, high] = previous < next ? [previous, next] : [next, previous]
  return low > 0 && high >= 8 * low && high <= 12 * low
}
