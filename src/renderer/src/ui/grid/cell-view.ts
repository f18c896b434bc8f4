import type { Position } from './grid-range.ts'
import type { GridView } from './grid-state.ts'
import type { EntryGridProps, GridCell, GridColumn, GridRow } from './grid.types.ts'

export function isCellEditable(readOnly: boolean, row: GridRow, column: GridColumn, cell: GridCell): boolean {
  return !readOnly && column.editable && row.editable !== false && cell.readOnly !== true
}

/** The host's cells as the reducer asks about them. */
export function viewOf(props: EntryGridProps, pageRows: () => number): GridView {
  const cellAt = (at: Position): { row: GridRow; column: GridColumn; cell: GridCell } | null => {
    const row = props.rows[at.row]
    const column = props.columns[at.col]
    return row && column ? { row, column, cell: props.getCell(row.id, column.id) } : null
  }
  return {
    isEditable: (at) => {
      const found = cellAt(at)
      return found !== null && isCellEditable(props.readOnly === true, found.row, found.column, found.cell)
    },
    isFilled: (at) => (cellAt(at)?.cell.text ?? '') !== '',
    hasFailed: (at) => cellAt(at)?.cell.state === 'failed',
    editText: (at) => cellAt(at)?.cell.editText ?? '',
    copyText: (at) => copyTextOf(cellAt(at)?.cell),
    get pageRows() {
      return pageRows()
    },
  }
}

/** Thousand separators would be read as decimals by an Excel set to English, so whole numbers travel as digits. */
function copyTextOf(cell: GridCell | undefined): string {
  if (!cell) return ''
  return cell.value !== null && Number.isSafeInteger(cell.value) ? String(cell.value) : cell.text
}
