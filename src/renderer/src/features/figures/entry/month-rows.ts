/** Rows of the month's grid: its days. A locked day says why; rest days and days to come stand back. */
import { t } from '#renderer/texts/vi.ts'
import type { GridRow } from '#renderer/ui/grid/grid.types.ts'
import type { DayState } from '#shared/figures/figures.schema.ts'
import { dayOfWeek, formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { isRowLocked } from '../day-lock.ts'
import type { EntrySheet } from './entry-sheet.ts'

export function monthGridRows(
  days: readonly DayState[],
  today: LocalDate,
  { unitCode, mayRecord }: { readonly unitCode: string; readonly mayRecord: boolean },
): GridRow[] {
  return days.map((state, index) => {
    const { on, isRestDay } = state
    const isLocked = isRowLocked(state, unitCode)
    const mark = markOf(state, isLocked)
    const day = `${shortDayOfWeek(on)} ${formatDate(on).slice(0, 5)}`
    return {
      id: on,
      label: mark === null ? day : `${day} · ${mark}`,
      order: String(index + 1),
      muted: isRestDay || isLocked || on > today,
      editable: mayRecord && !isLocked,
    }
  })
}

function markOf({ status }: DayState, isLocked: boolean): string | null {
  if (status === 'open') return null
  if (!isLocked) return t('entry.dayUnlocked')
  return t(status === 'closed' ? 'entry.dayClosed' : 'entry.dayApproved')
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
