/** Whether a printed percentage was made from the figures that stand beside it. */
import { readCountCell } from './cell-reading.rules.ts'
import { columnFacts } from './column-facts.rules.ts'
import { isRatioOf, readRatioCell } from './ratio-cell.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'

const ROWS = 200

/**
 * True where some percentage is that of a figure column over the target beside it, in most rows: then the figures are
 * what the target is compared with, and no day's. False where none is; null where there is nothing to compare.
 */
export function percentagesAreOf(columns: readonly FoundColumn[], figures: readonly FoundColumn[]): boolean | null {
  const ratios = columns.filter(({ decision }) => decision.meaning.kind === 'ratio')
  const targets = columns.filter(
    ({ decision }) => decision.meaning.kind === 'target' || decision.meaning.kind === 'level',
  )
  if (ratios.length === 0 || targets.length === 0 || figures.length === 0) return null
  const counts = new Map([...targets, ...figures].map((column) => [column, countsByRow(column)]))
  const compared = ratios.flatMap((ratio) =>
    targets.flatMap((target) =>
      figures.map((figure) => share(ratio, counts.get(figure) ?? new Map(), counts.get(target) ?? new Map())),
    ),
  )
  const known = compared.filter((one) => one !== null)
  return known.length === 0 ? null : known.some((one) => one > 0.5)
}

/** Of the rows where all three stand, how many agree. */
function share(
  ratio: FoundColumn,
  nums: ReadonlyMap<number, number>,
  dens: ReadonlyMap<number, number>,
): number | null {
  const facts = columnFacts(ratio.profile.cells.map(({ cell }) => cell))
  const verdicts = ratio.profile.cells.slice(0, ROWS).flatMap(({ row, cell }) => {
    const printed = readRatioCell(cell, facts)
    const [num, den] = [nums.get(row), dens.get(row)]
    if (printed.kind !== 'ratio' || num === undefined || den === undefined) return []
    return isRatioOf(printed, num, den) ?? []
  })
  return verdicts.length === 0 ? null : verdicts.filter(Boolean).length / verdicts.length
}

export function countsByRow({ profile }: FoundColumn, rows = ROWS): ReadonlyMap<number, number> {
  const facts = columnFacts(profile.cells.map(({ cell }) => cell))
  return new Map(
    profile.cells.slice(0, rows).flatMap(({ row, cell }) => {
      const reading = readCountCell(cell, facts)
      return reading.kind === 'count' ? [[row, reading.value] as const] : []
    }),
  )
}
