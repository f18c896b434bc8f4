import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import type { Adjustment, DayState } from '#shared/figures/figures.schema.ts'

/** Corrections of a day, newest first; undefined until they are known. */
export function useDayAdjustments(on: DayState['on'], isWanted = true): readonly Adjustment[] | undefined {
  const answer = useBackendQuery('figures.listAdjustments', { from: on, to: on }, { enabled: isWanted })
  return answer.data?.filter((one) => one.days.includes(on))
}

/** True when the day was corrected after it went to the superior, who has other figures then. */
export function useIsCorrectedSinceSent({ on, sentAt, adjustments }: DayState): boolean {
  const known = useDayAdjustments(on, sentAt !== null && adjustments.length > 0)
  return sentAt !== null && (known ?? []).some((one) => isOpenAfter(one, sentAt) && changesDay(one, on))
}

function isOpenAfter({ lockedAt }: Adjustment, sentAt: string): boolean {
  return lockedAt === null || lockedAt > sentAt
}

function changesDay({ changes }: Adjustment, on: string): boolean {
  return changes.some(({ from, to }) => from <= on && to >= on)
}
