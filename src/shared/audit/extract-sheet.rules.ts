/** The audit's extract on paper: letterhead, what was asked for, one row an entry, the head of the chain, signature. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { type SheetWidth, textBlock } from '#shared/reports/sheet-blocks.rules.ts'
import { closingRows, remarkRows } from '#shared/reports/sheet-closing.rules.ts'
import { headingRows } from '#shared/reports/sheet-letterhead.rules.ts'
import type { CellStyle, SheetCell, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { PAGE, printScale } from '#shared/reports/sheet-page.rules.ts'
import { lineCount, linesHeightPt, POINTS_PER_CHAR } from '#shared/reports/text-measure.rules.ts'
import type { Letterhead } from '#shared/settings/settings.schema.ts'

export interface ExtractRow {
  readonly id: number
  /** Date and time in Vietnam. */
  readonly when: string
  readonly author: string
  readonly lines: readonly string[]
  readonly hash: string
}

export interface Extract {
  readonly letterhead: Letterhead
  readonly date: LocalDate
  readonly isSample: boolean
  /** What was asked for, in words. */
  readonly subtitle: string
  readonly rows: readonly ExtractRow[]
  readonly remarks: readonly string[]
}

/** What was done takes three columns of the sheet, so that the letterhead above finds narrow ones to stand in. */
const columns = [
  { label: 'Lần ghi', widthsChars: [9] },
  { label: 'Thời điểm', widthsChars: [22] },
  { label: 'Người', widthsChars: [24] },
  { label: 'Việc', widthsChars: [20, 28, 28] },
  { label: 'Mã băm', widthsChars: [16] },
] as const
const widths = columns.flatMap(({ widthsChars }) => [...widthsChars])
const places = columns.map(({ widthsChars }, index) => ({
  first: columns.slice(0, index).reduce((sum, column) => sum + column.widthsChars.length, 1),
  span: widthsChars.length,
  widthPt: widthsChars.reduce<number>((sum, chars) => sum + chars, 0) * POINTS_PER_CHAR,
}))
const SIZE_PT = 11
const header: CellStyle = { sizePt: SIZE_PT, bold: true, align: 'center', wrap: true, border: true, fill: 'header' }
const body: CellStyle = { sizePt: SIZE_PT, border: true, wrap: true, valign: 'top' }
const HEADER_PT = 20
/** Excel's limit of a row's height. */
const MAX_ROW_PT = 409

export function layoutExtract({ letterhead, date, isSample, subtitle, rows, remarks }: Extract): SheetModel {
  const width: SheetWidth = { widthsPt: widths.map((chars) => chars * POINTS_PER_CHAR), scale: printScale(widths) }
  const title = 'Trích lục nhật ký'
  const top = textBlock(headingRows({ title, subtitle, letterhead, date, isSample }, width), 1, width)
  const headerRow = top.heightsPt.length + 1
  const table = rows.map((row) => cellTexts(row))
  const tableHeights = table.map(rowHeight)
  const after = headerRow + rows.length + 1
  const notes = textBlock(remarkRows(remarks, width), after, width)
  const closing = textBlock(closingRows(letterhead, 0, width), after + notes.heightsPt.length, width)
  const heights = [...top.heightsPt, HEADER_PT, ...tableHeights, ...notes.heightsPt, ...closing.heightsPt]
  return {
    name: 'Nhật ký',
    columns: widths.map((widthChars) => ({ widthChars })),
    rowHeightsPt: Object.fromEntries(heights.map((height, index) => [index + 1, height])),
    cells: [
      ...top.cells,
      ...columns.map(({ label }, index) => textCell(headerRow, index, label, header)),
      ...table.flatMap((texts, row) =>
        texts.map((text, index) =>
          textCell(headerRow + 1 + row, index, text, { ...body, align: index === 0 ? 'center' : 'left' }),
        ),
      ),
      ...notes.cells,
      ...closing.cells,
    ],
    headerRows: { first: headerRow, last: headerRow },
    frozenColumns: 0,
    printColumns: widths.length,
    definedNames: [],
    page: PAGE,
  }
}

function cellTexts({ id, when, author, lines, hash }: ExtractRow): string[] {
  return [String(id), when, author, lines.join('. '), hash]
}

function rowHeight(texts: readonly string[]): number {
  const lines = texts.map((text, index) => lineCount(text, places[index]?.widthPt ?? 1, { sizePt: SIZE_PT }))
  return Math.min(MAX_ROW_PT, linesHeightPt(Math.max(...lines), SIZE_PT))
}

function textCell(row: number, index: number, text: string, style: CellStyle): SheetCell {
  const { first = 1, span = 1 } = places[index] ?? {}
  return { row, column: first, columnSpan: span, value: text, text, style }
}
