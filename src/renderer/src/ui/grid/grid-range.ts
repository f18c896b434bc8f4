/** Geometry of the grid in row and column indexes, free of state. */

export interface Position {
  row: number
  col: number
}

/** Inclusive on all four sides. */
export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

export interface GridSize {
  rows: number
  cols: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const STEPS: Record<Direction, Position> = {
  up: { row: -1, col: 0 },
  down: { row: 1, col: 0 },
  left: { row: 0, col: -1 },
  right: { row: 0, col: 1 },
}

export function samePosition(a: Position, b: Position): boolean {
  return a.row === b.row && a.col === b.col
}

export function rangeBetween(a: Position, b: Position): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  }
}

export function rangeSize(range: Range): GridSize {
  return { rows: range.bottom - range.top + 1, cols: range.right - range.left + 1 }
}

export function isSingleCell(range: Range): boolean {
  return range.top === range.bottom && range.left === range.right
}

/** Every position of the range, row by row. */
export function positionsIn(range: Range): Position[] {
  const { rows, cols } = rangeSize(range)
  return Array.from({ length: rows * cols }, (_, index) => ({
    row: range.top + Math.floor(index / cols),
    col: range.left + (index % cols),
  }))
}

export function isInside(at: Position, size: GridSize): boolean {
  return at.row >= 0 && at.col >= 0 && at.row < size.rows && at.col < size.cols
}

export function clampPosition(at: Position, size: GridSize): Position {
  return {
    row: Math.max(0, Math.min(at.row, size.rows - 1)),
    col: Math.max(0, Math.min(at.col, size.cols - 1)),
  }
}

export function neighbour(at: Position, direction: Direction, by = 1): Position {
  const step = STEPS[direction]
  return { row: at.row + step.row * by, col: at.col + step.col * by }
}

/** Where Ctrl+arrow lands in Excel: the end of the run of filled cells, or the next filled cell, or the edge. */
export function edgeOfData(
  from: Position,
  direction: Direction,
  size: GridSize,
  isFilled: (at: Position) => boolean,
): Position {
  let at = neighbour(from, direction)
  if (!isInside(at, size)) return from
  const inRun = isFilled(from) && isFilled(at)
  for (;;) {
    const next = neighbour(at, direction)
    if (!isInside(next, size)) return at
    if (inRun ? !isFilled(next) : isFilled(at)) return at
    at = next
  }
}

/** The next cell inside a selection, around its end: down the columns for Enter, along the rows for Tab. */
export function cycleWithin(range: Range, at: Position, axis: 'row' | 'column', back: boolean): Position {
  const { rows, cols } = rangeSize(range)
  const row = at.row - range.top
  const col = at.col - range.left
  const index = axis === 'row' ? col * rows + row : row * cols + col
  const next = (index + (back ? -1 : 1) + rows * cols) % (rows * cols)
  return axis === 'row'
    ? { row: range.top + (next % rows), col: range.left + Math.floor(next / rows) }
    : { row: range.top + Math.floor(next / cols), col: range.left + (next % cols) }
}
