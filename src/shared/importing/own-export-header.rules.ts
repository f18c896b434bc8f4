/** The header of a form on a sheet: where it stands now, and which column is which. */
import { formLabel, headerDepth } from '#shared/reports/form.rules.ts'
import type { FormColumn, FormDefinition, FormHeader } from '#shared/reports/reports.schema.ts'
import { align, type Alignment } from './own-export-alignment.rules.ts'
import { labelKey, type SheetGrid, textOfCell } from './own-export-grid.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

/** A column of the form as its header calls it. */
export interface ExpectedColumn {
  readonly column: FormColumn
  /** Labels over it, from the top. */
  readonly groups: readonly string[]
  /** Its own label; several where the form has a choice of words. */
  readonly labels: readonly string[]
}

export interface FoundHeader {
  /** Rows of the labels; the row of numbers follows. */
  readonly top: number
  readonly bottom: number
  readonly expected: readonly ExpectedColumn[]
  /** Columns of the sheet that have a header, from the left. */
  readonly actual: readonly ActualColumn[]
  /** Indexes in `expected` and `actual`. */
  readonly alignment: Alignment
  /** How many labels are where the form has them. */
  readonly matches: number
}

export interface ActualColumn {
  readonly column: number
  /** Cells of its labels, from the top, a merged one once. */
  readonly cells: readonly PlainCell[]
}

const SEPARATOR = ' / '
/** Fewer labels than this share of the form's are another table. */
const LEAST_MATCHES = 0.4

/** @param labels of the columns as they were printed, where that is known */
export function expectedColumns(
  form: FormDefinition,
  on: string,
  labels: Readonly<Record<string, string>> | null,
): ExpectedColumn[] {
  const byCode = new Map(form.columns.map((column) => [column.code, column]))
  const printed = new Map(Object.entries(labels ?? {}))
  const under = (nodes: readonly (string | FormHeader)[], groups: readonly string[]): ExpectedColumn[] =>
    nodes.flatMap((node) => {
      if (typeof node !== 'string') return under(node.columns, [...groups, formLabel(node.label, on)])
      const column = byCode.get(node)
      if (column === undefined) return []
      const known = printed.get(node)
      const own = [column.label, ...(column.labelGross === undefined ? [] : [column.labelGross])]
      return [{ column, groups, labels: known === undefined ? own.map((label) => formLabel(label, on)) : [known] }]
    })
  return under(form.header, [])
}

/** The header of the form on a sheet; null where the sheet has none. */
export function findHeader(
  grid: SheetGrid,
  form: FormDefinition,
  expected: readonly ExpectedColumn[],
): FoundHeader | null {
  const depth = headerDepth(form.header)
  const levels = labelLevels(expected)
  const votes = new Map<number, Set<string>>()
  for (const cell of grid.sheet.cells) {
    if (cell.type !== 'text') continue
    const key = labelKey(textOfCell(cell))
    for (const level of levels.get(key) ?? []) {
      const top = cell.row - level
      votes.set(top, (votes.get(top) ?? new Set()).add(key))
    }
  }
  const [top, matched] = [...votes].reduce<[number, number]>(
    (best, [row, keys]) => (keys.size > best[1] ? [row, keys.size] : best),
    [0, 0],
  )
  if (top < 1 || matched < levels.size * LEAST_MATCHES) return null
  const bottom = top + depth - 1
  const actual = actualColumns(grid, top, bottom)
  const alignment = align(
    expected.map(({ groups, labels }) => labels.map((label) => pathKey([...groups, label]))),
    actual.map(({ cells }) => pathKey(cells.map(textOfCell))),
  )
  return { top, bottom, expected, actual, alignment, matches: matched }
}

/** Header labels with the levels they stand on, by their key. */
function labelLevels(expected: readonly ExpectedColumn[]): Map<string, Set<number>> {
  const levels = new Map<string, Set<number>>()
  const add = (label: string, level: number): void => {
    const key = labelKey(label)
    if (key !== '') levels.set(key, (levels.get(key) ?? new Set()).add(level))
  }
  for (const { groups, labels } of expected) {
    groups.forEach(add)
    for (const label of labels) add(label, groups.length)
  }
  return levels
}

function actualColumns(grid: SheetGrid, top: number, bottom: number): ActualColumn[] {
  const columns = Array.from({ length: grid.lastColumn }, (_, index) => index + 1)
  return columns.flatMap((column) => {
    const cells: PlainCell[] = []
    for (let row = top; row <= bottom; row += 1) {
      const cell = grid.covering(row, column)
      if (cell !== undefined && textOfCell(cell) !== '' && cells.at(-1) !== cell) cells.push(cell)
    }
    return cells.length === 0 ? [] : [{ column, cells }]
  })
}

export function pathKey(texts: readonly string[]): string {
  return texts.map(labelKey).join(SEPARATOR)
}

/** The first header cell that says something else than the form has there, with the words it had. */
export function retypedLabel(
  { groups, labels }: ExpectedColumn,
  { cells }: ActualColumn,
): { cell: PlainCell; was: string } | null {
  const levels = [...groups.map((label) => [label]), labels]
  const differing = levels.findIndex(
    (options, level) => !options.some((option) => labelKey(option) === labelKey(textOfCell(cells[level]))),
  )
  const cell = cells[Math.max(0, differing)] ?? cells.at(-1)
  return cell === undefined ? null : { cell, was: levels[Math.max(0, differing)]?.[0] ?? '' }
}
