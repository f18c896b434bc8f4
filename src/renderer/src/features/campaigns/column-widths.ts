import type { GridColumn } from '#renderer/ui/grid/grid.types.ts'

/** STT and the scroll bar. */
const orderPx = 46
const widestFactor = 1.7

/** Columns that take the room there is beside the names of the rows, and never less than they need. */
export function widened(columns: readonly GridColumn[], gridPx: number, headPx: number): readonly GridColumn[] {
  const neededPx = columns.reduce((sum, column) => sum + column.widthPx, 0)
  const factor = Math.min(widestFactor, (gridPx - orderPx - headPx) / Math.max(1, neededPx))
  return factor <= 1 ? columns : columns.map((column) => ({ ...column, widthPx: Math.floor(column.widthPx * factor) }))
}
