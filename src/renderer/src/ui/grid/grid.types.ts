/**
 * What the entry grid takes from its host and gives back. The grid knows rows, columns and texts; what a text means,
 * whether it is a number and what it adds up to is the host's business.
 */
import type { Ref } from 'react'

export interface GridColumn {
  id: string
  label: string
  /** Neighbouring columns with the same `groupId` share one heading, `groupLabel`. */
  groupId?: string | undefined
  groupLabel?: string | undefined
  /** Third heading line, such as "(6)=3+4+5". */
  numberLabel?: string | undefined
  widthPx: number
  editable: boolean
  tint?: 'derived' | undefined
  /** Figures stand at the end (the default), words at the start. */
  align?: 'start' | 'end' | undefined
}

export interface GridRow {
  id: string
  label: string
  /** Order number shown in the first column. */
  order?: string | undefined
  muted?: boolean | undefined
  /** `false` locks the whole row. */
  editable?: boolean | undefined
}

export interface GridCell {
  /** What is shown. An empty text is a blank. */
  text: string
  /** What F2 opens with and what undo restores. */
  editText: string
  /** The number behind the text: counted in the selection and copied as plain digits. */
  value: number | null
  state?: 'saving' | 'saved' | 'failed' | undefined
  severity?: 'error' | 'warning' | undefined
  derived?: boolean | undefined
  hasNote?: boolean | undefined
  /** Gold dot: the figure has parts that were not typed here. */
  dot?: boolean | undefined
  /** Shown under the editor while the cell is edited. */
  hint?: string | undefined
  readOnly?: boolean | undefined
}

export interface CellRef {
  rowId: string
  colId: string
}

export interface GridEdit extends CellRef {
  text: string
}

export type EditCause = 'type' | 'paste' | 'cut' | 'delete' | 'fill' | 'undo' | 'redo' | 'no-activity'

export interface EditMeta {
  cause: EditCause
  /** The document the edits were made in; may differ from the one shown by the time they are saved. */
  documentId: string
}

/** Values that an action did not write: locked cells, and values beyond the last row or column. */
export interface SkippedValues {
  cause: EditCause
  readOnly: number
  outside: number
}

export interface SelectionStats {
  cells: number
  /** How many selected cells carry a number. */
  count: number
  sum: number
}

export interface GridTotal {
  text: string
  title?: string | undefined
}

export interface GridLabels {
  grid: string
  order: string
  orderNumber?: string | undefined
  rowHead: string
  rowHeadNumber?: string | undefined
  blank: string
  readOnly: string
  error: string
  warning: string
  note: string
  saving: string
  saved: string
  failed: string
}

export interface EntryGridHandle {
  focus(): void
  /** Makes the cell current, scrolls to it and takes the keyboard. Unknown ids are ignored. */
  focusCell(rowId: string, colId: string): void
  /** Edits made by the host on the user's behalf: sent through `onEdit` and undone by Ctrl+Z as one step. */
  applyEdits(edits: readonly GridEdit[], cause: EditCause): void
}

export interface EntryGridProps {
  columns: readonly GridColumn[]
  rows: readonly GridRow[]
  /**
   * Asked only for the rows and columns given. Must keep its identity while nothing it returns has changed, as must
   * `columns` and `labels`: every row is redrawn when one of them changes.
   */
  getCell: (rowId: string, colId: string) => GridCell
  totals: Readonly<Record<string, GridTotal | undefined>>
  totalsLabel: string
  labels: GridLabels
  /** What the figures belong to, such as a unit and a day. Another document starts with an empty undo history. */
  documentId: string
  readOnly?: boolean | undefined
  onEdit: (edits: readonly GridEdit[], meta: EditMeta) => void
  onSkipped?: ((skipped: SkippedValues) => void) | undefined
  onActiveChange?: ((cell: CellRef | null) => void) | undefined
  onSelectionChange?: ((stats: SelectionStats) => void) | undefined
  /** Ctrl+Z or Ctrl+Y when the grid remembers nothing more to undo or redo. */
  onExhausted?: ((cause: 'undo' | 'redo') => void) | undefined
  /** K: the current row; Shift+K: every row. Without it K is a letter like any other. */
  onNoActivity?: ((scope: 'row' | 'all', rowIds: readonly string[]) => void) | undefined
  /** F1 on the current cell. */
  onExplain?: ((cell: CellRef) => void) | undefined
  ref?: Ref<EntryGridHandle> | undefined
}
