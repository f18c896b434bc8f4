/** Figures of the file that the book works out itself, compared with the book as the import would leave it. */
import { sumReported } from '#shared/figures/effective.rules.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { ratios } from '#shared/indicators/catalogue.ts'
import { type Issue, type IssuePlace, warningIssue } from '#shared/kernel/issue.ts'
import { percentUnits } from '#shared/kernel/ratio.ts'
import type { PlanBook, PlanRequest, PlanStock } from './plan-book.ts'
import { dayFrom } from './plan-days.rules.ts'
import { type ChangesByRow, changesByRow, type PlannedChanges, stockAfterPlan } from './plan-effects.rules.ts'
import type { Assertion } from './understanding.schema.ts'

/** What the book must be asked for before a plan is made: running totals of rows at the close of some days. */
export interface StockQuestion {
  readonly code: string
  readonly on: string
}

/** Running totals that the assertions of a file are compared with, each day before their span included. */
export function stockQuestions(assertions: readonly Assertion[]): StockQuestion[] {
  return assertions.flatMap(({ kind, code, from, to }) => {
    if (to === null) return []
    if (kind === 'cumulative')
      return operandsOf(code).flatMap((one) => [
        { code: one, on: to },
        { code: one, on: dayBefore(from ?? to) },
      ])
    if (kind !== 'ratio') return []
    const ratio = ratios.find((one) => one.code === code)
    if (ratio === undefined || ratio.denominator.kind !== 'stocks') return []
    return [ratio.numerator, ...(ratio.less === undefined ? [] : [ratio.less]), ...ratio.denominator.codes].map(
      (one) => ({ code: one, on: to }),
    )
  })
}

/** A difference has no running total of its own: it is worked out of those of its operands. */
function operandsOf(code: string): readonly string[] {
  const indicator = findIndicator(code)
  return indicator?.type === 'difference' ? [...(indicator.plus ?? []), ...(indicator.minus ?? [])] : [code]
}

/** A finding for every assertion that the book contradicts. */
export function checkAssertions(request: PlanRequest, plan: PlannedChanges, book: PlanBook): Issue[] {
  if (request.understanding.assertions.length === 0) return []
  const changes = changesByRow(plan.pages)
  const rows = [...book.units.values()].filter(({ isRow }) => isRow).map(({ code }) => code)
  return request.understanding.assertions.flatMap((one): Issue[] => {
    const where = placeOfAssertion(one, request.sheetNames)
    const codes = one.unitCode === null ? rows : [one.unitCode]
    if (one.to === null) return []
    if (one.kind === 'cumulative') return checkCumulative(one, one.to, codes, where, book, changes)
    if (one.kind === 'ratio') return checkRatio(one, one.to, codes, where, book, { plan, changes })
    return []
  })
}

function placeOfAssertion(
  { unitCode, code, from, to, sheet, address }: Assertion,
  sheetNames: readonly string[],
): IssuePlace {
  const name = sheetNames[sheet]
  const date = from ?? to
  return {
    indicator: code,
    cell: address,
    ...(unitCode === null ? {} : { unitCode }),
    ...(date === null ? {} : { date }),
    ...(name === undefined ? {} : { sheet: name }),
  }
}

function checkCumulative(
  { code, from, to, stated }: Assertion,
  on: string,
  rows: readonly string[],
  where: IssuePlace,
  book: PlanBook,
  changes: ChangesByRow,
): Issue[] {
  const start = dayBefore(from ?? on)
  const [before, after] = [start, on].map((day) => rows.map((row) => stockAfterPlan(book, changes, row, code, day)))
  const expected = sumOf(after ?? [])
  if (expected === undefined || expected === stated) return []
  const previous = sumOf(before ?? []) ?? null
  const days = { from: from ?? on, to: to ?? on }
  if (expected === null || previous === null)
    return [warningIssue('import/cumulative-without-opening', where, { stated, ...days })]
  const flow = expected - previous
  return [warningIssue('import/cumulative-differs-from-book', where, { stated, expected, previous, flow, ...days })]
}

/** Undefined where nothing was asked, null where the book has neither opening nor figure. */
function sumOf(stocks: readonly (PlanStock | undefined)[]): number | null | undefined {
  const known = stocks.filter((stock) => stock !== undefined)
  return known.length === 0 ? undefined : sumReported(known.map(({ value }) => value))
}

/** Printed percentages agree within one in their last place: domain.md §4, rule 12. */
function checkRatio(
  { code, stated }: Assertion,
  on: string,
  rows: readonly string[],
  where: IssuePlace,
  book: PlanBook,
  after: { readonly plan: PlannedChanges; readonly changes: ChangesByRow },
): Issue[] {
  const ratio = ratios.find((one) => one.code === code)
  if (ratio === undefined || ratio.denominator.kind !== 'stocks') return []
  const level = (one: string): number | null | undefined =>
    findIndicator(one)?.type === 'stock'
      ? sumReported(rows.map((row) => levelAfterPlan(book, after.plan, row, one, on)))
      : sumOf(rows.map((row) => stockAfterPlan(book, after.changes, row, one, on)))
  const numerator = level(ratio.numerator)
  const den = sumReported(ratio.denominator.codes.map(level))
  if (numerator === undefined || numerator === null || den === null || den === 0) return []
  const num = numerator - (ratio.less === undefined ? 0 : (level(ratio.less) ?? 0))
  const decimals = decimalsOf(stated)
  const units = percentUnits(num, den, { policy: 'half-up', decimals })
  const printed = BigInt(Math.round(stated * 10 ** decimals))
  if (units === null || (units - printed <= 1n && printed - units <= 1n)) return []
  const expected = Number(units) / 10 ** decimals
  return [warningIssue('import/ratio-differs-from-book', where, { stated, expected, numerator: num, denominator: den })]
}

function levelAfterPlan(
  book: PlanBook,
  plan: PlannedChanges,
  unitCode: string,
  indicator: string,
  on: string,
): number | null {
  const planned = plan.levels.filter((one) => one.unitCode === unitCode && one.indicator === indicator && one.on <= on)
  const newest = planned.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  return newest?.after ?? book.standing.levelAt(unitCode, indicator, on)
}

const MOST_DECIMALS = 2

/** Places a percentage is printed with: 48.91 → 2. A stored ratio that no one rounded has the usual two. */
function decimalsOf(percent: number): number {
  return Math.min(MOST_DECIMALS, (/\.(\d+)$/.exec(String(percent))?.[1] ?? '').length)
}

function dayBefore(on: string): string {
  return dayFrom(on, -1)
}
