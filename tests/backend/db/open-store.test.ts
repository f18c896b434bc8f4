import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applicationId, openReadOnly, openStore, probeStore } from '#backend/db/open-store.ts'
import { latestVersion } from '#backend/db/migrations/index.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { eaKly, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, openTestBook } from '../support/test-backend.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(async () => {
  await closeTestBooks()
  rmSync(dir, { recursive: true, force: true })
})

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** A file of a closed store with a day of figures in it. */
async function storeFile(): Promise<string> {
  const book = await openDistrict()
  await record(book, posting(eaKly, 'CC_NEW', on, 5))
  await book.backend.close()
  const path = join(dir, 'store.db')
  copyFileSync(book.dbPath, path)
  return path
}

function otherDatabase(path: string, change: (db: Database.Database) => void): string {
  const db = new Database(path)
  change(db)
  db.close()
  return path
}

describe('an open store', () => {
  it('has every pragma that keeps acknowledged figures', () => {
    const db = openStore(join(dir, 'new.db'))
    const read = (name: string) => db.pragma(name, { simple: true })
    expect([
      read('journal_mode'),
      read('synchronous'),
      read('foreign_keys'),
      read('trusted_schema'),
      read('cell_size_check'),
      read('busy_timeout'),
    ]).toEqual(['wal', 2, 1, 0, 1, 5000])
    expect(read('mmap_size') ?? 0).toBe(0)
    expect(read('application_id')).toBe(applicationId)
    expect(read('user_version')).toBe(latestVersion)
    db.close()
  })

  it('runs on a SQLite without the WAL-reset corruption', () => {
    const db = openStore(join(dir, 'new.db'))
    const [major = 0, minor = 0, patch = 0] = String(db.prepare('SELECT sqlite_version()').pluck().get())
      .split('.')
      .map(Number)
    expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003)
    db.close()
  })

  it('is made with its folder where there is none', () => {
    const path = join(dir, 'a', 'b', 'so.db')
    expect(probeStore(path)).toBe('missing')
    openStore(path).close()
    expect(probeStore(path)).toBeNull()
  })

  it('is found again with everything in it', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    await book.backend.close()
    const again = openTestBook({ dir: book.dir })
    expect((await again.call('figures.getDay', { on })).cells.find((cell) => cell.indicator === 'CC_NEW')?.fixed).toBe(
      5,
    )
  })

  it('may be closed twice', async () => {
    const book = openTestBook()
    await book.backend.close()
    await expect(book.backend.close()).resolves.toBeUndefined()
  })

  it('cannot be written through a read-only handle', async () => {
    const db = openReadOnly(await storeFile())
    expect(() => db.prepare("INSERT INTO settings VALUES ('a', '1', 'now')").run()).toThrow(/readonly|query_only/)
    db.close()
  })
})

describe('a file that is not a usable store', () => {
  const cases: [string, 'foreign' | 'newer' | 'damaged', (path: string) => void | Promise<void>][] = [
    ['a text', 'foreign', (path) => writeFileSync(path, 'không phải cơ sở dữ liệu')],
    ['one byte', 'foreign', (path) => writeFileSync(path, 'S')],
    ['an empty file', 'damaged', (path) => writeFileSync(path, '')],
    [
      'the database of another program',
      'foreign',
      (path) => void otherDatabase(path, (db) => db.exec('CREATE TABLE t (a); PRAGMA application_id = 7')),
    ],
    ['a database without a mark', 'foreign', (path) => void otherDatabase(path, (db) => db.exec('CREATE TABLE t (a)'))],
    [
      'a store of a newer version',
      'newer',
      async (path) => {
        copyFileSync(await storeFile(), path)
        otherDatabase(path, (db) => db.pragma('user_version = 99'))
      },
    ],
    [
      'a store cut in half',
      'damaged',
      async (path) => {
        copyFileSync(await storeFile(), path)
        truncateSync(path, Math.floor(readFileSync(path).length / 2 / 4096) * 4096)
      },
    ],
    ['a header and nothing more', 'damaged', (path) => writeFileSync(path, `SQLite format 3\0${'\0'.repeat(200)}`)],
    [
      'a store whose first page is rubbish after the header',
      'damaged',
      async (path) => {
        const bytes = readFileSync(await storeFile())
        bytes.fill(0xa5, 16, 90)
        writeFileSync(path, bytes)
      },
    ],
  ]

  it.each(cases)('%s is refused as %s and not one byte of it changes', async (_, problem, make) => {
    const path = join(dir, 'candidate.db')
    await make(path)
    const before = hashOf(path)
    expect(probeStore(path)).toBe(problem)
    let refusal: unknown
    try {
      openStore(path)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(DomainError)
    expect(refusal).toMatchObject({ code: `store/${problem}`, data: { path } })
    expect(hashOf(path)).toBe(before)
  })

  it('is never replaced by a new one when the whole product opens it', async () => {
    const book = openTestBook()
    await book.backend.close()
    writeFileSync(book.dbPath, 'chữ')
    expect(() => openTestBook({ dir: book.dir })).toThrow(DomainError)
    expect(readFileSync(book.dbPath, 'utf8')).toBe('chữ')
    rmSync(book.dir, { recursive: true, force: true })
  })

  it('is not a store that another program holds: that one is only locked', { timeout: 20_000 }, async () => {
    const path = await storeFile()
    const holder = new Database(path)
    holder.pragma('journal_mode = DELETE')
    holder.exec('BEGIN EXCLUSIVE')
    expect(() => openStore(path)).toThrow(new DomainError('store/locked', { path }))
    holder.exec('COMMIT')
    holder.close()
    openStore(path).close()
  })

  it('is not a sound store that happens to lie under another name', async () => {
    const path = await storeFile()
    const before = hashOf(path)
    expect(probeStore(path)).toBeNull()
    expect(hashOf(path)).toBe(before)
    expect(existsSync(path)).toBe(true)
    expect(readdirSync(dir)).toContain('store.db')
  })
})
