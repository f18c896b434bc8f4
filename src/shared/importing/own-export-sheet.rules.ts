/** A sheet of this product found again in a file that may have been worked on: which row and column is which now. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { headerRowCount } from '#shared/reports/sheet-header.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { type ExpectedColumn, type FoundHeader, findHeader } from './own-export-header.rules.ts'
import { gridOf, type SheetGrid, textOfCell } from './own-export-grid.rules.ts'
import type { Originals } from './own-export-originals.rules.ts'
import { type ExpectedRow, type FoundRows, findRows } from './own-export-rows.rules.ts'
import { saysTheSame } from './own-export-values.rules.ts'
import type { PlainSheet } from './plain-workbook.schema.ts'

export interface OwnColumn {
  readonly column: number
  readonly header: readonly string[]
  /** What the form has there; null for a column of somebody else. */
  readonly expected: ExpectedColumn | null
  /**
   * `same`: called as the form calls it. `place`: called otherwise, while its figures are those that went out.
   * `doubtful`: called otherwise and with other figures. `copy`: there several times with different figures.
   */
  readonly standing: 'same' | 'place' | 'doubtful' | 'copy' | 'added'
}

export interface OwnRow {
  readonly row: number
  readonly name: string
  readonly code: string | null
  /** As for columns; `known`: a row that was not on the sheet, by its name. */
  readonly standing: 'same' | 'place' | 'known' | 'doubtful' | 'copy' | 'added'
}

export interface OwnSheet {
  readonly index: number
  readonly grid: SheetGrid
  readonly form: FormDefinition
  readonly header: FoundHeader
  readonly found: FoundRows
  readonly columns: readonly OwnColumn[]
  readonly rows: readonly OwnRow[]
  readonly totalRow: number | null
  readonly unitColumn: number
}

interface Given {
  readonly form: FormDefinition
  readonly expected: readonly ExpectedColumn[]
  readonly originals: Originals
  /** Rows to look for where the marks do not tell them. */
  readonly bookRows: readonly ExpectedRow[]
  /** The unit of a name that was not on the sheet, null when there is none. */
  readonly unitOf: (name: string) => string | null
}

/** Null when the sheet does not hold the form's table. */
export function locateOwnSheet(sheet: PlainSheet, index: number, given: Given): OwnSheet | null {
  const { form, expected, originals, bookRows } = given
  const grid = gridOf(sheet)
  const header = findHeader(grid, form, expected)
  const columnOf = (kind: string): number | null => {
    const pair = header?.alignment.pairs.find((one) => expected[one.expected]?.column.source.kind === kind)
    return header?.actual[pair?.actual ?? -1]?.column ?? null
  }
  const unitColumn = columnOf('unit')
  if (header === null || unitColumn === null) return null
  const found = findRows(grid, originals.rows ?? bookRows, {
    firstRow: header.bottom + 1,
    sequenceColumn: columnOf('sequence'),
    unitColumn,
    columns: header.actual.map(({ column }) => column),
    sums: originals.sums.map(({ name }) => name),
  })
  const columns = resolveColumns(header, found, grid, originals)
  const rows = resolveRows(found, columns, grid, given)
  return { index, grid, form, header, found, columns, rows, totalRow: found.totalRow, unitColumn }
}

/** Rows above the first unit that a sheet of this form has for its header. */
export function headerTopOf(form: FormDefinition, { firstRow }: Originals): number | null {
  return firstRow === null ? null : firstRow - headerRowCount(form)
}

/** Columns whose cells are figures of units. */
export function isFigureColumn({ expected }: OwnColumn): boolean {
  const kind = expected?.column.source.kind
  return kind !== undefined && kind !== 'sequence' && kind !== 'unit'
}

