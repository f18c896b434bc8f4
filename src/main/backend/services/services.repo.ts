import type { Store } from '../db/open-store.ts'

export interface ServiceChangeRow {
  readonly at: string
  readonly author: string
  readonly document: string
  readonly measure: string
  readonly value: number | null
}

export type ServicesRepo = ReturnType<typeof createServicesRepo>

/** SQL of what figures of online services have been; what stands is read through the records. */
export function createServicesRepo(db: Store) {
  const changes = db.prepare<[{ code: string; from: string; to: string }], ServiceChangeRow>(
    `SELECT e.recorded_at AS "at", e.author, e.document, r.measure, r.value
     FROM side_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.book = 'service' AND r.subject = :code AND r.from_on = :from AND r.to_on = :to ORDER BY r.id DESC LIMIT 50`,
  )
  return {
    /** What both figures of a service over a span have been, newest first. */
    changes: (code: string, from: string, to: string) => changes.all({ code, from, to }),
  }
}
