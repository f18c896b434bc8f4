import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DomainError } from '../rpc/domain-error.ts'
import { diskRefusal, isBusy, type Store } from './open-store.ts'

export interface StoreLock {
  /** Lets the next program in; idempotent. */
  release(): void
}

/**
 * Takes a store for this process alone, waiting for the one that has it. The lock is SQLite's own on an empty file
 * beside the store, so the operating system lets go of it however the process ends: no lock is ever left behind.
 * Throws `store/locked` after the wait.
 */
export function lockStore(path: string, waitMs: number): StoreLock {
  let db: Store | undefined
  try {
    mkdirSync(dirname(path), { recursive: true })
    db = new Database(`${path}.khoa`, { timeout: waitMs })
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    throw isBusy(error) ? new DomainError('store/locked', { path }) : diskRefusal(error)
  }
  return { release: () => db?.close() }
}
