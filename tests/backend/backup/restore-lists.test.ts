/** What a restore loses and brings back, what it does not roll back, and what a crafted backup is not granted. */
import { copyFileSync, mkdirSync, readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { localDate } from '#shared/kernel/local-date.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { eaKly, eaYong, on, openDistrict, posting, record, span } from '../support/sample-unit.ts'
import { closeTestBooks, officer, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const usbOf = (book: TestBook) => join(book.dir, 'usb')
const backup = (book: TestBook) => book.call('backup.createBackup', { folder: usbOf(book) })
const inspect = (book: TestBook, path: string) => book.call('backup.inspectBackup', { path })
const window = { ...officer, mayUsePath: () => false }
const day = { kind: 'day', from: on, to: on } as const

async function exportDay(book: TestBook, name: string): Promise<number> {
  const { sequence } = await book.call('reports.exportWorkbook', {
    form: 'BM01',
    period: day,
    policy: 'trunc',
    path: join(book.dir, name),
  } as never)
  return sequence
}

/** Works on a closed backup by hand, as somebody with a tool would. */
function craft(path: string, statement: string): void {
  const db = new Database(path)
  db.prepare(statement).run()
  db.close()
}

describe('the comparison before a restore', () => {
  it('names what would be lost: how many entries, from when to when, and the days they touch', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 6), posting(eaYong, 'CC_NEW', '2023-04-12', 1))
    await book.call('figures.setNote', {
      unitCode: eaKly,
      indicator: 'CC_NEW',
      on: localDate('2023-04-10'),
      text: 'đoàn',
    })
    await record(book, span(eaKly, 'CC_EXCH', '2023-03-01', '2023-03-03', 4))
    const { comparison } = await inspect(book, path)
    expect(comparison?.gained).toEqual({ entries: 0, firstAt: null, lastAt: null, days: [] })
    expect(comparison?.lost).toMatchObject({
      entries: 4,
      days: ['2023-03-01', '2023-03-02', '2023-03-03', '2023-04-10', '2023-04-12', '2023-04-14'],
    })
    expect(comparison?.lost.firstAt?.localeCompare(comparison?.lost.lastAt ?? '')).toBe(-1)
  })

  it('names both sides when the books went apart', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const first = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-13', 6))
    const { keptPath } = await book.call('backup.restoreBackup', { path: first.path })
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-11', 7))
    const { comparison } = await inspect(book, keptPath)
    expect([comparison?.common, comparison?.lost, comparison?.gained]).toMatchObject([
      2,
      { entries: 2, days: ['2023-04-11'] },
      { entries: 2, days: ['2023-04-13'] },
    ])
  })

  it('finds nothing in common with another book', async () => {
    const [one, other] = [await openDistrict(), await openDistrict()]
    await record(other, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(other)
    expect((await inspect(one, path)).comparison).toMatchObject({ common: 0, gained: { days: [on] } })
  })
})

describe('a restore', () => {
  it('gives no number of an export twice, keeps the list of backups and enters itself in the chain', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(book)
    expect([await exportDay(book, '1.xlsx'), await exportDay(book, '2.xlsx')]).toEqual([1, 2])
    const later = await backup(book)
    const { keptPath } = await book.call('backup.restoreBackup', { path })
    expect(await exportDay(book, '3.xlsx')).toBe(3)
    const listed = await book.call('backup.listBackups', {})
    expect(new Map(listed.map((one) => [one.path, one.kind]))).toEqual(
      new Map([
        [keptPath, 'before-restore'],
        [later.path, 'manual'],
        [path, 'manual'],
      ]),
    )
    const details = book.raw((db) =>
      db.prepare<[], string>("SELECT details FROM audit_events WHERE kind = 'restore'").pluck().all(),
    )
    expect(details.map((text) => JSON.parse(text) as unknown)).toEqual([
      {
        keptPath,
        entriesBefore: expect.any(Number),
        headBefore: expect.stringMatching(/^[0-9a-f]{64}$/),
        entriesAfter: 2,
        headAfter: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('keeps the second place that was chosen on this PC', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(book)
    mkdirSync(usbOf(book), { recursive: true })
    await book.call('backup.setSecondPlace', { folder: usbOf(book) })
    await book.call('backup.restoreBackup', { path })
    expect((await book.call('backup.getSchedule', {})).secondPlace.folder).toBe(usbOf(book))
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('of a crafted backup grants none of the folders its lists name', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(book)
    craft(
      path,
      "INSERT INTO backups (path, bytes, created_at, kind) VALUES ('/etc/so.db', 1, '2023-04-15T01:00:00.000Z', 'manual')",
    )
    craft(path, `INSERT INTO settings (key, value, updated_at) VALUES ('second-place', '{"folder":"/etc"}', '2023')`)
    await book.call('backup.restoreBackup', { path })
    expect((await book.call('backup.listBackups', {})).map((one) => one.path)).not.toContain('/etc/so.db')
    expect((await book.call('backup.getSchedule', {})).secondPlace.folder).toBeNull()
    for (const [name, input] of [
      ['backup.createBackup', { folder: '/etc' }],
      ['backup.inspectBackup', { path: '/etc/so.db' }],
      ['backup.restoreBackup', { path: '/etc/so.db' }],
      ['backup.runDrill', { path: '/etc/so.db' }],
    ] as const)
      expect(await book.failure(name, input, window)).toMatchObject({ code: 'desktop/path-not-granted' })
  })

  it('of a backup in the list needs no dialog', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path } = await backup(book)
    expect(await book.dispatch('backup.restoreBackup', { path }, window)).toMatchObject({ ok: true })
  })
})

describe('a drill', () => {
  it('restores the newest backup elsewhere, says whether it has everything, and leaves nothing behind', async () => {
    const book = await openDistrict()
    expect(await book.failure('backup.runDrill', {})).toMatchObject({ code: 'backup/none' })
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const { path, summary } = await backup(book)
    const drill = await book.call('backup.runDrill', {})
    expect(drill).toEqual({ path, ok: true, isCurrent: true, summary, milliseconds: expect.any(Number) })
    expect((await book.call('backup.getSchedule', {})).lastDrillAt).not.toBeNull()
    await record(book, posting(eaKly, 'CC_NEW', on, 6))
    expect(await book.call('backup.runDrill', {})).toMatchObject({ ok: true, isCurrent: false })
    expect(readdirSync(book.dir).filter((name) => name.includes('dien-tap'))).toEqual([])
  })

  it('finds a backup that is another one than was written, and enters the failure', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const first = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 6))
    const second = await backup(book)
    copyFileSync(first.path, second.path)
    expect(await book.call('backup.runDrill', { path: second.path })).toMatchObject({ ok: false })
    truncateSync(second.path, 4096)
    expect(await book.failure('backup.runDrill', { path: second.path })).toMatchObject({ code: 'backup/not-a-backup' })
    const events = book.raw((db) =>
      db.prepare<[], string>("SELECT details FROM audit_events WHERE kind = 'drill'").pluck().all(),
    )
    expect(events.map((text) => (JSON.parse(text) as { ok: boolean }).ok)).toEqual([false, false])
    expect((await book.call('backup.getSchedule', {})).lastDrillAt).toBeNull()
  })
})
