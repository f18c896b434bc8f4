import { describe, expect, it } from 'vitest'
import { nextSorting, shownRows, sortColumns } from '#renderer/features/targets/progress-rows.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'

function row(
  unitName: string,
  numerator: number | null,
  needed: number,
  more: Partial<TargetProgress> = {},
): TargetProgress {
  const isDone = numerator !== null && numerator >= needed
  return {
    unitCode: unitName,
    unitName,
    target: {
      unitCode: unitName,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: needed },
      from: localDate('2023-01-01'),
      to: localDate('2023-12-31'),
      document: '',
    },
    needed,
    numerator,
    remaining: numerator === null ? null : Math.max(0, needed - numerator),
    daysLeft: 10,
    workingDaysLeft: 7,
    perDay: null,
    perWorkingDay: null,
    last20: null,
    paceDays: 20,
    forecastOn: null,
    verdict: numerator === null ? null : { isDone, beside: isDone ? 'above' : 'below' },
    rank: null,
    isWhole: false,
    source: null,
    ...more,
  }
}

const rows = [
  row('Xã Ea Yông', 33_333, 100_000, { forecastOn: localDate('2023-08-01'), rank: 2 }),
  row('Xã Đông Khê', null, 10),
  row('Xã Ba Tơ', 1, 3, { forecastOn: localDate('2023-07-01'), rank: 1 }),
  row('Xã Bình An', 7, 5, { rank: 3 }),
]
const names = (filter: Partial<Parameters<typeof shownRows>[1]>) =>
  shownRows(rows, { text: '', verdict: 'all', sorting: { by: 'order', isDescending: false }, ...filter }).map(
    (one) => one.unitName,
  )

describe('the table of a target', () => {
  it('finds a commune typed without accents', () => {
    expect(names({ text: 'dong khe' })).toEqual(['Xã Đông Khê'])
    expect(names({ text: 'BA TO' })).toEqual(['Xã Ba Tơ'])
    expect(names({ text: 'không có' })).toEqual([])
  })

  it('keeps those that are done, not done, or below the average', () => {
    expect(names({ verdict: 'done' })).toEqual(['Xã Bình An'])
    expect(names({ verdict: 'not-done' })).toEqual(['Xã Ea Yông', 'Xã Đông Khê', 'Xã Ba Tơ'])
    expect(names({ verdict: 'below' })).toEqual(['Xã Ea Yông', 'Xã Ba Tơ'])
  })

  it('orders rates by exact comparison, also where they print the same', () => {
    expect(names({ sorting: { by: 'rate', isDescending: true } })).toEqual([
      'Xã Bình An',
      'Xã Ba Tơ',
      'Xã Ea Yông',
      'Xã Đông Khê',
    ])
  })

  it('leaves what is not known at the end whichever way a column is turned', () => {
    for (const by of sortColumns.filter((one) => !['order', 'name', 'needed'].includes(one)))
      for (const isDescending of [true, false])
        expect([by, names({ sorting: { by, isDescending } }).indexOf('Xã Đông Khê') > 0]).toEqual([by, true])
    expect(names({ sorting: { by: 'forecast', isDescending: false } }).slice(0, 2)).toEqual(['Xã Ba Tơ', 'Xã Ea Yông'])
  })

  it('orders names as Vietnamese does', () => {
    expect(names({ sorting: { by: 'name', isDescending: false } })).toEqual([
      'Xã Ba Tơ',
      'Xã Bình An',
      'Xã Đông Khê',
      'Xã Ea Yông',
    ])
  })

  it('is turned round by asking a column again; figures begin with the highest', () => {
    expect(nextSorting({ by: 'order', isDescending: false }, 'rate')).toEqual({ by: 'rate', isDescending: true })
    expect(nextSorting({ by: 'rate', isDescending: true }, 'rate')).toEqual({ by: 'rate', isDescending: false })
    expect(nextSorting({ by: 'rate', isDescending: true }, 'rank')).toEqual({ by: 'rank', isDescending: false })
  })
})
