/** What a plan does to the book beyond its own cells: totals of rows, and rules that hold now and would not any more. */
import { issueKey } from '#shared/figures/day.rules.ts'
import { type ChannelCounts, effectiveFigures, type Stocks, sumReported } from '#shared/figures/effective.rules.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import { validateRow } from '#shared/figures/row-check.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { Indicator } from '#shared/indicators/indicators.schema.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { ImportPreview } from './importing.schema.ts'
import { type PlanBook, type PlanStock, noteKey } from './plan-book.ts'
import { dayFrom } from './plan-days.rules.ts'
import type { PlannedLevel } from './plan-levels.rules.ts'
import type { PlannedPage } from './plan-page.rules.ts'
import type { Steps } from './plan-steps.ts'
import type { Page, Standing } from './plan-standing.rules.ts'

export type TotalChange = ImportPreview['totals'][number]

const order = new Map(indicators.map(({ code }, index) => [code, index]))

/** Running totals that the rules of a day speak of. */
export const checkedStocks = ['CC_UNCL', 'EID_COL_CUM', 'EID_APP_CUM', 'EID_REJ_CUM', 'EID_ACT_CUM'] as const
/** More days than these are not checked against running totals: nobody reads so many findings. */
export const CHECKED_DAYS = 31

/** What a plan leaves otherwise than it was. */
export interface PlannedChanges {
  readonly pages: readonly PlannedPage[]
  readonly levels: readonly PlannedLevel[]
}

/** Totals of each row over the days of the import, and levels, where they differ. */
export function* totalChanges({ pages, levels }: PlannedChanges, standing: Standing): Steps<TotalChange[]> {
  const written = pages.filter((page) => !page.isLocked && page.after.size > 0)
  const flows: TotalChange[] = []
  for (const [unitCode, ofRow] of Map.groupBy(written, ({ unitCode: code }) => code)) {
    yield
    flows.push(...flowChanges(unitCode, ofRow, standing))
  }
  const stocks = levels.map(({ unitCode, indicator, on, after }): TotalChange => {
    const day = localDate(on)
    return { unitCode, indicator, from: day, to: day, before: standing.levelAt(unitCode, indicator, on), after }
  })
  return [...flows, ...stocks].filter(({ before, after }) => before !== after)
}

function flowChanges(unitCode: string, pages: readonly PlannedPage[], standing: Standing): TotalChange[] {
  const from = pages.map((page) => page.from).reduce((a, b) => (a < b ? a : b))
  const to = pages.map((page) => page.to).reduce((a, b) => (a > b ? a : b))
  const changed = new Map(pages.map((page) => [`${page.from} ${page.to}`, page]))
  const others = standingPages(unitCode, standing, from, to).filter(([key]) => !changed.has(key))
  const rest = others.map(([, page]) => effectiveFigures(page))
  const ofFile = pages.map((page) => ({ before: effectiveFigures(page.before), after: effectiveFigures(page.after) }))
  const before = [...rest, ...ofFile.map((page) => page.before)]
  const after = [...rest, ...ofFile.map((page) => page.after)]
  const codes = new Set(ofFile.flatMap((page) => [...page.before.keys(), ...page.after.keys()]))
  return [...codes]
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((indicator) => ({
      unitCode,
      indicator,
      from: localDate(from),
      to: localDate(to),
      before: sumReported(before.map((figures) => figures.get(indicator)?.value)),
      after: sumReported(after.map((figures) => figures.get(indicator)?.value)),
    }))
}

function standingPages(unitCode: string, standing: Standing, from: string, to: string): [string, Page][] {
  const days = [...standing.daysOf(unitCode)]
    .filter(([on]) => on >= from && on <= to)
    .map(([on, page]): [string, Page] => [`${on} ${on}`, page])
  const spans = standing
    .spansOf(unitCode)
    .filter((span) => span.from >= from && span.to <= to)
    .map((span): [string, Page] => [`${span.from} ${span.to}`, standing.page(unitCode, span.from, span.to)])
  return [...days, ...new Map(spans)]
}

/**
 * Issues of the days written to that are not there now; `pages` are all those of their rows.
 * @param isCarried running totals of the days before are known
 */
