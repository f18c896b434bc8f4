/** A month as the weeks of a wall calendar: Monday to Sunday, with the days of its neighbours at both ends. */
import {
  addDays,
  datesBetween,
  dayOfWeek,
  endOfMonth,
  isWeekend,
  type LocalDate,
  monthOf,
  startOfMonth,
} from '#shared/kernel/local-date.ts'
import type { Session } from '#shared/sessions/sessions.schema.ts'

const DAYS_OF_WEEK = 7

export interface CalendarDay {
  readonly on: LocalDate
  /** False for the days of the months before and after. */
  readonly isOfMonth: boolean
  readonly isToday: boolean
  /** Saturday, Sunday or a holiday. */
  readonly isRest: boolean
  /** Name of the holiday, if it is one. */
  readonly holiday: string | undefined
  readonly sessions: readonly Session[]
}

interface MonthFacts {
  readonly today: LocalDate
  readonly holidays: readonly { readonly on: LocalDate; readonly name: string }[]
  readonly sessions: readonly Session[]
}

/** First and last day that the calendar of a month shows. */
export function shownSpan(on: LocalDate): { from: LocalDate; to: LocalDate } {
  const first = startOfMonth(on)
  const last = endOfMonth(on)
  return { from: addDays(first, 1 - dayOfWeek(first)), to: addDays(last, DAYS_OF_WEEK - dayOfWeek(last)) }
}

/** The weeks of the month that `on` is in. */
export function monthWeeks(on: LocalDate, { today, holidays, sessions }: MonthFacts): CalendarDay[][] {
  const { from, to } = shownSpan(on)
  const names = new Map(holidays.map((one) => [one.on, one.name]))
  const byDay = Map.groupBy(sessions, ({ plan }) => plan.on)
  const days = datesBetween(from, to).map((day): CalendarDay => {
    const holiday = names.get(day)
    return {
      on: day,
      isOfMonth: monthOf(day) === monthOf(on),
      isToday: day === today,
      isRest: isWeekend(day) || holiday !== undefined,
      holiday,
      sessions: byDay.get(day) ?? [],
    }
  })
  return Array.from({ length: days.length / DAYS_OF_WEEK }, (_, week) =>
    days.slice(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK),
  )
}
