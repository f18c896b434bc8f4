import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { CampaignsSaving } from './campaigns-saving.service.ts'
import type { CampaignsService } from './campaigns.service.ts'

/** Contract of the campaigns area → its services. */
export function campaignsHandlers(campaigns: CampaignsService, saving: CampaignsSaving): AreaHandlers<'campaigns'> {
  return {
    'campaigns.listCampaigns': () => campaigns.listCampaigns(),
    'campaigns.listProgress': (input) => campaigns.listProgress(input),
    'campaigns.getProgress': (input) => campaigns.progress(input),
    'campaigns.getDays': (input) => campaigns.getDays(input),
    'campaigns.listHistory': (input) => campaigns.listHistory(input),
    'campaigns.saveCampaign': (input, caller) => saving.saveCampaign(input, caller.author),
    'campaigns.withdrawCampaign': (input, caller) => saving.withdrawCampaign(input, caller.author),
    'campaigns.recordFigures': (input, caller) => saving.recordFigures(input, caller.author),
  }
}
