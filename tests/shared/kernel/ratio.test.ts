import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareRatios,
  formatPercent,
  percentCellValue,
  percentText,
  percentUnits,
  pointChange,
  type RoundingPolicy,
  rankByRatio,
  sumRatios,
} from '#shared/kernel/ratio.ts'

/** Without shrinking, which takes close pairs of large counts down by one at a time and does not come to an end. */
const runs = { seed: 20230415, endOnFailure: true }
const policy = fc.constantFrom<RoundingPolicy>('trunc', 'half-up')
const decimals = fc.integer({ min: 0, max: 4 })
const num = fc.integer({ min: 0, max: 999_999_999_999 })
const den = fc.integer({ min: 1, max: 999_999_999_999 })

/** Long division on paper: one digit of the percentage at a time, then half-up by looking at the next digit. */
function percentOnPaper(num: number, den: number, roundingPolicy: RoundingPolicy, places: number): string {
  const divisor = BigInt(den)
  let rest = 0n
  let digits = ''
  const dividend = `${num}00`
  for (const digit of dividend + '0'.repeat(places + 1)) {
    rest = rest * 10n + BigInt(digit)
    let times = 0
    while (rest >= divisor) {
      rest -= divisor
      times += 1
    }
    digits += times
  }
  const kept = digits.slice(0, -1)
  const isUp = roundingPolicy === 'half-up' && Number(digits.slice(-1)) >= 5
  let shown = String(BigInt(kept) + (isUp ? 1n : 0n)).padStart(places + 1, '0')
  if (num < den && shown === `100${'0'.repeat(places)}`) shown = '99' + '9'.repeat(places)
  const whole = Number(places === 0 ? shown : shown.slice(0, -places)).toLocaleString('de-DE')
  return places === 0 ? whole : `${whole},${shown.slice(-places)}`
}

describe('a printed percentage', () => {
  it('equals the one worked out by long division on paper', () => {
    fc.assert(
      fc.property(num, den, policy, decimals, (n, d, p, places) => {
        expect(percentText(n, d, { policy: p, decimals: places })).toBe(percentOnPaper(n, d, p, places))
      }),
      { ...runs, numRuns: 2000 },
    )
  })

  it('equals the one worked out on paper for counts close to each other', () => {
    const close = fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(close, policy, decimals, ([d, gap], p, places) => {
        const n = Math.max(0, d + gap)
        const text = percentText(n, d, { policy: p, decimals: places })
        expect(text).toBe(percentOnPaper(n, d, p, places))
        if (n < d) expect(text.startsWith('100')).toBe(false)
      }),
      { ...runs, numRuns: 2000 },
    )
  })

  it('is never above the exact ratio when truncated, and less than one unit below it', () => {
    fc.assert(
      fc.property(num, den, decimals, (n, d, places) => {
        const units = percentUnits(n, d, { policy: 'trunc', decimals: places }) ?? -1n
        const exact = BigInt(n) * 10n ** BigInt(places + 2)
        expect(units * BigInt(d) <= exact && exact < (units + 1n) * BigInt(d)).toBe(true)
      }),
      runs,
    )
  })

  it('is at most half a unit from the exact ratio when rounded half up, but for the cap below 100 %', () => {
    fc.assert(
      fc.property(num, den, decimals, (n, d, places) => {
        const hundred = 10n ** BigInt(places + 2)
        const units = percentUnits(n, d, { policy: 'half-up', decimals: places }) ?? -1n
        const twiceTheError = 2n * (units * BigInt(d) - BigInt(n) * hundred)
        expect(twiceTheError <= BigInt(d)).toBe(true)
        expect(twiceTheError > -BigInt(d) || (n < d && units === hundred - 1n)).toBe(true)
      }),
      runs,
    )
  })

  it('is a dash when a count is unknown or the denominator is 0, also for 0 of 0', () => {
    const format = { policy: 'trunc', decimals: 2 } as const
    for (const [n, d] of [
      [null, 10],
      [10, null],
      [null, null],
      [5, 0],
      [0, 0],
    ] as const) {
      expect(percentText(n, d, format)).toBe('—')
      expect(formatPercent(n, d, format)).toBe('—')
      expect(percentCellValue(n, d, format)).toBeNull()
    }
    expect(percentText(0, 10, format)).toBe('0,00')
  })

  it('carries the Vietnamese percent form and may pass 100 %', () => {
    expect(formatPercent(4466, 10_000, { policy: 'trunc', decimals: 2 })).toBe('44,66 %')
    expect(formatPercent(3, 2, { policy: 'half-up', decimals: 1 })).toBe('150,0 %')
    expect(formatPercent(12_345, 1, { policy: 'trunc', decimals: 2 })).toBe('1.234.500,00 %')
  })

  it('is the number of a spreadsheet cell without a trace of binary fractions', () => {
    expect(percentCellValue(29, 100, { policy: 'trunc', decimals: 2 })).toBe(0.29)
    expect(percentCellValue(4183, 102_641, { policy: 'half-up', decimals: 2 })).toBe(0.0408)
    expect(percentCellValue(109, 2068, { policy: 'half-up', decimals: 1 })).toBe(0.053)
  })

  it('follows INT and ROUND of a spreadsheet below 0', () => {
    expect(percentText(-1, 3, { policy: 'trunc', decimals: 2 })).toBe('-33,34')
    expect(percentText(-1, 4, { policy: 'trunc', decimals: 2 })).toBe('-25,00')
    expect(percentText(-1, 3, { policy: 'half-up', decimals: 2 })).toBe('-33,33')
    expect(percentText(-1, 16, { policy: 'half-up', decimals: 1 })).toBe('-6,3')
  })

  it('refuses counts that are not integers, and negative denominators', () => {
    expect(() => percentText(1.5, 2, { policy: 'trunc', decimals: 2 })).toThrow(RangeError)
    expect(() => percentText(1, -2, { policy: 'trunc', decimals: 2 })).toThrow(RangeError)
  })
})

