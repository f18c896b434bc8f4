import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PeriodFacts, RowFacts, TargetFact } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import type { ReportCell } from '#shared/reports/reports.schema.ts'
import { bm01, bm02, day, factsOf, month, monthBefore, row, unit } from './report-samples.ts'

/*
 * Every total against a plain fold over the facts, written without looking at the rules: loops, one running sum each.
 */

const SEED = 20_230_415
const RUNS = 1_000
const FLOWS = [
  'CC_NEW',
  'CC_EXCH',
  'CC_REIS',
  'CC_TOTAL',
  'EID1_COL',
  'EID2_COL',
  'EID_COL',
  'EID_APP',
  'EID_ACT',
] as const
const STOCKS = ['POP_ELIG', 'CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM', 'EID_UPG_ACT_CUM'] as const

const count = fc.oneof(
  { weight: 3, arbitrary: fc.nat(300_000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 999_999_999) },
)
const someCounts = (codes: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...codes), count, { maxKeys: codes.length })
const target = fc.record({
  kind: fc.constant('cumulative' as const),
  needed: fc.option(count),
  numerator: fc.constant(null),
})
const inPeriodTarget = fc.record({
  kind: fc.constant('in-period' as const),
  needed: fc.option(count),
  numerator: fc.option(count),
})
const targets = fc.oneof(
  fc.constant({}),
  fc.oneof(target, inPeriodTarget).map((ACT): { ACT?: TargetFact } => ({ ACT })),
)

const rowFacts = fc.record({
  kind: fc.constantFrom('commune', 'outside', 'unallocated'),
  flows: someCounts(FLOWS),
  mobile: someCounts(FLOWS),
  stocks: someCounts(STOCKS),
  targets,
})
const rowsFacts = fc
  .array(rowFacts, { maxLength: 7 })
  .map((sketches) => sketches.map((sketch, index) => row({ ...sketch, code: String(index) })))
const own = fc.record({ ownStocks: someCounts(['POP_ELIG']), ownTargets: targets })

interface Folded {
  num: number | null
  den: number | null
}

function foldSum(rows: readonly RowFacts[], read: (one: RowFacts) => number | null | undefined): number | null {
  let sum: number | null = null
  for (const one of rows) {
    const value = read(one)
    if (value === null || value === undefined) continue
    if (sum === null) sum = value
    else sum += value
  }
  return sum
}

function foldRatio({ rows, ownStocks, ownTargets }: PeriodFacts, code: string): Folded {
  const isTarget = code === 'R_ACT_TGT'
  let rowHasTarget = false
  let rowCountsPeriod = false
  for (const {
    targets: { ACT },
  } of rows) {
    if (ACT !== undefined) rowHasTarget = true
    if (ACT?.kind === 'in-period') rowCountsPeriod = true
  }
  const countsPeriod = isTarget && (rowHasTarget ? rowCountsPeriod : ownTargets.ACT?.kind === 'in-period')

  const numeratorOf = (stocks: RowFacts['stocks'], fact: TargetFact | undefined): number | null => {
    if (isTarget && fact?.kind === 'in-period') return fact.numerator
    if (isTarget && fact === undefined && countsPeriod) return null
    const whole = stocks[code === 'R_CC_ELIG' ? 'CC_CUM' : 'EID_ACT_CUM'] ?? null
    if (whole === null) return null
    return code === 'R_ACT_ELIG' ? whole - (stocks['EID_UPG_ACT_CUM'] ?? 0) : whole
  }
  const denominatorOf = (stocks: RowFacts['stocks'], fact: TargetFact | undefined): number | null =>
    isTarget ? (fact?.needed ?? null) : (stocks[code === 'R_ACT_COL' ? 'EID_COL_CUM' : 'POP_ELIG'] ?? null)

  let num: number | null = null
  let den: number | null = null
  let anyDenominator = false
  for (const {
    stocks,
    targets: { ACT },
  } of rows) {
    const [upper, lower] = [numeratorOf(stocks, ACT), denominatorOf(stocks, ACT)]
    if (lower !== null) anyDenominator = true
    if (upper === null) continue
    num = (num ?? 0) + upper
    if (lower !== null) den = (den ?? 0) + lower
  }
  const given = foldSum(rows, (one) => one.targets.ACT?.needed)
  if (isTarget && ownTargets.ACT !== undefined && (ownTargets.ACT.needed !== null || given === null)) {
    // The unit's own target goes before what its rows were given, unless only theirs is known.
    const { kind, needed, numerator } = ownTargets.ACT
    const done = foldSum(rows, (one) => one.stocks['EID_ACT_CUM']) ?? ownStocks['EID_ACT_CUM'] ?? null
    return { num: kind === 'in-period' ? numerator : done, den: needed }
  }
  // A target counts in full, also of a row that has no figure at all.
  if (isTarget && rowHasTarget)
    return {
      num: num ?? (rowCountsPeriod ? null : (ownStocks['EID_ACT_CUM'] ?? null)),
      den: given,
    }
  return {
    num: num ?? numeratorOf(ownStocks, ownTargets.ACT),
    den: anyDenominator ? den : denominatorOf(ownStocks, ownTargets.ACT),
  }
}

function expectTotals(cells: Record<string, ReportCell>, facts: PeriodFacts): void {
  for (const code of FLOWS)
    if (cells[code] !== undefined)
      expect([code, cells[code].value]).toEqual([code, foldSum(facts.rows, (one) => one.flows[code]?.total)])
  expect(cells['CC_TOTAL_MOBILE']?.value).toEqual(foldSum(facts.rows, (one) => one.flows['CC_TOTAL']?.mobile))
  for (const code of ['POP_ELIG', 'CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM']) {
    expect([code, cells[code]?.value]).toEqual([
      code,
      foldSum(facts.rows, (one) => one.stocks[code]) ?? facts.ownStocks[code] ?? null,
    ])
  }
  expect(cells['TARGET_ACT']?.value).toEqual(
    facts.ownTargets.ACT?.needed ?? foldSum(facts.rows, (one) => one.targets.ACT?.needed),
  )
  for (const code of ['R_ACT_TGT', 'R_ACT_ELIG', 'R_ACT_COL', 'R_CC_ELIG']) {
    expect([code, { num: cells[code]?.num, den: cells[code]?.den }]).toEqual([code, foldRatio(facts, code)])
  }
}

test('every total of BM01 and BM02 equals a plain fold', () => {
  fc.assert(
    fc.property(rowsFacts, own, rowsFacts, (rows, unitsOwn, rowsBefore) => {
      const options = { policy: 'trunc', decimals: 2, unit } as const
      const today = factsOf(day, rows, unitsOwn)
      expectTotals(buildReport(bm01, today, null, options).total.cells, today)
      const now = factsOf(month, rows, unitsOwn)
      const before = factsOf(monthBefore, rowsBefore)
      const { cells } = buildReport(bm02, now, before, options).total
      expectTotals(cells, now)
      expect({ num: cells['R_ACT_TGT_PREVIOUS']?.num, den: cells['R_ACT_TGT_PREVIOUS']?.den }).toEqual(
        foldRatio(before, 'R_ACT_TGT'),
      )
    }),
    { seed: SEED, numRuns: RUNS },
  )
})
