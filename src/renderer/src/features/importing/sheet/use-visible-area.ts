import { type RefObject, useLayoutEffect, useState } from 'react'

export interface VisibleArea {
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

const nothing: VisibleArea = { leftPx: 0, topPx: 0, widthPx: 0, heightPx: 0 }

/** The part of a scrolling element that is in sight; told at most once a frame. */
export function useVisibleArea(viewport: RefObject<HTMLElement | null>): VisibleArea {
  const [area, setArea] = useState(nothing)
  useLayoutEffect(() => {
    const element = viewport.current
    if (element === null) return undefined
    let frame = 0
    const look = (): void => {
      frame = 0
      setArea({
        leftPx: element.scrollLeft,
        topPx: element.scrollTop,
        widthPx: element.clientWidth,
        heightPx: element.clientHeight,
      })
    }
    const lookSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    look()
    const observer = new ResizeObserver(lookSoon)
    observer.observe(element)
    element.addEventListener('scroll', lookSoon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      element.removeEventListener('scroll', lookSoon)
    }
  }, [viewport])
  return area
}
