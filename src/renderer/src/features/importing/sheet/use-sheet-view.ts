import { type RefObject, useMemo } from 'react'
import type { ImportPreview, SheetWindow } from '#shared/importing/importing.schema.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { RowNames } from '../unit-names.ts'
import { indexCells } from './sheet-cells.ts'
import { layOutSheet, type SheetGeometry } from './sheet-geometry.ts'
import { linesOf, overlayOf } from './sheet-overlay.ts'
import { gutterOf, sightOf, type SheetView } from './sheet-view.ts'
import { useSheetPages } from './use-sheet-pages.ts'
import { waitingCells } from './waiting-cells.ts'
import { useVisibleArea, type VisibleArea } from './use-visible-area.ts'

interface LoadedView extends SheetView {
  readonly isLoaded: boolean
}

const noCells: SheetWindow['cells'] = []

/** A sheet of a file ready to be drawn: the pages around what is in sight, laid out, with what was understood. */
export function useSheetView(
  preview: ImportPreview,
  sheet: number,
  names: RowNames,
  viewport: RefObject<HTMLDivElement | null>,
): { readonly view: LoadedView; readonly area: VisibleArea; readonly error: Error | null } {
  const area = useVisibleArea(viewport)
  const { drawn, error } = useDrawn(preview, sheet, area)
  const { size, geometry, gutterPx, isLoaded } = drawn
  const { firstRow, lastRow, firstColumn, lastColumn } = sightOf(area, size, geometry, gutterPx)
  const topRow = geometry.rowAt(area.topPx)
  const view = useMemo<LoadedView>(
    () => ({
      ...drawn,
      names,
      topRow,
      firstRow,
      lastRow: isLoaded ? lastRow : 0,
      firstColumn,
      lastColumn: isLoaded ? lastColumn : 0,
      isInSight: ({ row, column }) =>
        (row === 0 || (row >= firstRow && row <= lastRow)) &&
        (column === 0 || (column >= firstColumn && column <= lastColumn)) &&
        isLoaded,
    }),
    [drawn, names, topRow, isLoaded, firstRow, lastRow, firstColumn, lastColumn],
  )
  return { view, area, error }
}

/** What does not change while the sheet is scrolled within its loaded pages. */
function useDrawn(preview: ImportPreview, sheet: number, area: VisibleArea) {
  const { rows = 0, columns = 0 } = preview.sheets[sheet] ?? {}
  const size = useMemo(() => ({ rows, columns }), [rows, columns])
  const tables = useMemo(() => preview.tables.filter((table) => table.sheet === sheet), [preview.tables, sheet])
  const { windows, error } = useSheetPages(preview.head.id, sheet, roughRows(area, rows))
  const firstCells = windows.find(({ firstRow }) => firstRow === 1)?.cells ?? noCells
  const geometry = useGeometry(size, tables, firstCells)
  const waiting = useMemo(() => waitingCells(preview, sheet), [preview, sheet])
  const isLoaded = windows.length > 0
  const drawn = useMemo(() => {
    const overlay = overlayOf(tables, linesOf(windows), cellAddress)
    return { size, geometry, cells: indexCells(windows), overlay, gutterPx: gutterOf(overlay), isLoaded, ...waiting }
  }, [size, geometry, windows, tables, isLoaded, waiting])
  return { drawn, error }
}

function useGeometry(
  size: { readonly rows: number; readonly columns: number },
  tables: ImportPreview['tables'],
  firstCells: SheetWindow['cells'],
): SheetGeometry {
  return useMemo(
    () =>
      layOutSheet(
        size,
        tables.filter(({ isTransposed }) => isTransposed !== true),
        firstCells,
      ),
    [size, tables, firstCells],
  )
}

const shortestRowPx = 24

/** Rows that may be in sight, before the sizes of the rows are known. */
function roughRows({ topPx, heightPx }: VisibleArea, rows: number): { first: number; last: number } {
  const first = Math.max(1, Math.floor(topPx / shortestRowPx) - 20)
  return {
    first: Math.min(first, Math.max(1, rows)),
    last: Math.min(Math.max(1, rows), Math.ceil((topPx + heightPx) / shortestRowPx) + 10),
  }
}
