/** How fast something is added and when that pace reaches what is needed, in working days and whole numbers. */
import { addDays, daysBetween, isWeekend, LATEST_DATE, type LocalDate } from '#shared/kernel/local-date.ts'
import { neededPerDay, remaining } from '#shared/kernel/progress.ts'

/** Working days the pace is taken from. */
export const PACE_DAYS = 20
/** A forecast further ahead says only that the pace is far too low. */
const FORECAST_MOST_DAYS = 3660

/** Days on which nothing is due: weekends, and the holidays that a person keeps in the settings. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<string>
}

export function isWorkingDay({ holidays }: WorkCalendar, on: LocalDate): boolean {
  return !isWeekend(on) && !holidays.has(on)
}

/** The working days after a day, found as far as they are asked for. */
export interface WorkingDaysAhead {
  /** How many there are up to `to`; none when `to` is not after the day. */
  readonly until: (to: LocalDate) => number
  /** The nth of them, from 1; null more than ten years ahead or beyond the calendar. */
  readonly nth: (n: number) => LocalDate | null
}

export function workingDaysAfter(calendar: WorkCalendar, on: LocalDate): WorkingDaysAhead {
  const found: LocalDate[] = []
  let last = on
  const lookOn = (): void => {
    last = addDays(last, 1)
    if (isWorkingDay(calendar, last)) found.push(last)
  }
  return {
    until(to) {
      while (last < to) lookOn()
      return found.filter((day) => day <= to).length
    },
    nth(n) {
      while (found.length < n && last < LATEST_DATE && daysBetween(on, last) < FORECAST_MOST_DAYS) lookOn()
      const day = found[n - 1]
      return day === undefined || daysBetween(on, day) > FORECAST_MOST_DAYS ? null : day
    },
  }
}

/** The days a pace is taken from, and how many of them are working days. */
export interface PaceWindow {
  readonly from: LocalDate
  readonly days: number
}

/**
 * The last 20 working days up to and with `on`, fewer where the book began later; null where it began after `on` or has
 * no working day yet. What was done on the rest days between them counts too.
 */
export function paceWindow(calendar: WorkCalendar, on: LocalDate, startOn: LocalDate): PaceWindow | null {
  let from: LocalDate | null = null
  let days = 0
  const most = daysBetween(startOn, on)
  for (let back = 0; back <= most && days < PACE_DAYS; back += 1) {
    const day = addDays(on, -back)
    if (!isWorkingDay(calendar, day)) continue
    days += 1
    from = day
  }
  return from === null ? null : { from, days }
}

export interface PaceFacts {
  readonly needed: number | null
  readonly numerator: number | null
  /** What the numerator grew by in the window; null when nothing is known of it. */
  readonly last20: number | null
}

/** What is left, what that is per day, and when the pace gets there. */
export interface Paced extends PaceFacts {
  readonly remaining: number | null
  readonly daysLeft: number
  readonly workingDaysLeft: number
  readonly perDay: number | null
  readonly perWorkingDay: number | null
  readonly paceDays: number
  readonly forecastOn: LocalDate | null
}

interface PaceAsked {
  readonly on: LocalDate
  readonly to: LocalDate
  /** The working days after `on`. */
  readonly ahead: WorkingDaysAhead
  readonly paceDays: number
}

/**
 * Needed per day = ceil(remaining / days left), the same for working days; 0 once reached, null when something is left
 * and no day is. The forecast is the working day on which the remainder is done when each working day brings
 * last20 / paceDays: the ceil(remaining × paceDays / last20)th working day after. There is none once it is reached,
 * where the pace is not above 0, or where it lies more than ten years ahead.
 */
export function paced(facts: PaceFacts, { on, to, ahead, paceDays }: PaceAsked): Paced {
  const left = facts.needed === null ? null : remaining(facts.needed, facts.numerator)
  const daysLeft = Math.max(0, daysBetween(on, to))
  const workingDaysLeft = ahead.until(to)
  return {
    ...facts,
    remaining: left,
    daysLeft,
    workingDaysLeft,
    perDay: left === null ? null : neededPerDay(left, daysLeft),
    perWorkingDay: left === null ? null : neededPerDay(left, workingDaysLeft),
    paceDays,
    forecastOn: forecast(ahead, left, facts.last20, paceDays),
  }
}

function forecast(
  ahead: WorkingDaysAhead,
  left: number | null,
  last: number | null,
  paceDays: number,
): LocalDate | null {
  if (left === null || left <= 0 || last === null || last <= 0 || paceDays <= 0) return null
  const pace = BigInt(last)
  const workingDays = (BigInt(left) * BigInt(paceDays) + pace - 1n) / pace
  return workingDays > BigInt(FORECAST_MOST_DAYS) ? null : ahead.nth(Number(workingDays))
}
