/** Targets as the units are now: the same rule over the rows of now, at one day. */
import { targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { progressOf, type Standing, totalsOf } from '#shared/targets/progress.rules.ts'
import type { TargetSource } from '#shared/targets/progress.schema.ts'
import { geographyRemarks } from './geography-remarks.rules.ts'
import type { PeriodFacts, TargetFact } from './report-facts.ts'
import { groupTarget, othersOf, totalTarget } from './report-ratio.rules.ts'
import type { TargetStandings } from './target-table.rules.ts'

interface Told {
  readonly unitCode: string
  readonly unitName: string
  readonly fact: TargetFact
  readonly source: TargetSource | null
}

/** Where the units of the facts stand against the three measures that a book tells of each row. */
export function standingsOf(facts: PeriodFacts): TargetStandings {
  const on = facts.period.to
  const asked = { on, calendar: { holidays: new Set<string>() }, window: null }
  const standingOf = (measure: TargetMeasure, { fact, ...told }: Told, isWhole: boolean): Standing => ({
    ...told,
    isWhole,
    needed: fact.needed,
    numerator: fact.numerator,
    last20: null,
    target: {
      unitCode: told.unitCode,
      measure,
      kind: fact.kind,
      needed: fact.needed === null ? null : { count: fact.needed },
      from: on,
      to: on,
      document: '',
    },
  })
  const standings = targetMeasures.flatMap((measure) =>
    toldUnits(facts, measure).map((told) => standingOf(measure, told, false)),
  )
  const whole = targetMeasures.flatMap((measure) => {
    const target = totalTarget(facts, measure)
    if (target === undefined) return []
    const { source, ...fact } = target
    return [standingOf(measure, { unitCode: '', unitName: '', fact, source }, true)]
  })
  const isTold = ({ target }: Standing): boolean => whole.some((one) => one.target.measure === target.measure)
  return { rows: progressOf(standings.filter(isTold), asked), totals: totalsOf(standings, whole, asked) }
}

function toldUnits(facts: PeriodFacts, measure: TargetMeasure): Told[] {
  const { groups = [], period } = facts
  const { cumulative } = targetNumerators(measure)
  const ofGroups = groups.flatMap((group): Told[] => {
    const target = groupTarget(group, measure, period.to)
    if (target === undefined) return []
    const { source, ...fact } = target
    return [{ unitCode: group.unit.code, unitName: group.unit.name, fact, source }]
  })
  const ofRows = othersOf(facts).flatMap(({ unit, targets, stocks }): Told[] => {
    const numerator = stocks[cumulative] ?? null
    const fact = targets[measure]
    // What is left of a divided unit has its line: without it the lines would not come to the total.
    const isLeft = unit.kind === 'unallocated' && numerator !== null && numerator !== 0
    if (fact === undefined && !isLeft) return []
    return [
      {
        unitCode: unit.code,
        unitName: unit.name,
        fact: fact ?? { kind: 'cumulative', needed: null, numerator },
        source: null,
      },
    ]
  })
  return [...ofGroups, ...ofRows]
}

/** What a sheet of targets says of the units it is told by. */
export function targetGeographyRemarks(facts: PeriodFacts): string[] {
  const { geography } = facts
  const regrouped = geography?.kind === 'now' ? geography.targets : []
  const isTold = (measure: TargetMeasure): boolean =>
    totalTarget(facts, measure) !== undefined || regrouped.some((one) => one.measure === measure)
  const stocks = targetMeasures.filter(isTold).map((measure) => targetNumerators(measure).cumulative)
  return geographyRemarks({ flows: new Set(), stocks: new Set(stocks) }, facts)
}
