import { t } from '#renderer/texts/vi.ts'
import { isMobileChannel } from '#shared/figures/channel.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'

interface CellOf {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
}

/** 'Xã Ea Kly, CCCD cấp mới'. */
export function cellText({ unitCode, indicator, channel }: CellOf, on: string, names: IssueNames): string {
  const label = indicatorLabel(indicator, on)
  return `${names.unit(unitCode)}, ${!isMobileChannel(channel) ? label : t('entry.mobileOf', { indicator: label })}`
}

/** A figure in a comparison: a blank one is named. */
export function countText(value: number | null): string {
  return value === null ? t('entry.blankValue') : formatCount(value)
}

/** 'Xã Ea Kly, CCCD cấp mới: 5 → trống'. */
export function changeText(
  change: CellOf & { readonly before: number | null; readonly after: number | null },
  on: string,
  names: IssueNames,
): string {
  return t('entry.historyChange', {
    cell: cellText(change, on, names),
    before: countText(change.before),
    after: countText(change.after),
  })
}
