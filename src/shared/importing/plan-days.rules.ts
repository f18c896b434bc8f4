import { addDays, EARLIEST_DATE, LATEST_DATE, localDate } from '#shared/kernel/local-date.ts'

/** The edges of the calendar stay where they are, far from any day that is reported. */
const first = addDays(EARLIEST_DATE, 400)
const last = addDays(LATEST_DATE, -400)

/** A day so many days on, or back; a day at the very edge of the calendar is itself. */
export function dayFrom(on: string, days: number): string {
  return on < first || on > last ? on : addDays(localDate(on), days)
}
