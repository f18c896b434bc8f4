import type { Store } from '../db/open-store.ts'

/** What an exported file is a file of. */
interface ExportSubject {
  readonly form: string
  readonly unitCode: string
  readonly from: string
  readonly to: string
}

interface ExportRow extends ExportSubject {
  readonly sequence: number
  readonly valuesHash: string
  readonly exportedAt: string
}

export type ReportsRepo = ReturnType<typeof createReportsRepo>

/** SQL of the exports made. */
export function createReportsRepo(db: Store) {
  const nextSequence = db
    .prepare<[ExportSubject], number>(
      `SELECT coalesce(max(sequence), 0) + 1 FROM exports
       WHERE form = :form AND unit_code = :unitCode AND from_on = :from AND to_on = :to`,
    )
    .pluck()
  const insert = db.prepare<[ExportRow]>(
    `INSERT INTO exports (form, unit_code, from_on, to_on, sequence, values_hash, exported_at)
     VALUES (:form, :unitCode, :from, :to, :sequence, :valuesHash, :exportedAt)`,
  )
  return {
    /** The number the next export gets, from 1. */
    nextSequence({ form, unitCode, from, to }: ExportSubject): number {
      const next = nextSequence.get({ form, unitCode, from, to })
      if (next === undefined) throw new Error('an aggregate always answers')
      return next
    },
    insert: (row: ExportRow) => insert.run(row),
  }
}
