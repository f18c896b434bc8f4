/** Ways to alter a store. Each drops the triggers that forbid it, as anyone with a database tool can. */
import type Database from 'better-sqlite3'
import { entryHash } from '#backend/figures/ledger.rules.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

export interface Told {
  readonly told: string
  /** Bytes of another store that was put in place. */
  readonly replacement?: Buffer
}

export type Tampering = (
  db: Database.Database,
  means: { readonly random: Random; readonly older: readonly Buffer[] },
) => Told

const children = [
  'revisions',
  'target_revisions',
  'note_revisions',
  'day_events',
  'audit_events',
  'setting_revisions',
  'unit_revisions',
  'record_revisions',
  'side_revisions',
]

export const kinds: Readonly<Record<string, Tampering>> = {
  'a figure edited': (db, { random }) => {
    open(db)
    const id = anyId(db, 'revisions', random)
    const value = db.prepare<[number], number | null>('SELECT value FROM revisions WHERE id = ?').pluck().get(id) ?? 0
    db.prepare('UPDATE revisions SET value = ? WHERE id = ?').run(value + random.between(1, 90), id)
    rebuildProjections(db)
    return { told: `figure ${id}` }
  },
  'a field edited': (db, { random }) => {
    open(db)
    const table = pick(
      random,
      ['entries', ...children].filter((name) => count(db, name) > 0),
    )
    const column = pick(
      random,
      columnsOf(db, table).filter(({ name }) => name !== 'id'),
    )
    const id = anyId(db, table, random)
    const before: unknown = db.prepare(`SELECT ${column.name} FROM ${table} WHERE id = ?`).pluck().get(id)
    const after = other(before, random)
    // What the schema itself refuses is no alteration; the run then cuts the row off.
    try {
      db.prepare(`UPDATE ${table} SET ${column.name} = ? WHERE id = ?`).run(after, id)
    } catch {
      db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id)
    }
    rebuildProjections(db)
    return { told: `${table}.${column.name} of ${id}: ${String(before)} → ${String(after)}` }
  },
  'a row deleted': (db, { random }) => {
    open(db)
    const table = pick(
      random,
      children.filter((name) => count(db, name) > 0),
    )
    const id = anyId(db, table, random)
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id)
    rebuildProjections(db)
    return { told: `${table} ${id}` }
  },
  'an entry deleted': (db, { random }) => {
    open(db)
    const id = random.between(1, count(db, 'entries') - 1)
    cut(db, (one) => one === id)
    rebuildProjections(db)
    return { told: `entry ${id}` }
  },
  'two entries exchanged': (db, { random }) => {
    open(db)
    const last = count(db, 'entries')
    const a = random.between(1, last - 1)
    const b = random.between(a + 1, last)
    for (const [from, to] of [
      [a, 1_000_000],
      [b, a],
      [1_000_000, b],
    ]) {
      db.prepare('UPDATE entries SET id = ? WHERE id = ?').run(to, from)
      for (const table of children) db.prepare(`UPDATE ${table} SET entry_id = ? WHERE entry_id = ?`).run(to, from)
    }
    rebuildProjections(db)
    return { told: `entries ${a} and ${b}` }
  },
  'two rows exchanged': (db, { random }) => {
    open(db)
    const a = anyId(db, 'revisions', random)
    const differing = db
      .prepare<[{ a: number }], number>(
        `SELECT o.id FROM revisions o JOIN revisions m ON m.id = :a
         WHERE (o.unit_id, o.indicator, o.channel, o.from_on, coalesce(o.value, -1))
           <> (m.unit_id, m.indicator, m.channel, m.from_on, coalesce(m.value, -1))`,
      )
      .pluck()
      .all({ a })
    const b = pick(random, differing)
    for (const [from, to] of [
      [a, 1_000_000],
      [b, a],
      [1_000_000, b],
    ])
      db.prepare('UPDATE revisions SET id = ? WHERE id = ?').run(to, from)
    rebuildProjections(db)
    return { told: `revisions ${a} and ${b}` }
  },
  'the last entries cut off': (db, { random }) => {
    open(db)
    const last = count(db, 'entries')
    const kept = random.between(1, last - 1)
    cut(db, (id) => id > kept)
    rebuildProjections(db)
    return { told: `after ${kept} of ${last}` }
  },
  'an entry restamped': (db, { random }) => {
    open(db)
    const id = anyId(db, 'entries', random)
    restamp(db, id, random)
    rehash(db, id, id)
    return { told: `entry ${id}` }
  },
  'an entry restamped, the chain made anew': (db, { random }) => {
    open(db)
    const id = anyId(db, 'entries', random)
    restamp(db, id, random)
    rehash(db, id, count(db, 'entries'))
    return { told: `from entry ${id}` }
  },
  'a figure edited, the chain made anew': (db, { random }) => {
    open(db)
    const id = anyId(db, 'revisions', random)
    db.prepare('UPDATE revisions SET value = coalesce(value, 0) + ? WHERE id = ?').run(random.between(1, 90), id)
    const entry = db.prepare<[number], number>('SELECT entry_id FROM revisions WHERE id = ?').pluck().get(id) ?? 1
    rehash(db, entry, count(db, 'entries'))
    rebuildProjections(db)
    return { told: `figure ${id}` }
  },
  'a session moved, the chain made anew': (db, { random }) => {
    open(db)
    const id = anyId(db, 'record_revisions', random)
    db.prepare(
      `UPDATE record_revisions SET value = json_set(value, '$.plan.on', '2023-03-01', '$.plan.status', 'done',
         '$.figures', json('[{"unitCode":"24490","indicator":"CC_NEW","value":977}]')) WHERE id = ?`,
    ).run(id)
    const entry =
      db.prepare<[number], number>('SELECT entry_id FROM record_revisions WHERE id = ?').pluck().get(id) ?? 1
    rehash(db, entry, count(db, 'entries'))
    return { told: `record ${id}` }
  },
  'an older copy put in place': (_db, { random, older }) => {
    const index = random.between(0, older.length - 1)
    const replacement = older[index]
    if (replacement === undefined) throw new Error('no older copy')
    return { told: `copy ${index}`, replacement }
  },
  'a total edited': (db, { random }) => {
    const table = pick(random, ['postings', 'month_sums', 'year_sums'])
    const column = table === 'postings' ? 'value' : 'total'
    const at = random.between(0, count(db, table) - 1)
    const chosen = 'SELECT unit_id, indicator FROM t LIMIT 1 OFFSET ?'.replace('t LIMIT', `${table} LIMIT`)
    const place = db.prepare(chosen).raw().get(at)
    db.prepare(`UPDATE ${table} SET ${column} = coalesce(${column}, 0) + 1 WHERE unit_id = ? AND indicator = ?`).run(
      place,
    )
    return { told: `${table} at ${at}` }
  },
}

