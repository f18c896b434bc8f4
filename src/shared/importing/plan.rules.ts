import type { Issue } from '#shared/kernel/issue.ts'
import { placeOf } from './address-set.rules.ts'
import type { ImportCounts, PlannedCell } from './importing.schema.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { cellOf, type Given, type Ledger, type PlannedRequest } from './plan-fate.ts'
import { settledRequest, type SettledRequest } from './plan-conflict.rules.ts'
import { type PlannedLevel, planLevel } from './plan-levels.rules.ts'
import { type PlannedPage, planPage } from './plan-page.rules.ts'
import { screenFigures } from './plan-screening.rules.ts'
import { withoutCrossing } from './plan-spans.rules.ts'
import type { Steps } from './plan-steps.ts'
import { suspectFigures } from './plan-suspicions.rules.ts'
import type { Question } from './understanding.schema.ts'

/** Exactly what a commit does, and what becomes of every figure of the file. */
export interface Plan {
  /** One for each figure, in the order of the sheets. */
  readonly cells: readonly PlannedCell[]
  /** Of these the ones whose `after` is written. */
  readonly postings: readonly PlannedCell[]
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
    cells: figures.map(() => undefined),
    twins: new Map(),
    issues: [],
    postings: [],
    requests: [],
  }
  const suspicions = suspectFigures(request, book)
  const questions = [...request.understanding.questions, ...suspicions.questions]
  const going = yield* screenFigures(request, book, questions, suspicions.leftOut, ledger)
  const [flows, stocks] = [going.filter((one) => !isLevel(one)), going.filter(isLevel)]
  for (const ofRow of Map.groupBy(flows, ({ figure }) => figure.unitCode).values())
    yield* takeRow(yield* planRow(ofRow, request, book, ledger))
  const levels = [
    ...Map.groupBy(stocks, ({ figure }) => `${figure.unitCode} ${figure.indicator} ${figure.to}`).values(),
  ].flatMap((ofLevel) => planLevel(ofLevel, request, book, ledger))
  return {
    cells: inSheetOrder(figures.map((figure, index) => cellOf(ledger, index, figure))),
    postings: ledger.postings,
    requests: ledger.requests,
    issues: [...suspicions.issues, ...ledger.issues],
    questions: suspicions.questions,
    levels,
  }
}

function isLevel({ figure }: Given): boolean {
  return figure.channel === 'STOCK'
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

/** Most come in order. */
function inSheetOrder(cells: readonly PlannedCell[]): readonly PlannedCell[] {
  const places = Float64Array.from(cells, orderOf)
  if (places.every((place, index) => index === 0 || (places[index - 1] ?? 0) <= place)) return cells
  const order = cells.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  return order.flatMap((index) => cells[index] ?? [])
}

/** Sheet, row and column in one number; rows are below 2²¹, columns below 2¹⁵. */
function orderOf({ sheet, address }: PlannedCell): number {
  const { row, column } = placeOf(address) ?? { row: 0, column: 0 }
  return (sheet * 2 ** 21 + row) * 2 ** 15 + column
}

/** How many cells each end has. */
export function countCells(cells: Iterable<Pick<PlannedCell, 'status'>>): ImportCounts {
  const counts = { new: 0, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 }
  for (const { status } of cells) counts[status] += 1
  return counts
}
