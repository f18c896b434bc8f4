import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { EARLIEST_DATE, LATEST_DATE, localDate } from '#shared/kernel/local-date.ts'
import { mergedServices } from '#shared/services/service-list.rules.ts'
import { servicesBook, type ServicesSource } from '#shared/services/services-book.rules.ts'
import {
  serviceMeasureSchema,
  type ServiceRecord,
  serviceRecordSchema,
  type ServicesBook,
} from '#shared/services/services.schema.ts'
import type { Clock } from '../backend-ports.ts'
import type { RecordsRepo, SideFigureRow } from '../figures/records.repo.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ServicesRepo } from './services.repo.ts'

/** Kind of the ledger's records that services are. */
export const serviceKind = 'service'

interface Parts {
  readonly records: Pick<RecordsRepo, 'list' | 'revisions' | 'sideFigures' | 'figuresOf'>
  readonly repo: ServicesRepo
  readonly settings: Pick<SettingsService, 'getReporting'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  /** The list a store starts with. */
  readonly seeds: readonly ServiceRecord[]
  readonly clock: Clock
}

export type ServicesService = ReturnType<typeof createServicesService>

/** Reads the online services and their figures, of the open book or of one of the past. */
export function createServicesService({ records, repo, settings, units, seeds, clock }: Parts) {
  /** Every service, as the unit has made it. */
  function services(): ServiceRecord[] {
    const own = records.list(serviceKind).map(({ value }) => serviceRecordSchema.parse(JSON.parse(value)))
    return mergedServices(seeds, own)
  }

  return {
    services,
    /** When a service was changed last and by whom; empty texts for one that stands as the store began. */
    lastChange(code: string): { at: string; author: string } {
      const [newest] = records.revisions(serviceKind, code)
      return { at: newest?.recordedAt ?? '', author: newest?.author ?? '' }
    },
    /** Every figure that stands of one service. */
    figuresOf: (code: string): ServicesSource['figures'] => records.figuresOf('service', code).map(asFigure),
    listServices(): ServiceRecord[] {
      units.requireWorkspace()
      return services()
    },
    /** The services over a span of days beside the one before. */
    book(span: ParsedInput<'services.getBook'>): ServicesBook {
      units.requireWorkspace()
      const figures = records.sideFigures('service', EARLIEST_DATE, LATEST_DATE).map(asFigure)
      const { calendar } = settings.getReporting()
      return servicesBook({ records: services(), figures, calendar, today: localDate(clock.today()) }, span)
    },
    listChanges({ code, from, to }: ParsedInput<'services.listChanges'>): Output<'services.listChanges'> {
      units.requireWorkspace()
      return repo.changes(code, from, to).map((row) => ({ ...row, measure: serviceMeasureSchema.parse(row.measure) }))
    },
  }
}

function asFigure({ subject, measure, from, to, value }: SideFigureRow): ServicesSource['figures'][number] {
  return {
    code: subject,
    measure: serviceMeasureSchema.parse(measure),
    from: localDate(from),
    to: localDate(to),
    value,
  }
}
