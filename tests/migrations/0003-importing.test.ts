import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { initial } from '#backend/db/migrations/0001-initial.ts'
import { peopleAndApproval } from '#backend/db/migrations/0002-people-and-approval.ts'
import { latestVersion } from '#backend/db/migrations/index.ts'
import { applicationId, openStore } from '#backend/db/open-store.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const counted = ['units', 'entries', 'revisions', 'postings', 'month_sums', 'audit_events', 'backups', 'exports']

/** A store as the second schema left it, with a row in every kind of table. */
function oldStore(path: string): void {
  const db = new Database(path)
  db.exec(initial.sql)
  db.exec(peopleAndApproval.sql)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('user_version = 2')
  db.exec(`
    INSERT INTO units (id, code, kind, name, parent_id, valid_from_on, sort_order) VALUES
      (1, '654', 'district', 'Huyện Krông Pắc', NULL, '1900-01-01', 0),
      (2, '24490', 'commune', 'Xã Ea Kly', 1, '1900-01-01', 1);
    INSERT INTO entries (id, client_id, request_hash, recorded_at, author, source, document, previous_hash, hash) VALUES
      (1, 'old-call-1', 'x', '2023-04-15T01:00:00.000Z', 'Trung uý Y Moan', 'typed', '', '0', '${'a'.repeat(64)}');
    INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value) VALUES
      (1, 2, 'CC_NEW', 'FIXED', '2023-04-15', '2023-04-15', 12), (1, 2, 'CC_EXCH', 'FIXED', '2023-04-15', '2023-04-15', 3);
    INSERT INTO audit_events (entry_id, kind, subject, details) VALUES (1, 'backup', '/cu/so.db', '{}');
    INSERT INTO backups (path, bytes, created_at) VALUES ('/cu/so.db', 4096, '2023-04-15T09:50:00.000Z');
    INSERT INTO exports (form, unit_code, from_on, to_on, sequence, values_hash, exported_at)
      VALUES ('BM01', '654', '2023-04-15', '2023-04-15', 1, 'x', '2023-04-15T09:42:00.000Z');`)
  db.close()
}

function contents(db: Database.Database): unknown[] {
  return counted.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())
}

it('keeps every row of a store of the second schema, and adds the tables of imports, empty', () => {
  const path = join(dir, 'so.db')
  oldStore(path)
  const before = new Database(path, { readonly: true })
  const rows = contents(before)
  before.close()

  const db = openStore(path)
  expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
  expect(contents(db)).toEqual(rows)
  for (const table of [
    'import_files',
    'imports',
    'import_sources',
    'correction_requests',
    'import_mappings',
    'import_aliases',
  ])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0])
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

it('refuses an import that is in no known state, or committed without its time', () => {
  const db = openStore(join(dir, 'new.db'))
  const insert = (state: string, committedAt: string | null): void => {
    db.prepare(
      `INSERT INTO imports (hash, size, name, origin, sender, added_at, added_by, state, choices, committed_at)
       VALUES (?, 1, 'a', 'file', '', 'x', 'y', ?, '{}', ?)`,
    ).run('a'.repeat(64), state, committedAt)
  }
  expect(() => insert('waiting', null)).not.toThrow()
  expect(() => insert('undone', null)).toThrow(/CHECK/)
  expect(() => insert('committed', null)).toThrow(/CHECK/)
  expect(() => insert('refused', null)).toThrow(/CHECK/)
  db.close()
})
