import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { swapStore } from '#backend/backup/restore-store.ts'
import { createStoreTasks } from '#backend/backup/store-tasks.ts'
import { storeInspector } from '#backend/store-inspector.ts'
import { openStore } from '#backend/db/open-store.ts'
import { eaKly, eaYong, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, officer, openTestBook, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const folderOf = (book: TestBook) => join(book.dir, 'sao-luu')
const backup = (book: TestBook) => book.call('backup.createBackup', { folder: folderOf(book) })
const fixedOf = async (book: TestBook, unitCode = eaKly) =>
  (await book.call('figures.getDay', { on })).cells.find(
    (cell) => cell.unitCode === unitCode && cell.indicator === 'CC_NEW',
  )?.fixed ?? null

async function filledBook(): Promise<TestBook> {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_NEW', on, 5), posting(eaKly, 'CC_NEW', '2023-04-01', 3))
  return book
}

describe('a backup', () => {
  it('is a whole, verified store under a name of its own, and is listed', async () => {
    const book = await filledBook()
    expect((await book.call('figures.getToday', { on })).lastBackupAt).toBeNull()
    const made = await backup(book)
    expect(made.path).toMatch(/sao-luu\/so-can-cuoc-2023-04-15-\d{6}\.db$/)
    expect(made.bytes).toBe(readFileSync(made.path).length)
    expect(made.summary).toEqual({
      unitName: 'Huyện Krông Pắc',
      unitCode: '654',
      revisions: 2,
      entries: 2,
      lastEntryAt: expect.stringMatching(/^2023-04-15T01/),
      firstOn: '2023-04-01',
      lastOn: '2023-04-14',
    })
    expect(readdirSync(folderOf(book))).toEqual([made.path.split('/').at(-1)])
    expect(await book.call('backup.listBackups', {})).toMatchObject([
      { path: made.path, bytes: made.bytes, exists: true },
    ])
    expect((await book.call('figures.getToday', { on })).lastBackupAt).not.toBeNull()
    rmSync(made.path)
    expect(await book.call('backup.listBackups', {})).toMatchObject([{ exists: false }])
  })

  it('holds figures that are still in the write-ahead log', async () => {
    const book = await filledBook()
    const made = await backup(book)
    const copy = new Database(made.path, { readonly: true })
    expect(copy.prepare("SELECT value FROM postings WHERE indicator = 'CC_NEW' AND from_on = ?").pluck().get(on)).toBe(
      5,
    )
    copy.close()
  })

  it('never writes over a file that is there', async () => {
    const book = await filledBook()
    const paths = new Set<string>()
    for (let times = 0; times < 3; times += 1) {
      mkdirSync(folderOf(book), { recursive: true })
      const { path } = await backup(book)
      paths.add(path)
      copyFileSync(path, join(folderOf(book), 'so-can-cuoc-20230415090059.db'))
    }
    expect(paths.size).toBe(3)
  })

  it('that cannot be written is refused, leaves nothing behind and the store open', async () => {
    const book = await filledBook()
    const file = join(book.dir, 'a-file')
    writeFileSync(file, '')
    const failure = await book.failure('backup.createBackup', { folder: join(file, 'inside') })
    expect(failure).toMatchObject({ kind: 'domain', code: 'backup/cannot-write' })
    expect(await book.call('backup.listBackups', {})).toEqual([])
    expect(await fixedOf(book)).toBe(5)
  })

  it('of a store that is not sound is refused and leaves no file', async () => {
    const book = await filledBook()
    book.raw((db) => db.prepare("UPDATE postings SET value = 50 WHERE indicator = 'CC_NEW' AND from_on = ?").run(on))
    expect(await book.failure('backup.createBackup', { folder: folderOf(book) })).toMatchObject({
      code: 'backup/verification-failed',
    })
    expect(readdirSync(folderOf(book))).toEqual([])
  })

  it('goes only where the person of this window chose', async () => {
    const book = await filledBook()
    const caller = { ...officer, mayUsePath: (path: string) => path === '/chosen' }
    for (const [name, input] of [
      ['backup.createBackup', { folder: folderOf(book) }],
      ['backup.inspectBackup', { path: book.dbPath }],
      ['backup.restoreBackup', { path: book.dbPath }],
      ['desktop.showInFolder', { path: book.dbPath }],
      ['desktop.openFile', { path: book.dbPath }],
    ] as const) {
      expect(await book.failure(name, input, caller)).toEqual({
        kind: 'domain',
        code: 'desktop/path-not-granted',
        data: {},
      })
    }
    expect(existsSync(folderOf(book))).toBe(false)
  })

  it('is never replaced by a sheet nor opened as one, though it lies in a folder that was chosen', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    const before = hashOf(path)
    const caller = { ...officer, mayUsePath: () => true }
    const report = { form: 'BM01', period: { kind: 'day', from: on, to: on }, policy: 'trunc' }
    for (const [name, input] of [
      ['reports.exportWorkbook', { ...report, path }],
      ['desktop.openFile', { path }],
    ] as const) {
      expect(await book.failure(name, input, caller)).toMatchObject({ code: 'desktop/path-not-granted' })
    }
    expect(hashOf(path)).toBe(before)
  })
})

