/** Sessions that are being written in this window. They outlive the panel and the screen, so that nothing typed is lost. */
import { notifications } from '@mantine/notifications'
import { useSyncExternalStore } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { addUnsavedWork } from '#renderer/rpc/unsaved-work.ts'
import { t } from '#renderer/texts/vi.ts'
import type { SessionDraft } from './session-draft.ts'

export interface OpenDraft {
  readonly draft: SessionDraft
  /** As it was opened. */
  readonly opened: SessionDraft
  /** Names the save it would be: each change makes it another one. */
  readonly clientId: string
}

let drafts: ReadonlyMap<string, OpenDraft> = new Map()
const listeners = new Set<() => void>()

function put(next: ReadonlyMap<string, OpenDraft>): void {
  drafts = next
  holdClosing(countChanged() > 0)
  for (const listener of listeners) listener()
}

/** The draft of a session as it is now, without waiting for a redraw; undefined while nothing was typed. */
export function currentDraft(id: string): OpenDraft | undefined {
  return drafts.get(id)
}

/** Begins a session that is not in the book. */
export function openDraft(draft: SessionDraft): void {
  put(new Map([...drafts, [draft.id, { draft, opened: draft, clientId: newClientId() }]]))
}

/** Changes a session from what it is in the window, or else from how it was opened. */
export function changeDraft(opened: SessionDraft, recipe: (now: SessionDraft) => SessionDraft): void {
  const standing = drafts.get(opened.id) ?? { draft: opened, opened }
  const draft = recipe(standing.draft)
  put(new Map([...drafts, [opened.id, { draft, opened: standing.opened, clientId: newClientId() }]]))
}

/** A session that was saved while it was typed in further: what came since is a change of what was saved. */
export function rebaseDraft(saved: SessionDraft): void {
  const standing = drafts.get(saved.id)
  if (standing === undefined) return
  const draft = { ...standing.draft, basedOn: saved.basedOn }
  put(new Map([...drafts, [saved.id, { draft, opened: saved, clientId: newClientId() }]]))
}

/** The session was saved, or what was typed is given up. */
export function dropDraft(id: string): void {
  put(new Map([...drafts].filter(([key]) => key !== id)))
}

/** Closing a session in which nothing was changed leaves no draft behind. */
export function leaveDraft(id: string): void {
  const standing = drafts.get(id)
  if (standing !== undefined && !isChanged(standing)) dropDraft(id)
}

/** True when something differs from what was opened. */
export function isChanged({ draft, opened }: Pick<OpenDraft, 'draft' | 'opened'>): boolean {
  return JSON.stringify(draft) !== JSON.stringify(opened)
}

function countChanged(): number {
  return [...drafts.values()].filter(isChanged).length
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All drafts by session. */
export function useDrafts(): ReadonlyMap<string, OpenDraft> {
  return useSyncExternalStore(subscribe, () => drafts)
}

// A session is saved as a whole and on purpose: whoever ends the window's session is told how many are not.
addUnsavedWork({
  save: () => Promise.resolve(countChanged()),
  count: countChanged,
  drop: () => {
    put(new Map())
    return Promise.resolve()
  },
})

let isHeld = false

/** The first attempt to close the window is held up and says so, the next one goes through. */
function holdClosing(hasDrafts: boolean): void {
  if (hasDrafts === isHeld) return
  isHeld = hasDrafts
  if (hasDrafts) window.addEventListener('beforeunload', hold)
  else window.removeEventListener('beforeunload', hold)
}

function hold(event: BeforeUnloadEvent): void {
  window.removeEventListener('beforeunload', hold)
  event.preventDefault()
  const message = t('sessions.unsavedOnClose', { count: countChanged() })
  notifications.show({ color: 'red', autoClose: false, message })
}
