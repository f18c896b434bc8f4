import type { Store } from '../db/open-store.ts'
import { counts, stands, withdrawalOf } from './submissions-standing.repo.ts'

/** A row of `submissions`; JSON columns are text. */
export interface SubmissionRow {
  readonly id: number
  readonly entryId: number
  readonly fileId: number | null
  readonly fileHash: string
  readonly fileName: string
  readonly batch: string
  readonly state: 'accepted' | 'refused'
  readonly refusal: string | null
  readonly form: string | null
  readonly formVersion: number | null
  readonly unitCode: string | null
  readonly from: string | null
  readonly to: string | null
  readonly sequence: number | null
  readonly valuesHash: string | null
  readonly exportedAt: string | null
  readonly meta: string | null
  readonly isEmpty: 0 | 1
  readonly remarks: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly supersedes: number | null
}

/** The row of the list: whether it is the one that counts is known beside it. */
export interface ListedSubmission extends SubmissionRow {
  readonly isCounted: 0 | 1
  /** Each null unless it was withdrawn. */
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnFor: string | null
}

export type NewSubmission = Omit<SubmissionRow, 'id'>

/** The form, unit and period that submissions follow each other in. */
export interface SubmissionSeries {
  readonly form: string
  readonly unitCode: string
  readonly from: string
  readonly to: string
}

/** Null: of any. */
export interface SubmissionFilter {
  readonly unitCode: string | null
  readonly form: string | null
  readonly from: string | null
  readonly to: string | null
  readonly state: string | null
  readonly batch: string | null
  readonly before: number
  readonly limit: number
}

export type SubmissionsRepo = ReturnType<typeof createSubmissionsRepo>

const columns = `s.id, s.entry_id AS entryId, s.file_id AS fileId, s.file_hash AS fileHash, s.file_name AS fileName, s.batch,
  s.state, s.refusal, s.form, s.form_version AS formVersion, s.unit_code AS unitCode, s.from_on AS "from", s.to_on AS "to",
  s.sequence, s.values_hash AS valuesHash, s.exported_at AS exportedAt, s.meta, s.is_empty AS isEmpty, s.remarks,
  s.received_at AS receivedAt, s.received_by AS receivedBy, s.supersedes`
const listed = `${columns}, (${counts('s')}) AS isCounted, we.recorded_at AS withdrawnAt, we.author AS withdrawnBy,
  json_extract(w.value, '$.reason') AS withdrawnFor`
const withdrawn = `LEFT JOIN record_revisions w ON ${withdrawalOf('s', 'w')} LEFT JOIN entries we ON we.id = w.entry_id`

