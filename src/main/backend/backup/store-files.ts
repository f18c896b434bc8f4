import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreSummary, Verification } from '#shared/backup/backup.contract.ts'
import { copyStore, isDamage, openReadOnly, openStore, probeStore, type Store } from '../db/open-store.ts'
import type { ChainHead } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'

/** What can be asked of any store: whether it is sound, what stands in it, how far its chain has come. */
export interface StoreInspector {
  verify(db: Store): Verification
  summarise(db: Store): StoreSummary
  head(db: Store): ChainHead
}

/**
 * Verifies a store file and reads from it, all at one moment of it. One of an older schema is read as it would become:
 * a copy of it is brought up to date. The file's bytes stay.
 * @throws DomainError `backup/not-a-backup`, `backup/verification-failed`
 */
export function readVerified<T>(path: string, inspector: StoreInspector, read: (db: Store) => T): T {
  const problem = probeStore(path)
  if (problem === 'older') return withCopy(path, (copy) => readSound(copy, path, inspector, read))
  if (problem !== null) throw new DomainError('backup/not-a-backup', { path, reason: problem })
  return readSound(path, path, inspector, read)
}

function readSound<T>(file: string, path: string, inspector: StoreInspector, read: (db: Store) => T): T {
  return readStore(file, path, (db) => {
    const { ok, problems } = inspector.verify(db)
    if (!ok) throw new DomainError('backup/verification-failed', { problems })
    return read(db)
  })
}

/** Reads a store of this schema at one moment of it, whatever is written to it meanwhile. `path` stands in the refusal. */
export function readStore<T>(file: string, path: string, read: (db: Store) => T): T {
  const db = openReadOnly(file)
  try {
    return db.transaction(() => read(db))()
  } catch (error) {
    throw isDamage(error) ? new DomainError('backup/not-a-backup', { path, reason: 'damaged' }) : error
  } finally {
    db.close()
  }
}

function withCopy<T>(path: string, run: (copy: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-xem-'))
  try {
    const copy = join(dir, 'ban-sao.db')
    copyUpToDate(path, copy)
    return run(copy)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/**
 * Copies a store with whatever its own log holds to a path that nothing has yet, and brings the copy to this schema.
 * @throws DomainError `backup/not-a-backup` for a file that is none; any other error when the copy cannot be written
 */
export function copyUpToDate(path: string, copy: string): void {
  const problem = probeStore(path)
  if (problem !== null && problem !== 'older') throw new DomainError('backup/not-a-backup', { path, reason: problem })
  try {
    copyStore(path, copy)
    if (problem === 'older') openStore(copy).close()
  } catch (error) {
    if (isDamage(error) || error instanceof DomainError)
      throw new DomainError('backup/not-a-backup', { path, reason: 'damaged' })
    throw error
  }
}

/** Takes a store file away with the files SQLite keeps beside it; what cannot be is left: an earlier failure is the one to tell. */
export function discard(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(path + end, { force: true })
    } catch {
      // Nothing more can be done about it.
    }
  }
}

/** Forces a file, or a folder's list of names, onto the disk. */
export function flush(path: string): void {
  const isFolder = statSync(path).isDirectory()
  if (process.platform === 'win32' && isFolder) return
  const file = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A path in the folder that nothing has yet. */
export function freePath(folder: string, name: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, attempt === 1 ? `${name}.db` : `${name}-${attempt}.db`)
    if (!existsSync(path)) return path
  }
}
