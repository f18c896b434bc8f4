import { memo } from 'react'
import { describeMarks } from './describe-cell.ts'
import type { GridCell, GridColumn, GridLabels } from './grid.types.ts'
import styles from './entry-grid.module.css'

interface CellPlace {
  row: number
  col: number
  id: string
  active: boolean
  selected: boolean
  /** CSS anchor names that the editor and the copy outline attach themselves to. */
  anchors: string | undefined
}

interface GridCellViewProps extends CellPlace {
  cell: GridCell
  column: GridColumn
  editable: boolean
  labels: GridLabels
}

function GridCellView(props: GridCellViewProps) {
  const { cell, column, editable, labels, active, selected, anchors, row, col, id } = props
  const derived = cell.derived === true || column.tint === 'derived'
  const blank = cell.text === ''
  return (
    <td
      id={id}
      data-row={row}
      data-col={col}
      aria-colindex={col + 3}
      aria-selected={selected}
      aria-readonly={!editable}
      data-active={active || undefined}
      aria-invalid={cell.severity === 'error' || undefined}
      aria-description={describeMarks(labels, cell) || undefined}
      data-severity={cell.severity}
      data-state={cell.state}
      data-derived={derived || undefined}
      data-blank={(blank && editable) || undefined}
      data-align={column.align === 'start' ? 'start' : undefined}
      style={anchors === undefined ? undefined : { anchorName: anchors }}
    >
      {cell.text}
      {cell.dot && <span className={styles.dot} aria-hidden="true" />}
      {cell.hasNote && <span className={styles.note} aria-hidden="true" />}
      {cell.state && <span className={styles.state} aria-hidden="true" />}
    </td>
  )
}

const FIELDS = ['text', 'state', 'severity', 'derived', 'hasNote', 'dot'] as const satisfies readonly (keyof GridCell)[]

/** Only what is drawn counts: a host may build a new `GridCell` for every call. */
function drawsTheSame(before: GridCellViewProps, after: GridCellViewProps): boolean {
  return (
    before.active === after.active &&
    before.selected === after.selected &&
    before.anchors === after.anchors &&
    before.editable === after.editable &&
    before.column === after.column &&
    before.labels === after.labels &&
    before.row === after.row &&
    before.col === after.col &&
    before.id === after.id &&
    FIELDS.every((field) => before.cell[field] === after.cell[field])
  )
}

export const MemoGridCell = memo(GridCellView, drawsTheSame)
