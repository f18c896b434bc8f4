import { daysBetween, localDate } from '#shared/kernel/local-date.ts'

/** From its 1 March 1900 on a spreadsheet counts days as they are. */
const COUNTED_FROM = { date: localDate('1900-03-01'), serial: 61 }

/** A date as a spreadsheet keeps it: days since the end of 1899. */
export function dateSerial(date: string): number {
  return COUNTED_FROM.serial + daysBetween(COUNTED_FROM.date, localDate(date))
}
