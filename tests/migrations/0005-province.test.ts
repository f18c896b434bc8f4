import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { initial } from '#backend/db/migrations/0001-initial.ts'
import { peopleAndApproval } from '#backend/db/migrations/0002-people-and-approval.ts'
import { importing } from '#backend/db/migrations/0003-importing.ts'
import { recordsAndTargets } from '#backend/db/migrations/0004-records.ts'
import { latestVersion } from '#backend/db/migrations/index.ts'
import { applicationId, openStore } from '#backend/db/open-store.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import { chainStart, entryHash } from '#backend/figures/ledger.rules.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const kept = [
  'units',
  'entries',
  'revisions',
  'target_revisions',
  'record_revisions',
  'side_revisions',
  'postings',
  'month_sums',
  'imports',
  'import_files',
]

const head = {
  id: 1,
  clientId: 'old-call-1',
  requestHash: 'x',
  recordedAt: '2023-04-15T01:00:00.000Z',
  author: 'Trung uý Y Moan',
  source: 'typed',
  document: '',
  previousHash: chainStart,
}
const figures = [
  ['CC_NEW', 'FIXED', 12],
  ['CC_EXCH', 'FIXED', 5],
  ['CC_NEW', 'S:buoi-0001', 30],
] as const
const session = { kind: 'session', key: 'buoi-0001', value: '{"place":"Trường THPT"}' }
const nothing = { notes: [], dayEvents: [], auditEvents: [], settings: [], units: [], targets: [], sideFigures: [] }

/** A store as the fourth schema left it: a chained entry with figures, a session and a file that waits. */
function oldStore(path: string): void {
  const db = new Database(path)
  for (const { sql } of [initial, peopleAndApproval, importing, recordsAndTargets]) db.exec(sql)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('user_version = 4')
  db.exec(`
    INSERT INTO units (id, code, kind, name, parent_id, valid_from_on, sort_order) VALUES
      (1, '654', 'district', 'Huyện Krông Pắc', NULL, '1900-01-01', 0),
      (2, '24490', 'commune', 'Xã Ea Kly', 1, '1900-01-01', 1);`)
  const revisions = figures.map(([indicator, channel, value]) => ({
    unitCode: '24490',
    indicator,
    channel,
    from: '2023-04-15',
    to: '2023-04-15',
    value,
    draft: null,
  }))
  db.prepare(
    'INSERT INTO entries VALUES (:id, :clientId, :requestHash, :recordedAt, :author, :source, :document, :previousHash, :hash)',
  ).run({ ...head, hash: entryHash({ ...head, ...nothing, revisions, records: [session] }) })
  const insert = db.prepare(
    `INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value)
     VALUES (1, 2, :indicator, :channel, :from, :to, :value)`,
  )
  for (const { unitCode: _unitCode, draft: _draft, ...revision } of revisions) insert.run(revision)
  db.prepare('INSERT INTO record_revisions (entry_id, kind, key, value) VALUES (1, :kind, :key, :value)').run(session)
  db.prepare(
    `INSERT INTO imports (hash, size, name, origin, sender, added_at, added_by, state, choices)
     VALUES (?, 1, 'thang-4.xlsx', 'file', '', '2023-04-15T02:00:00.000Z', 'x', 'waiting', '{}')`,
  ).run('a'.repeat(64))
  db.close()
}

function contents(db: Database.Database): unknown[] {
  return kept.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
}

function totals(db: Database.Database): unknown {
  return db.prepare('SELECT indicator, sum(total) AS total FROM month_sums GROUP BY indicator ORDER BY indicator').all()
}

it('keeps every row and total of a store of the fourth schema, and its chain still proves them', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const before = new Database(path, { readonly: true })
  const [rows, sums] = [contents(before), totals(before)]
  before.close()
  expect(sums).toEqual([
    { indicator: 'CC_EXCH', total: 5 },
    { indicator: 'CC_NEW', total: 42 },
    { indicator: 'CC_TOTAL', total: 47 },
  ])

  const db = openStore(path)
  expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
  expect(contents(db)).toEqual(rows)
  expect(totals(db)).toEqual(sums)
  expect(
    db.prepare('SELECT indicator, year, channel, total, days FROM year_sums ORDER BY 1, 2, 3').raw().all(),
  ).toEqual([
    ['CC_EXCH', '2023', 'FIXED', 5, 1],
    ['CC_NEW', '2023', 'FIXED', 12, 1],
    ['CC_NEW', '2023', 'S:buoi-0001', 30, 1],
    ['CC_TOTAL', '2023', 'FIXED', 17, 1],
    ['CC_TOTAL', '2023', 'S:buoi-0001', 30, 1],
  ])
  expect(db.prepare('SELECT count(*) FROM submissions').pluck().get()).toBe(0)
  expect(createLedgerService(createLedgerRepo(db), fixedClock()).verifyChain()).toEqual({ ok: true, problems: [] })
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

const accepted = `INSERT INTO submissions (entry_id, file_hash, file_name, batch, state, form, form_version, unit_code,
    from_on, to_on, sequence, values_hash, exported_at, meta, is_empty, remarks, received_at, received_by)
  VALUES (1, '${'b'.repeat(64)}', 'BM01.xlsx', 'b1', 'accepted', 'BM01', 1, '654', '2023-04-15', '2023-04-15', 1, 'v',
    '2023-04-15T09:00:00.000Z', '{}', 0, '[]', '2023-04-15T10:00:00.000Z', 'x')`

it('lets no submission be changed or taken away', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const db = openStore(path)
  db.exec(accepted)
  expect(() => db.exec('DELETE FROM submissions')).toThrow('append-only')
  expect(() => db.exec("UPDATE submissions SET state = 'refused'")).toThrow('append-only')
  db.close()
})

it('has a reason for what was refused, and unit, period and number for what was accepted', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const db = openStore(path)
  const insert = (columns: string, values: string) =>
    db.exec(
      `INSERT INTO submissions (entry_id, file_hash, file_name, batch, is_empty, remarks, received_at, received_by, ${columns})
       VALUES (1, '${'c'.repeat(64)}', 'x.xlsx', 'b1', 0, '[]', '2023-04-15T10:00:00.000Z', 'x', ${values})`,
    )
  expect(() => insert('state', "'accepted'")).toThrow('CHECK')
  expect(() => insert('state', "'refused'")).toThrow('CHECK')
  expect(() => insert('state, refusal', "'refused', 'không phải JSON'")).toThrow('CHECK')
  insert('state, refusal', `'refused', '{"code":"read/damaged"}'`)
  expect(db.prepare('SELECT state FROM submissions').pluck().all()).toEqual(['refused'])
  db.close()
})
