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
/** The targets of one day, read once. */
export type MainTargets = ReturnType<MainTargetsService['on']>

/** The targets of the three measures that forms and daily screens name. */
export function createMainTargetsService({ targets, targetFacts, levels }: Parts) {
  function on(day: LocalDate) {
    const inForce = targets.inForce(day).filter((one) => targetMeasures.some((measure) => measure === one.measure))
    const byUnit = Map.groupBy(inForce, (one) => one.unitId)
    return {
      /** Levels that they are read from. */
      levels: levelsOfTargets(inForce),
      /** By row; `known` levels, where given, hold `levels`. */
      ofRows(rows: readonly UnitRow[], known?: ReadonlyMap<number, Levels>): Map<number, TargetFacts> {
        const ids = new Set(rows.map((row) => row.id))
        const found = inForce.filter((one) => ids.has(one.unitId))
        const unitIds = [...new Set(found.map((one) => one.unitId))]
        const stocks = known ?? levels.stocksAt(unitIds, levelsOfTargets(found), day)
        const facts = targetFacts.factsOf(found, {
          rowsOf: ({ unitId }) => [unitId],
          levelsOf: ({ unitId }) => stocks.get(unitId) ?? {},
          on: day,
        })
        const byRow = Map.groupBy(
          found.map((target, index) => ({ target, fact: facts[index] })),
          ({ target }) => target.unitId,
        )
        return new Map([...byRow].map(([id, ofRow]) => [id, byMeasure(ofRow)]))
      },
      /** Those of a whole unit, counted over the rows that are its own. */
      ofWhole(unitId: number, rowIds: readonly number[], stocks: Levels): TargetFacts {
        const found = byUnit.get(unitId) ?? []
        const facts = targetFacts.factsOf(found, { rowsOf: () => rowIds, levelsOf: () => stocks, on: day })
        return byMeasure(found.map((target, index) => ({ target, fact: facts[index] })))
      },
    }
  }

  return { on }
}

function byMeasure(found: readonly { target: TargetRow; fact: TargetFact | undefined }[]): TargetFacts {
  return Object.fromEntries(found.flatMap(({ target, fact }) => (fact === undefined ? [] : [[target.measure, fact]])))
}
