import type { Store } from '../db/open-store.ts'
import type { DayEventRow } from './days.repo.ts'

/** A figure that says something else than when its day was unlocked; as typed. */
export interface ChangedCell {
  readonly unitCode: string
  readonly unitName: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly after: number | null
}

interface Corrected {
  /** The entry that unlocked, and the last one that may have corrected. */
  readonly openedBy: number
  readonly endedBy: number
  readonly days: readonly string[]
  readonly indicators: readonly string[]
}

export type CorrectionsRepo = ReturnType<typeof createCorrectionsRepo>

/** What a cell said before and after a correction, and the revisions that made it. */
const valueUpTo = (bound: string): string =>
  `(SELECT b.value FROM revisions b WHERE b.unit_id = c.unit_id AND b.indicator = c.indicator AND b.from_on = c.from_on
      AND b.to_on = c.to_on AND b.channel = c.channel AND b.entry_id ${bound} ORDER BY b.id DESC LIMIT 1)`
const before = valueUpTo('< :openedBy')
const after = valueUpTo('<= :endedBy')
const madeBy = (r: string): string =>
  `${r}.entry_id > :openedBy AND ${r}.entry_id <= :endedBy
     AND ${r}.indicator IN (SELECT value FROM json_each(:indicators))
     AND EXISTS (SELECT 1 FROM json_each(:days) d WHERE d.value BETWEEN ${r}.from_on AND ${r}.to_on)`

/** SQL of unlocks and of what was corrected under them. */
export function createCorrectionsRepo(db: Store) {
  const events = db.prepare<[string], DayEventRow>(
    `SELECT d.day_on AS "on", d.action, d.reason, d.details, d.entry_id AS entryId, e.recorded_at AS "at", e.author
     FROM day_events d JOIN entries e ON e.id = d.entry_id WHERE d.action = ? ORDER BY d.id`,
  )
  const lastNumber = db
    .prepare<[], number>(
      `SELECT json_extract(details, '$.number') FROM day_events WHERE action = 'unlock' ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
  const firstFrom = db
    .prepare<[{ after: number; instant: string }], number>(
      'SELECT id FROM entries WHERE id > :after AND recorded_at >= :instant ORDER BY id LIMIT 1',
    )
    .pluck()
  const changes = db.prepare<[Record<string, string | number>], ChangedCell>(
    `SELECT u.code AS unitCode, u.name AS unitName, c.indicator, c.channel, c.from_on AS "from", c.to_on AS "to",
       ${before} AS before, ${after} AS after
     FROM (
       SELECT r.unit_id, r.indicator, r.channel, r.from_on, r.to_on, min(r.id) AS first_id FROM revisions r
       WHERE ${madeBy('r')} GROUP BY r.unit_id, r.indicator, r.channel, r.from_on, r.to_on
     ) c JOIN units u ON u.id = c.unit_id
     WHERE before IS NOT after
     ORDER BY c.from_on, c.to_on, u.sort_order, u.id, c.first_id`,
  )
  // Materialized, so that revisions of other days are left out before anything is looked up for them.
  const hasChanges = db
    .prepare<[Record<string, string | number>], number>(
      `WITH c AS MATERIALIZED (SELECT DISTINCT r.unit_id, r.indicator, r.channel, r.from_on, r.to_on FROM revisions r WHERE ${madeBy('r')})
       SELECT EXISTS (SELECT 1 FROM c WHERE ${before} IS NOT ${after})`,
    )
    .pluck()
  const named = ({ openedBy, endedBy, days, indicators }: Corrected) => ({
    openedBy,
    endedBy,
    days: JSON.stringify(days),
    indicators: JSON.stringify(indicators),
  })
  return {
    /** Every unlock ever given, one row a day, oldest first. */
    unlocks: () => events.all('unlock'),
    /** Everything that locked days again before its time. */
    relocks: () => events.all('relock'),
    /** Number of the unlock given last; 0 before the first. */
    lastNumber: () => lastNumber.get() ?? 0,
    /** The first entry after another one that was made at or after an instant. */
    firstEntryFrom: (after: number, instant: string) => firstFrom.get({ after, instant }),
    changes: (asked: Corrected) => changes.all(named(asked)),
    /** True when there is any change. */
    hasChanges: (asked: Corrected) => hasChanges.get(named(asked)) === 1,
  }
}
