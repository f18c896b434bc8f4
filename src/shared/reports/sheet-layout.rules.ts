/**
 * A report on paper: letterhead, table, remarks and signature, one under the other. Decides every place, width, height,
 * formula and font size; whoever writes or shows the sheet only follows.
 */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import { cellAddress } from './cell-address.rules.ts'
import type { Report } from './reports.schema.ts'
import { type SheetWidth, textBlock, type TextRow } from './sheet-blocks.rules.ts'
import { closingRows, remarkRows, type SheetStamp, stampRow } from './sheet-closing.rules.ts'
import { columnWidths } from './sheet-columns.rules.ts'
import { FIGURE_SIZE_PT, figureCells, ROW_PT } from './sheet-figures.rules.ts'
import { columnNumber, headerBlock, headerRowCount } from './sheet-header.rules.ts'
import { hiddenCells } from './sheet-hidden.rules.ts'
import { letterheadRows } from './sheet-letterhead.rules.ts'
import type { SheetCell, SheetModel } from './sheet-model.schema.ts'
import { headingStarts, lastPageStart, PAGE, printScale, type SheetHeights, standsWhole } from './sheet-page.rules.ts'
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
  return layoutPaper(
    placePaper({
      name: form.id,
      form,
      report,
      top: (width) => letterheadRows({ form, report, letterhead, ...options }, width),
      closing: (width) => [...closingRows(letterhead, options.signer, width), stampRow(options.stamp ?? null, width)],
    }),
  )
}

/** A sheet of a workbook: its name, its report, and what stands above and below the table. */
export interface Paper {
  readonly name: string
  readonly form: AnyForm
  readonly report: Report
  readonly top: (width: SheetWidth) => readonly TextRow[]
  readonly closing: (width: SheetWidth) => readonly TextRow[]
  /** The sheets of the lines of a form of units. */
  readonly details?: SheetTable['details']
  /** Names of its ranges would be taken by another sheet of the workbook. */
  readonly isNameless?: boolean
}

/** A sheet of which is known how wide it is and where its table begins. */
interface PlacedPaper extends Paper {
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  readonly width: SheetWidth
  readonly heading: ReturnType<typeof textBlock>
  readonly headerRow: number
  /** Of the table under its header. */
  readonly firstRow: number
}

export function placePaper(paper: Paper): PlacedPaper {
  const { form, report, top } = paper
  const widths = isUnitForm(form) ? columnWidths(form, report) : tableColumnWidths(form, report)
  const width: SheetWidth = { widthsPt: widths.map((chars) => chars * POINTS_PER_CHAR), scale: printScale(widths) }
  const heading = textBlock(top(width), 1, width)
  const headerRow = heading.heightsPt.length + 1
  return { ...paper, widths, width, heading, headerRow, firstRow: headerRow + headerRowCount(form) }
}

export function layoutPaper({
  name,
  form,
  report,
  widths,
  width,
  firstRow,
  headerRow,
  ...paper
}: PlacedPaper): SheetModel {
  const { heading: top, closing: lastRows } = paper
  const body = isUnitForm(form)
    ? unitBody(planTable(form, report, firstRow, paper.details), width)
    : tableBody(form, report, firstRow, width)
  const header = headerBlock({ form, report, numberOf: body.numberOf }, headerRow, width.widthsPt)
  const belowRow = firstRow + body.heightsPt.length
  const remarks = textBlock(remarkRows(report.remarks, width), belowRow, width)
  const closing = textBlock(lastRows(width), belowRow + remarks.heightsPt.length, width)
  const pages = pageStarts(body, remarks.heightsPt.length > 0, {
    scale: width.scale,
    letterheadPt: sum(top.heightsPt),
    headerPt: sum(header.heightsPt),
    rowsPt: body.heightsPt,
    closingPt: sum([...remarks.heightsPt, ...closing.heightsPt]),
  })

  return {
    name,
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
    ...(pages.starts.length === 0 ? {} : { pageBreaksAfter: pages.starts.map((start) => firstRow + start - 1) }),
    ...(pages.isWhole ? { repeatsHeader: false as const } : {}),
    frozenColumns: FROZEN_COLUMNS,
    printColumns: widths.length,
    definedNames: paper.isNameless === true ? [] : body.definedNames,
    page: PAGE,
  }
}

interface PageStarts {
  /** Indexes of the rows that begin a page, beside the pages that fill up; after the last one, what closes the sheet. */
  readonly starts: readonly number[]
  /** The table stands on the first page alone. */
  readonly isWhole: boolean
}

function pageStarts({ headings, heightsPt }: SheetBody, hasRemarks: boolean, heights: SheetHeights): PageStarts {
  const breaks = headingStarts(heights, headings)
  const last = lastPageStart({ ...heights, breaks })
  if (hasRemarks && standsWhole({ ...heights, breaks }, last)) return { starts: [heightsPt.length], isWhole: true }
  const starts = [...new Set([...breaks, ...(last === null ? [] : [last])])].toSorted((a, b) => a - b)
  return { starts, isWhole: false }
}

function unitBody(table: SheetTable, width: SheetWidth): SheetBody {
  const { form } = table
  return {
    cells: [...figureCells(table), ...hiddenCells(table)],
    heightsPt: tableHeights(table, width),
    headings: table.lines.flatMap((line, index) => (line.kind === 'group' ? [index] : [])),
    hiddenColumns: table.hidden.length,
    numberOf(at) {
      const column = form.columns[at]
      return column === undefined ? '' : columnNumber(table, column, at + 1)
    },
    definedNames: definedNames(table),
  }
}

/** Heights of the rows of units and of the total; names and notes may wrap. */
function tableHeights({ form, report, lines }: SheetTable, { widthsPt }: SheetWidth): number[] {
  const wrapping = [...form.columns.entries()].filter(
    ([, { source }]) => source.kind === 'unit' || source.kind === 'notes',
  )
  const heights = lines.map((line) => {
    const row = line.kind === 'group' ? undefined : report.rows[line.index]
    const name = line.kind === 'group' ? line.group.name : (row?.name ?? '')
    const font = { sizePt: FIGURE_SIZE_PT, bold: line.kind === 'group' }
    const needed = wrapping.map(([at, { code, source }]) => {
      const text = source.kind === 'unit' ? name : (row?.cells[code]?.text ?? '')
      return linesHeightPt(lineCount(text, widthsPt[at] ?? 1, font), FIGURE_SIZE_PT)
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
