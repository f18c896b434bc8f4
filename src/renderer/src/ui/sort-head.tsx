import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import table from './data-table.module.css'

interface SortHeadProps {
  /** How the table is sorted by this column; undefined while it is sorted by another. */
  readonly sorted: 'ascending' | 'descending' | undefined
  readonly className: string | undefined
  readonly onSort: () => void
  readonly children: ReactNode
}

/** The head of a column that a table can be sorted by. */
export function SortHead({ sorted, className, onSort, children }: SortHeadProps) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <button type="button" className={table.sort} onClick={onSort}>
        {children}
        {sorted !== undefined && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  )
}
