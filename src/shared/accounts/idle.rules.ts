import type { Role } from '#shared/contract/procedure.ts'
import { addMinutes } from '#shared/kernel/instant.ts'

/** Clocks are set right by seconds all the time. */
const TOLERATED_MINUTES_BACK = 1

/** How long a person may do nothing before the session locks; who keeps people and settings has less. */
export function idleMinutes(roles: readonly Role[]): number {
  return roles.includes('administrator') ? 5 : 15
}

interface Activity {
  /** The last sign of the person. */
  readonly activeAt: string
  /** The latest instant the clock has shown since. */
  readonly seenAt: string
}

/** Whether a session has to lock. A clock that was set back no longer tells how long the person was away, so it locks too. */
export function isIdle({ activeAt, seenAt }: Activity, minutes: number, now: string): boolean {
  return now >= addMinutes(activeAt, minutes) || addMinutes(now, TOLERATED_MINUTES_BACK) < seenAt
}
