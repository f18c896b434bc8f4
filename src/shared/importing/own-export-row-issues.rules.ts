/** Rows and columns of a sheet of this product whose figures are not taken, and why. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { cellAddress, columnLetters } from '#shared/reports/cell-address.rules.ts'
import type { OwnRow, OwnSheet } from './own-export-sheet.rules.ts'
import type { Span } from './understanding.schema.ts'
import type { KnownRow } from './understanding-context.ts'

/** Whether a row of the book takes figures of some days. */
export function isActive({ validFrom, validTo }: KnownRow, { from, to }: Span): boolean {
  return validFrom <= to && (validTo === null || validTo >= from)
}

export function rowIssues(sheet: OwnSheet, bookRows: readonly KnownRow[], span: Span): Issue[] {
  const byCode = new Map(bookRows.map((row) => [row.code, row]))
  return sheet.rows.flatMap((row) => {
    const code = rowIssueCode(row, byCode, span)
    if (code === null || !hasFigures(sheet, row)) return []
    const cell = cellAddress(row.row, sheet.unitColumn)
    return [errorIssue(code, { sheet: sheet.grid.sheet.name, cell }, { name: row.name })]
  })
}

function rowIssueCode({ code, standing }: OwnRow, byCode: ReadonlyMap<string, KnownRow>, span: Span): string | null {
  if (standing === 'copy') return 'import/duplicate-row'
  if (code === null) return standing === 'added' || standing === 'doubtful' ? 'import/own-unit-row' : null
  const row = byCode.get(code)
  if (row === undefined) return 'import/own-unit-row'
  return isActive(row, span) ? null : 'import/inactive-unit'
}

function hasFigures({ grid, columns }: OwnSheet, { row }: OwnRow): boolean {
  return columns.some(({ column, expected }) => {
    const kind = expected?.column.source.kind
    return (kind === 'flow' || kind === 'mobile' || kind === 'stock') && typeof grid.at(row, column)?.value === 'number'
  })
}

export function columnIssues({ columns, header, grid }: OwnSheet): Issue[] {
  return columns.flatMap(({ column, standing, header: texts }) =>
    standing === 'copy'
      ? [
          errorIssue(
            'import/duplicate-column',
            { sheet: grid.sheet.name, cell: `${columnLetters(column)}${header.bottom}` },
            { label: texts.at(-1) ?? '' },
          ),
        ]
      : [],
  )
}
