/** The days of rows: from a column of dates, or from headings between rows. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { addMonths, formatDate, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { placeOfRows } from './asked-place.rules.ts'
import { areDaysOfMonth, dayInMonth } from './day-numbers.rules.ts'
import { readDateColumn } from './date-cell.rules.ts'
import { addressAt, optionQuestion } from './questions.rules.ts'
import { spanOfHeader, tableSources } from './span-sources.rules.ts'
import { suspectedSwaps } from './swapped-dates.rules.ts'
import { cellQuestionId, columnAnswers } from './table-readings.rules.ts'
import { distinct, spanText } from './table-span.rules.ts'
import { asking, type BookView, type Held, isWritten, nothingHeld, type TableView, together } from './table-view.ts'
import type { Span } from './understanding.schema.ts'

/** Of a column of dates, and of headings between rows that are dates. */
export function daysOfRows(view: TableView, book: BookView): { spans: Map<number, Span>; held: Held } {
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
  const answers = columnAnswers(view.id, column, book.choices.answers)
  const plain = Array.from(cells.values(), ({ cell }) => cell)
  const goesOverNewYear = crossesNewYear(plain.map(({ text }) => text))
  const known = book.year === null || goesOverNewYear ? {} : { year: book.year }
  const { readings, questions } = readDateColumn(plain, known, answers)
  const years = createYearCounter(goesOverNewYear)
  const isBare = areDaysOfMonth([...cells.values()])
  const months = monthsOf(view, book)
  const waiting = new Set<number>()
  const issues: Issue[] = []
  const told = new Set<string>()
  for (const [row, cell] of used) {
    const reading = cell === null ? undefined : readings.get(cell.cell.address)
    const bare = cell !== null && isBare ? dayInMonth(cell, months) : null
    const day = bare ?? (reading?.kind === 'date' ? years(reading.value, cell?.text ?? '') : null)
    if (day !== null) spans.set(row, { from: day, to: day })
    else waiting.add(row)
    if (bare !== null) continue
    if (reading === undefined || reading.kind === 'blank') issues.push(issueAtRow(view, row, 'import/row-without-date'))
    if (cell === null || reading?.kind !== 'issue' || told.has(cell.cell.address)) continue
    told.add(cell.cell.address)
    const where = { sheet: found.grid.name, cell: cell.cell.address }
    issues.push({ code: reading.code, severity: 'error', where, params: { ...reading.params } })
  }
  const swaps = askAboutSwaps(view, book, spans)
  const asked = questions.map(({ code, params, addresses }) => {
    const place = { sheet: found.grid.sheet, addresses, cells: addresses.length }
    const id = cellQuestionId(view.id, column, code)
    return optionQuestion(id, code, place, { ...params }, dateOptions(code, params, book), book.choices.answers)
  })
  return { spans, held: together([{ columns: new Set(), rows: waiting, questions: asked, issues }, swaps]) }
}

/** Calendar months that the table, its sheet or its file names, as `2023-07-`. */
function monthsOf(view: TableView, book: BookView): ReadonlySet<string> {
  const named = tableSources(view, book).flatMap(({ mentions }) => mentions)
  return new Set(named.flatMap(({ kind, to }) => (kind === 'month' && to !== null ? [to.slice(0, 8)] : [])))
}

const WITHOUT_YEAR = /^(?:ngày )?(\d{1,2})[./-](\d{1,2})$/i

/** Dates without a year that run from December into January: no one year is theirs, the first one's is asked. */
function crossesNewYear(texts: readonly string[]): boolean {
  const months = texts.flatMap((text) => {
    const month = WITHOUT_YEAR.exec(text.trim())?.[2]
    return month === undefined ? [] : [Number(month)]
  })
  return months.some((month, index) => index > 0 && (months[index - 1] ?? 0) - month > 6)
}

/** The year a person gave is that of the first date; after December the next one begins. */
function createYearCounter(isCounting: boolean): (day: LocalDate, text: string) => LocalDate {
  let previous: LocalDate | null = null
  return (day, text) => {
    if (!isCounting || !WITHOUT_YEAR.test(text)) return day
    let counted = day
    while (previous !== null && Number(previous.slice(5, 7)) - Number(counted.slice(5, 7)) > 6 && counted < previous) {
      counted = addMonths(counted, 12)
    }
    if (previous !== null && counted < previous && counted.slice(0, 4) < previous.slice(0, 4)) {
      counted = addMonths(counted, 12)
    }
    previous = counted
    return counted
  }
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
export function lateRows(view: TableView, book: BookView, spans: ReadonlyMap<number, Span>): Held {
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
