import { mkdirSync, renameSync } from 'node:fs'
import { backupName, halfWritten } from '#shared/backup/backup-name.rules.ts'
import { copyStore, openReadOnly } from '../db/open-store.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { createBeforeMigrationRepo } from './before-migration.repo.ts'
import { discard, flush, freePath } from './store-files.ts'

interface Old {
  readonly storePath: string
  /** Where automatic backups go. */
  readonly folder: string
  readonly stamp: string
}

/**
 * Copies a store of an older schema before it is migrated. Its chain is not read, for the code that knew its tables is
 * gone; the copy must be whole for SQLite and hold as many rows of each table. Throws when that fails: no migration then.
 */
export function copyBeforeMigration({ storePath, folder, stamp }: Old): void {
  mkdirSync(folder, { recursive: true })
  const path = freePath(folder, backupName(stamp, 'before-migration'))
  const partial = path + halfWritten
  try {
    discard(partial)
    copyStore(storePath, partial)
    if (contents(partial) !== contents(storePath))
      throw new DomainError('backup/verification-failed', { problems: ['the copy differs from the store'] })
    flush(partial)
    renameSync(partial, path)
    flush(folder)
  } finally {
    discard(partial)
  }
}

function contents(path: string): string {
  const db = openReadOnly(path)
  try {
    const repo = createBeforeMigrationRepo(db)
    if (!repo.isWhole()) throw new DomainError('store/damaged', { path })
    return JSON.stringify(repo.counts())
  } finally {
    db.close()
  }
}
