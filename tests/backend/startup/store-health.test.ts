import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { BackendOptions } from '#backend/backend-ports.ts'
import type { AppEvent } from '#shared/contract/reply.ts'
import type { StoreHealth } from '#shared/audit/audit.schema.ts'
import { sampleCommunes, sampleSetup } from '#tests/support/sample-setup.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'

const dir = tempFolder()
const storeWorkerUrl = new URL('../../../src/main/backend/store-worker.ts', import.meta.url)
const books: TestBook[] = []
afterEach(async () => {
  for (const book of books.splice(0)) await book.dispose()
})

function open(folder: string, given: Partial<BackendOptions> = {}): TestBook {
  const book = openTestBook({
    dbPath: join(folder, 'so-lieu', 'so.db'),
    witnessPath: join(folder, 'moc-so.json'),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...given,
  })
  books.push(book)
  return book
}

let recordings = 0
async function recordOne(book: TestBook, value: number): Promise<void> {
  recordings += 1
  const unitCode = sampleCommunes[0].code
  const posting = { unitCode, indicator: 'CC_NEW', from: '2023-04-14', to: '2023-04-14', value }
  await book.call('figures.recordFigures', { clientId: `lan-ghi-${recordings}`, source: 'typed', postings: [posting] })
}

async function openFilled(given: Partial<BackendOptions> = {}): Promise<{ book: TestBook; folder: string }> {
  const folder = mkdtempSync(join(dir, 'may-'))
  const book = open(folder, given)
  await book.call('settings.applySetup', sampleSetup())
  await recordOne(book, 3)
  return { book, folder }
}

async function healthOf(book: TestBook): Promise<StoreHealth> {
  const state = await book.call('startup.getState', {})
  if (state.status !== 'ready') throw new Error(`not open: ${state.problem}`)
  return state.health
}

const exportInput = (folder: string) => ({
  form: 'BM01',
  period: { kind: 'day' as const, from: '2023-04-14', to: '2023-04-14' },
  policy: 'trunc' as const,
  decimals: 2,
  path: join(folder, 'BM01.xlsx'),
})

/** Changes a figure behind the program's back, as someone with the file could. */
function tamper(dbPath: string): void {
  const db = new Database(dbPath)
  db.exec('DROP TRIGGER revisions_no_update')
  db.exec('UPDATE revisions SET value = value + 1 WHERE value = 3')
  db.close()
}

describe('a sound store', () => {
  it('is checked in the background at the start, by the worker, and the windows are told', async () => {
    const events: AppEvent[] = []
    const { book } = await openFilled({ checkAtStart: true, storeWorkerUrl })
    const told = new Promise<void>((resolve) => {
      book.backend.subscribe((event) => {
        events.push(event)
        if (event.type === 'stale' && event.areas.includes('startup') && event.areas.length === 3) resolve()
      })
    })
    await told
    expect(events).toContainEqual({ type: 'stale', areas: ['startup', 'audit', 'accounts'] })
    expect(await healthOf(book)).toMatchObject({ status: 'sound', problems: [] })
    await recordOne(book, 4)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true, revisions: 2 })
  })

  it('is exported without having been checked before: that is done then', async () => {
    const { book, folder } = await openFilled()
    expect(await healthOf(book)).toMatchObject({ status: 'checking', checkedAt: null })
    await book.call('reports.exportWorkbook', exportInput(folder))
    expect(await healthOf(book)).toMatchObject({ status: 'sound' })
    await recordOne(book, 4)
    await book.call('reports.exportWorkbook', exportInput(folder))
  })

  it('keeps being sound when another program writes to it as it should', async () => {
    const { book, folder } = await openFilled()
    await book.call('reports.exportWorkbook', exportInput(folder))
    const other = open(folder, { witnessPath: join(folder, 'cua-lenh.json') })
    await recordOne(other, 5)
    await other.backend.close()
    await book.call('reports.exportWorkbook', exportInput(folder))
    expect((await healthOf(book)).status).toBe('sound')
  })
})

