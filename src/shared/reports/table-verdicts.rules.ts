/** The words of an evaluation, as forms print them. */
import { compareRatios, NO_VALUE, type Ratio } from '#shared/kernel/ratio.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'

/** Against a target, beside the weighted average of the units that have it. */
export const targetWords = {
  done: 'Hoàn thành',
  above: 'Cao hơn TB',
  below: 'Thấp hơn TB',
  equal: 'Bằng TB',
} as const

/** Against the share that was set for a service. */
export const shareWords = { reached: 'Đạt', short: 'Chưa đạt' } as const

const UNDONE = 'Chưa hoàn thành'

export function verdictWords(verdict: TargetProgress['verdict']): string | null {
  if (verdict === null) return null
  if (verdict.isDone) return targetWords.done
  return verdict.beside === null ? UNDONE : targetWords[verdict.beside]
}

/** What the formula of `verdictFormula` gives. */
export function wordsBeside(own: Ratio, average: Ratio): string {
  if (own.num === null || own.den === null || own.den === 0) return NO_VALUE
  if (own.num >= own.den) return targetWords.done
  const side = compareRatios(own, average)
  return side === 0 ? targetWords.equal : side > 0 ? targetWords.above : targetWords.below
}

/** A share against the one set, in basis points; null while one of them is not known. */
export function shareVerdict({ num, den }: Ratio, targetBp: number | null): string | null {
  if (num === null || den === null || den === 0 || targetBp === null) return null
  return BigInt(num) * 10_000n >= BigInt(targetBp) * BigInt(den) ? shareWords.reached : shareWords.short
}
