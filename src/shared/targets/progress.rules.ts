/** Where rows stand against their targets: verdicts and ranks by exact comparison, never of printed figures. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { compareRatios, rankByRatio, type Ratio, sumRatios } from '#shared/kernel/ratio.ts'
import {
  type Paced,
  type PaceFacts,
  type PaceWindow,
  paced,
  type WorkCalendar,
  workingDaysAfter,
} from './pace.rules.ts'
import type { TargetProgress, TargetSource, TargetTotal, Verdict } from './progress.schema.ts'
import type { Target } from './targets.schema.ts'

/** What is known of a row and its target. */
export interface Standing extends PaceFacts {
  readonly unitCode: string
  readonly unitName: string
  readonly target: Target
  /** The target of the whole unit, which is compared with none of its rows. */
  readonly isWhole: boolean
  /** Null for a row that has no rows itself. */
  readonly source: TargetSource | null
}

interface Asked {
  readonly on: LocalDate
  readonly calendar: WorkCalendar
  readonly window: PaceWindow | null
}

/**
 * Rows of the same measure are compared with their weighted average Σ numerators / Σ needed and ranked by numerator /
 * needed. Rows that miss either count have no rank and are in neither sum: what is not known is compared with nothing.
 */
export function progressOf(standings: readonly Standing[], asked: Asked): TargetProgress[] {
  const pace = pacer(asked)
  const rows = standings.filter((one) => !one.isWhole)
  const averages = new Map<string, Ratio>()
  const ranks = new Map<Standing, number | null>()
  for (const [measure, group] of Map.groupBy(rows, (one) => one.target.measure)) {
    averages.set(measure, sumRatios(group.map(ratioOf)).total)
    const placed = rankByRatio(group.map(ratioOf))
    group.forEach((one, index) => ranks.set(one, placed[index] ?? null))
  }
  return standings.map((one): TargetProgress => {
    const average = one.isWhole ? undefined : averages.get(one.target.measure)
    return {
      unitCode: one.unitCode,
      unitName: one.unitName,
      target: one.target,
      isWhole: one.isWhole,
      source: one.source,
      ...pace(factsOf(one), one.target.to),
      verdict: verdictOf(ratioOf(one), average),
      rank: ranks.get(one) ?? null,
    }
  })
}

/**
 * What the whole unit comes to, with who has no target and who has nothing to show yet.
 * @param whole the unit itself, once for each measure
 */
export function totalsOf(standings: readonly Standing[], whole: readonly Standing[], asked: Asked): TargetTotal[] {
  const pace = pacer(asked)
  return whole.flatMap((one): TargetTotal[] => {
    const { measure, to, kind } = one.target
    if (one.source === null) return []
    const rows = standings.filter(
      ({ isWhole, target, needed }) => !isWhole && target.measure === measure && needed !== null,
    )
    return [
      {
        measure,
        to,
        ...pace(factsOf(one), to),
        verdict: verdictOf(ratioOf(one), undefined),
        kind,
        source: one.source,
        counted: rows.length,
        silent: rows.filter(({ numerator }) => numerator === null).map(({ unitName }) => unitName),
        average: sumRatios(rows.map(ratioOf)).total,
      },
    ]
  })
}

/** Reached or not, and above or below the average; null while either count is not known. */
export function verdictOf(ratio: Ratio, average: Ratio | undefined): Verdict | null {
  if (ratio.num === null || ratio.den === null) return null
  const isKnown =
    ratio.den !== 0 && average !== undefined && average.num !== null && average.den !== null && average.den !== 0
  const order = isKnown ? compareRatios(ratio, average) : null
  return {
    isDone: ratio.num >= ratio.den,
    beside: order === null ? null : order > 0 ? 'above' : order < 0 ? 'below' : 'equal',
  }
}

function pacer({ on, calendar, window }: Asked): (facts: PaceFacts, to: LocalDate) => Paced {
  const ahead = workingDaysAfter(calendar, on)
  return (facts, to) => paced(facts, { on, to, ahead, paceDays: window?.days ?? 0 })
}

function ratioOf({ numerator, needed }: PaceFacts): Ratio {
  return { num: numerator, den: needed }
}

function factsOf({ needed, numerator, last20 }: PaceFacts): PaceFacts {
  return { needed, numerator, last20 }
}
