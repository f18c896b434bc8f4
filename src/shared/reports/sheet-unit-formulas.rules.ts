/** The formulas of rows of units and of the rows that say what these come to; none where one would not give what is printed. */
import { cellAddress } from './cell-address.rules.ts'
import { isPrevious } from './form.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { FormColumn, ReportCell } from './reports.schema.ts'
import {
  changeFormula,
  countedSumFormula,
  differenceFormula,
  rankFormula,
  ratioFormula,
  sumFormula,
} from './sheet-formulas.rules.ts'
import { addedCells, addedValues } from './sheet-lines.rules.ts'
import { columnRange, fixedColumnRange, type SheetTable, valueOf } from './sheet-table.rules.ts'

type Cells = Readonly<Record<string, ReportCell>>

export function rowFormula(table: SheetTable, column: FormColumn, row: number, cells: Cells): string | undefined {
  const { source, sumOf, differenceOf } = column
  if (sumOf !== undefined)
    return isSumOfParts(cells, column.code, sumOf) ? sumFormula(partsRange(table, sumOf, row)) : undefined
  if (differenceOf !== undefined)
    return isDifferenceOf(cells, column.code, differenceOf)
      ? differenceFormula(differenceOf.map((part) => cellAddress(row, table.columnOf.get(part) ?? 0)))
      : undefined
  switch (source.kind) {
    case 'ratio': {
      const operands = table.ratioColumns.get(column.code)
      return operands && ratioFormula(cellAddress(row, operands.num), cellAddress(row, operands.den), table.report)
    }
    case 'change':
      return changeIn(table, source.ratio, row)
    case 'rank':
      return rankIn(table, source.ratio, row)
    default:
      return undefined
  }
}

/** A total typed without all its parts is a figure of its own and no sum. */
function isSumOfParts(cells: Cells, code: string, parts: readonly string[]): boolean {
  return valueOf(cells[code]) === sumKnown(parts.map((part) => valueOf(cells[part])))
}

/** Known only while every column it is made of is. */
function isDifferenceOf(cells: Cells, code: string, parts: readonly string[]): boolean {
  const [whole = null, ...less] = parts.map((part) => valueOf(cells[part]))
  const left = less.reduce((rest, one) => (rest === null || one === null ? null : rest - one), whole)
  return valueOf(cells[code]) === left
}

function partsRange({ columnOf }: SheetTable, parts: readonly string[], row: number): string {
  const columns = parts.map((part) => columnOf.get(part) ?? 0)
  const [first = 0] = columns
  const last = columns.at(-1) ?? first
  const areAdjacent = columns.every((column, index) => column === first + index)
  if (areAdjacent && last > first) return `${cellAddress(row, first)}:${cellAddress(row, last)}`
  return columns.map((column) => cellAddress(row, column)).join(',')
}

interface SumRow {
  readonly row: number
  readonly cells: Cells
  /** Key of the group it is of; null for all of them. */
  readonly group: string | null
}

/** The formula of a row that says what others come to. */
export function sumFormulaOf(
  table: SheetTable,
  { code, source }: FormColumn,
  { row, cells, group }: SumRow,
): string | undefined {
  const { report } = table
  switch (source.kind) {
    case 'flow':
    case 'mobile':
    case 'stock':
    case 'target':
    case 'days': {
      const added = addedValues(table.sums, group, {
        ofRow: (index) => valueOf(report.rows[index]?.cells[code]),
        ofGroup: (index) => valueOf(report.groups?.[index]?.cells[code]),
      })
      const isSum = report.rows.length > 0 && sumKnown(added) === valueOf(cells[code])
      return isSum ? sumFormula(addedCells(table.sums, table.columnOf.get(code) ?? 0, group)) : undefined
    }
    case 'ratio': {
      const operands = table.ratioColumns.get(code)
      if (operands === undefined || report.rows.length === 0) return undefined
      const { num, den, totalDen } = operands
      const divisor =
        totalDen === 'cell'
          ? cellAddress(row, den)
          : countedSumFormula(columnRange(table, num), columnRange(table, den))
      return ratioFormula(cellAddress(row, num), divisor, report)
    }
    case 'change':
      return changeIn(table, source.ratio, row)
    default:
      return undefined
  }
}

function changeIn(table: SheetTable, ratio: string, row: number): string | undefined {
  const now = ratioColumn(table, ratio, false)
  const before = ratioColumn(table, ratio, true)
  if (now === undefined || before === undefined) return undefined
  return changeFormula(cellAddress(row, now), cellAddress(row, before), table.report.decimals)
}

function rankIn(table: SheetTable, ratio: string, row: number): string | undefined {
  const printedIn = table.form.columns.find(
    ({ source }) => source.kind === 'ratio' && source.ratio === ratio && !isPrevious(source),
  )
  const operands = table.rankColumns.get(printedIn?.code ?? '')
  if (operands === undefined) return undefined
  return rankFormula({
    num: cellAddress(row, operands.num),
    den: cellAddress(row, operands.den),
    nums: fixedColumnRange(table, operands.num),
    dens: fixedColumnRange(table, operands.den),
  })
}

function ratioColumn({ form, columnOf }: SheetTable, ratio: string, previous: boolean): number | undefined {
  const found = form.columns.find(
    ({ source }) => source.kind === 'ratio' && source.ratio === ratio && isPrevious(source) === previous,
  )
  return columnOf.get(found?.code ?? '')
}
