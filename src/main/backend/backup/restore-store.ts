import { constants, copyFileSync, existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { halfWritten } from '#shared/backup/backup-name.rules.ts'
import type { StoreSummary } from '#shared/backup/backup.contract.ts'
import { DomainError } from '../rpc/domain-error.ts'
import { discard, flush, freePath } from './store-files.ts'
import type { StoreJobs } from './store-jobs.ts'

interface Swap {
  readonly storePath: string
  readonly backupPath: string
  /** Says in the kept file's name when that was. */
  readonly stamp: string
  readonly jobs: StoreJobs
  /** Closes the open store, so that its files may be moved. */
  readonly closeStore: () => void
  /** The last touch on the incoming store, when the old one is kept; it must close what it opens. */
  readonly prepare: (incoming: string, kept: { path: string; bytes: number }) => void
}

/**
 * Puts a verified copy of a backup in the store's place and keeps a copy of the store that was there beside it. At every
 * moment a whole store lies under the store's name: the old one until the one rename, the backup from then on.
 * Throws `backup/…` when anything fails before that; the old store is then untouched.
 */
export async function swapStore({ storePath, backupPath, stamp, jobs, closeStore, prepare }: Swap): Promise<{
  keptPath: string
  summary: StoreSummary
}> {
  const incoming = `${storePath}.khoi-phuc`
  const keptPath = freePath(dirname(storePath), keptName(storePath) + stamp)
  try {
    const { summary } = await jobs.run('takeIn', { backupPath, incoming })
    closeStore()
    // Another connection keeps the log of the old store alive; SQLite would play it into the restored one.
    if (existsSync(`${storePath}-wal`)) throw new DomainError('backup/store-in-use', { path: storePath })
    replace(storePath, incoming, keptPath, prepare)
    return { keptPath, summary }
  } finally {
    discard(incoming)
  }
}

function replace(storePath: string, incoming: string, keptPath: string, prepare: Swap['prepare']): void {
  let isReplaced = false
  const keeping = keptPath + halfWritten
  try {
    discardHalfKept(storePath)
    copyFileSync(storePath, keeping, constants.COPYFILE_EXCL)
    flush(keeping)
    renameSync(keeping, keptPath)
    prepare(incoming, { path: keptPath, bytes: statSync(keptPath).size })
    if (existsSync(`${incoming}-wal`)) throw new Error('the incoming store was not closed')
    flush(incoming)
    renameSync(incoming, storePath)
    isReplaced = true
    flush(dirname(storePath))
  } catch (error) {
    discard(keeping)
    if (!isReplaced) discard(keptPath)
    throw new DomainError('backup/cannot-write', { path: storePath, reason: String(error) })
  }
}

/** The beginning of the names under which stores that were replaced are kept. */
function keptName(storePath: string): string {
  return `${basename(storePath, '.db')}-truoc-khoi-phuc-`
}

/** Takes away what a program that was killed left of a store it was about to keep; that store is still in its place. */
function discardHalfKept(storePath: string): void {
  const folder = dirname(storePath)
  for (const name of readdirSync(folder))
    if (name.startsWith(keptName(storePath)) && name.endsWith(halfWritten)) discard(join(folder, name))
}
