import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { CrossingFact, RebaseFact } from '#shared/reports/report-facts.ts'
import { measureFigures } from '#shared/targets/measures.rules.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { CellRow, FiguresRepo } from './figures.repo.ts'
import type { LevelsService } from './levels.service.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly levels: LevelsService
  readonly targets: TargetsService
}

interface Asked {
  readonly rows: readonly UnitRow[]
  readonly rootId: number
  readonly period: Period
  readonly levelCodes: readonly string[]
  readonly flowCodes: readonly string[]
}

export type PeriodBordersService = ReturnType<typeof createPeriodBordersService>

/** What the borders of a period, of openings and of targets leave out or replace, so that a report can name it. */
export function createPeriodBordersService({ repo, levels, targets }: Parts) {
  /** The target of a row counts that row, the target of the unit itself counts all. */
  function overTargets({ rows, rootId, period }: Asked): CellRow[] {
    const ids = rows.map((row) => row.id)
    return targets.inForce(period.to).flatMap(({ unitId, kind, measure, from }) => {
      const counted = ids.includes(unitId) ? [unitId] : unitId === rootId ? ids : []
      const { flow } = measureFigures(measure)
      if (kind !== 'in-period' || flow === null || counted.length === 0 || !isPrinted(measure)) return []
      return repo.spans(counted, [flow], period.to).filter((span) => span.from < from && span.to >= from)
    })
  }

  return {
    /** Postings over several days that a border falls into: no part of them is counted. */
    crossingOf(asked: Asked): CrossingFact[] {
      const { rows, period, levelCodes, flowCodes } = asked
      const byId = new Map(rows.map((row) => [row.id, row]))
      const ids = [...byId.keys()]
      const found = [
        ['period', repo.crossing(ids, flowCodes, period.from, period.to)],
        ['opening', levels.spansOverOpenings(ids, levelCodes, period.to)],
        ['target', overTargets(asked)],
      ] as const
      return found.flatMap(([border, cells]) =>
        cells.map((cell) => ({
          border,
          unitCode: byId.get(cell.unitId)?.code ?? '',
          unitName: byId.get(cell.unitId)?.name ?? '',
          indicator: indicatorLabel(cell.indicator, period.to),
          from: cell.from,
          to: cell.to,
          value: cell.value ?? 0,
        })),
      )
    },
    /** Openings in the period that replaced what the book had come to. */
    rebasesOf(rows: readonly UnitRow[], levelCodes: readonly string[], { from, to }: Period): RebaseFact[] {
      const byId = new Map(rows.map((row) => [row.id, row]))
      return levels.rebases([...byId.keys()], levelCodes, from, to).map(({ unitId, ...rebase }) => ({
        ...rebase,
        unitCode: byId.get(unitId)?.code ?? '',
        unitName: byId.get(unitId)?.name ?? '',
      }))
    },
  }
}

/** Forms print the three measures of the daily screens; other targets have a screen of their own. */
function isPrinted(measure: string): boolean {
  return targetMeasures.some((one) => one === measure)
}
