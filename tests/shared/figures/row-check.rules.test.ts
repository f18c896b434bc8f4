import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stocks } from '#shared/figures/effective.rules.ts'
import { validateRow } from '#shared/figures/row-check.rules.ts'
import { rowCells, type Typed } from './day-fixture.ts'

function check(typed: Record<string, Typed>, carried: Stocks | null = null, on = '2023-04-15') {
  return validateRow({ unitCode: '24490', on, cells: rowCells(typed, '24490', on), carried })
}

function codes(...given: Parameters<typeof check>): string[] {
  return check(...given).map((issue) => issue.code)
}

describe('a typed total and its parts', () => {
  it('may not differ once every part is reported, and the issue has both sides', () => {
    expect(check({ CC_TOTAL: 12, CC_NEW: 9, CC_EXCH: 2, CC_REIS: 3 })).toEqual([
      {
        code: 'total-differs',
        severity: 'error',
        where: { unitCode: '24490', indicator: 'CC_TOTAL', date: '2023-04-15' },
        params: { channel: 'FIXED', CC_NEW: 9, CC_EXCH: 2, CC_REIS: 3, total: 12, sum: 14 },
      },
    ])
  })

  it('are left alone while a part is blank, unless the reported parts are more than the total', () => {
    expect(codes({ CC_TOTAL: 12, CC_NEW: 9 })).toEqual([])
    expect(codes({ CC_TOTAL: 12, CC_NEW: 9, CC_EXCH: 4 })).toEqual(['parts-exceed-total'])
  })

  it('are compared within a channel, never across', () => {
    expect(codes({ EID_COL: { fixed: 5, mobile: 9 }, EID1_COL: { fixed: 2 }, EID2_COL: { fixed: 3 } })).toEqual([])
    expect(codes({ EID_COL: { mobile: 9 }, EID1_COL: { mobile: 2 }, EID2_COL: { mobile: 3 } })).toEqual([
      'total-differs',
    ])
  })

  it('are compared over both channels where the mobile part is told of the total alone, as on BM01', () => {
    const parts = { CC_NEW: 9, CC_EXCH: 2, CC_REIS: 3 }
    expect(codes({ CC_TOTAL: { fixed: 10, mobile: 4 }, ...parts })).toEqual([])
    expect(codes({ CC_TOTAL: { fixed: 10, mobile: 5 }, ...parts })).toEqual(['total-differs'])
    expect(codes({ CC_TOTAL: { fixed: 10, mobile: 4 }, ...parts, CC_NEW: { fixed: 9, mobile: 1 } })).toEqual([
      'total-differs',
    ])
  })

  it('raise an issue exactly when a plain reading of the rule says so', () => {
    const count = fc.option(fc.nat(6), { nil: null })
    fc.assert(
      fc.property(count, count, count, (total, one, two) => {
        const found = codes({ EID_REJ: total, EID1_REJ: one, EID2_REJ: two })
        const all = one !== null && two !== null
        const sum = (one ?? 0) + (two ?? 0)
        const differs = total !== null && all && sum !== total
        const exceeds = total !== null && !all && sum > total
        expect(found).toEqual(differs ? ['total-differs'] : exceeds ? ['parts-exceed-total'] : [])
      }),
      { seed: 694, numRuns: 1000 },
    )
  })
})

describe('a text that is not a number', () => {
  it('is an error that quotes it', () => {
    expect(check({ EID2_ACT: { draft: '1O' } })).toMatchObject([
      { code: 'not-a-number', severity: 'error', where: { indicator: 'EID2_ACT' }, params: { draft: '1O' } },
    ])
  })
})

