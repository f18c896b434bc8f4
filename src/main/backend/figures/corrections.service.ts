import type { GivenUnlock } from '#shared/figures/day-life.rules.ts'
import { entryIndicators } from '#shared/indicators/indicators.rules.ts'
import { LATEST_DATE } from '#shared/kernel/local-date.ts'
import type { Clock } from '../backend-ports.ts'
import type { ChangedCell, CorrectionsRepo } from './corrections.repo.ts'

/** What ended an unlock: no entry after `entryId` may have corrected under it. */
export interface UnlockEnd {
  readonly entryId: number
  readonly at: string
}

export type CorrectionsService = ReturnType<typeof createCorrectionsService>

/** Everything that is locked with its day, whatever the day. */
const lockedIndicators = entryIndicators(LATEST_DATE).map((one) => one.code)

/** How long unlocks last, and what was corrected under them. */
export function createCorrectionsService(repo: CorrectionsRepo, clock: Clock) {
  /**
   * Null while an unlock is in force. It ends by itself at its instant, by the clock or by the entries made since: a
   * clock set back opens nothing again. The first entry past the instant may still have been let in just before it.
   */
  function endOf({ entryId, expiresAt, relock }: GivenUnlock): UnlockEnd | null {
    if (relock !== null) return relock
    const past = repo.firstEntryFrom(entryId, expiresAt)
    if (past !== undefined) return { entryId: past, at: expiresAt }
    return clock.instant() >= expiresAt ? { entryId: Number.MAX_SAFE_INTEGER, at: expiresAt } : null
  }

  const correctedUnder = (unlock: GivenUnlock, days: readonly string[]) => ({
    openedBy: unlock.entryId,
    endedBy: endOf(unlock)?.entryId ?? Number.MAX_SAFE_INTEGER,
    days,
    indicators: lockedIndicators,
  })

  return {
    endOf,
    /** Figures of days that say something else than when they were unlocked, to the end of the unlock or now. */
    changesOf: (unlock: GivenUnlock, days: readonly string[]): ChangedCell[] =>
      repo.changes(correctedUnder(unlock, days)),
    hasChanges: (unlock: GivenUnlock, days: readonly string[]): boolean =>
      repo.hasChanges(correctedUnder(unlock, days)),
  }
}
