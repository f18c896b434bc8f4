/**
 * What was done to a sheet of this product that holds no figures of the unit's days: a list of sessions, a campaign,
 * services, targets, variances. Nothing is read from it; each printed cell is compared with what stands there now.
 */
import { dateSerial } from '#shared/reports/date-serial.rules.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { change } from './own-export-changes.rules.ts'
import { columnNumber, gridOf, type SheetGrid, textOfCell } from './own-export-grid.rules.ts'
import { figuresHash } from './own-export-hash.rules.ts'
import { META_SHEET, type OwnMarks } from './own-export-marks.rules.ts'
import { isBlankCell, saysTheSame, shownValue } from './own-export-values.rules.ts'
import type { PlainCell, PlainWorkbook } from './plain-workbook.schema.ts'
import type { SheetChange } from './understanding.schema.ts'

interface PrintedCell {
  readonly row: number
  readonly column: number
  readonly value: string | number | null
  readonly hadFormula: boolean
}

/** Rows that a table may have been shifted by; further away it is not looked for. */
const MOST_SHIFTED = 10
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/

export function recordSheetChanges(workbook: PlainWorkbook, { headline, meta }: OwnMarks): SheetChange[] {
  const outside = workbook.externalLinks.map((target) => change('own/external-link', null, { target }))
  const sheets = workbook.sheets.filter(({ name }) => name.toLowerCase() !== META_SHEET)
  const sheet = sheets.find(({ name }) => name === headline.formId) ?? sheets[0]
  if (sheet === undefined) return outside
  const renamed =
    sheet.name === headline.formId ? [] : [change('own/sheet-renamed', null, { was: headline.formId, now: sheet.name })]
  return [...renamed, ...(meta?.printed === undefined ? [] : changesIn(gridOf(sheet), meta, headline)), ...outside]
}

type Meta = NonNullable<OwnMarks['meta']>

function changesIn(grid: SheetGrid, meta: Meta, { valuesHash }: OwnMarks['headline']): SheetChange[] {
  const printed = printedCells(meta)
  const kept = printed.map(({ row, column, value }) => ({ row, column, address: cellAddress(row, column), value }))
  const altered = valuesHash === null || figuresHash(kept) === valuesHash ? [] : [change('own/marks-altered', null)]
  const shift = shiftOf(grid, printed)
  const moved =
    shift === 0
      ? []
      : [change(shift > 0 ? 'own/rows-inserted-above' : 'own/rows-deleted-above', null, { count: Math.abs(shift) })]
  return [...altered, ...moved, ...printed.flatMap((one) => cellChange(grid, one, shift)), ...comments(grid)]
}

function printedCells({ printed }: Meta): PrintedCell[] {
  const formulas = new Set(printed?.formulas)
  return Object.entries(printed?.values ?? {}).flatMap(([address, value]) => {
    const [, letters = '', row = ''] = ADDRESS.exec(address) ?? []
    if (letters === '') return []
    return [{ row: Number(row), column: columnNumber(letters), value, hadFormula: formulas.has(address) }]
  })
}

/** By how many rows the table was shifted: where the fewest cells say something else. */
function shiftOf(grid: SheetGrid, printed: readonly PrintedCell[]): number {
  const typed = printed.filter(({ hadFormula }) => !hadFormula)
  const differing = (shift: number): number =>
    typed.filter(({ row, column, value }) => !saysAsPrinted(value, grid.at(row + shift, column))).length
  const shifts = Array.from({ length: MOST_SHIFTED * 2 + 1 }, (_, index) => index - MOST_SHIFTED)
  const here = differing(0)
  if (here === 0) return 0
  return shifts.reduce(
    (best, shift) => {
      const count = differing(shift)
      return count < best.count ? { shift, count } : best
    },
    { shift: 0, count: here },
  ).shift
}

function cellChange(grid: SheetGrid, { row, column, value, hadFormula }: PrintedCell, shift: number): SheetChange[] {
  const address = cellAddress(row + shift, column)
  const cell = grid.at(row + shift, column)
  const was = shownValue(value)
  if (hadFormula) {
    if (cell?.formula !== undefined) return []
    return isBlankCell(cell)
      ? [change('own/formula-cleared', address, { was })]
      : [change('own/formula-overwritten', address, { was, now: textOfCell(cell) })]
  }
  if (saysAsPrinted(value, cell)) return []
  if (isBlankCell(cell)) return [change('own/cell-cleared', address, { was })]
  const now = typeof cell?.value === 'number' ? cell.value : textOfCell(cell)
  return [change(value === null || value === '' ? 'own/cell-filled' : 'own/cell-changed', address, { was, now })]
}

/** A date is printed as a spreadsheet counts it and read as one. */
function saysAsPrinted(value: string | number | null, cell: PlainCell | undefined): boolean {
  if (typeof value === 'number' && cell?.type === 'date' && typeof cell.value === 'string')
    return dateSerial(cell.value.slice(0, 'YYYY-MM-DD'.length)) === value
  return saysTheSame(value, cell)
}

const LONGEST_COMMENT = 200

function comments(grid: SheetGrid): SheetChange[] {
  return grid.sheet.cells.flatMap(({ comment, address }) =>
    comment === undefined ? [] : [change('own/comment', address, { text: comment.trim().slice(0, LONGEST_COMMENT) })],
  )
}
