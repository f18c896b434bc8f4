/** How wide the columns of a form of other rows are: figures and words fit, texts wrap, the page is filled. */
import type { Report } from './reports.schema.ts'
import { FIGURE_SIZE_PT } from './sheet-figures.rules.ts'
import { HEADER_FONT } from './sheet-header.rules.ts'
import { spareChars } from './sheet-page.rules.ts'
import type { TableColumn, TableForm } from './table-form.schema.ts'
import { longestWordPt, POINTS_PER_CHAR, textWidthPt } from './text-measure.rules.ts'

const FIGURE_FONT = { sizePt: FIGURE_SIZE_PT }
const SUM_FONT = { sizePt: FIGURE_SIZE_PT, bold: true }
/** Room beside a text, which some programs keep free. */
const SIDE_CHARS = 0.7
const wrapping = new Set(['unit', 'text'])

/** In characters, one per column of the form, together as wide as the page where they need less. */
export function tableColumnWidths(form: TableForm, report: Report): number[] {
  const least = form.columns.map((column) => leastWidth(column, report))
  const wanted = form.columns.map((column, at) => Math.max(0, mostWidth(column, report) - (least[at] ?? 0)))
  const grown = shared(least, wanted, Math.min(spareChars(least), sum(wanted)))
  const rest = spareChars(grown)
  return shared(
    grown,
    form.columns.map(({ source }, at) => (source.kind === 'sequence' ? 0 : (grown[at] ?? 0))),
    rest,
  )
}

/** Gives each column its share of some room. */
function shared(widths: readonly number[], shares: readonly number[], room: number): number[] {
  const whole = sum(shares)
  return widths.map((width, at) => (whole === 0 ? width : floored(width + ((shares[at] ?? 0) / whole) * room)))
}

function leastWidth({ code, source, widthChars }: TableColumn, report: Report): number {
  const label = chars(longestWordPt(report.labels[code] ?? '', HEADER_FONT))
  const texts = textsOf(code, source.kind, report)
  if (wrapping.has(source.kind))
    return Math.max(widthChars, label, ...texts.map((text) => chars(longestWordPt(text, FIGURE_FONT))))
  const sums = [report.total.cells[code], ...(report.groups ?? []).map(({ cells }) => cells[code])]
  return Math.max(
    widthChars,
    label,
    ...texts.map((text) => chars(textWidthPt(text, FIGURE_FONT))),
    ...sums.map((cell) => chars(textWidthPt(cell?.text ?? '', SUM_FONT))),
  )
}

/** What a text column takes before it wraps. */
function mostWidth({ code, source, mostChars }: TableColumn, report: Report): number {
  if (!wrapping.has(source.kind)) return 0
  const texts = textsOf(code, source.kind, report)
  return Math.min(mostChars ?? 24, Math.max(0, ...texts.map((text) => chars(textWidthPt(text, FIGURE_FONT)))))
}

function textsOf(code: string, kind: string, { rows }: Report): string[] {
  return rows.map(({ name, cells }) => (kind === 'unit' ? name : (cells[code]?.text ?? '')))
}

function chars(widthPt: number): number {
  return Math.ceil((widthPt / POINTS_PER_CHAR + SIDE_CHARS) * 4) / 4
}

function floored(width: number): number {
  return Math.floor(width * 100) / 100
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
