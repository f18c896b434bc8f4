/** Figures that are well written and probably not what their column says: of another day, running totals, a digit too many. */
import { isTenfold } from '#shared/kernel/numbers.ts'
import { type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { lettersOf } from './address-set.rules.ts'
import { dayFrom } from './plan-days.rules.ts'
import { cumulativeOf, type History, historyOf } from './plan-history.rules.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { type Given, placeOfFigure } from './plan-fate.ts'
import type { Question, ReadFigure } from './understanding.schema.ts'

export interface Suspicions {
  readonly issues: readonly Issue[]
  readonly questions: readonly Question[]
  /** Figures that a person left out when asked. */
  readonly leftOut: ReadonlySet<number>
}

/** A history of many days is not looked through for every figure. */
export const SUSPECTED_DAYS = 62
const DAYS_AROUND = 14
const FEWEST_FIGURES = 3
/** Counts below it are too small to tell a digit too many from a busy day. */
const TENFOLD_FROM = 100
const FEWEST_DAYS = 5
/** Times the middle of the days before; up to it a figure is told as one digit too many. */
const FAR_ABOVE = 12

/** Looks over the day figures of a file beside what the book holds of the days around. */
export function suspectFigures(request: PlanRequest, book: PlanBook): Suspicions {
  const { figures } = request.understanding
  const given = ofFewDays(figures)
  if (given === null) return { issues: [], questions: [], leftOut: new Set() }
  const history = historyOf(book.standing)
  const asked = [...wrongDays(given, history, request), ...cumulativeColumns(given, history, request, book)]
  const suspected = new Set(asked.flatMap(({ givens }) => givens.map(({ index }) => index)))
  const leftOut = asked.filter(({ question }) => question.answer === 'leave').flatMap(({ givens }) => givens)
  return {
    issues: given.filter(({ index }) => !suspected.has(index)).flatMap((one) => tenfold(one, history, request)),
    questions: asked.map(({ question }) => question),
    leftOut: new Set(leftOut.map(({ index }) => index)),
  }
}

function isOfDay({ from, to, channel, value }: ReadFigure): boolean {
  return from === to && channel !== 'STOCK' && value !== null
}

/** Figures of single days; null where they are of too many. */
function ofFewDays(figures: Iterable<ReadFigure>): Given[] | null {
  const days = new Set<string>()
  const given: Given[] = []
  let index = 0
  for (const figure of figures) {
    if (isOfDay(figure)) {
      given.push({ index, figure })
      days.add(figure.from)
    }
    if (days.size > SUSPECTED_DAYS) return null
    index += 1
  }
  return given
}

interface Asked {
  readonly question: Question
  readonly givens: readonly Given[]
}

const options = [
  { id: 'take', label: 'Đúng như cột ghi, nhận các số này' },
  { id: 'leave', label: 'Không đúng, bỏ các số này' },
]

function ask(
  code: string,
  id: string,
  givens: readonly Given[],
  params: Question['params'],
  { choices, sheetNames }: PlanRequest,
): Asked {
  const sheet = givens[0]?.figure.sheet ?? 0
  const answer = choices.answers[id]
  const question: Question = {
    id,
    code,
    kind: 'option',
    params: { sheet: sheetNames[sheet] ?? '', ...params },
    sheet,
    addresses: givens.map(({ figure }) => figure.address),
    cells: givens.length,
    options,
    answer: options.some((option) => option.id === answer) ? (answer ?? null) : null,
  }
  return { question, givens }
}

/** A sheet whose every figure stands in the book on one other day near by, and not on its own. */
function wrongDays(given: readonly Given[], history: History, request: PlanRequest): Asked[] {
  const bySheetDay = Map.groupBy(given, ({ figure }) => `${figure.sheet} ${figure.from}`)
  return [...bySheetDay.values()].flatMap((givens) => {
    const [first] = givens
    const values = givens.map(({ figure }) => figure.value ?? 0)
    const isTelling = values.filter((value) => value > 0).length >= FEWEST_FIGURES && new Set(values).size >= 2
    if (first === undefined || !isTelling) return []
    const { sheet, from } = first.figure
    const standsOn = (on: string): boolean => givens.every(({ figure }) => history.valueOn(figure, on) === figure.value)
    if (standsOn(from)) return []
    const other = nearby(from).find(standsOn)
    return other === undefined
      ? []
      : [ask('import/ask-wrong-day', `wrong-day:${sheet}:${from}:${other}`, givens, { date: from, other }, request)]
  })
}

function nearby(from: string): string[] {
  return Array.from({ length: DAYS_AROUND }, (_, index) => index + 1).flatMap((days) => [
    dayFrom(from, -days),
    dayFrom(from, days),
  ])
}

/** A column of one day whose figures are the running totals of the book, or far above every day before. */
function cumulativeColumns(given: readonly Given[], history: History, request: PlanRequest, book: PlanBook): Asked[] {
  const byColumn = Map.groupBy(
    given,
    ({ figure }) => `${figure.sheet} ${lettersOf(figure.address)} ${figure.indicator} ${figure.channel} ${figure.from}`,
  )
  return [...byColumn.values()].flatMap((givens) => {
    const [first] = givens
    if (first === undefined || first.figure.channel === 'MOBILE') return []
    const verdicts = givens.map((one) => isCumulative(one, history, book)).filter((verdict) => verdict !== null)
    const likely = verdicts.filter((verdict) => verdict).length
    if (likely < 2 || likely * 5 < verdicts.length * 4) return []
    const { sheet, indicator, from, address } = first.figure
    const id = `cumulative:${sheet}:${lettersOf(address)}:${indicator}:${from}`
    return [
      ask('import/ask-cumulative-column', id, givens, { indicator, date: from, column: lettersOf(address) }, request),
    ]
  })
}

/** Null where the book is too young or too small to tell. */
function isCumulative(given: Given, history: History, book: PlanBook): boolean | null {
  const { figure } = given
  if (isFarAbove(given, history)) return true
  const stock = cumulativeOf(figure.indicator)
  const before = dayFrom(figure.from, -1)
  const carried = stock === null ? null : (book.stockOf(figure.unitCode, stock, before)?.value ?? null)
  if (carried === null || carried < TENFOLD_FROM || figure.value === null) return null
  const median = history.medianBefore(figure)
  if (median !== null && carried < 5 * Math.max(median, 1)) return null
  if (history.valueOn(figure, figure.from) === figure.value) return false
  return figure.value >= carried && figure.value - carried <= Math.max(carried / 5, TENFOLD_FROM / 2)
}

/** More than a digit too many beside what the row usually has. */
function isFarAbove({ figure }: Given, history: History): boolean {
  const { value } = figure
  const median = history.medianBefore(figure, FEWEST_DAYS)
  if (value === null || value < TENFOLD_FROM || median === null) return false
  return value > FAR_ABOVE * Math.max(median, 1) && history.valueOn(figure, figure.from) !== value
}

/** A figure ten times or more what the row usually has, or a tenth of it; or exactly ten times what stands. */
function tenfold(given: Given, history: History, { sheetNames }: PlanRequest): Issue[] {
  const { figure } = given
  const { value } = figure
  const standing = history.valueOn(figure, figure.from)
  if (value === null || standing === value) return []
  const where = placeOfFigure(figure, sheetNames)
  if (standing !== null && standing > 0 && value > 0 && (value === 10 * standing || standing === 10 * value))
    return [warningIssue('import/tenfold-of-standing', where, { value, standing })]
  const median = history.medianBefore(figure, FEWEST_DAYS)
  if (median === null || value === 0 || Math.max(median, value) < TENFOLD_FROM) return []
  if (!isTenfold(median, value) && !isFarAbove(given, history)) return []
  return [warningIssue('import/tenfold', where, { value, median })]
}
