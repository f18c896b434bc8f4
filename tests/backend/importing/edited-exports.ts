/** What people do to a sheet they were given, done to its model with the truth of what was done. */
import type { Random } from '../../../src/main/cli/sample/seeded-random.ts'
import { cellAddress, columnLetters } from '#shared/reports/cell-address.rules.ts'
import type { SheetCell, SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'

/** `own/cell-changed E15`, as a change says it. */
export interface Edited {
  readonly sheet: SheetModel
  readonly expected: readonly string[]
}

interface Given {
  readonly sheet: SheetModel
  readonly meta: SheetMeta
  readonly random: Random
}

export type Edit = (given: Given) => Edited

function pick<T>(random: Random, all: readonly T[]): T {
  const found = all[random.between(0, all.length - 1)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

const at = ({ row, column }: { row: number; column: number }): string => cellAddress(row, column)

function withCell(sheet: SheetModel, cell: SheetCell, changes: Partial<SheetCell>): SheetModel {
  const { formula: _formula, ...plain } = { ...cell, ...changes }
  const replaced: SheetCell = changes.formula === undefined ? plain : { ...plain, formula: changes.formula }
  return { ...sheet, cells: sheet.cells.map((one) => (one === cell ? replaced : one)) }
}

function keyed({ cells }: SheetModel): SheetCell[] {
  return cells.filter(({ key }) => key !== undefined)
}

const cellOf =
  (
    isFit: (cell: SheetCell, given: Given) => boolean,
    change: (cell: SheetCell, random: Random) => Partial<SheetCell>,
    code: string,
  ): Edit =>
  (given) => {
    const { sheet, random } = given
    const cell = pick(
      random,
      keyed(sheet).filter((one) => isFit(one, given)),
    )
    return { sheet: withCell(sheet, cell, change(cell, random)), expected: [`${code} ${at(cell)}`] }
  }

const isCount = ({ value, formula }: SheetCell): boolean => typeof value === 'number' && formula === undefined
const isNote = ({ key }: SheetCell): boolean => key?.code === 'NOTE'

const cellEdits: readonly Edit[] = [
  cellOf(isCount, ({ value }, random) => ({ value: Number(value) + random.between(1, 9) }), 'own/cell-changed'),
  cellOf(isCount, ({ value }) => ({ value: `${String(value)} hs?` }), 'own/cell-changed'),
  cellOf(isCount, ({ value }) => ({ value: String(value) }), 'own/number-as-text'),
  cellOf(isCount, () => ({ value: null }), 'own/cell-cleared'),
  cellOf(
    (one) => one.value === null && !isNote(one),
    (_, random) => ({ value: random.between(1, 9) }),
    'own/cell-filled',
  ),
  cellOf(
    (one) => one.value === null && isNote(one),
    () => ({ value: 'xã báo cáo lại' }),
    'own/cell-filled',
  ),
  cellOf(
    ({ formula, value }) => formula !== undefined && value !== '',
    ({ value }) => ({ value }),
    'own/formula-overwritten',
  ),
  cellOf(
    ({ formula }) => formula !== undefined,
    () => ({ value: null }),
    'own/formula-cleared',
  ),
  cellOf(
    ({ key, formula, row }, { sheet }) =>
      key?.code === 'CC_TOTAL' && formula !== undefined && row < lastKeyedRow(sheet),
    ({ row, value }) => ({ value, formula: `SUM(E${row}:F${row})` }),
    'own/formula-changed',
  ),
  cellOf(isCount, ({ value }) => ({ value, formula: `${String(value)}+0` }), 'own/formula-added'),
]

function lastKeyedRow(sheet: SheetModel): number {
  return Math.max(...keyed(sheet).map(({ row }) => row))
}

/** Rows of the units, and the cells with their names. */
function unitRows(sheet: SheetModel): { rows: number[]; names: SheetCell[] } {
  const last = lastKeyedRow(sheet)
  const rows = [...new Set(keyed(sheet).map(({ row }) => row))].filter((row) => row < last)
  return { rows, names: sheet.cells.filter(({ row, column }) => column === 2 && rows.includes(row)) }
}

type Line = (place: number) => number | null

/** Rows or columns put elsewhere, formulas and merged cells with them, as a spreadsheet does it. */
function moved(sheet: SheetModel, axis: 'row' | 'column', to: Line): SheetModel {
  const [place, span] = axis === 'row' ? (['row', 'rowSpan'] as const) : (['column', 'columnSpan'] as const)
  const cells = sheet.cells.flatMap((cell): SheetCell[] => {
    const size = cell[span] ?? 1
    const places = Array.from({ length: size }, (_, index) => to(cell[place] + index)).filter((one) => one !== null)
    const [first] = places
    if (first === undefined) return []
    const last = places.at(-1) ?? first
    const formula = cell.formula === undefined ? {} : { formula: movedFormula(cell.formula, axis, to) }
    return [{ ...cell, [place]: first, ...(size > 1 ? { [span]: last - first + 1 } : {}), ...formula }]
  })
  const names = sheet.definedNames.map((one) => ({ ...one, range: movedFormula(one.range, axis, to) }))
  const columns = axis === 'row' ? sheet.columns : movedColumns(sheet.columns, to)
  return { ...sheet, cells, columns, definedNames: names, pageBreaksAfter: [] }
}

function movedColumns(columns: SheetModel['columns'], to: Line): SheetModel['columns'] {
  const places = new Map(columns.map((column, index) => [to(index + 1), column]))
  const last = Math.max(...[...places.keys()].map((place) => place ?? 0))
  return Array.from({ length: last }, (_, index) => places.get(index + 1) ?? { widthChars: 6 })
}

function movedFormula(formula: string, axis: 'row' | 'column', to: Line): string {
  const part = (letters: string, digits: string, towards: 1 | -1): [string, string] => {
    const number = axis === 'row' ? Number(digits) : columnNumber(letters)
    let next = to(number)
    for (let step = 1; next === null && step < 4; step += 1) next = to(number + step * towards)
    const found = next ?? number
    return axis === 'row' ? [letters, String(found)] : [columnLetters(found), digits]
  }
  const pattern = /([A-Z]{1,2})(\$?)(\d+)(?:(:)([A-Z]{1,2})(\$?)(\d+))?(?!\d*\()/g
  return formula.replace(
    pattern,
    (_, a: string, mark: string, b: string, colon?: string, c: string = '', mark2: string = '', d: string = '') => {
      const [first, firstRow] = part(a, b, 1)
      if (colon === undefined) return `${first}${mark}${firstRow}`
      const [last, lastRow] = part(c, d, -1)
      return `${first}${mark}${firstRow}:${last}${mark2}${lastRow}`
    },
  )
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

const without =
  (gone: number): Line =>
  (place) =>
    place === gone ? null : place > gone ? place - 1 : place
const with1 =
  (before: number): Line =>
  (place) =>
    place >= before ? place + 1 : place

/** Columns that no other column of the form is worked out from. */
const LONE_COLUMNS = ['EID_APP', 'EID_ACT', 'CC_TOTAL_MOBILE', 'NOTE']

function columnOf(sheet: SheetModel, code: string): number {
  return keyed(sheet).find(({ key }) => key?.code === code)?.column ?? 0
}

const rowDeleted: Edit = ({ sheet, random }) => {
  const { row } = pick(random, unitRows(sheet).names.slice(1, -1))
  return { sheet: moved(sheet, 'row', without(row)), expected: ['own/row-deleted '] }
}

const rowInserted: Edit = ({ sheet, random }) => {
  const { row } = pick(random, unitRows(sheet).names.slice(1))
  return { sheet: moved(sheet, 'row', with1(row)), expected: [`own/rows-blank ${row}`] }
}

const rowAdded: Edit = ({ sheet, random }) => {
  const { row } = pick(random, unitRows(sheet).names.slice(1))
  const shifted = moved(sheet, 'row', with1(row))
  const name: SheetCell = { row, column: 2, value: 'Xã Không Có', text: 'Xã Không Có', style: {} }
  const figure: SheetCell = { row, column: 5, value: 4, text: '4', style: {} }
  return { sheet: { ...shifted, cells: [...shifted.cells, name, figure] }, expected: [`own/row-added B${row}`] }
}

const rowMoved: Edit = ({ sheet, random }) => {
  const { rows } = unitRows(sheet)
  const [from, to] = [rows[random.between(0, 1)] ?? 0, rows[random.between(4, rows.length - 1)] ?? 0]
  const swap: Line = (place) => (place === from ? to : place > from && place <= to ? place - 1 : place)
  const cells = sheet.cells.map((cell): SheetCell => {
    if (!rows.includes(cell.row)) return cell
    const row = swap(cell.row) ?? cell.row
    const formula = cell.formula?.replace(
      /(?<![\d$])([A-Z]{1,2})(\d+)(?!\d)/g,
      (_, letters: string) => `${letters}${row}`,
    )
    return { ...cell, row, ...(formula === undefined ? {} : { formula }) }
  })
  return { sheet: { ...sheet, cells }, expected: [`own/row-moved B${to}`] }
}

const rowsAbove: Edit = ({ sheet }) => ({
  sheet: moved(sheet, 'row', with1(3)),
  expected: ['own/rows-inserted-above '],
})

const columnDeleted: Edit = ({ sheet, random }) => {
  const column = columnOf(sheet, pick(random, LONE_COLUMNS))
  return { sheet: moved(sheet, 'column', without(column)), expected: ['own/column-deleted '] }
}

const columnInserted: Edit = ({ sheet, random }) => {
  const column = columnOf(sheet, pick(random, ['POP_ELIG', 'TARGET_ACT', 'NOTE']))
  return { sheet: moved(sheet, 'column', with1(column)), expected: [`own/column-blank ${columnLetters(column)}`] }
}

const unitRetyped: Edit = ({ sheet, random }) => {
  const cell = pick(random, unitRows(sheet).names)
  return {
    sheet: withCell(sheet, cell, { value: `${String(cell.value)} (cũ)` }),
    expected: [`own/unit-retyped ${at(cell)}`],
  }
}

const headerRetyped: Edit = ({ sheet, random }) => {
  const { first, last } = sheet.headerRows
  const labels = sheet.cells.filter(
    ({ row, column, value }) => row >= first && row < last && column > 2 && value !== 'Ghi chú',
  )
  const cell = pick(
    random,
    labels.filter(({ column }) => column <= sheet.printColumns),
  )
  const value = `${String(cell.value)} (mới sửa)`
  return { sheet: withCell(sheet, cell, { value }), expected: [`own/header-retyped ${at(cell)}`] }
}

const sheetRenamed: Edit = ({ sheet }) => ({ sheet: { ...sheet, name: 'Trang 1' }, expected: ['own/sheet-renamed '] })

const periodRetyped: Edit = ({ sheet }) => {
  const cell = sheet.cells.find(({ text }) => /^(Ngày \d|Tháng \d)/.test(text))
  if (cell === undefined) throw new Error('no line of the period')
  return { sheet: withCell(sheet, cell, { value: 'Ngày 20/05/2023' }), expected: [`own/period-retyped ${at(cell)}`] }
}

export const structuralEdits: readonly Edit[] = [
  rowDeleted,
  rowInserted,
  rowAdded,
  rowMoved,
  rowsAbove,
  columnDeleted,
  columnInserted,
  unitRetyped,
  headerRetyped,
  sheetRenamed,
  periodRetyped,
]
export const figureEdits = cellEdits
