import { writeTsv } from '#renderer/ui/grid/tsv.ts'
import type { ConsolidationColumn } from '#shared/province/consolidation.schema.ts'
import type { Place } from '../completeness/matrix-keys.ts'
import type { Line } from './consolidation-rows.ts'

/** Cells from one corner to the other, both inside; column 0 is the name. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The block between a corner that stays and the cell one stands on. */
export function blockOf(corner: Place, at: Place): Block {
  return {
    top: Math.min(corner.row, at.row),
    bottom: Math.max(corner.row, at.row),
    left: Math.min(corner.column, at.column),
    right: Math.max(corner.column, at.column),
  }
}

/** What is chosen of one line; null when the block does not reach it. */
export function blockInRow({ top, bottom, left, right }: Block, row: number): Pick<Block, 'left' | 'right'> | null {
  return row < top || row > bottom ? null : { left, right }
}

/** The block as a spreadsheet takes it: counts as plain digits, shares as they are printed. */
export function blockText(lines: readonly Line[], columns: readonly ConsolidationColumn[], block: Block): string {
  const textOf = ({ name, cells }: Line, column: number): string => {
    if (column === 0) return name
    const cell = cells[columns[column - 1]?.code ?? '']
    if (cell === undefined) return ''
    return Number.isSafeInteger(cell.value) && !cell.text.includes('%') ? String(cell.value) : cell.text
  }
  const width = block.right - block.left + 1
  return writeTsv(
    lines
      .slice(block.top, block.bottom + 1)
      .map((line) => Array.from({ length: width }, (_, index) => textOf(line, block.left + index))),
  )
}
