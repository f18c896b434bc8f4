import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { comparableOn, placeKey, variancesOf } from '#shared/reconciliation/reconciliation.rules.ts'
import { type Variance, varianceReasonSchema } from '#shared/reconciliation/reconciliation.schema.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import type { RecordsRepo } from '../figures/records.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ReconciliationRepo } from './reconciliation.repo.ts'

/** Kind of the ledger's records that reasons are; their key is unit, indicator and day. */
export const reasonKind = 'variance-reason'

export function reasonKey({ unitCode, indicator, on }: { unitCode: string; indicator: string; on: string }): string {
  return `${placeKey(unitCode, indicator)}|${on}`
}

interface Parts {
  readonly records: Pick<RecordsRepo, 'list' | 'sideFigures'>
  readonly repo: ReconciliationRepo
  readonly levels: Pick<LevelsService, 'stocksAt'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'rowsOn'>
}

export type ReconciliationService = ReturnType<typeof createReconciliationService>

/** Reads the national figures and the differences, of the open book or of one of the past. */
export function createReconciliationService({ records, repo, levels, units }: Parts) {
  /** National figures of a day, by row and indicator. */
  function nationalOn(on: LocalDate): Map<string, number> {
    return new Map(
      records.sideFigures('national', on, on).map(({ line, measure, value }) => [placeKey(line, measure), value]),
    )
  }

  /** Reasons given for a day, by row and indicator. */
  function reasonsOn(on: LocalDate): Map<string, string> {
    const told = records.list(reasonKind).map(({ value }) => varianceReasonSchema.parse(JSON.parse(value)))
    return new Map(
      told.filter((one) => one.on === on).map((one) => [placeKey(one.unitCode, one.indicator), one.reason]),
    )
  }

  function compare({ on, indicators: asked = [] }: ParsedInput<'reconciliation.getVariances'>): Variance[] {
    units.requireWorkspace()
    const rows = units.rowsOn(on)
    const national = nationalOn(on)
    const known = new Set([...asked, ...[...national.keys()].map((key) => key.slice(key.indexOf('|') + 1))])
    const compared = comparableOn(on).filter((code) => known.has(code))
    const stocks = levels.stocksAt(
      rows.map(({ id }) => id),
      compared,
      on,
    )
    const own = new Map(
      rows.flatMap(({ id, code }) =>
        compared.map((indicator) => [placeKey(code, indicator), stocks.get(id)?.[indicator] ?? null] as const),
      ),
    )
    return variancesOf({ on, rows, indicators: compared, national, own, reasons: reasonsOn(on) })
  }

  return {
    compare,
    nationalOn,
    reasonsOn,
    listDays(): Output<'reconciliation.listDays'> {
      units.requireWorkspace()
      return repo.days().map((day) => ({ ...day, on: localDate(day.on) }))
    },
    listChanges({
      unitCode,
      indicator,
      on,
    }: ParsedInput<'reconciliation.listChanges'>): Output<'reconciliation.listChanges'> {
      units.requireWorkspace()
      return repo.changes(unitCode, indicator, on)
    },
  }
}
