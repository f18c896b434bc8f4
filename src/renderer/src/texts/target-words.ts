import { findIndicator, groupLabel, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import {
  allTargetMeasures,
  denominatorLabel,
  denominatorLevels,
  measureFigures,
  measureLabel,
  type ShareDenominator,
  shareDenominators,
} from '#shared/targets/measures.rules.ts'
import { t } from './vi.ts'

export const kindNames = { cumulative: t('setup.kindCumulative'), 'in-period': t('setup.kindInPeriod') } as const
export const modeNames = { share: t('setup.modeShare'), count: t('setup.modeCount') } as const

interface Option<K extends string = string> {
  readonly value: K
  readonly label: string
}

/** Options of a select in the order the names are written. */
export function optionsOf<K extends string>(names: Readonly<Record<K, string>>): Option<K>[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }))
}

const mainNames: Readonly<Record<string, string>> = {
  CC: t('setup.measureCC'),
  COL: t('setup.measureCOL'),
  ACT: t('setup.measureACT'),
}
const denominatorNames: Readonly<Partial<Record<ShareDenominator, string>>> = {
  POP_ELIG: t('setup.denominatorElig'),
  POP_TOTAL: t('setup.denominatorTotal'),
  EID_COL_CUM: t('setup.denominatorCol'),
  EID_APP_CUM: t('setup.denominatorApp'),
}

/** What a target counts, as it is called on a day. */
export function measureName(measure: string, on: string): string {
  return mainNames[measure] ?? measureLabel(measure, on)
}

/** What a share is taken of, as it is called on a day. */
export function denominatorName(denominator: ShareDenominator, on: string): string {
  return denominatorNames[denominator] ?? denominatorLabel(denominator, on)
}

/** Everything a target may count on a day: the three of the daily screens, then the rest by group. */
export function measureOptions(on: string): { group: string; items: Option[] }[] {
  const option = (value: string): Option => ({ value, label: measureName(value, on) })
  const isMain = (code: string): boolean => targetMeasures.some((one) => one === code)
  const others = allTargetMeasures().flatMap((measure) => {
    const { flow, cumulative } = measureFigures(measure)
    const found = findIndicator(flow ?? cumulative)
    return isMain(measure) || found === undefined || !isValidOn(found, on) ? [] : [{ measure, group: found.group }]
  })
  const groups = [...Map.groupBy(others, ({ group }) => groupLabel(group, on))]
  return [
    { group: t('targets.mainMeasures'), items: targetMeasures.map(option) },
    ...groups.map(([group, found]) => ({ group, items: found.map(({ measure }) => option(measure)) })),
  ]
}

/** Everything a share may be taken of on a day. */
export function denominatorOptions(on: string): Option<ShareDenominator>[] {
  const isKnown = (code: string): boolean => {
    const found = findIndicator(code)
    return found !== undefined && isValidOn(found, on)
  }
  return shareDenominators
    .filter((denominator) => denominatorLevels(denominator).every(isKnown))
    .map((value) => ({ value, label: denominatorName(value, on) }))
}
