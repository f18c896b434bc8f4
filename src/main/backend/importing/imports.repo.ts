import { type MadeList, slicesOf } from '#shared/importing/plan-lists.ts'
import type { Store } from '../db/open-store.ts'

/** A row of `imports`; JSON columns are text. */
export interface ImportRow {
  readonly id: number
  readonly fileId: number | null
  readonly hash: string
  readonly size: number
  readonly name: string
  readonly origin: 'file' | 'paste' | 'returned'
  readonly format: string | null
  readonly sender: string
  readonly addedAt: string
  readonly addedBy: string
  readonly state: 'waiting' | 'refused' | 'committed' | 'discarded'
  readonly refusal: string | null
  readonly choices: string
  readonly counts: string | null
  readonly questions: number
  readonly clientId: string | null
  readonly entryId: number | null
  readonly changed: number
  readonly requested: number
  readonly committedAt: string | null
  readonly committedBy: string | null
  readonly returnedFor: number | null
}

export type NewImport = Omit<
  ImportRow,
  'id' | 'clientId' | 'entryId' | 'changed' | 'requested' | 'committedAt' | 'committedBy'
>

export interface Committed {
  readonly id: number
  readonly clientId: string
  readonly entryId: number | null
  readonly changed: number
  readonly requested: number
  readonly counts: string
  readonly at: string
  readonly by: string
}

/** Which cell of the file a figure came from. */
export interface SourceRow {
  readonly unitCode: string
  readonly indicator: string
  readonly from: string
  readonly to: string
  readonly channel: string
  readonly sheet: number
  readonly address: string
}

const SOURCES_WRITTEN_AT_ONCE = 1000

export type ImportsRepo = ReturnType<typeof createImportsRepo>

const columns = `id, file_id AS fileId, hash, size, name, origin, format, sender, added_at AS addedAt, added_by AS addedBy,
  state, refusal, choices, counts, questions, client_id AS clientId, entry_id AS entryId, changed, requested,
  committed_at AS committedAt, committed_by AS committedBy, returned_for AS returnedFor`

