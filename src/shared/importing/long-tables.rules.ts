/** Tables in which each row is one figure: found among the others, and what is not certain in them. */
import { columnQuestionId, longFingerprint } from './column-scopes.rules.ts'
import { DOUBTFUL } from './header-decision.rules.ts'
import { findLongForm, type LongForm } from './long-form.rules.ts'
import { layOutLong } from './long-layout.rules.ts'
import { type LongRow, readLongRows } from './long-rows.rules.ts'
import { rowChoiceKey } from './row-choice.rules.ts'
import type { FoundColumn, FoundColumns } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { BookView } from './table-view.ts'

export interface LongTable {
  readonly form: LongForm
  /** Of the sheet. */
  readonly rows: readonly LongRow[]
  /** Laid out anew. */
  readonly table: FoundTable
}

/** `columns` as they were read one by one; null for a table of any other form. */
export function longTable(
  found: FoundTable,
  columns: readonly FoundColumn[],
  id: string,
  book: BookView,
): LongTable | null {
  const { choices, signs } = book
  const isRemembered = book.mappings.has(longFingerprint([...found.header.texts.values()], found, book))
  const form = findLongForm(found, columns, signs, isRemembered)
  if (form === null) return null
  const rows = readLongRows(found, form, {
    signs,
    chosen: (row) => choices.rows[rowChoiceKey(found.grid.sheet, row, false)],
    readsHidden: choices.answers[`hidden-rows:${id}`] === 'read',
  })
  return { form, rows, table: layOutLong(found, form, rows, signs) }
}

const NO_FIGURES = new Set(['unit', 'unit-code', 'date', 'counted', 'count'])

/**
 * A text and the header over its number that say different things of one matter are asked about, and so is a text that
 * was said to be what only a column can be.
 */
export function withoutContradictions(found: FoundColumns, { table }: LongTable): FoundColumns {
  const doubtful = table.grid.long?.doubtful ?? new Set()
  const figures = table.grid.long?.numbersOf ?? new Map()
  return {
    ...found,
    columns: found.columns.map((column) => {
      const { decision, origin } = column
      if (figures.has(column.column) && NO_FIGURES.has(decision.meaning.kind)) return unsettled(column, NO_TEXT)
      if (!doubtful.has(column.column) || origin === 'person' || decision.meaning.kind === 'unknown') return column
      return unsettled(column, 'tiêu đề cột số và chữ ở hàng nói khác nhau')
    }),
  }
}

const NO_TEXT = 'tên chỉ tiêu không thể là cột đơn vị, cột ngày hay cột số'

function unsettled(column: FoundColumn, reason: string): FoundColumn {
  const decision = {
    ...column.decision,
    meaning: { kind: 'unknown' as const },
    confidence: DOUBTFUL,
    reason,
    options: [],
  }
  return { ...column, decision }
}

/** Somebody said what only such a table has, of a table that is none: it is asked about again. */
export function withoutLongMeanings(found: FoundColumns): FoundColumns {
  return {
    ...found,
    columns: found.columns.map((column) => {
      const { kind } = column.decision.meaning
      if (kind !== 'counted' && kind !== 'count') return column
      const reason = 'bảng không có đủ cột đơn vị, cột tên chỉ tiêu và cột số'
      const meaning = { kind: 'unknown' as const }
      return { ...column, decision: { ...column.decision, meaning, confidence: 0, reason } }
    }),
  }
}

/** Key of an answer about a text. */
export function countedQuestionId({ scope }: FoundColumn): string {
  return columnQuestionId(scope)
}
