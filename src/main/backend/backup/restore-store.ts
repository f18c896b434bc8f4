import { constants, copyFileSync, existsSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { StoreSummary } from '#shared/backup/backup.contract.ts'
import { copyStore, probeStore } from '../db/open-store.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { discard, flush, freePath, type StoreInspector, verified } from './backup.service.ts'

interface Swap {
  readonly storePath: string
  readonly backupPath: string
  /** Says in the kept file's name when that was. */
  readonly stamp: string
  readonly inspector: StoreInspector
  /** Closes the open store, so that its files may be moved. */
  readonly closeStore: () => void
}

/**
 * Puts a verified copy of a backup in the store's place and keeps a copy of the store that was there beside it. At every
 * moment a whole store lies under the store's name: the old one until the one rename, the backup from then on.
 * Throws `backup/…` when anything fails before that; the old store is then untouched.
 */
export function swapStore({ storePath, backupPath, stamp, inspector, closeStore }: Swap): {
  keptPath: string
  summary: StoreSummary
} {
  const incoming = `${storePath}.khoi-phuc`
  const keptPath = freePath(dirname(storePath), `${basename(storePath, '.db')}-truoc-khoi-phuc-${stamp}`)
  try {
    const summary = takeIn(backupPath, incoming, inspector)
    closeStore()
    // Another connection keeps the log of the old store alive; SQLite would play it into the restored one.
    if (existsSync(`${storePath}-wal`)) throw new DomainError('backup/store-in-use', { path: storePath })
    replace(storePath, incoming, keptPath)
    return { keptPath, summary }
  } finally {
    discard(incoming)
  }
}

/** Copies the backup, with whatever its own log holds, next to the store and verifies the copy. */
function takeIn(backupPath: string, incoming: string, inspector: StoreInspector): StoreSummary {
  const problem = probeStore(backupPath)
  if (problem !== null) throw new DomainError('backup/not-a-backup', { path: backupPath, reason: problem })
  try {
    discard(incoming)
    copyStore(backupPath, incoming)
    flush(incoming)
  } catch (error) {
    throw new DomainError('backup/cannot-write', { path: incoming, reason: String(error) })
  }
  return verified(incoming, inspector)
}

function replace(storePath: string, incoming: string, keptPath: string): void {
  let isReplaced = false
  try {
    copyFileSync(storePath, keptPath, constants.COPYFILE_EXCL)
    flush(keptPath)
    renameSync(incoming, storePath)
    isReplaced = true
    flush(dirname(storePath))
  } catch (error) {
    if (!isReplaced) discard(keptPath)
    throw new DomainError('backup/cannot-write', { path: storePath, reason: String(error) })
  }
}
