import type { Store } from '../db/open-store.ts'

export interface NationalDayRow {
  readonly on: string
  readonly figures: number
  readonly document: string
}

export interface NationalChangeRow {
  readonly at: string
  readonly author: string
  readonly document: string
  readonly value: number | null
}

export type ReconciliationRepo = ReturnType<typeof createReconciliationRepo>

/** SQL of what national figures there are and have been; those of one day are read through the records. */
export function createReconciliationRepo(db: Store) {
  const days = db.prepare<[], NationalDayRow>(
    `SELECT r.to_on AS "on", count(*) AS figures,
       (SELECT e.document FROM side_revisions n JOIN entries e ON e.id = n.entry_id
        WHERE n.book = 'national' AND n.to_on = r.to_on ORDER BY n.id DESC LIMIT 1) AS document
     FROM side_revisions r WHERE r.book = 'national' AND r.value IS NOT NULL
       AND r.id = (SELECT max(s.id) FROM side_revisions s
         WHERE s.book = r.book AND s.subject = r.subject AND s.line = r.line AND s.measure = r.measure
           AND s.from_on = r.from_on AND s.to_on = r.to_on)
     GROUP BY r.to_on ORDER BY r.to_on DESC`,
  )
  const changes = db.prepare<[{ unitCode: string; indicator: string; on: string }], NationalChangeRow>(
    `SELECT e.recorded_at AS "at", e.author, e.document, r.value
     FROM side_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.book = 'national' AND r.subject = '' AND r.line = :unitCode AND r.measure = :indicator
       AND r.from_on = :on AND r.to_on = :on ORDER BY r.id DESC LIMIT 50`,
  )
  return {
    /** Days with national figures, newest first. */
    days: () => days.all(),
    /** What one figure has been, newest first. */
    changes: (unitCode: string, indicator: string, on: string) => changes.all({ unitCode, indicator, on }),
  }
}
