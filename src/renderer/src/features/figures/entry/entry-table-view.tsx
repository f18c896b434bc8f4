import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useEffect, useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { EntryGrid } from '#renderer/ui/grid/entry-grid.tsx'
import type { EntryGridProps, GridLabels } from '#renderer/ui/grid/grid.types.ts'
import styles from './entry-layout.module.css'
import { spreadColumns } from './grid-cells.ts'
import { forgetEntries } from './remembered-entries.ts'
import type { EntryTable } from './use-entry-table.ts'

/** STT, the name and the scroll bar. */
const besideColumnsPx = 30 + 166 + 16

interface EntryTableViewProps
  extends Pick<EntryGridProps, 'rows' | 'totalsLabel' | 'labels' | 'documentId' | 'readOnly' | 'onExhausted'> {
  readonly table: EntryTable
  /** Over the grid: what keeps it from being typed into. */
  readonly strip?: ReactNode
  /** On the grid: what is asked of the person. */
  readonly question?: ReactNode
  /** Beside the grid. */
  readonly panel: ReactNode
  readonly isPanelWide: boolean
}

/** The grid with the panel beside it. */
export function EntryTableView({ table, strip, question, panel, isPanelWide, ...grid }: EntryTableViewProps) {
  const { ref, width } = useElementSize()
  const { gridProps } = table
  const columns = useMemo(() => spreadColumns(gridProps.columns, width - besideColumnsPx), [gridProps.columns, width])
  const { documentId } = grid
  useEffect(forgetEntries, [documentId])
  return (
    <div className={styles.layout} data-wide-panel={isPanelWide || undefined}>
      <div ref={ref} className={styles.grid}>
        {strip}
        <div className={styles.table}>
          <EntryGrid {...gridProps} {...grid} columns={columns} documentId={`${documentId} ${table.memory}`} />
        </div>
        {question}
      </div>
      <aside className={styles.panel} aria-label={t('entry.panel')}>
        {panel}
      </aside>
    </div>
  )
}

/** Words of the grid for the screen reader and the corner. */
export function gridLabels(grid: string, rowHead: string): GridLabels {
  return {
    grid,
    order: t('entry.order'),
    orderNumber: '(1)',
    rowHead,
    rowHeadNumber: '(2)',
    blank: t('entry.blank'),
    readOnly: t('entry.readOnly'),
    error: t('entry.error'),
    warning: t('entry.warning'),
    note: t('entry.note'),
    saving: t('entry.saving'),
    saved: t('entry.saved'),
    failed: t('entry.failed'),
  }
}
