/**
 * A table by parts of a commune (tổ, thôn, buôn): none of its rows is a row of the book. Their total is the commune's
 * where a person says whose it is, and only in columns in which it is their sum.
 */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { placeOfRows } from './asked-place.rules.ts'
import { shownText } from './cell-answer.ts'
import { compareTotals } from './column-totals.rules.ts'
import { findFixedUnit, unitSources } from './fixed-unit.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import { asking, type BookView, type Held, isWritten, nothingHeld, type TableView } from './table-view.ts'
import type { Question } from './understanding.schema.ts'

const PART = /^(?:to dan pho|to|tdp|thon|buon|bon|ap|khu pho|khom|ban|lang|xom|khu dan cu|kdc)\s+(?:so\s+)?[\p{L}\d]/u
const FEWEST_PARTS = 2

/** The rows of parts of a table, with their total. */
export interface PartRows {
  readonly parts: readonly FoundRow[]
  /** Null where the table has none, or several. */
  readonly total: FoundRow | null
  /** Columns in which the total is not the sum of the parts. */
  readonly differing: ReadonlySet<number>
}

/** Null for a table with rows of the book, or with other rows that are not known. */
export function findParts(view: TableView): PartRows | null {
  const open = view.rows.filter(({ kind, hasFigures }) => kind === 'unknown' && hasFigures)
  const isKnown = view.rows.some(({ kind, hasFigures }) => kind === 'unit' && hasFigures)
  if (isKnown || open.length < FEWEST_PARTS || !open.every(isPart)) return null
  const [total = null, ...others] = view.rows.filter(({ kind }) => kind === 'total')
  const compared = compareTotals(view, { isSummed: (row) => open.includes(row) })
  const right = new Set(
    compared.totals.flatMap((one) => (one.row === total && one.computed === one.stated ? [one.column] : [])),
  )
  const written = view.columns.filter(isWritten).map(({ column }) => column)
  return {
    parts: open,
    total: others.length > 0 ? null : total,
    differing: new Set(written.filter((column) => !right.has(column))),
  }
}

/** A name that is like one of the book's is asked about by itself: there are communes called Buôn and Bản. */
function isPart({ label, match }: FoundRow): boolean {
  return (match === null || match.kind === 'unknown') && PART.test(foldDiacritics(label?.text ?? ''))
}

/** The rows as an answer makes them: the total is the commune's, and the parts are in it. */
export function withPartAnswer(view: TableView, parts: PartRows, book: BookView): FoundRow[] {
  const code = answerOf(view, book)
  return view.rows.map((row) => {
    if (parts.parts.includes(row)) return { ...row, kind: 'ignored', match: null, confidence: 90, reason: IN_TOTAL }
    if (row !== parts.total || code === null || code === 'ignore') return row
    return { ...row, kind: 'unit', unitCode: code, confidence: 100, reason: 'tổng các tổ, thôn; người dùng chọn xã' }
  })
}

const IN_TOTAL = 'hàng của tổ, thôn: chỉ dùng để cộng thành số của xã'

/** Whose the parts are; figures that their total does not bear out are told and not taken. */
export function askAboutParts(view: TableView, book: BookView): Held {
  const { parts } = view
  if (parts === null) return nothingHeld
  const sheet = view.found.grid.name
  const written = view.columns.filter(isWritten)
  if (parts.total === null)
    return { ...nothingHeld, issues: [errorIssue('import/parts-without-total', { sheet }, { parts: named(parts) })] }
  const names = new Map(book.context.rows.map(({ code, name }) => [code, name]))
  const { candidates } = findFixedUnit(unitSources(view.found, book.context.fileName), book.context.rows, book.signs)
  const options = candidates.map((code) => ({ id: code, label: names.get(code) ?? code }))
  const place = placeOfRows(view, [...parts.parts, parts.total], written)
  const question: Question = {
    id: idOf(view),
    code: 'import/ask-parts',
    kind: 'unit',
    params: { sheet, parts: named(parts) },
    sheet: place.sheet,
    addresses: [...place.addresses],
    cells: place.cells,
    options: [...options, { id: 'ignore', label: 'Bỏ qua bảng này' }],
    answer: answerOf(view, book),
  }
  const isTaken = question.answer !== null && question.answer !== 'ignore'
  const held = asking(question, { rows: [parts.total.row] })
  return isTaken ? { ...held, columns: parts.differing, issues: differences(view, parts) } : held
}

function idOf({ id }: TableView): string {
  return `parts:${id}`
}

function answerOf(view: TableView, { choices, context }: BookView): string | null {
  const answer = choices.answers[idOf(view)]
  return answer === 'ignore' || context.rows.some(({ code }) => code === answer) ? (answer ?? null) : null
}

const NAMED = 3

function named({ parts }: PartRows): string {
  const texts = parts.slice(0, NAMED).map(({ label }) => shownText(label?.text ?? ''))
  return [...texts, ...(parts.length > NAMED ? ['…'] : [])].join(', ')
}

function differences({ found, reads }: TableView, { total, differing }: PartRows): Issue[] {
  return Array.from(differing).flatMap((column) => {
    const cell = reads.get(column)?.cells.get(total?.row ?? 0)?.cell.cell
    const where = { sheet: found.grid.name, ...(cell === undefined ? {} : { cell: cell.address }) }
    return cell === undefined ? [] : [errorIssue('import/parts-total-differs', where)]
  })
}
