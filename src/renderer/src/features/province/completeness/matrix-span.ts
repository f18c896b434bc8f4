import { compareDates, type LocalDate } from '#shared/kernel/local-date.ts'
import { type NamedPeriodKind, type Period, type PeriodCalendar, periodContaining } from '#shared/kernel/period.ts'
import type { Slot, SlotKind } from '#shared/province/completeness.schema.ts'

/** What the matrix shows at once: a month of days, a quarter of weeks, a year of anything longer. */
const shownTogether: Readonly<Record<SlotKind, NamedPeriodKind>> = {
  day: 'month',
  week: 'quarter',
  month: 'year',
  quarter: 'year',
  'half-year': 'year',
  'nine-months': 'year',
  year: 'year',
}

/** The days around a day that are shown together. */
export function shownPeriod(kind: SlotKind, calendar: PeriodCalendar, on: LocalDate): Period {
  return periodContaining(shownTogether[kind], calendar, on)
}

/** The slot that a day lies in; where none does, the last that ended before it, else the first. */
export function chosenSlot<S extends Slot>(slots: readonly S[], on: LocalDate): { slot: S; index: number } | null {
  const inside = slots.findIndex(({ from, to }) => compareDates(from, on) <= 0 && compareDates(on, to) <= 0)
  const index =
    inside >= 0
      ? inside
      : Math.max(
          0,
          slots.findLastIndex(({ to }) => to < on),
        )
  const slot = slots[index]
  return slot === undefined ? null : { slot, index }
}

/** What stands over a column: the number of the day or month, the quarter, the first day of a week. */
export function slotHeading(kind: SlotKind, { from, to }: Slot): string {
  switch (kind) {
    case 'day':
      return from.slice(8)
    case 'week':
      return `${from.slice(8)}/${from.slice(5, 7)}`
    case 'month':
      return `T${Number(to.slice(5, 7))}`
    case 'quarter':
      return `Q${Number(to.slice(5, 7)) / 3}`
    default:
      return to.slice(0, 4)
  }
}
