/** Campaigns that are being written in this window. They outlive the screen, so that nothing typed is lost. */
import { notifications } from '@mantine/notifications'
import { useSyncExternalStore } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { addUnsavedWork } from '#renderer/rpc/unsaved-work.ts'
import { t } from '#renderer/texts/vi.ts'
import type { CampaignDraft } from './campaign-draft.ts'

export interface OpenCampaign {
  readonly draft: CampaignDraft
  readonly opened: CampaignDraft
  /** Names the save it would be: each change makes it another one. */
  readonly clientId: string
}

let drafts: ReadonlyMap<string, OpenCampaign> = new Map()
const listeners = new Set<() => void>()

function put(next: ReadonlyMap<string, OpenCampaign>): void {
  drafts = next
  holdClosing(countChanged() > 0)
  for (const listener of listeners) listener()
}

/** Begins to write a campaign, unless it is being written already. */
export function openCampaign(draft: CampaignDraft): void {
  if (!drafts.has(draft.id)) put(new Map([...drafts, [draft.id, { draft, opened: draft, clientId: newClientId() }]]))
}

export function changeCampaign(id: string, recipe: (now: CampaignDraft) => CampaignDraft): void {
  const standing = drafts.get(id)
  if (standing === undefined) return
  put(new Map([...drafts, [id, { ...standing, draft: recipe(standing.draft), clientId: newClientId() }]]))
}

/** The campaign was saved, or what was typed is given up. */
export function dropCampaign(id: string): void {
  put(new Map([...drafts].filter(([key]) => key !== id)))
}

/** True when something differs from what was opened. */
export function isChanged({ draft, opened }: OpenCampaign): boolean {
  return JSON.stringify({ ...draft, newKind: '' }) !== JSON.stringify({ ...opened, newKind: '' })
}

function countChanged(): number {
  return [...drafts.values()].filter(isChanged).length
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All drafts by campaign. */
export function useCampaignDrafts(): ReadonlyMap<string, OpenCampaign> {
  return useSyncExternalStore(subscribe, () => drafts)
}

// A campaign is saved as a whole and on purpose: whoever ends the window's session is told how many are not.
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
  const message = t('campaigns.unsavedOnClose', { count: countChanged() })
  notifications.show({ color: 'red', autoClose: false, message })
}
