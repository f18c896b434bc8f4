/** Cells of a sheet of this product that do not say what they said: figures, formulas, comments. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { change } from './own-export-changes.rules.ts'
import type { Originals, Printed } from './own-export-originals.rules.ts'
import { isFigureColumn, type OwnColumn, type OwnSheet } from './own-export-sheet.rules.ts'
import { isBlankCell, isNumberAsText, relativeFormula, saysTheSame, shownValue } from './own-export-values.rules.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { textOfCell } from './own-export-grid.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'
import type { SheetChange } from './understanding.schema.ts'

/** A figure's place now, whose it is, and what it was. */
export interface OwnCell {
  readonly row: number
  readonly column: OwnColumn
  /** Null in the total row. */
  readonly unitCode: string | null
  readonly address: string
  readonly cell: PlainCell | undefined
}

/** Every place of a figure that the sheet still has, row by row, the total row last. */
export function ownCells({ grid, rows, columns, totalRow }: OwnSheet): OwnCell[] {
  const figures = columns.filter(isFigureColumn)
  const places = [
    ...rows.flatMap(({ row, code }) => (code === null ? [] : [{ row, unitCode: code }])),
    ...(totalRow === null ? [] : [{ row: totalRow, unitCode: null }]),
  ]
  return places.flatMap(({ row, unitCode }) =>
    figures.map((column) => ({
      row,
      column,
      unitCode,
      address: cellAddress(row, column.column),
      cell: grid.at(row, column.column),
    })),
  )
}

export function codeOf({ expected }: OwnColumn): string {
  return expected?.column.code ?? ''
}

/** @param oddFormulas addresses of formulas unlike those around them */
export function cellChanges(
  cells: readonly OwnCell[],
  originals: Originals,
  oddFormulas: ReadonlySet<string>,
): SheetChange[] {
  return cells.flatMap(({ cell, column, unitCode, address }) => {
    const original = originals.find(unitCode, codeOf(column))
    const formula = cell?.formula
    if (oddFormulas.has(address) && original?.hadFormula !== false)
      return [change('own/formula-changed', address, { formula: `=${formula ?? ''}` })]
    return original === undefined ? [] : changesOf(original, address, cell)
  })
}

/** Rows that say what the rows under them come to: a figure typed over that is no figure of any unit. */
export function sumRowChanges({ grid, columns, found }: OwnSheet, { sums }: Originals): SheetChange[] {
  const printed = Map.groupBy(sums, ({ name }) => nameKey(name))
  const places = new Map<string, number>()
  return found.sums.flatMap(({ row, name }) => {
    const key = nameKey(name)
    const place = places.get(key) ?? 0
    places.set(key, place + 1)
    const sum = printed.get(key)?.[place]
    return columns.flatMap((column) => {
      const original = sum?.find(codeOf(column))
      if (original === undefined || (column.standing !== 'same' && column.standing !== 'place')) return []
      return changesOf(original, cellAddress(row, column.column), grid.at(row, column.column))
    })
  })
}

function changesOf({ value: was, hadFormula }: Printed, address: string, cell: PlainCell | undefined): SheetChange[] {
  if (was === undefined) return []
  const formula = cell?.formula
  const now = textOfCell(cell)
  if (hadFormula === true) {
    if (formula !== undefined) return []
    return [
      isBlankCell(cell)
        ? change('own/formula-cleared', address, { was: shownValue(was) })
        : change('own/formula-overwritten', address, { was: shownValue(was), now }),
    ]
  }
  if (!saysTheSame(was, cell)) return [valueChange(address, was, cell)]
  if (formula !== undefined) return [change('own/formula-added', address, { formula: `=${formula}` })]
  return typeof was === 'number' && isNumberAsText(cell) ? [change('own/number-as-text', address, { now })] : []
}

function valueChange(address: string, was: string | number | null, cell: PlainCell | undefined): SheetChange {
  if (isBlankCell(cell)) return change('own/cell-cleared', address, { was: shownValue(was) })
  const now = typeof cell?.value === 'number' ? cell.value : textOfCell(cell)
  if (was === null || was === '') return change('own/cell-filled', address, { now })
  return change('own/cell-changed', address, { was: shownValue(was), now })
}

/** Formulas of a column that read other places than most of its formulas do. */
export function oddFormulas(cells: readonly OwnCell[]): Set<string> {
  const odd = new Set<string>()
  const units = Map.groupBy(
    cells.filter(({ unitCode }) => unitCode !== null),
    ({ column }) => column.column,
  )
  const sums = new Set(['flow', 'mobile', 'stock', 'target'])
  const totals = cells.filter(
    ({ unitCode, column }) => unitCode === null && sums.has(column.expected?.column.source.kind ?? ''),
  )
  for (const group of [...units.values(), totals]) {
    const formulas = group.flatMap(({ cell, row, column, address }) =>
      cell?.formula === undefined ? [] : [{ address, text: relativeFormula(cell.formula, row, column.column) }],
    )
    const byText = [...Map.groupBy(formulas, ({ text }) => text).values()].toSorted((a, b) => b.length - a.length)
    const [most = [], ...others] = byText
    if (most.length < 2 || most.length <= (others[0]?.length ?? 0)) continue
    for (const { address } of others.flat()) odd.add(address)
  }
  return odd
}

/** Remarks that people put on cells of the table. */
export function commentChanges({ grid }: OwnSheet): SheetChange[] {
  return grid.sheet.cells.flatMap(({ comment, address }) =>
    comment === undefined ? [] : [change('own/comment', address, { text: comment.trim().slice(0, LONGEST_COMMENT) })],
  )
}

const LONGEST_COMMENT = 200
