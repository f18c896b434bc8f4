/**
 * Whether a column of flows holds what happened in the days of its table, or everything up to them. A cumulative
 * figure taken for a day's is the worst of all misreadings, so every doubt is asked about.
 */
import { endOfMonth, localDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import { placeOfColumns } from './asked-place.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
import { cumulativeMeaning } from './header-meaning.rules.ts'
import { percentagesAreOf } from './ratio-evidence.rules.ts'
import { type Answers, optionQuestion } from './questions.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import { FEWEST_DAYS, isRising, rowsByUnit } from './rising-figures.rules.ts'
import { distinct, isOneDay, spanId, spanOfId, spanText } from './table-span.rules.ts'
import {
  asking,
  type BookView,
  columnNumbers,
  type Held,
  isWritten,
  nothingHeld,
  type TableDays,
  type TableView,
  together,
} from './table-view.ts'
import type { Span } from './understanding.schema.ts'

/** Flow columns whose header names no period. */
export function withoutPeriod(columns: readonly FoundColumn[]): FoundColumn[] {
  return columns.filter(
    ({ decision, origin, isAnswered, dateText }) =>
      decision.meaning.kind === 'flow' &&
      decision.period === null &&
      (origin !== 'person' || isAnswered) &&
      dateText === null,
  )
}

/** The title speaks of cumulatives, or a percentage stands beside, and no column says which it is. */
export function isPeriodDoubtful(columns: readonly FoundColumn[], title: TitleWords): boolean {
  const open = withoutPeriod(columns)
  if (open.length === 0) return false
  const hasCumulative = columns.some(({ decision }) => decision.period === 'cumulative')
  if (title.isCumulative) return !hasCumulative || !title.isDaily
  const isCompared = columns.some(
    ({ decision }) => decision.meaning.kind === 'ratio' || decision.meaning.kind === 'target',
  )
  if (!isCompared || hasCumulative) return false
  return percentagesAreOf(columns, open) ?? !title.isDaily
}

/** The columns as a person's answers make them: figures of the days, or cumulatives that are only compared. */
export function withPeriodAnswers(
  columns: readonly FoundColumn[],
  title: TitleWords,
  id: string,
  answers: Answers,
): FoundColumn[] {
  const isAnswered = isPeriodDoubtful(columns, title) && answers[`period:${id}`] === 'cumulative'
  const open = new Set(isAnswered ? withoutPeriod(columns) : [])
  return columns.map((column) => {
    const { meaning } = column.decision
    const isCumulative = open.has(column) || answers[risingId(id, column)] === 'cumulative'
    const cumulative = meaning.kind === 'flow' && isCumulative ? cumulativeMeaning(meaning.indicator) : null
    if (cumulative === null) return column
    const reason = 'người dùng chọn: số lũy kế'
    return {
      ...column,
      decision: { ...column.decision, meaning: cumulative, confidence: 100, reason, period: 'cumulative' },
    }
  })
}

function risingId(id: string, { column }: FoundColumn): string {
  return `rising:${id}!${column}`
}

export function askAboutPeriods(view: TableView, days: TableDays, title: TitleWords, book: BookView): Held {
  return together([
    askFlowOrCumulative(view, title, book),
    askDaysOfPeriod(view, days, book),
    ...askRising(view, days, book),
  ])
}

const FLOW_OR_CUMULATIVE = [
  { id: 'flow', label: 'Số phát sinh trong ngày hoặc kỳ của bảng' },
  { id: 'cumulative', label: 'Số lũy kế, chỉ đối chiếu' },
]

function askFlowOrCumulative(view: TableView, title: TitleWords, book: BookView): Held {
  const id = `period:${view.id}`
  if (!isPeriodDoubtful(view.columns, title)) return nothingHeld
  const columns = withoutPeriod(view.columns)
  if (columns.length === 0) return nothingHeld
  const params = { sheet: view.found.grid.name, columns: headersOf(columns) }
  const place = placeOfColumns(view, columns)
  const question = optionQuestion(id, 'import/ask-period', place, params, FLOW_OR_CUMULATIVE, book.choices.answers)
  return asking(question, { columns: columnNumbers(columns) })
}

function headersOf(columns: readonly FoundColumn[]): string {
  return columns
    .slice(0, 6)
    .map(({ header }) => `“${header.join(' › ')}”`)
    .join(', ')
}

/** "Trong ngày" on a sheet of a month, "trong tuần" on a sheet of a day: which days are meant. */
function askDaysOfPeriod(view: TableView, days: TableDays, book: BookView): Held {
  if (view.labels.date !== null || days.rowSpans.size > 0) return askLongPeriods(view, book)
  const span = days.tableSpan
  if (span === null) return nothingHeld
  const columns = view.columns.filter(({ decision, dateText }) => decision.meaning.kind === 'flow' && dateText === null)
  const groups = Map.groupBy(columns, ({ decision }) => decision.period ?? '')
  return together(
    Array.from(groups).map(([period, its]) => {
      const options = daysMeant(period, span)
      if (options === null) return nothingHeld
      const id = `days:${view.id}:${period}`
      const params = { sheet: view.found.grid.name, columns: headersOf(its), dates: spanText(span) }
      const offered = options.map((one) => ({ id: spanId(one), label: spanText(one) }))
      const question = optionQuestion(
        id,
        'import/ask-days-of-column',
        placeOfColumns(view, its),
        params,
        [...offered, { id: 'ignore', label: 'Bỏ qua các cột này' }],
        book.choices.answers,
      )
      const isTaken = question.answer !== null && question.answer !== 'ignore'
      return isTaken ? asking(question, {}) : { ...asking(question, {}), columns: new Set(columnNumbers(its)) }
    }),
  )
}

const LONG = new Set(['week', 'month', 'quarter', 'year'])

/** "Trong tháng" in a table with a row for each day. */
function askLongPeriods(view: TableView, book: BookView): Held {
  const columns = view.columns.filter(
    ({ decision }) => decision.meaning.kind === 'flow' && LONG.has(decision.period ?? ''),
  )
  return together(
    columns.map((column) => {
      const params = { sheet: view.found.grid.name, columns: headersOf([column]), dates: 'từng ngày ở hàng' }
      const options = [
        { id: 'flow', label: 'Số của từng ngày ở hàng' },
        { id: 'ignore', label: 'Bỏ qua cột này' },
      ]
      const id = `days:${view.id}!${column.column}`
      const place = placeOfColumns(view, [column])
      const question = optionQuestion(id, 'import/ask-days-of-column', place, params, options, book.choices.answers)
      if (question.answer === 'flow') return asking(question, {})
      return { ...asking(question, {}), columns: new Set([column.column]) }
    }),
  )
}

/** The span a person gave the columns of a period word; null while there is none. */
export function daysAnswered(view: Pick<TableView, 'id'>, period: string | null, { choices }: BookView): Span | null {
  return spanOfId(choices.answers[`days:${view.id}:${period ?? ''}`] ?? '')
}

/** Null where the words and the span agree. */
function daysMeant(period: string, span: Span): Span[] | null {
  const to = localDate(span.to)
  const lastDay = { from: to, to }
  const starts: Span[] = []
  switch (period) {
    case 'day':
      return isOneDay(span) ? null : [lastDay, span]
    case 'week': {
      if (!isOneDay(span)) return null
      const week = periodContaining('week', 'calendar', to)
      starts.push({ from: week.from, to: week.to }, { from: week.from, to })
      break
    }
    case 'month':
      if (!isOneDay(span)) return null
      starts.push({ from: startOfMonth(to), to }, { from: startOfMonth(to), to: endOfMonth(to) })
      break
    case 'quarter':
    case 'year': {
      const whole = periodContaining(period, 'calendar', to)
      if (span.from === whole.from) return null
      starts.push({ from: whole.from, to }, { from: whole.from, to: whole.to })
      break
    }
    default:
      return null
  }
  return distinct([...starts, lastDay])
}

/** Under a daily header, figures that never fall from day to day and grow by little look like cumulatives. */
function askRising(view: TableView, days: TableDays, book: BookView): Held[] {
  if (days.rowSpans.size < FEWEST_DAYS) return []
  const units = rowsByUnit(view, days)
  return view.columns.filter(isWritten).map((column) => {
    const id = risingId(view.id, column)
    if (column.decision.meaning.kind !== 'flow' || !isRising(view, column, units)) return nothingHeld
    const params = { sheet: view.found.grid.name, columns: headersOf([column]) }
    const place = placeOfColumns(view, [column])
    const question = optionQuestion(id, 'import/ask-rising', place, params, FLOW_OR_CUMULATIVE, book.choices.answers)
    return asking(question, { columns: [column.column] })
  })
}
