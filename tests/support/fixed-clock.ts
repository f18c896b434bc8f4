import type { Clock } from '#backend/backend-ports.ts'

/** A clock that stands on a day and moves on by a second at every reading of the instant. */
export function fixedClock(today = '2023-04-15'): Clock {
  let seconds = 0
  return {
    today: () => today,
    instant: () => {
      seconds += 1
      return new Date(Date.parse(`${today}T01:00:00.000Z`) + seconds * 1000).toISOString()
    },
  }
}
