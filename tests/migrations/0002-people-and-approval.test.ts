import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { initial } from '#backend/db/migrations/0001-initial.ts'
import { applicationId } from '#backend/db/open-store.ts'
import { openTestBook } from '#tests/support/test-book.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const reasons = JSON.stringify([{ key: 'blank:654-02', reason: 'Mất điện cả ngày' }])

/** A store as the first schema left it: two figures, a note, a day closed, sent, taken back and reopened. */
function oldStore(path: string): void {
  const db = new Database(path)
  db.exec(initial.sql)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('user_version = 1')
  db.exec(`
    INSERT INTO units (id, code, kind, name, parent_id, valid_from_on, sort_order) VALUES
      (1, '654', 'district', 'Huyện Krông Pắc', NULL, '1900-01-01', 0),
      (2, '654-01', 'commune', 'Xã Ea Kly', 1, '1900-01-01', 1),
      (3, '654-02', 'commune', 'Xã Ea Kuăng', 1, '1900-01-01', 2);
    INSERT INTO exports (form, unit_code, from_on, to_on, sequence, values_hash, exported_at)
      VALUES ('BM01', '654', '2023-04-15', '2023-04-15', 1, 'x', '2023-04-15T09:42:00.000Z');
    INSERT INTO backups (path, bytes, created_at) VALUES ('/cu/so.db', 4096, '2023-04-15T09:50:00.000Z');`)
  db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)').run(
    'workspace',
    JSON.stringify({
      preset: 'huyen',
      provinceCode: '66',
      provinceName: 'Tỉnh Đắk Lắk',
      unitCode: '654',
      startOn: '2023-04-01',
      isSample: false,
    }),
    '2023-04-01T01:00:00.000Z',
  )
  const append = oldChain(db)
  append('typed', {
    revisions: [
      ['654-01', 2, 'CC_NEW', 12],
      ['654-01', 2, 'CC_EXCH', 30],
    ],
  })
  append('typed', { note: ['654-01', 2, 'CC_NEW', 'Có đoàn lưu động'] })
  append('close', { event: ['close', '', reasons] })
  append('send', { event: ['send', '', '[]'] })
  append('unsend', { event: ['unsend', '', '[]'] })
  append('reopen', { event: ['reopen', 'Xã báo bổ sung', '[]'] })
  db.close()
}

interface OldRows {
  readonly revisions?: readonly [string, number, string, number][]
  readonly note?: readonly [string, number, string, string]
  readonly event?: readonly [string, string, string]
}

/** Appends entries hashed as the first schema's program did. */
function oldChain(db: Database.Database) {
  const on = '2023-04-15'
  let previous = '0'.repeat(64)
  let id = 0
  return (source: string, { revisions = [], note, event }: OldRows): void => {
    id += 1
    const head = [previous, id, `client-${id}`, 'r', `2023-04-15T09:0${id}:00.000Z`, 'Trung uý Y Moan', source, '']
    const hash = createHash('sha256')
      .update(
        JSON.stringify([
          head,
          revisions.map(([code, , indicator, value]) => [code, indicator, 'FIXED', on, on, value, null]),
          [],
          note === undefined ? [] : [[note[0], note[2], on, note[3]]],
          event === undefined ? [] : [[on, ...event]],
        ]),
      )
      .digest('hex')
    db.prepare(
      `INSERT INTO entries (previous_hash, id, client_id, request_hash, recorded_at, author, source, document, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(...head, hash)
    for (const [, unitId, indicator, value] of revisions)
      db.prepare(
        `INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value) VALUES (?, ?, ?, 'FIXED', ?, ?, ?)`,
      ).run(id, unitId, indicator, on, on, value)
    if (note !== undefined)
      db.prepare('INSERT INTO note_revisions (entry_id, unit_id, indicator, day_on, text) VALUES (?, ?, ?, ?, ?)').run(
        id,
        note[1],
        note[2],
        on,
        note[3],
      )
    if (event !== undefined)
      db.prepare('INSERT INTO day_events (entry_id, day_on, action, reason, reasons) VALUES (?, ?, ?, ?, ?)').run(
        id,
        on,
        ...event,
      )
    previous = hash
  }
}

it('keeps figures, notes, day events, exports and backups of an old store, and its chain holds', async () => {
  const dbPath = join(dir, 'cu.db')
  oldStore(dbPath)
  const book = openTestBook({ dbPath, today: '2023-04-16' })
  try {
    const verified = await book.call('backup.verifyStore', {})
    expect(verified).toMatchObject({ ok: true, revisions: 2, problems: [] })
    const day = await book.call('figures.getDay', { on: '2023-04-15' })
    expect(day.cells.find((cell) => cell.indicator === 'CC_TOTAL')?.effective).toBe(42)
    expect(day.cells.find((cell) => cell.indicator === 'CC_NEW')?.note).toBe('Có đoàn lưu động')
    expect(day.state).toMatchObject({ status: 'open', reopenReason: 'Xã báo bổ sung', sentAt: null, approvedAt: null })
    const [known] = await book.call('backup.listBackups', {})
    expect(known).toMatchObject({ path: '/cu/so.db', kind: 'manual' })
  } finally {
    await book.dispose()
  }
  const db = new Database(dbPath, { readonly: true })
  expect(db.prepare('SELECT action, reason, details FROM day_events ORDER BY id').raw().all()).toEqual([
    ['close', '', reasons],
    ['send', '', '[]'],
    ['unsend', '', '[]'],
    ['reopen', 'Xã báo bổ sung', '[]'],
  ])
  expect(db.prepare('SELECT form, sequence, author, check_code, request FROM exports').raw().all()).toEqual([
    ['BM01', 1, '', '', null],
  ])
  db.close()
})

it('lets nobody change or delete a day event, a happening, a setting or a unit of the past', async () => {
  const dbPath = join(dir, 'cu.db')
  oldStore(dbPath)
  await openTestBook({ dbPath }).dispose()
  const db = new Database(dbPath)
  db.exec(`
    INSERT INTO audit_events (entry_id, kind, subject, details) VALUES (1, 'export', 'BM01', '{}');
    INSERT INTO setting_revisions (entry_id, key, value) VALUES (1, 'letterhead', '{}');
    INSERT INTO unit_revisions (entry_id, code, kind, name, valid_from_on, sort_order, is_removed)
      VALUES (1, '654', 'district', 'Huyện Krông Pắc', '1900-01-01', 0, 0);`)
  for (const table of ['day_events', 'audit_events', 'setting_revisions', 'unit_revisions']) {
    expect(() => db.exec(`UPDATE ${table} SET id = id + 1000`)).toThrow('append-only')
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  }
  db.close()
})
