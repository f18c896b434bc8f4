/**
 * The ratios of a report, row by row and in total.
 *
 * A row has a numerator once it has an opening or any figure; a row with neither is left out of both sums of the total of
 * a population (domain.md §4.5), while a target counts in full (`unit-target.rules.ts`). A row with a numerator and no
 * denominator still counts with its numerator. Where no row has a population the total takes the unit's own. Targets
 * within a period bring their own numerator, so a row without a target has none then.
 */
import { ratioIndicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import type { RatioIndicator, TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { Ratio } from '#shared/kernel/ratio.ts'
import type { GroupFacts, PeriodFacts, RowFacts } from './report-facts.ts'
import { hasResidents } from './report-rows.rules.ts'
import { unitTarget, type TargetPart, type UnitTarget } from './unit-target.rules.ts'

/** What a numerator or a denominator is read from: a row, or the unit itself. */
type Levels = Pick<RowFacts, 'stocks' | 'targets'>

export interface RatioFigures {
  readonly code: string
  /** In the order of the facts' rows. */
  readonly rows: readonly Ratio[]
  readonly total: Ratio
  /** What each of the facts' groups comes to, in their order; none outside a province's book. */
  readonly groups: readonly Ratio[]
  /** Where the denominator of the total comes from. */
  readonly denominatorFrom: 'rows' | 'unit' | 'nowhere'
  /** The target that the total is told by, of a ratio on a target. */
  readonly target: UnitTarget | undefined
  /** True while what the ratio subtracts from its numerator is not reported for every row that has one. */
  readonly isGross: boolean
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** What a total is added up from: the whole unit, or in a province each unit that reports to it and the rows of none. */
type Part = GroupFacts | Pick<PeriodFacts, 'rows' | 'ownTargets' | 'ownStocks'>

/** What the total row shows of a level: Σ of the rows, or the unit's own where no row has any. */
function sumOrOwn(rows: readonly (number | null | undefined)[], own: number | null | undefined): number | null {
  return sumKnown(rows) ?? own ?? null
}

/** The same of a stock; in a province Σ of what its units show in their total rows. */
export function totalStock(facts: PeriodFacts, code: string): number | null {
  return totalOf(facts, ({ stocks }) => stocks[code])
}

/** The target of the whole unit. */
export function totalTarget(facts: PeriodFacts, measure: TargetMeasure): UnitTarget | undefined {
  const { groups = [], period } = facts
  const whole = groups.length === 0 ? facts.rows : othersOf(facts)
  return unitTarget(
    facts.ownTargets[measure],
    [
      ...groups.map((group) => ({
        name: group.unit.name,
        isInhabited: true,
        target: groupTarget(group, measure, period.to),
        cumulative: sumOrOwn(cumulatives(group, measure), ownCumulative(group, measure)),
      })),
      ...whole.map((row) => partOfRow(row, measure, period.to)),
    ],
    ownCumulative(facts, measure),
  )
}

/** The target of a unit that reports to the province. */
export function groupTarget(group: GroupFacts, measure: TargetMeasure, on: string): UnitTarget | undefined {
  return unitTarget(
    group.ownTargets[measure],
    group.rows.map((row) => partOfRow(row, measure, on)),
    ownCumulative(group, measure),
  )
}

/** A row that ended before the day is no longer given anything. */
function partOfRow(row: RowFacts, measure: TargetMeasure, on: string): TargetPart {
  const { unit, targets, stocks } = row
  const isThere = unit.validTo === null || unit.validTo >= on
  return {
    name: unit.name,
    isInhabited: isThere && hasResidents(row),
    target: targets[measure],
    cumulative: stocks[targetNumerators(measure).cumulative] ?? null,
  }
}

function cumulatives({ rows }: Part, measure: TargetMeasure): (number | null | undefined)[] {
  return rows.map(({ stocks }) => stocks[targetNumerators(measure).cumulative])
}

function ownCumulative({ ownStocks }: Part, measure: TargetMeasure): number | null {
  return ownStocks[targetNumerators(measure).cumulative] ?? null
}

function totalOf(facts: PeriodFacts, read: (levels: Levels) => number | null | undefined): number | null {
  return sumOrOwn(
    partsOf(facts).map((part) => sumOrOwn(part.rows.map(read), read(ownOf(part)))),
    read(ownOf(facts)),
  )
}

function ownOf({ ownStocks, ownTargets }: Part): Levels {
  return { stocks: ownStocks, targets: ownTargets }
}

function partsOf(facts: PeriodFacts): readonly Part[] {
  const { groups } = facts
  return groups === undefined ? [facts] : [...groups, { rows: othersOf(facts), ownStocks: {}, ownTargets: {} }]
}

/** Rows of the province that are no unit's. */
export function othersOf({ rows, groups = [] }: Pick<PeriodFacts, 'rows' | 'groups'>): RowFacts[] {
  const grouped = new Set(groups.flatMap((group) => group.rows))
  return rows.filter((row) => !grouped.has(row))
}

export function ratioFigures(code: string, facts: PeriodFacts): RatioFigures {
  const ratio = ratioIndicator(code)
  const own = ownOf(facts)
  const { denominator: of } = ratio
  const measure = of.kind === 'target' ? of.measure : undefined
  const targetOfPart = (group: GroupFacts) =>
    measure === undefined ? undefined : groupTarget(group, measure, facts.period.to)
  const parts = partsOf(facts).map((part) => ({ part, inPeriod: countsInPeriod(ratio, part, facts) }))
  const figures = new Map<RowFacts, Ratio>()
  const totals = parts.map(({ part, inPeriod }) => {
    const rows = part.rows.map((row) => readRatio(ratio, row, inPeriod))
    part.rows.forEach((row, index) => figures.set(row, rows[index] ?? unknown))
    const sum = totalRatio(rows, readRatio(ratio, ownOf(part), inPeriod))
    const target = 'unit' in part ? targetOfPart(part) : undefined
    return target === undefined ? sum : { num: target.numerator, den: target.needed }
  })
  const unit = readRatio(
    ratio,
    own,
    parts.every(({ inPeriod }) => inPeriod),
  )
  const isOnePart = facts.groups === undefined
  const [first = unknown] = totals
  const rows = facts.rows.map((row) => figures.get(row) ?? unknown)
  const hasRowDenominators = rows.some((row) => row.den !== null)
  const sum = isOnePart ? first : totalRatio(totals, unit)
  const target = measure === undefined ? undefined : totalTarget(facts, measure)
  const total = target === undefined ? sum : { num: target.numerator, den: target.needed }
  return {
    code,
    rows,
    total,
    target,
    groups: totals.slice(0, facts.groups?.length ?? 0),
    denominatorFrom: hasRowDenominators ? 'rows' : total.den === null ? 'nowhere' : 'unit',
    isGross: isGross(ratio, facts.rows),
  }
}

const unknown: Ratio = { num: null, den: null }

function readRatio(ratio: RatioIndicator, levels: Levels, inPeriod: boolean): Ratio {
  return { num: numerator(ratio, levels, inPeriod), den: denominator(ratio, levels) }
}

/** Σ of the numerators over Σ of the denominators of those that have one, or the unit's own where none has. */
function totalRatio(rows: readonly Ratio[], unit: Ratio): Ratio {
  const counted = rows.filter((row) => row.num !== null)
  const hasDenominators = rows.some((row) => row.den !== null)
  return {
    num: sumOrOwn(
      rows.map((row) => row.num),
      unit.num,
    ),
    den: hasDenominators ? sumKnown(counted.map((row) => row.den)) : unit.den,
  }
}

function numerator(ratio: RatioIndicator, levels: Levels, inPeriod: boolean): number | null {
  const target = targetOf(ratio, levels)
  if (target?.kind === 'in-period') return target.numerator
  if (target === undefined && inPeriod) return null
  const whole = levels.stocks[ratio.numerator] ?? null
  const less = ratio.less === undefined ? 0 : (levels.stocks[ratio.less] ?? 0)
  return whole === null ? null : whole - less
}

/** Every population of the denominator must be known: a blank one is not 0. */
function denominator(ratio: RatioIndicator, levels: Levels): number | null {
  if (ratio.denominator.kind === 'target') return targetOf(ratio, levels)?.needed ?? null
  const parts = ratio.denominator.codes.map((code) => levels.stocks[code] ?? null)
  return parts.includes(null) ? null : sumKnown(parts)
}

/**
 * The rows' targets say whether the ratio counts a period; the unit's own does where no row has one, and a part without
 * any target follows the whole.
 */
function countsInPeriod(ratio: RatioIndicator, part: Part, facts: PeriodFacts): boolean {
  const targetsOf = (levels: readonly Levels[]) => levels.flatMap((one) => targetOf(ratio, one) ?? [])
  const found = [
    targetsOf(part.rows),
    targetsOf([ownOf(part)]),
    targetsOf([...facts.rows, ...(facts.groups ?? []).map(ownOf)]),
    targetsOf([ownOf(facts)]),
  ].find((targets) => targets.length > 0)
  return (found ?? []).some((target) => target.kind === 'in-period')
}

function targetOf(ratio: RatioIndicator, levels: Levels) {
  return ratio.denominator.kind === 'target' ? levels.targets[ratio.denominator.measure] : undefined
}

function isGross({ less, numerator: whole }: RatioIndicator, rows: readonly Levels[]): boolean {
  if (less === undefined) return false
  return (
    rows.every((row) => typeof row.stocks[less] !== 'number') ||
    rows.some((row) => typeof row.stocks[whole] === 'number' && typeof row.stocks[less] !== 'number')
  )
}

const targetNames: Readonly<Record<TargetMeasure, string>> = {
  CC: 'Chỉ tiêu thu nhận thẻ',
  COL: 'Chỉ tiêu thu nhận định danh',
  ACT: 'Chỉ tiêu kích hoạt',
}

/** What a target is called in remarks: 'Chỉ tiêu kích hoạt'. */
export function targetName(measure: TargetMeasure): string {
  return targetNames[measure]
}
