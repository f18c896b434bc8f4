import { createContext, useContext, useEffect, useId } from 'react'

/** Something a person can do, in one place for the palette, the shortcut help and the keyboard. */
export interface UserAction {
  /** Permanent, `area.verb`: 'entry.close-day'. */
  readonly id: string
  readonly label: string
  readonly group: string
  /** As in shortcut.ts: 'Ctrl+K'. More than one may run the same action. */
  readonly shortcuts?: readonly string[]
  /** False: neither offered nor run. Missing means true. */
  readonly isEnabled?: boolean
  /** Offered in the palette only once something is typed (long lists: communes). */
  readonly isFoundBySearchOnly?: boolean
  run(): void
}

const layers = ['frame', 'screen'] as const
type ActionLayer = (typeof layers)[number]

/**
 * The actions of what is on screen now: each mounted component contributes its own list and takes it back when it goes.
 * When two claim one shortcut the screen wins over the frame around it.
 */
export class ActionRegistry {
  readonly #lists = new Map<string, { readonly layer: ActionLayer; readonly actions: readonly UserAction[] }>()
  readonly #listeners = new Set<() => void>()
  #enabled: readonly UserAction[] = []

  set(owner: string, actions: readonly UserAction[], layer: ActionLayer): void {
    this.#lists.set(owner, { layer, actions })
    this.#changed()
  }

  remove(owner: string): void {
    this.#lists.delete(owner)
    this.#changed()
  }

  /** Enabled actions, the frame's first. The same array until something changes. */
  readonly enabled = (): readonly UserAction[] => this.#enabled

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changed(): void {
    const lists = [...this.#lists.values()]
    this.#enabled = layers
      .flatMap((layer) => lists.filter((list) => list.layer === layer))
      .flatMap((list) => list.actions)
      .filter((action) => action.isEnabled !== false)
    for (const listener of this.#listeners) listener()
  }
}

const RegistryContext = createContext(new ActionRegistry())

export function useActionRegistry(): ActionRegistry {
  return useContext(RegistryContext)
}

/** False around what is kept but not shown now: its actions are neither offered nor run. */
export const ShownContext = createContext(true)

const nothing: readonly UserAction[] = []

/** Offers actions while the component is mounted and shown; give a memoised array. */
export function useActions(actions: readonly UserAction[], layer: ActionLayer = 'screen'): void {
  const registry = useActionRegistry()
  const owner = useId()
  const offered = useContext(ShownContext) ? actions : nothing
  useEffect(() => registry.set(owner, offered, layer), [registry, owner, offered, layer])
  useEffect(() => () => registry.remove(owner), [registry, owner])
}
