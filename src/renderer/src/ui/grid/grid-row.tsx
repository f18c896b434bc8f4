import { memo } from 'react'
import { isCellEditable } from './cell-view.ts'
import { MemoGridCell } from './grid-cell.tsx'
import type { EntryGridProps, GridColumn, GridLabels, GridRow } from './grid.types.ts'
import styles from './entry-grid.module.css'

interface GridRowViewProps {
  row: GridRow
  index: number
  /** `aria-rowindex`: counts the heading lines too. */
  ariaRow: number
  columns: readonly GridColumn[]
  getCell: EntryGridProps['getCell']
  labels: GridLabels
  readOnly: boolean
  /** Has its cells; a row far out of sight has not. */
  isDrawn: boolean
  idPrefix: string
  /** Column indexes in this row, -1 where there is none. */
  activeCol: number
  selectedFrom: number
  selectedTo: number
  copiedFrom: number
  copiedTo: number
}

/** Takes plain numbers instead of ranges, so that a moving cursor redraws only the rows it leaves and enters. */
export const GridRowView = memo(function GridRowView(props: GridRowViewProps) {
  const { row, index, ariaRow, columns, getCell, labels, readOnly, idPrefix, activeCol } = props
  return (
    <tr aria-rowindex={ariaRow} data-muted={row.muted || undefined} data-locked={row.editable === false || undefined}>
      <td className={styles.order} aria-colindex={1} data-row={index} data-head>
        {row.order}
      </td>
      <th
        className={styles.rowHead}
        scope="row"
        aria-colindex={2}
        data-row={index}
        data-head
        data-current={activeCol >= 0 || undefined}
        title={row.label}
      >
        {row.label}
      </th>
      {props.isDrawn ? (
        columns.map((column, col) => {
          const cell = getCell(row.id, column.id)
          return (
            <MemoGridCell
              key={column.id}
              id={`${idPrefix}-${index}-${col}`}
              row={index}
              col={col}
              cell={cell}
              column={column}
              labels={labels}
              editable={isCellEditable(readOnly, row, column, cell)}
              active={col === activeCol}
              selected={col >= props.selectedFrom && col <= props.selectedTo}
              anchors={anchorsAt(col, props)}
            />
          )
        })
      ) : (
        <td colSpan={columns.length} aria-hidden />
      )}
    </tr>
  )
})

function anchorsAt(col: number, { activeCol, copiedFrom, copiedTo }: GridRowViewProps): string | undefined {
  const names = [
    col === activeCol && '--grid-active',
    col === copiedFrom && '--grid-copy-start',
    col === copiedTo && '--grid-copy-end',
  ].filter((name) => name !== false)
  return names.length === 0 ? undefined : names.join(', ')
}
