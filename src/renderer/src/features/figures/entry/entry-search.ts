/** Moving between days, months and the two ways of entering; the address says which is open. */
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { addMonths, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'

const route = getRouteApi('/entry')

export interface EntryGoTo {
  readonly day: (on: LocalDate) => void
  readonly month: (unit: string | undefined, on: LocalDate) => void
  readonly levels: (on: LocalDate) => void
}

export interface EntryPlace {
  readonly view: 'day' | 'month' | 'levels'
  readonly on: LocalDate
  readonly unit: string | undefined
  readonly goTo: EntryGoTo
}

/** Where the entry screen is; `today` where the address names no day. */
export function useEntryPlace(today: LocalDate): EntryPlace {
  const { on, view, unit } = route.useSearch()
  const navigate = route.useNavigate()
  const goTo = useMemo<EntryGoTo>(
    () => ({
      day: (day) => void navigate({ search: { on: day } }),
      month: (code, day) => void navigate({ search: { view: 'month', unit: code, on: day } }),
      levels: (day) => void navigate({ search: { view: 'levels', on: day } }),
    }),
    [navigate],
  )
  return { view: view ?? 'day', on: on ?? today, unit, goTo }
}

/** The first day of the month so many months on. */
export function shiftMonth(on: LocalDate, months: number): LocalDate {
  return addMonths(startOfMonth(on), months)
}
