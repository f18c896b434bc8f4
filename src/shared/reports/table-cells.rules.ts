/** The cells of a form of other rows on its sheet, with a live formula wherever a person would have written one. */
import { NO_VALUE } from '#shared/kernel/ratio.ts'
import { dateSerial } from './date-serial.rules.ts'
import type { ReportCell } from './reports.schema.ts'
import { base, COUNT_FORMAT, TOTAL_LABEL } from './sheet-figures.rules.ts'
import { changeNumberFormat, percentNumberFormat } from './sheet-formulas.rules.ts'
import { roman } from './sheet-lines.rules.ts'
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import type { TableColumn, TableSource } from './table-form.schema.ts'
import { rowFormula, sumRowFormula } from './table-formulas.rules.ts'
import { lastLabelColumn, type TableLine, type TablePlaces } from './table-places.rules.ts'
import type { TableRowCells } from './table-report.rules.ts'
import { keptScore, keptScoreFormula } from './table-score-formulas.rules.ts'

const DATE_FORMAT = 'dd/mm/yyyy'

export function tableCells(places: TablePlaces): SheetCell[] {
  const { lines, totalRow } = places
  return [
    ...lines.flatMap((line) => (line.kind === 'group' ? groupCells(places, line) : lineCells(places, line))),
    ...(totalRow === null ? [] : totalCells(places, totalRow)),
    ...hiddenCells(places),
  ]
}

type Line<K extends TableLine['kind']> = Extract<TableLine, { kind: K }>

function lineCells(places: TablePlaces, { row, index, number }: Line<'row'>): SheetCell[] {
  const line = places.report.rows[index]
  if (line === undefined) return []
  return places.form.columns.map((column, position): SheetCell => {
    const place = { row, column: position + 1 }
    if (column.source.kind === 'sequence')
      return { ...place, value: number, text: String(number), style: { ...base, align: 'center' } }
    if (column.source.kind === 'unit')
      return { ...place, value: line.name, text: line.name, style: { ...base, align: 'left', wrap: true } }
    const formula = rowFormula(places, column, row, line.cells)
    return {
      ...place,
      ...printed(column, line.cells[column.code], formula, places.report.decimals),
      key: { unitCode: line.unit, code: column.code },
    }
  })
}

function groupCells(places: TablePlaces, { row, group, number }: Line<'group'>): SheetCell[] {
  const order = roman(number)
  const last = lastLabelColumn(places.form)
  const style = { ...base, bold: true, fill: 'header' } as const
  return [
    { row, column: 1, value: order, text: order, style: { ...style, align: 'center' } },
    {
      row,
      column: 2,
      ...(last > 2 ? { columnSpan: last - 1 } : {}),
      value: group.name,
      text: group.name,
      style: { ...style, align: 'left', wrap: true },
    },
    ...sumCells(places, { row, cells: group.cells, group: group.key, unitCode: group.key, fill: 'header' }),
  ]
}

function totalCells(places: TablePlaces, row: number): SheetCell[] {
  const { form, report } = places
  return [
    {
      row,
      column: 1,
      columnSpan: lastLabelColumn(form),
      value: TOTAL_LABEL,
      text: TOTAL_LABEL,
      style: { ...base, bold: true, align: 'center', fill: 'total' },
    },
    ...sumCells(places, { row, cells: report.total.cells, group: null, unitCode: report.unit.code, fill: 'total' }),
  ]
}

interface SumRow {
  readonly row: number
  readonly cells: TableRowCells
  readonly group: string | null
  readonly unitCode: string
  readonly fill: 'header' | 'total'
}

function sumCells(places: TablePlaces, { row, cells, group, unitCode, fill }: SumRow): SheetCell[] {
  const { form, report } = places
  const first = lastLabelColumn(form)
  return form.columns.slice(first).map((column, position): SheetCell => {
    const formula = report.rows.length === 0 ? undefined : sumRowFormula(places, column, row, group)
    const cell = printed(column, cells[column.code], formula, report.decimals)
    return {
      row,
      column: first + position + 1,
      ...cell,
      style: { ...cell.style, bold: true, fill },
      ...(isSummed(column.source) ? { key: { unitCode, code: column.code } } : {}),
    }
  })
}

function isSummed(source: TableSource): boolean {
  return source.kind === 'quotient' || source.kind === 'points' || (source.kind === 'count' && source.total === 'sum')
}

/** A figure as it is printed; what has no value prints as a formula would show it. */
function printed(
  { source }: TableColumn,
  cell: ReportCell | undefined,
  formula: string | undefined,
  decimals: number,
): Pick<SheetCell, 'value' | 'text' | 'style' | 'formula' | 'locked'> {
  const style = { ...base, ...cellStyle(source, decimals), ...(formula === undefined ? {} : derived) }
  const text = (cell?.text ?? '').replace(' %', '%')
  if (formula !== undefined) return { value: cell?.value ?? text, text, style, formula }
  const value = cell?.value ?? null
  if (source.kind === 'date' && typeof value === 'string') return { value: dateSerial(value), text, style }
  return { value: value === null && text === NO_VALUE ? NO_VALUE : value, text, style }
}

const derived = { fill: 'derived' } as const

function cellStyle(source: TableSource, decimals: number): CellStyle {
  switch (source.kind) {
    case 'quotient':
    case 'share':
    case 'score':
      return { align: 'right', numberFormat: percentNumberFormat(decimals) }
    case 'points':
      return { align: 'right', numberFormat: changeNumberFormat(decimals) }
    case 'place':
      return { align: 'center', numberFormat: '0' }
    case 'date':
      return { align: 'center', numberFormat: DATE_FORMAT }
    case 'verdict':
      return { align: 'center', wrap: true }
    case 'text':
      return { align: 'left', wrap: true }
    default:
      return { align: 'right', numberFormat: COUNT_FORMAT }
  }
}

/** Scores to twelve places, right of the printed columns. */
function hiddenCells(places: TablePlaces): SheetCell[] {
  return [...places.scoreColumns].flatMap(([code, column]) => {
    const label = `Điểm chưa làm tròn: ${places.report.labels[code] ?? code}`
    const cells = places.lines.flatMap((line): SheetCell[] => {
      const cellsOf = line.kind === 'row' ? places.report.rows[line.index]?.cells : undefined
      const formula = keptScoreFormula(places, code, line.row)
      if (cellsOf === undefined || formula === undefined) return []
      const kept = keptScore(places, code, cellsOf)
      const text = kept === null ? '' : String(kept)
      return [{ row: line.row, column, value: kept ?? '', text, formula, style: hiddenStyle }]
    })
    const header = { row: places.firstRow - 1, column, value: label, text: label, style: { sizePt: 8, wrap: true } }
    return [header, ...cells]
  })
}

const hiddenStyle: CellStyle = { ...base, border: false, align: 'right', numberFormat: '0.000000000000' }