describe('ages', () => {
  it('add up to the total from 1/7/2024', () => {
    const typed = { CC_NEW: 5, CC_EXCH: 1, CC_REIS: 0, CC_U6: 1, CC_6_13: 2, CC_14P: 2 }
    expect(check(typed, null, '2024-07-01')).toMatchObject([{ code: 'ages-differ', params: { total: 6, sum: 5 } }])
    expect(codes({ ...typed, CC_14P: 3 }, null, '2024-07-01')).toEqual([])
  })

  it('say nothing before that day', () => {
    expect(codes({ CC_TOTAL: 6, CC_U6: 1, CC_6_13: 2, CC_14P: 2 }, null, '2024-06-30')).toEqual([])
  })

  it('may not exceed the total before they are all there', () => {
    expect(codes({ CC_TOTAL: 6, CC_14P: 7 }, null, '2024-07-01')).toEqual(['ages-exceed-total'])
    expect(codes({ CC_TOTAL: 6, CC_14P: 5 }, null, '2024-07-01')).toEqual([])
  })

  it('wait for a total that still lacks parts', () => {
    expect(codes({ CC_NEW: 1, CC_U6: 1, CC_6_13: 2, CC_14P: 2 }, null, '2024-07-01')).toEqual([])
  })
})

describe('upgrades', () => {
  it('are among the approvals of level 2', () => {
    expect(check({ EID_UPG: 4, EID2_APP: 3 })).toMatchObject([
      { code: 'upgrade-exceeds-approved', severity: 'error', params: { upgraded: 4, approved: 3 } },
    ])
    expect(codes({ EID_UPG: 3, EID2_APP: 3 })).toEqual([])
  })

  it('are not compared with approvals that are not reported', () => {
    expect(codes({ EID_UPG: 4 })).toEqual([])
  })
})

describe('cards not collected', () => {
  it('never fall below zero', () => {
    expect(check({ CC_RCV: 2, CC_DLV: 9 }, { CC_UNCL: 6 })).toMatchObject([
      { code: 'stock-negative', severity: 'error', params: { before: 6, received: 2, delivered: 9, stock: -1 } },
    ])
  })

  it('are judged only on a day that moves them', () => {
    expect(codes({ CC_NEW: 1 }, { CC_UNCL: -5 })).toEqual([])
  })

  it.each([
    [100, 800, ['tenfold']],
    [100, 1200, ['tenfold']],
    [100, 799, []],
    [100, 1201, []],
    [1200, 100, ['tenfold']],
    [12, 99, []],
    [10, 100, ['tenfold']],
    [0, 100, []],
  ])('going from %i to %i within a day gives %j', (before, after, expected) => {
    const flows = after > before ? { CC_RCV: after - before } : { CC_DLV: before - after }
    expect(codes(flows, { CC_UNCL: before })).toEqual(expected)
  })
})

describe('accounts waiting for approval', () => {
  it('are judged on cumulatives and not on the flows of a day', () => {
    const carried = { EID_COL_CUM: 100, EID_APP_CUM: 80, EID_REJ_CUM: 5, EID_ACT_CUM: 0 }
    expect(codes({ EID_COL: 0, EID_APP: 15 }, carried)).toEqual([])
    expect(check({ EID_COL: 0, EID_APP: 16 }, carried)).toMatchObject([
      {
        code: 'waiting-negative',
        severity: 'warning',
        params: { collected: 100, approved: 96, rejected: 5, waiting: -1 },
      },
    ])
  })

  it('are unknown while nothing was ever collected', () => {
    expect(codes({ EID_APP: 16 }, {})).toEqual([])
  })
})

describe('activations', () => {
  it('are warned of when they pass the approvals', () => {
    const carried = { EID_APP_CUM: 80, EID_ACT_CUM: 79 }
    expect(codes({ EID_ACT: 1 }, carried)).toEqual([])
    expect(check({ EID_ACT: 2 }, carried)).toMatchObject([
      { code: 'activated-exceeds-approved', severity: 'warning', params: { activated: 81, approved: 80 } },
    ])
  })
})

describe('deleted files', () => {
  it('ask for a note', () => {
    expect(codes({ CC_DEL: 2 })).toEqual(['deletion-needs-note'])
    expect(codes({ CC_DEL: 0 })).toEqual([])
    expect(codes({ CC_DEL: { fixed: 2, note: 'C06 xoá hồ sơ trùng' } })).toEqual([])
  })
})

it('leaves the rules on cumulatives out where what is carried in is not known', () => {
  expect(codes({ CC_RCV: 0, CC_DLV: 9, EID_ACT: 9, EID_APP: 1 }, null)).toEqual([])
})
