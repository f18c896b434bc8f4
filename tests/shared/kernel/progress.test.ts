import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededCount, neededPerDay, remaining } from '#shared/kernel/progress.ts'

const seed = 20230415

describe('what a target still asks', () => {
  it('rounds the needed count up to a whole file', () => {
    expect(neededCount(9100, 101)).toBe(92)
    expect(neededCount(5000, 100)).toBe(50)
    expect(neededCount(10_000, 37_000)).toBe(37_000)
    expect(neededCount(2900, 100)).toBe(29)
  })

  it('is the least count that reaches the target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 999_999_999 }), (points, den) => {
        const needed = BigInt(neededCount(points, den))
        const reaches = (count: bigint) => count * 10_000n >= BigInt(points) * BigInt(den)
        expect(reaches(needed)).toBe(true)
        expect(needed === 0n || !reaches(needed - 1n)).toBe(true)
      }),
      { seed },
    )
  })

  it('is 0 once passed and unknown while the figure is not reported', () => {
    expect(remaining(100, 40)).toBe(60)
    expect(remaining(100, 140)).toBe(0)
    expect(remaining(100, null)).toBeNull()
  })

  it('spreads over the days left, rounded up', () => {
    expect(neededPerDay(60, 7)).toBe(9)
    expect(neededPerDay(60, 1)).toBe(60)
    expect(neededPerDay(0, 0)).toBe(0)
    expect(neededPerDay(60, 0)).toBeNull()
  })
})
