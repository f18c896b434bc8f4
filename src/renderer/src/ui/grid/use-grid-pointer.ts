import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Position, Range } from './grid-range.ts'
import { selectionOf } from './grid-state.ts'
import { openArea } from './reveal-cell.ts'
import type { GridMachine } from './use-grid-machine.ts'

const AUTOSCROLL_MS = 50

type Hit = { on: 'cell'; at: Position } | { on: 'row'; row: number } | { on: 'column'; col: number } | { on: 'all' }

/** Mouse selection. Presses never take the focus away from the editor. */
export function useGridPointer(
  machine: GridMachine,
  viewportRef: RefObject<HTMLDivElement | null>,
  inputRef: RefObject<HTMLInputElement | null>,
): void {
  const { dispatch, peek } = machine
  useEffect(() => {
    const viewport = viewportRef.current
    if (!viewport) return
    let stopDrag = (): void => {}
    const onMouseDown = (event: MouseEvent): void => {
      const onScrollbar = event.target === viewport
      if (event.target === inputRef.current || onScrollbar) return
      event.preventDefault()
      takeFocus(inputRef.current)
      const hit = hitOf(event.target)
      if (!hit) return
      const within = hit.on === 'cell' && isSelected(selectionOf(peek().state), hit.at)
      if (event.button === 0) press(dispatch, hit, event.shiftKey)
      else if (!within) press(dispatch, hit, false)
      if (event.button !== 0 || hit.on !== 'cell') return
      stopDrag()
      stopDrag = followDrag(dispatch, viewport)
    }
    const onDoubleClick = (event: MouseEvent): void => {
      const hit = event.target === inputRef.current ? null : hitOf(event.target)
      if (hit?.on === 'cell') dispatch({ type: 'open', from: 'text' })
    }
    viewport.addEventListener('mousedown', onMouseDown)
    viewport.addEventListener('dblclick', onDoubleClick)
    return () => {
      stopDrag()
      viewport.removeEventListener('mousedown', onMouseDown)
      viewport.removeEventListener('dblclick', onDoubleClick)
    }
  }, [dispatch, peek, viewportRef, inputRef])
}

/** Leaving the field first lets an input method finish the word it is composing. */
function takeFocus(input: HTMLInputElement | null): void {
  if (input?.value !== '') input?.blur()
  input?.focus({ preventScroll: true })
}

function press(dispatch: GridMachine['dispatch'], hit: Hit, extend: boolean): void {
  switch (hit.on) {
    case 'cell':
      dispatch({ type: 'pick', at: hit.at, extend })
      return
    case 'row':
      dispatch({ type: 'select', what: 'row', at: { row: hit.row, col: 0 }, extend })
      return
    case 'column':
      dispatch({ type: 'select', what: 'column', at: { row: 0, col: hit.col }, extend })
      return
    case 'all':
      dispatch({ type: 'select', what: 'all' })
  }
}

function isSelected(range: Range, at: Position): boolean {
  return at.row >= range.top && at.row <= range.bottom && at.col >= range.left && at.col <= range.right
}

function hitOf(target: EventTarget | null): Hit | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  if (!cell) return null
  const { row, col, all } = cell.dataset
  if (all !== undefined) return { on: 'all' }
  if (row !== undefined && col !== undefined) return { on: 'cell', at: { row: Number(row), col: Number(col) } }
  if (row !== undefined) return { on: 'row', row: Number(row) }
  return col === undefined ? null : { on: 'column', col: Number(col) }
}

/** Extends the selection to the pointer until the button is released; beyond the edge the grid scrolls on. */
function followDrag(dispatch: GridMachine['dispatch'], viewport: HTMLElement): () => void {
  let pointer: { x: number; y: number } | null = null
  const extend = (): void => {
    if (!pointer) return
    const area = openArea(viewport)
    const x = Math.max(area.left + 1, Math.min(pointer.x, area.right - 1))
    const y = Math.max(area.top + 1, Math.min(pointer.y, area.bottom - 1))
    viewport.scrollBy({ left: (pointer.x - x) / 2, top: (pointer.y - y) / 2, behavior: 'instant' })
    const hit = hitOf(document.elementFromPoint(x, y))
    if (hit?.on === 'cell') dispatch({ type: 'pick', at: hit.at, extend: true })
  }
  const onMove = (event: MouseEvent): void => {
    if (event.buttons % 2 === 0) return stop()
    pointer = { x: event.clientX, y: event.clientY }
    extend()
  }
  const timer = setInterval(extend, AUTOSCROLL_MS)
  const stop = (): void => {
    clearInterval(timer)
    window.removeEventListener('mousemove', onMove)
    window.removeEventListener('mouseup', stop)
  }
  window.addEventListener('mousemove', onMove)
  window.addEventListener('mouseup', stop)
  return stop
}