/** SQL of the files taken in and of what was done with them. */
export function createImportsRepo(db: Store) {
  const insertFile = db.prepare<[{ hash: string; bytes: Uint8Array }]>(
    'INSERT INTO import_files (hash, bytes) VALUES (:hash, :bytes) ON CONFLICT (hash) DO NOTHING',
  )
  const fileOf = db.prepare<[string], number>('SELECT id FROM import_files WHERE hash = ?').pluck()
  const bytes = db.prepare<[number], Buffer>('SELECT bytes FROM import_files WHERE id = ?').pluck()
  const insert = db
    .prepare<[NewImport], number>(
      `INSERT INTO imports (file_id, hash, size, name, origin, format, sender, added_at, added_by, state, refusal, choices,
         counts, questions, returned_for)
       VALUES (:fileId, :hash, :size, :name, :origin, :format, :sender, :addedAt, :addedBy, :state, :refusal, :choices,
         :counts, :questions, :returnedFor) RETURNING id`,
    )
    .pluck()
  const find = db.prepare<[number], ImportRow>(`SELECT ${columns} FROM imports WHERE id = ?`)
  const list = db.prepare<[{ before: number; states: string; limit: number }], ImportRow>(
    `SELECT ${columns} FROM imports
     WHERE id < :before AND state IN (SELECT value FROM json_each(:states)) ORDER BY id DESC LIMIT :limit`,
  )
  const ofHash = db.prepare<[string], ImportRow>(`SELECT ${columns} FROM imports WHERE hash = ? ORDER BY id`)
  const ofFamily = db.prepare<[{ id: number }], ImportRow>(
    `SELECT ${columns} FROM imports WHERE id = :id OR returned_for = :id ORDER BY id`,
  )
  const setChoices = db.prepare<[{ id: number; choices: string; sender: string }]>(
    "UPDATE imports SET choices = :choices, sender = :sender, counts = NULL WHERE id = :id AND state = 'waiting'",
  )
  const setSeen = db.prepare<[{ id: number; counts: string; questions: number }]>(
    "UPDATE imports SET counts = :counts, questions = :questions WHERE id = :id AND state = 'waiting'",
  )
  const refuse = db.prepare<[{ id: number; refusal: string }]>(
    "UPDATE imports SET state = 'refused', refusal = :refusal, file_id = NULL WHERE id = :id AND state = 'waiting'",
  )
  const dropUnusedFiles = db.prepare(
    `DELETE FROM import_files WHERE NOT EXISTS (SELECT 1 FROM imports i WHERE i.file_id = import_files.id)
       AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.file_hash = import_files.hash)`,
  )
  const discard = db.prepare<[number]>("UPDATE imports SET state = 'discarded' WHERE id = ? AND state = 'waiting'")
  const commit = db.prepare<[Committed]>(
    `UPDATE imports SET state = 'committed', client_id = :clientId, entry_id = :entryId, changed = :changed,
       requested = :requested, counts = :counts, committed_at = :at, committed_by = :by
     WHERE id = :id AND state = 'waiting'`,
  )
  const byClientId = db.prepare<[string], number>('SELECT id FROM imports WHERE client_id = ?').pluck()
  const kept = db
    .prepare<[number], number>("SELECT 1 FROM correction_requests WHERE import_id = ? AND state <> 'dropped' LIMIT 1")
    .pluck()
  const insertSources = db.prepare<[{ importId: number; rows: string }]>(
    `INSERT INTO import_sources (import_id, unit_code, indicator, from_on, to_on, channel, sheet, address)
     SELECT :importId, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5,
       r.value ->> 6 FROM json_each(:rows) r`,
  )
  return {
    /** Keeps a copy of a file, once. */
    keepFile(hash: string, content: Uint8Array): number {
      insertFile.run({ hash, bytes: content })
      const id = fileOf.get(hash)
      if (id === undefined) throw new Error('a file was not kept')
      return id
    },
    bytes: (fileId: number): Uint8Array | undefined => bytes.get(fileId),
    insert(row: NewImport): number {
      const id = insert.get(row)
      if (id === undefined) throw new Error('an import was not inserted')
      return id
    },
    find: (id: number) => find.get(id),
    /** Newest first, of some states. */
    list: (states: readonly ImportRow['state'][], before: number, limit: number) =>
      list.all({ before, states: JSON.stringify(states), limit }),
    /** Every attempt with the same bytes, oldest first. */
    ofHash: (hash: string) => ofHash.all(hash),
    /** A file and what came back corrected of it, oldest first. */
    ofFamily: (id: number) => ofFamily.all({ id }),
    setChoices: (id: number, choices: string, sender: string) => setChoices.run({ id, choices, sender }).changes === 1,
    /** What a look at it found last; for lists only. */
    setSeen: (id: number, counts: string, questions: number) => setSeen.run({ id, counts, questions }),
    /** Lets go of the copy too, unless another import keeps it. */
    refuse(id: number, refusal: string): void {
      refuse.run({ id, refusal })
      dropUnusedFiles.run()
    },
    discard: (id: number) => discard.run(id).changes === 1,
    commit: (committed: Committed) => commit.run(committed).changes === 1,
    isClientIdTaken: (clientId: string) => byClientId.get(clientId) !== undefined,
    /** A request of the import waits, or came into the book. */
    hasRequests: (id: number) => kept.get(id) !== undefined,
    insertSources(importId: number, sources: MadeList<SourceRow>): void {
      for (const some of slicesOf(sources, SOURCES_WRITTEN_AT_ONCE))
        insertSources.run({ importId, rows: JSON.stringify(some.map(asList)) })
    },
  }
}

function asList({ unitCode, indicator, from, to, channel, sheet, address }: SourceRow): (string | number)[] {
  return [unitCode, indicator, from, to, channel, sheet, address]
}
