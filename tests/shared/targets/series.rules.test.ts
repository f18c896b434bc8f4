import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOfWeek, localDate } from '#shared/kernel/local-date.ts'
import { neededBy, seriesDays, stepOf } from '#shared/targets/series.rules.ts'

const day = localDate
const line = { base: 100, needed: 200, from: day('2023-06-01'), to: day('2023-06-10') }

describe('the days of a chart', () => {
  it('are days, then Sundays, then ends of months, and always the last one', () => {
    expect(stepOf(day('2023-06-01'), day('2023-06-30'))).toBe('day')
    expect(stepOf(day('2023-01-01'), day('2023-06-30'))).toBe('week')
    expect(stepOf(day('2022-01-01'), day('2023-12-31'))).toBe('month')
    expect(seriesDays(day('2023-06-01'), day('2023-06-03'), 'day')).toEqual(['2023-06-01', '2023-06-02', '2023-06-03'])
    expect(seriesDays(day('2023-06-01'), day('2023-06-14'), 'week')).toEqual(['2023-06-04', '2023-06-11', '2023-06-14'])
    expect(seriesDays(day('2023-01-15'), day('2023-03-10'), 'month')).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-10',
    ])
    expect(seriesDays(day('2023-06-04'), day('2023-06-04'), 'week')).toEqual(['2023-06-04'])
  })

  it('rise, end on the last one and are Sundays by week, whatever the span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 434 }), (start, span) => {
        const from = addDays(day('2022-01-01'), start)
        const to = addDays(from, span)
        const days = seriesDays(from, to, 'week')
        expect(days.at(-1)).toBe(to)
        expect(days.slice(0, -1).every((one) => dayOfWeek(one) === 7 && one >= from)).toBe(true)
        expect(days).toEqual([...new Set(days)].toSorted())
      }),
      { seed: 7 },
    )
  })
})

describe('the line to a target', () => {
  it('goes from what there was to what is needed, rounded up', () => {
    expect(neededBy(line, day('2023-06-01'))).toBe(110)
    expect(neededBy({ ...line, needed: 201 }, day('2023-06-01'))).toBe(111)
    expect(neededBy(line, day('2023-06-10'))).toBe(200)
  })

  it('is not drawn outside the dates of the target, and is flat where it was reached before', () => {
    expect(neededBy(line, day('2023-05-31'))).toBeNull()
    expect(neededBy(line, day('2023-06-11'))).toBeNull()
    expect(neededBy({ ...line, base: 300 }, day('2023-06-05'))).toBe(200)
  })
})
