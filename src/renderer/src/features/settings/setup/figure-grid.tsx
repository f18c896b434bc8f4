import { type Ref, useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { EntryGridHandle, GridCell, GridEdit, GridLabels } from '#renderer/ui/grid/grid.types.ts'
import { notifications } from '@mantine/notifications'
import { readCellCount } from '#shared/kernel/number-text.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { FigureTable, UnitRef } from '#shared/settings/setup-draft.schema.ts'
import { type CellChange, columnTotal } from '#shared/settings/setup-figures.rules.ts'
import { type PlacedRow, rowLabel } from '#shared/settings/setup-rows.rules.ts'

export interface FigureGridColumn {
  readonly id: string
  readonly label: string
  readonly groupId?: string
  readonly groupLabel?: string
}

interface FigureGridProps {
  readonly label: string
  readonly documentId: string
  readonly columns: readonly FigureGridColumn[]
  readonly rows: readonly PlacedRow[]
  readonly cells: FigureTable['cells']
  /** Warnings by `unit indicator`. */
  readonly warnings: ReadonlySet<string>
  readonly onWrite: (changes: readonly CellChange[]) => void
  readonly ref?: Ref<EntryGridHandle>
}

/** Rows × counts as in Excel; what is not a count stays as typed and is marked. */
export function FigureGrid({ label, documentId, columns, rows, cells, warnings, onWrite, ref }: FigureGridProps) {
  const gridColumns = useMemo(
    () => columns.map((column) => ({ ...column, widthPx: widthOf(column), editable: true })),
    [columns],
  )
  const gridRows = useMemo(
    () => rows.map((row, index) => ({ id: row.code, label: rowLabel(row, rows), order: String(index + 1) })),
    [rows],
  )
  const totals = useMemo(() => totalsOf(columns, rows, cells), [columns, rows, cells])
  const getCell = useCallback(
    (rowId: string, colId: string) => toGridCell(cells[rowId]?.[colId] ?? '', warnings.has(`${rowId} ${colId}`)),
    [cells, warnings],
  )
  const labels = useMemo(() => gridLabels(label), [label])
  const write = (edits: readonly GridEdit[]) =>
    onWrite(edits.map(({ rowId, colId, text }) => ({ unitCode: rowId, indicator: colId, text })))
  return (
    <EntryGrid
      ref={ref}
      columns={gridColumns}
      rows={gridRows}
      getCell={getCell}
      totals={totals}
      totalsLabel={t('setup.totalRow')}
      labels={labels}
      documentId={documentId}
      onEdit={write}
      onSkipped={({ outside }) => {
        if (outside === 0) return
        const message = t('setup.skippedOutside', { count: outside })
        notifications.show({ color: 'amber', message })
      }}
    />
  )
}

const narrowestPx = 84
const characterPx = 7.2

function widthOf({ label }: FigureGridColumn): number {
  return Math.max(narrowestPx, Math.round(label.length * characterPx) + 18)
}

function totalsOf(columns: readonly FigureGridColumn[], rows: readonly UnitRef[], cells: FigureTable['cells']) {
  const table = { on: '', document: '', columns: [], cells }
  return Object.fromEntries(
    columns.map(({ id }) => {
      const total = columnTotal(table, rows, id)
      return [id, total === null ? undefined : { text: formatCount(total) }]
    }),
  )
}

function toGridCell(text: string, isWarned: boolean): GridCell {
  const reading = readCellCount(text)
  if (!reading.ok) return { text, editText: text, value: null, severity: 'error' }
  const { value } = reading
  if (value === null) return { text: '', editText: '', value: null }
  return { text: formatCount(value), editText: String(value), value, severity: isWarned ? 'warning' : undefined }
}

function gridLabels(grid: string): GridLabels {
  return {
    grid,
    order: t('setup.order'),
    rowHead: t('setup.unit'),
    blank: t('setup.cellBlank'),
    readOnly: t('setup.cellReadOnly'),
    error: t('setup.cellError'),
    warning: t('setup.cellWarning'),
    note: t('setup.cellNote'),
    saving: t('setup.cellSaving'),
    saved: t('setup.cellSaved'),
    failed: t('setup.cellFailed'),
  }
}
