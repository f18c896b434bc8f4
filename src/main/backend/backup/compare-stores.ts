import type { StoreComparison } from '#shared/backup/backup.contract.ts'
import { datesBetween, localDate } from '#shared/kernel/local-date.ts'
import type { StoreFactsRepo } from './store-facts.repo.ts'

/** What a restore of the backup would lose and bring back, told by the two chains: they are one up to where they part. */
export function compareStores(current: StoreFactsRepo, backup: StoreFactsRepo): StoreComparison {
  const common = commonEntries(current, backup)
  return { common, lost: partAfter(current, common), gained: partAfter(backup, common) }
}

/** A hash covers all before it, so the last entry with the same hash on both sides is found by halving. */
function commonEntries(current: StoreFactsRepo, backup: StoreFactsRepo): number {
  let low = 0
  let high = Math.min(current.lastEntry(), backup.lastEntry())
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const hash = current.hashAt(middle)
    if (hash !== undefined && hash === backup.hashAt(middle)) low = middle
    else high = middle - 1
  }
  return low
}

function partAfter(store: StoreFactsRepo, entryId: number): StoreComparison['lost'] {
  const days = store.spansAfter(entryId).flatMap(({ from, to }) => datesBetween(localDate(from), localDate(to)))
  return { ...store.entriesAfter(entryId), days: [...new Set(days)].toSorted() }
}
