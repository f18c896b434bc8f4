/** Moving between days, months and the two ways of entering; the address says which is open. */
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { addMonths, type LocalDate, startOfMonth } from '#shared/kernel/local-date.ts'

const route = getRouteApi('/entry')

export interface EntryGoTo {
  /** All rows of a day; of a province those of one unit, or the units themselves. */
  readonly day: (on: LocalDate, unit?: string) => void
  readonly month: (unit: string | undefined, on: LocalDate) => void
  readonly levels: (on: LocalDate, unit?: string) => void
}

export interface EntryPlace {
  readonly view: 'day' | 'month' | 'levels'
  readonly on: LocalDate
  readonly unit: string | undefined
  readonly goTo: EntryGoTo
}

/** Goes to the same day of another unit of the province, or of the whole province. */
export function useUnitChoice({ view, on }: Pick<EntryPlace, 'view' | 'on'>): (code: string | undefined) => void {
  const navigate = route.useNavigate()
  return useCallback(
    (code) =>
      void navigate({
        search: { on, ...(view === 'day' ? {} : { view }), ...(code === undefined ? {} : { unit: code }) },
      }),
    [navigate, on, view],
  )
}

/** Where the entry screen is; `today` where the address names no day. */
export function useEntryPlace(today: LocalDate): EntryPlace {
  const { on, view, unit } = route.useSearch()
  const navigate = route.useNavigate()
  const goTo = useMemo<EntryGoTo>(
    () => ({
      day: (day, code) => void navigate({ search: { on: day, ...(code === undefined ? {} : { unit: code }) } }),
      month: (code, day) => void navigate({ search: { view: 'month', unit: code, on: day } }),
      levels: (day, code) =>
        void navigate({ search: { view: 'levels', on: day, ...(code === undefined ? {} : { unit: code }) } }),
    }),
    [navigate],
  )
  return { view: view ?? 'day', on: on ?? today, unit, goTo }
}

/** Within a unit of a province the ways of entering stay with it. */
export function placeWithin(place: EntryPlace, group: string): EntryPlace {
  const { goTo } = place
  return {
    ...place,
    goTo: { ...goTo, day: (on) => goTo.day(on, group), levels: (on) => goTo.levels(on, group) },
  }
}

/** The first day of the month so many months on. */
export function shiftMonth(on: LocalDate, months: number): LocalDate {
  return addMonths(startOfMonth(on), months)
}
