/**
 * The ratios of a report, row by row and in total.
 *
 * A row has a numerator once it has an opening or any figure; a row with neither is left out of both sums of the total.
 * A row with a numerator and no denominator still counts with its numerator. Where no row has a denominator the total
 * takes the unit's own. Targets within a period bring their own numerator, so a row without a target has none then.
 */
import { ratioIndicator } from '#shared/indicators/indicators.rules.ts'
import type { RatioIndicator, TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { Ratio } from '#shared/kernel/ratio.ts'
import type { PeriodFacts, RowFacts } from './report-facts.ts'

/** What a numerator or a denominator is read from: a row, or the unit itself. */
type Levels = Pick<RowFacts, 'stocks' | 'targets'>

export interface RatioFigures {
  readonly code: string
  /** In the order of the facts' rows. */
  readonly rows: readonly Ratio[]
  readonly total: Ratio
  /** Where the denominator of the total comes from. */
  readonly denominatorFrom: 'rows' | 'unit' | 'nowhere'
  /** True while what the ratio subtracts from its numerator is not reported for every row that has one. */
  readonly isGross: boolean
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** What the total row shows of a level: Σ of the rows, or the unit's own where no row has any. */
export function sumOrOwn(rows: readonly (number | null | undefined)[], own: number | null | undefined): number | null {
  return sumKnown(rows) ?? own ?? null
}

export function ratioFigures(code: string, facts: PeriodFacts): RatioFigures {
  const ratio = ratioIndicator(code)
  const own: Levels = { stocks: facts.ownStocks, targets: facts.ownTargets }
  const inPeriod = countsInPeriod(ratio, facts.rows, own)
  const read = (levels: Levels): Ratio => ({ num: numerator(ratio, levels, inPeriod), den: denominator(ratio, levels) })
  const rows = facts.rows.map(read)
  const unit = read(own)

  const counted = rows.filter((row) => row.num !== null)
  const hasRowDenominators = rows.some((row) => row.den !== null)
  const den = hasRowDenominators ? sumKnown(counted.map((row) => row.den)) : unit.den
  return {
    code,
    rows,
    total: {
      num: sumOrOwn(
        rows.map((row) => row.num),
        unit.num,
      ),
      den,
    },
    denominatorFrom: hasRowDenominators ? 'rows' : unit.den === null ? 'nowhere' : 'unit',
    isGross: isGross(ratio, facts.rows),
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

/** The rows' targets say whether the ratio counts a period; the unit's own does where no row has one. */
function countsInPeriod(ratio: RatioIndicator, rows: readonly Levels[], own: Levels): boolean {
  const targets = rows.flatMap((row) => targetOf(ratio, row) ?? [])
  if (targets.length === 0) return targetOf(ratio, own)?.kind === 'in-period'
  return targets.some((target) => target.kind === 'in-period')
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
