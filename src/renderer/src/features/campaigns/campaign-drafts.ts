import { createDraftStore } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import type { CampaignDraft } from './campaign-draft.ts'

/** Campaigns that are being written in this window. */
export const campaignDrafts = createDraftStore<CampaignDraft>({
  content: (draft) => ({ ...draft, newKind: '' }),
  message: (count) => t('campaigns.unsavedOnClose', { count }),
})
