import { issuesOfRefusal } from '#renderer/rpc/use-group-saver.ts'
import { t } from '#renderer/texts/vi.ts'
import { issueText } from '#shared/texts/messages.ts'
import type { CampaignSheet } from './campaign-sheet.ts'

/** Why figures of a line are not saved, in words. */
export function cellMessages({ campaign, saving }: CampaignSheet, line: string): string[] {
  const failed = [...saving.cells.values()].filter(
    ({ place, state }) => place.campaignId === campaign.id && place.line === line && state === 'failed',
  )
  const unread = failed.filter(({ value }) => value === undefined)
  const refused =
    failed.length > unread.length ? issuesOfRefusal(saving.error).filter(({ where }) => where.path === line) : []
  return [
    ...unread.map(({ text }) => t('campaigns.unreadMessage', { text })),
    ...refused.map((issue) => issueText(issue)),
  ]
}
