import type { Store } from '../db/open-store.ts'

/** A cell of some day as an entry left it, and what it was before and is now. */
export interface EnteredCell {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly draft: string | null
  readonly before: number | null
  readonly draftBefore: string | null
  /** Of the entry that had put what was before. */
  readonly documentBefore: string | null
  readonly standing: number | null
  readonly draftStanding: string | null
}

/** A cell of a day that says something else than after some entry, and what it said then. */
export interface FormerCell {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
  readonly value: number | null
  readonly draft: string | null
}

export interface DayEntryRow {
  readonly entryId: number
  readonly at: string
  readonly author: string
  readonly source: string
  readonly document: string
  readonly cells: number
  readonly allCells: number
}

export interface SampleRow {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
  readonly before: number | null
  readonly after: number | null
}

/** Rows and indicators that a question is about, so that each is an index look-up. */
interface Scope {
  readonly unitIds: readonly number[]
  readonly indicators: readonly string[]
}

export type HistoryRepo = ReturnType<typeof createHistoryRepo>

const sameCell = (a: string, b: string): string =>
  `${a}.unit_id = ${b}.unit_id AND ${a}.indicator = ${b}.indicator AND ${a}.from_on = ${b}.from_on
     AND ${a}.to_on = ${b}.to_on AND ${a}.channel = ${b}.channel`
/** The newest revision of a cell that an entry (or the ones before it) made. */
const newest = (cell: string, bound: string): string =>
  `(SELECT max(x.id) FROM revisions x WHERE ${sameCell('x', cell)} AND x.entry_id ${bound})`
const scope = 'json_each(:units) u CROSS JOIN json_each(:indicators) i CROSS JOIN postings p'
const ofScope = 'p.unit_id = u.value AND p.indicator = i.value'

/** SQL that looks back: which entries made a day, and what their cells were before. */
export function createHistoryRepo(db: Store) {
  const entries = db.prepare<[Record<string, string | number>], DayEntryRow>(
    `WITH cells AS (
       SELECT p.unit_id, p.indicator, p.from_on, p.to_on, p.channel FROM ${scope} ON ${ofScope} AND p.from_on = :on
       UNION ALL
       SELECT p.unit_id, p.indicator, p.from_on, p.to_on, p.channel
       FROM ${scope} INDEXED BY postings_of_spans ON ${ofScope} AND p.from_on < :on
       WHERE p.from_on <> p.to_on AND p.to_on >= :on
     ), made AS (
       SELECT r.entry_id, count(*) AS cells FROM cells c CROSS JOIN revisions r ON ${sameCell('r', 'c')}
       GROUP BY r.entry_id ORDER BY r.entry_id DESC LIMIT :limit
     )
     SELECT e.id AS entryId, e.recorded_at AS "at", e.author, e.source, e.document, m.cells,
       (SELECT count(*) FROM revisions r WHERE r.entry_id = e.id) AS allCells
     FROM made m JOIN entries e ON e.id = m.entry_id ORDER BY e.id DESC`,
  )
  const sample = db.prepare<[Record<string, string | number>], SampleRow>(
    `SELECT u.code AS unitCode, r.indicator, r.channel, b.value AS before, r.value AS after
     FROM revisions r JOIN units u ON u.id = r.unit_id LEFT JOIN revisions b ON b.id = ${newest('r', '< r.entry_id')}
     WHERE r.entry_id = :entryId AND r.from_on <= :on AND r.to_on >= :on
       AND r.indicator IN (SELECT value FROM json_each(:indicators))
     ORDER BY r.id LIMIT :limit`,
  )
  const undoing = db
    .prepare<[string], number>(
      `SELECT entry_id FROM audit_events WHERE kind = 'undo' AND subject = ? ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
  const entered = db.prepare<[number], EnteredCell>(
    `SELECT u.code AS unitCode, r.indicator, r.channel, r.from_on AS "from", r.to_on AS "to", r.value, r.draft,
       b.value AS before, b.draft AS draftBefore, e.document AS documentBefore, p.typed AS standing, p.draft AS draftStanding
     FROM revisions r JOIN units u ON u.id = r.unit_id JOIN postings p ON ${sameCell('p', 'r')}
       LEFT JOIN revisions b ON b.id = ${newest('r', '< r.entry_id')} LEFT JOIN entries e ON e.id = b.entry_id
     WHERE r.entry_id = ? ORDER BY r.id`,
  )
  const former = db.prepare<[Record<string, string | number>], FormerCell>(
    `SELECT o.code AS unitCode, p.indicator, p.channel, b.value, b.draft
     FROM ${scope} ON ${ofScope} AND p.from_on = :on AND p.to_on = :on JOIN units o ON o.id = p.unit_id
       LEFT JOIN revisions b ON b.id = ${newest('p', '<= :entryId')}
     WHERE p.typed IS NOT b.value OR p.draft IS NOT b.draft
     ORDER BY o.sort_order, o.id`,
  )
  const lists = ({ unitIds, indicators }: Scope) => ({
    units: JSON.stringify(unitIds),
    indicators: JSON.stringify(indicators),
  })
  const sourceOf = db.prepare<[{ entryId: number }], string>('SELECT source FROM entries WHERE id = :entryId').pluck()
  return {
    /** Entries that put a figure on a day, alone or within a span, newest first. */
    entries: (asked: Scope, on: string, limit: number) => entries.all({ ...lists(asked), on, limit }),
    /** The first figures an entry put on a day. */
    sample: (entryId: number, indicators: readonly string[], on: string, limit: number) =>
      sample.all({ entryId, indicators: JSON.stringify(indicators), on, limit }),
    /** What brought an entry in. */
    sourceOf: (entryId: number) => sourceOf.get({ entryId }),
    /** The newest entry that took an entry back. */
    undoingOf: (entryId: number) => undoing.get(String(entryId)),
    /** Every figure an entry put, with what was there before and what stands now. */
    entered: (entryId: number) => entered.all(entryId),
    /** Single-day cells that differ from what they were right after an entry. */
    former: (asked: Scope, on: string, entryId: number) => former.all({ ...lists(asked), on, entryId }),
  }
}
