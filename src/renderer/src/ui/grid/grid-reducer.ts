/**
 * The behaviour of the grid as one pure function. Whatever leaves a cell first commits the text being typed, so no
 * action needs to think about an open editor. Edits are texts; the host decides what they mean.
 */
import {
  applyEdits,
  clearSelection,
  fillSelection,
  pasteBlock,
  propose,
  recordStep,
  still,
  travel,
} from './grid-edits.ts'
import type { Direction, Position } from './grid-range.ts'
import {
  clampPosition,
  cycleWithin,
  edgeOfData,
  isSingleCell,
  neighbour,
  positionsIn,
  samePosition,
} from './grid-range.ts'
import type {
  CellAction,
  EditorAction,
  GridAction,
  GridState,
  GridStep,
  GridView,
  Motion,
  ReshapeAction,
} from './grid-state.ts'
import { carryPosition, cellRefAt, isEmpty, positionOf, selectionOf, sizeOf } from './grid-state.ts'

export function reduceGrid(state: GridState, action: GridAction, view: GridView): GridStep {
  if (action.type === 'reshape') return reshape(state, action)
  if (isEmpty(state.shape)) return commit(state)
  if (isEditorAction(action)) return reduceEditor(state, action, view)
  return afterCommit(state, (settled) => reduceCells(settled, action, view))
}

const EDITOR_ACTIONS: readonly string[] = [
  'input',
  'open',
  'switch-mode',
  'commit',
  'cancel',
] satisfies EditorAction['type'][]

function isEditorAction(action: EditorAction | CellAction): action is EditorAction {
  return EDITOR_ACTIONS.includes(action.type)
}

function reduceEditor(state: GridState, action: EditorAction, view: GridView): GridStep {
  switch (action.type) {
    case 'input':
      return typeText(state, view, action.text)
    case 'open':
      return openEditor(state, view, action.from)
    case 'switch-mode':
      return still(switchMode(state))
    case 'commit':
      return action.fillSelection ? commitToSelection(state, view) : commit(state)
    case 'cancel':
      return still({ ...state, edit: null, copied: state.edit ? state.copied : null })
  }
}

function reduceCells(state: GridState, action: CellAction, view: GridView): GridStep {
  switch (action.type) {
    case 'move':
      return move(state, action.motion, action.extend, view)
    case 'step':
      return stepOn(state, action.axis, action.back)
    case 'pick':
      return pick(state, action.at, action.extend)
    case 'select':
      return still(select(state, action))
    case 'copy':
      return still({ ...state, copied: selectionOf(state) })
    case 'clear':
      return clearSelection({ ...state, copied: null }, view, action.cause)
    case 'paste':
      return pasteBlock({ ...state, tabColumn: null }, view, action.block)
    case 'fill':
      return fillSelection({ ...state, copied: null }, view, action.direction)
    case 'apply':
      return applyEdits(state, view, action.edits, action.cause)
    case 'undo':
    case 'redo':
      return travel(state, view, action.type)
  }
}

function afterCommit(state: GridState, then: (settled: GridState) => GridStep): GridStep {
  if (!state.edit) return then(state)
  const first = commit(state)
  const second = then(first.state)
  return {
    ...second,
    emissions: [...first.emissions, ...second.emissions],
    skipped: second.skipped ?? first.skipped,
  }
}

function typeText(state: GridState, view: GridView, text: string): GridStep {
  if (state.edit) return still({ ...state, edit: { ...state.edit, text } })
  const opened = openEditor(state, view, 'empty')
  return opened.state.edit ? still({ ...opened.state, edit: { ...opened.state.edit, text } }) : opened
}

function openEditor(state: GridState, view: GridView, from: 'text' | 'empty'): GridStep {
  const cell = cellRefAt(state.shape, state.active)
  if (state.edit || !cell) return still(state)
  if (!view.isEditable(state.active)) {
    return { ...still(state), skipped: { cause: 'type', readOnly: 1, outside: 0 }, reveal: state.active }
  }
  const before = view.editText(state.active)
  const edit = {
    cell,
    mode: from === 'text' ? 'edit' : 'type',
    text: from === 'text' ? before : '',
    before,
    retry: view.hasFailed(state.active),
  } as const
  return { ...still({ ...state, edit, copied: null }), reveal: state.active }
}

function switchMode(state: GridState): GridState {
  if (!state.edit) return state
  return { ...state, edit: { ...state.edit, mode: state.edit.mode === 'type' ? 'edit' : 'type' } }
}

/** What the editor was opened for is always handed over, even if the cell was locked meanwhile: the host keeps it. */
function commit(state: GridState): GridStep {
  const { edit } = state
  if (!edit) return still(state)
  const closed: GridState = { ...state, edit: null }
  const { cell, text, before, retry } = edit
  if (text === before && !retry) return still(closed)
  return {
    ...still(recordStep(closed, [{ ...cell, before, after: text }])),
    emissions: [{ cause: 'type', edits: [{ ...cell, text }] }],
  }
}

/** Ctrl+Enter: the typed text goes into every selected cell. */
function commitToSelection(state: GridState, view: GridView): GridStep {
  const { edit } = state
  if (!edit) return still(state)
  const at = positionOf(state.shape, edit.cell)
  if (at && !view.isEditable(at)) return commit(state)
  const proposals = positionsIn(selectionOf(state)).map((at) => ({ at, text: edit.text }))
  return propose({ ...state, edit: null }, view, 'fill', proposals)
}

function goTo(state: GridState, at: Position): GridState {
  return { ...state, active: at, anchor: at, head: at }
}

function move(state: GridState, motion: Motion, extend: boolean, view: GridView): GridStep {
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

function stepOn(state: GridState, axis: 'row' | 'column', back: boolean): GridStep {
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

function pick(state: GridState, at: Position, extend: boolean): GridStep {
  const to = clampPosition(at, sizeOf(state.shape))
  if (!extend) return { ...still({ ...goTo(state, to), tabColumn: null }), reveal: to }
  if (samePosition(to, state.head) && samePosition(state.anchor, state.active)) return still(state)
  return { ...still({ ...state, anchor: state.active, head: to, tabColumn: null }), reveal: to }
}

function select(state: GridState, action: CellAction & { type: 'select' }): GridState {
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

/** Follows the current cell by id. Text typed into a cell that went away is handed over before it is lost from sight. */
function reshape(state: GridState, action: ReshapeAction): GridStep {
  const { shape, forget } = action
  const active = isEmpty(shape) ? state.active : carryPosition(state.shape, shape, state.active)
  const kept = forget ? { past: [], future: [] } : {}
  const next = { ...goTo(state, active), shape, tabColumn: null, copied: null, ...kept }
  return next.edit && !positionOf(shape, next.edit.cell) ? commit(next) : still(next)
}
