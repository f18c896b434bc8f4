/** The rules on levels typed at a date. A level stands until the next one of the same row and indicator. */
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { isTenfold } from '#shared/kernel/numbers.ts'

/** A level of one row given at a day; null takes it away. */
export interface GivenLevel {
  readonly indicator: string
  readonly on: string
  readonly value: number | null
}

/** A level that may not be above another of the same row. */
const parts = [{ part: 'CLEAN_DONE', whole: 'CLEAN_ALL' }] as const

/** Indicators whose levels are judged beside each other. */
export const levelsJudgedTogether: readonly string[] = parts.flatMap(({ part, whole }) => [part, whole])

/** Below this a tenfold change is an ordinary one. */
const TENFOLD_FROM = 100

/**
 * Errors of one row's levels: at no day may a part be above its whole, each as it stands then. `levels` are all that the
 * row was ever given, as they would be; only days that one of `changed` bears on are judged.
 */
export function levelErrors(
  unitCode: string,
  levels: readonly GivenLevel[],
  changed: readonly Pick<GivenLevel, 'indicator' | 'on'>[],
): Issue[] {
  return parts.flatMap(({ part, whole }) => {
    const from = changed
      .filter(({ indicator }) => indicator === part || indicator === whole)
      .map(({ on }) => on)
      .toSorted()[0]
    if (from === undefined) return []
    const own = levels.filter(({ indicator, value }) => value !== null && (indicator === part || indicator === whole))
    const days = [...new Set([from, ...own.map(({ on }) => on).filter((on) => on >= from)])].toSorted()
    for (const day of days) {
      const done = standingAt(own, part, day)
      const most = standingAt(own, whole, day)
      if (done === undefined || most === undefined || done.value <= most.value) continue
      const params = { value: done.value, valueOn: done.on, most: most.value, mostOn: most.on, whole }
      return [errorIssue('level-exceeds-whole', { unitCode, indicator: part, date: day }, params)]
    }
    return []
  })
}

/** What a person should look at again in a row's levels at a day; `before` are those that stood the day before. */
export function levelWarnings(
  unitCode: string,
  on: string,
  standing: Readonly<Record<string, number | null>>,
  given: Readonly<Record<string, number | null>>,
  before: Readonly<Record<string, number | null>>,
): Issue[] {
  const eligible = standing['POP_ELIG'] ?? null
  const [residents, temporary] = [standing['POP_TOTAL'] ?? null, standing['POP_TEMP'] ?? null]
  const where = (indicator: string) => ({ unitCode, indicator, date: on })
  const exceeding =
    eligible === null || residents === null || temporary === null || eligible <= residents + temporary
      ? []
      : [
          warningIssue('eligible-exceeds-residents', where('POP_ELIG'), {
            eligible,
            residents,
            temporary,
            sum: residents + temporary,
          }),
        ]
  const tenfold = Object.entries(given).flatMap(([indicator, value]) => {
    const previous = before[indicator] ?? null
    if (value === null || previous === null || Math.max(value, previous) < TENFOLD_FROM) return []
    return isTenfold(previous, value) ? [warningIssue('level-tenfold', where(indicator), { previous, value })] : []
  })
  return [...exceeding, ...tenfold]
}

function standingAt(
  levels: readonly GivenLevel[],
  indicator: string,
  day: string,
): { on: string; value: number } | undefined {
  let found: { on: string; value: number } | undefined
  for (const one of levels)
    if (
      one.indicator === indicator &&
      one.value !== null &&
      one.on <= day &&
      (found === undefined || one.on > found.on)
    )
      found = { on: one.on, value: one.value }
  return found
}
