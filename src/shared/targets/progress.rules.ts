/** Where rows stand against their targets: verdicts and ranks by exact comparison, never of printed figures. */
import { type LocalDate, maxDate } from '#shared/kernel/local-date.ts'
import { compareRatios, rankByRatio, type Ratio, sumRatios } from '#shared/kernel/ratio.ts'
import {
  type Paced,
  type PaceFacts,
  type PaceWindow,
  paced,
  type WorkCalendar,
  workingDaysAfter,
} from './pace.rules.ts'
import type { TargetProgress, TargetTotal, Verdict } from './progress.schema.ts'
import type { Target } from './targets.schema.ts'

/** What is known of a row and its target. */
export interface Standing extends PaceFacts {
  readonly unitCode: string
  readonly unitName: string
  readonly target: Target
  /** The target of the whole unit, which is compared with none of its rows. */
  readonly isWhole: boolean
}

interface Asked {
  readonly on: LocalDate
  readonly calendar: WorkCalendar
  readonly window: PaceWindow | null
}

/**
 * Rows of the same measure are compared with their weighted average Σ numerators / Σ needed and ranked by numerator /
 * needed; rows that miss either count have no rank and are left out of both sums.
 */
export function progressOf(standings: readonly Standing[], asked: Asked): TargetProgress[] {
  const pace = pacer(asked)
  const rows = standings.filter((one) => !one.isWhole)
  const averages = new Map<string, Ratio>()
  const ranks = new Map<Standing, number | null>()
  for (const [measure, group] of Map.groupBy(rows, (one) => one.target.measure)) {
    const ratios = group.map(ratioOf)
    averages.set(measure, sumRatios(ratios).total)
    const placed = rankByRatio(ratios)
    group.forEach((one, index) => ranks.set(one, placed[index] ?? null))
  }
  return standings.map((one): TargetProgress => {
    const average = one.isWhole ? undefined : averages.get(one.target.measure)
    return {
      unitCode: one.unitCode,
      unitName: one.unitName,
      target: one.target,
      isWhole: one.isWhole,
      ...pace(factsOf(one), one.target.to),
      verdict: verdictOf(ratioOf(one), average),
      rank: ranks.get(one) ?? null,
    }
  })
}

/**
 * The rows of each measure added up. Its days left and forecast are up to the last day of its targets; a row that misses
 * its numerator or what it needs is named and left out of both sums.
 */
export function totalsOf(standings: readonly Standing[], asked: Asked): TargetTotal[] {
  const pace = pacer(asked)
  const groups = Map.groupBy(
    standings.filter((one) => !one.isWhole),
    (one) => one.target.measure,
  )
  return [...groups].map(([measure, group]): TargetTotal => {
    const { total, leftOut } = sumRatios(group.map(ratioOf))
    const counted = group.filter((_, index) => !leftOut.includes(index))
    const to = group.map((one) => one.target.to).reduce(maxDate)
    const known = counted.flatMap(({ last20 }) => (last20 === null ? [] : [last20]))
    const facts: PaceFacts = {
      numerator: total.num,
      needed: total.den,
      last20: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
    }
    return {
      measure,
      to,
      ...pace(facts, to),
      verdict: verdictOf(total, undefined),
      counted: counted.length,
      leftOut: leftOut.flatMap((index) => group[index]?.unitName ?? []),
    }
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
