import { sumReported } from '#shared/figures/effective.rules.ts'
import { neededCount } from '#shared/kernel/progress.ts'
import type { TargetFact } from '#shared/reports/report-facts.ts'
import { denominatorLevels, denominatorValue, measureFigures } from '#shared/targets/measures.rules.ts'
import type { TargetRow } from '../targets/targets.repo.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { Levels } from './levels.service.ts'

/** What a target's numerator and needed count are read from. */
export interface TargetSources {
  /** The rows that count towards a target: its own, or all of the whole unit. */
  readonly rowsOf: (target: TargetRow) => readonly number[]
  /** Levels of whoever the target is of, holding at least `levelsOf` it. */
  readonly levelsOf: (target: TargetRow) => Levels
  readonly on: string
}

export type TargetFactsService = ReturnType<typeof createTargetFactsService>

/** How much of each target is done at a day, and how many it needs. */
export function createTargetFactsService(repo: FiguresRepo) {
  /** Σ flow from each target's first day, of every row, asked once for targets of the same flow and beginning. */
  function flowsInPeriod(found: readonly TargetRow[], { rowsOf, on }: TargetSources): Map<string, number> {
    const sums = new Map<string, number>()
    const inPeriod = found.filter((one) => one.kind === 'in-period')
    for (const group of Map.groupBy(inPeriod, (one) => `${one.measure} ${one.from}`).values()) {
      const [first] = group
      const flow = first === undefined ? null : measureFigures(first.measure).flow
      if (first === undefined || flow === null) continue
      const ids = [...new Set(group.flatMap((one) => [...rowsOf(one)]))]
      for (const row of repo.sums(ids, [flow], first.from, on)) {
        const key = keyOf(first, row.unitId)
        sums.set(key, (sums.get(key) ?? 0) + row.total)
      }
    }
    return sums
  }

  return {
    /** In the order of the targets. */
    factsOf(found: readonly TargetRow[], sources: TargetSources): TargetFact[] {
      const flows = flowsInPeriod(found, sources)
      return found.map((target) => {
        const levels = sources.levelsOf(target)
        const numerator =
          target.kind === 'cumulative'
            ? levels[measureFigures(target.measure).cumulative]
            : sumReported(sources.rowsOf(target).map((id) => flows.get(keyOf(target, id))))
        const { kind, shareBp, denominator: of } = target
        const share = shareBp === null || of === null ? {} : { share: { basisPoints: shareBp, of } }
        return { kind, needed: neededOf(target, levels), numerator: numerator ?? null, ...share }
      })
    },
  }
}

/** Levels that the facts of targets are made of. */
export function levelsOfTargets(found: readonly Pick<TargetRow, 'measure' | 'denominator'>[]): string[] {
  return [
    ...new Set(
      found.flatMap(({ measure, denominator }) => [
        measureFigures(measure).cumulative,
        ...(denominator === null ? [] : denominatorLevels(denominator)),
      ]),
    ),
  ]
}

/** Levels of the whole unit: its rows added up, or its own where no row has any. */
export function wholeLevels(levels: ReadonlyMap<number, Levels>, rootId: number, rowIds: readonly number[]): Levels {
  const whole: Levels = {}
  for (const [code, own] of Object.entries(levels.get(rootId) ?? {})) {
    whole[code] = sumReported(rowIds.map((id) => levels.get(id)?.[code])) ?? own
  }
  return whole
}

/** The same of a unit that is shown by others: what each of them comes to added up, or its own where none has any. */
export function levelsOfParts(
  levels: ReadonlyMap<number, Levels>,
  rootId: number,
  parts: ReadonlyMap<number, readonly number[]>,
): Levels {
  const whole: Levels = {}
  for (const [code, own] of Object.entries(levels.get(rootId) ?? {})) {
    const ofParts = Array.from(
      parts,
      ([id, rowIds]) => sumReported(rowIds.map((row) => levels.get(row)?.[code])) ?? levels.get(id)?.[code],
    )
    whole[code] = sumReported(ofParts) ?? own
  }
  return whole
}

function neededOf(target: TargetRow, levels: Levels): number | null {
  if (target.count !== null) return target.count
  if (target.shareBp === null || target.denominator === null) return null
  const denominator = denominatorValue(target.denominator, levels)
  return denominator === null || denominator < 0 ? null : neededCount(target.shareBp, denominator)
}

function keyOf({ measure, from }: TargetRow, unitId: number): string {
  return `${measure} ${from} ${unitId}`
}
