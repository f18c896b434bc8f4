import { changeText } from './describe-place.ts'
import { StatusIcon } from './mark-icons.tsx'
import tagStyles from './place-mark.module.css'
import styles from './sheet-grid.module.css'
import type { Place } from './sheet-places.ts'
import { boxOf, headHeightPx, type SheetView } from './sheet-view.ts'

interface PlaceMarkProps {
  readonly view: SheetView
  readonly place: Place | null
  readonly kind: 'active' | 'hovered'
}

/** The frame around the current place, and under a cell that changes the book what becomes of it: 12 → 15. */
export function PlaceMark({ view, place, kind }: PlaceMarkProps) {
  if (place === null || place.row > view.size.rows || place.column > view.size.columns) return null
  const box = boxOf(view, place)
  const isHead = place.row === 0 || place.column === 0
  const planned = isHead ? null : view.overlay.cell(place.row, place.column).planned
  const isTold = planned !== null && planned.status !== 'same'
  if (kind === 'hovered' && !isTold) return null
  return (
    <div
      className={styles.mark}
      data-kind={kind}
      data-head={isHead || undefined}
      aria-hidden
      style={{ left: box.leftPx, top: box.topPx, width: box.widthPx, height: box.heightPx }}
    >
      {isTold && (
        <span className={tagStyles.tag} data-status={planned.status}>
          <StatusIcon status={planned.status} />
          {changeText(planned)}
        </span>
      )}
    </div>
  )
}

/** At the head of the current row, which stays in sight when the sheet is scrolled sideways. */
export function RowHeadMark({ view, place }: { readonly view: SheetView; readonly place: Place }) {
  const { row, column } = place
  if (row === 0 || row > view.size.rows) return null
  const { geometry } = view
  return (
    <div
      className={styles.rowMark}
      aria-hidden
      style={{ top: headHeightPx + geometry.rowTop(row), height: geometry.rowHeight(row) }}
    >
      <div data-active={column === 0 || undefined} style={{ width: view.gutterPx }} />
    </div>
  )
}
