/** Rows of the day's grid: communes and rows of the unit's own are numbered, the two rows of every unit are not. */
import { t } from '#renderer/texts/vi.ts'
import type { GridRow } from '#renderer/ui/grid/grid.types.ts'
import type { DayBook } from '#shared/figures/figures.schema.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { EntrySheet } from './entry-sheet.ts'

const unnumbered = '–'

export function dayGridRows(rows: readonly Unit[], isEditable: (unitCode: string) => boolean): GridRow[] {
  return rows.map(({ code, name, kind }, index) => {
    const isOwn = kind !== 'unallocated' && kind !== 'outside'
    return {
      id: code,
      label: name,
      order: isOwn ? String(index + 1) : unnumbered,
      muted: !isOwn,
      editable: isEditable(code),
    }
  })
}

/** How many communes have a figure, and the names of those that have none. */
export function communesReported(
  book: DayBook,
  sheet: EntrySheet,
): { count: number; reported: number; missing: string[] } {
  const communes = book.rows.filter((row) => row.kind === 'commune')
  const missing = communes.filter((row) => sheet.status.get(row.code) === 'missing').map((row) => row.name)
  return { count: communes.length, reported: communes.length - missing.length, missing }
}

export function dayTotalsLabel(book: DayBook, sheet: EntrySheet): string {
  const { reported, count } = communesReported(book, sheet)
  return t('entry.total', { reported, count })
}
