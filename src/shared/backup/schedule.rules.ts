import { dateOfInstant } from '#shared/kernel/instant.ts'
import { daysBetween } from '#shared/kernel/local-date.ts'

/** Days after which a copy in the second place is asked for again. */
const secondPlaceDays = 7

/** Whether a copy in the second place is due: none was made yet, or a week passed since the last one. */
export function isSecondPlaceDue(lastAt: string | null, now: string): boolean {
  return lastAt === null || daysBetween(dateOfInstant(lastAt), dateOfInstant(now)) >= secondPlaceDays
}
