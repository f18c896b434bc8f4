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
import { goTo, move, pick, select, stepOn } from './grid-motion.ts'
import { positionsIn } from './grid-range.ts'
import type {
  CellAction,
  EditorAction,
  GridAction,
  GridState,
  GridStep,
  GridView,
  ReshapeAction,
} from './grid-state.ts'
import { carryPosition, cellRefAt, isEmpty, positionOf, selectionOf } from './grid-state.ts'

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

/** Follows the current cell by id. Text typed into a cell that went away is handed over before it is lost from sight. */
function reshape(state: GridState, action: ReshapeAction): GridStep {
  const { shape, forget } = action
  const active = isEmpty(shape) ? state.active : carryPosition(state.shape, shape, state.active)
  const kept = forget ? { past: [], future: [] } : {}
  const next = { ...goTo(state, active), shape, tabColumn: null, copied: null, ...kept }
  return next.edit && !positionOf(shape, next.edit.cell) ? commit(next) : still(next)
}
