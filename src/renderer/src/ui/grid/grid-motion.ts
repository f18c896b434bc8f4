/** Where the current cell and the selection go. Nothing here writes: an open editor was closed before. */
import type { Direction, Position } from './grid-range.ts'
import { clampPosition, cycleWithin, edgeOfData, isSingleCell, neighbour, samePosition } from './grid-range.ts'
import { still } from './grid-edits.ts'
import type { CellAction, GridState, GridStep, GridView, Motion } from './grid-state.ts'
import { selectionOf, sizeOf } from './grid-state.ts'

export function goTo(state: GridState, at: Position): GridState {
  return { ...state, active: at, anchor: at, head: at }
}

export function move(state: GridState, motion: Motion, extend: boolean, view: GridView): GridStep {
  const from = extend ? state.head : state.active
  const to = destination(state, from, motion, view)
  const moved = extend ? { ...state, anchor: state.active, head: to } : goTo(state, to)
  return { ...still({ ...moved, tabColumn: null }), reveal: to }
}

function destination(state: GridState, from: Position, motion: Motion, view: GridView): Position {
  const size = sizeOf(state.shape)
  switch (motion) {
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return clampPosition(neighbour(from, motion), size)
    case 'page-up':
      return clampPosition(neighbour(from, 'up', view.pageRows), size)
    case 'page-down':
      return clampPosition(neighbour(from, 'down', view.pageRows), size)
    case 'row-start':
      return { row: from.row, col: 0 }
    case 'row-end':
      return { row: from.row, col: size.cols - 1 }
    case 'first':
      return { row: 0, col: 0 }
    case 'last':
      return { row: size.rows - 1, col: size.cols - 1 }
    case 'edge-up':
    case 'edge-down':
    case 'edge-left':
    case 'edge-right':
      return edgeOfData(from, EDGE_DIRECTIONS[motion], size, view.isFilled)
  }
}

const EDGE_DIRECTIONS = {
  'edge-up': 'up',
  'edge-down': 'down',
  'edge-left': 'left',
  'edge-right': 'right',
} as const satisfies Record<string, Direction>

export function stepOn(state: GridState, axis: 'row' | 'column', back: boolean): GridStep {
  const range = selectionOf(state)
  if (!isSingleCell(range)) {
    const next = cycleWithin(range, state.active, axis, back)
    return { ...still({ ...state, active: next }), reveal: next }
  }
  const by = back ? -1 : 1
  const { row, col } = state.active
  const wanted = axis === 'column' ? { row, col: col + by } : { row: row + by, col: state.tabColumn ?? col }
  const to = clampPosition(wanted, sizeOf(state.shape))
  const tabColumn = axis === 'column' ? (state.tabColumn ?? col) : null
  return { ...still({ ...goTo(state, to), tabColumn }), reveal: to }
}

export function pick(state: GridState, at: Position, extend: boolean): GridStep {
  const to = clampPosition(at, sizeOf(state.shape))
  if (!extend) return { ...still({ ...goTo(state, to), tabColumn: null }), reveal: to }
  if (samePosition(to, state.head) && samePosition(state.anchor, state.active)) return still(state)
  return { ...still({ ...state, anchor: state.active, head: to, tabColumn: null }), reveal: to }
}

export function select(state: GridState, action: CellAction & { type: 'select' }): GridState {
  const last = clampPosition({ row: Infinity, col: Infinity }, sizeOf(state.shape))
  const at = clampPosition(action.at ?? state.active, sizeOf(state.shape))
  const settled = { ...state, tabColumn: null }
  if (action.what === 'all') return { ...settled, anchor: { row: 0, col: 0 }, head: last }
  const range = selectionOf(state)
  const byKey = action.at === undefined
  if (action.what === 'row') {
    const top = byKey ? range.top : action.extend ? state.active.row : at.row
    const bottom = byKey ? range.bottom : at.row
    const active = byKey || action.extend ? state.active : { row: at.row, col: 0 }
    return { ...settled, active, anchor: { row: top, col: 0 }, head: { row: bottom, col: last.col } }
  }
  const left = byKey ? range.left : action.extend ? state.active.col : at.col
  const right = byKey ? range.right : at.col
  const active = byKey || action.extend ? state.active : { row: 0, col: at.col }
  return { ...settled, active, anchor: { row: 0, col: left }, head: { row: last.row, col: right } }
}
