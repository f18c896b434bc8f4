/**
 * Calendar dates without time or zone. A date is the text 'YYYY-MM-DD', so it sorts, compares and travels as it is
 * stored. Arithmetic goes through Temporal.PlainDate and never through the clock-bound Date of JavaScript.
 */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2199
const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/
/** Days that every month of the years 1900–2199 has: most dates are told by their letters alone, since there are many. */
const COMMON_DAY = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/
const DAY_NAMES = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'] as const

/** A day of the calendar from 01/01/1900 to 31/12/2199; 31/02 and other days that do not exist are refused. */
export const localDateSchema = z
  .string()
  .refine(isLocalDateText, { error: 'cần ngày có thật, dạng NĂM-THÁNG-NGÀY (2023-04-15)' })
  .brand<'LocalDate'>()

export type LocalDate = z.infer<typeof localDateSchema>

export type DateParts = { year: number; month: number; day: number }

/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7

function isLocalDateText(text: string): boolean {
  if (COMMON_DAY.test(text)) return true
  if (!DATE_SHAPE.test(text)) return false
  const { year, month, day } = partsOf(text)
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) return false
  return day <= 28 || day <= new Temporal.PlainDate(year, month, 1).daysInMonth
}

/** The year, month (1–12) and day (1–31) of a 'YYYY-MM-DD' text. */
export function partsOf(date: string): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Null when the text is not a 'YYYY-MM-DD' day of the calendar. */
export function parseLocalDate(text: string): LocalDate | null {
  return isLocalDateText(text) ? (text as LocalDate) : null
}

/** Null when the parts are not a day of the calendar inside the supported years. */
export function dateFromParts({ year, month, day }: DateParts): LocalDate | null {
  const pad = (value: number) => String(value).padStart(2, '0')
  return parseLocalDate(`${year}-${pad(month)}-${pad(day)}`)
}

/** For dates the program itself writes down. Throws a RangeError when the text is not a day of the calendar. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null) throw new RangeError(`not a calendar date: ${text}`)
  return date
}

export const EARLIEST_DATE = localDate(`${EARLIEST_YEAR}-01-01`)
export const LATEST_DATE = localDate(`${LATEST_YEAR}-12-31`)

function plainDate(date: LocalDate): Temporal.PlainDate {
  const { year, month, day } = partsOf(date)
  return new Temporal.PlainDate(year, month, day)
}

/** Negative counts go back. Throws a RangeError when the result leaves the supported years. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(plainDate(date).add({ days }).toString())
}

/** 31/01 plus one month is the last day of February. Throws a RangeError outside the supported years. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return localDate(plainDate(date).add({ months }).toString())
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  const first = plainDate(from)
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, days) =>
    localDate(first.add({ days }).toString()),
  )
}

export function dayOfWeek(date: LocalDate): DayOfWeek {
  return plainDate(date).dayOfWeek as DayOfWeek
}

export function isWeekend(date: LocalDate): boolean {
  return dayOfWeek(date) >= 6
}

/** The ISO 8601 week: the first week of a year is the one with its first Thursday, so `year` may differ from the date's. */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  const { yearOfWeek, weekOfYear } = plainDate(date)
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new Error('the ISO calendar always has weeks')
  return { year: yearOfWeek, week: weekOfYear }
}

export function startOfMonth(date: LocalDate): LocalDate {
  return localDate(`${monthOf(date)}-01`)
}

export function endOfMonth(date: LocalDate): LocalDate {
  return localDate(`${monthOf(date)}-${plainDate(date).daysInMonth}`)
}

/** The month of a date as 'YYYY-MM'. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7)
}

/** Negative when `a` is earlier, positive when it is later, 0 for the same day. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function minDate(a: LocalDate, b: LocalDate): LocalDate {
  return a <= b ? a : b
}

export function maxDate(a: LocalDate, b: LocalDate): LocalDate {
  return a >= b ? a : b
}

/** 15/04/2023 */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** Thứ Hai … Chủ Nhật */
export function formatDayOfWeek(date: LocalDate): string {
  return DAY_NAMES[dayOfWeek(date) - 1] ?? ''
}

/** The month in a document: months 1 and 2 take a leading 0, the others none (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function formatMonthNumber(month: number): string {
  return month <= 2 ? `0${month}` : String(month)
}

/** The date line of a document, "ngày 05 tháng 01 năm 2026" (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function formatDateInWords(date: LocalDate): string {
  const { year, month } = partsOf(date)
  return `ngày ${date.slice(8, 10)} tháng ${formatMonthNumber(month)} năm ${year}`
}
