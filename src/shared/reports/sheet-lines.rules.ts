/**
 * Where the rows of a form of units stand on its sheet. In a province's book a unit has a row of its own above its rows,
 * which says what they come to; rows of no unit follow the last of them.
 */
import { columnLetters } from './cell-address.rules.ts'
import type { Report } from './reports.schema.ts'

export type SheetGroup = NonNullable<Report['groups']>[number]

export type SheetLine =
  | { readonly kind: 'group'; readonly row: number; readonly group: SheetGroup; readonly number: number }
  | { readonly kind: 'row'; readonly row: number; readonly index: number; readonly number: number }

export function planLines({ rows, groups = [] }: Report, firstRow: number): SheetLine[] {
  let at = firstRow - 1
  const place = (): number => (at += 1)
  const linesOf = (group: string | undefined, before = 0): SheetLine[] =>
    rows
      .flatMap((row, index) => (row.group === group ? [index] : []))
      .map((index, position) => ({ kind: 'row', row: place(), index, number: before + position + 1 }))
  return [
    ...groups.flatMap((group, position): SheetLine[] => [
      { kind: 'group', row: place(), group, number: position + 1 },
      ...linesOf(group.key),
    ]),
    ...linesOf(undefined, groups.length),
  ]
}

/** What the cells of a column are added up from: the rows of a group, or of the total the groups and the rows of none. */
export function addedCells(lines: readonly SheetLine[], report: Report, column: number, group: string | null): string {
  const letters = columnLetters(column)
  const groupRows = lines.flatMap((line) => (line.kind === 'group' ? [line.row] : []))
  const rows = lines.flatMap((line) =>
    line.kind === 'row' && report.rows[line.index]?.group === (group ?? undefined) ? [line.row] : [],
  )
  const [first, last] = [rows[0], rows.at(-1)]
  const block = first === undefined || last === undefined ? [] : [`${letters}${first}:${letters}${last}`]
  return [...(group === null ? groupRows.map((row) => `${letters}${row}`) : []), ...block].join(',')
}

/** What these cells come to, from what rows and groups say; null while none of them has a number. */
export function addedValues<T>(
  report: Report,
  group: string | null,
  { ofRow, ofGroup }: { readonly ofRow: (index: number) => T; readonly ofGroup: (index: number) => T },
): T[] {
  const rows = report.rows.flatMap((row, index) => (row.group === (group ?? undefined) ? [ofRow(index)] : []))
  return group === null ? [...(report.groups ?? []).map((_, index) => ofGroup(index)), ...rows] : rows
}

const numerals = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** I, II, III… */
export function roman(number: number): string {
  const found = numerals.find(([value]) => value <= number)
  return found === undefined ? '' : `${found[1]}${roman(number - found[0])}`
}
