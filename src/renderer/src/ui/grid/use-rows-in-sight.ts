import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows are drawn and left by as many at a time. */
const BLOCK = 30

/** Row indexes, the last one not included. */
export interface RowSpan {
  readonly from: number
  readonly to: number
}

/** The rows in sight and a block more on either side: of a long table only these have their cells. */
export function useRowsInSight(viewport: RefObject<HTMLDivElement | null>, rowCount: number): RowSpan {
  const [first, setFirst] = useState(0)
  const [last, setLast] = useState(1)
  useLayoutEffect(() => {
    const element = viewport.current
    if (element === null) return
    const follow = (): void => {
      const rowPx = element.querySelector('tbody tr')?.getBoundingClientRect().height ?? 0
      if (rowPx === 0) return
      setFirst(Math.floor(element.scrollTop / rowPx / BLOCK))
      setLast(Math.floor((element.scrollTop + element.clientHeight) / rowPx / BLOCK))
    }
    follow()
    const resized = new ResizeObserver(follow)
    resized.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', follow)
    }
    // Rows that come later make a tall screen show more of them.
  }, [viewport, rowCount])
  return { from: (first - 1) * BLOCK, to: (last + 2) * BLOCK }
}
