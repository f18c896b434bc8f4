/** The list of campaigns: where each stands in time, and how long it has left. */
import { t } from '#renderer/texts/vi.ts'
import type { CampaignSummary } from '#shared/campaigns/campaigns.schema.ts'
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts'

export type CampaignTime = 'running' | 'coming' | 'past'

interface Dates {
  readonly from: LocalDate
  readonly to: LocalDate
}

export function timeOf({ from, to }: Dates, on: LocalDate): CampaignTime {
  if (on < from) return 'coming'
  return on > to ? 'past' : 'running'
}

/** Running ones first, then those to come, then those that ended; the newest first within each. */
export function campaignGroups(
  campaigns: readonly CampaignSummary[],
  on: LocalDate,
): readonly (readonly [CampaignTime, readonly CampaignSummary[]])[] {
  const groups = Map.groupBy(campaigns, (one) => timeOf(one, on))
  return (['running', 'coming', 'past'] as const).flatMap((time) => {
    const found = groups.get(time)
    return found === undefined ? [] : [[time, found] as const]
  })
}

/** The one asked for, else the first running, else the first. */
export function chosenCampaign(
  campaigns: readonly CampaignSummary[],
  asked: string | undefined,
  on: LocalDate,
): CampaignSummary | undefined {
  return campaigns.find(({ id }) => id === asked) ?? campaignGroups(campaigns, on)[0]?.[1][0]
}

/** 'còn 12 ngày': days after this one in which work can go on. */
export function daysLeftText({ from, to }: Dates, on: LocalDate): string {
  if (on < from) return t('campaigns.startsIn', { count: daysBetween(on, from) })
  const left = daysBetween(on, to)
  if (left < 0) return t('campaigns.ended', { count: -left })
  return left === 0 ? t('campaigns.lastDay') : t('campaigns.daysLeft', { count: left })
}
