/** Questions a person is asked about a foreign file. Ids are made of places and texts, so that answers stay theirs. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { shownText } from './cell-answer.ts'
import { rangeText, turned } from './cell-range.rules.ts'
import { decodeMeaning, encodeMeaning } from './column-meaning.rules.ts'
import { meaningLabel } from './meaning-label.rules.ts'
import type { Grid } from './sheet-grid.rules.ts'
import { spanId, spanOfId, spanText } from './table-span.rules.ts'
import type { ColumnMeaning, Question, Span } from './understanding.schema.ts'

export type Answers = Readonly<Record<string, string>>
export type QuestionParams = Question['params']

export interface AskedPlace {
  readonly sheet: number
  readonly addresses: readonly string[]
  readonly cells: number
}

export function optionQuestion(
  id: string,
  code: string,
  place: AskedPlace,
  params: QuestionParams,
  options: readonly { readonly id: string; readonly label: string }[],
  answers: Answers,
): Question {
  const answer = options.find((option) => option.id === answers[id])?.id ?? null
  return { id, code, kind: 'option', params, ...placed(place), options: [...options], answer }
}

export function dateQuestion(
  id: string,
  code: string,
  place: AskedPlace,
  params: QuestionParams,
  spans: readonly Span[],
  answers: Answers,
): Question {
  const options = spans.map((span) => ({ id: spanId(span), label: spanText(span) }))
  const answer = spanOfId(answers[id] ?? '')
  return { id, code, kind: 'date', params, ...placed(place), options, answer: answer === null ? null : spanId(answer) }
}

/** `on` dates the labels. */
export function columnQuestion(
  id: string,
  place: AskedPlace,
  params: QuestionParams,
  meanings: readonly ColumnMeaning[],
  on: string,
  answers: Answers,
): Question {
  const offered = new Map(
    [...meanings, { kind: 'ignored' } as const].map((meaning) => [encodeMeaning(meaning), meaningLabel(meaning, on)]),
  )
  const options = Array.from(offered, ([option, label]) => ({ id: option, label }))
  return {
    id,
    code: 'import/ask-column',
    kind: 'column',
    params,
    ...placed(place),
    options,
    answer: decodeMeaning(answers[id] ?? '') === null ? null : (answers[id] ?? null),
  }
}

export function unitQuestion(
  text: string,
  place: AskedPlace,
  reason: string,
  candidates: readonly { readonly id: string; readonly label: string }[],
  answers: Answers,
): Question {
  const id = unitQuestionId(text)
  const params = { text: shownText(text), reason }
  const options = [...candidates, { id: 'ignore', label: 'Bỏ qua các hàng này' }]
  return { id, code: 'import/ask-unit', kind: 'unit', params, ...placed(place), options, answer: answers[id] ?? null }
}

/** One for all rows with this name, wherever they stand. */
export function unitQuestionId(text: string): string {
  return `unit:${nameKey(text).slice(0, 180)}`
}

function placed({ sheet, addresses, cells }: AskedPlace): Pick<Question, 'sheet' | 'addresses' | 'cells'> {
  return { sheet, addresses: [...addresses], cells }
}

export function addressAt(grid: Grid, row: number, column: number): string {
  return grid.isTurned ? cellAddress(column, row) : cellAddress(row, column)
}

/** The cells of a row, or of a column, from one end to the other. */
export function rangeAt(grid: Grid, top: number, left: number, bottom: number, right: number): string {
  const { long } = grid
  const range = { top, left: Math.max(left, long?.left ?? 0), bottom, right: Math.min(right, long?.right ?? right) }
  return rangeText(grid.isTurned ? turned(range) : range)
}
