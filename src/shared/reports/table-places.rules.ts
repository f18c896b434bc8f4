/**
 * Where the rows of a form of other rows stand on its sheet. A group has a row of its own above its rows, which says what
 * they come to; the score of a row is kept to twelve places in a hidden column to the right of the printed ones.
 */
import { cellAddress, columnLetters } from './cell-address.rules.ts'
import type { Report } from './reports.schema.ts'
import type { TableForm } from './table-form.schema.ts'

type Group = NonNullable<Report['groups']>[number]

export type TableLine =
  | { readonly kind: 'group'; readonly row: number; readonly group: Group; readonly number: number }
  | { readonly kind: 'row'; readonly row: number; readonly index: number; readonly number: number }

export interface TablePlaces {
  readonly form: TableForm
  readonly report: Report
  readonly firstRow: number
  /** The last row above the total. */
  readonly lastRow: number
  readonly lines: readonly TableLine[]
  readonly totalRow: number | null
  /** Column number of each printed column, by code. */
  readonly columnOf: ReadonlyMap<string, number>
  /** Number of the hidden column of each score, by its code. */
  readonly scoreColumns: ReadonlyMap<string, number>
}

/** @param firstRow the sheet row under the header */
export function planPlaces(form: TableForm, report: Report, firstRow: number): TablePlaces {
  const lines = linesOf(report, firstRow)
  const lastRow = firstRow + lines.length - 1
  const scores = form.columns.filter(({ source }) => source.kind === 'score')
  return {
    form,
    report,
    firstRow,
    lastRow,
    lines,
    totalRow: form.hasTotal ? lastRow + 1 : null,
    columnOf: new Map(form.columns.map(({ code }, index) => [code, index + 1])),
    scoreColumns: new Map(scores.map(({ code }, index) => [code, form.columns.length + 1 + index])),
  }
}

function linesOf({ rows, groups }: Report, firstRow: number): TableLine[] {
  const indexed = rows.map((row, index) => ({ row, index }))
  let at = firstRow - 1
  const place = (): number => (at += 1)
  const rowLines = (of: typeof indexed): TableLine[] =>
    of.map(({ index }, position) => ({ kind: 'row', row: place(), index, number: position + 1 }))
  if (groups === undefined) return rowLines(indexed)
  return groups.flatMap((group, position): TableLine[] => [
    { kind: 'group', row: place(), group, number: position + 1 },
    ...rowLines(indexed.filter(({ row }) => row.group === group.key)),
  ])
}

/** Ranges of a column over the rows of a group, or over all rows where they are not grouped: `F13:F59`. */
export function rowsRange(places: TablePlaces, column: number, group: string | null): string | null {
  const rows = places.lines.flatMap((line) =>
    line.kind === 'row' && (group === null || places.report.rows[line.index]?.group === group) ? [line.row] : [],
  )
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return null
  return `${cellAddress(first, column)}:${cellAddress(last, column)}`
}

/** All rows of a column, whichever row the formula is read in: `F$13:F$59`. */
export function fixedRange({ firstRow, lastRow }: TablePlaces, column: number): string {
  const letters = columnLetters(column)
  return `${letters}$${firstRow}:${letters}$${lastRow}`
}

/** The last column before the figures; what labels a group or the total goes up to it. */
export function lastLabelColumn({ columns }: TableForm): number {
  const figures = new Set(['count', 'quotient', 'share', 'points', 'score', 'place', 'verdict'])
  const first = columns.findIndex(({ source }) => figures.has(source.kind))
  return Math.max(2, first === -1 ? columns.length : first)
}
