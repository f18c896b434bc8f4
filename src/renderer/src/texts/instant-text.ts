/** Instants as people in Vietnam read them, whatever zone the machine is set to. */
import { Temporal } from 'temporal-polyfill'
import { dateOfInstant, timeOfInstant } from '#shared/kernel/instant.ts'
import { formatDate } from '#shared/kernel/local-date.ts'

const HOURS_AND_MINUTES = '16:42'.length

/** '16:42:07' of this moment. */
export function currentTimeText(): string {
  return timeOfInstant(Temporal.Now.instant().toString())
}

/** '2023-04-15T09:42:07Z' → '16:42 ngày 15/04/2023'. */
export function instantText(instant: string): string {
  return `${instantTime(instant)} ngày ${formatDate(dateOfInstant(instant))}`
}

/** '16:42' of an instant. */
export function instantTime(instant: string): string {
  return timeOfInstant(instant).slice(0, HOURS_AND_MINUTES)
}

/** Whole seconds from now until an instant, never less than none. */
export function secondsUntil(instant: string): number {
  const left = Temporal.Instant.from(instant).epochMilliseconds - Temporal.Now.instant().epochMilliseconds
  return Math.max(0, Math.ceil(left / 1000))
}
