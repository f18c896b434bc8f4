/** A table that holds personal data: told where and why, and nothing of what stands there. */
import { errorIssue } from '#shared/kernel/issue.ts'
import { columnLetters } from '#shared/reports/cell-address.rules.ts'
import { isIdentifier, personalDataIn } from './privacy.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { BookView, TableUnderstanding } from './table-view.ts'
import { placeOfTable } from './understood-table.rules.ts'
import type { UnderstoodTable } from './understanding.schema.ts'

/** `cột E`; of a table on its side, whose columns are rows of the sheet, `hàng 5`. */
export function lineText(column: number, isTurned: boolean): string {
  return isTurned ? `hàng ${column}` : `cột ${columnLetters(column)}`
}

/** Columns of personal data; none where the table may be read. */
export function refusedColumns(columns: readonly FoundColumn[], { signs }: BookView): FoundColumn[] {
  return columns.filter(({ decision, profile, header }) => {
    if (decision.meaning.kind === 'unit-code') return false
    const isNamed = header.some((text) => signs.features(text).values.has('identifier'))
    const found = personalDataIn(profile.cells, signs)
    return found !== null || (isNamed && (profile.texts > 0 || profile.cells.some(isIdentifier)))
  })
}

export function refusedTable(
  found: FoundTable,
  id: string,
  columns: readonly FoundColumn[],
  fingerprint: string,
  personal: readonly FoundColumn[],
): TableUnderstanding {
  const { grid } = found
  const table: UnderstoodTable = {
    ...placeOfTable(found, id, columns),
    columns: columns.map((column) => ({
      column: column.column,
      header: [...column.header],
      meaning: personal.includes(column) ? { kind: 'identifier' } : { kind: 'ignored' },
      span: null,
      confidence: 98,
      reason: personal.includes(column) ? 'có thông tin cá nhân, không nhận' : 'bảng có thông tin cá nhân, không nhận',
    })),
    rows: [],
    span: null,
    spanDecision: { confidence: 0, reason: 'bảng không được nhận' },
    fingerprint,
    origin: 'synonyms',
  }
  const issues = personal.map(({ column, profile, header }) => {
    const first = profile.cells[0]?.cell.address ?? ''
    const last = profile.cells.at(-1)?.cell.address ?? first
    return errorIssue(
      'import/personal-data',
      { sheet: grid.name, cell: first === last ? first : `${first}:${last}` },
      { column: header.join(' › ').slice(0, 100), count: profile.cells.length, line: lineText(column, grid.isTurned) },
    )
  })
  return { table, figures: [], contradicted: [], assertions: [], questions: [], units: [], issues, figureColumns: 0 }
}
