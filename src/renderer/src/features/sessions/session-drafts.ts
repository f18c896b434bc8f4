import { createDraftStore } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import type { SessionDraft } from './session-draft.ts'

/** Sessions that are being written in this window. */
export const sessionDrafts = createDraftStore<SessionDraft>({
  message: (count) => t('sessions.unsavedOnClose', { count }),
})
