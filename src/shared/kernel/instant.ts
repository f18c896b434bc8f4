/** Instants (ISO text in UTC) and the calendar of Vietnam, where every book is kept. */
import { Temporal } from 'temporal-polyfill'
import { formatDate, type LocalDate, localDate, parseLocalDate } from './local-date.ts'

const zone = 'Asia/Ho_Chi_Minh'
/** As this program writes instants; most are read by their letters alone, since there are many. */
const OWN_SHAPE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/
/** Of Vietnam ahead of UTC, all year round. */
const OFFSET_HOURS = 7
const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** The calendar day in Vietnam of an instant. */
export function dateOfInstant(instant: string): LocalDate {
  return localDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString())
}

/** '2023-04-15T09:42:07.120Z' → '16:42:07'. */
export function timeOfInstant(instant: string): string {
  if (OWN_SHAPE.test(instant)) return `${vietnamHour(Number(instant.slice(11, 13)))}${instant.slice(13, 19)}`
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'second' })
}

function vietnamHour(hour: number): string {
  return String((hour + OFFSET_HOURS) % 24).padStart(2, '0')
}

/** '2023-04-15T09:42:07.120Z' → '15/04/2023 16:42:07'. */
export function formatInstant(instant: string): string {
  return `${formatDate(dateOfInstant(instant))} ${timeOfInstant(instant)}`
}

/** The instant at which a calendar day begins in Vietnam, which knows no summer time. */
export function startOfDay(on: LocalDate): string {
  return instantOn(on, '00:00')
}

/** The instant at which a calendar day has ended in Vietnam: the next one begins. */
export function endOfDay(on: LocalDate): string {
  return instantOn(on, '00:00', 1)
}

/** The moment that hours of a day are compared with: the instant, or the close of another day that is said to be today. */
export function momentOf(today: LocalDate, instant: string): string {
  return dateOfInstant(instant) === today ? instant : instantOn(today, '23:59')
}

/** The instant of a time of day in Vietnam, `HH:MM`, so many days after a day; the calendar's first and last too. */
export function instantOn(on: LocalDate, time: string, daysAfter = 0): string {
  const hour = Number(time.slice(0, 2)) - OFFSET_HOURS
  const shift = daysAfter + (hour < 0 ? -1 : 0)
  const day = shift === 0 ? on : Temporal.PlainDate.from(on).add({ days: shift }).toString()
  return `${day}T${String((hour + 24) % 24).padStart(2, '0')}${time.slice(2)}:00.000Z`
}

/** The instant a text from outside says, as this program writes instants; null when it says none. */
export function readInstant(text: string): string | null {
  if (OWN_SHAPE.test(text) && parseLocalDate(text.slice(0, 10)) !== null) return text
  if (!INSTANT_SHAPE.test(text)) return null
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' })
  } catch {
    return null
  }
}

/** The earlier of two instants, both as ISO text with milliseconds in UTC. */
export function earlierInstant(a: string, b: string): string {
  return a < b ? a : b
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
