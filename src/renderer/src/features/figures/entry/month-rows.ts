/** Rows of the month's grid: its days. A closed day is locked and says so; rest days and days to come stand back. */
import { t } from '#renderer/texts/vi.ts'
import type { GridRow } from '#renderer/ui/grid/grid.types.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { dayOfWeek, formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import type { EntrySheet } from './entry-sheet.ts'

export function monthGridRows(days: readonly DayState[], today: LocalDate): GridRow[] {
  return days.map(({ on, status, isRestDay }, index) => {
    const isClosed = status === 'closed'
    const day = `${shortDayOfWeek(on)} ${formatDate(on).slice(0, 5)}`
    return {
      id: on,
      label: isClosed ? `${day} · ${t('entry.dayClosed')}` : day,
      order: String(index + 1),
      muted: isRestDay || isClosed || on > today,
      editable: !isClosed,
    }
  })
}

/** 'T2' … 'T7', 'CN': with the mark of a closed day it fits the column of names. */
function shortDayOfWeek(on: LocalDate): string {
  const day = dayOfWeek(on)
  return day === 7 ? 'CN' : `T${day + 1}`
}

export function monthTotalsLabel(sheet: EntrySheet): string {
  const reported = sheet.rows.filter((row) => sheet.status.get(row.id) !== 'missing').length
  return t('entry.totalMonth', { reported })
}
