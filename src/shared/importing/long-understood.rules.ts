/** A table in which each row is one figure, as it is handed on: its own rows and columns, and what its texts mean. */
import type { LongRow } from './long-rows.rules.ts'
import { countedQuestionId, type LongTable } from './long-tables.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { TableView } from './table-view.ts'
import type { UnderstoodColumn, UnderstoodRow, UnderstoodTable } from './understanding.schema.ts'
import { placeOfTable } from './understood-table.rules.ts'

/** `laid`: the table as it was understood, laid out anew. `columns`: those of the sheet. */
export function asLongTable(
  laid: UnderstoodTable,
  found: FoundTable,
  columns: readonly FoundColumn[],
  { form, rows, table }: LongTable,
  view: TableView,
): UnderstoodTable {
  const numbersOf = table.grid.long?.numbersOf ?? new Map<number, number>()
  const understood = new Map(laid.columns.map((one) => [one.column, one]))
  const kinds = new Map([
    ...form.texts.map(({ column }) => [column, 'counted'] as const),
    ...form.numbers.map(({ column }) => [column, 'count'] as const),
  ])
  return {
    ...laid,
    ...placeOfTable(found, laid.id, columns),
    columns: columns.map((column) => understood.get(column.column) ?? columnOnSheet(column, kinds.get(column.column))),
    rows: [...laid.rows.filter(({ row }) => row <= found.header.lastRow), ...rowsOnSheet(laid, rows, table)],
    counted: view.columns.flatMap((column) => {
      const on = numbersOf.get(column.column)
      const its = understood.get(column.column)
      return on === undefined || its === undefined
        ? []
        : [{ ...its, column: on, questionId: countedQuestionId(column) }]
    }),
  }
}

function columnOnSheet(
  { column, header, decision }: FoundColumn,
  kind: 'counted' | 'count' | undefined,
): UnderstoodColumn {
  const place = { column, header: [...header], span: null }
  if (kind === undefined) {
    const { meaning, confidence, reason } = decision
    // What is not needed to read the figures is not asked about.
    const isPassed = meaning.kind === 'unknown'
    return {
      ...place,
      meaning: isPassed ? { kind: 'ignored' } : meaning,
      confidence: isPassed ? 90 : confidence,
      reason,
    }
  }
  const isSaid = decision.meaning.kind === kind
  const reason = kind === 'counted' ? 'các ô nói hàng đếm gì' : 'mỗi hàng một số'
  return { ...place, meaning: { kind }, confidence: isSaid ? 100 : 93, reason: isSaid ? decision.reason : reason }
}

const PASSED = {
  header: ['header', 'tiêu đề lặp lại'],
  total: ['total', 'dòng cộng của mọi chỉ tiêu, không dùng'],
  ignored: ['ignored', 'người dùng bỏ qua'],
  blank: ['ignored', 'không có số'],
} as const

/** Each row of the sheet as the row it was laid into. */
function rowsOnSheet({ rows: laid }: UnderstoodTable, rows: readonly LongRow[], { grid }: FoundTable): UnderstoodRow[] {
  const understood = new Map(laid.map((one) => [one.row, one]))
  const placeOf = new Map<number, number>()
  for (const [place, its] of grid.long?.rowsOf ?? []) for (const row of its) placeOf.set(row, placeOf.get(row) ?? place)
  return rows.flatMap((one): UnderstoodRow[] => {
    const { row } = one
    if (one.kind === 'figures' || one.kind === 'heading') {
      const its = understood.get(placeOf.get(row) ?? row)
      return its === undefined ? [] : [{ ...its, row }]
    }
    const [kind, reason] = PASSED[one.kind]
    return [{ row, kind, unitCode: null, span: null, confidence: 92, reason }]
  })
}
