/** Many differences of one sheet told in a line each kind, with the cells behind them; days that did not come explain them first. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { flowsOf } from './submissions-levels.rules.ts'
import type { PlainRemark, SubmissionRemark } from './submissions.schema.ts'

/** Differences of one kind that are named one by one. */
const MOST_SINGLE = 3

/** One line for each code that is said of more cells than a reader takes in; the cells are its details. */
export function groupedRemarks(remarks: readonly PlainRemark[]): SubmissionRemark[] {
  return [...Map.groupBy(remarks, ({ code }) => code)].flatMap(([code, same]): SubmissionRemark[] =>
    same.length <= MOST_SINGLE ? same : [{ code: `${code}-many`, params: sizesOf(same), details: same }],
  )
}

/**
 * Whether a running total can be another than the book's because days are missing in the book: they only add, unless a
 * flow takes away.
 */
export function canComeOfMissingDays(stock: string, stated: number, booked: number | null): boolean {
  if (booked === null) return false
  return stated > booked || (stated < booked && flowsOf(stock).some(({ sign }) => sign === -1))
}

/** What the missing days account for in one line that names them, and the rest as it is. */
export function explainedByDays(
  missing: readonly LocalDate[],
  remarks: readonly PlainRemark[],
  isExplained: (remark: PlainRemark) => boolean,
): SubmissionRemark[] {
  const explained = missing.length === 0 ? [] : remarks.filter(isExplained)
  if (explained.length === 0) return groupedRemarks(remarks)
  const params = { days: missing.join(' '), ...sizesOf(explained) }
  const rest = remarks.filter((one) => !explained.includes(one))
  return [{ code: 'days-missing', params, details: explained }, ...groupedRemarks(rest)]
}

function sizesOf(remarks: readonly PlainRemark[]): { rows: number; cells: number } {
  return { rows: new Set(remarks.map(({ params }) => params['unit'])).size, cells: remarks.length }
}
