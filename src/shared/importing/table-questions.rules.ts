/** What is asked about a table's columns and rows themselves, and what is said of rows that cannot be read. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { placeOfColumns, placeOfRows } from './asked-place.rules.ts'
import { shownText } from './cell-answer.ts'
import { cellOptions } from './cell-options.rules.ts'
import { columnQuestionId } from './column-scopes.rules.ts'
import { columnQuestion, optionQuestion, rangeAt } from './questions.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import { cellQuestionId, questionsOfColumn } from './table-readings.rules.ts'
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
import type { Question } from './understanding.schema.ts'

const IGNORE_ROWS = 'Bỏ qua các hàng này'

/** Columns whose meaning a person must say, with the sheet's cells below them. */
export function askAboutColumns(view: TableView, days: TableDays, book: BookView): Held {
  const on = days.tableSpan?.to ?? book.today
  const open = view.columns.filter(
    ({ decision, profile }) => decision.meaning.kind === 'unknown' && profile.cells.length > 0,
  )
  return together(
    open.map((column) => {
      const { header, decision } = column
      const params = { sheet: view.found.grid.name, column: headerText(column), reason: decision.reason }
      const isCounted = view.found.grid.long?.numbersOf.has(column.column) === true
      const id = columnQuestionId(column.scope)
      const place = placeOfColumns(view, [column])
      const asked = header.length === 0 ? { ...params, column: '' } : params
      const question = columnQuestion(id, place, asked, decision.options, on, book.choices.answers)
      return asking(isCounted ? ofRows(question) : question, { columns: [column.column] })
    }),
  )
}

/** The same asked about rows that each hold one figure. */
function ofRows(question: Question): Question {
  const options = question.options.map((one) => (one.id === 'ignored' ? { ...one, label: IGNORE_ROWS } : one))
  return { ...question, code: 'import/ask-counted', options }
}

function headerText({ header }: FoundColumn): string {
  return shownText(header.join(' › '))
}

/** "-", lone separators and the like, once per column. */
export function askAboutCells(view: TableView, book: BookView): Held {
  const figureRows = new Set(view.rows.flatMap(({ row, kind }) => (kind === 'unit' || kind === 'unknown' ? [row] : [])))
  const questions = view.columns.filter(isWritten).flatMap((column) => {
    const read = view.reads.get(column.column)
    if (read === undefined) return []
    return questionsOfColumn(read, (row) => figureRows.has(row)).map(({ code, params, addresses }) => {
      const id = cellQuestionId(view.id, column, code)
      const place = { sheet: view.found.grid.sheet, addresses, cells: addresses.length }
      const asked = { ...params, column: headerText(column), sheet: view.found.grid.name }
      return optionQuestion(id, code, place, asked, cellOptions(code, params), book.choices.answers)
    })
  })
  return { ...nothingHeld, questions }
}

/** Figures in hidden rows and columns are neither taken nor left out without a word. */
export function askAboutHidden(view: TableView, book: BookView): Held {
  const { grid } = view.found
  const columns = view.columns.filter(
    (one) => isWritten(one) && grid.hiddenColumns.has(one.column) && one.profile.cells.length > 0,
  )
  const rows = view.rows.filter(
    ({ row, kind, hasFigures }) => hasFigures && (kind === 'unit' || kind === 'unknown') && grid.hiddenRows.has(row),
  )
  const written = view.columns.filter(isWritten)
  const params = { sheet: grid.name }
  const { answers } = book.choices
  return together([
    ...(columns.length === 0
      ? []
      : [
          hidden(
            optionQuestion(
              `hidden-columns:${view.id}`,
              'import/ask-hidden-columns',
              placeOfColumns(view, columns),
              { ...params, count: columns.length },
              HIDDEN,
              answers,
            ),
            { columns: columnNumbers(columns) },
          ),
        ]),
    ...(rows.length === 0
      ? []
      : [
          hidden(
            optionQuestion(
              `hidden-rows:${view.id}`,
              'import/ask-hidden-rows',
              placeOfRows(view, rows, written),
              { ...params, count: rows.length },
              HIDDEN,
              answers,
            ),
            { rows: rows.map(({ row }) => row) },
          ),
        ]),
  ])
}

const HIDDEN = [
  { id: 'read', label: 'Nhập cả phần bị ẩn' },
  { id: 'ignore', label: 'Bỏ qua phần bị ẩn' },
]

function hidden(question: Parameters<typeof asking>[0], waiting: { columns?: number[]; rows?: number[] }): Held {
  if (question.answer === 'read') return asking(question, {})
  return {
    columns: new Set(waiting.columns ?? []),
    rows: new Set(waiting.rows ?? []),
    questions: [question],
    issues: [],
  }
}

