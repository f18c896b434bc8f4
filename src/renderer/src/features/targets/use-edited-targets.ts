import { useEffect, useMemo, useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { createDraftStore, useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import { changeDraft, openedDraft, type TargetDraft } from './target-draft.ts'

/** Targets that are being edited; whoever closes the window or ends its session is told. */
const drafts = createDraftStore<TargetDraft & { readonly id: string }>({
  message: () => t('targets.unsavedOnClose'),
})

/** The targets of an editor as they stand in the window; they go with the editor. */
export function useEditedTargets(stood: readonly Target[]) {
  const [id] = useState(newClientId)
  const [clientId] = useState(newClientId)
  const { draft: asStood, isMixed } = useMemo(() => openedDraft(stood), [stood])
  const opened = useMemo(() => ({ ...asStood, id }), [asStood, id])
  const standing = useDrafts(drafts).get(id)
  useEffect(() => () => drafts.drop(id), [id])
  const put = (recipe: (now: TargetDraft) => TargetDraft): void => {
    drafts.open(opened)
    drafts.change(id, (now) => ({ ...recipe(now), id }))
  }
  return {
    draft: standing?.draft ?? opened,
    /** Names the save it would be: each change makes it another one. */
    clientId: standing?.clientId ?? clientId,
    isMixed,
    isChanged: standing !== undefined && drafts.isChanged(standing),
    change: (changes: Partial<TargetDraft>) => put((now) => changeDraft(now, changes)),
    write: (texts: Readonly<Record<string, string>>) => put((now) => ({ ...now, cells: { ...now.cells, ...texts } })),
  }
}