describe('a store altered behind the program’s back', () => {
  it('is not exported, takes nothing more, is still read, and the windows are told why', async () => {
    const { book, folder } = await openFilled()
    await book.call('reports.exportWorkbook', exportInput(folder))
    tamper(book.dbPath)
    expect(await book.failure('reports.exportWorkbook', exportInput(folder))).toMatchObject({ code: 'store/unsound' })
    const health = await healthOf(book)
    expect(health.status).toBe('unsound')
    expect(health.problems.join(' ')).toMatch(/Lần ghi số \d+ đã bị sửa/)
    await expect(recordOne(book, 9)).rejects.toThrow('store/unsound')
    expect(await book.call('units.getWorkspace', {})).not.toBeNull()
    expect(await book.failure('reports.exportWorkbook', exportInput(folder))).toMatchObject({ code: 'store/unsound' })
  })

  it('is believed again after a backup was restored', async () => {
    const { book, folder } = await openFilled()
    const { path } = await book.call('backup.createBackup', { folder: join(folder, 'usb') })
    tamper(book.dbPath)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: false, chain: false })
    await book.call('backup.restoreBackup', { path })
    expect((await healthOf(book)).status).not.toBe('unsound')
    await book.call('reports.exportWorkbook', exportInput(folder))
    await recordOne(book, 4)
  })

  it('with bytes that cannot be read stops at the first of them', async () => {
    const { book } = await openFilled()
    await book.backend.close()
    const bytes = readFileSync(book.dbPath)
    const db = new Database(book.dbPath, { readonly: true })
    const roots = db
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('postings', 'revisions')")
      .pluck()
      .all()
    db.close()
    for (const page of roots.filter((one) => one > 1)) bytes.fill(0xa5, (page - 1) * 4096, page * 4096)
    writeFileSync(book.dbPath, bytes)
    await book.reopen()
    expect(await book.failure('figures.getDay', { on: '2023-04-14' })).toMatchObject({ code: 'store/unsound' })
    expect((await healthOf(book)).status).toBe('unsound')
    expect(await book.failure('settings.saveSetupDraft', { text: 'x' })).toMatchObject({ code: 'store/unsound' })
  })
})

describe('the witness', () => {
  it('remembers how far the store had come', async () => {
    const { book, folder } = await openFilled()
    await book.backend.close()
    const seen: unknown = JSON.parse(readFileSync(join(folder, 'moc-so.json'), 'utf8'))
    expect(seen).toMatchObject({ storePath: book.dbPath, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('finds a store rolled back to an older copy of itself', async () => {
    const { book } = await openFilled()
    await book.backend.close()
    copyFileSync(book.dbPath, `${book.dbPath}.cu`)
    await book.reopen()
    await recordOne(book, 4)
    await book.backend.close()
    copyFileSync(`${book.dbPath}.cu`, book.dbPath)
    await book.reopen()
    const health = await healthOf(book)
    expect(health.status).toBe('unsound')
    expect(health.problems).toEqual([expect.stringMatching(/Sổ có \d+ lần ghi, ít hơn \d+ lần ghi mà máy này đã thấy/)])
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: false, chain: false })
  })

  it('finds another history of the same length', async () => {
    const { book } = await openFilled()
    await book.backend.close()
    copyFileSync(book.dbPath, `${book.dbPath}.cu`)
    await book.reopen()
    await recordOne(book, 4)
    await book.backend.close()
    const witness = readFileSync(join(book.dbPath, '../../moc-so.json'))
    copyFileSync(`${book.dbPath}.cu`, book.dbPath)
    const other = openTestBook({ dbPath: book.dbPath })
    await recordOne(other, 40)
    await other.dispose()
    writeFileSync(join(book.dbPath, '../../moc-so.json'), witness)
    await book.reopen()
    expect((await healthOf(book)).problems).toEqual([expect.stringContaining('không còn như máy này đã thấy')])
  })

  it.each(['không phải JSON', '{"entries": -1}', ''])('that cannot be read (%s) accuses nobody', async (text) => {
    const { book, folder } = await openFilled()
    await book.backend.close()
    writeFileSync(join(folder, 'moc-so.json'), text)
    await book.reopen()
    expect((await healthOf(book)).status).toBe('checking')
  })

  it('goes along with a restore of an older backup', async () => {
    const { book, folder } = await openFilled()
    const { path } = await book.call('backup.createBackup', { folder: join(folder, 'usb') })
    await recordOne(book, 4)
    await book.call('backup.restoreBackup', { path })
    await book.reopen()
    expect((await healthOf(book)).status).toBe('checking')
    expect(existsSync(join(folder, 'moc-so.json'))).toBe(true)
  })
})