/** SQL of what units sent. */
export function createSubmissionsRepo(db: Store) {
  const insert = db
    .prepare<[NewSubmission], number>(
      `INSERT INTO submissions (entry_id, file_id, file_hash, file_name, batch, state, refusal, form, form_version, unit_code,
         from_on, to_on, sequence, values_hash, exported_at, meta, is_empty, remarks, received_at, received_by, supersedes)
       VALUES (:entryId, :fileId, :fileHash, :fileName, :batch, :state, :refusal, :form, :formVersion, :unitCode,
         :from, :to, :sequence, :valuesHash, :exportedAt, :meta, :isEmpty, :remarks, :receivedAt, :receivedBy, :supersedes)
       RETURNING id`,
    )
    .pluck()
  const find = db.prepare<[number], ListedSubmission>(`SELECT ${listed} FROM submissions s ${withdrawn} WHERE s.id = ?`)
  const list = db.prepare<[SubmissionFilter], ListedSubmission>(
    `SELECT ${listed} FROM submissions s ${withdrawn} WHERE s.id < :before
       AND (:unitCode IS NULL OR s.unit_code = :unitCode) AND (:form IS NULL OR s.form = :form)
       AND (:from IS NULL OR s.to_on >= :from) AND (:to IS NULL OR s.from_on <= :to)
       AND (:state IS NULL OR s.state = :state) AND (:batch IS NULL OR s.batch = :batch)
     ORDER BY s.id DESC LIMIT :limit`,
  )
  const counted = db.prepare<[SubmissionSeries], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE ${counts('s')} AND s.form = :form AND s.unit_code = :unitCode
       AND s.from_on = :from AND s.to_on = :to`,
  )
  const beside = db.prepare<[SubmissionSeries], ListedSubmission>(
    `SELECT ${listed} FROM submissions s ${withdrawn} WHERE ${counts('s')} AND s.unit_code = :unitCode AND s.from_on = :from AND s.to_on = :to
       AND s.form <> :form ORDER BY s.id`,
  )
  const series = db.prepare<[SubmissionSeries], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE ${stands('s')} AND s.form = :form AND s.unit_code = :unitCode
       AND s.from_on = :from AND s.to_on = :to ORDER BY s.id`,
  )
  const everAccepted = db.prepare<[SubmissionSeries], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE s.state = 'accepted' AND s.form = :form AND s.unit_code = :unitCode
       AND s.from_on = :from AND s.to_on = :to ORDER BY s.id`,
  )
  const endingOn = db.prepare<[{ unitCode: string; on: string }], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE ${counts('s')} AND s.unit_code = :unitCode AND s.to_on = :on ORDER BY s.id`,
  )
  const beginningOn = db.prepare<[{ unitCode: string; on: string }], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE ${counts('s')} AND s.unit_code = :unitCode AND s.from_on = :on ORDER BY s.id`,
  )
  const beginningAfter = db
    .prepare<[{ unitCode: string; on: string }], number>(
      `SELECT s.id FROM submissions s WHERE ${counts('s')} AND s.unit_code = :unitCode AND s.from_on > :on ORDER BY s.from_on, s.id`,
    )
    .pluck()
  const acceptedBetween = db.prepare<[{ from: string; to: string }], ListedSubmission>(
    `SELECT ${listed} FROM submissions s ${withdrawn} WHERE ${stands('s')} AND s.from_on <= :to AND s.to_on >= :from ORDER BY s.id`,
  )
  const exportedBefore = db.prepare<[{ unitCode: string; exportedAt: string }], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE s.state = 'accepted' AND s.unit_code = :unitCode
       AND s.exported_at <= :exportedAt ORDER BY s.exported_at DESC, s.id DESC LIMIT 1`,
  )
  const exportedAfter = db.prepare<[{ unitCode: string; exportedAt: string }], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE s.state = 'accepted' AND s.unit_code = :unitCode
       AND s.exported_at > :exportedAt ORDER BY s.exported_at, s.id LIMIT 1`,
  )
  const acceptedOfFile = db.prepare<[string], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE ${stands('s')} AND s.file_hash = ? ORDER BY s.id DESC LIMIT 1`,
  )
  const ofBatch = db.prepare<[string], ListedSubmission>(
    `SELECT ${listed} FROM submissions s ${withdrawn} WHERE s.batch = ? ORDER BY s.id`,
  )
  const ofEntry = db.prepare<[number], SubmissionRow>(
    `SELECT ${columns} FROM submissions s WHERE s.entry_id = ? ORDER BY s.id`,
  )
  return {
    insert(row: NewSubmission): number {
      const id = insert.get(row)
      if (id === undefined) throw new Error('a submission was not inserted')
      return id
    },
    find: (id: number) => find.get(id),
    /** Newest first. */
    list: (filter: SubmissionFilter) => list.all(filter),
    /** The accepted one of a form, unit and period that counts. */
    counted: (asked: SubmissionSeries) => counted.get(asked),
    /** Every accepted one of a form, unit and period that stands, oldest first. */
    series: (asked: SubmissionSeries) => series.all(asked),
    /** Those that were withdrawn among them. */
    everAccepted: (asked: SubmissionSeries) => everAccepted.all(asked),
    /** Accepted ones that stand and whose period shares a day with a span, oldest first. */
    acceptedBetween: (from: string, to: string) => acceptedBetween.all({ from, to }),
    /** Sheets of a unit that count and end on a day, in the order they came. */
    endingOn: (unitCode: string, on: string) => endingOn.all({ unitCode, on }),
    /** Those that begin on it. */
    beginningOn: (unitCode: string, on: string) => beginningOn.all({ unitCode, on }),
    /** Ids of those that begin later, the earliest first. */
    beginningAfter: (unitCode: string, on: string) => beginningAfter.all({ unitCode, on }),
    /** Sheets of other forms that count for the same unit and days. */
    beside: (asked: SubmissionSeries) => beside.all(asked),
    /** Of what was accepted of a unit, whatever it was, the last export up to an instant. */
    exportedBefore: (unitCode: string, exportedAt: string) => exportedBefore.get({ unitCode, exportedAt }),
    /** The first export after it. */
    exportedAfter: (unitCode: string, exportedAt: string) => exportedAfter.get({ unitCode, exportedAt }),
    /** The accepted one of the very same bytes that came last. */
    acceptedOfFile: (hash: string) => acceptedOfFile.get(hash),
    /** What was received together. */
    ofBatch: (batch: string) => ofBatch.all(batch),
    /** What one entry took in or refused. */
    ofEntry: (entryId: number) => ofEntry.all(entryId),
  }
}
