import type { Output } from '#shared/contract/contract.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { textTable } from './text-table.ts'

type BuiltReport = Output<'reports.buildReport'>

/** A report for a terminal: numbered columns named above the table, rows, the total, the remarks. */
export function reportText({ report, sheet }: BuiltReport): string {
  const codes = Object.keys(report.total.cells)
  const names = columnNames(sheet)
  const legend = codes.map((code, index) => `  (${index + 1}) ${names.get(code) ?? code}`)
  const columns = [
    { title: 'Đơn vị', align: 'left' } as const,
    ...codes.map((_, index) => ({ title: `(${index + 1})`, align: 'right' }) as const),
  ]
  const rows = report.rows.map(({ name, cells }) => [name, ...codes.map((code) => cells[code]?.text ?? '')])
  const total = ['Tổng cộng', ...codes.map((code) => report.total.cells[code]?.text ?? '')]
  return [
    `${report.form} ${report.unit.name}, ${periodLabel(report.period)}`,
    ...legend,
    '',
    textTable(columns, [...rows, total]),
    ...(report.remarks.length > 0 ? ['', ...report.remarks] : []),
  ].join('\n')
}

/** Header labels over each column, from the widest to the column's own, by the code of the column. */
function columnNames(sheet: SheetModel): Map<string, string> {
  const headers = sheet.cells.filter((cell) => cell.row >= sheet.headerRows.first && cell.row <= sheet.headerRows.last)
  const codeOf = new Map(
    sheet.cells.flatMap((cell) => (cell.key === undefined ? [] : [[cell.column, cell.key.code] as const])),
  )
  return new Map(
    Array.from(codeOf, ([column, code]) => {
      const above = headers.filter(
        (cell) => cell.column <= column && column < cell.column + (cell.columnSpan ?? 1) && !/^\(?\d/.test(cell.text),
      )
      const labels = above.toSorted((a, b) => a.row - b.row).map((cell) => cell.text.replace(/\s+/g, ' ').trim())
      return [code, labels.filter((label) => label !== '').join(' › ')]
    }),
  )
}
