import { useSyncExternalStore } from 'react'

export interface ShownCode {
  readonly login: string
  readonly code: string
}

let shown: ShownCode | null = null
const listeners = new Set<() => void>()

function change(next: ShownCode | null): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Puts a new recovery code over everything: it is told once and never again, so it stands until it is put away. */
export function showCode(code: ShownCode): void {
  change(code)
}

/** The person has put the code away. */
export function hideCode(): void {
  change(null)
}

/** The recovery code to be put away now. */
export function useShownCode(): ShownCode | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
