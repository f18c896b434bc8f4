/** The cells of the loaded pages, found by place, and what a merge covers. Pure. */
import type { SheetWindow } from '#shared/importing/importing.schema.ts'
import { type Area, parseArea } from './sheet-places.ts'

export type SheetCell = SheetWindow['cells'][number]

interface Merge {
  readonly area: Area
  readonly anchor: SheetCell
}

export interface SheetCells {
  at(row: number, column: number): SheetCell | undefined
  /** The merge a place is covered by or is the anchor of. */
  mergeAt(row: number, column: number): Merge | undefined
  /** Merges that begin above a row and reach down to it or further. */
  mergesInto(row: number): readonly Merge[]
  /** The next column with something in it to the right of a place, or null. */
  nextFilled(row: number, column: number): number | null
}

/** Merges are kept by block of rows, so that a sheet full of them is not searched for every cell. */
const blockRows = 64

export function indexCells(windows: readonly SheetWindow[]): SheetCells {
  const rows = new Map<number, Map<number, SheetCell>>()
  const merges = new Map<number, Merge[]>()
  const lastRow = Math.max(0, ...windows.flatMap(({ cells }) => cells.at(-1)?.row ?? 0))
  for (const cell of windows.flatMap(({ cells }) => cells)) {
    const columns = rows.get(cell.row) ?? new Map<number, SheetCell>()
    columns.set(cell.column, cell)
    rows.set(cell.row, columns)
    const area = cell.merge === undefined ? null : parseArea(cell.merge)
    if (area === null) continue
    const last = Math.min(area.bottom, Math.max(area.top, lastRow) + blockRows)
    for (let block = blockOf(area.top); block <= blockOf(last); block += 1) {
      const known = merges.get(block)
      if (known === undefined) merges.set(block, [{ area, anchor: cell }])
      else known.push({ area, anchor: cell })
    }
  }
  const around = (row: number): readonly Merge[] => merges.get(blockOf(row)) ?? []
  return {
    at: (row, column) => rows.get(row)?.get(column),
    mergeAt: (row, column) =>
      around(row).find(
        ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
      ),
    mergesInto: (row) => around(row).filter(({ area }) => area.top < row && area.bottom >= row),
    nextFilled: (row, column) => {
      const filled = Array.from(rows.get(row)?.values() ?? []).filter((one) => one.column > column && one.text !== '')
      return filled.length === 0 ? null : Math.min(...filled.map((one) => one.column))
    },
  }
}

function blockOf(row: number): number {
  return Math.floor(row / blockRows)
}
