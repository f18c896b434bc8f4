import type { ReactNode } from 'react'
import table from '#renderer/ui/data-table.module.css'

interface ScrollTableProps {
  readonly label: string
  readonly children: ReactNode
}

/** A table that may be wider than its card. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={table.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={table.table}>{children}</table>
    </div>
  )
}
