import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { BackendOptions, Caller } from '#backend/backend-ports.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { StartProblem } from '#shared/startup/startup.contract.ts'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'

const books: TestBook[] = []
const dir = tempFolder()
afterEach(async () => {
  for (const book of books.splice(0)) await book.dispose()
})

const atWindow: Caller = { transport: 'window' }

/** The options of a window on a store in a folder of its own. */
function windowOptions(folder: string): Partial<BackendOptions> & { readonly dbPath: string } {
  return {
    dbPath: join(folder, 'so-lieu', 'so.db'),
    witnessPath: join(folder, 'moc-so.json'),
    lock: { waitMs: 0 },
    onFailedStart: 'recover',
    newId: randomUUID,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
}

function open(folder: string): TestBook {
  const book = openTestBook(windowOptions(folder))
  books.push(book)
  return book
}

/** A closed store with a figure in it and an automatic backup beside it. */
async function madeStore(): Promise<{ folder: string; dbPath: string; backupPath: string }> {
  const folder = mkdtempSync(join(dir, 'may-'))
  const book = open(folder)
  await book.call('settings.applySetup', sampleSetup())
  const posting = {
    unitCode: sampleCommunes[0].code,
    indicator: 'CC_NEW',
    from: '2023-04-14',
    to: '2023-04-14',
    value: 3,
  }
  await book.call('figures.recordFigures', { clientId: 'lan-ghi-dau', source: 'typed', postings: [posting] })
  const { path } = await book.call('backup.createBackup', { folder: join(folder, 'so-lieu', 'sao-luu') })
  await book.backend.close()
  return { folder, dbPath: book.dbPath, backupPath: path }
}

/** Every file of the store as it is: bytes and time. */
function filesOf(dbPath: string): Record<string, string> {
  return Object.fromEntries(
    ['', '-wal', '-shm']
      .map((ending) => dbPath + ending)
      .filter((path) => existsSync(path))
      .map((path) => [
        path,
        `${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path).mtimeMs}`,
      ]),
  )
}

const ask = (book: TestBook, name: string, input: unknown = {}) => book.backend.dispatch(name, input, atWindow)

type Spoil = (dbPath: string) => void
const spoilt: [StartProblem, string, Spoil][] = [
  ['foreign', 'a text in its place', (path) => writeFileSync(path, 'không phải sổ')],
  ['damaged', 'a store cut short', (path) => truncateSync(path, 20 * 4096)],
  ['damaged', 'an empty file', (path) => truncateSync(path, 0)],
  [
    'damaged',
    'a schema of rubbish',
    (path) => {
      const bytes = readFileSync(path)
      bytes.fill(0xa5, 100, 4096)
      writeFileSync(path, bytes)
    },
  ],
  [
    'newer',
    'a store of a newer version',
    (path) => {
      const db = new Database(path)
      db.pragma('user_version = 99')
      db.close()
    },
  ],
  ['missing', 'no file where there was one', (path) => rmSync(path)],
  ['read-only', 'a file marked read-only', (path) => chmodSync(path, 0o444)],
  ['read-only', 'a folder marked read-only', (path) => chmodSync(join(path, '..'), 0o555)],
]

describe('a store that does not open', () => {
  it.each(spoilt)('is told as %s: %s; nothing of it changes', async (problem, _, spoil) => {
    const { folder, dbPath } = await madeStore()
    spoil(dbPath)
    const before = filesOf(dbPath)
    const book = open(folder)
    expect(await ask(book, 'startup.getState')).toEqual({
      ok: true,
      value: { status: 'failed', problem, path: dbPath, place: null, incidentId: null },
    })
    expect(await ask(book, 'startup.retryOpening')).toMatchObject({ ok: true, value: { status: 'failed', problem } })
    await book.backend.close()
    expect(filesOf(dbPath)).toEqual(before)
    chmodSync(join(dbPath, '..'), 0o755)
  })

  it('is thrown where nobody could recover it', async () => {
    const { folder, dbPath } = await madeStore()
    truncateSync(dbPath, 4096)
    expect(() => openTestBook({ ...windowOptions(folder), onFailedStart: 'throw' })).toThrow(
      new DomainError('store/damaged', { path: dbPath }),
    )
  })

  it('answers nothing but what can be done about it', async () => {
    const { folder, dbPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    const book = open(folder)
    expect(await ask(book, 'accounts.getSession')).toEqual({ ok: true, value: { mode: 'unset', person: null } })
    expect(await ask(book, 'units.getWorkspace')).toMatchObject({ ok: false, failure: { kind: 'signed-out' } })
    expect(await ask(book, 'accounts.startSolo', { name: 'Y Moan' })).toMatchObject({
      ok: false,
      failure: { kind: 'domain', code: 'store/unsound' },
    })
  })

  it('is opened by trying again once its file is back', async () => {
    const { folder, dbPath } = await madeStore()
    copyFileSync(dbPath, `${dbPath}.cat`)
    rmSync(dbPath)
    const book = open(folder)
    expect(existsSync(dbPath)).toBe(false)
    copyFileSync(`${dbPath}.cat`, dbPath)
    expect(await ask(book, 'startup.retryOpening')).toMatchObject({ ok: true, value: { status: 'ready' } })
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('that is held by another program is only waited for, and never moved', async () => {
    const { folder, dbPath } = await madeStore()
    const holder = open(folder)
    const book = open(folder)
    expect(await ask(book, 'startup.getState')).toMatchObject({ value: { status: 'failed', problem: 'locked' } })
    expect(await ask(book, 'startup.startAnew')).toMatchObject({ failure: { code: 'store/locked' } })
    await holder.backend.close()
    expect(await ask(book, 'startup.retryOpening')).toMatchObject({ value: { status: 'ready' } })
    expect(existsSync(dbPath)).toBe(true)
  })

  it('is a new book where there never was one', async () => {
    const folder = mkdtempSync(join(dir, 'may-'))
    expect(await ask(open(folder), 'startup.getState')).toMatchObject({ value: { status: 'ready' } })
  })
})

describe('recovering', () => {
  it('finds the backups, each read through, newest first', async () => {
    const { folder, dbPath, backupPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    writeFileSync(join(folder, 'so-lieu', 'sao-luu', 'hong.db'), 'chữ')
    const reply = await ask(open(folder), 'startup.findBackups')
    expect(reply).toMatchObject({
      ok: true,
      value: [
        { path: join(folder, 'so-lieu', 'sao-luu', 'hong.db'), summary: null },
        { path: backupPath, summary: { revisions: 1 } },
      ],
    })
  })

  it('restores a backup, keeps every file of the old store as it was, and says so in the chain', async () => {
    const { folder, dbPath, backupPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    writeFileSync(`${dbPath}-wal`, 'phần sau')
    const book = open(folder)
    const reply = await ask(book, 'startup.restoreStore', { path: backupPath })
    expect(reply).toMatchObject({ ok: true, value: { summary: { revisions: 1 } } })
    const kept = readdirSync(join(dbPath, '..')).filter((name) => name.includes('giu-lai'))
    expect(kept.map((name) => readFileSync(join(dbPath, '..', name), 'utf8')).sort()).toEqual(['chữ', 'phần sau'])
    expect(await ask(book, 'startup.getState')).toMatchObject({ value: { status: 'ready' } })
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true, revisions: 1 })
    const { events } = await book.call('audit.listEvents', {})
    expect(events[0]?.source).toBe('restore')
  })

  it('refuses a backup that is not whole and leaves everything as it was', async () => {
    const { folder, dbPath, backupPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    truncateSync(backupPath, 30 * 4096)
    const book = open(folder)
    expect(await ask(book, 'startup.restoreStore', { path: backupPath })).toMatchObject({
      failure: { kind: 'domain', code: 'backup/not-a-backup' },
    })
    expect(readFileSync(dbPath, 'utf8')).toBe('chữ')
  })

  it('refuses a path that the person did not choose', async () => {
    const { folder, dbPath, backupPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    const caller: Caller = { transport: 'window', mayUsePath: () => false }
    expect(await open(folder).backend.dispatch('startup.restoreStore', { path: backupPath }, caller)).toMatchObject({
      failure: { code: 'desktop/path-not-granted' },
    })
  })

  it('begins an empty book only when asked, and keeps the old files', async () => {
    const { folder, dbPath } = await madeStore()
    writeFileSync(dbPath, 'chữ')
    const book = open(folder)
    const reply = await ask(book, 'startup.startAnew')
    expect(reply).toMatchObject({ ok: true, value: { keptPaths: [expect.stringContaining('giu-lai')] } })
    expect(await book.call('units.getWorkspace', {})).toBeNull()
    const { events } = await book.call('audit.listEvents', {})
    expect(events[0]?.source).toBe('store-started-anew')
    await book.reopen()
    expect(await ask(book, 'startup.getState')).toMatchObject({ value: { status: 'ready' } })
  })

  it('is not offered while the store is open', async () => {
    const { folder, backupPath } = await madeStore()
    const book = open(folder)
    expect(await ask(book, 'startup.startAnew')).toMatchObject({ failure: { code: 'startup/not-failed' } })
    expect(await ask(book, 'startup.restoreStore', { path: backupPath })).toMatchObject({
      failure: { code: 'startup/not-failed' },
    })
    expect(await ask(book, 'startup.findBackups')).toEqual({ ok: true, value: [] })
  })

  it('of a folder that cannot hold backups finds none', async () => {
    const { folder, dbPath } = await madeStore()
    rmSync(join(folder, 'so-lieu', 'sao-luu'), { recursive: true })
    mkdirSync(join(folder, 'so-lieu', 'sao-luu'))
    writeFileSync(dbPath, 'chữ')
    expect(await ask(open(folder), 'startup.findBackups')).toEqual({ ok: true, value: [] })
  })
})
