/** What an edit of the grid means: texts become counts, blanks or drafts, and an action writes zeros. */
import type { EditCause, GridEdit } from '#renderer/ui/grid/grid.types.ts'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { DayCell, Source } from '#shared/figures/figures.schema.ts'
import { readCellCount } from '#shared/kernel/number-text.ts'
import type { CellEdit } from './entry-saver.ts'
import type { EntrySheet } from './entry-sheet.ts'

/** The longest text the ledger keeps for a cell that is not a number. */
const longestDraft = 60

const sources: Readonly<Record<EditCause, Source>> = {
  type: 'typed',
  delete: 'typed',
  cut: 'typed',
  paste: 'pasted',
  fill: 'filled',
  undo: 'undone',
  redo: 'undone',
  'no-activity': 'no-activity',
}

export function sourceOf(cause: EditCause): Source {
  return sources[cause]
}

/** A typed or pasted text as a figure; what is not a count is kept as it was typed and counts nowhere. */
export function readCellText(text: string): Pick<CellEdit, 'value' | 'draft'> {
  const reading = readCellCount(text)
  if (reading.ok) return { value: reading.value, draft: null }
  const typed = text.trim()
  return { value: null, draft: typed.length <= longestDraft ? typed : `${typed.slice(0, longestDraft - 1)}…` }
}

/** Edits of the grid as figures of the fixed counters; edits of rows or columns that are not typed are dropped. */
export function cellEdits(sheet: EntrySheet, columns: readonly EntryColumn[], edits: readonly GridEdit[]): CellEdit[] {
  const typed = new Map(columns.filter((column) => column.kind === 'typed').map((column) => [column.id, column]))
  return edits.flatMap(({ rowId, colId, text }) => {
    const row = sheet.rowById.get(rowId)
    const column = typed.get(colId)
    if (row === undefined || column === undefined) return []
    return { unitCode: row.unitCode, indicator: column.indicator, on: row.on, ...readCellText(text) }
  })
}

/**
 * "Không phát sinh": zeros into the blanks of the rows. A total whose parts are shown follows from them; a total that
 * was typed alone leaves its parts unknown, so they are not zero.
 */
export function noActivityEdits(
  sheet: EntrySheet,
  columns: readonly EntryColumn[],
  rowIds: readonly string[],
): GridEdit[] {
  const totalOfShownPart = new Map(
    columns.flatMap((total) => total.sumOf.map((part) => [part, total.indicator] as const)),
  )
  return rowIds.flatMap((rowId) => {
    const row = sheet.rowById.get(rowId)
    if (row === undefined || !row.isDue) return []
    const cells = sheet.cells.get(rowId)
    const isTyped = (indicator: string | undefined) =>
      typedIn(indicator === undefined ? undefined : cells?.get(indicator))
    return columns
      .filter((column) => column.kind === 'typed' && column.sumOf.length === 0)
      .filter((column) => isBlank(cells?.get(column.indicator)) && !isTyped(totalOfShownPart.get(column.id)))
      .map((column) => ({ rowId, colId: column.id, text: '0' }))
  })
}

function typedIn(cell: DayCell | undefined): boolean {
  return cell !== undefined && (cell.fixed !== null || cell.draft !== null)
}

function isBlank(cell: DayCell | undefined): boolean {
  return cell === undefined || (cell.effective === null && cell.draft === null)
}