/** Takes away what forbids changes: foreign keys and the append-only triggers. */
function open(db: Database.Database): void {
  db.pragma('foreign_keys = OFF')
  for (const table of ['entries', ...children]) {
    for (const verb of ['update', 'delete']) db.exec(`DROP TRIGGER ${table}_no_${verb}`)
  }
}

/** Makes current values and sums agree with the revisions, as a careful forger would. */
function rebuildProjections(db: Database.Database): void {
  db.exec(`
    CREATE TEMP TABLE kept AS SELECT * FROM revisions ORDER BY id;
    DELETE FROM revisions; DELETE FROM postings; DELETE FROM month_sums; DELETE FROM year_sums;
    INSERT INTO revisions SELECT * FROM kept ORDER BY id;
    DROP TABLE kept;`)
}

function cut(db: Database.Database, isCut: (id: number) => boolean): void {
  const ids = db.prepare<[], number>('SELECT id FROM entries').pluck().all().filter(isCut)
  for (const id of ids) {
    for (const table of children) db.prepare(`DELETE FROM ${table} WHERE entry_id = ?`).run(id)
    db.prepare('DELETE FROM entries WHERE id = ?').run(id)
  }
}

function restamp(db: Database.Database, id: number, random: Random): void {
  const column = pick(random, ['recorded_at', 'author', 'document'])
  const value = column === 'recorded_at' ? `2023-04-0${random.between(1, 9)}T08:00:00.001Z` : 'Người khác'
  db.prepare(`UPDATE entries SET ${column} = ? WHERE id = ?`).run(value, id)
}

/** Computes the hashes of a run of entries anew, each on the one before. */
function rehash(db: Database.Database, from: number, to: number): void {
  const repo = createLedgerRepo(db)
  for (let id = from; id <= to; id += 1) {
    const previous = id === 1 ? '0'.repeat(64) : repo.find(id - 1)?.hash
    if (previous === undefined) throw new Error(`no entry ${id - 1}`)
    if (id > from) db.prepare('UPDATE entries SET previous_hash = ? WHERE id = ?').run(previous, id)
    const [entry] = repo.chain(id - 1)
    if (entry === undefined) throw new Error(`no entry ${id}`)
    db.prepare('UPDATE entries SET hash = ? WHERE id = ?').run(entryHash(entry), id)
  }
}

function other(before: unknown, random: Random): string | number | null {
  if (typeof before === 'number') return before + random.between(1, 5)
  if (typeof before !== 'string') return random.isIn(50) ? 7 : 'x'
  const at = random.between(0, Math.max(0, before.length - 1))
  return `${before.slice(0, at)}${before[at] === '0' ? '1' : '0'}${before.slice(at + 1)}`
}

function columnsOf(db: Database.Database, table: string): { name: string }[] {
  return db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table)
}

function anyId(db: Database.Database, table: string, random: Random): number {
  return pick(random, db.prepare<[], number>(`SELECT id FROM ${table}`).pluck().all())
}

function count(db: Database.Database, table: string): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.between(0, items.length - 1)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
