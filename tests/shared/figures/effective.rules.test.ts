import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveFigures, stockAfter, withEffective, type ChannelCounts } from '#shared/figures/effective.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { rowCells } from './day-fixture.ts'

const place = { unitCode: '24490', on: localDate('2023-04-15') }

describe('effectiveFigures', () => {
  it('takes a typed total as it is, whatever its parts', () => {
    const total = effectiveFigures(rowCells({ CC_NEW: 9, CC_EXCH: 2, CC_TOTAL: 12 })).get('CC_TOTAL')
    expect(total).toEqual({ fixed: 12, mobile: null, value: 12, missingParts: 0 })
  })

  it('adds the reported parts up where no total is typed and counts the blank ones', () => {
    const total = effectiveFigures(rowCells({ CC_NEW: 9, CC_EXCH: 0 })).get('CC_TOTAL')
    expect(total).toEqual({ fixed: 9, mobile: null, value: 9, missingParts: 1 })
  })

  it('decides each channel alone: a typed fixed total stands beside the sum of mobile parts', () => {
    const figures = effectiveFigures(rowCells({ EID_ACT: 12, EID1_ACT: { mobile: 8 }, EID2_ACT: { mobile: 10 } }))
    expect(figures.get('EID_ACT')).toEqual({ fixed: 12, mobile: 18, value: 30, missingParts: 0 })
  })

  it('has no total where nothing is reported, and zero where zeros are', () => {
    expect(effectiveFigures(rowCells({ EID1_COL: null })).has('EID_COL')).toBe(false)
    expect(effectiveFigures(rowCells({ EID1_COL: 0, EID2_COL: 0 })).get('EID_COL')?.value).toBe(0)
  })

  it('agrees with a plain fold over every combination of typed and blank counts', () => {
    const count = fc.option(fc.nat(999), { nil: null })
    const both = fc.record({ fixed: count, mobile: count })
    fc.assert(
      fc.property(both, both, both, (total, one, two) => {
        const typed = new Map<string, ChannelCounts>([
          ['EID_APP', total],
          ['EID1_APP', one],
          ['EID2_APP', two],
        ])
        const figure = effectiveFigures(typed).get('EID_APP')
        let expected: number | null = null
        for (const channel of ['fixed', 'mobile'] as const) {
          const numbers = total[channel] === null ? [one[channel], two[channel]] : [total[channel]]
          for (const number of numbers) if (number !== null) expected = (expected ?? 0) + number
        }
        expect(figure?.value ?? null).toBe(expected)
      }),
      { seed: 20230415, numRuns: 2000 },
    )
  })
})

describe('withEffective', () => {
  it('gives a total that only its parts make a cell of its own', () => {
    const cells = withEffective(place, rowCells({ CC_NEW: 1, CC_REIS: 2 }).values())
    expect(cells.get('CC_TOTAL')).toMatchObject({ fixed: null, effective: 3, unitCode: '24490' })
    expect(cells.get('CC_NEW')?.effective).toBe(1)
  })

  it('counts fixed and mobile of a cell together and leaves a draft out', () => {
    const cells = withEffective(
      place,
      rowCells({ EID2_ACT: { fixed: 12, mobile: 18 }, EID1_ACT: { draft: '12a' } }).values(),
    )
    expect(cells.get('EID2_ACT')?.effective).toBe(30)
    expect(cells.get('EID1_ACT')?.effective).toBeNull()
    expect(cells.get('EID_ACT')?.effective).toBe(30)
  })
})

describe('stockAfter', () => {
  const day = effectiveFigures(rowCells({ CC_NEW: 5, CC_DEL: 2, EID1_APP: 7, EID_UPG: 3 }))

  it('adds the flows of the day to what was carried in, and takes away what lowers a stock', () => {
    expect(stockAfter('CC_CUM', { CC_CUM: 100 }, day)).toBe(103)
    expect(stockAfter('EID1_STOCK', { EID1_STOCK: 40 }, day)).toBe(44)
  })

  it('begins at the first figure where nothing was opened, and is null before it', () => {
    expect(stockAfter('EID1_APP_CUM', {}, day)).toBe(7)
    expect(stockAfter('EID_ACT_CUM', {}, day)).toBeNull()
  })
})
