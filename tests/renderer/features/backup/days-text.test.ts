import { expect, it } from 'vitest'
import { daysText } from '#renderer/features/backup/days-text.ts'

it('days that follow one another are told by their ends', () => {
  expect(daysText(['2023-04-14'])).toBe('14/04/2023')
  expect(daysText(['2023-03-30', '2023-03-31', '2023-04-01', '2023-04-14'])).toBe('30/03/2023–01/04/2023, 14/04/2023')
})

it('of many runs of days only the first are told, and how many days there are', () => {
  const days = Array.from({ length: 15 }, (_, index) => `2023-05-${String(2 * index + 1).padStart(2, '0')}`)
  expect(daysText(days)).toMatch(/^01\/05\/2023, 03\/05\/2023.*15\/05\/2023… \(15 ngày\)$/)
})
