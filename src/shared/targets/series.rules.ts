/** The days a chart of a target shows, and the straight line from where it began to what is needed. */
import { addDays, dayOfWeek, daysBetween, endOfMonth, type LocalDate } from '#shared/kernel/local-date.ts'

export type SeriesStep = 'day' | 'week' | 'month'

const MOST_DAYS = 62
const MOST_WEEK_DAYS = 434

export function stepOf(from: LocalDate, to: LocalDate): SeriesStep {
  const days = daysBetween(from, to) + 1
  if (days <= MOST_DAYS) return 'day'
  return days <= MOST_WEEK_DAYS ? 'week' : 'month'
}

/** Every day, the Sundays, or the ends of months from `from` to `to`, and `to` itself. */
export function seriesDays(from: LocalDate, to: LocalDate, step: SeriesStep): LocalDate[] {
  const days: LocalDate[] = []
  let day = firstOf(from, to, step)
  while (day < to) {
    days.push(day)
    day = nextOf(day, to, step)
  }
  return [...days, to]
}

/** The days with one more among them, in order. */
export function withDay(days: readonly LocalDate[], day: LocalDate): LocalDate[] {
  return [...new Set([...days, day])].toSorted()
}

function firstOf(from: LocalDate, to: LocalDate, step: SeriesStep): LocalDate {
  if (step === 'day') return from
  return step === 'month' ? endOfMonth(from) : within(from, 7 - dayOfWeek(from), to)
}

function nextOf(day: LocalDate, to: LocalDate, step: SeriesStep): LocalDate {
  return step === 'month' ? endOfMonth(addDays(day, 1)) : within(day, step === 'day' ? 1 : 7, to)
}

/** Some days later, or `to` where that is sooner. */
function within(day: LocalDate, days: number, to: LocalDate): LocalDate {
  return daysBetween(day, to) <= days ? to : addDays(day, days)
}

/** Where the line to a target begins and ends. */
export interface NeededLine {
  /** What there was at the close of the day before `from`; 0 for what is counted in a period. */
  readonly base: number
  readonly needed: number
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * What should have been reached at the close of a day when every calendar day from `from` to `to` brings the same:
 * base + ceil((needed − base) × days gone / days in all). Null outside the dates of the target.
 */
export function neededBy({ base, needed, from, to }: NeededLine, on: LocalDate): number | null {
  if (on < from || on > to) return null
  if (needed <= base) return needed
  const all = BigInt(daysBetween(from, to) + 1)
  const gone = BigInt(daysBetween(from, on) + 1)
  return base + Number((BigInt(needed - base) * gone + all - 1n) / all)
}