describe('looking into a backup', () => {
  it('tells what it holds beside what the store holds now', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await record(book, posting(eaYong, 'CC_NEW', '2023-04-20', 1))
    const before = hashOf(path)
    expect(await book.call('backup.inspectBackup', { path })).toMatchObject({
      backup: { entries: 2, revisions: 2, lastOn: '2023-04-14' },
      current: { entries: 4, revisions: 3, lastOn: '2023-04-20' },
    })
    expect(hashOf(path)).toBe(before)
    expect(readdirSync(folderOf(book))).toHaveLength(1)
  })

  it('lets the window show a listed one in its folder, and no other file', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    const window = { ...officer, mayUsePath: () => false }
    expect(await book.failure('desktop.showInFolder', { path }, window)).toMatchObject({
      code: 'desktop/not-available',
    })
    expect(await book.failure('desktop.showInFolder', { path: `${path}.x` }, window)).toMatchObject({
      code: 'desktop/path-not-granted',
    })
  })

  it('still tells what it holds when the store itself can no longer be read', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    book.raw((db) => db.pragma('wal_checkpoint(TRUNCATE)'))
    const file = openSync(book.dbPath, 'r+')
    writeSync(file, Buffer.alloc(40_960, 0xff), 0, 40_960, 4096)
    closeSync(file)
    expect(await book.call('backup.inspectBackup', { path })).toMatchObject({
      backup: { entries: 2 },
      current: null,
      comparison: null,
    })
  })

  const spoilt: [string, string, (path: string) => void][] = [
    ['missing', 'missing', (path) => rmSync(path)],
    ['foreign', 'foreign', (path) => writeFileSync(path, 'PK\x03\x04 a workbook')],
    ['truncated', 'damaged', (path) => truncateSync(path, 40_960)],
    ['empty', 'damaged', (path) => writeFileSync(path, '')],
    [
      'newer',
      'newer',
      (path) => {
        const db = new Database(path)
        db.pragma('user_version = 99')
        db.close()
      },
    ],
  ]
  it.each(spoilt)('that is %s is refused with its reason, for looking and for restoring', async (_, reason, spoil) => {
    const book = await filledBook()
    const { path } = await backup(book)
    spoil(path)
    const before = existsSync(path) ? hashOf(path) : null
    const refusal = { kind: 'domain', code: 'backup/not-a-backup', data: { path, reason } }
    expect(await book.failure('backup.inspectBackup', { path })).toEqual(refusal)
    const events = book.events.length
    expect(await book.failure('backup.restoreBackup', { path })).toEqual(refusal)
    expect(book.events.length).toBe(events)
    expect(existsSync(path) ? hashOf(path) : null).toBe(before)
    expect(await fixedOf(book)).toBe(5)
    expect(readdirSync(book.dir).filter((name) => /khoi-phuc/.test(name))).toEqual([])
  })

  it('finds flipped bytes wherever they change a figure, a row or the structure', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    const sound = readFileSync(path)
    const tried = { detected: 0, harmless: 0 }
    const before = await contentOf(path)
    for (let at = 100; at < sound.length; at += 397) {
      const bytes = Buffer.from(sound)
      bytes[at] = (bytes[at] ?? 0) ^ 0x41
      writeFileSync(path, bytes)
      const reply = await book.dispatch('backup.inspectBackup', { path })
      if (reply.ok) {
        expect([at, await contentOf(path)]).toEqual([at, before])
        tried.harmless += 1
      } else {
        expect([at, reply.failure.kind]).toEqual([at, 'domain'])
        tried.detected += 1
      }
    }
    console.info(
      `${tried.detected + tried.harmless} flips tried: ${tried.detected} refused, ${tried.harmless} changed no figure, 0 failed`,
    )
    expect(tried.detected).toBeGreaterThan(10)
  })
})

/** The figures of a store file, read without the product. */
function contentOf(path: string): unknown {
  const db = new Database(path, { readonly: true })
  try {
    return [
      'postings',
      'month_sums',
      'year_sums',
      'entries',
      'revisions',
      'target_revisions',
      'note_revisions',
      'day_events',
    ].map((table) => db.prepare(`SELECT * FROM ${table}`).all())
  } finally {
    db.close()
  }
}

