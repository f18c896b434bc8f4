/** What a target may count, and what its share may be taken of. */
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator, indicator, indicatorLabel, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'

/** The three measures that the daily screens and forms name, beside the totals they stand for. */
const totalsOfMeasures: ReadonlyMap<string, string> = new Map(
  targetMeasures.map((measure) => [targetNumerators(measure).flow, measure]),
)
/** Levels that say how many there are, not how many were done. */
const baseGroups: readonly string[] = ['population', 'excluded']
const baseCodes: readonly string[] = ['CC_ERR', 'CLEAN_ALL']

/** What a cumulative target is compared with, and the flow that one in a period adds up; a typed level has no flow. */
export interface MeasureFigures {
  readonly cumulative: string
  readonly flow: string | null
}

/** `EID_ACT` and `ACT` are one measure, and are kept under one name. */
export function canonicalMeasure(code: string): string {
  return totalsOfMeasures.get(code) ?? code
}

/** `CC`, `COL`, `ACT`, every other flow, and typed levels of work done. */
export function isTargetMeasure(code: string): boolean {
  if (targetMeasures.some((one) => one === code)) return true
  const found = findIndicator(code)
  if (found === undefined || totalsOfMeasures.has(code)) return false
  if (found.type === 'flow') return true
  return found.type === 'stock' && !baseGroups.includes(found.group) && !baseCodes.includes(code)
}

/** Every measure, the three of the daily screens first. */
export function allTargetMeasures(): readonly string[] {
  return [...targetMeasures, ...indicators.map((one) => one.code).filter(isTargetMeasure)]
}

/** Throws a plain error for what is no measure. */
export function measureFigures(measure: string): MeasureFigures {
  const main = targetMeasures.find((one) => one === measure)
  if (main !== undefined) return targetNumerators(main)
  return indicator(measure).type === 'flow'
    ? { cumulative: `${measure}_CUM`, flow: measure }
    : { cumulative: measure, flow: null }
}

/** 'Kích hoạt định danh điện tử', as it is called on that day. */
export function measureLabel(measure: string, on: string): string {
  const { cumulative, flow } = measureFigures(measure)
  return indicatorLabel(flow ?? cumulative, on)
}

/** Levels a target may be a share of; several are added up. */
export const shareDenominators = [
  'POP_ELIG',
  'POP_TOTAL',
  'POP_TOTAL+POP_TEMP',
  'POP_ELIG_U6',
  'POP_ELIG_6_13',
  'POP_ELIG_14P',
  'EID_COL_CUM',
  'EID_APP_CUM',
  'EID1_APP_CUM',
  'EID2_APP_CUM',
  'CC_RCV_CUM',
  'CLEAN_ALL',
] as const
export type ShareDenominator = (typeof shareDenominators)[number]

/** The levels that a denominator adds up. */
export function denominatorLevels(denominator: string): readonly string[] {
  return denominator.split('+')
}

/** Every level that some share may be taken of, that the catalogue has. */
export function shareLevels(): readonly string[] {
  return [...new Set(shareDenominators.flatMap(denominatorLevels))].filter((code) => findIndicator(code) !== undefined)
}

/** Null while any of its levels is: a population that was never given is not 0. */
export function denominatorValue(
  denominator: string,
  levels: Readonly<Record<string, number | null | undefined>>,
): number | null {
  return denominatorLevels(denominator).reduce<number | null>((sum, code) => {
    const level = levels[code] ?? null
    return sum === null || level === null ? null : sum + level
  }, 0)
}

/** 'Nhân khẩu thường trú + nhân khẩu tạm trú', as it is called on that day. */
export function denominatorLabel(denominator: string, on: string): string {
  return denominatorLevels(denominator)
    .map((code, index) => {
      const label = indicatorLabel(code, on)
      return index === 0 ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)
    })
    .join(' + ')
}
