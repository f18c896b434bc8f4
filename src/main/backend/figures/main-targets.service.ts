import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { TargetFact } from '#shared/reports/report-facts.ts'
import type { TargetRow } from '../targets/targets.repo.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { Levels, LevelsService } from './levels.service.ts'
import { levelsOfTargets, type TargetFactsService } from './target-facts.service.ts'

type TargetFacts = Partial<Record<TargetMeasure, TargetFact>>

interface Parts {
  readonly targets: TargetsService
  readonly targetFacts: TargetFactsService
  readonly levels: LevelsService
}

export type MainTargetsService = ReturnType<typeof createMainTargetsService>

/** The targets of the three measures that forms and daily screens name. */
export function createMainTargetsService({ targets, targetFacts, levels }: Parts) {
  /** The targets that forms and daily screens name. */
  const inForce = (on: string): TargetRow[] =>
    targets.inForce(on).filter((one) => targetMeasures.some((measure) => measure === one.measure))

  /** By row; `known` levels, where given, hold `levelsOn` that day. */
  function at(rows: readonly UnitRow[], on: LocalDate, known?: ReadonlyMap<number, Levels>): Map<number, TargetFacts> {
    const ids = new Set(rows.map((row) => row.id))
    const found = inForce(on).filter((one) => ids.has(one.unitId))
    const unitIds = [...new Set(found.map((one) => one.unitId))]
    const stocks = known ?? levels.stocksAt(unitIds, levelsOfTargets(found), on)
    const facts = targetFacts.factsOf(found, {
      rowsOf: ({ unitId }) => [unitId],
      levelsOf: ({ unitId }) => stocks.get(unitId) ?? {},
      on,
    })
    const byUnit = Map.groupBy(
      found.map((target, index) => ({ target, fact: facts[index] })),
      ({ target }) => target.unitId,
    )
    return new Map([...byUnit].map(([id, ofUnit]) => [id, byMeasure(ofUnit)]))
  }

  /** Targets of whole units on a day, each counted over the rows that are its own; they are read once for all. */
  function wholeOn(on: LocalDate): (unitId: number, rowIds: readonly number[], stocks: Levels) => TargetFacts {
    const byUnit = Map.groupBy(inForce(on), (one) => one.unitId)
    return (unitId, rowIds, stocks) => {
      const found = byUnit.get(unitId) ?? []
      const facts = targetFacts.factsOf(found, { rowsOf: () => rowIds, levelsOf: () => stocks, on })
      return byMeasure(found.map((target, index) => ({ target, fact: facts[index] })))
    }
  }

  return {
    at,
    wholeOn,
    /** Levels that the targets in force on a day are read from. */
    levelsOn: (on: string): string[] => levelsOfTargets(inForce(on)),
  }
}

function byMeasure(found: readonly { target: TargetRow; fact: TargetFact | undefined }[]): TargetFacts {
  return Object.fromEntries(found.flatMap(({ target, fact }) => (fact === undefined ? [] : [[target.measure, fact]])))
}
