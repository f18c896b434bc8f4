import { describe, expect, it } from 'vitest'
import { unitsOn } from '#shared/units/unit-history.rules.ts'

const unit = (code: string, sortOrder: number, name = code, parentCode: string | null = 'R') => ({
  code,
  name,
  parentCode,
  sortOrder,
})

describe('units on a day', () => {
  const now = [unit('A', 1), unit('B', 3, 'Phường B'), unit('C', 4, 'C mới', 'T')]
  const former = [
    { until: '2023-05-01', ...unit('B', 2, 'Xã B') },
    { until: '2023-06-01', ...unit('C', 0, 'C giữa', 'S') },
    { until: '2023-04-01', ...unit('C', 0, 'C cũ', 'S') },
  ]

  it('are called and stand as they did until the day of each change', () => {
    const names = (on: string) => unitsOn(now, former, on).map(({ name }) => name)
    expect(names('2023-03-31')).toEqual(['C cũ', 'A', 'Xã B'])
    expect(names('2023-04-01')).toEqual(['C giữa', 'A', 'Xã B'])
    expect(names('2023-05-01')).toEqual(['C giữa', 'A', 'Phường B'])
    expect(names('2023-06-01')).toEqual(['A', 'Phường B', 'C mới'])
  })

  it('are the very same list where nothing changed since', () => {
    expect(unitsOn(now, former, '2023-06-01')).toBe(now)
  })
})
