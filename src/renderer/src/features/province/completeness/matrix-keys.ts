import type { KeyboardEvent } from 'react'

export interface Place {
  readonly row: number
  readonly column: number
}

/** How far a key goes in a table of so many rows and columns; null for a key that is none of the table's. */
export function movedPlace(event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>, at: Place, size: Place): Place | null {
  const within = (row: number, column: number): Place => ({
    row: Math.min(size.row - 1, Math.max(0, row)),
    column: Math.min(size.column - 1, Math.max(0, column)),
  })
  const { row, column } = at
  switch (event.key) {
    case 'ArrowUp':
      return within(event.ctrlKey ? 0 : row - 1, column)
    case 'ArrowDown':
      return within(event.ctrlKey ? size.row - 1 : row + 1, column)
    case 'ArrowLeft':
      return within(row, event.ctrlKey ? 0 : column - 1)
    case 'ArrowRight':
      return within(row, event.ctrlKey ? size.column - 1 : column + 1)
    case 'PageUp':
      return within(row - PAGE, column)
    case 'PageDown':
      return within(row + PAGE, column)
    case 'Home':
      return within(event.ctrlKey ? 0 : row, 0)
    case 'End':
      return within(event.ctrlKey ? size.row - 1 : row, size.column - 1)
    default:
      return null
  }
}

const PAGE = 10
