import type { Store } from '../db/open-store.ts'
import type { NewSideFigure, SideBook } from './ledger-rows.ts'

/** A record as it stands; `value` is JSON. */
export interface RecordRow {
  readonly key: string
  readonly value: string
  /** The entry that made it what it is. */
  readonly entryId: number
  readonly recordedAt: string
  readonly author: string
}

/** What a record was made by one entry; null while it was withdrawn. */
export interface RecordRevisionRow extends Omit<RecordRow, 'value'> {
  readonly value: string | null
}

/** A figure beside the totals as it stands. */
export interface SideFigureRow extends Omit<NewSideFigure, 'book' | 'value'> {
  readonly value: number
}

export type RecordsRepo = ReturnType<typeof createRecordsRepo>

const stamp = 'r.entry_id AS entryId, e.recorded_at AS recordedAt, e.author'
const stands = `r.value IS NOT NULL AND r.id = (SELECT max(s.id) FROM record_revisions s WHERE s.kind = r.kind AND s.key = r.key)`

/** SQL of records and of the figures beside the totals; the newest revision of each stands. Writing goes through the ledger. */
export function createRecordsRepo(db: Store) {
  const list = db.prepare<[string], RecordRow>(
    `SELECT r.key, r.value, ${stamp} FROM record_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.kind = ? AND ${stands} ORDER BY r.key`,
  )
  const listOn = db.prepare<[{ kind: string; from: string; to: string }], RecordRow>(
    `SELECT r.key, r.value, ${stamp} FROM record_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.kind = :kind AND ${stands} AND json_extract(r.value, '$.plan.on') BETWEEN :from AND :to ORDER BY r.key`,
  )
  const find = db.prepare<[{ kind: string; key: string }], RecordRow>(
    `SELECT r.key, r.value, ${stamp} FROM record_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.kind = :kind AND r.key = :key AND ${stands}`,
  )
  const rewritten = db
    .prepare<[string], string>(
      'SELECT key FROM record_revisions WHERE kind = ? GROUP BY key HAVING count(*) > 1 ORDER BY key',
    )
    .pluck()
  const newestId = db
    .prepare<[string], number>('SELECT coalesce(max(id), 0) FROM record_revisions WHERE kind = ?')
    .pluck()
  const revisions = db.prepare<[{ kind: string; key: string }], RecordRevisionRow>(
    `SELECT r.key, r.value, ${stamp} FROM record_revisions r JOIN entries e ON e.id = r.entry_id
     WHERE r.kind = :kind AND r.key = :key ORDER BY r.id DESC`,
  )
  const ofEntry = db
    .prepare<[{ kind: string; entryId: number }], string>(
      'SELECT key FROM record_revisions WHERE entry_id = :entryId AND kind = :kind ORDER BY id',
    )
    .pluck()
  const sideFigures = db.prepare<[{ book: string; from: string; to: string }], SideFigureRow>(
    `SELECT r.subject, r.line, r.measure, r.from_on AS "from", r.to_on AS "to", r.value FROM side_revisions r
     WHERE r.book = :book AND r.from_on >= :from AND r.to_on <= :to AND r.value IS NOT NULL
       AND r.id = (SELECT max(s.id) FROM side_revisions s
         WHERE s.book = r.book AND s.subject = r.subject AND s.line = r.line AND s.measure = r.measure
           AND s.from_on = r.from_on AND s.to_on = r.to_on)
     ORDER BY r.subject, r.line, r.measure, r.from_on`,
  )
  const ofSubject = db.prepare<[{ book: string; subject: string }], SideFigureRow>(
    `SELECT r.subject, r.line, r.measure, r.from_on AS "from", r.to_on AS "to", r.value FROM side_revisions r
     WHERE r.book = :book AND r.subject = :subject AND r.value IS NOT NULL
       AND r.id = (SELECT max(s.id) FROM side_revisions s
         WHERE s.book = r.book AND s.subject = r.subject AND s.line = r.line AND s.measure = r.measure
           AND s.from_on = r.from_on AND s.to_on = r.to_on)
     ORDER BY r.line, r.measure, r.from_on`,
  )
  return {
    /** Records of a kind that are not withdrawn, by key. */
    list: (kind: string) => list.all(kind),
    /** The same, of those whose \`plan.on\` lies in a span of days. */
    listOn: (kind: string, from: string, to: string) => listOn.all({ kind, from, to }),
    /** One record as it stands. */
    find: (kind: string, key: string) => find.get({ kind, key }),
    /** Keys of the records that were told more than once. */
    rewritten: (kind: string) => rewritten.all(kind),
    /** The newest revision of any record of a kind, 0 while there is none: what was read stands until it changes. */
    newestId: (kind: string): number => newestId.get(kind) ?? 0,
    /** What a record has been, newest first. */
    revisions: (kind: string, key: string) => revisions.all({ kind, key }),
    /** Keys of the records of a kind that an entry told. */
    ofEntry: (kind: string, entryId: number) => ofEntry.all({ kind, entryId }),
    /** Figures of a book wholly inside a span of days. */
    sideFigures: (book: SideBook, from: string, to: string) => sideFigures.all({ book, from, to }),
    /** Every figure of one subject of a book. */
    figuresOf: (book: SideBook, subject: string) => ofSubject.all({ book, subject }),
  }
}
