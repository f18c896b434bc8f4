/**
 * How a sheet falls onto A4 pages: fitted to one page in width, as its print set-up says, with the header rows repeated.
 * Lengths are in CSS pixels of 1/96 inch, at the size the paper has in the hand.
 */
import type { SheetPicture } from '#shared/reports/sheet-picture.schema.ts'

const pxPerMm = 96 / 25.4
const pxPerPt = 96 / 72
const a4 = { shortMm: 210, longMm: 297 }
/** Excel's own measure: digits of the default font are 7 px wide, with 5 px beside them. */
const charPx = 7
const cellPaddingPx = 5
const defaultRowPt = 15

export interface PaperCell {
  readonly text: string
  /** Which of the picture's looks. */
  readonly look: number
  readonly columnSpan: number
  readonly rowSpan: number
}

export interface PaperRow {
  readonly number: number
  readonly heightPx: number
  /** One entry per visible column; null is covered by a merge, 'empty' is nothing. */
  readonly cells: readonly (PaperCell | 'empty' | null)[]
}

export interface Paper {
  readonly widthPx: number
  readonly heightPx: number
  readonly marginsPx: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  /** By how much the table is made smaller to fit the width; 1 when it fits. */
  readonly scale: number
  readonly columnsPx: readonly number[]
  readonly pages: readonly (readonly PaperRow[])[]
}

/** The width of the page the sheet is printed on. */
export function paperWidthPx(sheet: SheetPicture): number {
  return (sheet.page.landscape ? a4.longMm : a4.shortMm) * pxPerMm
}

/** Lays a sheet out on pages. Columns that are hidden or not printed are left out. */
export function layOutPaper(sheet: SheetPicture): Paper {
  const { landscape, marginsMm } = sheet.page
  const widthPx = paperWidthPx(sheet)
  const heightPx = (landscape ? a4.shortMm : a4.longMm) * pxPerMm
  const marginsPx = {
    top: marginsMm.top * pxPerMm,
    right: marginsMm.right * pxPerMm,
    bottom: marginsMm.bottom * pxPerMm,
    left: marginsMm.left * pxPerMm,
  }
  const visible = visibleColumns(sheet)
  const columnsPx = visible.map((column) => columnPx(sheet, column))
  const tablePx = columnsPx.reduce((sum, px) => sum + px, 0)
  const scale = Math.min(1, (widthPx - marginsPx.left - marginsPx.right) / tablePx)
  const roomPx = (heightPx - marginsPx.top - marginsPx.bottom) / scale
  return {
    widthPx,
    heightPx,
    marginsPx,
    scale,
    columnsPx,
    pages: paginate(paperRows(sheet, visible), sheet, roomPx),
  }
}

function visibleColumns(sheet: SheetPicture): number[] {
  return sheet.columns.flatMap((column, index) =>
    index < sheet.printColumns && column.hidden !== true ? [index + 1] : [],
  )
}

function columnPx(sheet: SheetPicture, column: number): number {
  return Math.round((sheet.columns[column - 1]?.widthChars ?? 0) * charPx + cellPaddingPx)
}

function paperRows(sheet: SheetPicture, visible: readonly number[]): PaperRow[] {
  const { begun, covered } = mergedPlaces(sheet)
  return sheet.rows.map(({ texts, looks }, index) => {
    const number = index + 1
    const cells = visible.map((column) => {
      const text = texts[column - 1] ?? null
      if (text === null) return covered.has(placeKey(number, column)) ? null : 'empty'
      const merge = begun.get(placeKey(number, column))
      return {
        text,
        look: looks[column - 1] ?? 0,
        columnSpan: merge === undefined ? 1 : visibleSpan(merge, visible),
        rowSpan: merge?.rowSpan ?? 1,
      }
    })
    return { number, heightPx: (sheet.rowHeightsPt[String(number)] ?? defaultRowPt) * pxPerPt, cells }
  })
}

function placeKey(row: number, column: number): string {
  return `${row}:${column}`
}

type Merge = SheetPicture['merges'][number]

function visibleSpan({ column: first, columnSpan }: Merge, visible: readonly number[]): number {
  return visible.filter((column) => column >= first && column < first + columnSpan).length
}

/** The merges by the place they begin in, and the places they cover besides. */
function mergedPlaces({ merges }: SheetPicture): {
  readonly begun: ReadonlyMap<string, Merge>
  readonly covered: ReadonlySet<string>
} {
  const covered = new Set<string>()
  for (const { row: top, column: left, rowSpan, columnSpan } of merges) {
    for (let row = top; row < top + rowSpan; row++) {
      for (let column = left; column < left + columnSpan; column++) {
        if (row !== top || column !== left) covered.add(placeKey(row, column))
      }
    }
  }
  return { begun: new Map(merges.map((merge) => [placeKey(merge.row, merge.column), merge])), covered }
}

/** Pages end where they are full, and where the sheet says so. */
function paginate(
  rows: readonly PaperRow[],
  { headerRows: header, pageBreaksAfter = [], repeatsHeader }: SheetPicture,
  roomPx: number,
): PaperRow[][] {
  const headerRows = rows.filter((row) => row.number >= header.first && row.number <= header.last)
  const headerPx = headerRows.reduce((sum, row) => sum + row.heightPx, 0)
  const pages: PaperRow[][] = [[]]
  let usedPx = 0
  for (const row of rows) {
    if ((usedPx + row.heightPx > roomPx || pageBreaksAfter.includes(row.number - 1)) && usedPx > 0) {
      const isUnderHeader = repeatsHeader !== false && row.number > header.last
      pages.push(isUnderHeader ? [...headerRows] : [])
      usedPx = isUnderHeader ? headerPx : 0
    }
    pages.at(-1)?.push(row)
    usedPx += row.heightPx
  }
  return pages
}
