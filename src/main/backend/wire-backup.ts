import { dirname, join } from 'node:path'
import { type AuditTrail, createAuditTrail } from './audit/audit-trail.service.ts'
import type { BackendOptions } from './backend-ports.ts'
import { backupHandlers } from './backup/backup.handlers.ts'
import { createBackupRepo } from './backup/backup.repo.ts'
import { createBackupService } from './backup/backup.service.ts'
import { createBackupSchedule } from './backup/backup-schedule.service.ts'
import { createCarriedListsRepo } from './backup/carried-lists.repo.ts'
import {
  type CarriedLists,
  type CarriedListsService,
  createCarriedListsService,
  type Restored,
} from './backup/carried-lists.service.ts'
import { createDrillService } from './backup/drill.service.ts'
import type { StoreJobs } from './backup/store-jobs.ts'
import { openStore, type Store } from './db/open-store.ts'
import { createLedgerRepo } from './figures/ledger.repo.ts'
import { createLedgerService, type LedgerService } from './figures/ledger.service.ts'
import { createSettingsHistoryRepo } from './settings/settings-history.repo.ts'
import { createSettingsHistory } from './settings/settings-history.service.ts'
import { createSettingsRepo } from './settings/settings.repo.ts'
import { createSettingsService, type SettingsService } from './settings/settings.service.ts'

type Handlers = Parameters<typeof backupHandlers>[0]

interface Parts extends Pick<Handlers, 'verify' | 'restore'> {
  readonly db: Store
  readonly options: BackendOptions
  readonly ledger: LedgerService
  readonly settings: SettingsService
  readonly trail: AuditTrail
  readonly transaction: <T>(run: () => T) => T
  readonly jobs: StoreJobs
  /** Told after each copy made. */
  readonly onMade: () => void
}

/** Where automatic backups of a store go. */
export function automaticFolder({ dbPath, backupDir }: Pick<BackendOptions, 'dbPath' | 'backupDir'>): string {
  return backupDir ?? join(dirname(dbPath), 'sao-luu')
}

export type BackupArea = ReturnType<typeof wireBackup>

/** The backup area on one open store. */
export function wireBackup({ db, options, ledger, settings, trail, transaction, jobs, onMade, ...work }: Parts) {
  const { dbPath: storePath, clock, log } = options
  const repo = createBackupRepo(db)
  const backups = createBackupService({ storePath, repo, jobs, trail, clock, transaction, onMade })
  const folder = automaticFolder(options)
  const schedule = createBackupSchedule({ folder, backups, repo, settings, trail, clock, log, transaction })
  const drill = createDrillService({ storePath, repo, jobs, ledger, trail })
  const lists = createCarriedListsService({ repo: createCarriedListsRepo(db), settings, ledger, trail, transaction })
  return { handlers: backupHandlers({ backups, schedule, drill, ...work }), backups, schedule, lists }
}

/** Makes a store that is about to take another's place go on where that one stood: with its lists, and the restore in the chain. */
export function continueStore(
  path: string,
  options: Pick<BackendOptions, 'clock' | 'newId'>,
  restored: Restored,
  lists: CarriedLists,
): void {
  withLists(path, options, (service) => service.goOn(lists, restored))
}

/** Makes a store that is about to take the place of one that cannot be read name no place of this PC. */
export function forgetPlaces(path: string, options: Pick<BackendOptions, 'clock' | 'newId'>, author: string): void {
  withLists(path, options, (service) => service.forgetPlaces(author))
}

function withLists(
  path: string,
  { clock, newId }: Pick<BackendOptions, 'clock' | 'newId'>,
  run: (service: CarriedListsService) => void,
): void {
  const db = openStore(path)
  try {
    const transaction = <T>(work: () => T): T => db.transaction(work).immediate()
    const ledger = createLedgerService(createLedgerRepo(db), clock)
    const history = createSettingsHistory({ repo: createSettingsHistoryRepo(db), ledger, newId, transaction })
    const settings = createSettingsService({ repo: createSettingsRepo(db), history, clock, transaction })
    const trail = createAuditTrail(ledger, newId, transaction)
    run(createCarriedListsService({ repo: createCarriedListsRepo(db), settings, ledger, trail, transaction }))
  } finally {
    db.close()
  }
}
