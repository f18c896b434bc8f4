/** Which columns the entry grid shows, in which order, and the row of numbers under them. */
import { entryIndicators, groupLabel, indicatorShortLabel } from '#shared/indicators/indicators.rules.ts'
import type { Indicator, IndicatorGroup } from '#shared/indicators/indicators.schema.ts'

/** A column of the grid. `typed`: an indicator, written into FIXED; `mobile`: the mobile part of it, derived. */
export interface EntryColumn {
  readonly id: string
  readonly indicator: string
  readonly kind: 'typed' | 'mobile'
  readonly group: IndicatorGroup
  readonly groupLabel: string
  readonly label: string
  /** Ids of shown columns this one is the sum of; empty unless all its parts are shown. */
  readonly sumOf: readonly string[]
  /** "(6)=3+4+5", counted from (1) STT and (2) Đơn vị. */
  readonly numberLabel: string
}

/** Printed order: what is handled first comes first, the cards last. Rejections stand with the approvals. */
const groupOrder = ['card-intake', 'card-age', 'collected', 'approved', 'rejected', 'activated', 'card-return'] as const

const mobileSuffix = '@MOBILE'
const firstNumber = 3

const defaultIds: readonly string[] = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  `CC_TOTAL${mobileSuffix}`,
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID1_APP',
  'EID2_APP',
  'EID_REJ',
  'EID1_ACT',
  'EID2_ACT',
  'EID_ACT',
  'CC_RCV',
  'CC_DLV',
]

/** Ids of the columns shown until a person chooses others. */
export function defaultEntryColumns(): readonly string[] {
  return defaultIds
}

/** Every column that may be shown on that day, in printed order. */
export function availableEntryColumns(on: string): EntryColumn[] {
  return columnsOf(on, () => true)
}

/** The columns to show: those chosen (the default ones when none is) that exist on that day, numbered. */
export function entryColumns(on: string, chosen: readonly string[]): EntryColumn[] {
  const ids = new Set(chosen.length === 0 ? defaultIds : chosen)
  return columnsOf(on, (id) => ids.has(id))
}

function columnsOf(on: string, isShown: (id: string) => boolean): EntryColumn[] {
  const indicators = entryIndicators(on)
  const ordered = groupOrder.flatMap((group) => indicators.filter((one) => one.group === group))
  const places = ordered
    .flatMap((one) => [
      { id: one.code, kind: 'typed' as const, one },
      ...(isCounted(one) ? [{ id: one.code + mobileSuffix, kind: 'mobile' as const, one }] : []),
    ])
    .filter(({ id }) => isShown(id))
  const numbers = new Map(places.map(({ id }, index) => [id, index + firstNumber]))
  return places.map(({ id, kind, one }) => {
    const sumOf = kind === 'typed' ? shownParts(one, numbers) : []
    return {
      id,
      indicator: one.code,
      kind,
      group: one.group === 'rejected' ? 'approved' : one.group,
      groupLabel: groupLabel(one.group === 'rejected' ? 'approved' : one.group, on),
      label: kind === 'mobile' ? mobileLabel(one, on) : columnLabel(one, on),
      sumOf,
      numberLabel: numberLabel(
        numbers.get(id) ?? 0,
        sumOf.map((part) => numbers.get(part) ?? 0),
      ),
    }
  })
}

/** Totals can be shown with their mobile part; the mobile part of every flow is in the cell itself. */
function isCounted(one: Indicator): boolean {
  return one.type === 'flow' && one.parts !== undefined
}

function shownParts(one: Indicator, numbers: ReadonlyMap<string, number>): readonly string[] {
  const parts = one.parts ?? []
  return parts.every((part) => numbers.has(part)) ? parts : []
}

function columnLabel(one: Indicator, on: string): string {
  const short = indicatorShortLabel(one.code, on)
  if (one.group !== 'rejected') return short
  return one.parts === undefined ? `Không đạt ${short.toLocaleLowerCase('vi').replace('mđ', 'MĐ')}` : 'Không đạt'
}

function mobileLabel(one: Indicator, on: string): string {
  return one.group === 'rejected' ? `${columnLabel(one, on)} lưu động` : 'Lưu động'
}

function numberLabel(number: number, parts: readonly number[]): string {
  return parts.length === 0 ? `(${number})` : `(${number})=${parts.join('+')}`
}
