/** The table of a form of other rows as a part of its sheet. */
import { cellAddress } from './cell-address.rules.ts'
import type { Report } from './reports.schema.ts'
import type { SheetWidth } from './sheet-blocks.rules.ts'
import { FIGURE_SIZE_PT, ROW_PT } from './sheet-figures.rules.ts'
import type { SheetBody } from './sheet-layout.rules.ts'
import { tableCells } from './table-cells.rules.ts'
import type { TableColumn, TableForm } from './table-form.schema.ts'
import { lastLabelColumn, planPlaces, type TablePlaces } from './table-places.rules.ts'
import { lineCount, linesHeightPt } from './text-measure.rules.ts'

/** @param firstRow the sheet row under the header */
export function tableBody(form: TableForm, report: Report, firstRow: number, width: SheetWidth): SheetBody {
  const places = planPlaces(form, report, firstRow)
  const heightsPt = [...lineHeights(places, width), ...(places.totalRow === null ? [] : [ROW_PT])]
  return {
    cells: tableCells(places),
    heightsPt,
    headings: places.lines.flatMap((line, index) => (line.kind === 'group' ? [index] : [])),
    hiddenColumns: places.scoreColumns.size,
    numberOf: (at) => columnNumber(places, at),
    definedNames: definedNames(places),
  }
}

/** Heights of the rows; names and texts may wrap. */
function lineHeights({ form, report, lines }: TablePlaces, { widthsPt }: SheetWidth): number[] {
  const wrapped = new Set(['unit', 'text', 'verdict'])
  const wrapping = [...form.columns.entries()].filter(([, { source }]) => wrapped.has(source.kind))
  const labelPt = widthsPt.slice(1, lastLabelColumn(form)).reduce((sum, width) => sum + width, 0)
  const height = (text: string, widthPt: number, bold: boolean): number =>
    linesHeightPt(lineCount(text, widthPt, { sizePt: FIGURE_SIZE_PT, bold }), FIGURE_SIZE_PT)
  return lines.map((line) => {
    if (line.kind === 'group') return Math.max(ROW_PT, height(line.group.name, labelPt, true))
    const row = report.rows[line.index]
    const needed = wrapping.map(([at, { code, source }]) =>
      height((source.kind === 'unit' ? row?.name : row?.cells[code]?.text) ?? '', widthsPt[at] ?? 1, false),
    )
    return Math.max(ROW_PT, ...needed)
  })
}

/** (8)=(3)-(6); a score names the percentages it is made of. */
function columnNumber({ form, columnOf }: TablePlaces, at: number): string {
  const number = `(${at + 1})`
  const column = form.columns[at]
  if (column === undefined) return number
  const of = (code: string): string => `(${columnOf.get(code) ?? 0})`
  const words = formulaWords(column, of)
  return words === null ? number : `${number}=${words}`
}

function formulaWords(
  { source, sumOf, differenceOf, remainderOf }: TableColumn,
  of: (code: string) => string,
): string | null {
  const parts = differenceOf ?? remainderOf
  if (sumOf !== undefined) return sumOf.map(of).join('+')
  if (parts !== undefined) return parts.map(of).join('-')
  switch (source.kind) {
    case 'quotient':
      return `${of(source.num)}/${of(source.den)}`
    case 'points':
      return `${of(source.now)}-${of(source.before)}`
    case 'score':
      return source.of.length === 0 ? null : `[${source.of.map(of).join('+')}]/${source.of.length}`
    default:
      return null
  }
}

function definedNames({ form, firstRow, lastRow, totalRow }: TablePlaces): SheetBody['definedNames'] {
  const last = form.columns.length
  const range = (first: number, end: number): string => `${cellAddress(first, 1)}:${cellAddress(end, last)}`
  return [
    ...(lastRow < firstRow ? [] : [{ name: `${form.id}_BANG`, range: range(firstRow, lastRow) }]),
    ...(totalRow === null ? [] : [{ name: `${form.id}_TONG_CONG`, range: range(totalRow, totalRow) }]),
  ]
}
