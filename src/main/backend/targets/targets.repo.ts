import type { Store } from '../db/open-store.ts'

export interface TargetRow {
  readonly unitId: number
  readonly unitCode: string
  readonly measure: string
  readonly kind: 'cumulative' | 'in-period'
  readonly count: number | null
  readonly shareBp: number | null
  readonly denominator: string | null
  readonly from: string
  readonly to: string
  readonly document: string
}

export interface TargetRevisionRow extends TargetRow {
  readonly entryId: number
  readonly at: string
  readonly author: string
  readonly source: string
  readonly isStanding: 0 | 1
}

export type TargetsRepo = ReturnType<typeof createTargetsRepo>

const columns = `t.unit_id AS unitId, u.code AS unitCode, t.measure, t.kind, t.count, t.share_bp AS shareBp, t.denominator,
  t.from_on AS "from", t.to_on AS "to", t.document`
/** The newest revision for the same unit, measure and dates. */
const newest = `(SELECT max(s.id) FROM target_revisions s
  WHERE s.unit_id = t.unit_id AND s.measure = t.measure AND s.from_on = t.from_on AND s.to_on = t.to_on)`

/** SQL of the dated targets; writing goes through the ledger. */
export function createTargetsRepo(db: Store) {
  const covering = db.prepare<[{ on: string }], TargetRow>(
    `SELECT ${columns} FROM target_revisions t JOIN units u ON u.id = t.unit_id
     WHERE :on BETWEEN t.from_on AND t.to_on AND t.id = ${newest}
     ORDER BY t.unit_id, t.measure, t.from_on, t.id`,
  )
  const standing = db.prepare<[], TargetRow>(
    `SELECT ${columns} FROM target_revisions t JOIN units u ON u.id = t.unit_id
     WHERE t.id = ${newest} AND (t.count IS NOT NULL OR t.share_bp IS NOT NULL)
     ORDER BY t.from_on DESC, t.to_on DESC, t.measure, u.sort_order, t.unit_id`,
  )
  const revisions = db.prepare<[{ unitId: number; measure: string }], TargetRevisionRow>(
    `SELECT ${columns}, e.id AS entryId, e.recorded_at AS at, e.author, e.source, t.id = ${newest} AS isStanding
     FROM target_revisions t JOIN units u ON u.id = t.unit_id JOIN entries e ON e.id = t.entry_id
     WHERE t.unit_id = :unitId AND t.measure = :measure ORDER BY t.id DESC`,
  )
  return {
    /** The newest revision of every target whose dates hold this day, by unit, measure and beginning. */
    covering: (on: string) => covering.all({ on }),
    /** Every target that was not withdrawn, of whatever dates. */
    standing: () => standing.all(),
    /** Everything that was ever set of a unit and measure, newest first. */
    revisions: (unitId: number, measure: string) => revisions.all({ unitId, measure }),
  }
}
