/** A table as it is handed on: where it is, what its columns and rows are, and how sure that is. */
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { TableDays, TableView } from './table-view.ts'
import type { UnderstoodColumn, UnderstoodRow, UnderstoodTable } from './understanding.schema.ts'

export function placeOfTable(found: FoundTable, id: string, columns: readonly FoundColumn[]) {
  const { grid, header, body } = found
  return {
    id,
    sheet: grid.sheet,
    range: {
      top: header.firstRow,
      left: Math.min(found.left, columns[0]?.column ?? found.left),
      bottom: Math.max(header.lastRow, body.at(-1) ?? header.lastRow),
      right: Math.max(found.right, columns.at(-1)?.column ?? found.right),
    },
    headerRows: { first: header.firstRow, last: header.lastRow },
    ...(grid.isTurned ? { isTransposed: true as const } : {}),
  }
}

export function asTable(view: TableView, days: TableDays, fingerprint: string): UnderstoodTable {
  const { found, columns } = view
  return {
    ...placeOfTable(found, view.id, columns),
    columns: columns.map((column) => asColumn(column, days)),
    rows: [...headRows(found), ...view.rows.map((row) => asRow(row, days))],
    span: days.tableSpan,
    spanDecision: { confidence: days.confidence, reason: days.reason },
    fingerprint,
    origin: originOf(columns),
  }
}

function originOf(columns: readonly FoundColumn[]): UnderstoodTable['origin'] {
  if (columns.some(({ origin }) => origin === 'person')) return 'person'
  return columns.some(({ origin }) => origin === 'remembered') ? 'remembered' : 'synonyms'
}

function asColumn({ column, header, decision }: FoundColumn, { columnSpans }: TableDays): UnderstoodColumn {
  const { meaning, confidence, reason } = decision
  return { column, header: [...header], meaning, span: columnSpans.get(column) ?? null, confidence, reason }
}

function asRow({ row, kind, unitCode, confidence, reason }: FoundRow, { rowSpans }: TableDays): UnderstoodRow {
  return { row, kind, unitCode, span: rowSpans.get(row) ?? null, confidence, reason }
}

function headRows({ header, title }: FoundTable): UnderstoodRow[] {
  const plain = { unitCode: null, span: null, confidence: 95 }
  const titles = [...new Set(title.map(({ row }) => row))]
  const numbering = new Set(header.numbering)
  const rows: UnderstoodRow[] = titles.map((row) => ({ ...plain, row, kind: 'title', reason: 'phía trên bảng' }))
  for (let row = header.firstRow; row <= header.lastRow; row++) {
    const isNumbering = numbering.has(row)
    const reason = isNumbering ? 'dòng đánh số cột' : 'tiêu đề cột'
    rows.push({ ...plain, row, kind: isNumbering ? 'numbering' : 'header', reason })
  }
  return rows
}
