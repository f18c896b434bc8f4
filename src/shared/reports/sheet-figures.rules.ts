/** The rows of the table and its total row, with a live formula wherever a person would have written one. */
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import { cellAddress } from './cell-address.rules.ts'
import { isPrevious } from './form.rules.ts'
import { sumKnown } from './report-ratio.rules.ts'
import type { FormColumn, ReportCell } from './reports.schema.ts'
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import {
  changeFormula,
  changeNumberFormat,
  countedSumFormula,
  differenceFormula,
  percentNumberFormat,
  rankFormula,
  ratioFormula,
  sumFormula,
} from './sheet-formulas.rules.ts'
import { columnRange, fixedColumnRange, type HiddenColumn, type SheetTable, valueOf } from './sheet-table.rules.ts'

export const FIGURE_SIZE_PT = 10
/** The least height of a row. */
export const ROW_PT = 18
export const TOTAL_LABEL = 'Tổng cộng'

export const COUNT_FORMAT = '#,##0'
/** How every figure of a table is drawn. */
export const base: CellStyle = { sizePt: FIGURE_SIZE_PT, border: true }

type Cells = Readonly<Record<string, ReportCell>>

export function figureCells(table: SheetTable): SheetCell[] {
  return [
    ...table.report.rows.flatMap((_, index) => rowCells(table, index)),
    ...totalCells(table),
    ...table.hidden.flatMap((column, index) => hiddenCells(table, column, table.form.columns.length + 1 + index)),
  ]
}

function rowCells(table: SheetTable, index: number): SheetCell[] {
  const row = table.report.rows[index]
  if (row === undefined) return []
  const at = table.firstRow + index
  return table.form.columns.map((column, position): SheetCell => {
    const place = { row: at, column: position + 1 }
    if (column.source.kind === 'sequence')
      return { ...place, value: index + 1, text: String(index + 1), style: { ...base, align: 'center' } }
    if (column.source.kind === 'unit')
      return { ...place, value: row.name, text: row.name, style: { ...base, align: 'left', wrap: true } }
    const formula = rowFormula(table, column, at, row.cells)
    return {
      ...place,
      ...printed(column, row.cells[column.code], formula, table),
      key: { unitCode: row.unit, code: column.code },
    }
  })
}

function totalCells(table: SheetTable): SheetCell[] {
  const { form, report, totalRow: row } = table
  const label: SheetCell = {
    row,
    column: 1,
    columnSpan: 2,
    value: TOTAL_LABEL,
    text: TOTAL_LABEL,
    style: { ...base, bold: true, align: 'center', fill: 'total' },
  }
  const cells = form.columns.slice(2).map((column, position): SheetCell => {
    const cell = printed(column, report.total.cells[column.code], totalFormula(table, column), table)
    const isFigure = column.source.kind !== 'rank' && column.source.kind !== 'notes'
    return {
      row,
      column: position + 3,
      ...cell,
      style: { ...cell.style, bold: true, fill: 'total' },
      ...(isFigure ? { key: { unitCode: report.unit.code, code: column.code } } : {}),
    }
  })
  return [label, ...cells]
}

/** A figure as it is printed; what has no value prints as a formula would show it. */
function printed(
  { source }: FormColumn,
  cell: ReportCell | undefined,
  formula: string | undefined,
  { report }: SheetTable,
): Pick<SheetCell, 'value' | 'text' | 'style' | 'formula' | 'locked'> {
  const style = {
    ...base,
    ...figureStyle(source, report.decimals),
    ...(formula === undefined ? {} : { fill: 'derived' as const }),
  }
  const text = (cell?.text ?? '').replace(' %', '%')
  if (formula !== undefined) return { value: cell?.value ?? text, text, style, formula }
  const isDash = cell?.value === null && text === NO_VALUE
  return {
    value: isDash ? NO_VALUE : (cell?.value ?? null),
    text,
    style,
    ...(source.kind === 'notes' ? { locked: false } : {}),
  }
}

function figureStyle(source: FormColumn['source'], decimals: number): CellStyle {
  switch (source.kind) {
    case 'ratio':
      return { align: 'right', numberFormat: percentNumberFormat(decimals) }
    case 'change':
      return { align: 'right', numberFormat: changeNumberFormat(decimals) }
    case 'rank':
      return { align: 'center', numberFormat: '0' }
    case 'notes':
      return { align: 'left', wrap: true }
    default:
      return { align: 'right', numberFormat: COUNT_FORMAT }
  }
}

function rowFormula(table: SheetTable, column: FormColumn, row: number, cells: Cells): string | undefined {
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

function totalFormula(table: SheetTable, { code, source }: FormColumn): string | undefined {
  const { report, totalRow } = table
  switch (source.kind) {
    case 'flow':
    case 'mobile':
    case 'stock':
    case 'target': {
      const column = table.columnOf.get(code) ?? 0
      const sum = sumKnown(report.rows.map(({ cells }) => valueOf(cells[code])))
      return sum === valueOf(report.total.cells[code]) ? sumOfColumn(table, column) : undefined
    }
    case 'ratio': {
      const operands = table.ratioColumns.get(code)
      if (operands === undefined || report.rows.length === 0) return undefined
      const { num, den, totalDen } = operands
      const divisor =
        totalDen === 'cell'
          ? cellAddress(totalRow, den)
          : countedSumFormula(columnRange(table, num), columnRange(table, den))
      return ratioFormula(cellAddress(totalRow, num), divisor, report)
    }
    case 'change':
      return changeIn(table, source.ratio, totalRow)
    default:
      return undefined
  }
}

function sumOfColumn(table: SheetTable, column: number): string | undefined {
  return table.report.rows.length === 0 ? undefined : sumFormula(columnRange(table, column))
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
  const operands = table.ratioColumns.get(printedIn?.code ?? '')
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

function hiddenCells(table: SheetTable, { label, rows, total }: HiddenColumn, column: number): SheetCell[] {
  const style: CellStyle = { sizePt: FIGURE_SIZE_PT, align: 'right', numberFormat: COUNT_FORMAT }
  const cell = (row: number, value: number | null): SheetCell => ({
    row,
    column,
    value,
    text: value === null ? '' : String(value),
    style,
  })
  const isSum = rows.length > 0 && sumKnown(rows) === total
  return [
    { row: table.firstRow - 1, column, value: label, text: label, style: { sizePt: 8, wrap: true } },
    ...rows.flatMap((value, index) => (value === null ? [] : [cell(table.firstRow + index, value)])),
    isSum
      ? { ...cell(table.totalRow, total), value: total ?? '', formula: sumFormula(columnRange(table, column)) }
      : cell(table.totalRow, total),
  ]
}
