/** The hash and the totals that a sheet's marks keep, against what the sheet says now. */
import { codeOf, type OwnCell } from './own-export-cell-changes.rules.ts'
import { checkCodeOf, checkedText } from '#shared/reports/check-code.rules.ts'
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import { change, labelOf } from './own-export-changes.rules.ts'
import { columnNumber } from './own-export-grid.rules.ts'
import { figuresHash, sha256 } from './own-export-hash.rules.ts'
import type { OwnMarks } from './own-export-marks.rules.ts'
import type { Originals } from './own-export-originals.rules.ts'
import type { OwnSheet } from './own-export-sheet.rules.ts'
import type { SheetChange } from './understanding.schema.ts'

/**
 * With the printed values the marks are checked against themselves: somebody may have changed those. Without them only
 * the hash and the totals tell that figures were changed.
 */
export function checkFigures(
  sheet: OwnSheet,
  { headline, meta, rowCount, totals }: OwnMarks,
  { hasValues }: Originals,
  cells: readonly OwnCell[],
): SheetChange[] {
  const { valuesHash } = headline
  if (hasValues && meta?.printed !== undefined) {
    const kept = Object.entries(meta.printed.values).map(([address, value]) => ({
      address,
      value,
      ...placeOf(address),
    }))
    return valuesHash === null || figuresHash(kept) === valuesHash ? [] : [change('own/marks-altered', null)]
  }
  const units = sheet.rows.filter(({ code }) => code !== null)
  const isWhole = valuesHash !== null && figuresHash(keyedNow(cells)) === valuesHash
  if (isWhole) return []
  const counted = rowCount === null || rowCount === units.length
  return [
    change('own/hash-differs', null),
    ...(counted ? [] : [change('own/row-count', null, { was: rowCount, now: units.length })]),
    ...totalChanges(sheet, totals, cells),
  ]
}

/** Whether the description of a sheet, with the form that it carries, is the one that its check code was made of. */
export function hasOwnCheckCode(meta: SheetMeta): boolean {
  const { chain, checkCode } = meta
  return chain !== undefined && checkCode === checkCodeOf(sha256(checkedText({ ...meta, chain })))
}

function placeOf(address: string): { row: number; column: number } {
  const [letters = '', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(address)?.slice(1) ?? []
  return { column: columnNumber(letters), row: Number(digits) }
}

/** The figures as a sheet of this product hashes them: the total row has none of ranks and notes. */
function keyedNow(cells: readonly OwnCell[]): Parameters<typeof figuresHash>[0] {
  return cells
    .filter(({ unitCode, column }) => {
      const kind = column.expected?.column.source.kind
      return unitCode !== null || (kind !== 'rank' && kind !== 'notes')
    })
    .map(({ row, column, address, cell }) => {
      const value = cell?.value
      return { row, column: column.column, address, value: typeof value === 'number' ? value : (cell?.text ?? null) }
    })
}

function totalChanges(sheet: OwnSheet, totals: ReadonlyMap<string, number>, cells: readonly OwnCell[]): SheetChange[] {
  return sheet.columns.flatMap((column) => {
    const code = codeOf(column)
    const was = totals.get(code)
    const { expected } = column
    if (was === undefined || expected === null) return []
    const units = cells.filter((one) => one.column === column && one.unitCode !== null)
    const now = units.reduce((sum, { cell }) => sum + (typeof cell?.value === 'number' ? cell.value : 0), 0)
    return now === was ? [] : [change('own/total-differs', null, { label: labelOf(expected), was, now })]
  })
}
