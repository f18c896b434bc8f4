import { useEffect, useState } from 'react'

interface Steps {
  readonly first: number
  readonly more: number
}

/**
 * How many of a long list are drawn: the first at once, more with every frame until all are, so that the window answers at
 * once and never stands still. It begins again with another list.
 * @param list what is drawn; the same object while it is the same list
 */
export function useDrawnCount(list: unknown, length: number, { first, more }: Steps): number {
  const [drawn, setDrawn] = useState({ list, count: first })
  const count = drawn.list === list ? drawn.count : first
  useEffect(() => {
    if (count >= length) return
    const frame = requestAnimationFrame(() => setDrawn({ list, count: count + more }))
    return () => cancelAnimationFrame(frame)
  }, [list, count, length, more])
  return count
}
