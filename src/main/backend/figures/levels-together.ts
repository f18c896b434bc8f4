import { type GivenLevel, levelErrors, levelsJudgedTogether } from '#shared/figures/level-check.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { EARLIEST_DATE, LATEST_DATE } from '#shared/kernel/local-date.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { NewRevision } from './ledger-rows.ts'

/** What is wrong with levels that are judged beside each other, as they would stand after some revisions. */
export function checkLevelsTogether(repo: Pick<FiguresRepo, 'cells'>, revisions: readonly NewRevision[]): Issue[] {
  const levels = revisions.filter(({ indicator }) => levelsJudgedTogether.includes(indicator))
  return [...Map.groupBy(levels, ({ unitId }) => unitId)].flatMap(([unitId, changed]) => {
    const [first] = changed
    if (first === undefined) return []
    const standing = repo
      .cells([unitId], levelsJudgedTogether, EARLIEST_DATE, LATEST_DATE)
      .map(({ indicator, from, typed }): GivenLevel => ({ indicator, on: from, value: typed }))
    const given = changed.map(({ indicator, from, value }): GivenLevel => ({ indicator, on: from, value }))
    const after = new Map([...standing, ...given].map((one) => [`${one.indicator} ${one.on}`, one]))
    return levelErrors(first.unitCode, [...after.values()], given)
  })
}
