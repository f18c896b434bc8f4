import type { Output } from '#shared/contract/contract.ts'
import type { BackendOptions } from './backend-ports.ts'
import { createBackupRepo } from './backup/backup.repo.ts'
import { backupHandlers } from './backup/backup.handlers.ts'
import { createBackupService, type StoreInspector } from './backup/backup.service.ts'
import { createVerifyRepo } from './backup/verify.repo.ts'
import { createVerifyService } from './backup/verify.service.ts'
import { isBusy, type Store } from './db/open-store.ts'
import { desktopHandlers } from './desktop/desktop.handlers.ts'
import type { ExcelPort } from './excel/excel-port.ts'
import { createBooksService } from './figures/books.service.ts'
import { createCellDetailService } from './figures/cell-detail.service.ts'
import { createDaysRepo } from './figures/days.repo.ts'
import { createDaysService } from './figures/days.service.ts'
import { figuresHandlers } from './figures/figures.handlers.ts'
import { createFiguresRepo } from './figures/figures.repo.ts'
import { createLedgerRepo } from './figures/ledger.repo.ts'
import { createLedgerService } from './figures/ledger.service.ts'
import { createLevelsService } from './figures/levels.service.ts'
import { createPeriodBordersService } from './figures/period-borders.service.ts'
import { createPeriodFactsService } from './figures/period-facts.service.ts'
import { createRecordingService } from './figures/recording.service.ts'
import { createTodayService } from './figures/today.service.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import { reportsHandlers } from './reports/reports.handlers.ts'
import { createReportsRepo } from './reports/reports.repo.ts'
import { createReportsService } from './reports/reports.service.ts'
import { DomainError } from './rpc/domain-error.ts'
import type { HandlerTable } from './rpc/handler-table.ts'
import { settingsHandlers } from './settings/settings.handlers.ts'
import { createSettingsRepo } from './settings/settings.repo.ts'
import { createSettingsService } from './settings/settings.service.ts'
import { createSetupService } from './settings/setup.service.ts'
import { targetsHandlers } from './targets/targets.handlers.ts'
import { createTargetsRepo } from './targets/targets.repo.ts'
import { createTargetsService } from './targets/targets.service.ts'
import type { UnitCatalogue } from './units/unit-catalogue.ts'
import { createUnitRowsService } from './units/unit-rows.service.ts'
import { unitsHandlers } from './units/units.handlers.ts'
import { createUnitsRepo } from './units/units.repo.ts'
import { createUnitsService } from './units/units.service.ts'

/** What outlives one open store: the data set, the forms, the workbook writer, and the way to put another store in place. */
export interface Surroundings {
  readonly options: BackendOptions
  readonly catalogue: UnitCatalogue
  readonly forms: FormCatalogue
  readonly excel: ExcelPort
  readonly inspector: StoreInspector
  readonly restore: (path: string) => Output<'backup.restoreBackup'>
}

/** Builds every repo, service and handler on one open store; building the repos checks all their SQL. */
export function wireAreas(
  db: Store,
  { options, catalogue, forms, excel, inspector, restore }: Surroundings,
): HandlerTable {
  const { clock, newId } = options
  const transaction = <T>(run: () => T): T => immediately(db, run)

  const figuresRepo = createFiguresRepo(db)
  const unitsRepo = createUnitsRepo(db)
  const settings = createSettingsService(createSettingsRepo(db), clock)
  const units = createUnitsService(unitsRepo, settings, catalogue)
  const ledger = createLedgerService(createLedgerRepo(db), clock)
  const targets = createTargetsService(createTargetsRepo(db), units, ledger, newId)
  const days = createDaysService({ repo: createDaysRepo(db), ledger, units, settings, newId, transaction })
  const levels = createLevelsService(figuresRepo)
  const unitRows = createUnitRowsService(unitsRepo, levels)
  const recording = createRecordingService({ repo: figuresRepo, days, ledger, units, transaction })
  const books = createBooksService({ repo: figuresRepo, days, levels, units, transaction })
  const borders = createPeriodBordersService({ repo: figuresRepo, levels, targets })
  const facts = createPeriodFactsService({ repo: figuresRepo, borders, days, levels, targets, units, clock })
  const details = createCellDetailService({ repo: figuresRepo, books, facts, units })
  const setup = createSetupService({ unitRows, levels, recording, settings, targets, newId, transaction })
  const backups = createBackupService({ db, repo: createBackupRepo(db), inspector, clock })
  const verification = createVerifyService(createVerifyRepo(db), ledger)
  const today = createTodayService({
    books,
    days,
    facts,
    settings,
    targets,
    units,
    clock,
    lastBackupAt: backups.lastBackupAt,
  })
  const reports = createReportsService({
    forms,
    repo: createReportsRepo(db),
    readPeriod: (period, levelCodes) => facts.readPeriod(period, levelCodes),
    settings,
    units,
    excel,
    clock,
    appVersion: options.appVersion,
  })

  return {
    ...unitsHandlers(units),
    ...figuresHandlers({ books, days, details, recording, today, requireWorkspace: units.requireWorkspace }),
    ...targetsHandlers(targets, transaction),
    ...reportsHandlers(reports),
    ...settingsHandlers(settings, setup),
    ...backupHandlers(backups, verification, restore),
    ...desktopHandlers(options.desktop),
  }
}

/** One IMMEDIATE transaction; a store that another program is writing to is refused as `store/busy`. */
function immediately<T>(db: Store, run: () => T): T {
  try {
    return db.transaction(run).immediate()
  } catch (error) {
    throw isBusy(error) ? new DomainError('store/busy') : error
  }
}

/** Looks into any store file with the same code that serves the open one. */
export function createStoreInspector(options: BackendOptions): StoreInspector {
  const ledgerOf = (db: Store) => createLedgerService(createLedgerRepo(db), options.clock)
  return {
    verify: (db) => createVerifyService(createVerifyRepo(db), ledgerOf(db)).verifyStore(),
    summarise(db) {
      const workspace = createSettingsService(createSettingsRepo(db), options.clock).readWorkspace()
      const unit = createUnitsRepo(db)
        .all()
        .find((one) => one.code === workspace?.unitCode)
      return { unitName: unit?.name ?? null, unitCode: unit?.code ?? null, ...ledgerOf(db).counts() }
    },
  }
}
