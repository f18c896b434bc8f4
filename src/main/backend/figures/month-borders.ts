import { addDays, endOfMonth, localDate, startOfMonth } from '#shared/kernel/local-date.ts'

/** Stands for "from the first figure on". */
export const beginning = '0000-00-00'

/** Both ends included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** A span cut at months: whole months, days to add to them, and days of them to take off again. */
export interface MonthBorders {
  /** First whole month, and the month after the last whole one; none where they are not in this order. */
  readonly firstMonth: string
  readonly endMonth: string
  readonly added: readonly Days[]
  readonly taken: readonly Days[]
}

/** So few days are read faster one by one. */
const FEW_DAYS = 10

/**
 * Cuts the days `from..to`, both included; `from` may be `beginning`. Of a month that is counted in part, what is shorter
 * is read: its days, or those that the whole month has besides. Days after `to` count as short: mostly `to` is today.
 */
export function monthBorders(from: string, to: string): MonthBorders {
  const month = to.slice(0, 7)
  const isFromWhole = from === beginning || from.endsWith('-01')
  if (!isFromWhole && from.slice(0, 7) === month)
    return { firstMonth: month, endMonth: month, added: [{ from, to }], taken: [] }
  const head = isFromWhole ? whole : headOf(from)
  const tail = tailOf(to)
  return {
    firstMonth: head.isWhole ? from.slice(0, 7) : monthAfter(from.slice(0, 7)),
    endMonth: tail.isWhole ? monthAfter(month) : month,
    added: [...head.added, ...tail.added],
    taken: [...head.taken, ...tail.taken],
  }
}

/** Whole months cut at years: years to read whole, both first and not the end, and the months beside them. */
export interface YearBorders {
  readonly firstYear: string
  readonly endYear: string
  readonly months: readonly { readonly from: string; readonly before: string }[]
}

/** Cuts whole months, `firstMonth` (which may be that of `beginning`) included and `endMonth` not, at the turns of years. */
export function yearBorders(firstMonth: string, endMonth: string): YearBorders {
  const isFirstWhole = firstMonth.endsWith('-01') || firstMonth === beginning.slice(0, 7)
  const firstYear = isFirstWhole ? firstMonth.slice(0, 4) : String(Number(firstMonth.slice(0, 4)) + 1)
  const endYear = endMonth.slice(0, 4)
  if (firstYear >= endYear) return { firstYear, endYear: firstYear, months: parts([firstMonth, endMonth]) }
  return {
    firstYear,
    endYear,
    months: parts([firstMonth, isFirstWhole ? firstMonth : `${firstYear}-01`], [`${endYear}-01`, endMonth]),
  }
}

function parts(...spans: readonly (readonly [from: string, before: string])[]): YearBorders['months'] {
  return spans.flatMap(([from, before]) => (from < before ? [{ from, before }] : []))
}

interface PartOfMonth extends Pick<MonthBorders, 'added' | 'taken'> {
  /** Counted as a whole month. */
  readonly isWhole: boolean
}

const whole: PartOfMonth = { isWhole: true, added: [], taken: [] }

/** A month from one of its later days on. */
function headOf(from: string): PartOfMonth {
  const last = endOfMonth(localDate(from))
  const before = dayOf(from) - 1
  return before < dayOf(last) - before
    ? { isWhole: true, added: [], taken: [{ from: startOfMonth(localDate(from)), to: addDays(localDate(from), -1) }] }
    : { isWhole: false, added: [{ from, to: last }], taken: [] }
}

/** A month up to one of its days. */
function tailOf(to: string): PartOfMonth {
  const last = endOfMonth(localDate(to))
  if (to === last) return whole
  return dayOf(to) > FEW_DAYS
    ? { isWhole: true, added: [], taken: [{ from: addDays(localDate(to), 1), to: last }] }
    : { isWhole: false, added: [{ from: startOfMonth(localDate(to)), to }], taken: [] }
}

function dayOf(date: string): number {
  return Number(date.slice(8))
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
