import { notifications } from '@mantine/notifications'
import { type Ref, useCallback, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { EntryGridHandle, GridCell, GridColumn, GridEdit, GridLabels } from '#renderer/ui/grid/grid.types.ts'
import type { Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import type { TargetProgress, TargetTotal } from '#shared/targets/progress.schema.ts'
import { isAmount, type TargetDraft } from './target-draft.ts'
import styles from './target-grid.module.css'
import type { EditedRow } from './use-edited-rows.ts'

/** The one column that is typed. */
export const valueColumn = 'value'

const shownColumns = ['needed', 'numerator', 'remaining', 'perDay', 'perWorkingDay'] as const
type ShownColumn = (typeof shownColumns)[number]

interface TargetGridProps {
  readonly draft: TargetDraft
  readonly rows: readonly EditedRow[]
  readonly preview: Output<'targets.previewTargets'> | undefined
  readonly onWrite: (texts: Readonly<Record<string, string>>) => void
  readonly ref?: Ref<EntryGridHandle>
}

const columnNames: Readonly<Record<ShownColumn, string>> = {
  needed: t('targets.needed'),
  numerator: t('targets.numerator'),
  remaining: t('targets.remaining'),
  perDay: t('targets.perDay'),
  perWorkingDay: t('targets.perWorkingDay'),
}

/** One amount for each row as in Excel, and beside it what it comes to and what is left of it. */
export function TargetGrid({ draft, rows, preview, onWrite, ref }: TargetGridProps) {
  const { mode, cells } = draft
  const columns = useMemo(() => columnsOf(mode), [mode])
  const gridRows = useMemo(
    () => rows.map((row, index) => ({ id: row.code, label: row.name, order: String(index + 1) })),
    [rows],
  )
  const byUnit = useMemo(() => new Map(preview?.rows.map((row) => [row.unitCode, row])), [preview])
  const getCell = useCallback(
    (rowId: string, colId: string): GridCell => {
      const text = cells[rowId] ?? ''
      if (colId === valueColumn) return valueCell(text, mode)
      const shown = shownColumns.find((one) => one === colId)
      const isSet = text.trim() !== '' && isAmount(text, mode)
      return shownCell(isSet && shown !== undefined ? byUnit.get(rowId)?.[shown] : undefined)
    },
    [cells, mode, byUnit],
  )
  const totals = useMemo(() => totalsOf(preview?.totals[0]), [preview])
  const labels = useMemo(() => gridLabels(rows.length), [rows.length])
  return (
    <div className={styles.grid}>
      <EntryGrid
        ref={ref}
        columns={columns}
        rows={gridRows}
        getCell={getCell}
        totals={totals}
        totalsLabel={t('setup.totalRow')}
        labels={labels}
        documentId={`${draft.measure} ${mode}`}
        onEdit={(edits) => onWrite(textsOf(edits))}
        onSkipped={({ outside }) => {
          if (outside > 0)
            notifications.show({ color: 'amber', message: t('setup.skippedOutside', { count: outside }) })
        }}
      />
    </div>
  )
}

function columnsOf(mode: TargetDraft['mode']): GridColumn[] {
  const value = t(mode === 'share' ? 'targets.valueShare' : 'targets.valueCount')
  return [
    { id: valueColumn, label: value, widthPx: 110, editable: true },
    ...shownColumns.map(
      (id): GridColumn => ({ id, label: columnNames[id], widthPx: 118, editable: false, tint: 'derived' }),
    ),
  ]
}

/** Counts are shown as typed: the column beside them has what they come to. */
function valueCell(text: string, mode: TargetDraft['mode']): GridCell {
  const isRead = isAmount(text, mode)
  return { text, editText: text, value: null, severity: isRead ? undefined : 'error' }
}

function shownCell(count: TargetProgress[ShownColumn] | undefined): GridCell {
  const text = count === undefined ? '' : count === null ? NO_VALUE : formatCount(count)
  return { text, editText: text, value: count ?? null, derived: true, readOnly: true }
}

function totalsOf(total: TargetTotal | undefined) {
  return Object.fromEntries(
    shownColumns.map((column) => {
      const count = total?.[column] ?? null
      return [column, count === null ? undefined : { text: formatCount(count) }]
    }),
  )
}

function textsOf(edits: readonly GridEdit[]): Record<string, string> {
  return Object.fromEntries(
    edits.flatMap(({ rowId, colId, text }) => (colId === valueColumn ? [[rowId, text.trim()]] : [])),
  )
}

function gridLabels(count: number): GridLabels {
  return {
    grid: t('targets.grid', { count }),
    order: t('setup.order'),
    rowHead: t('setup.unit'),
    blank: t('setup.cellBlank'),
    readOnly: t('setup.cellReadOnly'),
    error: t('targets.cellError'),
    warning: t('setup.cellWarning'),
    note: t('setup.cellNote'),
    saving: t('setup.cellSaving'),
    saved: t('setup.cellSaved'),
    failed: t('setup.cellFailed'),
  }
}
