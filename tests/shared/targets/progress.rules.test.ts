import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { formatPercent } from '#shared/kernel/ratio.ts'
import { progressOf, type Standing, totalsOf, verdictOf } from '#shared/targets/progress.rules.ts'

const seed = 20231231
const on = localDate('2023-06-30')
const asked = { on, calendar: { holidays: new Set<string>() }, window: { from: localDate('2023-06-05'), days: 20 } }

function standing(
  unitCode: string,
  numerator: number | null,
  needed: number | null,
  more: Partial<Standing> = {},
): Standing {
  return {
    unitCode,
    unitName: `Xã ${unitCode}`,
    isWhole: false,
    source: null,
    numerator,
    needed,
    last20: 10,
    target: {
      unitCode,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: needed ?? 0 },
      from: localDate('2023-01-01'),
      to: localDate('2023-12-31'),
      document: '',
    },
    ...more,
  }
}

/** The whole unit with a target of its own. */
const whole = (numerator: number | null, needed: number | null): Standing =>
  standing('654', numerator, needed, {
    isWhole: true,
    source: { from: 'own', ofRows: null, isOwnUnknown: false, rows: 3, without: [] },
  })

const ranks = (rows: readonly Standing[]) => progressOf(rows, asked).map((row) => row.rank)
const beside = (rows: readonly Standing[]) => progressOf(rows, asked).map((row) => row.verdict?.beside)

describe('places', () => {
  it('are shared by equal rates, and the next one counts those before it', () => {
    expect(ranks([standing('A', 50, 100), standing('B', 1, 2), standing('C', 1, 3)])).toEqual([1, 1, 3])
  })

  it('are told apart where the printed rates are the same', () => {
    const rows = [standing('A', 33_333, 100_000), standing('B', 1, 3)]
    const printed = rows.map((row) => formatPercent(row.numerator, row.needed, { policy: 'half-up', decimals: 2 }))
    expect(new Set(printed)).toEqual(new Set(['33,33 %']))
    expect(ranks(rows)).toEqual([2, 1])
  })

  it('are exact where a division in floating point is not', () => {
    // Both divide to the same double; the second is higher by cross multiplication.
    const rows = [
      standing('A', 4_503_599_627_370_494, 4_503_599_627_370_495),
      standing('B', 4_503_599_627_370_495, 4_503_599_627_370_496),
    ]
    expect(4_503_599_627_370_494 / 4_503_599_627_370_495).toBe(4_503_599_627_370_495 / 4_503_599_627_370_496)
    expect(ranks(rows)).toEqual([2, 1])
  })

  it('are had by none that misses a count, and not by the whole unit', () => {
    expect(
      ranks([
        standing('A', null, 100),
        standing('B', 10, null),
        standing('C', 0, 0),
        standing('D', 10, 100),
        standing('whole', 90, 100, { isWhole: true }),
      ]),
    ).toEqual([null, null, null, 1, null])
  })

  it('are given within a measure', () => {
    const other = standing('C', 1, 100)
    expect(ranks([standing('A', 2, 100), { ...other, target: { ...other.target, measure: 'COL' } }])).toEqual([1, 1])
  })
})

describe('the verdict', () => {
  it('is beside the weighted average Σ done / Σ needed, not the mean of rates', () => {
    // Weighted 110/1010 = 10,89 %; the mean of rates would be 55 %.
    expect(beside([standing('A', 100, 1000), standing('B', 10, 10)])).toEqual(['below', 'above'])
    expect(beside([standing('A', 10, 100), standing('B', 20, 200)])).toEqual(['equal', 'equal'])
  })

  it('is done at exactly what is needed and not one before', () => {
    expect(verdictOf({ num: 100, den: 100 }, undefined)).toEqual({ isDone: true, beside: null })
    expect(verdictOf({ num: 99_999, den: 100_000 }, undefined)).toEqual({ isDone: false, beside: null })
    expect(verdictOf({ num: null, den: 100 }, undefined)).toBeNull()
    expect(verdictOf({ num: 5, den: null }, undefined)).toBeNull()
  })
})

describe('the rows added up', () => {
  it('are the target and the results of the whole unit, with who has none to show', () => {
    const rows = [standing('A', 10, 100), standing('B', null, 50), standing('C', 7, null)]
    const [total] = totalsOf(rows, [whole(17, 400)], asked)
    expect(total).toMatchObject({ numerator: 17, needed: 400, remaining: 383, counted: 2, silent: ['Xã B'] })
  })

  it('have an average of the rows of which both counts are known', () => {
    const rows = [standing('A', 10, 100), standing('B', null, 50), standing('W', 10, 400, { isWhole: true })]
    expect(totalsOf(rows, [whole(10, 400)], asked)).toMatchObject([{ average: { num: 10, den: 100 } }])
  })

  it('agree with a computation of its own in 300 random sets of rows', () => {
    const count = fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 5, nil: null })
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 47 }), (pairs) => {
        const rows = pairs.map(([num, den], index) => standing(String(index), num, den, { last20: null }))
        let num = 0n
        let den = 0n
        for (const [one, of] of pairs) {
          if (one === null || of === null) continue
          num += BigInt(one)
          den += BigInt(of)
        }
        const isKnown = pairs.some(([one, of]) => one !== null && of !== null)
        const [total] = totalsOf(rows, [whole(null, null)], asked)
        expect(total?.average).toEqual({
          num: isKnown ? Number(num) : null,
          den: isKnown ? Number(den) : null,
        })
        progressOf(rows, asked).forEach((row, index) => {
          const [one, of] = pairs[index] ?? [null, null]
          const isRated = one !== null && of !== null && of !== 0
          // A place is 1 + how many rates are strictly higher, by cross multiplication.
          const above = pairs.filter(
            ([b, d]) =>
              isRated && b !== null && d !== null && d !== 0 && BigInt(b) * BigInt(of) > BigInt(one) * BigInt(d),
          )
          expect(row.rank).toBe(isRated ? 1 + above.length : null)
          const side = isRated && den !== 0n ? BigInt(one) * den - num * BigInt(of) : null
          const name = side === null ? null : side > 0n ? 'above' : side < 0n ? 'below' : 'equal'
          expect(row.verdict?.beside ?? null).toBe(name)
        })
      }),
      { seed, numRuns: 300 },
    )
  })
})
