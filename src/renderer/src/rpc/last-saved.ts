import { useSyncExternalStore } from 'react'
import { currentTimeText } from '#renderer/texts/instant-text.ts'

let savedAt: string | null = null
const listeners = new Set<() => void>()

/** Says that a command of this window has just been made durable. */
export function noteSaved(): void {
  savedAt = currentTimeText()
  for (const listener of listeners) listener()
}

/** The time 'HH:MM:SS' of the last change saved from this window, or null when there was none. */
export function useLastSaved(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => savedAt,
  )
}
