/** Everything the drawing of a sheet needs, in one place: sizes, cells, what was understood, and what is in sight. */
import type { SheetCells } from './sheet-cells.ts'
import type { SheetGeometry, SheetSize } from './sheet-geometry.ts'
import type { SheetOverlay } from './sheet-overlay.ts'
import type { Place } from './sheet-places.ts'
import type { RowNames } from '../unit-names.ts'
import type { VisibleArea } from './use-visible-area.ts'

/** Letters of the columns, and under them what each was understood as. */
export const headHeightPx = 58
const narrowGutterPx = 58
const wideGutterPx = 168
const overscanRows = 6

export interface Sight {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface SheetView extends Sight {
  readonly size: SheetSize
  readonly geometry: SheetGeometry
  readonly cells: SheetCells
  readonly overlay: SheetOverlay
  readonly names: RowNames
  readonly gutterPx: number
  /** The topmost row in sight, for the heads of the columns. */
  readonly topRow: number
  isInSight(place: Place): boolean
  /** The cell waits for an answer, or is not taken, before any plan could be made of it. */
  readonly isAsked: (row: number, column: number) => boolean
  readonly isRefused: (row: number, column: number) => boolean
}

export function gutterOf(overlay: SheetOverlay): number {
  return overlay.hasTurned ? wideGutterPx : narrowGutterPx
}

/** Rows and columns to draw: those in sight and a few more. */
export function sightOf(area: VisibleArea, size: SheetSize, geometry: SheetGeometry, gutterPx: number): Sight {
  const firstRow = Math.max(1, geometry.rowAt(area.topPx) - overscanRows)
  const lastRow = Math.min(size.rows, geometry.rowAt(area.topPx + area.heightPx) + overscanRows)
  return {
    firstRow,
    lastRow,
    firstColumn: geometry.columnAt(area.leftPx),
    lastColumn: Math.min(size.columns, geometry.columnAt(area.leftPx + Math.max(0, area.widthPx - gutterPx)) + 1),
  }
}

interface Box {
  readonly leftPx: number
  readonly topPx: number
  readonly widthPx: number
  readonly heightPx: number
}

/** Where a place lies on the canvas, a merged cell whole. */
export function boxOf({ geometry, cells, gutterPx }: SheetView, { row, column }: Place): Box {
  const area = cells.mergeAt(row, column)?.area ?? { top: row, left: column, bottom: row, right: column }
  const leftPx = column === 0 ? 0 : gutterPx + geometry.columnLeft(area.left)
  const rightPx =
    column === 0 ? gutterPx : gutterPx + geometry.columnLeft(area.right) + geometry.columnWidth(area.right)
  const topPx = row === 0 ? 0 : headHeightPx + geometry.rowTop(area.top)
  const bottomPx =
    row === 0 ? headHeightPx : headHeightPx + geometry.rowTop(area.bottom) + geometry.rowHeight(area.bottom)
  return { leftPx, topPx, widthPx: rightPx - leftPx, heightPx: bottomPx - topPx }
}
