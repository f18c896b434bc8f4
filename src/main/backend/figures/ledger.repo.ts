import type { Store } from '../db/open-store.ts'
import { createLedgerRecordsRepo } from './ledger-records.repo.ts'
import type {
  NewEntry,
  StoredEntry,
  NewRevision,
  NewTarget,
  NewNote,
  NewDayEvent,
  NewAuditEvent,
  NewSetting,
  NewUnitRevision,
} from './ledger-rows.ts'
import type { ChainedEntry } from './ledger.rules.ts'
import { createRevisionsRepo } from './revisions.repo.ts'

export type LedgerRepo = ReturnType<typeof createLedgerRepo>

/** Few enough to be held, many enough that asking costs nothing. */
const ENTRIES_READ_AT_ONCE = 1000

const entryColumns = `id, client_id AS clientId, request_hash AS requestHash, recorded_at AS recordedAt, author, source, document,
  previous_hash AS previousHash, hash`

/** SQL of the append-only ledger: entries and the rows that belong to them. */
export function createLedgerRepo(db: Store) {
  const besides = createLedgerRecordsRepo(db)
  const revisions = createRevisionsRepo(db)
  const byClientId = db.prepare<[string], StoredEntry>(`SELECT ${entryColumns} FROM entries WHERE client_id = ?`)
  const last = db.prepare<[], StoredEntry>(`SELECT ${entryColumns} FROM entries ORDER BY id DESC LIMIT 1`)
  const insertEntry = db
    .prepare<[NewEntry & { id: number }], number>(
      `INSERT INTO entries (id, client_id, request_hash, recorded_at, author, source, document, previous_hash, hash)
       VALUES (:id, :clientId, :requestHash, :recordedAt, :author, :source, :document, :previousHash, :hash) RETURNING id`,
    )
    .pluck()
  const insertTarget = db.prepare<[NewTarget & { entryId: number }]>(
    `INSERT INTO target_revisions (entry_id, unit_id, measure, kind, count, share_bp, denominator, from_on, to_on, document)
     VALUES (:entryId, :unitId, :measure, :kind, :count, :shareBp, :denominator, :from, :to, :document)`,
  )
  const insertNote = db.prepare<[NewNote & { entryId: number }]>(
    `INSERT INTO note_revisions (entry_id, unit_id, indicator, day_on, text) VALUES (:entryId, :unitId, :indicator, :on, :text)`,
  )
  const insertDayEvent = db.prepare<[NewDayEvent & { entryId: number }]>(
    `INSERT INTO day_events (entry_id, day_on, action, reason, details) VALUES (:entryId, :on, :action, :reason, :details)`,
  )
  const insertAuditEvent = db.prepare<[NewAuditEvent & { entryId: number }]>(
    'INSERT INTO audit_events (entry_id, kind, subject, details) VALUES (:entryId, :kind, :subject, :details)',
  )
  const insertSetting = db.prepare<[NewSetting & { entryId: number }]>(
    'INSERT INTO setting_revisions (entry_id, key, value) VALUES (:entryId, :key, :value)',
  )
  const insertUnit = db.prepare<[NewUnitRevision & { entryId: number }]>(
    `INSERT INTO unit_revisions (entry_id, code, kind, name, parent_code, valid_from_on, valid_to_on, sort_order, is_removed)
     VALUES (:entryId, :code, :kind, :name, :parentCode, :validFrom, :validTo, :sortOrder, :isRemoved)`,
  )
  const byId = db.prepare<[number], StoredEntry>(`SELECT ${entryColumns} FROM entries WHERE id = ?`)
  const entriesAfter = db.prepare<[{ after: number; limit: number }], StoredEntry>(
    `SELECT ${entryColumns} FROM entries WHERE id > :after ORDER BY id LIMIT :limit`,
  )
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
    `SELECT day_on AS "on", action, reason, details FROM day_events WHERE entry_id = ? ORDER BY id`,
  )
  const auditEventsOf = db.prepare<[number], NewAuditEvent>(
    'SELECT kind, subject, details FROM audit_events WHERE entry_id = ? ORDER BY id',
  )
  const settingsOf = db.prepare<[number], NewSetting>(
    'SELECT key, value FROM setting_revisions WHERE entry_id = ? ORDER BY id',
  )
  const unitsOf = db.prepare<[number], NewUnitRevision>(
    `SELECT code, kind, name, parent_code AS parentCode, valid_from_on AS validFrom, valid_to_on AS validTo,
       sort_order AS sortOrder, is_removed AS isRemoved FROM unit_revisions WHERE entry_id = ? ORDER BY id`,
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
    auditEvents: auditEventsOf.all(id),
    settings: settingsOf.all(id),
    units: unitsOf.all(id),
    records: besides.recordsOf(id),
    sideFigures: besides.sideFiguresOf(id),
  })
  return {
    findByClientId: (clientId: string) => byClientId.get(clientId),
    last: () => last.get(),
    insertEntry: (entry: NewEntry & { id: number }) => insertEntry.get(entry),
    insertRevisions: (entryId: number, rows: readonly NewRevision[]) => revisions.insert(entryId, rows),
    insertTarget: (entryId: number, row: NewTarget) => insertTarget.run({ ...row, entryId }),
    insertNote: (entryId: number, row: NewNote) => insertNote.run({ ...row, entryId }),
    insertDayEvent: (entryId: number, row: NewDayEvent) => insertDayEvent.run({ ...row, entryId }),
    insertAuditEvent: (entryId: number, row: NewAuditEvent) => insertAuditEvent.run({ ...row, entryId }),
    insertSetting: (entryId: number, row: NewSetting) => insertSetting.run({ ...row, entryId }),
    insertUnit: (entryId: number, row: NewUnitRevision) => insertUnit.run({ ...row, entryId }),
    insertRecord: besides.insertRecord,
    insertSideFigure: besides.insertSideFigure,
    find: (id: number) => byId.get(id),
    /** Every entry after an id, in order, with everything that belongs to it, one at a time. */
    *chain(after = 0): Generator<ChainedEntry> {
      for (let last = after; ; ) {
        const page = entriesAfter.all({ after: last, limit: ENTRIES_READ_AT_ONCE })
        for (const entry of page) yield { ...entry, ...content(entry.id) }
        const next = page.at(-1)
        if (next === undefined) return
        last = next.id
      }
    },
    /** How much the ledger holds. */
    counts: () => {
      const found = counts.get()
      if (found === undefined) throw new Error('counting answered no row')
      return found
    },
  }
}
