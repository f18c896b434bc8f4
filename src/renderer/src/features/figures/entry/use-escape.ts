import { type RefObject, useEffect } from 'react'

/** Esc inside a part of the screen. */
export function useEscape(part: RefObject<HTMLElement | null>, onEscape: () => void): void {
  useEffect(() => {
    const element = part.current
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape()
    }
    element?.addEventListener('keydown', escape)
    return () => element?.removeEventListener('keydown', escape)
  }, [part, onEscape])
}
