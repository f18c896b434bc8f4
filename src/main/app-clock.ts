import type { Clock } from '#backend/backend-ports.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'

const vietnamOffsetMs = 7 * 60 * 60 * 1000

/** The machine's instant, and the calendar day in Vietnam whatever zone the machine is set to. */
export function createAppClock(fixedToday?: string): Clock {
  const fixed = fixedToday === undefined ? null : parseLocalDate(fixedToday)
  return {
    instant: () => new Date().toISOString(),
    today: () => fixed ?? new Date(Date.now() + vietnamOffsetMs).toISOString().slice(0, 10),
  }
}
