import { targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'
import { endedTargets } from '#shared/reports/geography-targets.rules.ts'
import type { BackendOptions } from './backend-ports.ts'
import { createBookedLines } from './campaigns/booked-lines.service.ts'
import { createCampaignsRepo } from './campaigns/campaigns.repo.ts'
import { createCampaignsService, type CampaignsService } from './campaigns/campaigns.service.ts'
import { isBusy, type Store } from './db/open-store.ts'
import { createAdjustmentsService, type AdjustmentsService } from './figures/adjustments.service.ts'
import { createCorrectionsRepo } from './figures/corrections.repo.ts'
import { createCorrectionsService } from './figures/corrections.service.ts'
import { createDaysRepo } from './figures/days.repo.ts'
import { createDaysService, type DaysService } from './figures/days.service.ts'
import { createFiguresRepo, type FiguresRepo } from './figures/figures.repo.ts'
import { createFlowSpans } from './figures/flow-spans.service.ts'
import { createLedgerRepo } from './figures/ledger.repo.ts'
import { createLedgerService, type LedgerService } from './figures/ledger.service.ts'
import { createLevelsService, type LevelsService } from './figures/levels.service.ts'
import { createMainTargetsService } from './figures/main-targets.service.ts'
import { createPeriodBordersService } from './figures/period-borders.service.ts'
import { createPeriodFactsService, type PeriodFactsService } from './figures/period-facts.service.ts'
import { createRecordsRepo, type RecordsRepo } from './figures/records.repo.ts'
import { createTargetFactsService } from './figures/target-facts.service.ts'
import { createGeographyService, type GeographyService } from './province/geography.service.ts'
import { createReorganisationsService, type ReorganisationsService } from './province/reorganisations.service.ts'
import { createReconciliationRepo } from './reconciliation/reconciliation.repo.ts'
import { createReconciliationService, type ReconciliationService } from './reconciliation/reconciliation.service.ts'
import type { SheetBook } from './reports/sheet-builder.ts'
import { DomainError } from './rpc/domain-error.ts'
import { createServicesRepo } from './services/services.repo.ts'
import { createServicesService, type ServicesService } from './services/services.service.ts'
import { createSessionsService, type SessionsService } from './sessions/sessions.service.ts'
import { createSettingsHistoryRepo } from './settings/settings-history.repo.ts'
import { createSettingsHistory, type SettingsHistory } from './settings/settings-history.service.ts'
import { createSettingsRepo } from './settings/settings.repo.ts'
import { createSettingsService, type SettingsService } from './settings/settings.service.ts'
import type { ProgressService } from './targets/progress.service.ts'
import type { SeriesService } from './targets/series.service.ts'
import { createTargetsRepo } from './targets/targets.repo.ts'
import { createTargetsService, type TargetsService } from './targets/targets.service.ts'
import type { UnitCatalogue } from './units/unit-catalogue.ts'
import { createUnitsRepo, type UnitsRepo } from './units/units.repo.ts'
import { createUnitsService, type UnitsService } from './units/units.service.ts'
import { wireTargets } from './wire-targets.ts'

interface BookParts extends Pick<BackendOptions, 'clock' | 'newId'> {
  readonly catalogue: UnitCatalogue
  /** The online services a store starts with. */
  readonly serviceList: readonly ServiceRecord[]
}

/** What every area stands on, and all that a sheet is filled from. */
export interface Book {
  readonly transaction: <T>(run: () => T) => T
  readonly figuresRepo: FiguresRepo
  readonly unitsRepo: UnitsRepo
  readonly ledger: LedgerService
  readonly history: SettingsHistory
  readonly settings: SettingsService
  readonly units: UnitsService
  readonly targets: TargetsService
  readonly days: DaysService
  readonly adjustments: AdjustmentsService
  readonly levels: LevelsService
  readonly facts: PeriodFactsService
  readonly reorganisations: ReorganisationsService
  readonly geography: GeographyService
  readonly progress: ProgressService
  readonly series: SeriesService
  readonly records: RecordsRepo
  readonly sessions: SessionsService
  readonly campaigns: CampaignsService
  readonly services: ServicesService
  readonly reconciliation: ReconciliationService
}

/** The ledger, units, settings and figures of a store: the open one, or one of the past. */
export function wireBook(db: Store, { catalogue, serviceList, clock, newId }: BookParts): Book {
  const transaction = <T>(run: () => T): T => immediately(db, run)
  const figuresRepo = createFiguresRepo(db)
  const unitsRepo = createUnitsRepo(db)
  const ledger = createLedgerService(createLedgerRepo(db), clock)
  const history = createSettingsHistory({ repo: createSettingsHistoryRepo(db), ledger, newId, transaction })
  const settings = createSettingsService({ repo: createSettingsRepo(db), history, clock, transaction })
  const { records, reorganisations, units } = wireUnits(db, { unitsRepo, settings, catalogue })
  const targets = createTargetsService(createTargetsRepo(db), units, ledger, newId)
  const correctionsRepo = createCorrectionsRepo(db)
  const corrections = createCorrectionsService(correctionsRepo, clock)
  const days = createDaysService({ repo: createDaysRepo(db), corrections, ledger, units, settings, newId, transaction })
  const adjustments = createAdjustmentsService({ repo: correctionsRepo, corrections, units })
  const levels = createLevelsService(figuresRepo)
  const borders = createPeriodBordersService({ repo: figuresRepo, levels, targets })
  const targetFacts = createTargetFactsService(figuresRepo)
  const facts = createPeriodFactsService({
    repo: figuresRepo,
    adjustments,
    borders,
    days,
    levels,
    mainTargets: createMainTargetsService({ targets, targetFacts, levels }),
    units,
    clock,
  })
  const geography = createGeographyService({ facts, levels, units, reorganisations, clock })
  const { progress, series } = wireTargets({ figuresRepo, levels, settings, targets, targetFacts, units, clock })
  const kept = wireRecords(db, { records, figuresRepo, levels, settings, units, serviceList, clock })
  return {
    transaction,
    figuresRepo,
    unitsRepo,
    ledger,
    history,
    settings,
    units,
    targets,
    days,
    adjustments,
    levels,
    facts,
    reorganisations,
    geography,
    progress,
    series,
    ...kept,
  }
}

/** The units as they are and were, and what was done to them. */
function wireUnits(
  db: Store,
  { unitsRepo, settings, catalogue }: Pick<Book, 'unitsRepo' | 'settings'> & Pick<BookParts, 'catalogue'>,
): Pick<Book, 'records' | 'reorganisations' | 'units'> {
  const records = createRecordsRepo(db)
  const reorganisations = createReorganisationsService(records)
  return { records, reorganisations, units: createUnitsService(unitsRepo, settings, catalogue, reorganisations.former) }
}

type KeptRecords = Pick<Book, 'records' | 'sessions' | 'campaigns' | 'services' | 'reconciliation'>

/** What is kept beside the figures of the rows: sessions, campaigns, services, the national system's figures. */
function wireRecords(
  db: Store,
  parts: Pick<Book, 'records' | 'figuresRepo' | 'levels' | 'settings' | 'units'> &
    Pick<BookParts, 'serviceList' | 'clock'>,
): KeptRecords {
  const { records, figuresRepo, levels, settings, units, serviceList, clock } = parts
  const sessions = createSessionsService({ records, units })
  const booked = createBookedLines({ flows: createFlowSpans(figuresRepo), units })
  const campaigns = createCampaignsService({ records, repo: createCampaignsRepo(db), booked, units })
  const servicesRepo = createServicesRepo(db)
  const services = createServicesService({ records, repo: servicesRepo, settings, units, seeds: serviceList, clock })
  const reconciliation = createReconciliationService({ records, repo: createReconciliationRepo(db), levels, units })
  return { records, sessions, campaigns, services, reconciliation }
}

/** What the targets that a sheet tells of are counted by. */
const targetLevels = targetMeasures.map((measure) => targetNumerators(measure).cumulative)

/** The part of it that sheets are filled from. */
export function sheetBook(book: Book, submittedDays: SheetBook['submittedDays'] = () => new Map()): SheetBook {
  const { geography, settings, units, sessions, campaigns, services, progress, reconciliation, reorganisations } = book
  return {
    readPeriod: (period, { levels, ...named }, unitCode, choice) =>
      geography.readPeriod(period, levels, unitCode, choice, named),
    readCompared: (period, { levels, flows }, unitCode, choice) =>
      geography.readPeriod(period, levels, unitCode, choice, { flows, isCompared: true }),
    settings,
    units,
    submittedDays,
    tables: {
      sessions: (days) => sessions.listSessions(days),
      campaign: (id, on) => campaigns.findProgress(id, on),
      services: (days) => services.book(days),
      targets: (on) => progress.progress(on),
      unitsAt: (on, choice) =>
        reorganisations.standing().length === 0
          ? null
          : geography.readPeriod({ kind: 'day', from: on, to: on }, targetLevels, undefined, choice),
      endedTargets: (period) =>
        reorganisations.standing().some(({ reorganisation: { on } }) => on > period.from && on <= period.to)
          ? endedTargets(geography.readPeriod(period, targetLevels))
          : [],
      unitOrder: (on) => units.partsBetween(on, on).map(({ unit }) => unit.code),
      variances: (on) => reconciliation.compare({ on }),
    },
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
