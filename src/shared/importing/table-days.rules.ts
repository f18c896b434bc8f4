/** The days of a table, of its column groups and of its rows, with what must be asked about them. */
import { placeOfColumns, placeOfRows } from './asked-place.rules.ts'
import { readDateColumn } from './date-cell.rules.ts'
import { isBareDate } from './header-features.rules.ts'
import { addressAt, dateQuestion, optionQuestion } from './questions.rules.ts'
import { cellQuestionId, columnAnswers, isCounted } from './table-readings.rules.ts'
import {
  decideSpan,
  distinct,
  isOneDay,
  nameMentions,
  type SpanDecision,
  spanId,
  spanOfId,
  type SpanSource,
  spanText,
  titleMentions,
} from './table-span.rules.ts'
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
import { findDates } from './date-mentions.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { suspectedSwaps } from './swapped-dates.rules.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'

export function tableSources({ found }: Pick<TableView, 'found'>, book: BookView): SpanSource[] {
  const { year } = book
  const head = titleMentions(
    found.head.map(({ text }) => text),
    year,
  )
  const own = titleMentions(
    found.title.map(({ text }) => text),
    year,
  )
  return [
    {
      name: 'title',
      mentions: own.length > 0 ? own : head,
    },
    { name: 'sheet-name', mentions: nameMentions(found.grid.name, 'sheet-name', year) },
    book.fileSource,
  ]
}

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

function spanOfHeader(text: string, view: TableView, book: BookView): { span: Span | null; options: Span[] } {
  const source = isBareDate(text) ? 'sheet-name' : 'title'
  const mentions = findDates(text, { source, ...(book.year === null ? {} : { year: book.year }) })
  const months = tableSources(view, book)
    .flatMap((one) => one.mentions)
    .filter(({ kind }) => kind === 'month')
  const decided = decideSpan(
    [
      { name: 'title', mentions },
      { name: 'sheet-name', mentions: [] },
    ],
    { year: book.year, today: book.today },
  )
  if (decided.span !== null) return { span: decided.span, options: [] }
  if (mentions.some(({ missing }) => missing === 'month') && months.length > 0) {
    const again = decideSpan([{ name: 'title', mentions: [...mentions, ...months] }], {
      year: book.year,
      today: book.today,
    })
    if (again.span !== null && isOneDay(again.span)) return { span: again.span, options: [] }
  }
  return { span: null, options: [...decided.options] }
}

/** Of a column of dates, and of headings between rows that are dates. */
function daysOfRows(view: TableView, book: BookView): { spans: Map<number, Span>; held: Held } {
  const { labels, found } = view
  const spans = daysOfSections(view, book)
  if (labels.date === null) return { spans, held: nothingHeld }
  const { column } = labels.date
  const rows = view.rows.flatMap(({ row, kind, hasFigures }) =>
    hasFigures && (kind === 'unit' || kind === 'unknown') ? [row] : [],
  )
  const used = new Map(rows.map((row) => [row, labels.date?.at(row) ?? null] as const))
  const cells = new Map(
    Array.from(used.values()).flatMap((cell) => (cell === null ? [] : [[cell.cell.address, cell] as const])),
  )
  const answers = columnAnswers(view.id, column.column, book.choices.answers)
  const plain = Array.from(cells.values(), ({ cell }) => cell)
  const { readings, questions } = readDateColumn(plain, book.year === null ? {} : { year: book.year }, answers)
  const waiting = new Set<number>()
  const issues: Issue[] = []
  const told = new Set<string>()
  for (const [row, cell] of used) {
    const reading = cell === null ? undefined : readings.get(cell.cell.address)
    if (reading?.kind === 'date') spans.set(row, { from: reading.value, to: reading.value })
    else waiting.add(row)
    if (reading === undefined || reading.kind === 'blank') issues.push(issueAtRow(view, row, 'import/row-without-date'))
    if (cell === null || reading?.kind !== 'issue' || told.has(cell.cell.address)) continue
    told.add(cell.cell.address)
    const where = { sheet: found.grid.name, cell: cell.cell.address }
    issues.push({ code: reading.code, severity: 'error', where, params: { ...reading.params } })
  }
  const swaps = askAboutSwaps(view, book, spans)
  const asked = questions.map(({ code, params, addresses }) => {
    const place = { sheet: found.grid.sheet, addresses, cells: addresses.length }
    const id = cellQuestionId(view.id, column.column, code)
    return optionQuestion(id, code, place, { ...params }, dateOptions(code, params, book), book.choices.answers)
  })
  return { spans, held: together([{ columns: new Set(), rows: waiting, questions: asked, issues }, swaps]) }
}

