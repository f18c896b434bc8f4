import { memo } from 'react'
import type { GridColumn, GridLabels } from './grid.types.ts'
import styles from './entry-grid.module.css'

/** Heading lines above the rows: groups and labels always, formula numbers where a column has one. */
export function headLineCount(columns: readonly GridColumn[]): number {
  return columns.some((column) => column.numberLabel !== undefined) ? 3 : 2
}

interface HeadGroup {
  id: string
  label: string | null
  start: number
  columns: readonly GridColumn[]
}

function groupsOf(columns: readonly GridColumn[]): HeadGroup[] {
  const groups: (HeadGroup & { columns: GridColumn[] })[] = []
  columns.forEach((column, start) => {
    const last = groups.at(-1)
    if (last && column.groupId !== undefined && last.columns[0]?.groupId === column.groupId) last.columns.push(column)
    else groups.push({ id: column.id, label: column.groupLabel ?? null, start, columns: [column] })
  })
  return groups
}

interface GridHeadProps {
  columns: readonly GridColumn[]
  labels: GridLabels
  activeCol: number
}

export const GridHead = memo(function GridHead({ columns, labels, activeCol }: GridHeadProps) {
  const groups = groupsOf(columns)
  const grouped = new Set(groups.filter((group) => group.label !== null).flatMap((group) => group.columns))
  const activeMark = (index: number): true | undefined => index === activeCol || undefined
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1}>
        <th className={styles.order} rowSpan={2} scope="col" aria-colindex={1} data-all>
          {labels.order}
        </th>
        <th className={styles.rowHead} rowSpan={2} scope="col" aria-colindex={2} data-all>
          {labels.rowHead}
        </th>
        {groups.map((group) =>
          group.label === null ? (
            <th
              key={group.id}
              rowSpan={2}
              scope="col"
              aria-colindex={group.start + 3}
              data-col={group.start}
              data-current={activeMark(group.start)}
            >
              {group.columns[0]?.label}
            </th>
          ) : (
            <th key={group.id} colSpan={group.columns.length} scope="colgroup" aria-colindex={group.start + 3}>
              {group.label}
            </th>
          ),
        )}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map((column, index) =>
          grouped.has(column) ? (
            <th key={column.id} scope="col" aria-colindex={index + 3} data-col={index} data-current={activeMark(index)}>
              {column.label}
            </th>
          ) : null,
        )}
      </tr>
      {headLineCount(columns) === 3 && <NumberLine columns={columns} labels={labels} />}
    </thead>
  )
})

function NumberLine({ columns, labels }: Omit<GridHeadProps, 'activeCol'>) {
  return (
    <tr aria-rowindex={3} className={styles.numberLine}>
      <td className={styles.order} aria-colindex={1}>
        {labels.orderNumber}
      </td>
      <td className={styles.rowHead} aria-colindex={2}>
        {labels.rowHeadNumber}
      </td>
      {columns.map((column, index) => (
        <td key={column.id} aria-colindex={index + 3} title={column.numberLabel}>
          {column.numberLabel}
        </td>
      ))}
    </tr>
  )
}
