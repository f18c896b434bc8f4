/**
 * Formulas of a line whose rows stand on a sheet of their own: its counts are read from the total row there. A formula is
 * written only where it gives exactly what is printed.
 */
import { cellAddress, quotedSheet } from './cell-address.rules.ts'
import type { FormColumn, ReportCell } from './reports.schema.ts'
import { countedSumFormula } from './sheet-formulas.rules.ts'
import {
  columnRange,
  type DetailTable,
  type HiddenColumn,
  part,
  type SheetTable,
  valueOf,
} from './sheet-table.rules.ts'

const counted = new Set<FormColumn['source']['kind']>(['flow', 'mobile', 'stock', 'target'])

/** The total of the unit's own sheet; undefined where that says something else or has no total that lives. */
export function detailFormula(
  table: SheetTable,
  { code, source }: Pick<FormColumn, 'code' | 'source'>,
  { unit, cell }: { readonly unit: string; readonly cell: ReportCell | undefined },
): string | undefined {
  const detail = table.details.get(unit)
  const column = detail?.table.columnOf.get(code)
  if (detail === undefined || column === undefined || !counted.has(source.kind)) return undefined
  const { report } = detail.table
  const total = valueOf(report.total.cells[code])
  // An empty cell that is no formula would be read as 0.
  if (total !== valueOf(cell) || (total === null && !isSummed(detail, code))) return undefined
  return placeOf(detail, column)
}

/** The numerator or denominator of a ratio as the unit's own sheet comes to it. */
export function detailOperand(
  table: SheetTable,
  holds: NonNullable<HiddenColumn['holds']>,
  unit: string,
): string | undefined {
  const detail = table.details.get(unit)
  const operands = detail?.table.ratioColumns.get(holds.code)
  if (detail === undefined || operands === undefined) return undefined
  const { report, hidden, form } = detail.table
  const line = table.report.rows.find((row) => row.unit === unit)
  const printed = part(line?.cells[holds.code], holds.part)
  if (printed === null || part(report.total.cells[holds.code], holds.part) !== printed) return undefined
  if (holds.part === 'den' && operands.totalDen === 'counted') {
    const [nums, dens] = [operands.num, operands.den].map(
      (column) => `${quotedSheet(detail.sheet)}!${columnRange(detail.table, column)}`,
    )
    return countedSumFormula(nums ?? '', dens ?? '')
  }
  const column = operands[holds.part]
  const shown =
    hidden[column - form.columns.length - 1]?.total ?? valueOf(report.total.cells[form.columns[column - 1]?.code ?? ''])
  return shown === printed ? placeOf(detail, column) : undefined
}

function isSummed({ table: { report } }: DetailTable, code: string): boolean {
  return report.rows.length > 0 && report.rows.every(({ cells }) => valueOf(cells[code]) === null)
}

function placeOf({ sheet, table }: DetailTable, column: number): string {
  return `${quotedSheet(sheet)}!${cellAddress(table.totalRow, column)}`
}
