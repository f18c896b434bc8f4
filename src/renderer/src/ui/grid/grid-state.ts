import type { Direction, GridSize, Position, Range } from './grid-range.ts'
import { clampPosition, rangeBetween } from './grid-range.ts'
import type { CellRef, EditCause, GridEdit, SkippedValues } from './grid.types.ts'

export interface GridShape {
  rowIds: readonly string[]
  colIds: readonly string[]
}

/** `type`: typing replaced the text and arrows leave the cell. `edit`: opened by F2, arrows move inside the text. */
export type EditMode = 'type' | 'edit'

interface OpenEdit {
  /** By id, so that rows coming or going while a person types cannot redirect the text. */
  cell: CellRef
  mode: EditMode
  text: string
  before: string
  /** The last attempt to save this cell failed: committing the same text again is a retry. */
  retry: boolean
}

export interface CellChange extends CellRef {
  before: string
  after: string
}

export type HistoryStep = readonly CellChange[]

export interface GridState {
  shape: GridShape
  active: Position
  /** The selection lies between `anchor` and `head`; `active` is always inside it. */
  anchor: Position
  head: Position
  edit: OpenEdit | null
  /** Column where the current run of Tabs began; Enter returns to it. */
  tabColumn: number | null
  /** Outlined as the source of the last copy. */
  copied: Range | null
  past: readonly HistoryStep[]
  future: readonly HistoryStep[]
}

export type Motion =
  | Direction
  | `edge-${Direction}`
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'

/** Works on the open editor, or opens it. */
export type EditorAction =
  /** The whole text of the editor after a keystroke or a composition step. */
  | { type: 'input'; text: string }
  | { type: 'open'; from: 'text' | 'empty' }
  | { type: 'switch-mode' }
  | { type: 'commit'; fillSelection?: boolean }
  | { type: 'cancel' }

/** Works on cells: an open editor is committed before it. */
export type CellAction =
  | { type: 'move'; motion: Motion; extend: boolean }
  /** Enter (`row`) and Tab (`column`). */
  | { type: 'step'; axis: 'row' | 'column'; back: boolean }
  | { type: 'pick'; at: Position; extend: boolean }
  | { type: 'select'; what: 'row' | 'column' | 'all'; at?: Position; extend?: boolean }
  | { type: 'clear'; cause: 'delete' | 'cut' }
  | { type: 'copy' }
  | { type: 'paste'; block: readonly (readonly string[])[] }
  | { type: 'fill'; direction: 'down' | 'right' }
  | { type: 'apply'; edits: readonly GridEdit[]; cause: EditCause }
  | { type: 'undo' }
  | { type: 'redo' }

/** Other rows or columns; `forget` empties the undo history. */
export interface ReshapeAction {
  type: 'reshape'
  shape: GridShape
  forget: boolean
}

export type GridAction = EditorAction | CellAction | ReshapeAction

/** What the reducer asks about the cells. */
export interface GridView {
  isEditable: (at: Position) => boolean
  isFilled: (at: Position) => boolean
  hasFailed: (at: Position) => boolean
  editText: (at: Position) => string
  /** The cell as copied: plain digits for a number, else the text shown. */
  copyText: (at: Position) => string
  pageRows: number
}

interface Emission {
  cause: EditCause
  edits: readonly GridEdit[]
}

export interface GridStep {
  state: GridState
  emissions: readonly Emission[]
  skipped: SkippedValues | null
  /** The cell to scroll to. */
  reveal: Position | null
  /** Undo or redo was asked for and the grid remembers nothing more. */
  exhausted?: 'undo' | 'redo'
}

export function initialState(shape: GridShape): GridState {
  const start = { row: 0, col: 0 }
  return {
    shape,
    active: start,
    anchor: start,
    head: start,
    edit: null,
    tabColumn: null,
    copied: null,
    past: [],
    future: [],
  }
}

export function sizeOf(shape: GridShape): GridSize {
  return { rows: shape.rowIds.length, cols: shape.colIds.length }
}

export function isEmpty(shape: GridShape): boolean {
  return shape.rowIds.length === 0 || shape.colIds.length === 0
}

export function selectionOf(state: GridState): Range {
  return rangeBetween(state.anchor, state.head)
}

export function cellRefAt(shape: GridShape, at: Position): CellRef | null {
  const rowId = shape.rowIds[at.row]
  const colId = shape.colIds[at.col]
  return rowId === undefined || colId === undefined ? null : { rowId, colId }
}

export function positionOf(shape: GridShape, cell: CellRef): Position | null {
  const at = { row: shape.rowIds.indexOf(cell.rowId), col: shape.colIds.indexOf(cell.colId) }
  return at.row < 0 || at.col < 0 ? null : at
}

/** The same cell in another shape, or the nearest one where it is gone. */
export function carryPosition(from: GridShape, to: GridShape, at: Position): Position {
  const rowId = from.rowIds[at.row]
  const colId = from.colIds[at.col]
  const row = rowId === undefined ? -1 : to.rowIds.indexOf(rowId)
  const col = colId === undefined ? -1 : to.colIds.indexOf(colId)
  return clampPosition({ row: row < 0 ? at.row : row, col: col < 0 ? at.col : col }, sizeOf(to))
}
