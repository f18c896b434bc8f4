import { isCellEditable } from './cell-view.ts'
import type { GridState } from './grid-state.ts'
import type { EntryGridProps, GridCell, GridColumn, GridLabels, GridRow } from './grid.types.ts'

interface CurrentCell {
  row: GridRow
  column: GridColumn
  cell: GridCell
  editable: boolean
}

/** `null` while the rows or columns shown are not yet those the cursor stands in. */
export function currentCell(props: EntryGridProps, { shape, active }: GridState): CurrentCell | null {
  const row = props.rows[active.row]
  const column = props.columns[active.col]
  if (row?.id !== shape.rowIds[active.row] || column?.id !== shape.colIds[active.col]) return null
  if (!row || !column) return null
  const cell = props.getCell(row.id, column.id)
  return { row, column, cell, editable: isCellEditable(props.readOnly === true, row, column, cell) }
}

/** What the colours and marks of a cell say, in words. */
export function describeMarks(labels: GridLabels, cell: GridCell): string {
  return inWords([
    cell.severity && labels[cell.severity],
    cell.state && labels[cell.state],
    cell.hasNote && labels.note,
  ])
}

/** The current cell for a screen reader: where it is, what it shows, what is the matter with it. */
export function describeCell(labels: GridLabels, { row, column, cell, editable }: CurrentCell): string {
  return inWords([
    row.label,
    [column.groupLabel, column.label].filter((part) => part !== undefined).join(' '),
    cell.text === '' ? labels.blank : cell.text,
    describeMarks(labels, cell),
    !editable && labels.readOnly,
  ])
}

function inWords(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ')
}
