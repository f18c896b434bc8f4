/** How wide the columns of a report are: every figure and every word of a label fits, names and notes may wrap. */
import { FIGURE_SIZE_PT } from './sheet-figures.rules.ts'
import { HEADER_FONT } from './sheet-header.rules.ts'
import { roman } from './sheet-lines.rules.ts'
import { spareChars } from './sheet-page.rules.ts'
import type { FormColumn, FormDefinition, Report } from './reports.schema.ts'
import { longestWordPt, POINTS_PER_CHAR, textWidthPt } from './text-measure.rules.ts'

const FIGURE_FONT = { sizePt: FIGURE_SIZE_PT }
const TOTAL_FONT = { sizePt: FIGURE_SIZE_PT, bold: true }
/** Room beside a text, which some programs keep free. */
const SIDE_CHARS = 0.7
const MAX_NAME_CHARS = 21
const MAX_NOTE_CHARS = 30
/** A long note may take as many lines before its column grows, up to a limit. */
const NOTE_LINES = 3
const WRAPPED_NOTE_CHARS = 14

/** In characters, one per column of the form; grown to the width of the page where there is room. */
export function columnWidths(form: FormDefinition, report: Report): number[] {
  const widths = form.columns.map((column) => leastWidth(column, report))
  return [...form.columns.entries()]
    .filter(([, { source }]) => source.kind === 'notes' || source.kind === 'unit')
    .toReversed()
    .reduce((grown, [at, { source }]) => {
      const most = source.kind === 'unit' ? nameWidth(report) : MAX_NOTE_CHARS
      const width = grown[at] ?? 0
      return grown.with(at, width + Math.max(0, Math.min(most - width, spareChars(grown))))
    }, widths)
}

function leastWidth({ code, source, widthChars }: FormColumn, report: Report): number {
  const label = chars(longestWordPt(report.labels[code] ?? '', HEADER_FONT))
  if (source.kind === 'notes')
    return Math.max(widthChars, label, Math.min(WRAPPED_NOTE_CHARS, longestNote(report, code) / NOTE_LINES))
  if (source.kind === 'unit') return Math.max(widthChars, Math.min(MAX_NAME_CHARS, nameWidth(report)))
  if (source.kind === 'sequence') return Math.max(widthChars, label, ...groupNumbers(report))
  const figures = report.rows.map(({ cells }) => chars(textWidthPt(cells[code]?.text ?? '', FIGURE_FONT)))
  const sums = [report.total, ...(report.groups ?? [])].map(({ cells }) =>
    chars(textWidthPt(cells[code]?.text ?? '', TOTAL_FONT)),
  )
  return Math.max(widthChars, label, ...sums, ...figures)
}

/** Numerals of the units above rows, and of the rows of none after them. */
function groupNumbers({ groups = [], rows }: Report): number[] {
  const count = groups.length === 0 ? 0 : groups.length + rows.filter(({ group }) => group === undefined).length
  return Array.from({ length: count }, (_, at) => chars(textWidthPt(roman(at + 1), TOTAL_FONT)))
}

function nameWidth({ rows, groups = [] }: Report): number {
  return Math.max(
    0,
    ...rows.map(({ name }) => chars(textWidthPt(name, FIGURE_FONT))),
    ...groups.map(({ name }) => chars(textWidthPt(name, TOTAL_FONT))),
  )
}

function longestNote({ rows }: Report, code: string): number {
  return Math.max(0, ...rows.map(({ cells }) => chars(textWidthPt(cells[code]?.text ?? '', FIGURE_FONT))))
}

function chars(widthPt: number): number {
  return Math.ceil((widthPt / POINTS_PER_CHAR + SIDE_CHARS) * 4) / 4
}
