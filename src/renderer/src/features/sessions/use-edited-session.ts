import { useState } from 'react'
import { useDrafts } from '#renderer/rpc/use-draft-store.ts'
import { draftProblems, type SessionDraft } from './session-draft.ts'
import { sessionDrafts } from './session-drafts.ts'
import { useSaveSession } from './use-save-session.ts'

interface EditedSession {
  readonly opened: SessionDraft
  /** It is in the book. */
  readonly isKnown: boolean
  readonly onClose: () => void
}

/** The open session as it stands in the window, and what can be done with it. */
export function useEditedSession({ opened, isKnown, onClose }: EditedSession) {
  const standing = useDrafts(sessionDrafts).get(opened.id)
  const draft = standing?.draft ?? opened
  const [isTried, setIsTried] = useState(false)
  const { command, save } = useSaveSession(opened, () => setIsTried(true))
  return {
    draft,
    hasChanges: standing !== undefined && (!isKnown || sessionDrafts.isChanged(standing)),
    /** Told once saving was tried. */
    problems: isTried ? draftProblems(draft) : [],
    command,
    save,
    change: (recipe: (now: SessionDraft) => SessionDraft): void => {
      command.reset()
      sessionDrafts.open(opened)
      sessionDrafts.change(opened.id, recipe)
    },
    close: (): void => {
      sessionDrafts.leave(opened.id)
      onClose()
    },
    discard: (): void => {
      command.reset()
      sessionDrafts.drop(opened.id)
      setIsTried(false)
      if (!isKnown) onClose()
    },
  }
}
