import type { Store } from '../db/open-store.ts'

/** What a row has of a flow on a day, of every channel together. */
export interface DayFlowRow {
  readonly unitId: number
  readonly indicator: string
  readonly on: string
  readonly value: number
}

export type OutliersRepo = ReturnType<typeof createOutliersRepo>

/** SQL of the days that a day is compared with. */
export function createOutliersRepo(db: Store) {
  // IN, and not a join with the lists: the rows then come in the order of the key and are not sorted.
  const dayFlows = db.prepare<[Record<string, string>], DayFlowRow>(
    `SELECT p.unit_id AS unitId, p.indicator, p.from_on AS "on", sum(p.value) AS value FROM postings p
     WHERE p.unit_id IN (SELECT value FROM json_each(:units)) AND p.indicator IN (SELECT value FROM json_each(:indicators))
       AND p.from_on BETWEEN :from AND :to AND p.from_on = p.to_on AND p.value IS NOT NULL AND p.channel <> 'STOCK'
     GROUP BY p.unit_id, p.indicator, p.from_on ORDER BY p.unit_id, p.indicator, p.from_on`,
  )
  return {
    /** Reported flows by day, in order of row, indicator and day. */
    dayFlows: (unitIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      dayFlows.all({ units: JSON.stringify(unitIds), indicators: JSON.stringify(indicators), from, to }),
  }
}
