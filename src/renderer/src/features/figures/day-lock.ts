/** Which figures of a day may be changed as it stands. */
import { coversRow } from '#shared/figures/day-life.rules.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'

type Standing = Pick<DayState, 'status' | 'unlocks'>

/** Closed: no row; approved: only rows that an unlock in force covers. */
export function isRowLocked({ status, unlocks }: Standing, unitCode: string): boolean {
  if (status === 'approved') return !unlocks.some((unlock) => coversRow(unlock, unitCode))
  return status === 'closed'
}

/** True when nothing of the day may be changed. */
export function isDayLocked({ status, unlocks }: Standing): boolean {
  return status === 'closed' || (status === 'approved' && unlocks.length === 0)
}
