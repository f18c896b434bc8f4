import { type TextKey, t } from '#renderer/texts/vi.ts'
import type { PlaceKind } from '#shared/startup/place.rules.ts'
import type { StartProblem, StartState } from '#shared/startup/startup.contract.ts'

export type FailedStart = Extract<StartState, { status: 'failed' }>

const titles = {
  newer: 'startup.newerTitle',
  damaged: 'startup.damagedTitle',
  foreign: 'startup.foreignTitle',
  'read-only': 'startup.readOnlyTitle',
  missing: 'startup.missingTitle',
  locked: 'startup.lockedTitle',
  'bad-place': 'startup.badPlaceTitle',
  'disk-full': 'startup.diskFullTitle',
  'disk-failed': 'startup.diskFailedTitle',
  unexpected: 'startup.unexpectedTitle',
} as const satisfies Record<StartProblem, TextKey>

const places = {
  network: 'startup.placeNetwork',
  removable: 'startup.placeRemovable',
  optical: 'startup.placeOptical',
  memory: 'startup.placeMemory',
  synchronised: 'startup.placeSynchronised',
} as const satisfies Record<PlaceKind, TextKey>

export function problemTitle(problem: StartProblem): string {
  return t(titles[problem])
}

/** What happened and what to do about it. */
export function problemText({ problem, place, incidentId }: FailedStart): string {
  switch (problem) {
    case 'newer':
      return t('startup.newerText')
    case 'damaged':
      return t('startup.damagedText')
    case 'foreign':
      return t('startup.foreignText')
    case 'read-only':
      return t('startup.readOnlyText')
    case 'missing':
      return t('startup.missingText')
    case 'locked':
      return t('startup.lockedText')
    case 'bad-place':
      return t('startup.badPlaceText', { place: t(places[place ?? 'network']) })
    case 'disk-full':
      return t('startup.diskFullText')
    case 'disk-failed':
      return t('startup.diskFailedText')
    case 'unexpected':
      return t('startup.unexpectedText', { incident: incidentId ?? '' })
  }
}

const untouchable: ReadonlySet<StartProblem> = new Set(['locked', 'read-only', 'bad-place', 'disk-full', 'disk-failed'])

/** False where the files are another program's, or nothing can be written to their place: nothing may be put there. */
export function isReplaceable(problem: StartProblem): boolean {
  return !untouchable.has(problem)
}

/** True where trying again is the way out once something outside was put right; else a backup is. */
export function isRetryFirst(problem: StartProblem): boolean {
  return problem !== 'damaged' && problem !== 'foreign' && problem !== 'missing'
}
