/** One table: its columns, its rows, its days, then the figures that are certain and the questions about the rest. */
import { readAssertions } from './assertions.rules.ts'
import { provenTotals } from './column-totals.rules.ts'
import { askAboutQualifiers, askAboutScale } from './doubt-questions.rules.ts'
import { findFixedUnit, type FixedUnit, unitSources } from './fixed-unit.rules.ts'
import type { TitleWords } from './header-base.rules.ts'
import { askAboutParts, findParts, withPartAnswer } from './part-rows.rules.ts'
import { refusedColumns, refusedTable } from './refused-table.rules.ts'
import { unitQuestionId } from './questions.rules.ts'
import { rowChoiceKey } from './row-choice.rules.ts'
import { checkRows } from './row-checks.rules.ts'
import { findRows, type FoundRow } from './row-kinds.rules.ts'
import { rowLabels } from './row-labels.rules.ts'
import { readFigures } from './read-figures.rules.ts'
import { asLongTable } from './long-understood.rules.ts'
import { longTable, withoutContradictions, withoutLongMeanings } from './long-tables.rules.ts'
import { type ColumnsContext, findColumns, type FoundColumn } from './table-columns.rules.ts'
import { findDays } from './table-days.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import { askAboutPeriods, withPeriodAnswers } from './table-periods.rules.ts'
import {
  askAboutCells,
  askAboutColumns,
  askAboutHidden,
  askAboutHiddenSheet,
  askAboutSections,
  rowIssues,
} from './table-questions.rules.ts'
import { readColumns } from './table-readings.rules.ts'
import {
  type BookView,
  nothingHeld,
  type TableDays,
  type TableUnderstanding,
  type TableView,
  together,
} from './table-view.ts'
import { titleWords } from './title-words.rules.ts'
import { asTable } from './understood-table.rules.ts'
import { askAboutTableUnit, askAboutUnits } from './unit-questions.rules.ts'

export function understandTable(found: FoundTable, book: BookView): TableUnderstanding {
  const id = tableId(found)
  const title = titleWords(found, book.signs)
  const context: ColumnsContext = {
    signs: book.signs,
    title,
    tableId: id,
    pointed: (column) => book.choices.columns[`${id}!${column}`],
    answers: book.choices.answers,
    nearby: book.context.nearby ?? {},
    mappings: book.mappings,
    around: book.around,
  }
  const asItLies = findColumns(found, context)
  const personal = refusedColumns(asItLies.columns, book)
  if (personal.length > 0) return refusedTable(found, id, asItLies.columns, asItLies.fingerprint, personal)
  const long = longTable(found, asItLies.columns, id, book)
  const read =
    long === null ? withoutLongMeanings(asItLies) : withoutContradictions(findColumns(long.table, context), long)
  const table = long?.table ?? found
  const columns = withHiddenAnswer(withPeriodAnswers(read.columns, title, id, book.choices.answers), table, id, book)
  const view = viewOf(table, id, columns, book)
  const { days, held: heldDays } = findDays(view, book)
  const understood = finish(view, title, read.fingerprint, days, heldDays, book)
  if (long === null) return understood
  return { ...understood, table: asLongTable(understood.table, found, asItLies.columns, long, view) }
}

function finish(
  view: TableView,
  title: TitleWords,
  fingerprint: string,
  days: TableDays,
  heldDays: ReturnType<typeof findDays>['held'],
  book: BookView,
): TableUnderstanding {
  const hidden = askAboutHidden(view, book)
  const tableUnit = view.parts === null ? askAboutTableUnit(view, book) : nothingHeld
  const held = together([
    heldDays,
    askAboutColumns(view, days, book),
    askAboutPeriods(view, days, title, book),
    askAboutCells(view, book),
    hidden,
    askAboutHiddenSheet(view, book),
    askAboutSections(view, book),
    askAboutQualifiers(view, book),
    askAboutScale(view, book),
    tableUnit,
    askAboutParts(view, book),
    rowIssues(view, days, tableUnit.questions.length === 0),
  ])
  const reading = readFigures(view, days, held, book)
  const checked = checkRows(view, reading.figures)
  const isHiddenOpen = hidden.questions.some(({ id, answer }) => id.startsWith('hidden-rows:') && answer === null)
  const asserted = readAssertions(view, days, book, !isHiddenOpen)
  return {
    table: asTable(view, days, fingerprint),
    figures: checked.figures.map(({ figure }) => figure),
    contradicted: checked.contradicted.map(({ figure }) => figure),
    assertions: asserted.assertions,
    questions: held.questions,
    units: askAboutUnits(view),
    issues: [...held.issues, ...reading.issues, ...checked.issues, ...asserted.issues],
    figureColumns: view.reads.size,
  }
}

/** `<sheet>:<first header row>:<first column>`. */
export function tableId({ grid, header, left }: FoundTable): string {
  return `${grid.sheet}:${header.firstRow}:${left}${grid.isTurned ? 't' : ''}`
}

function viewOf(found: FoundTable, id: string, columns: readonly FoundColumn[], book: BookView): TableView {
  const labels = rowLabels(columns, book.signs)
  const rows = findRows(found, columns, labels, {
    signs: book.signs,
    matcher: book.matcher,
    chosen: (row) => book.choices.rows[rowChoiceKey(found.grid.sheet, row, found.grid.isTurned)],
    answered: (text) => book.choices.answers[unitQuestionId(text)],
    fixedUnit: labels.unit === null && labels.code === null ? fixedUnitOf(found, id, book) : null,
  })
  const shown = withoutIgnoredRows(rows, found, id, book)
  const reads = readColumns(columns, id, found.grid.sheet, book.choices.answers)
  const read = { id, found, columns, labels, rows: shown, reads, parts: null }
  const view = { ...read, rows: provenTotals(read) }
  const parts = findParts(view)
  return parts === null ? view : { ...view, parts, rows: withPartAnswer(view, parts, book) }
}

function fixedUnitOf(found: FoundTable, id: string, book: BookView): FixedUnit | null {
  const answer = book.choices.answers[`table-unit:${id}`]
  if (answer !== undefined && book.context.rows.some(({ code }) => code === answer)) {
    return { code: answer, confidence: 100, reason: 'người dùng đã chọn đơn vị của bảng' }
  }
  return findFixedUnit(unitSources(found, book.context.fileName), book.context.rows, book.signs).unit
}

/** Rows of a hidden part that a person left out. */
function withoutIgnoredRows(
  rows: readonly FoundRow[],
  { grid }: FoundTable,
  id: string,
  { choices }: BookView,
): FoundRow[] {
  if (choices.answers[`hidden-rows:${id}`] !== 'ignore') return [...rows]
  return rows.map((row) =>
    grid.hiddenRows.has(row.row)
      ? { ...row, kind: 'ignored', reason: 'hàng bị ẩn, người dùng bỏ qua', confidence: 100 }
      : row,
  )
}

function withHiddenAnswer(
  columns: readonly FoundColumn[],
  { grid }: FoundTable,
  id: string,
  { choices }: BookView,
): FoundColumn[] {
  if (choices.answers[`hidden-columns:${id}`] !== 'ignore') return [...columns]
  return columns.map((column) => {
    const { kind } = column.decision.meaning
    if (!grid.hiddenColumns.has(column.column) || (kind !== 'flow' && kind !== 'level')) return column
    const reason = 'cột bị ẩn, người dùng bỏ qua'
    return { ...column, decision: { ...column.decision, meaning: { kind: 'ignored' }, confidence: 100, reason } }
  })
}
