/**
 * What districts and clusters of now were given: of one into which others went whole, what all of them had to reach, each
 * by the one rule of units. The results are those of its rows of now; days of a period are those of each.
 */
import { sumReported } from '#shared/figures/effective.rules.ts'
import { targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { neededCount } from '#shared/kernel/progress.ts'
import { denominatorLevels, denominatorValue } from '#shared/targets/measures.rules.ts'
import { isThere } from '#shared/units/unit-history.rules.ts'
import type { Geography, RegroupedTarget } from './geography-facts.ts'
import type { GroupFacts, PeriodFacts, TargetFact } from './report-facts.ts'
import { groupTarget, sumKnown } from './report-ratio.rules.ts'
import { unitTarget } from './unit-target.rules.ts'

export interface GroupTargets {
  /** Targets of a unit of now. */
  readonly of: (code: string) => GroupFacts['ownTargets']
  /** Those that are told of another unit than they were given to, or of none. */
  readonly regrouped: readonly RegroupedTarget[]
}

/** @param then the facts as the units were */
export function groupTargetsNow(then: PeriodFacts, { groups, pieces }: Geography): GroupTargets {
  const { period } = then
  const now = new Map(groups.map(({ unit }) => [unit.code, unit.name]))
  const into = new Map(pieces.flatMap(({ from, to, whole }) => (whole ? [[from, to] as const] : [])))
  const heirOf = (code: string): string => {
    const to = into.get(code)
    return to === undefined ? code : heirOf(to)
  }
  const standing = (then.groups ?? []).filter(({ unit }) => isThere(unit, period.to))
  const byHeir = Map.groupBy(standing, ({ unit }) => heirOf(unit.code))
  const given = [...byHeir].flatMap(([code, sources]) =>
    targetMeasures.flatMap((measure) => {
      const [only, ...others] = sources
      const isSame = others.length === 0 && only?.unit.code === code && now.has(code)
      const own = sources.some(({ ownTargets }) => ownTargets[measure] !== undefined)
      return own && !isSame ? [{ code, measure, sources }] : []
    }),
  )
  return {
    of(code) {
      const own = standing.find(({ unit }) => unit.code === code)?.ownTargets ?? {}
      const together = given.flatMap(({ code: heir, measure, sources }) => {
        const target = heir === code ? togetherOf(sources, measure, period.to) : undefined
        return target === undefined ? [] : [[measure, target] as const]
      })
      return { ...own, ...Object.fromEntries(together) }
    },
    regrouped: [
      ...given.map(({ code, measure, sources }) => ({
        unitCode: code,
        unitName: now.get(code) ?? null,
        measure,
        parts: sources.map((group) => ({
          unitName: group.unit.name,
          needed: groupTarget(group, measure, period.to)?.needed ?? null,
        })),
      })),
      ...endedTargets(then, heirOf),
    ],
  }
}

/**
 * What a unit has to reach as its rows are now: of a share, what it comes to of the levels they have, so that result and
 * target are of the same people.
 * @param parts what the unit is made of: the rows of each added up, or its own level where no row has one
 */
export function sharesNow(
  targets: GroupFacts['ownTargets'],
  parts: readonly Pick<GroupFacts, 'rows' | 'ownStocks'>[],
): GroupFacts['ownTargets'] {
  return Object.fromEntries(
    targetMeasures.flatMap((measure): [TargetMeasure, TargetFact][] => {
      const target = targets[measure]
      if (target === undefined) return []
      const { share } = target
      const levels = Object.fromEntries(denominatorLevels(share?.of ?? '').map((code) => [code, levelOf(parts, code)]))
      const of = share === undefined ? null : denominatorValue(share.of, levels)
      if (share === undefined || of === null || of < 0) return [[measure, target]]
      return [[measure, { ...target, needed: neededCount(share.basisPoints, of) }]]
    }),
  )
}

function levelOf(parts: readonly Pick<GroupFacts, 'rows' | 'ownStocks'>[], code: string): number | null {
  return sumReported(
    parts.map(({ rows, ownStocks }) => sumReported(rows.map(({ stocks }) => stocks[code])) ?? ownStocks[code]),
  )
}

/**
 * What units were given that ended within the period.
 * @param heirOf the unit that one went into whole, itself where it went into none
 */
export function endedTargets(
  { groups = [], period }: PeriodFacts,
  heirOf: (code: string) => string = (code) => code,
): RegroupedTarget[] {
  return groups
    .filter(({ unit }) => !isThere(unit, period.to))
    .flatMap((group) =>
      targetMeasures.flatMap((measure): RegroupedTarget[] => {
        const needed = group.ownTargets[measure]?.needed ?? null
        const parts = [{ unitName: group.unit.name, needed }]
        const isGiven = group.ownTargets[measure] !== undefined
        return isGiven ? [{ unitCode: heirOf(group.unit.code), unitName: null, measure, parts, isEnded: true }] : []
      }),
    )
}

/** What units had to reach together. */
function togetherOf(groups: readonly GroupFacts[], measure: TargetMeasure, on: string): TargetFact | undefined {
  const { cumulative } = targetNumerators(measure)
  const told = unitTarget(
    undefined,
    groups.map((group) => ({
      name: group.unit.name,
      isInhabited: true,
      target: groupTarget(group, measure, on),
      cumulative: sumKnown(group.rows.map(({ stocks }) => stocks[cumulative])) ?? group.ownStocks[cumulative] ?? null,
    })),
    null,
  )
  if (told === undefined) return undefined
  const { source: _source, ...fact } = told
  return fact
}
