/**
 * The score of a row against several targets: the mean of its percentages, each at most 100 %. It is an exact fraction
 * until it is printed, and places are given by comparing fractions, so that no rounding makes or breaks a tie.
 */
import type { Fraction, Ratio } from '#shared/kernel/ratio.ts'

/** Null while one of the ratios has no value, or there is none. */
export function scoreOf(ratios: readonly Ratio[]): Fraction | null {
  if (ratios.length === 0) return null
  let sum: Fraction = { num: 0n, den: 1n }
  for (const { num, den } of ratios) {
    if (num === null || den === null || den === 0) return null
    const [part, whole] = [BigInt(Math.min(num, den)), BigInt(den)]
    sum = { num: sum.num * whole + part * sum.den, den: sum.den * whole }
  }
  return { num: sum.num, den: sum.den * BigInt(ratios.length) }
}

/** 1, 2, 2, 4, the highest first, equal scores sharing a place; null for a row without a score. */
export function placesOf(scores: readonly (Fraction | null)[]): (number | null)[] {
  return scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => other !== null && isHigher(other, score)).length,
  )
}

function isHigher(a: Fraction, b: Fraction): boolean {
  return a.num * b.den > b.num * a.den
}
