import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { BackupKind } from '#shared/backup/backup.contract.ts'
import { backupName } from '#shared/backup/backup-name.rules.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { BackupRepo } from './backup.repo.ts'
import { fileStamp } from './file-stamp.ts'
import type { StoreJobs } from './store-jobs.ts'

interface Parts {
  readonly storePath: string
  readonly repo: BackupRepo
  readonly jobs: StoreJobs
  readonly trail: AuditTrail
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
  /** Told after each copy: the store was found whole up to here. */
  readonly onMade: () => void
}

export type BackupService = ReturnType<typeof createBackupService>

/** Verified copies of the store: made, listed and looked into. Putting one back is the composition root's work. */
export function createBackupService({ storePath, repo, jobs, trail, clock, transaction, onMade }: Parts) {
  const listBackups = (): Output<'backup.listBackups'> =>
    repo.list().map((backup) => ({ ...backup, folder: dirname(backup.path), exists: existsSync(backup.path) }))
  return {
    /**
     * Writes a verified copy into a folder, lists it and enters it in the chain.
     * @throws DomainError `backup/cannot-write`, `backup/verification-failed`, `backup/not-a-backup`
     */
    async make(folder: string, kind: BackupKind, author: string): Promise<Output<'backup.createBackup'>> {
      const name = backupName(fileStamp(clock.instant()), kind)
      const isReadAgain = kind === 'second-place'
      const made = await jobs.run('writeCopy', { storePath, folder: resolve(folder), name, isReadAgain })
      const { path, bytes, summary, head } = made
      transaction(() => {
        repo.insert({ path, bytes, at: clock.instant(), kind })
        const details = { kind, bytes, entries: head.entries, head: head.hash }
        trail.append({ kind: 'backup', subject: path, details }, author)
      })
      onMade()
      return { path, bytes, summary }
    },
    listBackups,
    /** Refuses the open store as its own backup: reading it as a file would take SQLite's locks off it. */
    requireOther(path: string): void {
      if (isSameFile(path, storePath)) throw new DomainError('backup/not-a-backup', { path, reason: 'open-store' })
    },
    /** What a copy in a folder is that a person chose before: in the second place, or as by hand; null for any other folder. */
    kindIn(folder: string, secondPlace: string | null): 'second-place' | 'manual' | null {
      if (secondPlace !== null && resolve(folder) === resolve(secondPlace)) return 'second-place'
      const isKnown = repo.list().some(({ path, kind }) => kind === 'manual' && dirname(path) === resolve(folder))
      return isKnown ? 'manual' : null
    },
    /** True for a file of the list: a person chose its folder, or the program made it. */
    isListed: (path: string): boolean => repo.list().some((backup) => backup.path === path),
    /** When the last copy was made for keeping; what a restore put aside is none. */
    lastBackupAt: (): string | null => repo.list().find(({ kind }) => kind !== 'before-restore')?.at ?? null,
    inspectBackup: ({ path }: { path: string }): Promise<Output<'backup.inspectBackup'>> =>
      jobs.run('compare', { currentPath: storePath, backupPath: path }),
  }
}

function isSameFile(one: string, other: string): boolean {
  const found = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  const [first, second] = found
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino
}
