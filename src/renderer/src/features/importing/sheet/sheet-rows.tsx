import { memo } from 'react'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import type { RowKind } from '#shared/importing/understanding.schema.ts'
import { changeText, rowText, statusText } from './describe-place.ts'
import { HeadChip } from './head-chip.tsx'
import { RowIcon, StatusIcon } from './mark-icons.tsx'
import { toneOf } from './meaning-text.ts'
import type { SheetCell } from './sheet-cells.ts'
import { textWidth } from './sheet-geometry.ts'
import styles from './sheet-grid.module.css'
import { type CellOverlay, isMarked } from './sheet-overlay.ts'
import { placeId } from './sheet-places.ts'
import { boxOf, headHeightPx, type SheetView } from './sheet-view.ts'

type CellStatus = PlannedCell['status']

/** The rows in sight, and above them the cells of merges that reach into sight. */
export const SheetRows = memo(function SheetRows({ view }: { readonly view: SheetView }) {
  const anchors = new Set(view.cells.mergesInto(view.firstRow).map(({ area }) => area.top))
  const rows = Array.from(
    { length: Math.max(0, view.lastRow - view.firstRow + 1) },
    (_, index) => view.firstRow + index,
  )
  return [...[...anchors].sort((a, b) => a - b), ...rows].map((row) => <SheetRow key={row} view={view} row={row} />)
})

function SheetRow({ view, row }: { readonly view: SheetView; readonly row: number }) {
  const { geometry, firstColumn, lastColumn } = view
  const columns = Array.from({ length: Math.max(0, lastColumn - firstColumn + 1) }, (_, index) => firstColumn + index)
  // A merge or a text that begins left of what is in sight is drawn where it begins.
  const fromLeft = view.cells.mergeAt(row, firstColumn)
  const shown = fromLeft !== undefined && fromLeft.area.left < firstColumn ? [fromLeft.area.left, ...columns] : columns
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={row + 1}
      style={{ top: headHeightPx + geometry.rowTop(row), height: geometry.rowHeight(row) }}
    >
      <RowHead view={view} row={row} />
      {shown.map((column) => (
        <Cell key={column} view={view} row={row} column={column} />
      ))}
    </div>
  )
}

function RowHead({ view, row }: { readonly view: SheetView; readonly row: number }) {
  const head = view.overlay.rowHead(row)
  const kind = head?.is === 'row' ? head.row.kind : null
  return (
    <div
      id={placeId({ row, column: 0 })}
      role="rowheader"
      className={styles.rowHead}
      aria-colindex={1}
      data-row={row}
      data-column={0}
      data-kind={kind ?? undefined}
      title={head?.is === 'row' ? rowText(head.row.kind, head.row.unitCode, view.names) : undefined}
      style={{ width: view.gutterPx }}
    >
      {head?.is === 'column' ? (
        <HeadChip head={head} names={view.names} />
      ) : (
        kind !== null && (isMarked(kind) || kind === 'unit') && <RowIcon kind={kind} />
      )}
      <span className={styles.number}>{row}</span>
    </div>
  )
}

function Cell({ view, row, column }: { readonly view: SheetView; readonly row: number; readonly column: number }) {
  const merge = view.cells.mergeAt(row, column)
  if (merge !== undefined && (merge.area.top !== row || merge.area.left !== column)) return null
  const cell = view.cells.at(row, column)
  const overlay = view.overlay.cell(row, column)
  const box = boxOf(view, { row, column })
  const { planned } = overlay
  const text = cell?.text ?? ''
  const spill = spillOf(view, overlay, cell)
  const status = text === '' ? planned?.status : markOf(view, overlay, row, column)
  return (
    <div
      id={placeId({ row, column })}
      role="gridcell"
      className={styles.cell}
      aria-colindex={column + 1}
      aria-label={
        status === undefined
          ? undefined
          : [text, statusText(status), planned && changeText(planned)].filter(Boolean).join('; ')
      }
      data-row={row}
      data-column={column}
      data-band={bandOf(overlay)}
      data-kind={overlay.isHeader ? 'header' : overlay.row?.kind}
      data-align={alignOf(cell, overlay)}
      data-status={status}
      data-spilling={spill === undefined ? undefined : true}
      data-merged={merge !== undefined || undefined}
      style={{ left: box.leftPx, width: box.widthPx, height: box.heightPx }}
    >
      {status !== undefined && <StatusIcon status={status} />}
      <span className={styles.text} style={spill}>
        {text}
      </span>
    </div>
  )
}

/** What the colour of a cell says of its column; nothing outside a table. */
function bandOf({ column, row, isHeader }: CellOverlay): string | undefined {
  if (column === null || (row === null && !isHeader)) return undefined
  return toneOf(column.meaning)
}

/** What becomes of a cell: as planned; a cell no plan can be made of yet is refused by its issue, or waits for an answer. */
function markOf(view: SheetView, { planned }: CellOverlay, row: number, column: number): CellStatus | undefined {
  if (planned !== null) return planned.status
  if (view.isRefused(row, column)) return 'refused'
  return view.isAsked(row, column) ? 'asked' : undefined
}

const quietKinds: ReadonlySet<RowKind> = new Set(['unit', 'total', 'unknown', 'ignored'])

function alignOf(cell: SheetCell | undefined, { row, isHeader }: CellOverlay): 'start' | 'center' | 'end' {
  if (cell === undefined) return 'start'
  if (isHeader || row?.kind === 'numbering') return 'center'
  if (cell.type === 'number' || cell.type === 'date') return 'end'
  return cell.merge !== undefined && (row === null || !quietKinds.has(row.kind)) ? 'center' : 'start'
}

/** A text outside a table runs over the empty cells beside it, as in Excel. */
function spillOf(view: SheetView, { row, isHeader }: CellOverlay, cell: SheetCell | undefined) {
  if (cell === undefined || cell.type !== 'text' || cell.merge !== undefined || isHeader) return undefined
  if (row !== null && quietKinds.has(row.kind)) return undefined
  const { geometry } = view
  const next = view.cells.nextFilled(cell.row, cell.column)
  const endPx = next === null ? geometry.widthPx : geometry.columnLeft(next)
  const widthPx = endPx - geometry.columnLeft(cell.column)
  return textWidth(cell.text) > geometry.columnWidth(cell.column) - 2 * cellPaddingPx
    ? { maxWidth: widthPx }
    : undefined
}

const cellPaddingPx = 5
