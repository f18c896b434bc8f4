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

export type RowLine = Extract<SheetLine, { kind: 'row' }>

/** What rows of sums add up: the rows under each group, those of none under null, and the rows that head the groups. */
export interface SheetSums {
  readonly rowsOf: ReadonlyMap<string | null, readonly RowLine[]>
  readonly groupRows: readonly number[]
}

export function planSums(lines: readonly SheetLine[], { rows }: Report): SheetSums {
  const rowLines = lines.filter((line) => line.kind === 'row')
  return {
    rowsOf: Map.groupBy(rowLines, ({ index }) => rows[index]?.group ?? null),
    groupRows: lines.flatMap((line) => (line.kind === 'group' ? [line.row] : [])),
  }
}

/** What the cells of a column are added up from: the rows of a group, or of the total the groups and the rows of none. */
export function addedCells({ rowsOf, groupRows }: SheetSums, column: number, group: string | null): string {
  const letters = columnLetters(column)
  const rows = rowsOf.get(group) ?? []
  const [first, last] = [rows[0], rows.at(-1)]
  const block = first === undefined || last === undefined ? [] : [`${letters}${first.row}:${letters}${last.row}`]
  return [...(group === null ? groupRows.map((row) => `${letters}${row}`) : []), ...block].join(',')
}

/** What the same cells hold, as rows and groups tell it by their places in the report. */
export function addedValues<T>(
  { rowsOf, groupRows }: SheetSums,
  group: string | null,
  { ofRow, ofGroup }: { readonly ofRow: (index: number) => T; readonly ofGroup: (index: number) => T },
): T[] {
  const rows = (rowsOf.get(group) ?? []).map(({ index }) => ofRow(index))
  return group === null ? [...groupRows.map((_, index) => ofGroup(index)), ...rows] : rows
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