export function* newlyBroken(pages: readonly PlannedPage[], book: PlanBook, isCarried: boolean): Steps<Issue[]> {
  const days = pages.filter(({ from, to, isLocked }) => from === to && !isLocked)
  const earlier = isCarried ? changesByRow(pages) : noChanges
  const broken: Issue[] = []
  for (const page of days) {
    yield
    const issuesOf = (day: Page, changes: ChangesByRow): Issue[] =>
      validateRow({
        unitCode: page.unitCode,
        on: page.from,
        cells: dayCells(day, page, book),
        carried: isCarried ? carriedInto(page, book, changes) : null,
      })
    const found = issuesOf(page.after, earlier)
    if (found.length === 0) continue
    const known = new Set(issuesOf(page.before, noChanges).map(issueKey))
    broken.push(...found.filter((issue) => !known.has(issueKey(issue))))
  }
  return broken
}

function dayCells(page: Page, { unitCode, from }: PlannedPage, { notes }: PlanBook): Map<string, DayCell> {
  const on = localDate(from)
  const counted = effectiveFigures(page)
  const cells = Array.from(
    page,
    ([indicator, { fixed, mobile: unrecorded, recorded: sessions = null }]: readonly [string, ChannelCounts]): [
      string,
      DayCell,
    ] => {
      const note = notes.get(noteKey(unitCode, indicator, from)) ?? null
      const mobile = counted.get(indicator)?.mobile ?? null
      const channels = { fixed, mobile, sessions, unrecorded }
      return [indicator, { unitCode, indicator, on, ...channels, effective: null, draft: null, note }]
    },
  )
  return new Map(cells)
}

function carriedInto({ unitCode, from }: PlannedPage, book: PlanBook, changes: ChangesByRow): Stocks {
  const before = dayFrom(from, -1)
  return Object.fromEntries(
    checkedStocks.map((code) => [code, stockAfterPlan(book, changes, unitCode, code, before)?.value ?? null]),
  )
}

/** Changed pages of each row with what counts on them before and after. */
export type ChangesByRow = ReadonlyMap<string, readonly PageChange[]>

interface PageChange {
  readonly from: string
  readonly to: string
  readonly before: ReadonlyMap<string, number | null>
  readonly after: ReadonlyMap<string, number | null>
}

const noChanges: ChangesByRow = new Map()

export function changesByRow(pages: readonly PlannedPage[]): ChangesByRow {
  const written = pages.filter(({ isLocked }) => !isLocked)
  return new Map(
    [...Map.groupBy(written, ({ unitCode }) => unitCode)].map(([unitCode, ofRow]) => [
      unitCode,
      ofRow.map(({ from, to, before, after }) => ({ from, to, before: counted(before), after: counted(after) })),
    ]),
  )
}

function counted(page: Page): Map<string, number | null> {
  return new Map(Array.from(effectiveFigures(page), ([code, { value }]) => [code, value]))
}

/** A running total at the close of a day as it would be; undefined where the book was not asked for it. */
export function stockAfterPlan(
  book: PlanBook,
  changes: ChangesByRow,
  unitCode: string,
  code: string,
  on: string,
): PlanStock | undefined {
  const indicator = findIndicator(code)
  if (indicator?.type === 'difference')
    return differenceOf(indicator, (one) => stockAfterPlan(book, changes, unitCode, one, on))
  const stock = book.stockOf(unitCode, code, on)
  if (stock === undefined) return undefined
  const { plus = [], minus = [] } = indicator ?? {}
  let { value } = stock
  for (const { from, to, before, after } of changes.get(unitCode) ?? []) {
    if (to > on || (stock.openedOn !== null && from <= stock.openedOn)) continue
    for (const [flows, sign] of [[plus, 1] as const, [minus, -1] as const])
      for (const flow of flows) {
        const [was, is] = [before.get(flow) ?? null, after.get(flow) ?? null]
        if (was !== is) value = (value ?? 0) + sign * ((is ?? 0) - (was ?? 0))
      }
  }
  return { ...stock, value }
}

/** Known only while all it is made of is; undefined where the book was not asked for one of them. */
function differenceOf(
  { plus = [], minus = [] }: Indicator,
  stockOf: (code: string) => PlanStock | undefined,
): PlanStock | undefined {
  let value: number | null = 0
  for (const [codes, sign] of [[plus, 1] as const, [minus, -1] as const])
    for (const code of codes) {
      const stock = stockOf(code)
      if (stock === undefined) return undefined
      value = value === null || stock.value === null ? null : value + sign * stock.value
    }
  return { value, openedOn: null }
}
