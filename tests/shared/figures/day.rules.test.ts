import { describe, expect, it } from 'vitest'
import {
  blankRows,
  issueKey,
  requiredReasonKeys,
  rowStatus,
  validateDay,
  type DayFigures,
} from '#shared/figures/day.rules.ts'
import { errorIssue, warningIssue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { rowCells, type Typed } from './day-fixture.ts'

const on = localDate('2023-04-14')

function day(figures: Record<string, Record<string, Typed>>, given: Partial<DayFigures['state']> = {}): DayFigures {
  return {
    state: { on, isRestDay: false, ...given },
    rows: [
      { code: '24490', kind: 'commune' },
      { code: '24496', kind: 'commune' },
      { code: 'TTPVHCC', kind: 'extra' },
      { code: 'CPX', kind: 'unallocated' },
      { code: 'NDB', kind: 'outside' },
    ],
    cells: Object.entries(figures).flatMap(([unit, typed]) => [...rowCells(typed, unit, on).values()]),
    carried: [{ unitCode: '24496', stocks: { CC_UNCL: 1 } }],
  }
}

const reported = { CC_TOTAL: 0, EID_COL: 0, EID_ACT: 0 }

describe('validateDay', () => {
  it('checks every row against what is carried into it, in printed order', () => {
    const issues = validateDay(day({ '24496': { CC_DLV: 2 }, '24490': { CC_NEW: { draft: 'x' } }, NDB: { CC_DEL: 1 } }))
    expect(issues.map(issueKey)).toEqual([
      'not-a-number:24490:CC_NEW',
      'stock-negative:24496:CC_DLV',
      'deletion-needs-note:NDB:CC_DEL',
    ])
  })
})

describe('rowStatus', () => {
  it.each([
    ['missing', {}],
    ['missing', { CC_NEW: null }],
    ['partial', { CC_NEW: 0 }],
    ['partial', { CC_NEW: { draft: '?' } }],
    ['partial', { CC_TOTAL: 1, EID_COL: 2 }],
    ['reported', { CC_NEW: 1, EID1_COL: 2, EID2_ACT: { mobile: 3 } }],
    ['reported', reported],
  ] as const)('is %s for %j', (status, typed) => {
    expect(rowStatus(rowCells(typed))).toBe(status)
  })
})

describe('rows still blank', () => {
  it('are those without any figure', () => {
    expect(blankRows(day({ '24490': { CC_ERR: 0 }, CPX: { CC_NEW: null } }))).toEqual([
      '24496',
      'TTPVHCC',
      'CPX',
      'NDB',
    ])
  })

  it('need a reason to close the day, but not Chưa phân xã and Ngoài địa bàn', () => {
    expect(requiredReasonKeys(day({ '24490': reported }))).toEqual(['blank:24496', 'blank:TTPVHCC'])
  })

  it('need none on a rest day', () => {
    expect(requiredReasonKeys(day({}, { isRestDay: true }))).toEqual([])
  })
})

describe('reasons', () => {
  it('are asked for every warning and for no error', () => {
    const keys = requiredReasonKeys(day({ '24490': { CC_DEL: 1, EID_UPG: { draft: 'x' } } }))
    expect(keys).toEqual(['deletion-needs-note:24490:CC_DEL', 'blank:24496', 'blank:TTPVHCC'])
  })
})

describe('issueKey', () => {
  it('stays when the figures change and tells channels apart', () => {
    const where = { unitCode: '1', indicator: 'CC_TOTAL', date: on }
    expect(issueKey(errorIssue('total-differs', where, { channel: 'FIXED', total: 1 }))).toBe(
      'total-differs:1:CC_TOTAL',
    )
    expect(issueKey(errorIssue('total-differs', where, { channel: 'MOBILE' }))).toBe('total-differs:1:CC_TOTAL:MOBILE')
    expect(issueKey(warningIssue('tenfold', where))).toBe('tenfold:1:CC_TOTAL')
  })
})
