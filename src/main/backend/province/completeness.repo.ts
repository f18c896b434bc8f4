import type { Store } from '../db/open-store.ts'
import { stands, withdrawalOf } from './submissions-standing.repo.ts'

/** An accepted sheet as completeness needs it. */
export interface AcceptedRow {
  readonly id: number
  readonly form: string
  readonly unitCode: string
  readonly from: string
  readonly to: string
  readonly sequence: number
  readonly isEmpty: 0 | 1
  readonly exportedAt: string
  readonly receivedAt: string
}

/** A file as it came, taken or refused. */
export interface FileRow {
  readonly id: number
  readonly state: 'accepted' | 'refused'
  readonly fileName: string
  readonly sequence: number | null
  readonly exportedAt: string | null
  readonly receivedAt: string
  readonly receivedBy: string
  readonly isEmpty: 0 | 1
  readonly supersedes: number | null
  /** JSON. */
  readonly refusal: string | null
  /** Why it was taken out again; null for one that was not. */
  readonly withdrawnFor: string | null
}

/** A form, unit and period. */
export interface SheetPlace {
  readonly form: string
  readonly unitCode: string
  readonly from: string
  readonly to: string
}

/** A sheet of several days, and whether it was only compared with days that were there when it came. */
export interface LongSheet extends UnitSpan {
  readonly wasCompared: 0 | 1
}

/** Days of a unit that a sheet tells together. */
export interface UnitSpan {
  readonly unitCode: string
  readonly from: string
  readonly to: string
}

interface Figures {
  readonly rows: string
  readonly indicators: string
  readonly from: string
  readonly to: string
}

export type CompletenessRepo = ReturnType<typeof createCompletenessRepo>

const figures = `json_each(:rows) r CROSS JOIN json_each(:indicators) c
  CROSS JOIN postings p ON p.unit_id = r.value AND p.indicator = c.value`
const counted = `p.value IS NOT NULL AND p.channel <> 'STOCK'`

/** SQL of who has sent what and who has figures. */
export function createCompletenessRepo(db: Store) {
  const accepted = db.prepare<[{ from: string; to: string; unitCode: string | null }], AcceptedRow>(
    `SELECT id, form, unit_code AS unitCode, from_on AS "from", to_on AS "to", sequence, is_empty AS isEmpty,
       exported_at AS exportedAt, received_at AS receivedAt
     FROM submissions s WHERE ${stands('s')} AND from_on >= :from AND from_on <= :to AND to_on <= :to
       AND (:unitCode IS NULL OR unit_code = :unitCode) ORDER BY id`,
  )
  const files = db.prepare<[SheetPlace], FileRow>(
    `SELECT s.id, s.state, s.file_name AS fileName, s.sequence, s.exported_at AS exportedAt, s.received_at AS receivedAt,
       s.received_by AS receivedBy, s.is_empty AS isEmpty, s.supersedes, s.refusal,
       json_extract(w.value, '$.reason') AS withdrawnFor
     FROM submissions s LEFT JOIN record_revisions w ON ${withdrawalOf('s', 'w')} WHERE from_on = :from AND to_on = :to AND form = :form AND unit_code = :unitCode ORDER BY s.id DESC`,
  )
  const longSheets = db.prepare<[{ from: string; to: string }], LongSheet>(
    `SELECT s.unit_code AS unitCode, s.from_on AS "from", s.to_on AS "to", EXISTS (
       SELECT 1 FROM json_each(s.remarks) r WHERE json_extract(r.value, '$.code') IN ('span-compared', 'span-across')) AS wasCompared
     FROM submissions s WHERE ${stands('s')} AND s.form = 'BM02' AND s.from_on >= :from AND s.to_on <= :to
       AND s.id = (SELECT max(n.id) FROM submissions n WHERE n.state = 'accepted' AND n.form = s.form
         AND n.unit_code = s.unit_code AND n.from_on = s.from_on AND n.to_on = s.to_on)`,
  )
  const spans = db.prepare<[Figures], { from: string; to: string }>(
    `SELECT DISTINCT p.from_on AS "from", p.to_on AS "to" FROM ${figures}
     WHERE p.from_on BETWEEN :from AND :to AND p.to_on <= :to AND ${counted}`,
  )
  const lastDay = db
    .prepare<[Omit<Figures, 'from'>], string | null>(
      `SELECT max((SELECT p.from_on FROM postings p WHERE p.unit_id = r.value AND p.indicator = c.value AND p.from_on <= :to
         AND p.to_on = p.from_on AND ${counted} ORDER BY p.from_on DESC LIMIT 1))
       FROM json_each(:rows) r CROSS JOIN json_each(:indicators) c`,
    )
    .pluck()
  const sumsOn = db.prepare<[Omit<Figures, 'from' | 'to'> & { on: string }], { indicator: string; value: number }>(
    `SELECT p.indicator, sum(p.value) AS value FROM ${figures} AND p.from_on = :on AND p.to_on = :on
     WHERE ${counted} GROUP BY p.indicator`,
  )
  return {
    /** BM02 of spans inside these days that count. */
    longSheets: (from: string, to: string) => longSheets.all({ from, to }),
    /** Accepted sheets of every form wholly inside a span of days, of one unit or of all, in the order they came. */
    accepted: (from: string, to: string, unitCode: string | null = null) => accepted.all({ from, to, unitCode }),
    /** Files of one sheet, the newest first. */
    files: (place: SheetPlace) => files.all(place),
    /** Days and spans inside a span of days that some row has a figure of. */
    spansWithFigures: (rowIds: readonly number[], indicators: readonly string[], from: string, to: string) =>
      spans.all({ rows: JSON.stringify(rowIds), indicators: JSON.stringify(indicators), from, to }),
    /** The last day up to `to` that some row has a figure of; null when there is none. */
    lastDay: (rowIds: readonly number[], indicators: readonly string[], to: string) =>
      lastDay.get({ rows: JSON.stringify(rowIds), indicators: JSON.stringify(indicators), to }) ?? null,
    /** What the rows add up to on a day, of the indicators that have a figure. */
    sumsOn: (rowIds: readonly number[], indicators: readonly string[], on: string) =>
      sumsOn.all({ rows: JSON.stringify(rowIds), indicators: JSON.stringify(indicators), on }),
  }
}
