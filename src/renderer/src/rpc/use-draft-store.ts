import { useSyncExternalStore } from 'react'
import { DraftStore, type OpenDraft } from './draft-store.ts'
import { holdClosing } from './hold-closing.ts'
import { addUnsavedWork } from './unsaved-work.ts'

/**
 * Drafts for the window: whoever closes it, or ends the window's session, is told how many are not saved. `content` is
 * what of a draft is a change when it differs, `message` what closing says.
 */
export function createDraftStore<D extends { readonly id: string }>({
  content,
  message,
}: {
  readonly content?: (draft: D) => unknown
  readonly message: (count: number) => string
}): DraftStore<D> {
  const store = new DraftStore<D>(content)
  holdClosing({ subscribe: store.subscribe, count: store.countChanged, message })
  addUnsavedWork({
    save: () => Promise.resolve(store.countChanged()),
    count: store.countChanged,
    drop: () => {
      store.dropAll()
      return Promise.resolve()
    },
  })
  return store
}

/** All drafts by record. */
export function useDrafts<D extends { readonly id: string }>(store: DraftStore<D>): ReadonlyMap<string, OpenDraft<D>> {
  return useSyncExternalStore(store.subscribe, store.drafts)
}
