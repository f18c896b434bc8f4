/** Instants (ISO text in UTC) and the calendar of Vietnam, where every book is kept. */
import { Temporal } from 'temporal-polyfill'
import { addDays, formatDate, type LocalDate, localDate } from './local-date.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** The calendar day in Vietnam of an instant. */
export function dateOfInstant(instant: string): LocalDate {
  return localDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString())
}

/** '2023-04-15T09:42:07.120Z' → '16:42:07'. */
export function timeOfInstant(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'second' })
}

/** '2023-04-15T09:42:07.120Z' → '15/04/2023 16:42:07'. */
export function formatInstant(instant: string): string {
  return `${formatDate(dateOfInstant(instant))} ${timeOfInstant(instant)}`
}

/** The instant at which a calendar day begins in Vietnam, which knows no summer time. */
export function startOfDay(on: LocalDate): string {
  return `${addDays(on, -1)}T17:00:00.000Z`
}

/** The instant at which a calendar day has ended in Vietnam: the next one begins. */
export function endOfDay(on: LocalDate): string {
  return startOfDay(addDays(on, 1))
}

/** The later of two instants, both as ISO text with milliseconds in UTC. */
export function laterInstant(a: string, b: string): string {
  return a > b ? a : b
}

/** An instant so many whole minutes later. */
export function addMinutes(instant: string, minutes: number): string {
  return Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'millisecond' })
}

/** '2023-04-15T09:42:07.120Z' → '16:42:07 ngày 15/04/2023', for the middle of a sentence. */
export function instantInWords(instant: string): string {
  return `${timeOfInstant(instant)} ngày ${formatDate(dateOfInstant(instant))}`
}
