import { type RefObject, useEffect, useRef } from 'react'

/** Where what has just come up takes the keyboard: the element itself, or a form's first field. */
export function useStartFocus<E extends HTMLElement>(): RefObject<E | null> {
  const place = useRef<E>(null)
  useEffect(() => {
    const element = place.current
    const target = element instanceof HTMLFormElement ? element.querySelector('input') : element
    target?.focus()
  }, [])
  return place
}
