/** Lines of text around the table: each spans some columns, and its row is as high as its longest text needs. */
import type { CellStyle, SheetCell } from './sheet-model.schema.ts'
import { lineCount, linesHeightPt } from './text-measure.rules.ts'

/** The printed columns of a sheet as text blocks see them. */
export interface SheetWidth {
  /** Of each printed column. */
  readonly widthsPt: readonly number[]
  /** How much the sheet shrinks on paper: a text of 13 points is given more, so that it prints as 13. */
  readonly scale: number
}

export interface TextSpan {
  readonly first: number
  readonly last: number
  readonly text: string
  readonly style: CellStyle & { readonly sizePt: number }
  /** May be changed by hand in the file. */
  readonly isOpen?: boolean
}

/** One row of texts; `heightPt` where no text says how high it is. */
export interface TextRow {
  readonly spans: readonly TextSpan[]
  readonly heightPt?: number
}

interface TextBlock {
  readonly cells: readonly SheetCell[]
  readonly heightsPt: readonly number[]
}

/** Excel's limit of a row's height. */
const MAX_ROW_PT = 409

export function textBlock(rows: readonly TextRow[], firstRow: number, { widthsPt, scale }: SheetWidth): TextBlock {
  const heightsPt = rows.map(({ spans, heightPt }) => {
    const needed = spans.map(({ first, last, text, style }) => {
      const sizePt = printedSize(style.sizePt, scale)
      const room = widthsPt.slice(first - 1, last).reduce((sum, width) => sum + width, 0)
      return linesHeightPt(lineCount(text, room, { sizePt, bold: style.bold ?? false }), sizePt)
    })
    return Math.min(MAX_ROW_PT, heightPt === undefined ? Math.max(...needed) : heightPt / scale)
  })
  const cells = rows.flatMap(({ spans }, index) =>
    spans.map(
      ({ first, last, text, style, isOpen }): SheetCell => ({
        row: firstRow + index,
        column: first,
        columnSpan: last - first + 1,
        value: text,
        text,
        style: { wrap: true, ...style, sizePt: printedSize(style.sizePt, scale) },
        ...(isOpen === true ? { locked: false } : {}),
      }),
    ),
  )
  return { cells, heightsPt }
}

function printedSize(sizePt: number, scale: number): number {
  return Math.round((sizePt / scale) * 2) / 2
}

/** The last column that ends within a share of the width, at least the second. */
export function columnAt({ widthsPt }: SheetWidth, share: number): number {
  const whole = widthsPt.reduce((sum, width) => sum + width, 0)
  let used = 0
  const past = widthsPt.findIndex((width) => {
    used += width
    return used > whole * share
  })
  return Math.max(2, past)
}
