import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMinutes,
  dateOfInstant,
  endOfDay,
  formatInstant,
  instantInWords,
  laterInstant,
  startOfDay,
} from '#shared/kernel/instant.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'

describe('an instant', () => {
  it('is told as date and time in Vietnam', () => {
    expect(formatInstant('2023-04-15T09:42:07.120Z')).toBe('15/04/2023 16:42:07')
    expect(formatInstant('2023-12-31T17:00:00.000Z')).toBe('01/01/2024 00:00:00')
  })

  it('belongs to the day that began at or before it and has not ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 86_399_999 }), (days, ms) => {
        const on = addDays(localDate('1980-01-01'), days)
        const instant = new Date(Date.parse(startOfDay(on)) + ms).toISOString()
        expect(dateOfInstant(instant)).toBe(on)
        expect(instant >= startOfDay(on) && instant < endOfDay(on)).toBe(true)
      }),
      { seed: 15, numRuns: 200 },
    )
  })
})

describe('two instants', () => {
  it('are ordered as text', () => {
    expect(laterInstant('2023-04-15T09:42:07.120Z', '2023-04-15T09:42:07.119Z')).toBe('2023-04-15T09:42:07.120Z')
  })

  it('are as many minutes apart as were added', () => {
    expect(addMinutes('2023-12-31T23:59:00.000Z', 2)).toBe('2024-01-01T00:01:00.000Z')
  })
})

it('an instant is told in the middle of a sentence', () => {
  expect(instantInWords('2023-04-15T09:42:07.120Z')).toBe('16:42:07 ngày 15/04/2023')
})