describe('the change between two printed percentages', () => {
  it('is their difference with its sign', () => {
    expect(pointChange(4891n, 4350n, 2)).toBe('+5,41')
    expect(pointChange(4350n, 4891n, 2)).toBe('-5,41')
    expect(pointChange(4350n, 4350n, 2)).toBe('0,00')
    expect(pointChange(53n, 50n, 1)).toBe('+0,3')
  })

  it('is a dash when either has no value', () => {
    expect(pointChange(null, 4350n, 2)).toBe('—')
    expect(pointChange(4891n, null, 2)).toBe('—')
  })

  it('is the difference a reader finds between the two figures on paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), (now, previous) => {
        const text = pointChange(BigInt(now), BigInt(previous), 2)
        expect(Math.round(Number(text.replace(',', '.')) * 100)).toBe(now - previous)
        expect(text.startsWith('+')).toBe(now > previous)
      }),
      runs,
    )
  })
})

describe('comparing ratios', () => {
  it('tells apart ratios that floating point holds equal', () => {
    const larger = { num: 9_007_199_254_740_991, den: 9_007_199_254_740_990 }
    const smaller = { num: 9_007_199_254_740_990, den: 9_007_199_254_740_989 }
    expect(9_007_199_254_740_991 / 9_007_199_254_740_990).toBe(9_007_199_254_740_990 / 9_007_199_254_740_989)
    expect(compareRatios(larger, smaller)).toBe(-1)
    expect(compareRatios({ num: 1, den: 3 }, { num: 2, den: 6 })).toBe(0)
  })

  it('puts a ratio without a value below 0 %, and equal to its like', () => {
    expect(compareRatios({ num: null, den: 5 }, { num: 0, den: 5 })).toBe(-1)
    expect(compareRatios({ num: 0, den: 5 }, { num: 5, den: 0 })).toBe(1)
    expect(compareRatios({ num: null, den: 5 }, { num: 5, den: 0 })).toBe(0)
  })
})

describe('ranking', () => {
  it('shares a rank between equal ratios and skips the ranks they take', () => {
    const rows = [
      { num: 1, den: 2 },
      { num: 9, den: 10 },
      { num: 2, den: 4 },
      { num: null, den: 4 },
      { num: 1, den: 100 },
    ]
    expect(rankByRatio(rows)).toEqual([2, 1, 2, null, 4])
  })

  it('separates ratios that print the same', () => {
    const rows = [
      { num: 4000, den: 100_000 },
      { num: 4001, den: 100_000 },
    ]
    expect(rankByRatio(rows)).toEqual([2, 1])
  })

  it('gives each ratio one more than the number of ratios above it', () => {
    const ratio = fc.record({
      num: fc.option(fc.integer({ min: 0, max: 6 })),
      den: fc.option(fc.integer({ min: 0, max: 6 })),
    })
    fc.assert(
      fc.property(fc.array(ratio, { maxLength: 12 }), (rows) => {
        const value = ({ num: n, den: d }: (typeof rows)[number]) => (n === null || d === null || d === 0 ? -1 : n / d)
        const expected = rows.map((row) =>
          value(row) < 0 ? null : 1 + rows.filter((other) => value(other) > value(row)).length,
        )
        expect(rankByRatio(rows)).toEqual(expected)
      }),
      runs,
    )
  })
})

describe('the total of rows', () => {
  it('leaves a row with an unknown count out of both sums and names it', () => {
    const rows = [
      { num: 10, den: 100 },
      { num: null, den: 400 },
      { num: 30, den: null },
      { num: 5, den: 0 },
    ]
    expect(sumRatios(rows)).toEqual({ total: { num: 15, den: 100 }, leftOut: [1, 2] })
  })

  it('is unknown when every row is left out or there is none', () => {
    expect(sumRatios([{ num: null, den: 4 }])).toEqual({ total: { num: null, den: null }, leftOut: [0] })
    expect(sumRatios([])).toEqual({ total: { num: null, den: null }, leftOut: [] })
  })

  it('lies between the lowest and the highest of its rows', () => {
    const row = fc.record({ num: fc.integer({ min: 0, max: 1000 }), den: fc.integer({ min: 1, max: 1000 }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { total } = sumRatios(rows)
        expect(rows.some((one) => compareRatios(one, total) <= 0)).toBe(true)
        expect(rows.some((one) => compareRatios(one, total) >= 0)).toBe(true)
      }),
      runs,
    )
  })
})
