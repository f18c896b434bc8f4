import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Output } from '#shared/contract/contract.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { BackupRepo } from './backup.repo.ts'
import type { StoreJobs } from './store-jobs.ts'

interface Parts {
  readonly storePath: string
  readonly repo: BackupRepo
  readonly jobs: StoreJobs
  readonly ledger: Pick<LedgerService, 'hashAt'>
  readonly trail: AuditTrail
}

export type DrillService = ReturnType<typeof createDrillService>

/** Rehearses a restore without touching the store: whether a backup would really bring the book back, and how fast. */
export function createDrillService({ storePath, repo, jobs, ledger, trail }: Parts) {
  const newestBackup = (): string => {
    const newest = repo
      .list()
      .find(({ path, kind }) => kind !== 'before-restore' && kind !== 'before-migration' && existsSync(path))
    if (newest === undefined) throw new DomainError('backup/none')
    return newest.path
  }
  return {
    /**
     * @throws DomainError `backup/none` when there is no backup to try, and the refusals of a backup that is not whole;
     * a drill that failed is in the audit trail all the same.
     */
    async runDrill(
      { path = newestBackup() }: { path?: string | undefined },
      author: string,
    ): Promise<Output<'backup.runDrill'>> {
      const folder = join(dirname(storePath), 'dien-tap-khoi-phuc')
      try {
        const { summary, head, isSame, milliseconds } = await jobs.run('rehearse', { backupPath: path, folder })
        const said = repo.madeWith(path)
        const ok = isSame && (said === undefined || (said.entries === head.entries && said.head === head.hash))
        const isCurrent = ledger.hashAt(head.entries) === head.hash && !repo.hasChangedSince(head.entries)
        trail.record(
          { kind: 'drill', subject: path, details: { ok, isCurrent, milliseconds, entries: head.entries } },
          author,
        )
        return { path, ok, milliseconds, summary, isCurrent }
      } catch (error) {
        if (error instanceof DomainError)
          trail.record({ kind: 'drill', subject: path, details: { ok: false, reason: error.code } }, author)
        throw error
      }
    },
  }
}
