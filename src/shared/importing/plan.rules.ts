import type { Issue } from '#shared/kernel/issue.ts'
import { placeOf } from './address-set.rules.ts'
import type { ImportCounts, PlannedCell } from './importing.schema.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { cellOf, type Given, type Ledger, type PlannedRequest, statusOf } from './plan-fate.ts'
import { Fates } from './plan-fates.ts'
import { settledRequest, type SettledRequest } from './plan-conflict.rules.ts'
import { type PlannedLevel, planLevel } from './plan-levels.rules.ts'
import { type MadeList, madeList } from './plan-lists.ts'
import { type PlannedPage, planPage } from './plan-page.rules.ts'
import { screenFigures } from './plan-screening.rules.ts'
import { withoutCrossing } from './plan-spans.rules.ts'
import { beforeStart } from './plan-starts.rules.ts'
import type { Steps } from './plan-steps.ts'
import { suspectFigures } from './plan-suspicions.rules.ts'
import type { Question, ReadFigure } from './understanding.schema.ts'

/** Exactly what a commit does, and what becomes of every figure of the file. */
export interface Plan {
  /** One for each figure, in the order of the sheets. */
  readonly cells: MadeList<PlannedCell>
  /** Of these the ones whose `after` is written. */
  readonly postings: MadeList<PlannedCell>
  /** The status alone of a cell, by its place among them. */
  readonly statusAt: (index: number) => PlannedCell['status']
  /** Figures of locked days: they become correction requests. */
  readonly requests: readonly PlannedRequest[]
  readonly issues: readonly Issue[]
  /** Asked because of what the book holds; those of understanding are not among them. */
  readonly questions: readonly Question[]
  readonly levels: readonly PlannedLevel[]
}

/**
 * What a file does to the book. A flow of both channels together gives its fixed part; a total that its parts make up
 * is not typed; figures over spans that share days are never added. Source: domain.md §3, spreadsheets.md "How it is
 * read".
 * @param takeRow is given the pages of each row in turn
 */
export function* planImport(
  given: PlanRequest,
  book: PlanBook,
  takeRow: (pages: readonly PlannedPage[]) => Steps<void>,
): Steps<Plan> {
  const request = settledRequest(given)
  const { figures } = request.understanding
  const ledger: Ledger = {
    fates: new Fates(figures.length),
    twins: new Map(),
    issues: [],
    postings: [],
    requests: [],
  }
  const suspicions = suspectFigures(request, book)
  const questions = [...request.understanding.questions, ...suspicions.questions]
  const going = yield* screenFigures(request, book, questions, suspicions.leftOut, ledger)
  const { flows, stocks } = yield* sorted(going, figures)
  for (const ofRow of flows.values()) yield* takeRow(yield* planRow(givensOf(ofRow, figures), request, book, ledger))
  const levels = [...stocks.values()].flatMap((ofLevel) => planLevel(givensOf(ofLevel, figures), request, book, ledger))
  const order = yield* sheetOrder(figures)
  const placeAt = (index: number): number => order?.[index] ?? index
  return {
    cells: madeList(figures.length, (index) => plannedAt(placeAt(index), figures, ledger)),
    postings: madeList(ledger.postings.length, (index) => plannedAt(ledger.postings[index] ?? -1, figures, ledger)),
    statusAt: (index) => statusOf(ledger, placeAt(index)),
    requests: ledger.requests,
    issues: [...beforeStart(request, book), ...suspicions.issues, ...ledger.issues],
    questions: suspicions.questions,
    levels,
  }
}

function plannedAt(place: number, figures: MadeList<ReadFigure>, ledger: Ledger): PlannedCell {
  const figure = figures.at(place)
  if (figure === undefined) throw new Error(`the file has no figure ${place}`)
  return cellOf(ledger, place, figure)
}

const FIGURES_PER_STEP = 1000

interface Sorted {
  /** Places of flows by the row they are of. */
  readonly flows: ReadonlyMap<string, readonly number[]>
  /** Places of levels by row, indicator and day. */
  readonly stocks: ReadonlyMap<string, readonly number[]>
}

function* sorted(going: readonly number[], figures: MadeList<ReadFigure>): Steps<Sorted> {
  const [flows, stocks] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [count, index] of going.entries()) {
    if (count % FIGURES_PER_STEP === 0) yield
    const figure = figures.at(index)
    if (figure === undefined) continue
    const { unitCode, indicator, to, channel } = figure
    const [groups, key] = channel === 'STOCK' ? [stocks, `${unitCode} ${indicator} ${to}`] : [flows, unitCode]
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  }
  return { flows, stocks }
}

function givensOf(places: readonly number[], figures: MadeList<ReadFigure>): Given[] {
  return places.flatMap((index) => {
    const figure = figures.at(index)
    return figure === undefined ? [] : [{ index, figure }]
  })
}

/** Days first, then longer spans, so that a span meets the days it is made of. */
function* planRow(
  givens: readonly Given[],
  request: SettledRequest,
  book: PlanBook,
  ledger: Ledger,
): Steps<PlannedPage[]> {
  const pages: PlannedPage[] = []
  const planned = new Map<string, { from: string; to: string; page: PlannedPage['after'] }>()
  const going = withoutCrossing(givens, request.sheetNames, ledger)
  const bySpan = [...Map.groupBy(going, ({ figure }) => `${figure.from} ${figure.to}`)]
  for (const [key, ofSpan] of bySpan.toSorted(([a], [b]) => spanLength(a) - spanLength(b))) {
    yield
    const page = planPage(ofSpan, request, book, planned, ledger)
    if (page === null) continue
    planned.set(key, { from: page.from, to: page.to, page: page.after })
    pages.push(page)
  }
  return pages
}

/** Orders spans by their length in days closely enough: months count 31 days, years 372. */
function spanLength(key: string): number {
  const [from = '', to = ''] = key.split(' ')
  return roughDay(to) - roughDay(from)
}

function roughDay(date: string): number {
  return Number(date.slice(0, 4)) * 372 + Number(date.slice(5, 7)) * 31 + Number(date.slice(8, 10))
}

/** The places of figures as their cells stand in the sheets; null for those that come so, as most do. */
function* sheetOrder(figures: MadeList<ReadFigure>): Steps<Uint32Array | null> {
  const orders = new Float64Array(figures.length)
  let [count, isInOrder] = [0, true]
  for (const figure of figures) {
    if (count % FIGURES_PER_STEP === 0) yield
    orders[count] = orderOf(figure)
    if (count > 0 && (orders[count] ?? 0) < (orders[count - 1] ?? 0)) isInOrder = false
    count += 1
  }
  if (isInOrder) return null
  return Uint32Array.from(orders.keys()).sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0) || a - b)
}

/** Sheet, row and column in one number; rows are below 2²¹, columns below 2¹⁵. */
export function orderOf({ sheet, address }: Pick<PlannedCell, 'sheet' | 'address'>): number {
  const { row, column } = placeOf(address) ?? { row: 0, column: 0 }
  return (sheet * 2 ** 21 + row) * 2 ** 15 + column
}

/** How many cells each end has. */
export function countCells({ cells, statusAt }: Pick<Plan, 'cells' | 'statusAt'>): ImportCounts {
  const counts = { new: 0, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 }
  for (let index = 0; index < cells.length; index += 1) counts[statusAt(index)] += 1
  return counts
}
