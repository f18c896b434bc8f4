import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { Store } from '../db/open-store.ts'

export interface TargetRow {
  readonly unitId: number
  readonly unitCode: string
  readonly measure: TargetMeasure
  readonly kind: 'cumulative' | 'in-period'
  readonly count: number | null
  readonly shareBp: number | null
  readonly denominator: string | null
  readonly from: string
  readonly to: string
  readonly document: string
}

export type TargetsRepo = ReturnType<typeof createTargetsRepo>

/** SQL of the dated targets; writing goes through the ledger. */
export function createTargetsRepo(db: Store) {
  const covering = db.prepare<[{ on: string }], TargetRow>(
    `SELECT t.unit_id AS unitId, u.code AS unitCode, t.measure, t.kind, t.count, t.share_bp AS shareBp, t.denominator,
       t.from_on AS "from", t.to_on AS "to", t.document
     FROM target_revisions t JOIN units u ON u.id = t.unit_id
     WHERE :on BETWEEN t.from_on AND t.to_on AND t.id = (
       SELECT max(s.id) FROM target_revisions s
       WHERE s.unit_id = t.unit_id AND s.measure = t.measure AND s.from_on = t.from_on AND s.to_on = t.to_on)
     ORDER BY t.unit_id, t.measure, t.from_on, t.id`,
  )
  return {
    /** The newest revision of every target whose dates hold this day, by unit, measure and beginning. */
    covering: (on: string) => covering.all({ on }),
  }
}
