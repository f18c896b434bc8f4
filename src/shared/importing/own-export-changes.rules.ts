/** What was done to a sheet of this product since it went out: to its rows, columns and words, and to its cells. */
import { formLabel } from '#shared/reports/form.rules.ts'
import { cellAddress, columnLetters } from '#shared/reports/cell-address.rules.ts'
import { textOfCell } from './own-export-grid.rules.ts'
import { type ExpectedColumn, retypedLabel } from './own-export-header.rules.ts'
import type { Originals } from './own-export-originals.rules.ts'
import { headerTopOf, type OwnSheet } from './own-export-sheet.rules.ts'
import type { SheetChange } from './understanding.schema.ts'

export function change(code: string, address: string | null, params: SheetChange['params'] = {}): SheetChange {
  return { code, address, params }
}

/** Rows and columns that came, went, moved or are called otherwise. */
export function layoutChanges(sheet: OwnSheet, originals: Originals): SheetChange[] {
  return [
    ...shiftedRows(sheet, originals),
    ...columnChanges(sheet),
    ...rowChanges(sheet, originals),
    ...hiddenParts(sheet),
  ]
}

export function labelOf({ column, labels }: ExpectedColumn): string {
  return labels[0] ?? formLabel(column.label, '')
}

function shiftedRows({ form, header }: OwnSheet, originals: Originals): SheetChange[] {
  const top = headerTopOf(form, originals)
  if (top === null || top === header.top) return []
  const count = Math.abs(header.top - top)
  return [change(header.top > top ? 'own/rows-inserted-above' : 'own/rows-deleted-above', null, { count })]
}

function columnChanges({ header, columns }: OwnSheet): SheetChange[] {
  const { alignment, expected, actual } = header
  const letters = (index: number): string => columnLetters(actual[index]?.column ?? 1)
  const label = (index: number): string => (expected[index] === undefined ? '' : labelOf(expected[index]))
  const labelOfActual = (index: number): string => columns[index]?.header.at(-1) ?? ''
  const retyped = new Map(
    alignment.pairs
      .filter(({ isSame }) => !isSame)
      .flatMap((pair) => {
        const [one, found] = [expected[pair.expected], actual[pair.actual]]
        const differing = one === undefined || found === undefined ? null : retypedLabel(one, found)
        return differing === null ? [] : [[differing.cell.address, differing] as const]
      }),
  )
  const first = actual[0]?.column ?? 1
  const last = actual.at(-1)?.column ?? 0
  const withHeader = new Set(actual.map(({ column }) => column))
  const blank = Array.from({ length: last }, (_, index) => index + 1).filter(
    (column) => (column > first || first > 1) && !withHeader.has(column),
  )
  return [
    ...alignment.missing.map((index) => change('own/column-deleted', null, { label: label(index) })),
    ...alignment.extra.map((index) => change('own/column-added', letters(index), { label: labelOfActual(index) })),
    ...alignment.moved.map((index) => change('own/column-moved', letters(index), { label: labelOfActual(index) })),
    ...alignment.duplicates.map((one) =>
      change('own/column-duplicated', one.actual.map(letters).join(', '), { label: label(one.expected) }),
    ),
    ...blank.map((column) => change('own/column-blank', columnLetters(column))),
    ...Array.from(retyped, ([address, { cell, was }]) =>
      change('own/header-retyped', address, { was, now: textOfCell(cell) }),
    ),
  ]
}

/** More rows out of order than this are one reordering. */
const FEW_MOVED = 1

function rowChanges({ found, rows, totalRow, unitColumn }: OwnSheet, originals: Originals): SheetChange[] {
  const { alignment, expected, actual } = found
  const address = (index: number): string => cellAddress(actual[index]?.row ?? 1, unitColumn)
  const name = (index: number): string => expected[index]?.name ?? ''
  const isSheetOfMarks = originals.rows !== null
  const retyped = alignment.pairs.filter(({ isSame }) => !isSame)
  return [
    ...(isSheetOfMarks ? alignment.missing : []).map((index) => change('own/row-deleted', null, { name: name(index) })),
    ...alignment.extra.map((index) => change('own/row-added', address(index), { name: actual[index]?.name ?? '' })),
    ...(isSheetOfMarks ? movedRows(sheetNames(rows, alignment.moved), alignment.moved.map(address)) : []),
    ...alignment.duplicates.map((one) =>
      change('own/row-duplicated', one.actual.map(address).join(', '), { name: name(one.expected) }),
    ),
    ...(isSheetOfMarks ? retyped : []).map((pair) =>
      change('own/unit-retyped', address(pair.actual), {
        was: name(pair.expected),
        now: actual[pair.actual]?.name ?? '',
      }),
    ),
    ...(found.blank.length === 0
      ? []
      : [change('own/rows-blank', found.blank.map((row) => `${row}`).join(', '), { count: found.blank.length })]),
    ...(totalRow === null ? [change('own/total-deleted', null)] : []),
  ]
}

function sheetNames(rows: OwnSheet['rows'], moved: readonly number[]): string[] {
  return moved.map((index) => rows[index]?.name ?? '')
}

function movedRows(names: readonly string[], addresses: readonly string[]): SheetChange[] {
  if (names.length > FEW_MOVED) return [change('own/rows-reordered', null, { count: names.length })]
  return names.map((name, index) => change('own/row-moved', addresses[index] ?? null, { name }))
}

/** Rows and columns of the table that are hidden; a hidden sheet hides all of them. */
function hiddenParts({ grid, columns, rows, unitColumn }: OwnSheet): SheetChange[] {
  if (grid.sheet.hidden) return [change('own/sheet-hidden', null)]
  const isHidden = (row: number, column: number): boolean => grid.at(row, column)?.hidden === true
  const hiddenRows = rows.filter(({ row }) =>
    columns.every(({ column }) => grid.at(row, column) === undefined || isHidden(row, column)),
  )
  const shown = rows.filter((row) => !hiddenRows.includes(row))
  const hiddenColumns = columns.filter(({ column }) => {
    const filled = shown.filter(({ row }) => grid.at(row, column) !== undefined)
    return filled.length > 0 && filled.every(({ row }) => isHidden(row, column))
  })
  return [
    ...hiddenRows.map(({ row, name }) => change('own/row-hidden', cellAddress(row, unitColumn), { name })),
    ...hiddenColumns.map(({ column, header }) =>
      change('own/column-hidden', columnLetters(column), { label: header.at(-1) ?? '' }),
    ),
  ]
}
