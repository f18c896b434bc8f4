import type { Output } from '#shared/contract/contract.ts'
import { periodLabel } from '#shared/kernel/period-label.ts'
import type { SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { textTable } from './text-table.ts'

type BuiltReport = Output<'reports.buildReport'>

/** A report for a terminal: numbered columns named above the table, rows, the total, the remarks. */
export function reportText({ report, sheet }: BuiltReport): string {
  const codes = columnCodes(report)
  const names = columnNames(sheet)
  const legend = codes.map((code, index) => `  (${index + 1}) ${names.get(code) ?? code}`)
  const columns = [
    { title: 'Đơn vị', align: 'left' } as const,
    ...codes.map((_, index) => ({ title: `(${index + 1})`, align: 'right' }) as const),
  ]
  const line = (name: string, cells: Cells): string[] => [name, ...codes.map((code) => cells[code]?.text ?? '')]
  const total = report.total.cells
  return [
    `${report.form} ${report.unit.name}, ${report.subtitle ?? periodLabel(report.period)}`,
    ...legend,
    '',
    textTable(columns, [
      ...rowLines(report, line),
      ...(Object.keys(total).length === 0 ? [] : [line('Tổng cộng', total)]),
    ]),
    ...(report.remarks.length > 0 ? ['', ...report.remarks] : []),
  ].join('\n')
}

type Cells = BuiltReport['report']['total']['cells']

/** Codes of the columns, in printed order. */
function columnCodes({ total, rows }: BuiltReport['report']): string[] {
  const ofRows = Object.keys(rows[0]?.cells ?? {})
  return ofRows.length === 0 ? Object.keys(total.cells) : ofRows
}

/** Rows under the line of their group, where there are groups. */
function rowLines({ rows, groups }: BuiltReport['report'], line: (name: string, cells: Cells) => string[]): string[][] {
  if (groups === undefined) return rows.map(({ name, cells }) => line(name, cells))
  return [
    ...groups.flatMap(({ key, name, cells }) => [
      line(`[${name}]`, cells),
      ...rows.filter(({ group }) => group === key).map((row) => line(row.name, row.cells)),
    ]),
    ...rows.filter(({ group }) => group === undefined).map((row) => line(row.name, row.cells)),
  ]
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
