import { parseLocalDate } from '#shared/kernel/local-date.ts'

/** First day of the two-level administration: no districts in the data set from then on. */
export const twoLevelsFrom = '2025-07-01'

/** Whether a date as typed is of the edition without districts; a text that is no date is not. */
export function startsWithTwoLevels(startOn: string): boolean {
  return (parseLocalDate(startOn) ?? '') >= twoLevelsFrom
}
