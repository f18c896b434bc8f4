import { percentUnits } from '#shared/kernel/ratio.ts'

/** How much of a bar a rate fills, in percent; 0 when the rate has no value. For drawing only, never for comparing. */
export function barPercent(num: number | null, den: number | null): number {
  return Number(percentUnits(num, den, { policy: 'trunc', decimals: 1 }) ?? 0n) / 10
}
