/** The days of a table, of its column groups and of its rows, with what must be asked about them. */
import { placeOfColumns } from './asked-place.rules.ts'
import { dateQuestion } from './questions.rules.ts'
import { daysOfRows, lateRows } from './row-days.rules.ts'
import { spanOfHeader, tableSources } from './span-sources.rules.ts'
import { isCounted } from './table-readings.rules.ts'
import { decideSpan, type SpanDecision, spanId, spanOfId, spanText } from './table-span.rules.ts'
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
import type { FoundColumn } from './table-columns.rules.ts'
import type { Span } from './understanding.schema.ts'

export function findDays(view: TableView, book: BookView): { days: TableDays; held: Held } {
  const written = view.columns.filter(isWritten)
  const groups = columnGroups(view, book)
  const rowDays = daysOfRows(view, book)
  const withoutGroup = written.filter(({ dateText }) => dateText === null)
  const isNeeded = withoutGroup.length > 0 && view.labels.date === null && hasUndatedRows(view, rowDays.spans)
  const offered = decideSpan(tableSources(view, book), { year: book.year, today: book.today })
  const chosen = chosenSpan(view.id, book)
  const whole = isNeeded ? wholeTable(view, book, offered, chosen, withoutGroup) : nothingHeld
  const decided = chosen ?? offered
  const late = lateRows(view, book, rowDays.spans)
  const days: TableDays = {
    tableSpan: whole.columns.size > 0 ? null : decided.span,
    columnSpans: groups.spans,
    rowSpans: rowDays.spans,
    confidence: view.labels.date !== null || !isNeeded ? 95 : decided.confidence,
    reason: reasonOf(view, isNeeded, decided),
  }
  return { days, held: together([groups.held, rowDays.held, whole, late]) }
}

function hasUndatedRows({ rows }: TableView, spans: ReadonlyMap<number, Span>): boolean {
  return rows.some(({ row, kind }) => (kind === 'unit' || kind === 'unknown') && !spans.has(row))
}

function reasonOf(view: TableView, isNeeded: boolean, decided: SpanDecision): string {
  if (isNeeded) return decided.reason
  return view.labels.date === null ? 'theo ngày ở tiêu đề cột hoặc dòng nhóm' : 'theo cột ngày của từng hàng'
}

/** What a person said of the table, or of the whole file. */
function chosenSpan(id: string, { choices }: BookView): SpanDecision | null {
  const answered = spanOfId(choices.answers[`date:${id}`] ?? '')
  const span = choices.tableSpans[id] ?? answered ?? choices.span
  return span === null ? null : { span, confidence: 100, reason: 'người dùng đã chọn', options: [], doubt: null }
}

function wholeTable(
  view: TableView,
  book: BookView,
  { span, options, doubt, reason }: SpanDecision,
  chosen: SpanDecision | null,
  columns: readonly FoundColumn[],
): Held {
  const isFuture = span !== null && span.to > book.today
  if (span !== null && !isFuture) return nothingHeld
  const code = isFuture
    ? 'import/ask-future-date'
    : doubt === 'disagree'
      ? 'import/ask-date-differs'
      : 'import/ask-date'
  const offered = span === null ? options : [span]
  const params = { sheet: view.found.grid.name, dates: offered.map(spanText).join(', '), reason }
  const id = `date:${view.id}`
  const taken = chosen?.span ?? null
  const answers = taken === null ? book.choices.answers : { [id]: spanId(taken) }
  const question = dateQuestion(id, code, placeOfColumns(view, columns), params, offered, answers)
  return asking(question, { columns: columnNumbers(columns) })
}

function columnGroups(view: TableView, book: BookView): { spans: Map<number, Span>; held: Held } {
  const spans = new Map<number, Span>()
  const held: Held[] = []
  const dated = view.columns.filter((one) => one.dateText !== null && isCounted(one))
  const groups = Map.groupBy(dated, ({ dateText }) => dateText ?? '')
  for (const [text, all] of groups) {
    const columns = all.filter(isWritten)
    const id = `date:${view.id}:${text}`.slice(0, 200)
    const answered = spanOfId(book.choices.answers[id] ?? '')
    const { span, options } = spanOfHeader(text, view, book)
    const isFuture = span !== null && span.to > book.today
    const taken = answered ?? (isFuture ? null : span)
    if (taken !== null) for (const { column } of all) spans.set(column, taken)
    if (columns.length === 0 || (span !== null && !isFuture)) continue
    const code = isFuture ? 'import/ask-future-date' : 'import/ask-date'
    const offered = span === null ? options : [span]
    const params = { sheet: view.found.grid.name, dates: text, reason: 'ngày ở tiêu đề cột' }
    const question = dateQuestion(id, code, placeOfColumns(view, columns), params, offered, book.choices.answers)
    held.push(asking(question, { columns: columnNumbers(columns) }))
  }
  return { spans, held: together(held) }
}
