import type { Clock } from '#backend/backend-ports.ts'

const vietnamOffsetMs = 7 * 60 * 60 * 1000

/** The machine's instant, and the calendar day in Vietnam whatever zone the machine is set to. */
export function createAppClock(fixedToday?: string): Clock {
  return {
    instant: () => new Date().toISOString(),
    today: () => fixedToday ?? new Date(Date.now() + vietnamOffsetMs).toISOString().slice(0, 10),
  }
}
