/** The paper: A4 landscape with the margins of Nghị định 30/2020/NĐ-CP, and how a sheet falls on its pages. */
import { POINTS_PER_CHAR } from './text-measure.rules.ts'

export const PAGE = { landscape: true, marginsMm: { top: 20, bottom: 20, left: 30, right: 15 } }

const POINTS_PER_MM = 72 / 25.4
const { top, bottom, left, right } = PAGE.marginsMm
const PRINT_WIDTH_PT = (297 - left - right) * POINTS_PER_MM
const PRINT_HEIGHT_PT = (210 - top - bottom) * POINTS_PER_MM
/** A column is drawn this much wider than the text it was given. */
const COLUMN_PADDING_PT = 0.71 * POINTS_PER_CHAR
/**
 * How much of a sheet falls on a page beside what is reckoned here: Excel as much, LibreOffice, which draws columns
 * wider and therefore shrinks the sheet more, some 8 % more.
 */
const PAGE_TOLERANCES = [0.98, 1, 1.02, 1.07, 1.085, 1.1]
/** Rows of the table, the total included, that go along with the signature. */
const LEAST_ROWS_KEPT = 3
const MOST_ROWS_KEPT = 10
/** Rows that look lost on a first page. */
const FEW_ROWS = 10

/** Width of the printed columns as drawn. */
function drawnWidthPt(widthsChars: readonly number[]): number {
  return widthsChars.reduce((sum, width) => sum + width * POINTS_PER_CHAR + COLUMN_PADDING_PT, 0)
}

/** What the sheet is shrunk to so that it is one page wide; at most 1. */
export function printScale(widthsChars: readonly number[]): number {
  return Math.min(1, PRINT_WIDTH_PT / drawnWidthPt(widthsChars))
}

/** Characters that may still be given to columns before the sheet has to shrink. */
export function spareChars(widthsChars: readonly number[]): number {
  return Math.max(0, (PRINT_WIDTH_PT - drawnWidthPt(widthsChars)) / POINTS_PER_CHAR)
}

export interface SheetHeights {
  readonly scale: number
  /** Everything above the table header; printed on the first page only. */
  readonly letterheadPt: number
  /** The table header; repeated on every page. */
  readonly headerPt: number
  /** Rows of the table, the total included. */
  readonly rowsPt: readonly number[]
  /** Remarks, recipients and signature. */
  readonly closingPt: number
  /** Indexes of table rows that begin a page in any case. */
  readonly breaks?: readonly number[]
}

/**
 * Indexes of the headings (rows that say what the rows under them are) that have to begin a page, because in some program
 * they would be the last of one.
 */
export function headingStarts(heights: SheetHeights, headings: readonly number[]): number[] {
  return headings.reduce<number[]>((breaks, heading) => {
    const isLast = PAGE_TOLERANCES.some((tolerance) => {
      const pages = pagesOf({ ...heights, breaks }, heights.rowsPt, tolerance)
      return pages[heading] !== pages[heading + 1]
    })
    return isLast && heading > 0 ? [...breaks, heading] : breaks
  }, [])
}

/** Whether the signature falls on the page of the last rows of the table by itself, in every program. */
function signatureStays(heights: SheetHeights): boolean {
  return PAGE_TOLERANCES.every((tolerance) => {
    const pages = pagesOf(heights, [...heights.rowsPt, heights.closingPt], tolerance)
    return pages.at(-1) === pages.at(-1 - LEAST_ROWS_KEPT)
  })
}

/**
 * The index of the table row that begins the last page, so that the signature never stands on a page of its own; null
 * where the pages fall well by themselves. The page before keeps as many rows as can be.
 */
export function lastPageStart(heights: SheetHeights): number | null {
  const { rowsPt } = heights
  if (rowsPt.length <= LEAST_ROWS_KEPT || signatureStays(heights)) return null
  const starts = Array.from(
    { length: MOST_ROWS_KEPT - LEAST_ROWS_KEPT + 1 },
    (_, index) => rowsPt.length - LEAST_ROWS_KEPT - index,
  )
  return starts
    .filter((start, index) => index === 0 || (start > 0 && fitsLastPage(heights, start)))
    .reduce((best, start) => (rowsOnPageBefore(heights, start) > rowsOnPageBefore(heights, best) ? start : best))
}

/**
 * Whether a table is left whole on the first page with all that is said under it on the next: where the two do not fit
 * together, and keeping rows with the signature would leave fewer than some on the first page.
 * @param start what `lastPageStart` says
 */
export function standsWhole(heights: SheetHeights, start: number | null): boolean {
  const { rowsPt, closingPt, scale, breaks = [] } = heights
  const isShort = start === null ? rowsPt.length <= LEAST_ROWS_KEPT : start < FEW_ROWS
  if (!isShort || breaks.length > 0) return false
  const lastPage = (blocksPt: readonly number[]): number =>
    Math.max(...PAGE_TOLERANCES.map((tolerance) => pagesOf(heights, blocksPt, tolerance).at(-1) ?? 1))
  const fitsAlone = closingPt <= (PRINT_HEIGHT_PT / scale) * Math.min(...PAGE_TOLERANCES)
  return fitsAlone && lastPage(rowsPt) === 1 && lastPage([...rowsPt, closingPt]) > 1
}

function fitsLastPage({ scale, headerPt, rowsPt, closingPt }: SheetHeights, start: number): boolean {
  const kept = rowsPt.slice(start).reduce((sum, height) => sum + height, 0)
  return headerPt + kept + closingPt <= (PRINT_HEIGHT_PT / scale) * Math.min(...PAGE_TOLERANCES)
}

/** The fewest rows, in any program, on the page that ends before a row. */
function rowsOnPageBefore(heights: SheetHeights, start: number): number {
  return Math.min(
    ...PAGE_TOLERANCES.map((tolerance) => {
      const pages = pagesOf(heights, heights.rowsPt.slice(0, start), tolerance)
      return pages.filter((page) => page === pages.at(-1)).length
    }),
  )
}

/** The page on which each block falls. */
function pagesOf(
  { scale, letterheadPt, headerPt, breaks = [] }: SheetHeights,
  blocksPt: readonly number[],
  tolerance: number,
): number[] {
  const capacity = (PRINT_HEIGHT_PT / scale) * tolerance - headerPt
  let page = 1
  let used = letterheadPt
  return blocksPt.map((height, index) => {
    if (used + height > capacity || breaks.includes(index)) {
      page += 1
      used = 0
    }
    used += height
    return page
  })
}
