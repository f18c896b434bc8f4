import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { initial } from '#backend/db/migrations/0001-initial.ts'
import { peopleAndApproval } from '#backend/db/migrations/0002-people-and-approval.ts'
import { importing } from '#backend/db/migrations/0003-importing.ts'
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

const kept = ['units', 'entries', 'revisions', 'target_revisions', 'postings', 'month_sums', 'audit_events', 'imports']

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
const revision = {
  unitCode: '24490',
  indicator: 'CC_NEW',
  channel: 'MOBILE',
  from: '2023-04-15',
  to: '2023-04-15',
  value: 12,
  draft: null,
}
const target = {
  unitCode: '24490',
  measure: 'ACT',
  kind: 'cumulative',
  count: null,
  shareBp: 5500,
  denominator: 'POP_ELIG',
  from: '2023-01-01',
  to: '2023-06-30',
  document: 'KH 12',
}
const nothing = { notes: [], dayEvents: [], auditEvents: [], settings: [], units: [], records: [], sideFigures: [] }

/** A store as the third schema left it: a chained entry with a figure and a target, and an import. */
function oldStore(path: string): void {
  const db = new Database(path)
  for (const { sql } of [initial, peopleAndApproval, importing]) db.exec(sql)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('user_version = 3')
  db.exec(`
    INSERT INTO units (id, code, kind, name, parent_id, valid_from_on, sort_order) VALUES
      (1, '654', 'district', 'Huyện Krông Pắc', NULL, '1900-01-01', 0),
      (2, '24490', 'commune', 'Xã Ea Kly', 1, '1900-01-01', 1);`)
  const hash = entryHash({ ...head, ...nothing, revisions: [revision], targets: [target] })
  db.prepare(
    'INSERT INTO entries VALUES (:id, :clientId, :requestHash, :recordedAt, :author, :source, :document, :previousHash, :hash)',
  ).run({ ...head, hash })
  db.prepare(
    `INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value) VALUES (1, 2, 'CC_NEW', 'MOBILE', '2023-04-15', '2023-04-15', 12)`,
  ).run()
  db.prepare(
    `INSERT INTO target_revisions (id, entry_id, unit_id, measure, kind, share_bp, denominator, from_on, to_on, document)
     VALUES (7, 1, 2, 'ACT', 'cumulative', 5500, 'POP_ELIG', '2023-01-01', '2023-06-30', 'KH 12')`,
  ).run()
  db.prepare(
    `INSERT INTO imports (hash, size, name, origin, sender, added_at, added_by, state, choices)
     VALUES (?, 1, 'thang-4.xlsx', 'file', '', '2023-04-15T02:00:00.000Z', 'x', 'waiting', '{}')`,
  ).run('a'.repeat(64))
  db.close()
}

function contents(db: Database.Database): unknown[] {
  return kept.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
}

it('keeps every row of a store of the third schema, and its chain still proves them', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const before = new Database(path, { readonly: true })
  const rows = contents(before)
  before.close()

  const db = openStore(path)
  expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
  expect(contents(db)).toEqual(rows)
  expect(rows.flat()).toHaveLength(10)
  for (const table of ['record_revisions', 'side_revisions'])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0])
  expect(createLedgerService(createLedgerRepo(db), fixedClock()).verifyChain()).toEqual({ ok: true, problems: [] })
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

it('lets nothing that was recorded be changed or taken away, in the new tables and in the one made anew', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const db = openStore(path)
  db.exec(`
    INSERT INTO record_revisions (entry_id, kind, key, value) VALUES (1, 'session', 'buoi-0001', '{}');
    INSERT INTO side_revisions (entry_id, book, subject, line, measure, from_on, to_on, value)
      VALUES (1, 'campaign', 'dot-1', 'xa-1', 'done', '2023-04-01', '2023-04-30', 5);
    INSERT INTO target_revisions (entry_id, unit_id, measure, kind, count, from_on, to_on, document)
      VALUES (1, 2, 'CLEAN_DONE', 'cumulative', 5, '2023-01-01', '2023-06-30', '');`)
  for (const table of ['record_revisions', 'side_revisions', 'target_revisions']) {
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
    expect(() => db.exec(`UPDATE ${table} SET entry_id = 1`)).toThrow('append-only')
  }
  expect(() =>
    db.exec("INSERT INTO record_revisions (entry_id, kind, key, value) VALUES (1, 'session', 'x', 'no')"),
  ).toThrow('CHECK')
  db.close()
})
