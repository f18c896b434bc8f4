import { createDraftStore } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ReorganisationDraft } from './reorganisation-draft.ts'

/** Reorganisations that are being written in this window. */
export const reorganisationDrafts = createDraftStore<ReorganisationDraft>({
  message: (count) => t('reorganisation.unsavedOnClose', { count }),
})
