/** What is left to reach a target, in whole files or accounts: every division is rounded up. */

/** The count that a target in percent asks of a denominator; `basisPoints` are hundredths of a percent (91 % is 9100). */
export function neededCount(basisPoints: number, den: number): number {
  return ceilDivide(BigInt(basisPoints) * BigInt(den), 10_000n)
}

/** Null when the numerator is not reported; 0 once the target is reached. */
export function remaining(needed: number, num: number | null): number | null {
  return num === null ? null : Math.max(0, needed - num)
}

/** Null when something is left and no day is. */
export function neededPerDay(left: number, days: number): number | null {
  if (left <= 0) return 0
  return days <= 0 ? null : ceilDivide(BigInt(left), BigInt(days))
}

function ceilDivide(num: bigint, den: bigint): number {
  return Number((num + den - 1n) / den)
}
