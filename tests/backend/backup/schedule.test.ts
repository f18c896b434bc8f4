/** Copies the program makes by itself, and the second place it asks for. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { Caller } from '#backend/backend-ports.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook, testCaller } from '#tests/support/test-book.ts'
import { eaKly, posting, recording } from '../support/sample-unit.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

/** A book whose clock is moved by hand; every reading is a second later. */
async function bookAt(instant: string) {
  let now = Date.parse(instant)
  const clock = {
    instant: () => {
      now += 1000
      return new Date(now).toISOString()
    },
    today: () => new Date(now + 7 * 3_600_000).toISOString().slice(0, 10),
  }
  const log: string[] = []
  const book = openTestBook({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: (message) => log.push(message) },
  })
  open.push(book)
  await book.call('settings.applySetup', sampleSetup())
  const folder = join(book.dir, 'sao-luu')
  return {
    ...book,
    backend: book.backend,
    log,
    folder,
    goTo: (later: string) => {
      now = Date.parse(later)
    },
    files: () => (existsSync(folder) ? readdirSync(folder).toSorted() : []),
    record: (value: number) =>
      book.call('figures.recordFigures', recording(posting(eaKly, 'CC_NEW', '2023-04-14', value))),
  }
}

const day = (on: string, time = '01:00:00') => `${on}T${time}.000Z`

describe('an automatic backup', () => {
  it('is made once a day when something changed, and again at closing when something changed since', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    await book.backend.runDueBackups('start')
    expect(book.files()).toEqual([expect.stringMatching(/^so-can-cuoc-2023-04-15-08\d{4}-hang-ngay\.db$/)])
    await book.record(2)
    await book.backend.runDueBackups('interval')
    expect(book.files()).toHaveLength(1)
    await book.backend.runDueBackups('close')
    await book.backend.runDueBackups('close')
    expect(book.files()).toEqual([expect.stringContaining('hang-ngay'), expect.stringMatching(/-khi-dong\.db$/)])
    const kinds = (await book.call('backup.listBackups', {})).map(({ kind, folder }) => [kind, folder])
    expect(kinds).toEqual([
      ['closing', book.folder],
      ['daily', book.folder],
    ])
    expect(book.log).toEqual([])
  })

  it('is not made on a day on which nothing changed; a copy and a drill are no change', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    await book.backend.runDueBackups('start')
    await book.call('backup.createBackup', { folder: join(book.dir, 'usb') })
    await book.call('backup.runDrill', {})
    book.goTo(day('2023-04-16'))
    for (const moment of ['start', 'interval', 'close'] as const) await book.backend.runDueBackups(moment)
    expect(book.files()).toHaveLength(1)
    await book.record(2)
    await book.backend.runDueBackups('interval')
    expect(book.files()).toHaveLength(2)
  })

  it('is made anew when the last one was taken away', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    await book.backend.runDueBackups('start')
    for (const name of book.files()) rmSync(join(book.folder, name))
    await book.backend.runDueBackups('interval')
    expect(book.files()).toHaveLength(1)
  })

  it('that fails is logged, stops nothing and leaves nothing half-written', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    writeFileSync(book.folder, 'a file where the folder should be')
    await book.backend.runDueBackups('close')
    expect(book.log).toEqual(['the automatic backup at close failed'])
    rmSync(book.folder)
    await book.record(2)
    await book.backend.runDueBackups('close')
    expect(book.files()).toHaveLength(1)
  })

  it('makes room by its own older copies alone: what people made or put there stays', async () => {
    const book = await bookAt(day('2023-04-15'))
    mkdirSync(book.folder)
    const old = Array.from({ length: 30 }, (_, index) => `so-can-cuoc-2022-01-${String(index + 1).padStart(2, '0')}`)
    const names = old.map((name) => `${name}-170000-khi-dong.db`)
    const foreign = ['so-can-cuoc-2022-01-05-170000.db', 'ảnh.db', 'so-can-cuoc-2022-01-05-170000-khi-dong.db.bak']
    const halfWritten = 'so-can-cuoc-2023-04-14-170000-khi-dong.db.tam'
    for (const name of [...names, ...foreign, halfWritten]) writeFileSync(join(book.folder, name), 'x')
    await book.record(1)
    await book.backend.runDueBackups('start')
    const left = book.files()
    for (const name of foreign) expect(left).toContain(name)
    expect(left).not.toContain(halfWritten)
    const days = left.filter((name) => name.includes('2022-01') && name.endsWith('khi-dong.db'))
    expect(days).toHaveLength(13 + 3)
    expect(left.filter((name) => name.includes('hang-ngay'))).toHaveLength(1)
    const listed = await book.call('backup.listBackups', {})
    expect(listed.filter(({ exists }) => !exists)).toEqual([])
  })

  it('of a store that is not sound takes no older copy away', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    await book.backend.runDueBackups('start')
    const before = book.files()
    book.goTo(day('2023-04-16'))
    await book.record(2)
    const db = new Database(book.dbPath)
    db.prepare('UPDATE month_sums SET total = 99').run()
    db.close()
    await book.backend.runDueBackups('start')
    expect(book.files()).toEqual(before)
    expect(book.log).toHaveLength(1)
  })
})

describe('the second place', () => {
  it('is asked for until a copy is there, and again after a week', async () => {
    const book = await bookAt(day('2023-04-15'))
    await book.record(1)
    const place = async () => (await book.call('backup.getSchedule', {})).secondPlace
    expect(await place()).toEqual({ folder: null, lastAt: null, isDue: true, isReachable: false })
    const usb = join(book.dir, 'usb')
    await book.call('backup.setSecondPlace', { folder: usb })
    expect(await place()).toMatchObject({ folder: usb, isDue: true, isReachable: false })
    mkdirSync(usb)
    expect(await place()).toMatchObject({ isReachable: true })
    const { path } = await book.call('backup.createBackup', { folder: usb })
    expect(await place()).toMatchObject({ isDue: false, lastAt: expect.stringContaining('2023-04-15') })
    expect((await book.call('backup.listBackups', {}))[0]).toMatchObject({ path, kind: 'second-place' })
    book.goTo(day('2023-04-21', '16:00:00'))
    expect((await place()).isDue).toBe(false)
    book.goTo(day('2023-04-21', '17:00:00'))
    expect((await place()).isDue).toBe(true)
    await book.call('backup.setSecondPlace', { folder: null })
    expect(await place()).toMatchObject({ folder: null, isReachable: false })
    const audit = await book.call('audit.listEvents', { filter: {} } as never)
    expect(JSON.stringify(audit)).toContain('Chọn nơi sao lưu thứ hai')
  })

  it('is only a folder that the person of this window chose', async () => {
    const book = await bookAt(day('2023-04-15'))
    const caller: Caller = { ...testCaller, mayUsePath: () => false }
    const reply = await book.backend.dispatch('backup.setSecondPlace', { folder: join(book.dir, 'usb') }, caller)
    expect(reply).toMatchObject({ ok: false, failure: { code: 'desktop/path-not-granted' } })
  })
})
