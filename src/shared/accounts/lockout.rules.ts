import { addMinutes, laterInstant } from '#shared/kernel/instant.ts'

const FREE_FAILURES = 4
const LONGEST_MINUTES = 60

/** Failed sign-ins of one account since its last success. */
export interface FailedSignIns {
  readonly count: number
  /** Null exactly when there are none. */
  readonly lastAt: string | null
}

/** What a success leaves behind. */
export const noFailures: FailedSignIns = { count: 0, lastAt: null }

/** One failure more. A clock that was set back does not move the last failure back, so it never shortens the wait. */
export function withFailure({ count, lastAt }: FailedSignIns, now: string): FailedSignIns {
  return { count: count + 1, lastAt: lastAt === null ? now : laterInstant(lastAt, now) }
}

/**
 * Until when nothing is tried for the account; null when a password may be tried `now`. Four failures cost nothing, the
 * fifth a minute, each one after it twice the time before, an hour at most.
 */
export function lockedOutUntil({ count, lastAt }: FailedSignIns, now: string): string | null {
  if (lastAt === null || count <= FREE_FAILURES) return null
  const until = addMinutes(lastAt, Math.min(2 ** (count - FREE_FAILURES - 1), LONGEST_MINUTES))
  return until > now ? until : null
}
