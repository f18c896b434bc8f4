import type { Store } from '../db/open-store.ts'

export interface EntriesAfter {
  readonly entries: number
  readonly firstAt: string | null
  readonly lastAt: string | null
}

export interface DaySpan {
  readonly from: string
  readonly to: string
}

export type StoreFactsRepo = ReturnType<typeof createStoreFactsRepo>

/** SQL that tells how two stores of one book differ. */
export function createStoreFactsRepo(db: Store) {
  const lastEntry = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM entries').pluck()
  const hashAt = db.prepare<[number], string>('SELECT hash FROM entries WHERE id = ?').pluck()
  const after = db.prepare<[{ id: number }], EntriesAfter>(
    `SELECT count(*) AS entries,
       (SELECT recorded_at FROM entries WHERE id > :id ORDER BY id LIMIT 1) AS firstAt,
       (SELECT recorded_at FROM entries WHERE id > :id ORDER BY id DESC LIMIT 1) AS lastAt
     FROM entries WHERE id > :id`,
  )
  const spansAfter = db.prepare<[{ id: number }], DaySpan>(
    `SELECT from_on AS "from", to_on AS "to" FROM revisions WHERE entry_id > :id AND channel <> 'STOCK'
     UNION SELECT day_on, day_on FROM note_revisions WHERE entry_id > :id
     UNION SELECT day_on, day_on FROM day_events WHERE entry_id > :id ORDER BY 1, 2`,
  )
  return {
    lastEntry: () => lastEntry.get() ?? 0,
    hashAt: (entryId: number) => hashAt.get(entryId),
    /** How many entries stand after one, and when the first and last of them were made. */
    entriesAfter: (entryId: number): EntriesAfter =>
      after.get({ id: entryId }) ?? { entries: 0, firstAt: null, lastAt: null },
    /** Days whose figures, notes or states those entries touch. */
    spansAfter: (entryId: number) => spansAfter.all({ id: entryId }),
  }
}
