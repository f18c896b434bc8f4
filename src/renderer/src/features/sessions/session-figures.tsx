import { notifications } from '@mantine/notifications'
import { useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { GridColumn, GridEdit, GridLabels } from '#renderer/ui/grid/grid.types.ts'
import type { EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { cellsOfRow, columnTotals, sessionColumns, splitCells, splitColumns, valueColumn } from './figure-table.ts'
import { cellKey, type SessionDraft } from './session-draft.ts'
import styles from './session-panel.module.css'

interface SessionFiguresProps {
  readonly draft: SessionDraft
  readonly rows: readonly Pick<Unit, 'code' | 'name'>[]
  readonly isReadOnly: boolean
  /** Texts by `cellKey`. */
  readonly onWrite: (cells: Readonly<Record<string, string>>) => void
}

/** While no day is given the labels are those of today's law. */
const undated = '2024-07-01'

/** The figures with Excel's keys: indicators under one another for one row, or rows × indicators. */
export function SessionFigures(props: SessionFiguresProps) {
  const { on, cells } = props.draft
  const columns = useMemo(() => sessionColumns(on ?? undated, cells), [on, cells])
  return props.draft.spread === 'one' ? (
    <OneRow {...props} columns={columns} />
  ) : (
    <SplitRows {...props} columns={columns} />
  )
}

type TableProps = SessionFiguresProps & { readonly columns: readonly EntryColumn[] }

const valueColumns: readonly GridColumn[] = [
  { id: valueColumn, label: t('sessions.valueTotal'), widthPx: 110, editable: true },
]

function OneRow({ draft: { id, cells, unitCode }, rows, columns, isReadOnly, onWrite }: TableProps) {
  // Not yet told whose: the figures wait under no row, and are not saved there.
  const row = unitCode ?? ''
  const name = rows.find((one) => one.code === row)?.name ?? ''
  const gridRows = useMemo(
    () =>
      columns.map(({ id: code, label, groupLabel }, index) => ({
        id: code,
        label: `${groupLabel}: ${label.toLocaleLowerCase('vi')}`,
        order: String(index + 1),
      })),
    [columns],
  )
  const shown = useMemo(() => cellsOfRow(cells, row, columns), [cells, row, columns])
  const getCell = useCallback((code: string) => shown.get(code) ?? { text: '', editText: '', value: null }, [shown])
  const labels = useMemo(
    () => gridLabels(t('sessions.gridOne', { unit: name }), t('sessions.rowHeadIndicator')),
    [name],
  )
  return (
    <div className={styles.grid} data-one>
      <EntryGrid
        columns={valueColumns}
        rows={gridRows}
        getCell={getCell}
        totals={{}}
        totalsLabel={name}
        labels={labels}
        documentId={`session ${id} ${row}`}
        readOnly={isReadOnly}
        onEdit={(edits) => onWrite(textsOf(edits, ({ rowId }) => cellKey(row, rowId)))}
        onSkipped={tellSkipped}
      />
    </div>
  )
}

function SplitRows({ draft: { id, cells }, rows, columns, isReadOnly, onWrite }: TableProps) {
  const gridColumns = useMemo(() => splitColumns(columns), [columns])
  const gridRows = useMemo(
    () => rows.map(({ code, name }, index) => ({ id: code, label: name, order: String(index + 1) })),
    [rows],
  )
  const getCell = useMemo(
    () =>
      splitCells(
        cells,
        rows.map((one) => one.code),
        columns,
      ),
    [cells, rows, columns],
  )
  const totals = useMemo(() => columnTotals(cells), [cells])
  const labels = useMemo(() => gridLabels(t('sessions.grid'), t('sessions.rowHeadUnit')), [])
  return (
    <div className={styles.grid}>
      <EntryGrid
        columns={gridColumns}
        rows={gridRows}
        getCell={getCell}
        totals={totals}
        totalsLabel={t('sessions.totalRow')}
        labels={labels}
        documentId={`session ${id} split`}
        readOnly={isReadOnly}
        onEdit={(edits) => onWrite(textsOf(edits, ({ rowId, colId }) => cellKey(rowId, colId)))}
        onSkipped={tellSkipped}
      />
    </div>
  )
}

function textsOf(edits: readonly GridEdit[], keyOf: (edit: GridEdit) => string): Record<string, string> {
  return Object.fromEntries(edits.map((edit) => [keyOf(edit), edit.text.trim()]))
}

function tellSkipped({ outside }: { readonly outside: number }): void {
  if (outside > 0) notifications.show({ color: 'amber', message: t('sessions.skippedOutside', { count: outside }) })
}

function gridLabels(grid: string, rowHead: string): GridLabels {
  return {
    grid,
    rowHead,
    order: t('sessions.order'),
    blank: t('sessions.blank'),
    readOnly: t('sessions.readOnly'),
    error: t('sessions.error'),
    warning: t('sessions.warning'),
    note: t('sessions.cellNote'),
    saving: t('sessions.saving'),
    saved: t('sessions.saved'),
    failed: t('sessions.failed'),
  }
}
