import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FailedSignIns, lockedOutUntil, noFailures, withFailure } from '#shared/accounts/lockout.rules.ts'
import { addMinutes } from '#shared/kernel/instant.ts'

const seed = 20260503
const start = '2023-04-15T01:00:00.000Z'

const afterFailures = (count: number): FailedSignIns => ({ count, lastAt: start })

it('the first four failures cost nothing', () => {
  let failures = noFailures
  for (let tried = 1; tried <= 4; tried += 1) {
    failures = withFailure(failures, start)
    expect(lockedOutUntil(failures, start)).toBeNull()
  }
  expect(lockedOutUntil(withFailure(failures, start), start)).toBe('2023-04-15T01:01:00.000Z')
})

it.each([
  [5, 1],
  [6, 2],
  [7, 4],
  [8, 8],
  [9, 16],
  [10, 32],
  [11, 60],
  [12, 60],
  [5000, 60],
])('after %i failures the wait is %i minutes', (count, minutes) => {
  const until = addMinutes(start, minutes)
  expect(lockedOutUntil(afterFailures(count), start)).toBe(until)
  expect(lockedOutUntil(afterFailures(count), addMinutes(until, -1))).toBe(until)
  expect(lockedOutUntil(afterFailures(count), until)).toBeNull()
})

it('a success forgets the failures', () => {
  expect(lockedOutUntil(noFailures, start)).toBeNull()
  expect(withFailure(noFailures, start)).toEqual({ count: 1, lastAt: start })
})

it('a clock that jumps about never shortens the wait', () => {
  const jumps = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(jumps, fc.integer({ min: -100_000, max: 0 }), (minutes, back) => {
      const times = minutes.map((jump) => addMinutes(start, jump))
      const failures = times.reduce(withFailure, afterFailures(4))
      const latest = [start, ...times].toSorted().at(-1) ?? start
      expect(failures.lastAt).toBe(latest)
      expect(lockedOutUntil(failures, addMinutes(latest, back))).toBe(lockedOutUntil(failures, latest))
    }),
    { seed, numRuns: 300 },
  )
})
