/** Proof that no sum changed: totals as the units were and as they are now, each added up by itself. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { ConservedSum, Geography, OpeningDifference, RegroupingFact } from './geography-facts.ts'
import type { Lineage } from './lineage.rules.ts'
import type { PeriodFacts, RowFacts } from './report-facts.ts'
import { sumKnown } from './report-ratio.rules.ts'

/**
 * What the report says of its geography.
 * @throws a plain error when a flow is not conserved: that is a fault of the program, and no sheet may be printed
 */
export function regrouping(
  then: PeriodFacts,
  now: Pick<PeriodFacts, 'rows'>,
  geography: Geography,
  lineage: Lineage,
): Omit<RegroupingFact, 'targets' | 'shortTargets'> {
  const sums = [...flowSums(then.rows, now.rows), ...stockSums(geography, now.rows)]
  const lost = sums.find(({ isFlow, before, after }) => isFlow && before !== after)
  if (lost !== undefined) throw new Error(`${lost.code}: ${lost.before} as it was, ${lost.after} as it is now`)
  return { kind: 'now', documents: geography.documents, sums, differences: openingDifferences(geography, lineage) }
}

function flowSums(before: readonly RowFacts[], after: readonly RowFacts[]): ConservedSum[] {
  const codes = new Set([...before, ...after].flatMap((row) => Object.keys(row.flows)))
  return [...codes].map((code) => ({
    code,
    isFlow: true,
    before: sumKnown(before.map((row) => row.flows[code]?.total)),
    after: sumKnown(after.map((row) => row.flows[code]?.total)),
  }))
}

/**
 * Of the rows as they were those count whose level no later opening took over, less the parts of divided ones that are in
 * an opening.
 */
function stockSums(geography: Geography, after: readonly RowFacts[]): ConservedSum[] {
  const codes = new Set(geography.rows.flatMap((row) => Object.keys(row.stocks)))
  const parts = geography.allocations.filter(({ on }) => on <= geography.until)
  const wholeInto = new Map(geography.pieces.filter(({ whole }) => whole).map(({ from, to }) => [from, to]))
  /** Whether the level of what went into a row is in the row's opening, or in that of one it went into itself. */
  const isTakenOver = (code: string, stock: string): boolean => {
    if (geography.isOpened(code, stock)) return true
    const into = wholeInto.get(code)
    return into !== undefined && isTakenOver(into, stock)
  }
  return [...codes]
    .filter((code) => findIndicator(code)?.type !== 'difference')
    .map((code) => {
      const inOpening = parts.filter(({ to, indicator }) => indicator === code && isTakenOver(to, code))
      const standing = geography.rows.flatMap((row) => {
        const into = wholeInto.get(row.unit.code)
        return into !== undefined && isTakenOver(into, code) ? [] : [row.stocks[code]]
      })
      return {
        code,
        isFlow: false,
        before: sumKnown([...standing, ...inOpening.map(({ value }) => -value)]),
        after: sumKnown(after.map((row) => row.stocks[code])),
      }
    })
}

/** Units whose opening is not what those before them had. */
function openingDifferences(geography: Geography, lineage: Lineage): OpeningDifference[] {
  const names = new Map(geography.rows.map(({ unit }) => [unit.code, unit.name]))
  return geography.beginnings.flatMap(({ unitCode, indicator, on, value }) => {
    const before = geography.pieces.filter(
      ({ to, from }) => to === unitCode && lineage.stockOf(from, indicator) !== null,
    )
    if (before.length === 0) return []
    const parts = geography.allocations.filter((part) => part.to === unitCode && part.indicator === indicator)
    const known = sumKnown([
      ...before.map(({ from, whole }) => (whole ? lineage.stockOf(from, indicator) : null)),
      ...parts.map((part) => part.value),
    ])
    const expected = known ?? 0
    if (expected === value) return []
    return [{ unitName: names.get(unitCode) ?? unitCode, stock: indicator, on, opened: value, expected }]
  })
}
