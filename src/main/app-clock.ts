import type { Clock } from '#backend/backend-ports.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'

const vietnamOffsetMs = 7 * 60 * 60 * 1000

/**
 * The machine's instant, and the calendar day in Vietnam whatever zone the machine is set to.
 * @param fixedToday YYYY-MM-DD, for a development or test run
 * @throws Error for text that is no day
 */
export function createAppClock(fixedToday?: string): Clock {
  const fixed = fixedToday === undefined ? null : parseLocalDate(fixedToday)
  if (fixedToday !== undefined && fixed === null)
    throw new Error(`SO_CAN_CUOC_TODAY: “${fixedToday}” không phải là ngày dạng YYYY-MM-DD`)
  return {
    instant: () => new Date().toISOString(),
    today: () => fixed ?? new Date(Date.now() + vietnamOffsetMs).toISOString().slice(0, 10),
  }
}
