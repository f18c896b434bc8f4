import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DomainError } from '../rpc/domain-error.ts'
import { createStore } from './create-store.ts'
import { migrate } from './migrate.ts'
import { latestVersion } from './migrations/index.ts'
import { hasLogFile, readStoreHeader } from './store-header.ts'

export type Store = Database.Database

/** Marks a file as a store of this product: 'SCC1'. */
export const applicationId = 0x53434331

/** The WAL-reset corruption is fixed from this SQLite on. */
const oldestSafeSqlite = '3.51.3'

/** With SQLite's own 2 MiB of pages the check of 12 million values takes five times as long to read them by unit. */
const cacheKib = 64 * 1024

/** What each connection must read back after it was set, or the store is not used. */
const pragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['cache_size', `-${cacheKib}`, -cacheKib],
  ['busy_timeout', '5000', 5000],
] as const

export type StoreProblem = 'missing' | 'foreign' | 'newer' | 'older' | 'damaged'

/** What stands in the way of opening a file as a store, read from its first bytes without SQLite; null when nothing does. */
export function probeStore(path: string): StoreProblem | null {
  if (!existsSync(path)) return 'missing'
  const header = readStoreHeader(path)
  if (typeof header === 'string') return header
  if (header.applicationId !== applicationId) return 'foreign'
  if (header.userVersion > latestVersion) return 'newer'
  return header.userVersion < latestVersion ? 'older' : null
}

/**
 * Opens the store for reading and writing, creating or migrating it as needed. Throws `DomainError('store/…', {path})`
 * for a file of another program, a newer version, damage, a file or folder that cannot be written, another program's
 * hold on it; the file is then untouched.
 */
export function openStore(path: string, backupFirst: (db: Store) => void = () => undefined): Store {
  const problem = assertOpenable(path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (problem === 'missing') createStore(path, migrateSafely)
    else assertReadable(path)
    const db = new Database(path, { fileMustExist: true })
    return closedOnFailure(db, path, () => {
      applyPragmas(db)
      if (problem === 'older') backupFirst(db)
      migrateSafely(db)
      return db
    })
  } catch (error) {
    throw storeRefusal(error, path)
  }
}

/** Throws `store/…` for a file that openStore would refuse at sight; nothing is touched. Answers what openStore would do besides. */
export function assertOpenable(path: string): 'missing' | 'older' | null {
  const problem = problemAtSight(path)
  if (problem === null || problem === 'missing' || problem === 'older') return problem
  throw new DomainError(`store/${problem}`, { path })
}

function problemAtSight(path: string): StoreProblem | 'read-only' | null {
  try {
    const problem = probeStore(path)
    // A log without its store: SQLite would throw it away with whatever it holds.
    if (problem === 'missing' && hasLogFile(path)) return 'damaged'
    return (problem === null || problem === 'older') && !isWritable(path) ? 'read-only' : problem
  } catch (error) {
    if (isRefusedAccess(error)) return 'read-only'
    throw diskRefusal(error)
  }
}

/** Runs the first steps on an open store; a failure closes it, and what SQLite says of the file is told as `store/…`. */
export function closedOnFailure<T>(db: Store, path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    db.close()
    throw storeRefusal(error, path)
  }
}

/** True for what SQLite says of a file whose bytes make no sense. */
export function isDamage(error: unknown): boolean {
  return isCorruption(error) || (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR')
}

/** True for damage met in the middle of work: bytes that are no page of a store. */
export function isCorruption(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}

function storeRefusal(error: unknown, path: string): unknown {
  if (isDamage(error)) return new DomainError('store/damaged', { path })
  if (isBusy(error)) return new DomainError('store/locked', { path })
  return isRefusedAccess(error) ? new DomainError('store/read-only', { path }) : diskRefusal(error)
}

/** A disk that fails or is full, as `store/disk-…`, and told as the system says it; any other error is itself. */
export function diskRefusal(error: unknown, tell: (what: string) => void = () => undefined): unknown {
  const code = systemCode(error)
  const isFull = /^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)
  if (!isFull && !/^(SQLITE_(IOERR|CANTOPEN|READONLY).*|EIO)$/.test(code)) return error
  tell(`the disk of the store: ${code}, ${String(error)}`)
  return new DomainError(isFull ? 'store/disk-full' : 'store/disk-failed')
}

function isRefusedAccess(error: unknown): boolean {
  return /^(EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*)$/.test(systemCode(error))
}

/** `EACCES`, `SQLITE_FULL` and the like. */
function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** A person's read-only mark counts even for a user who could write all the same. */
function isWritable(path: string): boolean {
  return [path, dirname(path)].every((one) => {
    accessSync(one, constants.W_OK)
    return (statSync(one).mode & 0o222) !== 0
  })
}

/**
 * Reads the schema before anything is opened for writing, where opening for writing would itself write: commits in the
 * log are played into the file at the next close, and a file not in write-ahead mode is turned to it.
 */
function assertReadable(path: string): void {
  const header = readStoreHeader(path)
  if (typeof header === 'string' || (header.isWal && !header.hasLog)) return
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } finally {
    db.close()
  }
}

/** Opens a store that cannot be written through this handle: reports and checks use it. */
export function openReadOnly(path: string): Store {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('query_only = ON')
  db.pragma(`cache_size = -${cacheKib}`)
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

/** Changes whenever another connection has committed to the store, and never by this one's own commits. */
export function dataVersion(db: Store): number {
  return Number(db.pragma('data_version', { simple: true }))
}

function migrateSafely(db: Store): void {
  assertSqliteVersion(db)
  migrate(db, applicationId)
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
