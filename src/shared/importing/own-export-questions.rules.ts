/** What must be asked about a sheet of this product: which days it is of, and what a column with other words holds. */
import { formatDate } from '#shared/kernel/local-date.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { Period } from '#shared/kernel/period.ts'
import { encodeMeaning } from './column-meaning.rules.ts'
import type { OwnCell } from './own-export-cell-changes.rules.ts'
import { change } from './own-export-changes.rules.ts'
import { textOfCell } from './own-export-grid.rules.ts'
import { meaningOf, questionIdOf } from './own-export-meanings.rules.ts'
import { answerOfSpan, readPeriodLine, spanOfAnswer } from './own-export-period.rules.ts'
import type { OwnColumn, OwnSheet } from './own-export-sheet.rules.ts'
import type { ImportChoices, Question, SheetChange, Span } from './understanding.schema.ts'

export interface DecidedSpan {
  /** Null until somebody has said which days these are. */
  readonly span: Span | null
  readonly reason: string
  readonly questions: readonly Question[]
  readonly changes: readonly SheetChange[]
}

interface SpanInput {
  readonly tableId: string
  readonly period: Period
  readonly choices: ImportChoices
  readonly addresses: readonly string[]
}

/** A sheet whose title was given another day may hold the figures of either. */
export function decideSpan(
  { grid, header, index }: OwnSheet,
  { tableId, period, choices, addresses }: SpanInput,
): DecidedSpan {
  const above = grid.sheet.cells.filter(({ row }) => row < header.top)
  const line = readPeriodLine(above, period)
  const marked: Span = { from: period.from, to: period.to }
  const changes = lineChanges(line, period)
  const id = `${tableId}:own/period`
  const answer = choices.answers[id] ?? null
  const chosen = choices.tableSpans[tableId] ?? choices.span ?? spanOfAnswer(answer ?? '')
  if (line.kind !== 'retyped' && chosen === null)
    return { span: marked, reason: 'kỳ báo cáo ghi trong dấu nhận dạng của tệp', questions: [], changes }
  if (line.kind !== 'retyped') return { span: chosen, reason: 'người dùng chọn', questions: [], changes }
  const options = [...(line.span === null ? [] : [line.span]), marked].map((span) => ({
    id: answerOfSpan(span),
    label: span.from === span.to ? formatDate(span.from) : `${formatDate(span.from)} đến ${formatDate(span.to)}`,
  }))
  const question: Question = {
    id,
    code: 'import/ask-own-period',
    kind: 'date',
    params: { was: periodLabel(period), now: textOfCell(line.cell) },
    sheet: index,
    addresses: [...addresses],
    options,
    answer: chosen === null ? null : answerOfSpan(chosen),
  }
  const reason = chosen === null ? 'kỳ ghi trên biểu đã bị sửa' : 'người dùng chọn'
  return { span: chosen, reason, questions: [question], changes }
}

function lineChanges(line: ReturnType<typeof readPeriodLine>, period: Period): SheetChange[] {
  const was = periodLabel(period)
  if (line.kind === 'missing') return [change('own/period-line-missing', null, { was })]
  if (line.kind === 'retyped')
    return [change('own/period-retyped', line.cell.address, { was, now: textOfCell(line.cell) })]
  return []
}

/** A header that was retyped over other figures. */
export function columnQuestion(
  { index }: OwnSheet,
  column: OwnColumn,
  { tableId, cells, choices }: { tableId: string; cells: readonly OwnCell[]; choices: ImportChoices },
): Question {
  const id = questionIdOf(tableId, column.column)
  const was = column.expected?.labels[0] ?? ''
  const meaning = column.expected === null ? null : meaningOf(column.expected.column.source)
  const options = [
    ...(meaning === null ? [] : [{ id: encodeMeaning(meaning), label: `Vẫn là “${was}”` }]),
    { id: 'ignored', label: 'Bỏ cột này' },
  ]
  return {
    id,
    code: 'import/ask-own-column',
    kind: 'column',
    params: { was, now: column.header.at(-1) ?? '' },
    sheet: index,
    addresses: cells
      .filter((one) => one.column === column && one.unitCode !== null && one.cell !== undefined)
      .map(({ address }) => address),
    options,
    answer: choices.answers[id] ?? choices.columns[`${tableId}!${column.column}`] ?? null,
  }
}
