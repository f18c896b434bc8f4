import { endOfMonth, localDate } from '#shared/kernel/local-date.ts'

/** Stands for "from the first figure on". */
export const beginning = '0000-00-00'

/** A span cut at months: whole months, and the days before and after them. An empty `headTo` or `tailFrom` is no days. */
export interface MonthBorders {
  readonly from: string
  readonly to: string
  readonly headTo: string
  /** First whole month, and the month after the last whole one. */
  readonly firstMonth: string
  readonly endMonth: string
  readonly tailFrom: string
}

/** Later than every date, so that nothing lies behind it. */
const never = '9999-99-99'

/** Cuts the days `from..to`, both included; `from` may be `beginning`. */
export function monthBorders(from: string, to: string): MonthBorders {
  const month = to.slice(0, 7)
  const isToWhole = to === lastDay(to)
  const endMonth = isToWhole ? monthAfter(month) : month
  const tailFrom = isToWhole ? never : `${month}-01`
  if (from === beginning || from.endsWith('-01'))
    return { from, to, headTo: '', firstMonth: from.slice(0, 7), endMonth, tailFrom }
  const isWithinMonth = from.slice(0, 7) === month
  return {
    from,
    to,
    headTo: isWithinMonth ? to : lastDay(from),
    firstMonth: monthAfter(from.slice(0, 7)),
    endMonth,
    tailFrom: isWithinMonth ? never : tailFrom,
  }
}

function lastDay(date: string): string {
  return endOfMonth(localDate(date))
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
