/**
 * The sender's sheet as it looks, windowed in both directions. One element has the keyboard and names the current place
 * (`aria-activedescendant`); row 0 stands for the heads of the columns, column 0 for those of the rows.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, type Ref, useImperativeHandle, useRef } from 'react'
import { HeadRow } from './head-row.tsx'
import { PlaceMark, RowHeadMark } from './place-mark.tsx'
import styles from './sheet-grid.module.css'
import { movedBy } from './sheet-keys.ts'
import { type Place, placeId } from './sheet-places.ts'
import { SheetRows } from './sheet-rows.tsx'
import { boxOf, headHeightPx, type SheetView } from './sheet-view.ts'
import type { VisibleArea } from './use-visible-area.ts'

export interface SheetGridHandle {
  focus(): void
  /** Makes a place current and brings it into sight. */
  goTo(place: Place): void
}

interface SheetGridProps {
  readonly view: SheetView
  readonly area: VisibleArea
  readonly viewport: Ref<HTMLDivElement> & { readonly current: HTMLDivElement | null }
  readonly label: string
  readonly active: Place
  readonly hovered: Place | null
  readonly onMove: (place: Place) => void
  readonly onHover: (place: Place | null) => void
  /** Enter, Space or the menu key on the current place; `isColumn` asks for its column. */
  readonly onMenu: (place: Place, isColumn: boolean) => void
  readonly ref: Ref<SheetGridHandle>
  /** Laid over the sheet: the menu. */
  readonly children: ReactNode
}

export function SheetGrid(props: SheetGridProps) {
  const { view, area, viewport, active, hovered, onMove, onHover, onMenu, ref } = props
  const { size } = view
  useImperativeHandle(ref, () => ({
    focus: () => viewport.current?.focus({ preventScroll: true }),
    goTo: (place) => {
      onMove(place)
      reveal(viewport.current, view, place)
    },
  }))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((area.heightPx - headHeightPx) / 24) - 1)
    const moved = movedBy(event, active, { ...size, page })
    const isMenuKey = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
    if (moved !== null) {
      onMove(moved)
      reveal(viewport.current, view, moved)
    } else if (isMenuKey || ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.altKey)) {
      onMenu(active, event.shiftKey && event.key === 'Enter')
    } else return
    event.preventDefault()
  }
  const pressed = usePressed(onMove, onMenu)
  const isShown = view.isInSight(active)
  return (
    // The grid itself has the keyboard; its cells are told of by aria-activedescendant.
    <div
      ref={viewport}
      className={styles.viewport}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      aria-activedescendant={isShown ? placeId(active) : undefined}
      aria-readonly
      onKeyDown={onKeyDown}
      onPointerOver={(event) => onHover(placeOf(event))}
      onPointerLeave={() => onHover(null)}
      {...pressed}
    >
      <div
        className={styles.canvas}
        role="presentation"
        style={{
          width: view.gutterPx + view.geometry.widthPx,
          height: headHeightPx + view.geometry.heightPx,
        }}
      >
        <HeadRow view={view} active={active} />
        <SheetRows view={view} />
        <RowHeadMark view={view} place={active} />
        <PlaceMark view={view} place={hovered} kind="hovered" />
        <PlaceMark view={view} place={active} kind="active" />
        {props.children}
      </div>
    </div>
  )
}

/** A click makes a place current; on a head, or a second time on a cell, it opens the menu. */
function usePressed(onMove: (place: Place) => void, onMenu: (place: Place, isColumn: boolean) => void) {
  const down = useRef<Place | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>): void => {
      down.current = event.button === 0 ? placeOf(event) : null
      if (down.current !== null) onMove(down.current)
    },
    onClick: (event: { readonly target: EventTarget; readonly detail: number }): void => {
      const place = placeOf(event)
      const isHead = place !== null && (place.row === 0 || place.column === 0)
      if (place !== null && (isHead || event.detail === 2)) onMenu(place, place.row === 0)
    },
    onContextMenu: (event: PointerEvent<HTMLDivElement> | React.MouseEvent<HTMLDivElement>): void => {
      const place = placeOf(event)
      if (place === null) return
      event.preventDefault()
      onMove(place)
      onMenu(place, place.row === 0)
    },
  }
}

function placeOf({ target }: { readonly target: EventTarget }): Place | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null
  if (element === null) return null
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) }
}

/** Scrolls just as far as needed. */
function reveal(viewport: HTMLElement | null, view: SheetView, place: Place): void {
  if (viewport === null) return
  const box = boxOf(view, place)
  const left = view.gutterPx
  const top = headHeightPx
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = viewport
  const down = place.row === 0 ? 0 : offBy(box.topPx, box.heightPx, scrollTop + top, scrollTop + clientHeight)
  const across = place.column === 0 ? 0 : offBy(box.leftPx, box.widthPx, scrollLeft + left, scrollLeft + clientWidth)
  if (down !== 0 || across !== 0) viewport.scrollBy({ top: down, left: across, behavior: 'instant' })
}

function offBy(start: number, length: number, from: number, to: number): number {
  if (start < from) return start - from
  return Math.max(0, Math.min(start + length - to, start - from))
}
