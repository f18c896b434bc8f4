import { indicators, ratios } from './catalogue.ts'
import type { DatedLabel, Indicator, IndicatorGroup, RatioIndicator, TargetMeasure } from './indicators.schema.ts'

const byCode = new Map(indicators.map((one) => [one.code, one]))
const ratioByCode = new Map(ratios.map((one) => [one.code, one]))
const totalByPart = new Map(
  indicators
    .filter((one) => one.type === 'flow')
    .flatMap((total) => (total.parts ?? []).map((part) => [part, total.code] as const)),
)

/** The indicator of a code, or undefined. */
export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code)
}

/** The indicator of a code that is known to exist; throws a plain error otherwise. */
export function indicator(code: string): Indicator {
  const found = byCode.get(code)
  if (found === undefined) throw new Error(`no indicator ${code}`)
  return found
}

/** The ratio of a code that is known to exist; throws a plain error otherwise. */
export function ratioIndicator(code: string): RatioIndicator {
  const found = ratioByCode.get(code)
  if (found === undefined) throw new Error(`no ratio ${code}`)
  return found
}

/** The flow total a flow is a part of, if any: `EID1_COL` → `EID_COL`. */
export function totalOf(code: string): string | undefined {
  return totalByPart.get(code)
}

/** A total and its parts, or the code alone: the flows that may not be reported over overlapping spans. */
export function familyOf(code: string): readonly string[] {
  const total = indicator(code).parts === undefined ? totalOf(code) : code
  return total === undefined ? [code] : [total, ...(indicator(total).parts ?? [])]
}

/** True when the indicator may carry figures on that day. */
export function isValidOn(one: Indicator, on: string): boolean {
  return one.validFrom === undefined || one.validFrom <= on
}

/** Typed every day in the entry grid: all flows, and the stock of faulty files. */
export function entryIndicators(on: string): readonly Indicator[] {
  return indicators.filter((one) => (one.type === 'flow' || one.code === 'CC_ERR') && isValidOn(one, on))
}

/** Typed as dated populations. */
export function populationIndicators(on: string): readonly Indicator[] {
  return indicators.filter((one) => (one.group === 'population' || one.group === 'excluded') && isValidOn(one, on))
}

/** Typed as levels at a date, in the order they are typed: populations, reasons, cleaning, groups, faulty files. */
export function levelIndicators(on: string): readonly Indicator[] {
  const order = ['population', 'excluded', 'cleaning', 'community', 'card-return']
  return indicators
    .filter((one) => one.type === 'stock' && isValidOn(one, on))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
}

/** Balances that may be opened with a document: every derived stock. */
export function openingIndicators(on: string): readonly Indicator[] {
  return indicators.filter((one) => one.type === 'derived-stock' && isValidOn(one, on))
}

function labelOn(labels: readonly DatedLabel[], on: string): DatedLabel {
  const found = labels.findLast((one) => one.from <= on) ?? labels[0]
  if (found === undefined) throw new Error('an indicator without a label')
  return found
}

/** The label printed on that day: CCCD before 1/7/2024, căn cước after. */
export function indicatorLabel(code: string, on: string): string {
  return labelOn(byCode.get(code)?.labels ?? ratioIndicator(code).labels, on).label
}

/** The column label printed on that day. */
export function indicatorShortLabel(code: string, on: string): string {
  return labelOn(byCode.get(code)?.labels ?? ratioIndicator(code).labels, on).short
}

/** The group label printed on that day. */
export function groupLabel(group: IndicatorGroup, on: string): string {
  const card = on < '2024-07-01' ? 'CCCD' : 'Căn cước'
  const labels: Record<IndicatorGroup, string> = {
    population: 'Nhân khẩu',
    excluded: 'Không thu nhận được',
    'card-intake': `${card} trong ngày`,
    'card-age': `${card} theo độ tuổi`,
    'card-return': 'Thẻ',
    collected: 'Thu nhận định danh',
    approved: 'Phê duyệt',
    rejected: 'Không đạt',
    activated: 'Kích hoạt',
    cleaning: 'Làm sạch dữ liệu',
    community: 'Cộng đồng',
  }
  return labels[group]
}

/** The cumulative a target of this measure is compared with, and the flow it counts within a period. */
export function targetNumerators(measure: TargetMeasure): { readonly cumulative: string; readonly flow: string } {
  const numerators = {
    CC: { cumulative: 'CC_CUM', flow: 'CC_TOTAL' },
    COL: { cumulative: 'EID_COL_CUM', flow: 'EID_COL' },
    ACT: { cumulative: 'EID_ACT_CUM', flow: 'EID_ACT' },
  } as const
  return numerators[measure]
}
