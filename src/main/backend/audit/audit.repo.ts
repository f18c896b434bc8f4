import type { Store } from '../db/open-store.ts'

/** What an entry must be to be listed; null filters nothing. Instants are UTC text, the later one excluded. */
export interface EntryFilter {
  readonly fromAt: string | null
  readonly untilAt: string | null
  readonly author: string | null
  /** JSON array of happenings' kinds, and flags of the tables that have rows of the entry. */
  readonly kinds: string | null
  readonly figures: 0 | 1
  readonly days: 0 | 1
  readonly targets: 0 | 1
  readonly notes: 0 | 1
  readonly settings: 0 | 1
  readonly units: 0 | 1
  readonly about: string | null
  readonly unitCode: string | null
}

export interface EntryRow {
  readonly id: number
  readonly at: string
  readonly author: string
  readonly source: string
  readonly document: string
  readonly hash: string
}

export interface FiguresRow {
  readonly figures: number
  readonly units: number
  readonly from: string
  readonly to: string
  /** Name of the one unit, or of one of them. */
  readonly unitName: string
}

export interface DayEventRow {
  readonly on: string
  readonly action: string
  readonly reason: string
  readonly details: string
}

export interface ChangeRow {
  readonly unitCode: string
  readonly unitName: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly after: number | null
  readonly draft: string | null
}

export type AuditRepo = ReturnType<typeof createAuditRepo>

const columns = 'e.id, e.recorded_at AS "at", e.author, e.source, e.document, e.hash'
const has = (table: string): string => `EXISTS (SELECT 1 FROM ${table} t WHERE t.entry_id = e.id)`

/** SQL that reads the chain of entries for people. */
export function createAuditRepo(db: Store) {
  const page = db.prepare<[EntryFilter & { beforeId: number; limit: number }], EntryRow>(
    `SELECT ${columns} FROM entries e
     WHERE e.id < :beforeId
       AND (:fromAt IS NULL OR e.recorded_at >= :fromAt) AND (:untilAt IS NULL OR e.recorded_at < :untilAt)
       AND (:author IS NULL OR e.author = :author)
       AND (:kinds IS NULL
         OR (:figures AND ${has('revisions')}) OR (:days AND ${has('day_events')})
         OR (:targets AND ${has('target_revisions')}) OR (:notes AND ${has('note_revisions')})
         OR (:settings AND ${has('setting_revisions')}) OR (:units AND ${has('unit_revisions')})
         OR EXISTS (SELECT 1 FROM audit_events t WHERE t.entry_id = e.id AND t.kind IN (SELECT value FROM json_each(:kinds))))
       AND (:about IS NULL
         OR EXISTS (SELECT 1 FROM revisions t WHERE t.entry_id = e.id AND t.from_on <= :about AND t.to_on >= :about)
         OR EXISTS (SELECT 1 FROM day_events t WHERE t.entry_id = e.id AND t.day_on = :about)
         OR EXISTS (SELECT 1 FROM note_revisions t WHERE t.entry_id = e.id AND t.day_on = :about))
       AND (:unitCode IS NULL OR EXISTS (
         SELECT 1 FROM revisions t JOIN units u ON u.id = t.unit_id WHERE t.entry_id = e.id AND u.code = :unitCode)
         OR EXISTS (SELECT 1 FROM target_revisions t JOIN units u ON u.id = t.unit_id WHERE t.entry_id = e.id AND u.code = :unitCode)
         OR EXISTS (SELECT 1 FROM note_revisions t JOIN units u ON u.id = t.unit_id WHERE t.entry_id = e.id AND u.code = :unitCode)
         OR EXISTS (SELECT 1 FROM unit_revisions t WHERE t.entry_id = e.id AND t.code = :unitCode))
     ORDER BY e.id DESC LIMIT :limit`,
  )
  const entry = db.prepare<[number], EntryRow>(`SELECT ${columns} FROM entries e WHERE e.id = ?`)
  const authors = db
    .prepare<[], string>("SELECT DISTINCT author FROM entries WHERE author <> '' ORDER BY author")
    .pluck()
  const figures = db.prepare<[number], FiguresRow>(
    `SELECT count(*) AS figures, count(DISTINCT r.unit_id) AS units, min(r.from_on) AS "from", max(r.to_on) AS "to",
       min(u.name) AS unitName
     FROM revisions r JOIN units u ON u.id = r.unit_id WHERE r.entry_id = ? HAVING count(*) > 0`,
  )
  const dayEvents = db.prepare<[number], DayEventRow>(
    'SELECT day_on AS "on", action, reason, details FROM day_events WHERE entry_id = ? ORDER BY id',
  )
  const happenings = db.prepare<[number], { kind: string; subject: string; details: string }>(
    'SELECT kind, subject, details FROM audit_events WHERE entry_id = ? ORDER BY id',
  )
  const settings = db
    .prepare<[number], string>('SELECT key FROM setting_revisions WHERE entry_id = ? ORDER BY id')
    .pluck()
  const units = db.prepare<[number], { name: string; isRemoved: 0 | 1 }>(
    'SELECT name, is_removed AS isRemoved FROM unit_revisions WHERE entry_id = ? ORDER BY id',
  )
  const targets = db.prepare<[number], number>('SELECT count(*) FROM target_revisions WHERE entry_id = ?').pluck()
  const notes = db.prepare<[number], { on: string; unitName: string; text: string }>(
    `SELECT n.day_on AS "on", u.name AS unitName, n.text FROM note_revisions n JOIN units u ON u.id = n.unit_id
     WHERE n.entry_id = ? ORDER BY n.id`,
  )
  const changes = db.prepare<[number], ChangeRow>(
    `SELECT u.code AS unitCode, u.name AS unitName, r.indicator, r.channel, r.from_on AS "from", r.to_on AS "to",
       (SELECT b.value FROM revisions b WHERE b.unit_id = r.unit_id AND b.indicator = r.indicator AND b.from_on = r.from_on
          AND b.to_on = r.to_on AND b.channel = r.channel AND b.id < r.id ORDER BY b.id DESC LIMIT 1) AS before,
       r.value AS after, r.draft
     FROM revisions r JOIN units u ON u.id = r.unit_id WHERE r.entry_id = ? ORDER BY r.id`,
  )
  return {
    /** Entries before an id, newest first. */
    page: (filter: EntryFilter, beforeId: number, limit: number) => page.all({ ...filter, beforeId, limit }),
    find: (id: number) => entry.get(id),
    authors: () => authors.all(),
    /** Every figure of an entry with what stood before it. */
    changes: (id: number) => changes.all(id),
    /** What an entry brought in, short enough for a line each. */
    contentOf: (id: number) => ({
      figures: figures.get(id),
      dayEvents: dayEvents.all(id),
      happenings: happenings.all(id),
      settings: settings.all(id),
      units: units.all(id),
      targets: targets.get(id) ?? 0,
      notes: notes.all(id),
    }),
  }
}
