import { invoke } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { createGroupSaver } from '#renderer/rpc/use-group-saver.ts'
import { plainSource } from '#renderer/ui/grid/grid-words.ts'
import type { CampaignFigure } from '#shared/campaigns/campaigns.schema.ts'

export interface CampaignPlace extends Omit<CampaignFigure, 'value'> {
  readonly campaignId: string
}

/** Figures of one line on one day stand or fall together. */
export function groupOfLine(line: string, from: string): string {
  return `${line} ${from}`
}

/** One for the window. */
export const campaignsSaver = createGroupSaver<CampaignPlace>({
  send: async (edits, cause) => {
    const campaigns = Map.groupBy(edits, ({ place }) => place.campaignId)
    for (const [campaignId, own] of campaigns)
      await invoke('campaigns.recordFigures', {
        clientId: newClientId(),
        campaignId,
        source: plainSource(cause),
        figures: own.map(({ place: { line, from, to }, value }) => ({ line, from, to, value: value ?? null })),
      })
  },
  groupOf: ({ where }) =>
    where.path === undefined || where.date === undefined ? undefined : groupOfLine(where.path, where.date),
})
