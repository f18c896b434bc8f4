import type { Store } from '../db/open-store.ts'

export interface FigureChangeRow {
  readonly entryId: number
  readonly at: string
  readonly author: string
  readonly line: string
  readonly from: string
  readonly to: string
  readonly was: number | null
  readonly is: number | null
}

export type CampaignsRepo = ReturnType<typeof createCampaignsRepo>

/** SQL of what figures of campaigns have been; what stands is read through the records. */
export function createCampaignsRepo(db: Store) {
  const changes = db.prepare<[string], FigureChangeRow>(
    `SELECT e.id AS entryId, e.recorded_at AS "at", e.author, r.line, r.from_on AS "from", r.to_on AS "to",
       (SELECT b.value FROM side_revisions b WHERE b.book = r.book AND b.subject = r.subject AND b.line = r.line
          AND b.measure = r.measure AND b.from_on = r.from_on AND b.to_on = r.to_on AND b.id < r.id
        ORDER BY b.id DESC LIMIT 1) AS was,
       r.value AS "is"
     FROM side_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.book = 'campaign' AND r.subject = ? ORDER BY r.id DESC`,
  )
  return {
    /** Every change of a figure of a campaign with what stood before it, newest first. */
    changes: (id: string) => changes.all(id),
  }
}
