import { campaignsHandlers } from './campaigns/campaigns.handlers.ts'
import { createCampaignsSaving } from './campaigns/campaigns-saving.service.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import type { Book } from './wire-book.ts'

/** Campaigns on one open store. */
export function wireCampaigns({ campaigns, ledger, units, transaction }: Book): AreaHandlers<'campaigns'> {
  return campaignsHandlers(campaigns, createCampaignsSaving({ campaigns, ledger, units, transaction }))
}
