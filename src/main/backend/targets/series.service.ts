import type { ParsedInput } from '#shared/contract/contract.ts'
import { sumReported } from '#shared/figures/effective.rules.ts'
import { addDays, EARLIEST_DATE, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { measureFigures } from '#shared/targets/measures.rules.ts'
import type { TargetSeries } from '#shared/targets/progress.schema.ts'
import { neededBy, type NeededLine, seriesDays, stepOf } from '#shared/targets/series.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import { wholeLevels } from '../figures/target-facts.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { FlowSums } from './pace.service.ts'
import type { ProgressService } from './progress.service.ts'

interface Parts {
  readonly sums: FlowSums
  readonly progress: ProgressService
  readonly levels: LevelsService
  readonly units: UnitsService
  readonly clock: Clock
}

/** Whose figures are drawn, and what they must reach. */
interface Drawn {
  readonly rowIds: readonly number[]
  readonly rootId: number
  readonly isWhole: boolean
  readonly measure: string
  readonly kind: 'cumulative' | 'in-period'
  /** First day of what is counted in a period. */
  readonly from: LocalDate
}

export type SeriesService = ReturnType<typeof createSeriesService>

/** What had been reached on the days of a chart, beside the straight line to what is needed. */
export function createSeriesService({ sums, progress, levels, units, clock }: Parts) {
  function numeratorAt({ rowIds, rootId, isWhole, measure, kind, from }: Drawn, on: LocalDate): number | null {
    const { cumulative, flow } = measureFigures(measure)
    if (kind === 'in-period' && flow !== null) {
      return on < from ? null : sumReported(sums(rowIds, [flow], from, on).map((row) => row.total))
    }
    const ids = isWhole ? [...new Set([...rowIds, rootId])] : rowIds
    const stocks = levels.stocksAt(ids, [cumulative], on)
    const [only] = rowIds
    const found = isWhole ? wholeLevels(stocks, rootId, rowIds) : only === undefined ? undefined : stocks.get(only)
    return found?.[cumulative] ?? null
  }

  /** What there was before the first day of the target. */
  function baseOf(drawn: Drawn): number {
    return drawn.from === EARLIEST_DATE ? 0 : (numeratorAt(drawn, addDays(drawn.from, -1)) ?? 0)
  }

  /** The target of the unit on the last day; of the whole unit without its own, what its rows need together. */
  function targetOf(unitCode: string, isWhole: boolean, measure: string, on: LocalDate) {
    const { rows, totals } = progress.getProgress({ on, measure })
    const own = rows.find((row) => row.unitCode === unitCode)
    if (own !== undefined) {
      const { kind, from, to } = own.target
      return { kind, needed: own.needed, from, to }
    }
    const [first, ...rest] = rows
    const isSame = rest.every(
      ({ target }) =>
        target.from === first?.target.from && target.to === first.target.to && target.kind === first.target.kind,
    )
    if (!isWhole || first === undefined || !isSame) return null
    const { kind, from, to } = first.target
    const needs = rows.map((row) => row.needed)
    return { kind, needed: totals[0]?.needed ?? sumReported(needs), from, to }
  }

  return {
    /** Throws `units/unknown`. */
    getSeries({ unitCode, measure, from, to }: ParsedInput<'targets.getSeries'>): TargetSeries {
      const root = units.requireUnit(units.requireWorkspace().unit.code)
      const unit = units.requireUnit(unitCode)
      const isWhole = unit.id === root.id
      const rowIds = isWhole ? units.rowsBetween(from, to).map((row) => row.id) : [unit.id]
      const target = targetOf(unitCode, isWhole, measure, to)
      const drawn: Drawn = {
        rowIds,
        rootId: root.id,
        isWhole,
        measure,
        kind: target?.kind ?? 'cumulative',
        from: target?.from ?? from,
      }
      const line: NeededLine | null =
        target === null || target.needed === null
          ? null
          : {
              base: target.kind === 'in-period' ? 0 : baseOf(drawn),
              needed: target.needed,
              from: target.from,
              to: target.to,
            }
      const today = localDate(clock.today())
      const step = stepOf(from, to)
      return {
        step,
        kind: drawn.kind,
        needed: target?.needed ?? null,
        from: target?.from ?? null,
        to: target?.to ?? null,
        points: seriesDays(from, to, step).map((on) => ({
          on,
          numerator: on > today ? null : numeratorAt(drawn, on),
          needed: line === null ? null : neededBy(line, on),
        })),
      }
    },
  }
}
