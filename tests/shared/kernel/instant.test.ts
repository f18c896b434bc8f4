import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMinutes,
  dateOfInstant,
  earlierInstant,
  endOfDay,
  formatInstant,
  instantInWords,
  instantOn,
  laterInstant,
  readInstant,
  startOfDay,
  timeOfInstant,
} from '#shared/kernel/instant.ts'
import { addDays, EARLIEST_DATE, LATEST_DATE, localDate } from '#shared/kernel/local-date.ts'

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

  it('may be of the first and of the last day of the calendar', () => {
    expect(startOfDay(EARLIEST_DATE)).toBe('1899-12-31T17:00:00.000Z')
    expect(endOfDay(LATEST_DATE)).toBe('2199-12-31T17:00:00.000Z')
  })
})

describe('an instant from outside', () => {
  it('is read whatever its zone and precision, and is nothing when it names no moment', () => {
    expect(readInstant('2023-04-15T09:42:07.120Z')).toBe('2023-04-15T09:42:07.120Z')
    expect(readInstant('2023-04-15T16:42:07+07:00')).toBe('2023-04-15T09:42:07.000Z')
    expect(readInstant('2023-04-15T09:42Z')).toBe('2023-04-15T09:42:00.000Z')
    for (const wrong of [
      '',
      '2023-04-15',
      '2023-02-30T09:42:07.120Z',
      '2023-04-15T24:00:00.000Z',
      '2023-04-15T09:42:07',
    ])
      expect(readInstant(wrong)).toBeNull()
  })

  it('has the time of day in Vietnam, however it is written', () => {
    expect(timeOfInstant('2023-04-15T17:00:00.999Z')).toBe('00:00:00')
    expect(timeOfInstant('2023-04-15T16:59:59.999Z')).toBe('23:59:59')
    expect(timeOfInstant('2023-04-15T16:42:07+07:00')).toBe('16:42:07')
  })
})

describe('a time of day in Vietnam', () => {
  it('is an instant of the same day, or of the day before in UTC', () => {
    const on = localDate('2023-03-01')
    expect(instantOn(on, '17:00')).toBe('2023-03-01T10:00:00.000Z')
    expect(instantOn(on, '06:59')).toBe('2023-02-28T23:59:00.000Z')
    expect(instantOn(on, '00:00')).toBe(startOfDay(on))
    expect(instantOn(on, '08:30', 2)).toBe('2023-03-03T01:30:00.000Z')
  })
})

describe('two instants', () => {
  it('are ordered as text', () => {
    expect(laterInstant('2023-04-15T09:42:07.120Z', '2023-04-15T09:42:07.119Z')).toBe('2023-04-15T09:42:07.120Z')
    expect(earlierInstant('2023-04-15T09:42:07.120Z', '2023-04-15T09:42:07.119Z')).toBe('2023-04-15T09:42:07.119Z')
  })

  it('are as many minutes apart as were added', () => {
    expect(addMinutes('2023-12-31T23:59:00.000Z', 2)).toBe('2024-01-01T00:01:00.000Z')
  })
})

it('an instant is told in the middle of a sentence', () => {
  expect(instantInWords('2023-04-15T09:42:07.120Z')).toBe('16:42:07 ngày 15/04/2023')
})
