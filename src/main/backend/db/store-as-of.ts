import Database from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { applicationId, type Store } from './open-store.ts'

/** What keeps the projections of an open store; here they are filled at once instead. */
const projectionTriggers = [
  'revisions_project',
  'postings_month_insert',
  'postings_month_update',
  'month_sums_year_insert',
  'month_sums_year_update',
]

/** Tables of the ledger whose rows belong to an entry. */
const entryTables = [
  'revisions',
  'target_revisions',
  'note_revisions',
  'day_events',
  'audit_events',
  'setting_revisions',
  'unit_revisions',
  'record_revisions',
  'side_revisions',
  'submissions',
]

/**
 * The entry that holds what settings and units were when their history began: it stands for every moment before. Blank
 * where they have a history from the first day.
 */
const baseline = `SELECT min(entry_id) FROM live.audit_events WHERE kind = 'book-taken-over'`

/** Newest revision of each setting up to the entry, else the one of the baseline. */
const settingsAsOf = `
INSERT INTO settings (key, value, updated_at)
SELECT r.key, r.value, e.recorded_at FROM (
  SELECT key, coalesce(max(id) FILTER (WHERE entry_id <= :entries), max(id) FILTER (WHERE entry_id = (${baseline}))) AS id
  FROM live.setting_revisions GROUP BY key
) newest JOIN live.setting_revisions r ON r.id = newest.id JOIN live.entries e ON e.id = r.entry_id`

/** The same of each unit. It keeps its id, to which the figures refer; one that is gone has no figures and gets another. */
const unitsAsOf = `
INSERT INTO units (id, code, kind, name, valid_from_on, valid_to_on, sort_order)
SELECT coalesce(u.id, (SELECT max(id) FROM live.units) + r.id), r.code, r.kind, r.name, r.valid_from_on, r.valid_to_on, r.sort_order
FROM (
  SELECT code, coalesce(max(id) FILTER (WHERE entry_id <= :entries), max(id) FILTER (WHERE entry_id = (${baseline}))) AS id
  FROM live.unit_revisions GROUP BY code
) newest JOIN live.unit_revisions r ON r.id = newest.id LEFT JOIN live.units u ON u.code = r.code
WHERE r.is_removed = 0`

const parents = `
UPDATE units SET parent_id = (
  SELECT p.id FROM live.unit_revisions r JOIN units p ON p.code = r.parent_code
  WHERE r.id = (
    SELECT coalesce(max(s.id) FILTER (WHERE s.entry_id <= :entries), max(s.id) FILTER (WHERE s.entry_id = (${baseline})))
    FROM live.unit_revisions s WHERE s.code = units.code))`

const typedCells = `
INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
SELECT unit_id, indicator, from_on, to_on, channel, value, draft, value FROM (
  SELECT unit_id, indicator, from_on, to_on, channel, value, draft, max(id) FROM main.revisions
  GROUP BY unit_id, indicator, from_on, to_on, channel)`

const totals = `
INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, draft, value)
SELECT p.unit_id, t.total, p.from_on, p.to_on, p.channel, NULL, NULL, sum(p.typed)
FROM units u CROSS JOIN total_parts t CROSS JOIN postings p ON p.unit_id = u.id AND p.indicator = t.part
GROUP BY p.unit_id, t.total, p.from_on, p.to_on, p.channel
ON CONFLICT DO UPDATE SET value = coalesce(postings.typed, excluded.value)`

const monthSums = `
INSERT INTO month_sums (unit_id, indicator, month, channel, total, days)
SELECT unit_id, indicator, substr(from_on, 1, 7), channel, sum(value), count(*) FROM postings
WHERE from_on = to_on AND value IS NOT NULL AND channel <> 'STOCK'
GROUP BY unit_id, indicator, substr(from_on, 1, 7), channel`

const yearSums = `
INSERT INTO year_sums (unit_id, indicator, year, channel, total, days)
SELECT unit_id, indicator, substr(month, 1, 4), channel, sum(total), sum(days) FROM month_sums
GROUP BY unit_id, indicator, substr(month, 1, 4), channel`

/**
 * A store in memory that holds the book as it stood after one of its entries: the ledger up to there, the units and
 * settings of then, and the projections filled set by set. It cannot be written to; the caller closes it.
 */
export function openStoreAsOf(live: Store, entries: number): Store {
  const past = new Database(':memory:')
  try {
    migrate(past, applicationId)
    past.exec(projectionTriggers.map((trigger) => `DROP TRIGGER ${trigger};`).join('\n'))
    past.prepare('ATTACH ? AS live').run(live.name)
    past.transaction(() => fill(past, entries))()
    past.exec('DETACH live')
    past.pragma('query_only = ON')
    return past
  } catch (error) {
    past.close()
    throw error
  }
}

function fill(past: Store, entries: number): void {
  const upTo = { entries }
  past.pragma('defer_foreign_keys = ON')
  past.prepare('INSERT INTO entries SELECT * FROM live.entries WHERE id <= :entries').run(upTo)
  for (const table of entryTables)
    withoutIndexes(past, table, () =>
      past.prepare(`INSERT INTO ${table} SELECT * FROM live.${table} WHERE entry_id <= :entries`).run(upTo),
    )
  past.prepare(settingsAsOf).run(upTo)
  past.prepare(unitsAsOf).run(upTo)
  past.prepare(parents).run(upTo)
  past.prepare(typedCells).run()
  past.prepare(totals).run()
  past.prepare(monthSums).run()
  past.prepare(yearSums).run()
}

/** Rows by the hundred thousand go in several times faster when their indexes are built afterwards. */
function withoutIndexes(past: Store, table: string, fillTable: () => void): void {
  const indexes = past
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    )
    .all(table)
  for (const { name } of indexes) past.exec(`DROP INDEX main.${name}`)
  fillTable()
  for (const { sql } of indexes) past.exec(sql)
}
