import { describe, expect, it } from 'vitest'
import { countSchema, formatCount, isTenfold, MAX_COUNT } from '#shared/kernel/numbers.ts'

describe('a count', () => {
  it('is shown with dots between thousands', () => {
    expect([0, 7, 999, 1000, 1_494_541, -1120].map(formatCount)).toEqual([
      '0',
      '7',
      '999',
      '1.000',
      '1.494.541',
      '-1.120',
    ])
    expect(() => formatCount(1.5)).toThrow(RangeError)
  })

  it('is a whole number from 0 to nine digits', () => {
    expect(countSchema.safeParse(MAX_COUNT).success).toBe(true)
    expect(countSchema.safeParse(MAX_COUNT + 1).success).toBe(false)
    expect(countSchema.safeParse(-1).success).toBe(false)
    expect(countSchema.safeParse(0.5).success).toBe(false)
  })
})

describe('the tenfold check', () => {
  it('holds from 8 to 12 times either way, borders included', () => {
    expect([79, 80, 100, 120, 121].map((next) => isTenfold(10, next))).toEqual([false, true, true, true, false])
    expect([79, 80, 100, 120, 121].map((previous) => isTenfold(previous, 10))).toEqual([false, true, true, true, false])
  })

  it('says nothing about 0', () => {
    expect(isTenfold(0, 0)).toBe(false)
    expect(isTenfold(0, 10)).toBe(false)
    expect(isTenfold(10, 0)).toBe(false)
  })
})
