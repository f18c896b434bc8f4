import { createDraftStore } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import type { ListDraft } from './service-list-draft.ts'

/** The list of services that is being changed in this window. */
export const serviceListDrafts = createDraftStore<ListDraft>({
  content: ({ document, edited, added }) => ({ document, edited, added }),
  message: () => t('services.unsavedOnClose'),
})
