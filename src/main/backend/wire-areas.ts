import type { Output } from '#shared/contract/contract.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import { accountsHandlers } from './accounts/accounts.handlers.ts'
import { createAccountsRepo } from './accounts/accounts.repo.ts'
import { createAccountsService } from './accounts/accounts.service.ts'
import type { SessionKeeper } from './accounts/session-keeper.ts'
import { type AuditTrail, createAuditTrail } from './audit/audit-trail.service.ts'
import { auditHandlers } from './audit/audit.handlers.ts'
import { createAuditRepo } from './audit/audit.repo.ts'
import { createAuditService } from './audit/audit.service.ts'
import type { BackendOptions } from './backend-ports.ts'
import type { StoreJobs } from './backup/store-jobs.ts'
import type { Store } from './db/open-store.ts'
import { desktopHandlers } from './desktop/desktop.handlers.ts'
import type { ExcelPort } from './excel/excel-port.ts'
import type { UnderstandPort } from './excel/understand-port.ts'
import { createHistoryRepo } from './figures/history.repo.ts'
import { createHistoryService } from './figures/history.service.ts'
import { createRecordingService } from './figures/recording.service.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import { createStoreForms } from './reports/store-forms.ts'
import { reportsHandlers } from './reports/reports.handlers.ts'
import type { HandlerTable } from './rpc/handler-table.ts'
import type { SignedIn } from './rpc/dispatcher.ts'
import { settingsHandlers } from './settings/settings.handlers.ts'
import { createSetupService } from './settings/setup.service.ts'
import { type StartupActions, startupHandlers } from './startup/startup.handlers.ts'
import { createStoreHealth, type StoreHealthService } from './startup/store-health.service.ts'
import type { Witness } from './startup/witness.ts'
import { targetsHandlers } from './targets/targets.handlers.ts'
import type { UnitCatalogue } from './units/unit-catalogue.ts'
import { createUnitRowsService } from './units/unit-rows.service.ts'
import { unitsHandlers } from './units/units.handlers.ts'
import { type BackupArea, wireBackup } from './wire-backup.ts'
import { wireBook } from './wire-book.ts'
import { wireCampaigns } from './wire-campaigns.ts'
import { wireFigures } from './wire-figures.ts'
import { wireImporting } from './wire-importing.ts'
import { wireProvince } from './wire-province.ts'
import { wireReconciliation } from './wire-reconciliation.ts'
import { wireReports } from './wire-reports.ts'
import { wireServices } from './wire-services.ts'
import { wireSessions } from './wire-sessions.ts'

/** What outlives one open store: the data set, the forms, the workbook writer, and the way to put another store in place. */
export interface Surroundings {
  readonly options: BackendOptions
  readonly catalogue: UnitCatalogue
  /** The online services a store starts with. */
  readonly serviceList: readonly ServiceRecord[]
  readonly forms: FormCatalogue
  readonly excel: ExcelPort
  /** The reader of foreign files. */
  readonly understanding: UnderstandPort
  /** Work on store files, off this thread. */
  readonly jobs: StoreJobs
  readonly restore: (path: string, author: string) => Promise<Output<'backup.restoreBackup'>>
  readonly sessions: SessionKeeper
  readonly startup: StartupActions
  readonly witness: Witness
  /** Called when it has turned out whether the store is sound. */
  readonly onHealthChange: () => void
}

/** Everything on one open store. */
export interface Areas {
  readonly handlers: HandlerTable
  /** Who sits at the window now. */
  readonly signedIn: () => SignedIn
  /** Whether the store may be believed. */
  readonly health: StoreHealthService
  readonly trail: AuditTrail
  readonly backup: BackupArea
}

/** Builds every repo, service and handler on one open store; building the repos checks all their SQL. */
export function wireAreas(db: Store, surroundings: Surroundings): Areas {
  const { options, catalogue, serviceList, excel, sessions } = surroundings
  const { clock, newId } = options
  const book = wireBook(db, { catalogue, serviceList, clock, newId })
  const { transaction, figuresRepo, unitsRepo, ledger, history, settings, units, targets, days, levels } = book
  history.takeOver()
  const trail = createAuditTrail(ledger, newId, transaction)
  const health = createStoreHealth({
    db,
    ledger,
    verify: () => surroundings.jobs.run('verify', { path: options.dbPath }),
    witness: surroundings.witness,
    clock,
    log: options.log,
    onChange: surroundings.onHealthChange,
  })
  const unitRows = createUnitRowsService(unitsRepo, levels)
  const recording = createRecordingService({ repo: figuresRepo, days, ledger, units, transaction })
  const sessionsArea = wireSessions(book, recording)
  const entryHistory = createHistoryService({
    repo: createHistoryRepo(db),
    recording,
    sessions: sessionsArea.undo,
    ledger,
    units,
    transaction,
  })
  const setup = createSetupService({ unitRows, levels, recording, settings, targets, newId, transaction })
  const backup = wireBackup({
    db,
    options,
    ledger,
    settings,
    trail,
    transaction,
    jobs: surroundings.jobs,
    verify: health.check,
    restore: surroundings.restore,
    onMade: health.remember,
  })
  const storeForms = createStoreForms(surroundings.forms, book.records)
  const { reports, pastReports, office, forms } = wireReports(db, book, {
    ...surroundings,
    forms: storeForms,
    builtInForms: surroundings.forms,
    trail,
    ensureSound: () => health.ensureSound(),
  })

  const audit = createAuditService({
    repo: createAuditRepo(db),
    ledger,
    trail,
    settings,
    units,
    excel,
    clock,
    health: health.state,
    ensureSound: () => health.ensureSound(),
  })

  const provinceParts = {
    recording,
    forms: storeForms,
    understanding: surroundings.understanding,
    ensureSound: () => health.ensureSound(),
    backUp: () => backup.schedule.runBeforeImport(),
  }
  const importing = wireImporting(db, book, { ...provinceParts, history: entryHistory, trail, excel, clock })

  const accounts = createAccountsService({
    repo: createAccountsRepo(db),
    keeper: sessions,
    settings,
    trail,
    clock,
    log: options.log,
    unitName: () => units.getWorkspace()?.unit.name ?? '',
    transaction,
    mayWrite: health.mayWrite,
  })

  const handlers: HandlerTable = {
    ...unitsHandlers(units),
    ...wireFigures(db, book, {
      recording,
      history: entryHistory,
      clock,
      lastBackupAt: backup.backups.lastBackupAt,
    }),
    ...sessionsArea.handlers,
    ...wireCampaigns(book),
    ...wireServices(book),
    ...wireReconciliation(book),
    ...wireProvince(db, book, { ...provinceParts, importing, clock, newId, dbPath: options.dbPath }),
    ...targetsHandlers({ targets, progress: book.progress, series: book.series, transaction }),
    ...reportsHandlers(reports, pastReports, office, forms),
    ...settingsHandlers(settings, setup),
    ...backup.handlers,
    ...desktopHandlers(options.desktop, backup.backups.isListed),
    ...accountsHandlers(accounts),
    ...auditHandlers(audit),
    ...importing.handlers,
    ...startupHandlers(surroundings.startup),
  }
  return { handlers, signedIn: () => accounts.sessions.signedIn(), health, backup, trail }
}
