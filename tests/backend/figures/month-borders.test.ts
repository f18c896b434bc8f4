import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginning, monthBorders, yearBorders } from '#backend/figures/month-borders.ts'
import { addDays, localDate } from '#shared/kernel/local-date.ts'

const first = localDate('2023-11-01')
/** Two turns of a year and a whole year between them. */
const LENGTH = 1000

/** Days that the borders count, each as often as they count it; those taken off again must have been counted. */
function daysCounted(from: string, to: string): string[] {
  const { firstMonth, endMonth, added, taken } = monthBorders(from, to)
  const days = Array.from({ length: LENGTH + 60 }, (_, index) => addDays(first, index - 30))
  const within = (spans: typeof added) =>
    spans.flatMap((some) => days.filter((day) => day >= some.from && day <= some.to))
  const { firstYear, endYear, months } = yearBorders(firstMonth, endMonth)
  const whole = [
    ...days.filter((day) => day.slice(0, 4) >= firstYear && day.slice(0, 4) < endYear),
    ...months.flatMap((some) => days.filter((day) => day.slice(0, 7) >= some.from && day.slice(0, 7) < some.before)),
  ]
  const counted = [...within(added), ...whole].toSorted()
  for (const day of within(taken)) {
    expect(counted).toContain(day)
    counted.splice(counted.indexOf(day), 1)
  }
  return counted
}

it('counts every day of a span once, and no other (seed 20240229)', () => {
  const offset = fc.integer({ min: 0, max: LENGTH })
  fc.assert(
    fc.property(offset, offset, (start, length) => {
      const from = addDays(first, start)
      const to = addDays(from, Math.min(length, LENGTH - start) - 1)
      const expected = Array.from({ length: Math.max(0, Math.min(length, LENGTH - start)) }, (_, index) =>
        addDays(from, index),
      )
      expect(daysCounted(from, to)).toEqual(expected)
    }),
    { seed: 20_240_229, numRuns: 400 },
  )
})

it('begins at the beginning when nothing was opened', () => {
  expect(daysCounted(beginning, '2023-11-10')).toHaveLength(40)
  expect(daysCounted(beginning, '2023-11-20')).toHaveLength(50)
  expect(daysCounted(beginning, '2023-11-30')).toHaveLength(60)
})

it('reads a year as one sum, and months only beside whole years', () => {
  expect(yearBorders('2023-11', '2025-03')).toEqual({
    firstYear: '2024',
    endYear: '2025',
    months: [
      { from: '2023-11', before: '2024-01' },
      { from: '2025-01', before: '2025-03' },
    ],
  })
  expect(yearBorders(beginning.slice(0, 7), '2025-01')).toEqual({ firstYear: '0000', endYear: '2025', months: [] })
})
