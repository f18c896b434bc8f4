import { useQueryClient } from '@tanstack/react-query'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { backendQuery, useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { contentOf, draftOf, type SessionDraft } from './session-draft.ts'
import { sessionDrafts } from './session-drafts.ts'

/** Saves a session as it stands in the window, with what is still in the field being typed in. */
export function useSaveSession(opened: SessionDraft, onTried: () => void) {
  const client = useQueryClient()
  const command = useBackendCommand('sessions.saveSession')
  const { mutateAsync, isPending } = command
  const send = async (): Promise<void> => {
    const standing = sessionDrafts.drafts().get(opened.id)
    const draft = standing?.draft ?? opened
    const content = contentOf(draft)
    if (content === null || isPending) return
    const clientId = standing?.clientId ?? newClientId()
    const { session } = await mutateAsync({ clientId, basedOn: draft.basedOn, ...content })
    await client.fetchQuery(backendQuery('sessions.getSession', { id: draft.id }))
    const saved = draftOf(session)
    sessionDrafts.settle(saved, clientId, (now) => ({ ...now, basedOn: saved.basedOn }))
  }
  const save = (): void => {
    leaveField()
    onTried()
    // What went wrong is the command's to show.
    send().catch(() => undefined)
  }
  return { command, save }
}

/** A field hands over what was typed when it is left; the keyboard comes back to it. */
function leaveField(): void {
  const held = document.activeElement
  if (!(held instanceof HTMLElement)) return
  held.blur()
  held.focus({ preventScroll: true })
}
