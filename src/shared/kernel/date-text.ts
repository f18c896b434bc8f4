/**
 * Reads the dates people write: "15/4/2023", "22.8.2023", "ngày 05 tháng 01 năm 2026", "tính đến ngày 18/4/2023".
 * The day always comes before the month, and nothing is guessed: a date without its year is asked for.
 */
import { dateFromParts, type LocalDate } from './local-date.ts'
import { plainTypedText } from './typed-text.ts'

export type DateReading =
  | { kind: 'date'; value: LocalDate }
  | { kind: 'ask-year'; day: number; month: number }
  | { kind: 'refused'; reason: 'not-a-date' | 'no-such-day' | 'two-digit-year' }

const LEAD = '(?:(?:tính )?đến (?:hết )?)?(?:ngày )?'
const DAY_MONTH_YEAR = [
  new RegExp(`^${LEAD}(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})$`),
  new RegExp(`^${LEAD}(?<day>\\d{1,2}) tháng (?<month>\\d{1,2}) năm (?<year>\\d{4})$`),
  new RegExp(`^${LEAD}(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})$`),
  new RegExp(`^${LEAD}(?<day>\\d{1,2})(?:/| tháng )(?<month>\\d{1,2})$`),
]
const ANY_LEAP_YEAR = 2000

/**
 * A text without a year takes `year` when the caller knows it (from the period of the sheet), else it is asked for.
 * A year of two digits is refused, as is a day that does not exist or lies outside 1900–2199.
 */
export function readDateText(text: string, { year }: { year?: number } = {}): DateReading {
  const plain = plainTypedText(text).toLowerCase()
  const groups = DAY_MONTH_YEAR.map((shape) => shape.exec(plain)?.groups).find((found) => found !== undefined)
  if (groups === undefined) return { kind: 'refused', reason: 'not-a-date' }
  const day = Number(groups['day'])
  const month = Number(groups['month'])
  const writtenYear = groups['year']
  if (writtenYear?.length === 2) return { kind: 'refused', reason: 'two-digit-year' }

  const knownYear = writtenYear === undefined ? year : Number(writtenYear)
  const value = dateFromParts({ year: knownYear ?? ANY_LEAP_YEAR, month, day })
  if (value === null) return { kind: 'refused', reason: 'no-such-day' }
  return knownYear === undefined ? { kind: 'ask-year', day, month } : { kind: 'date', value }
}
