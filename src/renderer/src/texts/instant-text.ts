/** Instants as people in Vietnam read them, whatever zone the machine is set to. */
import { Temporal } from 'temporal-polyfill'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'

const zone = 'Asia/Ho_Chi_Minh'

/** '16:42:07' of this moment. */
export function currentTimeText(): string {
  return Temporal.Now.plainTimeISO(zone).toString({ smallestUnit: 'second' })
}

/** '2023-04-15T09:42:07Z' → '16:42 ngày 15/04/2023'. */
export function instantText(instant: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const date = localDate(there.toPlainDate().toString())
  return `${there.toPlainTime().toString({ smallestUnit: 'minute' })} ngày ${formatDate(date)}`
}

/** The calendar day in Vietnam of an instant. */
export function instantDate(instant: string): ReturnType<typeof localDate> {
  return localDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString())
}