function resolveColumns(header: FoundHeader, found: FoundRows, grid: SheetGrid, originals: Originals): OwnColumn[] {
  const { alignment, actual, expected } = header
  const rows = found.alignment.pairs
    .filter(({ isSame }) => isSame)
    .map((pair) => ({ row: found.actual[pair.actual]?.row ?? 0, code: found.expected[pair.expected]?.code ?? '' }))
  const says = (column: number, code: string): boolean =>
    originals.hasValues &&
    rows.every((row) => {
      const original = originals.find(row.code, code)
      return original?.value === undefined || saysTheSame(original.value, grid.at(row.row, column))
    })
  const byActual = new Map(alignment.pairs.map((pair) => [pair.actual, pair]))
  const copyOf = new Map(
    alignment.duplicates.flatMap((one) =>
      one.actual.map((at, index) => [at, { ...one, isFirst: index === 0 }] as const),
    ),
  )
  return actual.map(({ column, cells }, index): OwnColumn => {
    const header_ = cells.map(textOfCell)
    const pair = byActual.get(index)
    const copy = copyOf.get(index)
    const one = expected[pair?.expected ?? copy?.expected ?? -1] ?? null
    if (one === null) return { column, header: header_, expected: null, standing: 'added' }
    if (copy !== undefined) {
      const areAlike = sameColumns(
        copy.actual,
        actual.map((other) => other.column),
        rows,
        grid,
      )
      const standing = areAlike ? (copy.isFirst ? 'same' : 'added') : 'copy'
      return { column, header: header_, expected: standing === 'added' ? null : one, standing }
    }
    const isFigure = one.column.source.kind !== 'sequence' && one.column.source.kind !== 'unit'
    const isPlace = pair?.isSame !== true
    const standing = !isPlace ? 'same' : !isFigure || says(column, one.column.code) ? 'place' : 'doubtful'
    return { column, header: header_, expected: one, standing }
  })
}

function sameColumns(
  copies: readonly number[],
  columns: readonly number[],
  rows: readonly { row: number }[],
  grid: SheetGrid,
): boolean {
  const texts = copies.map((copy) => rows.map(({ row }) => textOfCell(grid.at(row, columns[copy] ?? 0))).join('\n'))
  return new Set(texts).size === 1
}

function resolveRows(found: FoundRows, columns: readonly OwnColumn[], grid: SheetGrid, given: Given): OwnRow[] {
  const { alignment, actual, expected } = found
  const { originals, unitOf } = given
  const figures = columns.filter((one) => isFigureColumn(one) && one.standing === 'same')
  const says = (row: number, code: string): boolean =>
    originals.hasValues &&
    figures.every(({ column, expected: one }) => {
      const original = originals.find(code, one?.column.code ?? '')
      if (original?.value === undefined || original.hadFormula === true) return true
      return saysTheSame(original.value, grid.at(row, column))
    })
  const byActual = new Map(alignment.pairs.map((pair) => [pair.actual, pair]))
  const copyOf = new Map(
    alignment.duplicates.flatMap((one) =>
      one.actual.map((at, index) => [at, { ...one, isFirst: index === 0 }] as const),
    ),
  )
  const onSheet = new Set(
    [...alignment.pairs.filter(({ isSame }) => isSame), ...alignment.duplicates].map(
      (one) => expected[one.expected]?.code,
    ),
  )
  const known = (name: string): string | null => {
    const code = name === '' ? null : unitOf(name)
    return code === null || onSheet.has(code) ? null : code
  }
  const rows = actual.map(({ row, name }, index): OwnRow => {
    const pair = byActual.get(index)
    const copy = copyOf.get(index)
    const code = expected[pair?.expected ?? copy?.expected ?? -1]?.code
    if (code === undefined || pair?.isSame === false) {
      if (code !== undefined && says(row, code)) return { row, name, code, standing: 'place' }
      const other = known(name)
      if (other !== null) return { row, name, code: other, standing: 'known' }
      return { row, name, code: null, standing: code === undefined ? 'added' : 'doubtful' }
    }
    if (copy === undefined) return { row, name, code, standing: 'same' }
    const texts = copy.actual.map((at) =>
      figures.map(({ column }) => textOfCell(grid.at(actual[at]?.row ?? 0, column))).join('\n'),
    )
    if (new Set(texts).size > 1) return { row, name, code: null, standing: 'copy' }
    return copy.isFirst ? { row, name, code, standing: 'same' } : { row, name, code: null, standing: 'added' }
  })
  return withoutClashes(rows)
}

/** Two rows that would come to one unit are none of it. */
function withoutClashes(rows: readonly OwnRow[]): OwnRow[] {
  const counts = Map.groupBy(rows, ({ code }) => code ?? '')
  return rows.map((row) =>
    row.code !== null && (counts.get(row.code)?.length ?? 0) > 1 ? { ...row, code: null, standing: 'copy' } : row,
  )
}

/** The unit of a name, by the book's rows and what this sender called them before. */
export function unitFinder(
  rows: readonly { code: string; name: string }[],
  aliases: readonly { key: string; unitCode: string }[],
): (name: string) => string | null {
  const byName = Map.groupBy(rows, ({ name }) => nameKey(name))
  const learnt = new Map(aliases.map(({ key, unitCode }) => [key, unitCode]))
  return (name) => {
    const named = byName.get(nameKey(name)) ?? []
    return named.length === 1 ? (named[0]?.code ?? null) : (learnt.get(nameKey(name)) ?? null)
  }
}