export function askAboutHiddenSheet(view: TableView, book: BookView): Held {
  const { grid } = view.found
  if (!grid.isHidden) return nothingHeld
  const written = view.columns.filter(isWritten)
  const place = placeOfColumns(view, written)
  const question = optionQuestion(
    `hidden-sheet:${grid.sheet}`,
    'import/ask-hidden-sheet',
    place,
    { sheet: grid.name },
    HIDDEN,
    book.choices.answers,
  )
  return hidden(question, { columns: columnNumbers(written) })
}

/** A heading between rows that says what is counted or since when: the rows below it may be of something else. */
export function askAboutSections(view: TableView, book: BookView): Held {
  const written = view.columns.filter(isWritten)
  return together(
    sectionsOf(view.rows).map(({ heading, text, below }) => {
      if (!saysWhatIsCounted(text, book) || below.length === 0) return nothingHeld
      const id = `section:${view.id}!${heading}`
      const params = { sheet: view.found.grid.name, text: shownText(text) }
      const place = placeOfRows(view, below, written)
      const question = optionQuestion(id, 'import/ask-section', place, params, SECTION, book.choices.answers)
      if (question.answer === 'same') return asking(question, {})
      return { ...asking(question, {}), rows: new Set(below.map(({ row }) => row)) }
    }),
  )
}

interface Section {
  readonly heading: number
  readonly text: string
  readonly below: FoundRow[]
}

/** Headings between rows, each with the rows of figures up to the next one. */
function sectionsOf(rows: readonly FoundRow[]): Section[] {
  const sections: Section[] = []
  for (const row of rows) {
    if (row.kind === 'section') sections.push({ heading: row.row, text: row.label?.text ?? '', below: [] })
    else if (row.kind === 'unit' || row.kind === 'unknown') sections.at(-1)?.below.push(row)
  }
  return sections
}

const SECTION = [
  { id: 'same', label: 'Đọc các hàng này như tiêu đề của bảng' },
  { id: 'ignore', label: IGNORE_ROWS },
]
const COUNTED = ['period', 'stage', 'subject', 'level', 'card', 'part', 'channel']

function saysWhatIsCounted(text: string, { signs }: BookView): boolean {
  const { values } = signs.features(text)
  return COUNTED.some((name) => values.has(name))
}

/** Rows of figures that name nobody, and units that stand in a table twice. */
export function rowIssues(view: TableView, days: TableDays, hasOwner: boolean): Held {
  const left = view.columns[0]?.column ?? view.found.left
  const right = view.columns.at(-1)?.column ?? view.found.right
  const where = (row: number) => ({
    sheet: view.found.grid.name,
    cell: rangeAt(view.found.grid, row, left, row, right),
  })
  const issues: Issue[] = []
  const rows = new Set<number>()
  for (const { row, kind, hasFigures, match } of view.rows) {
    if (hasOwner && kind === 'unknown' && hasFigures && match === null) {
      issues.push(errorIssue('import/row-without-unit', where(row)))
    }
  }
  for (const twins of twinRows(view.rows, days)) {
    if (view.found.grid.long !== undefined && !areUnreadTwins(view, twins)) continue

    for (const { row, unitCode } of twins) {
      rows.add(row)
      const others = twins
        .filter((one) => one.row !== row)
        .map((one) => one.row)
        .slice(0, 5)
      issues.push(
        errorIssue('import/unit-twice', { ...where(row), unitCode: unitCode ?? '' }, { rows: others.join(', ') }),
      )
    }
  }
  return { columns: new Set(), rows, questions: [], issues }
}

/** Single figures that stand twice are compared one by one, where each of them can be read. */
function areUnreadTwins({ reads }: TableView, rows: readonly FoundRow[]): boolean {
  return Array.from(reads.values()).some(({ cells }) => {
    const its = rows.flatMap(({ row }) => cells.get(row) ?? [])
    return its.length > 1 && its.some(({ reading }) => reading.kind !== 'count')
  })
}

function twinRows(rows: readonly FoundRow[], { rowSpans }: TableDays): FoundRow[][] {
  const named = rows.filter(({ kind, unitCode, hasFigures }) => kind === 'unit' && unitCode !== null && hasFigures)
  const groups = Map.groupBy(
    named,
    ({ row, unitCode, channel }) =>
      `${unitCode ?? ''} ${channel ?? ''} ${rowSpans.get(row)?.from ?? ''} ${rowSpans.get(row)?.to ?? ''}`,
  )
  return Array.from(groups.values()).filter((group) => group.length > 1)
}
