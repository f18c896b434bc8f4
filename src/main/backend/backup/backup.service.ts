import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { StoreSummary, Verification } from '#shared/backup/backup.contract.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { Clock } from '../backend-ports.ts'
import { openReadOnly, probeStore, type Store } from '../db/open-store.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { BackupRepo } from './backup.repo.ts'
import { fileStamp } from './file-stamp.ts'

/** What can be asked of any store file: whether it is sound, and what stands in it. */
export interface StoreInspector {
  verify(db: Store): Verification
  summarise(db: Store): StoreSummary
}

interface Parts {
  readonly db: Store
  readonly repo: BackupRepo
  readonly inspector: StoreInspector
  readonly clock: Clock
}

export type BackupService = ReturnType<typeof createBackupService>

/** Verified copies of the store: made, listed and looked into. Putting one back is the composition root's work. */
export function createBackupService({ db, repo, inspector, clock }: Parts) {
  return {
    createBackup({ folder }: { folder: string }): Output<'backup.createBackup'> {
      const path = freePath(resolve(folder), `so-can-cuoc-${fileStamp(clock.instant())}`)
      const partial = `${path}.tam`
      try {
        mkdirSync(folder, { recursive: true })
        discard(partial)
        repo.copyTo(partial)
        const summary = verified(partial, inspector)
        flush(partial)
        renameSync(partial, path)
        flush(dirname(path))
        const bytes = statSync(path).size
        repo.insert({ path, bytes, at: clock.instant() })
        return { path, bytes, summary }
      } catch (error) {
        discard(partial)
        if (error instanceof DomainError) throw error
        throw new DomainError('backup/cannot-write', {
          path,
          reason: error instanceof Error ? error.message : String(error),
        })
      }
    },
    listBackups: (): Output<'backup.listBackups'> =>
      repo.list().map((backup) => ({ ...backup, folder: dirname(backup.path), exists: existsSync(backup.path) })),
    lastBackupAt: (): string | null => repo.list()[0]?.at ?? null,
    inspectBackup: ({ path }: { path: string }): Output<'backup.inspectBackup'> => ({
      backup: verified(path, inspector),
      current: inspector.summarise(db),
    }),
  }
}

/** What stands in a store file that was found whole; throws `backup/not-a-backup` or `backup/verification-failed`. */
export function verified(path: string, inspector: StoreInspector): StoreSummary {
  const problem = probeStore(path)
  if (problem !== null) throw new DomainError('backup/not-a-backup', { path, reason: problem })
  const copy = openReadOnly(path)
  try {
    const { ok, problems } = inspector.verify(copy)
    if (!ok) throw new DomainError('backup/verification-failed', { problems })
    return inspector.summarise(copy)
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('backup/not-a-backup', { path, reason: 'damaged' })
  } finally {
    copy.close()
  }
}

/** Takes a half-written file away; one that cannot be is left: the failure before it is the one to tell. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Nothing more can be done about it.
  }
}

/** Forces a file, or a folder's list of names, onto the disk. */
export function flush(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return
  const file = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+')
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
