/**
 * A report on paper: letterhead, table, remarks and signature, one under the other. Decides every place, width, height,
 * formula and font size; whoever writes or shows the sheet only follows.
 */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import { cellAddress } from './cell-address.rules.ts'
import type { Report } from './reports.schema.ts'
import { type SheetWidth, textBlock } from './sheet-blocks.rules.ts'
import { closingRows, remarkRows, type SheetStamp, stampRow } from './sheet-closing.rules.ts'
import { columnWidths } from './sheet-columns.rules.ts'
import { FIGURE_SIZE_PT, figureCells, ROW_PT } from './sheet-figures.rules.ts'
import { columnNumber, headerBlock, headerRowCount } from './sheet-header.rules.ts'
import { letterheadRows } from './sheet-letterhead.rules.ts'
import type { SheetCell, SheetModel } from './sheet-model.schema.ts'
import { headingStarts, lastPageStart, PAGE, printScale, type SheetHeights } from './sheet-page.rules.ts'
import { planTable, type SheetTable } from './sheet-table.rules.ts'
import { tableColumnWidths } from './table-columns.rules.ts'
import { type AnyForm, isUnitForm } from './table-form.schema.ts'
import { tableBody } from './table-layout.rules.ts'
import { lineCount, linesHeightPt, POINTS_PER_CHAR } from './text-measure.rules.ts'

export interface LayoutOptions {
  /** The day beside the place. */
  readonly date: LocalDate
  /** Which of the letterhead's signers signs, from 0. */
  readonly signer: number
  /** Marks the sheet as one of invented figures. */
  readonly isSample: boolean
  /** Left out of a preview: its place stays, so that nothing moves when the file is written. */
  readonly stamp?: SheetStamp
}

const HIDDEN_COLUMN_CHARS = 10
const FROZEN_COLUMNS = 2

/** The table of a sheet, whatever its rows are. */
export interface SheetBody {
  readonly cells: readonly SheetCell[]
  /** One per row under the header, the total included. */
  readonly heightsPt: readonly number[]
  /** Indexes of the rows that head those under them. */
  readonly headings: readonly number[]
  /** Columns right of the printed ones. */
  readonly hiddenColumns: number
  /** What the row of numbers says of a column, counted from 0: (8)=(5)+(6)+(7). */
  readonly numberOf: (at: number) => string
  readonly definedNames: SheetModel['definedNames']
}

/** A form with sound data (`formProblems`, `tableFormProblems`) and its report always give a sheet. */
export function layoutSheet(form: AnyForm, report: Report, letterhead: Letterhead, options: LayoutOptions): SheetModel {
  const widths = isUnitForm(form) ? columnWidths(form, report) : tableColumnWidths(form, report)
  const width: SheetWidth = { widthsPt: widths.map((chars) => chars * POINTS_PER_CHAR), scale: printScale(widths) }

  const top = textBlock(letterheadRows({ form, report, letterhead, ...options }, width), 1, width)
  const headerRow = top.heightsPt.length + 1
  const firstRow = headerRow + headerRowCount(form)
  const body = isUnitForm(form)
    ? unitBody(planTable(form, report, firstRow), width)
    : tableBody(form, report, firstRow, width)
  const header = headerBlock({ form, report, numberOf: body.numberOf }, headerRow, width.widthsPt)
  const belowRow = firstRow + body.heightsPt.length
  const remarks = textBlock(remarkRows(report.remarks, width), belowRow, width)
  const closing = textBlock(
    [...closingRows(letterhead, options.signer, width), stampRow(options.stamp ?? null, width)],
    belowRow + remarks.heightsPt.length,
    width,
  )
  const starts = pageStarts(body, {
    scale: width.scale,
    letterheadPt: sum(top.heightsPt),
    headerPt: sum(header.heightsPt),
    rowsPt: body.heightsPt,
    closingPt: sum([...remarks.heightsPt, ...closing.heightsPt]),
  })

  return {
    name: form.id,
    columns: [
      ...widths.map((widthChars) => ({ widthChars })),
      ...Array.from({ length: body.hiddenColumns }, () => ({ widthChars: HIDDEN_COLUMN_CHARS, hidden: true })),
    ],
    rowHeightsPt: Object.fromEntries(
      [...top.heightsPt, ...header.heightsPt, ...body.heightsPt, ...remarks.heightsPt, ...closing.heightsPt].map(
        (height, index) => [index + 1, height],
      ),
    ),
    cells: [...top.cells, ...header.cells, ...body.cells, ...remarks.cells, ...closing.cells],
    headerRows: { first: headerRow, last: firstRow - 1 },
    ...(starts.length === 0 ? {} : { pageBreaksAfter: starts.map((start) => firstRow + start - 1) }),
    frozenColumns: FROZEN_COLUMNS,
    printColumns: widths.length,
    definedNames: body.definedNames,
    page: PAGE,
  }
}

/** Indexes of the rows that begin a page, beside the pages that fill up. */
function pageStarts({ headings }: SheetBody, heights: SheetHeights): number[] {
  const breaks = headingStarts(heights, headings)
  const last = lastPageStart({ ...heights, breaks })
  return [...new Set([...breaks, ...(last === null ? [] : [last])])].toSorted((a, b) => a - b)
}

function unitBody(table: SheetTable, width: SheetWidth): SheetBody {
  const { form } = table
  return {
    cells: figureCells(table),
    heightsPt: tableHeights(table, width),
    headings: [],
    hiddenColumns: table.hidden.length,
    numberOf(at) {
      const column = form.columns[at]
      return column === undefined ? '' : columnNumber(table, column, at + 1)
    },
    definedNames: definedNames(table),
  }
}

/** Heights of the rows of units and of the total; names and notes may wrap. */
function tableHeights({ form, report }: SheetTable, { widthsPt }: SheetWidth): number[] {
  const wrapping = [...form.columns.entries()].filter(
    ([, { source }]) => source.kind === 'unit' || source.kind === 'notes',
  )
  const heights = report.rows.map(({ name, cells }) => {
    const needed = wrapping.map(([at, { code, source }]) => {
      const text = source.kind === 'unit' ? name : (cells[code]?.text ?? '')
      return linesHeightPt(lineCount(text, widthsPt[at] ?? 1, { sizePt: FIGURE_SIZE_PT }), FIGURE_SIZE_PT)
    })
    return Math.max(ROW_PT, ...needed)
  })
  return [...heights, ROW_PT]
}

function definedNames({ form, report, firstRow, lastRow, totalRow }: SheetTable): SheetModel['definedNames'] {
  const last = form.columns.length
  const total = { name: `${form.id}_TONG_CONG`, range: `${cellAddress(totalRow, 1)}:${cellAddress(totalRow, last)}` }
  if (report.rows.length === 0) return [total]
  return [{ name: `${form.id}_BANG`, range: `${cellAddress(firstRow, 1)}:${cellAddress(lastRow, last)}` }, total]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
