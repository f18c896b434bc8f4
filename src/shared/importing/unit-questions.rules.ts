/** Names of units that a person must say who they are. */
import { placeOfColumns, placeOfRows } from './asked-place.rules.ts'
import { findFixedUnit, unitSources } from './fixed-unit.rules.ts'
import { isIdentifier, isPersonName } from './privacy.rules.ts'
import { unitQuestion } from './questions.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import {
  asking,
  type BookView,
  columnNumbers,
  type Held,
  isWritten,
  nothingHeld,
  type TableView,
  type UnitAsked,
} from './table-view.ts'
import type { UnderstandingContext } from './understanding-context.ts'
import type { Question } from './understanding.schema.ts'

export function askAboutUnits(view: TableView): UnitAsked[] {
  const written = view.columns.filter(isWritten)
  const open = view.rows.filter(({ kind, match, hasFigures }) => kind === 'unknown' && match !== null && hasFigures)
  const byText = Map.groupBy(open, ({ label }) => label?.text ?? '')
  return Array.from(byText, ([text, rows]) => asked(view, text, rows, written))
}

function asked(view: TableView, text: string, rows: readonly FoundRow[], written: TableView['columns']): UnitAsked {
  const match = rows[0]?.match ?? null
  const candidates = match === null || match.kind === 'match' || match.kind === 'unknown' ? [] : match.candidates
  return {
    text: nameable(rows, text),
    place: placeOfRows(view, rows, written),
    reason: match?.reason ?? '',
    candidates,
  }
}

/** A name of a person or a number is never repeated in a question. */
function nameable(rows: readonly FoundRow[], text: string): string {
  const label = rows[0]?.label
  const isPersonal = isPersonName(text) || (label !== null && label !== undefined && isIdentifier(label))
  return isPersonal ? `hàng ${rows[0]?.row ?? ''}` : text
}

/** One question per name for the whole file; it stands on the sheet where the name is first. */
export function unitQuestions(
  all: readonly UnitAsked[],
  context: UnderstandingContext,
  answers: Readonly<Record<string, string>>,
): Question[] {
  const names = new Map(context.rows.map(({ code, name }) => [code, name]))
  const byText = Map.groupBy(all, ({ text }) => text)
  return Array.from(byText, ([text, places]) => {
    const [first] = places
    const sheet = first?.place.sheet ?? 0
    const bySheet = Map.groupBy(places, ({ place }) => place.sheet)
    const [here, ...elsewhere] = Array.from(bySheet, ([at, its]) => ({
      sheet: at,
      addresses: its.flatMap((one) => one.place.addresses),
    }))
    const cells = places.reduce((sum, one) => sum + one.place.cells, 0)
    const place = { sheet, addresses: here?.addresses ?? [], cells }
    const options = (first?.candidates ?? []).slice(0, 8).map((code) => ({ id: code, label: names.get(code) ?? code }))
    const question = unitQuestion(text, place, first?.reason ?? '', options, answers)
    return elsewhere.length === 0 ? question : { ...question, elsewhere }
  })
}

function placeOf(
  view: TableView,
  columns: TableView['columns'],
): { sheet: number; addresses: string[]; cells: number } {
  const place = placeOfColumns(view, columns)
  return { ...place, addresses: [...place.addresses] }
}

/** A table whose rows name no unit and that nothing else says whose it is. */
export function askAboutTableUnit(view: TableView, book: BookView): Held {
  const { found, labels, rows } = view
  const isOpen = labels.unit === null && labels.code === null && rows.some(({ hasFigures }) => hasFigures)
  const { unit, candidates } = isOpen
    ? findFixedUnit(unitSources(found, book.context.fileName), book.context.rows, book.signs)
    : { unit: null, candidates: [] }
  if (!isOpen || unit !== null) return nothingHeld
  const columns = view.columns.filter(isWritten)
  const names = new Map(book.context.rows.map(({ code, name }) => [code, name]))
  const options = candidates.map((code) => ({ id: code, label: names.get(code) ?? code }))
  const id = `table-unit:${view.id}`
  const answer = book.choices.answers[id]
  const question: Question = {
    id,
    code: 'import/ask-table-unit',
    kind: 'unit',
    params: { sheet: found.grid.name },
    ...placeOf(view, columns),
    options: [...options, { id: 'ignore', label: 'Bỏ qua bảng này' }],
    answer: answer !== undefined && (answer === 'ignore' || names.has(answer)) ? answer : null,
  }
  return question.answer === 'ignore'
    ? { ...asking(question, {}), columns: new Set(columnNumbers(columns)) }
    : asking(question, { columns: columnNumbers(columns) })
}
