import { instantOn } from '#shared/kernel/instant.ts'
import { datesBetween, isWeekend, type LocalDate } from '#shared/kernel/local-date.ts'
import { nextPeriod, type Period, type PeriodCalendar, periodContaining } from '#shared/kernel/period.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { Deadline, DueForm, DueSlot, SlotKind } from './completeness.schema.ts'

/** What decides which days and periods a form is due for, and by when. */
export interface SlotRules {
  readonly calendar: PeriodCalendar
  readonly holidays: readonly { readonly on: LocalDate; readonly name: string }[]
  readonly deadlines: readonly Deadline[]
  /** Hour of the settings, in force where no deadline of the form is. */
  readonly reportHour: string
}

const weekendName = 'Cuối tuần'

/** How long a sheet of a form may reach: BM01 is of one day, BM02 of a longer period, BM04 of either. */
export const kindsOfForm: Readonly<Record<DueForm, readonly SlotKind[]>> = {
  BM01: ['day'],
  BM02: ['week', 'month', 'quarter', 'half-year', 'nine-months', 'year'],
  BM04: ['day', 'week', 'month', 'quarter', 'half-year', 'nine-months', 'year'],
}

/** The form's own length: a day for BM01, a month for the others. */
export function usualKind(form: DueForm): SlotKind {
  return form === 'BM01' ? 'day' : 'month'
}

/** The days, or the periods whose last day lies in the span, first to last. Weekends and holidays are days without a sheet. */
export function dueSlots(kind: SlotKind, span: { from: LocalDate; to: LocalDate }, rules: SlotRules): DueSlot[] {
  const names = new Map(rules.holidays.map(({ on, name }) => [on, name]))
  return periodsEnding(kind, span, rules.calendar).map((period) => asSlot(period, names, rules))
}

/** The day, or the period of a length that a day lies in. */
export function slotContaining(kind: SlotKind, on: LocalDate, rules: SlotRules): DueSlot {
  const names = new Map(rules.holidays.map((holiday) => [holiday.on, holiday.name]))
  return asSlot(periodContaining(kind, rules.calendar, on), names, rules)
}

function asSlot(period: Period, restNames: ReadonlyMap<string, string>, rules: SlotRules): DueSlot {
  const { kind, from, to } = period
  const restName = kind === 'day' ? (restNames.get(from) ?? (isWeekend(from) ? weekendName : null)) : null
  return { from, to, label: periodLabel(period), restName, deadlineAt: deadlineOf(to, rules) }
}

/** The deadline in force for what ends on a day: the hour of the latest rule that begins by then, so many days later. */
export function deadlineInForce(to: LocalDate, { deadlines, reportHour }: SlotRules): Deadline {
  const inForce = deadlines.filter((one) => one.from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return inForce.at(-1) ?? { from: to, hour: reportHour, daysAfter: 0 }
}

function deadlineOf(to: LocalDate, rules: SlotRules): string {
  const { hour, daysAfter } = deadlineInForce(to, rules)
  return instantOn(to, hour, daysAfter)
}

function periodsEnding(kind: SlotKind, span: { from: LocalDate; to: LocalDate }, calendar: PeriodCalendar): Period[] {
  if (kind === 'day') return datesBetween(span.from, span.to).map((on) => ({ kind, from: on, to: on }))
  const found: Period[] = []
  let period: Period | null = periodContaining(kind, calendar, span.from)
  while (period !== null && period.to <= span.to) {
    if (period.to >= span.from) found.push(period)
    period = nextPeriod(period)
  }
  return found
}
