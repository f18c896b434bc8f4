/*
 * Excel's day numbers as calendar dates, by whole numbers alone: no clock, no time zone. Source: ECMA-376 part 1,
 * 18.17.4.1 (date systems of 1900 and 1904).
 */

const DAYS_TO_1970_FROM_1900 = 25_569
const DAYS_TO_1970_FROM_1904 = 24_107
const SECONDS_PER_DAY = 86_400
const LAST_DAY_1900 = 2_958_465
/** Excel counts a 29/02/1900 that never was. */
const NO_SUCH_DAY = 60

/**
 * A serial as `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` when it has a time of day, to the nearest second.
 * Null for what is no date: below 1, after 31/12/9999, and day 60 of the 1900 system.
 */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial)) return null
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * SECONDS_PER_DAY)
  if (seconds === SECONDS_PER_DAY) {
    day += 1
    seconds = 0
  }
  if (is1904 ? day < 0 : day < 1 || day === NO_SUCH_DAY) return null
  if (day > LAST_DAY_1900 - (is1904 ? 1462 : 0)) return null
  const sinceEpoch = is1904 ? day - DAYS_TO_1970_FROM_1904 : day - DAYS_TO_1970_FROM_1900 + (day < NO_SUCH_DAY ? 1 : 0)
  const date = civilDate(sinceEpoch)
  return seconds === 0 ? date : `${date}T${clockTime(seconds)}`
}

/** A serial that Excel shows in the same way, from a date text of the file: `2023-04-15T10:00:00.000` → 45031.4166…. */
export function serialOfDate(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?$/.exec(date)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const serial = daysFromCivil(year, month, day) + DAYS_TO_1970_FROM_1900
  if (serial < 1) return null
  return (serial <= NO_SUCH_DAY ? serial - 1 : serial) + (hours * 3600 + minutes * 60 + seconds) / SECONDS_PER_DAY
}

/** An ISO 8601 date of a file (`2023-04-15`, `2023-04-15T10:00:00.5Z`) as date text; null when it is none. */
export function dateOfIsoText(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?Z?)?$/.exec(text)
  if (match === null) return null
  const [year = '', month = '', day = '', hours = '00', minutes = '00', seconds = '00'] = match.slice(1)
  const date = `${year}-${month}-${day}`
  if (civilDate(daysFromCivil(Number(year), Number(month), Number(day))) !== date) return null
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const time = `${hours}:${minutes}:${seconds}`
  return time === '00:00:00' ? date : `${date}T${time}`
}

/** Days since 1970-01-01 → `YYYY-MM-DD`, in the proleptic Gregorian calendar (eras of 400 years that begin in March). */
function civilDate(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function daysFromCivil(year: number, month: number, day: number): number {
  const fromMarch = month <= 2 ? year - 1 : year
  const era = Math.floor(fromMarch / 400)
  const yearOfEra = fromMarch - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function clockTime(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
