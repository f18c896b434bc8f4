import { readDateText } from '#shared/kernel/date-text.ts'
import { compareDates } from '#shared/kernel/local-date.ts'
import type { Holiday } from './settings.schema.ts'

/** In order of date, one name a day: of several holidays on a day the last one stays. */
export function orderHolidays(holidays: readonly Holiday[]): Holiday[] {
  const byDay = new Map(holidays.map((holiday) => [holiday.on, holiday]))
  return [...byDay.values()].toSorted((a, b) => compareDates(a.on, b.on))
}

/** Rows of a pasted list, a date and then a name; lines without both are given back by number. */
export function readHolidayRows(
  block: readonly (readonly string[])[],
  year: number,
): { holidays: Holiday[]; unread: number[] } {
  const holidays: Holiday[] = []
  const unread: number[] = []
  block.forEach((cells, index) => {
    const texts = splitLine(cells)
    if (texts.length === 0) return
    const reading = readDateText(texts[0] ?? '', { year })
    const name = texts.slice(1).join(' ').slice(0, 200)
    if (reading.kind === 'date' && name !== '') holidays.push({ on: reading.value, name })
    else unread.push(index + 1)
  })
  return { holidays, unread }
}

/** Cells with a text; a line typed into one cell is cut after its date. */
function splitLine(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [only] = texts
  if (texts.length !== 1 || only === undefined) return texts
  const [, date, name] = /^([\d/.-]+)[\s:,;–-]+(.+)$/.exec(only) ?? []
  return date === undefined || name === undefined ? texts : [date, name]
}
