/** Numbered corrections of approved days, as they are printed under the table. */
import { channelNote } from '#shared/figures/channel.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { AdjustmentFact } from './report-facts.ts'

type Change = AdjustmentFact['changes'][number]

/** Figures of a correction told one by one; more are only counted, with what they come to. */
const CHANGES_TOLD = 6

/** 'Điều chỉnh số 5 (16/04/2023, lý do: gõ nhầm): ngày 15/04/2023 Xã Ea Kly, Thu nhận CCCD: 12 → 15 (+3).' */
export function adjustmentRemarks(adjustments: readonly AdjustmentFact[]): string[] {
  return adjustments.map(({ number, openedOn, reason, changes }) => {
    const told = changes.slice(0, CHANGES_TOLD)
    const rest = changes.slice(CHANGES_TOLD)
    const days = [...Map.groupBy(told, daysText)].map(([days, ofDays]) => `${days} ${rowsText(ofDays)}`)
    return `Điều chỉnh số ${number} (${formatDate(openedOn)}, lý do: ${reason}): ${days.join('; ')}${restText(rest)}.`
  })
}

/** '+3', '-12', '0'. */
export function signedCount(change: number): string {
  return `${change > 0 ? '+' : ''}${formatCount(change)}`
}

function daysText({ from, to }: Change): string {
  const first = formatDate(localDate(from))
  return from === to ? `ngày ${first}` : `từ ngày ${first} đến ngày ${formatDate(localDate(to))}`
}

function rowsText(changes: readonly Change[]): string {
  return [...Map.groupBy(changes, ({ unitCode }) => unitCode).values()]
    .map((ofRow) => `${ofRow[0]?.unitName ?? ''}, ${ofRow.map(changeText).join(', ')}`)
    .join('; ')
}

function changeText(change: Change): string {
  const { indicator, channel, from, before, after } = change
  const label = `${indicatorLabel(indicator, from)}${channelNote(channel)}`
  return `${label}: ${countText(before)} → ${countText(after)} (${signedCount(difference(change))})`
}

function restText(rest: readonly Change[]): string {
  if (rest.length === 0) return ''
  const nets = [...Map.groupBy(rest, ({ indicator, from }) => indicatorLabel(indicator, from))].map(
    ([label, changes]) => `${label} ${signedCount(changes.reduce((sum, change) => sum + difference(change), 0))}`,
  )
  return `; và ${rest.length} số khác, chênh cộng lại: ${nets.join(', ')}`
}

function difference({ before, after }: Change): number {
  return (after ?? 0) - (before ?? 0)
}

/** Blank is not zero. */
function countText(count: number | null): string {
  return count === null ? 'trống' : formatCount(count)
}
