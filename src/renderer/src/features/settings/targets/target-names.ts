import { t } from '#renderer/texts/vi.ts'

export const measureNames = {
  CC: t('setup.measureCC'),
  COL: t('setup.measureCOL'),
  ACT: t('setup.measureACT'),
} as const
export const kindNames = { cumulative: t('setup.kindCumulative'), 'in-period': t('setup.kindInPeriod') } as const
export const modeNames = { share: t('setup.modeShare'), count: t('setup.modeCount') } as const
export const denominatorNames = {
  POP_ELIG: t('setup.denominatorElig'),
  POP_TOTAL: t('setup.denominatorTotal'),
  EID_COL_CUM: t('setup.denominatorCol'),
  EID_APP_CUM: t('setup.denominatorApp'),
} as const

/** Options of a select in the order the names are written. */
export function optionsOf<K extends string>(names: Readonly<Record<K, string>>): { value: K; label: string }[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }))
}
