import type { Place } from './sheet-places.ts'

export interface SheetBounds {
  readonly rows: number
  readonly columns: number
  /** Whole rows in sight: how far Page Down goes. */
  readonly page: number
}

interface Keystroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
}

/** Where a key of movement leads from a place; null for any other key. Row 0 and column 0 are the heads. */
export function movedBy(keystroke: Keystroke, { row, column }: Place, bounds: SheetBounds): Place | null {
  if (keystroke.altKey) return null
  const isFar = keystroke.ctrlKey
  const moves: Readonly<Record<string, () => Place>> = {
    ArrowUp: () => ({ row: isFar ? 0 : row - 1, column }),
    ArrowDown: () => ({ row: isFar ? bounds.rows : row + 1, column }),
    ArrowLeft: () => ({ row, column: isFar ? 0 : column - 1 }),
    ArrowRight: () => ({ row, column: isFar ? bounds.columns : column + 1 }),
    PageUp: () => ({ row: Math.max(1, row - bounds.page), column }),
    PageDown: () => ({ row: row + bounds.page, column }),
    Home: () => ({ row: isFar ? 1 : row, column: isFar ? 1 : 0 }),
    End: () => ({ row: isFar ? bounds.rows : row, column: bounds.columns }),
  }
  const moved = Object.hasOwn(moves, keystroke.key) ? moves[keystroke.key]?.() : undefined
  return moved === undefined ? null : inside(moved, bounds)
}

function inside({ row, column }: Place, { rows, columns }: SheetBounds): Place {
  const at = { row: Math.min(Math.max(row, 0), rows), column: Math.min(Math.max(column, 0), columns) }
  // The corner is nothing to stand on.
  return at.row === 0 && at.column === 0 ? { row: 0, column: Math.min(1, columns) } : at
}