describe('restoring', () => {
  it('puts the backup in the store’s place, keeps the old store beside it and says so to every window', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 77))
    const restored = await book.call('backup.restoreBackup', { path })
    expect(restored.summary).toMatchObject({ entries: 2, revisions: 2 })
    expect(await fixedOf(book)).toBe(5)
    expect(restored.keptPath).toMatch(/so-truoc-khoi-phuc-\d{4}-\d{2}-\d{2}-\d{6}\.db$/)
    const kept = await book.call('backup.inspectBackup', { path: restored.keptPath })
    expect(kept).toMatchObject({ backup: { entries: 4, revisions: 3 }, current: { entries: 3 } })
    expect(
      book.events.some(
        (event) =>
          event.type === 'stale' &&
          event.areas.includes('units') &&
          event.areas.includes('backup') &&
          event.areas.includes('reports'),
      ),
    ).toBe(true)
    expect(existsSync(path)).toBe(true)
  })

  it('leaves a store that records, verifies and comes back when opened again', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await book.call('backup.restoreBackup', { path })
    await record(book, posting(eaYong, 'CC_NEW', on, 9))
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
    await book.backend.close()
    const again = openTestBook({ dir: book.dir })
    expect([await fixedOf(again), await fixedOf(again, eaYong)]).toEqual([5, 9])
  })

  it('and restoring what was kept goes there and back', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 77))
    const { keptPath } = await book.call('backup.restoreBackup', { path })
    await book.call('backup.restoreBackup', { path: keptPath })
    expect(await fixedOf(book)).toBe(77)
  })

  it('takes in what a store keeps in its log: one that was copied while open loses nothing', async () => {
    const book = await filledBook()
    const dir = mkdtempSync(join(book.dir, 'usb-'))
    const path = join(dir, 'ban-sao.db')
    for (const end of ['', '-wal']) copyFileSync(book.dbPath + end, path + end)
    await record(book, posting(eaKly, 'CC_NEW', on, 77))
    await book.call('backup.restoreBackup', { path })
    expect(await fixedOf(book)).toBe(5)
  })

  it('of the open store itself, under whatever name, is refused', async () => {
    const book = await filledBook()
    const alias = join(book.dir, 'so-khac-ten.db')
    symlinkSync(book.dbPath, alias)
    for (const path of [book.dbPath, alias])
      for (const name of ['backup.restoreBackup', 'backup.inspectBackup', 'backup.runDrill'] as const)
        expect(await book.failure(name, { path })).toMatchObject({ data: { path, reason: 'open-store' } })
    expect(await fixedOf(book)).toBe(5)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('is refused while another program has the store open, whose log would be played into the restored one', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 77))
    const reader = new Database(book.dbPath, { readonly: true })
    expect(reader.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(4)
    expect(await book.failure('backup.restoreBackup', { path })).toEqual({
      kind: 'domain',
      code: 'backup/store-in-use',
      data: { path: book.dbPath },
    })
    expect(await fixedOf(book)).toBe(77)
    expect(readdirSync(book.dir).filter((name) => name.includes('khoi-phuc'))).toEqual([])
    reader.close()
    await book.call('backup.restoreBackup', { path })
    expect(await fixedOf(book)).toBe(5)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true, revisions: 2 })
  })

  it('that fails midway puts the old store back', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 77))
    await book.backend.close()
    const db = openStore(book.dbPath)
    const tasks = createStoreTasks(storeInspector)
    const swap = swapStore({
      storePath: book.dbPath,
      backupPath: path,
      stamp: '1',
      jobs: { run: async (name, input) => tasks[name](input as never) as never },
      prepare: () => undefined,
      // The copy on its way in is lost between closing the store and putting the copy in its place.
      closeStore: () => {
        db.close()
        for (const name of readdirSync(book.dir))
          if (name.includes('.khoi-phuc')) renameSync(join(book.dir, name), join(book.dir, 'lost'))
      },
    })
    await expect(swap).rejects.toThrow('backup/cannot-write')
    const again = openTestBook({ dir: book.dir })
    expect(await fixedOf(again)).toBe(77)
    expect(readdirSync(book.dir).filter((name) => name.includes('khoi-phuc'))).toEqual([])
  })

  it('that cannot write beside the store is refused and leaves the store open', async () => {
    const book = await filledBook()
    const { path } = await backup(book)
    mkdirSync(`${book.dbPath}.khoi-phuc`)
    expect(await book.failure('backup.restoreBackup', { path })).toMatchObject({ code: 'backup/cannot-write' })
    await record(book, posting(eaKly, 'CC_NEW', on, 6))
    expect(await fixedOf(book)).toBe(6)
  })
})
