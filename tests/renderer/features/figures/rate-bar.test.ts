import { expect, it } from 'vitest'
import { barPercent } from '#renderer/features/figures/rate-bar.ts'

it('fills a bar by its rate, and leaves it empty when the rate has no value', () => {
  expect(barPercent(4466, 10_000)).toBe(44.6)
  expect(barPercent(3, 2)).toBe(150)
  expect(barPercent(null, 100)).toBe(0)
  expect(barPercent(5, 0)).toBe(0)
  expect(barPercent(5, null)).toBe(0)
})
