import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useMemo } from 'react'
import { EntryGrid } from './entry-grid.tsx'
import type { EntryGridProps, GridColumn } from './grid.types.ts'
import styles from './grid-layout.module.css'

/** STT and the scroll bar, and the names beside them. */
const orderPx = 46
const headPx = { narrow: 166, wide: 276 } as const
const widestFactor = 1.5

interface GridLayoutProps extends EntryGridProps {
  /** Names of the panel for the screen reader. */
  readonly panelLabel: string
  readonly panel: ReactNode
  readonly isPanelWide?: boolean
  /** Names of rows are long: they get the room of two. */
  readonly hasLongNames?: boolean
  /** Over the grid: what keeps it from being typed into. */
  readonly strip?: string | undefined
}

/** A grid that takes the room there is, and the panel beside it that explains the current cell or asks for something. */
export function GridLayout({ panel, panelLabel, isPanelWide, hasLongNames, strip, ...grid }: GridLayoutProps) {
  const { ref, width } = useElementSize()
  const availablePx = width - orderPx - headPx[hasLongNames === true ? 'wide' : 'narrow']
  const columns = useMemo(() => spread(grid.columns, availablePx), [grid.columns, availablePx])
  return (
    <div
      className={styles.layout}
      data-wide-panel={isPanelWide === true || undefined}
      data-wide-heads={hasLongNames === true || undefined}
    >
      <div ref={ref} className={styles.grid}>
        {strip !== undefined && (
          <p className={styles.strip} role="status">
            {strip}
          </p>
        )}
        <div className={styles.table}>
          <EntryGrid {...grid} columns={columns} />
        </div>
      </div>
      <aside className={styles.panel} aria-label={panelLabel}>
        {panel}
      </aside>
    </div>
  )
}

function spread(columns: readonly GridColumn[], availablePx: number): readonly GridColumn[] {
  const neededPx = columns.reduce((sum, column) => sum + column.widthPx, 0)
  const factor = Math.min(widestFactor, availablePx / Math.max(1, neededPx))
  return factor <= 1 ? columns : columns.map((column) => ({ ...column, widthPx: Math.floor(column.widthPx * factor) }))
}
