/**
 * Formulas of scores and places. A spreadsheet keeps a score to twelve places, this program exactly; where the two would
 * print another score or give another place, the sheet has the exact figures and no formulas.
 */
import { type PercentFormat, type Ratio } from '#shared/kernel/ratio.ts'
import { cellAddress } from './cell-address.rules.ts'
import { placeFormula, printedScoreFormula, SCORE_PLACES, scoreFormula } from './sheet-formulas.rules.ts'
import { valueOf } from './sheet-table.rules.ts'
import { fixedRange, type TablePlaces } from './table-places.rules.ts'
import { ratioOf, type TableRowCells } from './table-report.rules.ts'

/** The ratios a score is made of. */
function ratiosOf({ form }: TablePlaces, code: string, cells: TableRowCells): Ratio[] {
  const source = form.columns.find((column) => column.code === code)?.source
  return source?.kind === 'score' ? source.of.map((ratio) => ratioOf(cells[ratio])) : []
}

/** The score to twelve places as a spreadsheet works it out; null where it has none. */
export function keptScore(places: TablePlaces, code: string, cells: TableRowCells): number | null {
  const ratios = ratiosOf(places, code, cells)
  if (ratios.length === 0) return null
  let sum = 0
  for (const { num, den } of ratios) {
    if (num === null || den === null || den === 0) return null
    sum += Math.min(1, num / den)
  }
  return Number((sum / ratios.length).toFixed(SCORE_PLACES))
}

/** The formula of the hidden cell that keeps a score. */
export function keptScoreFormula({ form, columnOf }: TablePlaces, code: string, row: number): string | undefined {
  const source = form.columns.find((column) => column.code === code)?.source
  if (source?.kind !== 'score' || source.of.length === 0) return undefined
  const at = (one: string): string => cellAddress(row, columnOf.get(one) ?? 1)
  const operands = source.of.flatMap((ratio) => {
    const quotient = form.columns.find((column) => column.code === ratio)?.source
    return quotient?.kind === 'quotient' ? [{ num: at(quotient.num), den: at(quotient.den) }] : []
  })
  return scoreFormula(operands)
}

export function printedScoreIn(
  places: TablePlaces,
  code: string,
  row: number,
  cells: TableRowCells,
): string | undefined {
  const column = places.scoreColumns.get(code)
  const kept = keptScore(places, code, cells)
  if (column === undefined || valueOf(cells[code]) !== printedScore(kept, places.report)) return undefined
  return printedScoreFormula(cellAddress(row, column), places.report)
}

/** What `printedScoreFormula` gives. */
function printedScore(kept: number | null, { policy, decimals }: PercentFormat): number | null {
  if (kept === null) return null
  const scale = 10 ** (decimals + 2)
  const scaled = Number((kept * scale).toFixed(6))
  if (policy === 'trunc') return Math.floor(scaled) / scale
  const rounded = Math.round(scaled)
  return (kept < 1 ? Math.min(rounded, scale - 1) : rounded) / scale
}

export function placeIn(places: TablePlaces, score: string, row: number): string | undefined {
  const column = places.scoreColumns.get(score)
  if (column === undefined || !givesExactPlaces(places, score)) return undefined
  return placeFormula(cellAddress(row, column), fixedRange(places, column))
}

function givesExactPlaces(places: TablePlaces, score: string): boolean {
  const { form, report } = places
  const placed = form.columns.find(({ source }) => source.kind === 'place' && source.of === score)?.code ?? ''
  const kept = report.rows.map(({ cells }) => keptScore(places, score, cells))
  return kept.every((one, index) => {
    const place = one === null ? null : 1 + kept.filter((other) => other !== null && other > one).length
    return place === valueOf(report.rows[index]?.cells[placed])
  })
}
