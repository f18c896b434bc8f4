import type { Store } from '../db/open-store.ts'
import type { ChainedEntry } from './ledger.rules.ts'

/** Parameters are bound by name; ids are the store's own, codes and dates are text. */
export interface NewEntry {
  readonly clientId: string
  readonly requestHash: string
  readonly recordedAt: string
  readonly author: string
  readonly source: string
  readonly document: string
  readonly previousHash: string
  readonly hash: string
}

export interface StoredEntry extends NewEntry {
  readonly id: number
}

export interface NewRevision {
  readonly unitId: number
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly draft: string | null
}

export interface NewTarget {
  readonly unitId: number
  readonly unitCode: string
  readonly measure: string
  readonly kind: string
  readonly count: number | null
  readonly shareBp: number | null
  readonly denominator: string | null
  readonly from: string
  readonly to: string
  readonly document: string
}

export interface NewNote {
  readonly unitId: number
  readonly unitCode: string
  readonly indicator: string
  readonly on: string
  readonly text: string
}

export interface NewDayEvent {
  readonly on: string
  readonly action: 'close' | 'reopen' | 'send' | 'unsend'
  readonly reason: string
  /** JSON array of {key, reason}. */
  readonly reasons: string
}

export type LedgerRepo = ReturnType<typeof createLedgerRepo>

const entryColumns = `id, client_id AS clientId, request_hash AS requestHash, recorded_at AS recordedAt, author, source, document,
  previous_hash AS previousHash, hash`

/** SQL of the append-only ledger: entries and the rows that belong to them. */
export function createLedgerRepo(db: Store) {
  const byClientId = db.prepare<[string], StoredEntry>(`SELECT ${entryColumns} FROM entries WHERE client_id = ?`)
  const last = db.prepare<[], StoredEntry>(`SELECT ${entryColumns} FROM entries ORDER BY id DESC LIMIT 1`)
  const insertEntry = db
    .prepare<[NewEntry & { id: number }], number>(
      `INSERT INTO entries (id, client_id, request_hash, recorded_at, author, source, document, previous_hash, hash)
       VALUES (:id, :clientId, :requestHash, :recordedAt, :author, :source, :document, :previousHash, :hash) RETURNING id`,
    )
    .pluck()
  const insertRevision = db.prepare<[NewRevision & { entryId: number }]>(
    `INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value, draft)
     VALUES (:entryId, :unitId, :indicator, :channel, :from, :to, :value, :draft)`,
  )
  const insertTarget = db.prepare<[NewTarget & { entryId: number }]>(
    `INSERT INTO target_revisions (entry_id, unit_id, measure, kind, count, share_bp, denominator, from_on, to_on, document)
     VALUES (:entryId, :unitId, :measure, :kind, :count, :shareBp, :denominator, :from, :to, :document)`,
  )
  const insertNote = db.prepare<[NewNote & { entryId: number }]>(
    `INSERT INTO note_revisions (entry_id, unit_id, indicator, day_on, text) VALUES (:entryId, :unitId, :indicator, :on, :text)`,
  )
  const insertDayEvent = db.prepare<[NewDayEvent & { entryId: number }]>(
    `INSERT INTO day_events (entry_id, day_on, action, reason, reasons) VALUES (:entryId, :on, :action, :reason, :reasons)`,
  )
  const allEntries = db.prepare<[], StoredEntry>(`SELECT ${entryColumns} FROM entries ORDER BY id`)
  const revisionsOf = db.prepare<[number], Omit<NewRevision, 'unitId'>>(
    `SELECT u.code AS unitCode, r.indicator, r.channel, r.from_on AS "from", r.to_on AS "to", r.value, r.draft
     FROM revisions r JOIN units u ON u.id = r.unit_id WHERE r.entry_id = ? ORDER BY r.id`,
  )
  const targetsOf = db.prepare<[number], Omit<NewTarget, 'unitId'>>(
    `SELECT u.code AS unitCode, t.measure, t.kind, t.count, t.share_bp AS shareBp, t.denominator, t.from_on AS "from", t.to_on AS "to", t.document
     FROM target_revisions t JOIN units u ON u.id = t.unit_id WHERE t.entry_id = ? ORDER BY t.id`,
  )
  const notesOf = db.prepare<[number], Omit<NewNote, 'unitId'>>(
    `SELECT u.code AS unitCode, n.indicator, n.day_on AS "on", n.text
     FROM note_revisions n JOIN units u ON u.id = n.unit_id WHERE n.entry_id = ? ORDER BY n.id`,
  )
  const dayEventsOf = db.prepare<[number], NewDayEvent>(
    `SELECT day_on AS "on", action, reason, reasons FROM day_events WHERE entry_id = ? ORDER BY id`,
  )
  const counts = db.prepare<
    [],
    { entries: number; revisions: number; lastEntryAt: string | null; firstOn: string | null; lastOn: string | null }
  >(
    `SELECT (SELECT count(*) FROM entries) AS entries, (SELECT count(*) FROM revisions) AS revisions,
       (SELECT recorded_at FROM entries ORDER BY id DESC LIMIT 1) AS lastEntryAt,
       (SELECT min(from_on) FROM revisions WHERE channel <> 'STOCK') AS firstOn,
       (SELECT max(to_on) FROM revisions WHERE channel <> 'STOCK') AS lastOn`,
  )
  const content = (id: number): Omit<ChainedEntry, keyof StoredEntry> => ({
    revisions: revisionsOf.all(id),
    targets: targetsOf.all(id),
    notes: notesOf.all(id),
    dayEvents: dayEventsOf.all(id),
  })
  return {
    findByClientId: (clientId: string) => byClientId.get(clientId),
    last: () => last.get(),
    insertEntry: (entry: NewEntry & { id: number }) => insertEntry.get(entry),
    insertRevision: (entryId: number, row: NewRevision) => insertRevision.run({ ...row, entryId }),
    insertTarget: (entryId: number, row: NewTarget) => insertTarget.run({ ...row, entryId }),
    insertNote: (entryId: number, row: NewNote) => insertNote.run({ ...row, entryId }),
    insertDayEvent: (entryId: number, row: NewDayEvent) => insertDayEvent.run({ ...row, entryId }),
    /** Every entry in order with everything that belongs to it, one at a time. */
    *chain(): Generator<ChainedEntry> {
      for (const entry of allEntries.all()) yield { ...entry, ...content(entry.id) }
    },
    /** How much the ledger holds. */
    counts: () => {
      const found = counts.get()
      if (found === undefined) throw new Error('counting answered no row')
      return found
    },
  }
}
