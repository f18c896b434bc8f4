import type { Store } from '../db/open-store.ts'

export interface RevisionRow {
  readonly unitId: number
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly draft: string | null
}

export interface ProjectedCell extends Omit<RevisionRow, 'value'> {
  readonly typed: number | null
  readonly value: number | null
}

export interface MonthSumRow {
  readonly unitId: number
  readonly indicator: string
  readonly month: string
  readonly channel: string
  readonly total: number
  readonly days: number
}

export type VerifyRepo = ReturnType<typeof createVerifyRepo>

/** SQL that reads a store from end to end, unit by unit so that a large one needs little memory. */
export function createVerifyRepo(db: Store) {
  const unitIds = db.prepare<[], number>('SELECT id FROM units ORDER BY id').pluck()
  const revisions = db.prepare<[number], RevisionRow>(
    `SELECT unit_id AS unitId, indicator, channel, from_on AS "from", to_on AS "to", value, draft FROM revisions WHERE unit_id = ? ORDER BY id`,
  )
  const cells = db.prepare<[number], ProjectedCell>(
    `SELECT unit_id AS unitId, indicator, channel, from_on AS "from", to_on AS "to", typed, value, draft FROM postings WHERE unit_id = ?`,
  )
  const months = db.prepare<[number], MonthSumRow>(
    'SELECT unit_id AS unitId, indicator, month, channel, total, days FROM month_sums WHERE unit_id = ?',
  )
  const parts = db.prepare<[], string>("SELECT total || ' ' || part FROM total_parts").pluck()
  const ledgerTables = ['revisions', 'target_revisions', 'note_revisions', 'day_events']
  const disordered = ledgerTables.map((table) => ({
    table,
    find: db
      .prepare<[], number>(
        `SELECT EXISTS (SELECT 1 FROM (SELECT entry_id, lag(entry_id) OVER (ORDER BY id) AS before FROM ${table}) WHERE before > entry_id)`,
      )
      .pluck(),
  }))
  return {
    /** Totals and parts that the triggers add up, `CC_TOTAL CC_NEW`. */
    totalParts: () => parts.all(),
    /** Tables of the ledger in which an older entry's row stands after a newer one's, and so would count. */
    disorderedTables: () => disordered.filter(({ find }) => find.get() === 1).map(({ table }) => table),
    unitIds: () => unitIds.all(),
    revisions: (unitId: number) => revisions.iterate(unitId),
    cells: (unitId: number) => cells.all(unitId),
    months: (unitId: number) => months.all(unitId),
    /** SQLite's own findings; empty when sound. */
    integrityProblems(): string[] {
      const found = db
        .prepare<[], string>('PRAGMA integrity_check')
        .pluck()
        .all()
        .filter((line) => line !== 'ok')
      return [
        ...found,
        ...db
          .prepare('PRAGMA foreign_key_check')
          .all()
          .map(() => 'a foreign key is broken'),
      ]
    },
  }
}