/** Changes `spans` as answered. */
function askAboutSwaps(view: TableView, book: BookView, spans: Map<number, Span>): Held {
  const swaps = suspectedSwaps(Array.from(spans.values(), ({ to }) => to))
  const [first] = swaps
  const rows = view.rows.filter(({ row }) => swaps.has(localDate(spans.get(row)?.to ?? book.today)))
  if (first === undefined || rows.length === 0) return nothingHeld
  const params = { sheet: view.found.grid.name, stored: formatDate(first[0]), swapped: formatDate(first[1]) }
  const place = placeOfRows(view, rows, view.columns.filter(isWritten))
  const options = dateOptions('import/ask-swapped', params, book)
  const question = optionQuestion(
    `swapped:${view.id}`,
    'import/ask-swapped',
    place,
    params,
    options,
    book.choices.answers,
  )
  if (question.answer === 'swapped') {
    for (const { row } of rows) {
      const day = swaps.get(localDate(spans.get(row)?.to ?? book.today))
      if (day !== undefined) spans.set(row, { from: day, to: day })
    }
  }
  return asking(question, { rows: rows.map(({ row }) => row) })
}

function dateOptions(
  code: string,
  params: Readonly<Record<string, string | number>>,
  { today }: BookView,
): { id: string; label: string }[] {
  if (code === 'import/ask-year') {
    const year = Number(today.slice(0, 4))
    return [year, year - 1, year - 2].map((one) => ({ id: String(one), label: `Năm ${one}` }))
  }
  return [
    { id: 'as-stored', label: `Như tệp đang lưu: ${params['stored'] ?? ''}` },
    { id: 'swapped', label: `Đổi ngày và tháng: ${params['swapped'] ?? ''}` },
  ]
}

/** "Ngày 15/4/2023" alone in a row: the rows below it are of that day. */
function daysOfSections(view: TableView, book: BookView): Map<number, Span> {
  const spans = new Map<number, Span>()
  let current: Span | null = null
  for (const { row, kind, label } of view.rows) {
    if (kind === 'section' && label !== null) {
      const features = book.signs.features(label.text)
      if (features.namesDate && features.leftovers.length === 0) current = spanOfHeader(label.text, view, book).span
    }
    if (current !== null && (kind === 'unit' || kind === 'unknown')) spans.set(row, current)
  }
  return spans
}

/** A day after today is more often a slip than a plan. */
function lateRows(view: TableView, book: BookView, spans: ReadonlyMap<number, Span>): Held {
  const late = view.rows.filter(({ row }) => (spans.get(row)?.to ?? '') > book.today)
  if (late.length === 0) return nothingHeld
  const id = `future:${view.id}`
  const dates = distinct(late.flatMap(({ row }) => spans.get(row) ?? [])).map(spanText)
  const question = optionQuestion(
    id,
    'import/ask-future-rows',
    placeOfRows(view, late, view.columns.filter(isWritten)),
    { sheet: view.found.grid.name, dates: dates.slice(0, 5).join(', '), count: late.length },
    [
      { id: 'accept', label: 'Ngày ghi đúng, nhập các hàng này' },
      { id: 'ignore', label: 'Bỏ qua các hàng này' },
    ],
    book.choices.answers,
  )
  const rows = late.map(({ row }) => row)
  return question.answer === 'accept' ? asking(question, {}) : { ...asking(question, {}), rows: new Set(rows) }
}

/** Where a row begins. */
function issueAtRow(view: TableView, row: number, code: string): Issue {
  const left = view.columns[0]?.column ?? view.found.left
  return errorIssue(code, { sheet: view.found.grid.name, cell: addressAt(view.found.grid, row, left) })
}
