/** What a row usually has on a day like the one asked about. */
import { type DayOfWeek, dayOfWeek, type LocalDate } from '#shared/kernel/local-date.ts'

export interface KnownDay {
  readonly on: LocalDate
  /** Worked out once for a day, not for every figure of it. */
  readonly weekday: DayOfWeek
}

export interface DayValue extends KnownDay {
  readonly value: number
}

export function knownDay(on: LocalDate): KnownDay {
  return { on, weekday: dayOfWeek(on) }
}

/** Middle and width of the figures of comparable days. */
export interface UsualDay {
  readonly median: number
  /** Median distance from the median, × 1.4826, and no less than what counting alone makes: √(median + 1). */
  readonly spread: number
  readonly highest: DayValue
  readonly days: number
}

/** Fewer comparable days than this say nothing. */
export const LEAST_DAYS = 8
/** As many days of one weekday are compared among themselves. */
const LEAST_OF_WEEKDAY = 6
/** Of a normal distribution the median distance is 1/1.4826 of the standard deviation (Rousseeuw & Croux 1993). */
const PER_MAD = 1.4826

/**
 * Days of the same weekday, where there are six of them; else working days with working days, weekends with weekends.
 * Null while there are fewer than eight days to compare with. Medians are used because one slip in the history must not
 * widen what passes for usual.
 */
export function usualDay({ weekday }: KnownDay, history: readonly DayValue[]): UsualDay | null {
  if (history.length < LEAST_DAYS) return null
  const same = history.filter((one) => one.weekday === weekday)
  const alike = history.filter((one) => isWeekendDay(one.weekday) === isWeekendDay(weekday))
  const compared = same.length >= LEAST_OF_WEEKDAY ? same : alike.length >= LEAST_OF_WEEKDAY ? alike : history
  const values = compared.map((one) => one.value)
  const median = medianOf(values)
  const distance = medianOf(values.map((value) => Math.abs(value - median)))
  const [first, ...rest] = history
  if (first === undefined) return null
  return {
    median,
    spread: Math.max(PER_MAD * distance, Math.sqrt(median + 1)),
    highest: rest.reduce((best, one) => (one.value >= best.value ? one : best), first),
    days: compared.length,
  }
}

/** The middle of the values in order; between the two middle ones when their number is even. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function isWeekendDay(weekday: DayOfWeek): boolean {
  return weekday >= 6
}
