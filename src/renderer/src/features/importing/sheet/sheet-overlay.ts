/** What was understood, put over the rows and columns of the sheet as it lies on the screen. Pure. */
import type { ImportPreview, PlannedCell, SheetWindow } from '#shared/importing/importing.schema.ts'
import type { RowKind, UnderstoodColumn } from '#shared/importing/understanding.schema.ts'
import type { Area } from './sheet-places.ts'

type Table = ImportPreview['tables'][number]
type WindowRow = SheetWindow['rows'][number]

/** The head of a column or of a row: a column of the table, or a row of it. */
export type LineHead =
  | { readonly is: 'column'; readonly tableId: string; readonly column: UnderstoodColumn }
  | { readonly is: 'row'; readonly row: WindowRow }

/** What is known of one cell. */
export interface CellOverlay {
  readonly column: UnderstoodColumn | null
  readonly row: WindowRow | null
  readonly isHeader: boolean
  readonly planned: PlannedCell | null
}

export interface SheetOverlay {
  /** Heads of the columns for whoever looks at that row of the sheet; tables below each other have their own. */
  columnHead(column: number, row: number): LineHead | null
  rowHead(row: number): LineHead | null
  cell(row: number, column: number): CellOverlay
  /** A table stands on its side: its columns are rows of the sheet, and need room at the left. */
  readonly hasTurned: boolean
}

/** Rows of the sheet as the window told of them, by row number (by column number for a table on its side). */
export interface KnownLines {
  readonly rows: ReadonlyMap<string, ReadonlyMap<number, WindowRow>>
  readonly planned: ReadonlyMap<string, PlannedCell>
}

export function linesOf(windows: readonly SheetWindow[]): KnownLines {
  const rows = new Map<string, Map<number, WindowRow>>()
  const planned = new Map<string, PlannedCell>()
  for (const window of windows) {
    for (const row of window.rows) {
      const lines = rows.get(row.tableId) ?? new Map<number, WindowRow>()
      lines.set(row.row, row)
      rows.set(row.tableId, lines)
    }
    for (const cell of window.planned) planned.set(cell.address, cell)
  }
  return { rows, planned }
}

export function overlayOf(
  tables: readonly Table[],
  { rows, planned }: KnownLines,
  addressOf: (row: number, column: number) => string,
): SheetOverlay {
  const placed = tables.map((table) => placedTable(table, rows.get(table.id) ?? new Map<number, WindowRow>()))
  return {
    hasTurned: placed.some(({ isTurned }) => isTurned),
    columnHead: (column, row) => {
      const over = placed.filter(({ area }) => column >= area.left && column <= area.right)
      const table = over.findLast(({ area }) => area.top <= row) ?? over[0]
      return table?.columnHead(column) ?? null
    },
    rowHead: (row) => {
      const beside = placed.filter(({ area }) => row >= area.top && row <= area.bottom)
      const heads = beside.map((table) => table.rowHead(row)).filter((head) => head !== null)
      return heads.find((head) => head.is === 'column' || head.row.kind === 'unit') ?? heads[0] ?? null
    },
    cell: (row, column) => {
      const table = placed.find(({ area }) => isInside(area, row, column))
      return {
        column: table?.columnOf(row, column) ?? null,
        row: table?.rowOf(row, column) ?? null,
        isHeader: table?.isHeader(row, column) ?? false,
        planned: planned.get(addressOf(row, column)) ?? null,
      }
    },
  }
}

/** A table with its lines turned to the sheet's rows and columns. */
function placedTable(table: Table, lines: ReadonlyMap<number, WindowRow>) {
  const isTurned = table.isTransposed === true
  const columns = new Map(table.columns.map((one) => [one.column, one]))
  const across = (row: number, column: number): number => (isTurned ? row : column)
  const down = (row: number, column: number): number => (isTurned ? column : row)
  const asColumn = (at: number): LineHead | null => {
    const column = columns.get(at)
    return column === undefined ? null : { is: 'column', tableId: table.id, column }
  }
  const asRow = (at: number): LineHead | null => {
    const row = lines.get(at)
    return row === undefined ? null : { is: 'row', row }
  }
  const { first, last } = table.headerRows
  return {
    isTurned,
    area: isTurned ? turned(table.range) : table.range,
    columnHead: isTurned ? asRow : asColumn,
    rowHead: isTurned ? asColumn : asRow,
    columnOf: (row: number, column: number) => columns.get(across(row, column)) ?? null,
    rowOf: (row: number, column: number) => lines.get(down(row, column)) ?? null,
    isHeader: (row: number, column: number) => down(row, column) >= first && down(row, column) <= last,
  }
}

function turned({ top, left, bottom, right }: Area): Area {
  return { top: left, left: top, bottom: right, right: bottom }
}

function isInside({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}

/** Kinds of rows that carry a mark beside their number. */
export function isMarked(kind: RowKind): boolean {
  return kind !== 'unit' && kind !== 'title'
}
