import type { Clock } from '#backend/backend-ports.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'

/** A clock that stands where it is put: sample sheets are exported and received at the hours of their days. */
export interface MovingClock extends Clock {
  /** Puts it at an hour of a day in Vietnam; it never goes back. */
  moveTo(on: LocalDate, minuteOfDay: number): void
}

const UTC_OFFSET_MINUTES = 7 * 60

/** Starts at the first hour of a day. */
export function createMovingClock(startOn: LocalDate): MovingClock {
  let at = instantOf(startOn, 8 * 60)
  return {
    instant: () => at.toISOString(),
    today: () => new Date(at.getTime() + UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10),
    moveTo(on, minuteOfDay) {
      const to = instantOf(on, minuteOfDay)
      if (to > at) at = to
    },
  }
}

function instantOf(on: LocalDate, minuteOfDay: number): Date {
  return new Date(Date.parse(`${on}T00:00:00Z`) + (minuteOfDay - UTC_OFFSET_MINUTES) * 60_000)
}
