/** The rows of the table and its total row as they are printed, with a live formula wherever a person would have written one. */
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import { detailFormula } from './sheet-details.rules.ts'
import type { FormColumn, Report, ReportCell } from './reports.schema.ts'
import { roman, type SheetLine } from './sheet-lines.rules.ts'
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import { changeNumberFormat, percentNumberFormat } from './sheet-formulas.rules.ts'
import type { SheetTable } from './sheet-table.rules.ts'
import { rowFormula, sumFormulaOf } from './sheet-unit-formulas.rules.ts'

export const FIGURE_SIZE_PT = 10
/** The least height of a row. */
export const ROW_PT = 18
export const TOTAL_LABEL = 'Tổng cộng'

export const COUNT_FORMAT = '#,##0'
/** How every figure of a table is drawn. */
export const base: CellStyle = { sizePt: FIGURE_SIZE_PT, border: true }
const orderStyle: CellStyle = { ...base, align: 'center' }
const nameStyle: CellStyle = { ...base, align: 'left', wrap: true }

type Row = Report['rows'][number]

export function figureCells(table: SheetTable): SheetCell[] {
  return [
    ...table.lines.flatMap((line) => (line.kind === 'row' ? rowCells(table, line) : groupCells(table, line))),
    ...totalCells(table),
  ]
}

type Line<K extends SheetLine['kind']> = Extract<SheetLine, { kind: K }>

function rowCells(table: SheetTable, { row: at, index, number }: Line<'row'>): SheetCell[] {
  const row = table.report.rows[index]
  if (row === undefined) return []
  // A row of no unit is told in line with the units, not as one of the last unit's.
  const isBesideGroups = table.report.groups !== undefined && row.group === undefined
  return table.form.columns.map((column, position): SheetCell => {
    const place = { row: at, column: position + 1 }
    if (column.source.kind === 'sequence' && isBesideGroups)
      return { ...place, value: roman(number), text: roman(number), style: orderStyle }
    if (column.source.kind === 'sequence') return { ...place, value: number, text: String(number), style: orderStyle }
    if (column.source.kind === 'unit') return { ...place, ...nameCell(table, row) }
    const cell = row.cells[column.code]
    const formula = detailFormula(table, column, { unit: row.unit, cell }) ?? rowFormula(table, column, at, row.cells)
    const key = { unitCode: row.unit, code: column.code }
    return { row: at, column: position + 1, key, ...printed(column, cell, formula, table) }
  })
}

/** Opens the unit's own sheet, where it has one. */
function nameCell(
  { details }: SheetTable,
  { unit, name }: Row,
): Pick<SheetCell, 'value' | 'text' | 'style' | 'linkTo'> {
  const detail = details.get(unit)
  return detail === undefined
    ? { value: name, text: name, style: nameStyle }
    : { value: name, text: name, style: { ...nameStyle, underline: true }, linkTo: detail.sheet }
}

/** A unit above its rows, with what they come to: no row of figures, so its cells lead to no unit. */
function groupCells(table: SheetTable, { row, group, number }: Line<'group'>): SheetCell[] {
  const style = { ...base, bold: true, fill: 'header' } as const
  const order = roman(number)
  return [
    { row, column: 1, value: order, text: order, style: { ...style, align: 'center' } },
    { row, column: 2, value: group.name, text: group.name, style: { ...style, align: 'left', wrap: true } },
    ...table.form.columns.slice(2).map((column, position): SheetCell => {
      const formula = sumFormulaOf(table, column, { row, cells: group.cells, group: group.key })
      const cell = printed(column, group.cells[column.code], formula, table)
      return { row, column: position + 3, ...cell, style: { ...cell.style, bold: true, fill: 'header' } }
    }),
  ]
}

function totalCells(table: SheetTable): SheetCell[] {
  const { form, report, totalRow: row } = table
  const total = { row, cells: report.total.cells, group: null }
  const label: SheetCell = {
    row,
    column: 1,
    columnSpan: 2,
    value: TOTAL_LABEL,
    text: TOTAL_LABEL,
    style: { ...base, bold: true, align: 'center', fill: 'total' },
  }
  const cells = form.columns.slice(2).map((column, position): SheetCell => {
    const cell = printed(column, report.total.cells[column.code], sumFormulaOf(table, column, total), table)
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
  const style = figureStyle(source, report.decimals, formula !== undefined)
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

/** Of all figures that are drawn alike one and the same: a province has thousands of them. */
function figureStyle(source: FormColumn['source'], decimals: number, isDerived: boolean): CellStyle {
  const name = `${source.kind} ${decimals} ${isDerived}`
  const known = figureStyles.get(name)
  if (known !== undefined) return known
  const style: CellStyle = { ...base, ...formatOf(source, decimals), ...(isDerived ? { fill: 'derived' } : {}) }
  figureStyles.set(name, style)
  return style
}

const figureStyles = new Map<string, CellStyle>()

function formatOf(source: FormColumn['source'], decimals: number): CellStyle {
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
