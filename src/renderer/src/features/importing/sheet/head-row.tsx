import { memo } from 'react'
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import { HeadChip, headText } from './head-chip.tsx'
import styles from './sheet-grid.module.css'
import { type Place, placeId } from './sheet-places.ts'
import { headHeightPx, type SheetView } from './sheet-view.ts'

/** The letters of the columns, and on each column what it was understood as. */
export const HeadRow = memo(function HeadRow({ view, active }: { readonly view: SheetView; readonly active: Place }) {
  const { geometry, gutterPx, firstColumn, lastColumn } = view
  const columns = Array.from({ length: Math.max(0, lastColumn - firstColumn + 1) }, (_, index) => firstColumn + index)
  return (
    <div className={styles.head} role="row" aria-rowindex={1} style={{ height: headHeightPx }}>
      <div className={styles.corner} style={{ width: gutterPx }} aria-hidden />
      {columns.map((column) => {
        const head = view.overlay.columnHead(column, view.topRow)
        return (
          <div
            key={column}
            id={placeId({ row: 0, column })}
            role="columnheader"
            className={styles.columnHead}
            aria-colindex={column + 1}
            data-row={0}
            data-column={column}
            data-current={active.column === column || undefined}
            data-active={(active.column === column && active.row === 0) || undefined}
            title={head === null ? undefined : headText(head, view.names)}
            style={{ left: gutterPx + geometry.columnLeft(column), width: geometry.columnWidth(column) }}
          >
            <span className={styles.letter}>{columnLetters(column)}</span>
            {head !== null && <HeadChip head={head} names={view.names} />}
          </div>
        )
      })}
    </div>
  )
})
