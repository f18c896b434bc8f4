import type { Issue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { placeOf } from './address-set.rules.ts'
import type { ImportCounts, PlannedCell } from './importing.schema.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { type Fate, fateOf, type Given, type Ledger, type PlannedPosting, type PlannedRequest } from './plan-fate.ts'
import { type PlannedLevel, planLevel } from './plan-levels.rules.ts'
import { type PlannedPage, planPage } from './plan-page.rules.ts'
import { screenFigures } from './plan-screening.rules.ts'
import { withoutCrossing } from './plan-spans.rules.ts'
import { suspectFigures } from './plan-suspicions.rules.ts'
import type { Question, ReadFigure } from './understanding.schema.ts'

/** Exactly what a commit does, and what becomes of every figure of the file. */
export interface Plan {
  /** One for each figure, in the order of the sheets. */
  readonly cells: readonly PlannedCell[]
  readonly postings: readonly PlannedPosting[]
  /** Figures of locked days: they become correction requests. */
  readonly requests: readonly PlannedRequest[]
  readonly issues: readonly Issue[]
  /** Asked because of what the book holds; those of understanding are not among them. */
  readonly questions: readonly Question[]
  readonly pages: readonly PlannedPage[]
  readonly levels: readonly PlannedLevel[]
}

/**
 * What a file does to the book. A flow of both channels together gives its fixed part; a total that its parts make up
 * is not typed; figures over spans that share days are never added. Source: domain.md §3, spreadsheets.md "How it is
 * read".
 */
export function planImport(request: PlanRequest, book: PlanBook): Plan {
  const { figures } = request.understanding
  const ledger: Ledger = {
    fates: figures.map(() => undefined),
    twins: new Map(),
    issues: [],
    postings: [],
    requests: [],
  }
  const suspicions = suspectFigures(request, book)
  const questions = [...request.understanding.questions, ...suspicions.questions]
  const going = screenFigures(request, book, questions, suspicions.leftOut, ledger)
  const [flows, stocks] = [going.filter((one) => !isLevel(one)), going.filter(isLevel)]
  const pages = [...Map.groupBy(flows, ({ figure }) => figure.unitCode).values()].flatMap((ofRow) =>
    planRow(ofRow, request, book, ledger),
  )
  const levels = [
    ...Map.groupBy(stocks, ({ figure }) => `${figure.unitCode} ${figure.indicator} ${figure.to}`).values(),
  ].flatMap((ofLevel) => planLevel(ofLevel, request, book, ledger))
  return {
    cells: inSheetOrder(figures.map((figure, index) => asCell(figure, fateOf(ledger, index, figure)))),
    postings: ledger.postings,
    requests: ledger.requests,
    issues: [...suspicions.issues, ...ledger.issues],
    questions: suspicions.questions,
    pages,
    levels,
  }
}

function isLevel({ figure }: Given): boolean {
  return figure.channel === 'STOCK'
}

/** Days first, then longer spans, so that a span meets the days it is made of. */
function planRow(givens: readonly Given[], request: PlanRequest, book: PlanBook, ledger: Ledger): PlannedPage[] {
  const planned = new Map<string, { from: string; to: string; page: PlannedPage['after'] }>()
  const going = withoutCrossing(givens, request.sheetNames, ledger)
  const bySpan = [...Map.groupBy(going, ({ figure }) => `${figure.from} ${figure.to}`)]
  return bySpan
    .toSorted(([a], [b]) => spanLength(a) - spanLength(b))
    .flatMap(([key, ofSpan]) => {
      const page = planPage(ofSpan, request, book, planned, ledger)
      if (page === null) return []
      planned.set(key, { from: page.from, to: page.to, page: page.after })
      return [page]
    })
}

/** Orders spans by their length in days closely enough: months count 31 days, years 372. */
function spanLength(key: string): number {
  const [from = '', to = ''] = key.split(' ')
  return roughDay(to) - roughDay(from)
}

function roughDay(date: string): number {
  return Number(date.slice(0, 4)) * 372 + Number(date.slice(5, 7)) * 31 + Number(date.slice(8, 10))
}

function asCell(figure: ReadFigure, fate: Fate): PlannedCell {
  const { sheet, address, unitCode, indicator, from, to, value } = figure
  const days = { from: localDate(fate.channel === 'STOCK' ? to : from), to: localDate(to) }
  return { sheet, address, unitCode, indicator, ...days, read: value, ...fate }
}

function inSheetOrder(cells: readonly PlannedCell[]): PlannedCell[] {
  const placed = cells.map((cell) => ({ cell, place: placeOf(cell.address) ?? { row: 0, column: 0 } }))
  placed.sort((a, b) => a.cell.sheet - b.cell.sheet || a.place.row - b.place.row || a.place.column - b.place.column)
  return placed.map(({ cell }) => cell)
}

/** How many cells each end has. */
export function countCells(cells: Iterable<Pick<PlannedCell, 'status'>>): ImportCounts {
  const counts = { new: 0, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 }
  for (const { status } of cells) counts[status] += 1
  return counts
}
