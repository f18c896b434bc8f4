import { existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DomainError } from '../rpc/domain-error.ts'
import { migrate } from './migrate.ts'
import { latestVersion } from './migrations/index.ts'

export type Store = Database.Database

/** Marks a file as a store of this product: 'SCC1'. */
export const applicationId = 0x53434331

/** The WAL-reset corruption is fixed from this SQLite on. */
const oldestSafeSqlite = '3.51.3'
const sqliteHeader = 'SQLite format 3\0'
/** Bytes of SQLite's smallest page: a file shorter than that was cut off. */
const smallestPage = 512

/** What each connection must read back after it was set, or the store is not used. */
const pragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['busy_timeout', '5000', 5000],
] as const

export type StoreProblem = 'missing' | 'foreign' | 'newer' | 'older' | 'damaged'

/**
 * What stands in the way of opening a file as a store, read without changing a byte; null when nothing does.
 * Throws SQLite's error when another program holds the file: nothing can be said of it then.
 */
export function probeStore(path: string): StoreProblem | null {
  if (!existsSync(path)) return 'missing'
  const { size } = statSync(path)
  if (size === 0) return 'damaged'
  if (readHeader(path) !== sqliteHeader) return 'foreign'
  if (size < smallestPage) return 'damaged'
  let db: Store | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    if (db.pragma('application_id', { simple: true }) !== applicationId) return 'foreign'
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version > latestVersion) return 'newer'
    return version < latestVersion ? 'older' : null
  } catch (error) {
    if (isBusy(error)) throw error
    return 'damaged'
  } finally {
    db?.close()
  }
}

/**
 * Opens the store for reading and writing, creating or migrating it as needed.
 * Throws `DomainError('store/…')` for a file of another program, a newer version or damage; the file is then untouched.
 */
export function openStore(path: string, backupFirst: (db: Store) => void = () => undefined): Store {
  const problem = probeStore(path)
  if (problem === 'foreign' || problem === 'newer' || problem === 'damaged')
    throw new DomainError(`store/${problem}`, { path })
  mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path)
  return closedOnFailure(db, path, () => {
    assertSqliteVersion(db)
    applyPragmas(db)
    if (problem === 'older') backupFirst(db)
    migrate(db, applicationId)
    return db
  })
}

/** Runs the first steps on an open store; a failure closes it, and damage found by SQLite is told as `store/damaged`. */
export function closedOnFailure<T>(db: Store, path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    db.close()
    throw isDamage(error) ? new DomainError('store/damaged', { path }) : error
  }
}

/** True for what SQLite says of a file whose bytes make no sense. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)|^SQLITE_ERROR$/.test(error.code)
}

/** Opens a store that cannot be written through this handle: reports and checks use it. */
export function openReadOnly(path: string): Store {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('query_only = ON')
  return db
}

/** Writes a consistent copy of a store file, its write-ahead log included, to a path that nothing has yet. */
export function copyStore(path: string, target: string): void {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.prepare('VACUUM INTO ?').run(target)
  } finally {
    db.close()
  }
}

/** True when another program holds the store longer than this one waits. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}

function readHeader(path: string): string {
  const bytes = Buffer.alloc(sqliteHeader.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, bytes.length, 0)
  } finally {
    closeSync(file)
  }
  return bytes.toString('latin1')
}

function assertSqliteVersion(db: Store): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  if (version.localeCompare(oldestSafeSqlite, 'en', { numeric: true }) < 0)
    throw new Error(`SQLite ${version} is not safe for this store`)
}

function applyPragmas(db: Store): void {
  for (const [name, value, expected] of pragmas) {
    db.pragma(`${name} = ${value}`)
    const actual: unknown = db.pragma(name, { simple: true })
    // SQLite answers nothing for mmap_size where memory mapping is compiled out.
    if (actual !== expected && !(name === 'mmap_size' && actual === undefined)) {
      throw new Error(`pragma ${name} is ${String(actual)}, not ${String(expected)}`)
    }
  }
}
