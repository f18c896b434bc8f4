import { newClientId } from './client-id.ts'

/** A record while it is written. */
export interface OpenDraft<D> {
  readonly draft: D
  /** As it was opened. */
  readonly opened: D
  /** Names the save it would be: each change makes it another one. */
  readonly clientId: string
}

/** Records that are being written in this window, each saved as a whole and on purpose. They outlive panel and screen. */
export class DraftStore<D extends { readonly id: string }> {
  readonly #content: (draft: D) => unknown
  readonly #listeners = new Set<() => void>()
  #drafts: ReadonlyMap<string, OpenDraft<D>> = new Map()

  /** `content`: what of a draft is a change when it differs; all of it unless said. */
  constructor(content: (draft: D) => unknown = (draft) => draft) {
    this.#content = content
  }

  /** All drafts by record; a new map after every change. */
  readonly drafts = (): ReadonlyMap<string, OpenDraft<D>> => this.#drafts

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to write a record, unless it is being written already. */
  open(draft: D): void {
    if (!this.#drafts.has(draft.id)) this.#put({ draft, opened: draft, clientId: newClientId() })
  }

  /** Changes a record that is being written; one that was saved or given up meanwhile is left alone. */
  change(id: string, recipe: (now: D) => D): void {
    const standing = this.#drafts.get(id)
    if (standing === undefined) return
    this.#put({ draft: recipe(standing.draft), opened: standing.opened, clientId: newClientId() })
  }

  /** The save `clientId` is in the book as `saved`: what was typed since stays, carried over to it as a change. */
  settle(saved: D, clientId: string, carry: (now: D) => D): void {
    const standing = this.#drafts.get(saved.id)
    if (standing === undefined) return
    if (standing.clientId === clientId) this.drop(saved.id)
    else this.#put({ draft: carry(standing.draft), opened: saved, clientId: newClientId() })
  }

  /** The record was saved, or what was typed is given up. */
  drop(id: string): void {
    this.#changed(new Map([...this.#drafts].filter(([key]) => key !== id)))
  }

  /** Closing a record in which nothing was changed leaves no draft behind. */
  leave(id: string): void {
    const standing = this.#drafts.get(id)
    if (standing !== undefined && !this.isChanged(standing)) this.drop(id)
  }

  dropAll(): void {
    this.#changed(new Map())
  }

  /** True when something differs from what was opened. */
  readonly isChanged = ({ draft, opened }: Pick<OpenDraft<D>, 'draft' | 'opened'>): boolean =>
    JSON.stringify(this.#content(draft)) !== JSON.stringify(this.#content(opened))

  /** How many drafts differ from what was opened. */
  readonly countChanged = (): number => [...this.#drafts.values()].filter(this.isChanged).length

  #put(open: OpenDraft<D>): void {
    this.#changed(new Map([...this.#drafts, [open.draft.id, open]]))
  }

  #changed(drafts: ReadonlyMap<string, OpenDraft<D>>): void {
    this.#drafts = drafts
    for (const listener of this.#listeners) listener()
  }
}
