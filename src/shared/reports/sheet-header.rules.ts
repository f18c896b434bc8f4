/** The merged header of the table, and under it the row of column numbers with formulas in words: (8)=(5)+(6)+(7). */
import { formLabel, headerCodes, headerDepth, isPrevious } from './form.rules.ts'
import type { FormColumn, FormHeader, Report } from './reports.schema.ts'
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import type { AnyForm } from './table-form.schema.ts'
import type { SheetTable } from './sheet-table.rules.ts'
import { lineCount, linesHeightPt } from './text-measure.rules.ts'

export const HEADER_FONT = { sizePt: 9.5, bold: true }
const NUMBER_FONT = { sizePt: 7.5 }
const MIN_LEVEL_PT = 15

const style: CellStyle = { ...HEADER_FONT, align: 'center', wrap: true, border: true, fill: 'header' }
const numberStyle: CellStyle = { ...NUMBER_FONT, italic: true, align: 'center', wrap: true, border: true }

interface HeaderBlock {
  readonly cells: readonly SheetCell[]
  /** One per level, then the row of numbers. */
  readonly heightsPt: readonly number[]
}

/** Rows of a header: its levels and the row of numbers. */
export function headerRowCount(form: AnyForm): number {
  return headerDepth(form.header) + 1
}

interface HeaderInput {
  readonly form: AnyForm
  readonly report: Report
  /** What the row of numbers says of a column, counted from 0. */
  readonly numberOf: (at: number) => string
}

/** @param widthsPt width of each printed column */
export function headerBlock(
  { form, report, numberOf }: HeaderInput,
  firstRow: number,
  widthsPt: readonly number[],
): HeaderBlock {
  const depth = headerDepth(form.header)
  const labels = labelCells(form.header, { row: firstRow, column: 1, depth }, report)
  const numbers = form.columns.map<SheetCell>((_: unknown, index: number) => {
    const text = numberOf(index)
    return { row: firstRow + depth, column: index + 1, value: text, text, style: numberStyle }
  })
  const numberLines = numbers.map(({ text, column }) => lineCount(text, widthsPt[column - 1] ?? 1, NUMBER_FONT))
  return {
    cells: [...labels, ...numbers],
    heightsPt: [
      ...levelHeights(labels, firstRow, depth, widthsPt),
      linesHeightPt(Math.max(...numberLines), NUMBER_FONT.sizePt),
    ],
  }
}

function labelCells(
  nodes: readonly (string | FormHeader)[],
  at: { row: number; column: number; depth: number },
  report: Report,
): SheetCell[] {
  let column = at.column
  return nodes.flatMap((node) => {
    const place = { row: at.row, column }
    if (typeof node === 'string') {
      column += 1
      const text = report.labels[node] ?? ''
      return [{ ...place, rowSpan: at.depth, value: text, text, style }]
    }
    const columnSpan = headerCodes([node]).length
    column += columnSpan
    const text = formLabel(node.label, report.period.to)
    const below = labelCells(node.columns, { row: at.row + 1, column: place.column, depth: at.depth - 1 }, report)
    return [{ ...place, columnSpan, value: text, text, style }, ...below]
  })
}

/** Every level fits its labels; a label over several levels stretches the last of them. */
function levelHeights(
  labels: readonly SheetCell[],
  firstRow: number,
  depth: number,
  widthsPt: readonly number[],
): number[] {
  const heights = Array.from({ length: depth }, () => MIN_LEVEL_PT)
  const bySpan = labels.toSorted((a, b) => (a.rowSpan ?? 1) - (b.rowSpan ?? 1))
  for (const { row, column, rowSpan = 1, columnSpan = 1, text } of bySpan) {
    const widthPt = widthsPt.slice(column - 1, column - 1 + columnSpan).reduce((sum, width) => sum + width, 0)
    const needed = linesHeightPt(lineCount(text, widthPt, HEADER_FONT), HEADER_FONT.sizePt)
    const first = row - firstRow
    const given = heights.slice(first, first + rowSpan).reduce((sum, height) => sum + height, 0)
    const last = first + rowSpan - 1
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed - given)
  }
  return heights
}

/** '(8)=(5)+(6)+(7)' of a column of a form of units. */
export function columnNumber(
  table: SheetTable,
  { code, source, sumOf, differenceOf }: FormColumn,
  number: number,
): string {
  const numberOf = (one: string) => `(${table.columnOf.get(one) ?? 0})`
  if (sumOf !== undefined) return `(${number})=${sumOf.map(numberOf).join('+')}`
  if (differenceOf !== undefined) return `(${number})=${differenceOf.map(numberOf).join('-')}`
  if (source.kind === 'ratio') {
    const operands = table.ratioColumns.get(code)
    return operands?.arePrinted === true ? `(${number})=(${operands.num})/(${operands.den})` : `(${number})`
  }
  if (source.kind === 'change') {
    const of = (previous: boolean) =>
      table.form.columns.find(
        (column) =>
          column.source.kind === 'ratio' &&
          column.source.ratio === source.ratio &&
          isPrevious(column.source) === previous,
      )
    const [now, before] = [of(false), of(true)]
    return now === undefined || before === undefined
      ? `(${number})`
      : `(${number})=${numberOf(now.code)}-${numberOf(before.code)}`
  }
  return `(${number})`
}
