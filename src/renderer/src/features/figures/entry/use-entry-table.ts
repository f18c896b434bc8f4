/** Everything the two entry screens share: the sheet with what is being typed, the grid's properties, moving to problems. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type {
  CellRef,
  EntryGridHandle,
  EntryGridProps,
  SelectionStats,
  SkippedValues,
} from '#renderer/ui/grid/grid.types.ts'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { cellEdits, noActivityEdits, sourceOf } from './entry-edits.ts'
import type { EntrySaver, SaverState } from './entry-saver.ts'
import { buildSheet, type EntrySheet, type ReceivedFigures, rowOfIssue } from './entry-sheet.ts'
import { cellLookup, gridColumns, gridTotals } from './grid-cells.ts'
import { useEntrySaver } from './use-entry-saver.ts'

export interface EntryTable {
  readonly sheet: EntrySheet
  readonly columns: readonly EntryColumn[]
  readonly saver: EntrySaver
  readonly saving: SaverState
  readonly active: CellRef | null
  readonly selection: SelectionStats | null
  readonly skipped: SkippedValues | null
  readonly isExplaining: boolean
  /** The mounted grid. */
  readonly grid: EntryGridHandle | null
  readonly gridProps: Pick<
    EntryGridProps,
    | 'ref'
    | 'columns'
    | 'getCell'
    | 'totals'
    | 'onEdit'
    | 'onSkipped'
    | 'onActiveChange'
    | 'onSelectionChange'
    | 'onNoActivity'
    | 'onExplain'
  >
  readonly explain: (isOn: boolean) => void
  /** Goes up whenever the grid is to forget the steps it could undo. */
  readonly memory: number
  readonly forgetSteps: () => void
  readonly writeNoActivity: (rowIds: readonly string[]) => void
  readonly goToIssue: (issue: Issue) => void
  readonly goToNextProblem: () => void
}

export function useEntryTable(received: ReceivedFigures, columns: readonly EntryColumn[]): EntryTable {
  const { saver, state: saving } = useEntrySaver()
  const [grid, setGrid] = useState<EntryGridHandle | null>(null)
  const [active, setActive] = useState<CellRef | null>(null)
  const [selection, setSelection] = useState<SelectionStats | null>(null)
  const [skipped, setSkipped] = useState<SkippedValues | null>(null)
  const [isExplaining, explain] = useState(false)
  const [memory, setMemory] = useState(0)
  const forgetSteps = useCallback(() => setMemory((times) => times + 1), [])
  const sheet = useMemo(() => buildSheet(received, saving.cells), [received, saving.cells])
  const getCell = useMemo(() => cellLookup(sheet, columns, saving.cells), [sheet, columns, saving.cells])
  const totals = useMemo(() => gridTotals(sheet, columns), [sheet, columns])
  const shownColumns = useMemo(() => gridColumns(columns, totals), [columns, totals])
  useEffect(() => grid?.focus(), [grid])
  const moves = useMoves(sheet, columns, active, grid)
  const onEdit = useCallback<EntryGridProps['onEdit']>(
    (edits, { cause }) => {
      setSkipped(null)
      saver.record(cellEdits(sheet, columns, edits), sourceOf(cause))
    },
    [saver, sheet, columns],
  )
  const gridProps: EntryTable['gridProps'] = {
    ref: setGrid,
    columns: shownColumns,
    getCell,
    totals,
    onEdit,
    onSkipped: setSkipped,
    onActiveChange: setActive,
    onSelectionChange: setSelection,
    onNoActivity: (_, rowIds) => moves.writeNoActivity(rowIds),
    onExplain: () => explain((isOn) => !isOn),
  }
  const seen = { sheet, columns, saver, saving, active, selection, skipped, isExplaining, memory }
  return { ...seen, explain, forgetSteps, grid, gridProps, ...moves }
}

/** What the screen does to the grid on a person's behalf. */
function useMoves(
  sheet: EntrySheet,
  columns: readonly EntryColumn[],
  active: CellRef | null,
  grid: EntryGridHandle | null,
): Pick<EntryTable, 'writeNoActivity' | 'goToIssue' | 'goToNextProblem'> {
  const writeNoActivity = useCallback(
    (rowIds: readonly string[]) => grid?.applyEdits(noActivityEdits(sheet, columns, rowIds), 'no-activity'),
    [grid, sheet, columns],
  )
  const goToIssue = useCallback(
    (issue: Issue) => grid?.focusCell(rowOfIssue(sheet, issue)?.id ?? '', issue.where.indicator ?? ''),
    [grid, sheet],
  )
  const goToNextProblem = useCallback(() => {
    const next = nextProblem(sheet, columns, active)
    if (next !== undefined) goToIssue(next)
  }, [sheet, columns, active, goToIssue])
  return { writeNoActivity, goToIssue, goToNextProblem }
}

/** The problem after the current cell, row by row and left to right, the first again after the last. */
export function nextProblem(
  sheet: EntrySheet,
  columns: readonly EntryColumn[],
  active: CellRef | null,
): Issue | undefined {
  const rowOrder = new Map(sheet.rows.map((row, index) => [row.id, index]))
  const columnOrder = new Map(columns.map((column, index) => [column.id, index]))
  const order = (rowId: string, columnId: string) =>
    (rowOrder.get(rowId) ?? 0) * columns.length + (columnOrder.get(columnId) ?? 0)
  const here = active === null ? -1 : order(active.rowId, active.colId)
  const placed = sheet.issues
    .map((issue) => ({ issue, at: order(rowOfIssue(sheet, issue)?.id ?? '', issue.where.indicator ?? '') }))
    .sort((a, b) => a.at - b.at)
  return (placed.find(({ at }) => at > here) ?? placed[0])?.issue
}
