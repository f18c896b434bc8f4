/** Turns what a person asked for (paste, fill, clear, undo) into edits of single cells, leaving locked cells alone. */
import type { Position, Range } from './grid-range.ts'
import { isInside, positionsIn, rangeSize } from './grid-range.ts'
import type { CellChange, GridShape, GridState, GridStep, GridView, HistoryStep } from './grid-state.ts'
import { cellRefAt, positionOf, selectionOf, sizeOf } from './grid-state.ts'
import type { EditCause, GridEdit } from './grid.types.ts'

const HISTORY_LIMIT = 500

interface Proposal {
  at: Position
  text: string
}

export function still(state: GridState): GridStep {
  return { state, emissions: [], skipped: null, reveal: null }
}

export function recordStep(state: GridState, step: HistoryStep): GridState {
  return { ...state, past: [...state.past, step].slice(-HISTORY_LIMIT), future: [] }
}

/** Writes what may be written as one undo step and counts the rest. Texts that change nothing are dropped. */
export function propose(
  state: GridState,
  view: GridView,
  cause: EditCause,
  proposals: readonly Proposal[],
  outside = 0,
): GridStep {
  const changes: CellChange[] = []
  let readOnly = 0
  for (const { at, text } of proposals) {
    const cell = cellRefAt(state.shape, at)
    if (!cell) continue
    const before = view.editText(at)
    if (!view.isEditable(at)) {
      if (text !== view.copyText(at)) readOnly += 1
    } else if (text !== before || view.hasFailed(at)) {
      changes.push({ ...cell, before, after: text })
    }
  }
  const edits = changes.map(({ rowId, colId, after }) => ({ rowId, colId, text: after }))
  return {
    state: changes.length === 0 ? state : recordStep(state, changes),
    emissions: changes.length === 0 ? [] : [{ cause, edits }],
    skipped: readOnly + outside === 0 ? null : { cause, readOnly, outside },
    reveal: null,
  }
}

export function pasteBlock(state: GridState, view: GridView, block: readonly (readonly string[])[]): GridStep {
  const size = sizeOf(state.shape)
  const target = pasteTarget(block, selectionOf(state))
  const height = block.length
  const width = blockWidth(block)
  const proposals: Proposal[] = []
  let outside = 0
  for (const at of positionsIn(target)) {
    const text = block[(at.row - target.top) % height]?.[(at.col - target.left) % width]
    if (text === undefined) continue
    if (isInside(at, size)) proposals.push({ at, text })
    else if (text !== '') outside += 1
  }
  const end = { row: Math.min(target.bottom, size.rows - 1), col: Math.min(target.right, size.cols - 1) }
  const start = { row: target.top, col: target.left }
  return propose({ ...state, active: start, anchor: start, head: end }, view, 'paste', proposals, outside)
}

function blockWidth(block: readonly (readonly string[])[]): number {
  return block.reduce((width, row) => Math.max(width, row.length), 1)
}

/** As in Excel: a selection made of whole copies of the block is filled, otherwise the block goes from its corner. */
function pasteTarget(block: readonly (readonly string[])[], selection: Range): Range {
  const height = block.length
  const width = blockWidth(block)
  const { rows, cols } = rangeSize(selection)
  if (rows % height === 0 && cols % width === 0) return selection
  const { top, left } = selection
  return { top, left, bottom: top + height - 1, right: left + width - 1 }
}

export function clearSelection(state: GridState, view: GridView, cause: 'delete' | 'cut'): GridStep {
  const proposals = positionsIn(selectionOf(state)).map((at) => ({ at, text: '' }))
  return propose(state, view, cause, proposals)
}

/** Ctrl+D and Ctrl+R: the first row (column) of the selection fills it; a single one is filled from its neighbour. */
export function fillSelection(state: GridState, view: GridView, direction: 'down' | 'right'): GridStep {
  const range = selectionOf(state)
  const { rows, cols } = rangeSize(range)
  const down = direction === 'down'
  const single = (down ? rows : cols) === 1
  const sourceAt = (at: Position): Position =>
    down
      ? { row: single ? range.top - 1 : range.top, col: at.col }
      : { row: at.row, col: single ? range.left - 1 : range.left }
  const proposals = positionsIn(range)
    .map((at) => ({ at, source: sourceAt(at) }))
    .filter(
      ({ at, source }) => isInside(source, sizeOf(state.shape)) && (at.row !== source.row || at.col !== source.col),
    )
    .map(({ at, source }) => ({ at, text: view.copyText(source) }))
  return propose(state, view, 'fill', proposals)
}

export function applyEdits(state: GridState, view: GridView, edits: readonly GridEdit[], cause: EditCause): GridStep {
  const proposals = edits.flatMap((edit) => {
    const at = positionOf(state.shape, edit)
    return at ? [{ at, text: edit.text }] : []
  })
  return propose(state, view, cause, proposals)
}

/** Moves one step between the two stacks of the history and selects the cells it touches. */
export function travel(state: GridState, view: GridView, cause: 'undo' | 'redo'): GridStep {
  const step = (cause === 'undo' ? state.past : state.future).at(-1)
  if (!step) return { ...still(state), exhausted: cause }
  const reached = step.flatMap((change) => {
    const at = positionOf(state.shape, change)
    return at ? [{ at, change }] : []
  })
  const open = reached.filter(({ at }) => view.isEditable(at))
  const edits = open.map(({ change }) => ({
    rowId: change.rowId,
    colId: change.colId,
    text: cause === 'undo' ? change.before : change.after,
  }))
  const moved: GridState =
    cause === 'undo'
      ? { ...state, past: state.past.slice(0, -1), future: [...state.future, step] }
      : { ...state, past: [...state.past, step], future: state.future.slice(0, -1) }
  const bounds = boundsOf(reached.map(({ at }) => at))
  const readOnly = step.length - open.length
  return {
    state: bounds ? selectRange({ ...moved, copied: null }, bounds) : moved,
    emissions: edits.length === 0 ? [] : [{ cause, edits }],
    skipped: readOnly === 0 ? null : { cause, readOnly, outside: 0 },
    reveal: bounds ? { row: bounds.top, col: bounds.left } : null,
  }
}

function boundsOf(positions: readonly Position[]): Range | null {
  if (positions.length === 0) return null
  const rows = positions.map((at) => at.row)
  const cols = positions.map((at) => at.col)
  return { top: Math.min(...rows), left: Math.min(...cols), bottom: Math.max(...rows), right: Math.max(...cols) }
}

function selectRange(state: GridState, range: Range): GridState {
  const start = { row: range.top, col: range.left }
  return { ...state, active: start, anchor: start, head: { row: range.bottom, col: range.right }, tabColumn: null }
}

/** The selection as rows of texts for the clipboard. */
export function copyBlock(shape: GridShape, view: GridView, range: Range): string[][] {
  return shape.rowIds
    .slice(range.top, range.bottom + 1)
    .map((_, row) =>
      shape.colIds
        .slice(range.left, range.right + 1)
        .map((__, col) => view.copyText({ row: range.top + row, col: range.left + col })),
    )
}
