/** Totals within a row: (6)=(3)+(4)+(5). A total that was typed over its formula and is no sum is never taken. */
import type { IssueParams } from '#shared/kernel/issue.ts'
import { readNumber, readNumericCount } from '#shared/kernel/number-text.ts'
import { codeOf, type OwnCell } from './own-export-cell-changes.rules.ts'
import { textOfCell } from './own-export-grid.rules.ts'
import type { Originals } from './own-export-originals.rules.ts'
import { isBlankCell } from './own-export-values.rules.ts'
import type { PlainCell } from './plain-workbook.schema.ts'

interface SumInput {
  readonly cells: readonly OwnCell[]
  readonly originals: Originals
  readonly oddFormulas: ReadonlySet<string>
}

/**
 * A sum over cells that are all blank and that keeps nothing itself. A program that cannot keep an empty result keeps a
 * zero for it: that is blank only where nothing was printed. Any other number it keeps is one of parts that are gone.
 */
export function isEmptySum(total: OwnCell, { cells, originals, oddFormulas }: SumInput): boolean {
  const parts = total.column.expected?.column.sumOf
  if (parts === undefined || total.cell?.formula === undefined || oddFormulas.has(total.address)) return false
  const row = cells.filter((one) => one.row === total.row && parts.includes(codeOf(one.column)))
  if (row.length !== parts.length || !row.every(({ cell }) => isBlankCell(cell))) return false
  if (typeof total.cell.value !== 'number') return isBlankCell(total.cell)
  return total.cell.value === 0 && typeof originals.find(total.unitCode, codeOf(total.column))?.value !== 'number'
}

/** What is wrong with a total as it stands; null for a cell that is no total, or a right one. */
export function sumProblem(
  total: OwnCell,
  value: number | null,
  { cells, originals, oddFormulas }: SumInput,
): { code: string; params: IssueParams } | null {
  const parts = total.column.expected?.column.sumOf
  if (parts === undefined || value === null) return null
  const row = cells.filter((one) => one.row === total.row && parts.includes(codeOf(one.column)))
  const counts = row.map(({ cell }) => (isBlankCell(cell) ? null : (countIn(cell) ?? 'unread')))
  if (counts.includes('unread')) return { code: 'import/total-of-unread', params: { stated: value } }
  const known = counts.filter((count) => typeof count === 'number')
  const sum = known.reduce((all, count) => all + count, 0)
  const isSum = known.length > 0 && sum === value
  if (isSum || row.length !== parts.length) return null
  const params = known.length === 0 ? { stated: value } : { stated: value, sum }
  const isFormula = total.cell?.formula !== undefined && !oddFormulas.has(total.address)
  if (isFormula) return { code: 'import/not-recalculated', params }
  const original = originals.find(total.unitCode, codeOf(total.column))
  const wasSum = original?.hadFormula ?? known.length === parts.length
  return wasSum || oddFormulas.has(total.address) ? { code: 'import/total-not-sum', params } : null
}

function countIn(cell: PlainCell | undefined): number | null {
  if (cell === undefined || cell.type === 'date') return null
  const { value } = cell
  const reading =
    typeof value === 'number' ? readNumericCount(value) : readNumber(textOfCell(cell), { column: 'count' })
  return reading.kind === 'count' ? reading.value : null
}
