import type { Position } from './grid-range.ts'
import { GridRowView } from './grid-row.tsx'
import type { GridState } from './grid-state.ts'
import { selectionOf } from './grid-state.ts'
import type { EntryGridProps } from './grid.types.ts'
import type { RowSpan } from './use-rows-in-sight.ts'
import styles from './entry-grid.module.css'

export function cellElementId(gridId: string, at: Position): string {
  return `${gridId}-${at.row}-${at.col}`
}

interface GridBodyProps {
  host: EntryGridProps
  state: GridState
  gridId: string
  headLines: number
  drawn: RowSpan
}

export function GridBody({ host, state, gridId, headLines, drawn }: GridBodyProps) {
  const selection = selectionOf(state)
  const { copied, active, head } = state
  // The editor, the end of a growing selection and the outline of what was copied hold on to cells of these rows.
  const ends = [active.row, head.row, copied?.top, copied?.bottom]
  return (
    <tbody className={styles.body}>
      {host.rows.map((row, index) => {
        const selected = index >= selection.top && index <= selection.bottom
        return (
          <GridRowView
            key={row.id}
            row={row}
            index={index}
            ariaRow={headLines + index + 1}
            columns={host.columns}
            getCell={host.getCell}
            labels={host.labels}
            readOnly={host.readOnly === true}
            isDrawn={(index >= drawn.from && index < drawn.to) || ends.includes(index)}
            idPrefix={gridId}
            activeCol={index === active.row ? active.col : -1}
            selectedFrom={selected ? selection.left : -1}
            selectedTo={selected ? selection.right : -1}
            copiedFrom={copied?.top === index ? copied.left : -1}
            copiedTo={copied?.bottom === index ? copied.right : -1}
          />
        )
      })}
    </tbody>
  )
}

export function GridFoot({ host, ariaRow }: { host: EntryGridProps; ariaRow: number }) {
  return (
    <tfoot className={styles.foot}>
      <tr aria-rowindex={ariaRow}>
        <th className={styles.totalsHead} scope="row" colSpan={2} aria-colindex={1} title={host.totalsLabel}>
          {host.totalsLabel}
        </th>
        {host.columns.map((column, index) => {
          const total = host.totals[column.id]
          return (
            <td key={column.id} aria-colindex={index + 3} aria-readonly="true" title={total?.title ?? total?.text}>
              {total?.text}
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}
