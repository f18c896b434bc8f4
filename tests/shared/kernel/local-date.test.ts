import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  compareDates,
  dateFromParts,
  datesBetween,
  dayOfWeek,
  daysBetween,
  EARLIEST_DATE,
  endOfMonth,
  formatDate,
  formatDateInWords,
  formatDayOfWeek,
  isoWeekOf,
  isWeekend,
  LATEST_DATE,
  localDate,
  localDateSchema,
  maxDate,
  minDate,
  monthOf,
  parseLocalDate,
  partsOf,
  startOfMonth,
} from '#shared/kernel/local-date.ts'

const seed = 20230415
const DAYS_IN_RANGE = 109_573
const dayIndex = fc.integer({ min: 0, max: DAYS_IN_RANGE - 1 })

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Every day from 01/01/1900 on, counted off on the lengths of months alone. */
function countedOffDays(): string[] {
  const days: string[] = []
  for (let year = 1900; year <= 2199; year += 1) {
    const lengths = [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    lengths.forEach((length, index) => {
      for (let day = 1; day <= length; day += 1) {
        days.push(`${year}-${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
      }
    })
  }
  return days
}

const ALL_DAYS = countedOffDays()

function dayAt(index: number) {
  return localDate(ALL_DAYS[index] ?? '')
}

describe('a calendar date', () => {
  it('is every day of every month from 1900 to 2199, in order and without a gap', () => {
    expect(ALL_DAYS).toHaveLength(DAYS_IN_RANGE)
    expect(ALL_DAYS.filter((text) => parseLocalDate(text) === null)).toEqual([])
    expect(datesBetween(EARLIEST_DATE, LATEST_DATE)).toEqual(ALL_DAYS)
  })

  it.each([
    '2023-02-29',
    '2023-02-31',
    '1900-02-29',
    '2100-02-29',
    '2023-04-31',
    '2023-00-10',
    '2023-13-10',
    '2023-10-00',
    '1899-12-31',
    '2200-01-01',
    '2023-4-15',
    '15/04/2023',
    '2023-04-15 ',
    '2023-04-15T00:00',
    '+002023-04-15',
    '２０２３-04-15',
    '',
  ])('"%s" is not one', (text) => {
    expect(parseLocalDate(text)).toBeNull()
    expect(localDateSchema.safeParse(text).success).toBe(false)
    expect(() => localDate(text)).toThrow(RangeError)
  })

  it('accepts 29/02 in leap years, 2000 among them', () => {
    expect(['2000-02-29', '2024-02-29'].map(parseLocalDate)).toEqual(['2000-02-29', '2024-02-29'])
    expect(localDateSchema.parse('2024-02-29')).toBe('2024-02-29')
  })

  it('is made of its parts, and of no others', () => {
    fc.assert(
      fc.property(dayIndex, (index) => {
        expect(dateFromParts(partsOf(dayAt(index)))).toBe(dayAt(index))
      }),
      { seed },
    )
    expect(dateFromParts({ year: 2023, month: 2, day: 29 })).toBeNull()
    expect(dateFromParts({ year: 2023, month: -4, day: 1 })).toBeNull()
    expect(dateFromParts({ year: 2023, month: 4, day: 1.5 })).toBeNull()
    expect(dateFromParts({ year: Number.NaN, month: 4, day: 1 })).toBeNull()
  })
})

describe('date arithmetic', () => {
  it('agrees with counting the days off', () => {
    fc.assert(
      fc.property(dayIndex, dayIndex, (a, b) => {
        expect(addDays(dayAt(a), b - a)).toBe(dayAt(b))
        expect(daysBetween(dayAt(a), dayAt(b))).toBe(b - a)
        expect(Math.sign(compareDates(dayAt(a), dayAt(b)))).toBe(Math.sign(a - b))
        expect(minDate(dayAt(a), dayAt(b))).toBe(dayAt(Math.min(a, b)))
        expect(maxDate(dayAt(a), dayAt(b))).toBe(dayAt(Math.max(a, b)))
      }),
      { seed, numRuns: 500 },
    )
  })

  it('lists the days between, both included, and none backwards', () => {
    expect(datesBetween(localDate('2024-02-28'), localDate('2024-03-01'))).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
    expect(datesBetween(localDate('2024-03-01'), localDate('2024-02-28'))).toEqual([])
  })

  it('keeps a shifted month inside its length', () => {
    expect(addMonths(localDate('2023-01-31'), 1)).toBe('2023-02-28')
    expect(addMonths(localDate('2024-03-31'), -1)).toBe('2024-02-29')
    expect(addMonths(localDate('2024-02-29'), 12)).toBe('2025-02-28')
    expect(addMonths(localDate('2023-12-15'), 1)).toBe('2024-01-15')
  })

  it('finds the first and last day of the month', () => {
    fc.assert(
      fc.property(dayIndex, (index) => {
        const date = dayAt(index)
        const days = ALL_DAYS.filter((day) => day.startsWith(monthOf(date)))
        expect([startOfMonth(date), endOfMonth(date)]).toEqual([days.at(0), days.at(-1)])
      }),
      { seed, numRuns: 50 },
    )
  })

  it('refuses to leave the supported years', () => {
    expect(() => addDays(LATEST_DATE, 1)).toThrow(RangeError)
    expect(() => addDays(EARLIEST_DATE, -1)).toThrow(RangeError)
    expect(() => addMonths(LATEST_DATE, 1)).toThrow(RangeError)
  })
})

describe('days of the week', () => {
  it('follow each other from Monday 01/01/1900', () => {
    fc.assert(
      fc.property(dayIndex, (index) => {
        expect(dayOfWeek(dayAt(index))).toBe((index % 7) + 1)
        expect(isWeekend(dayAt(index))).toBe(index % 7 >= 5)
      }),
      { seed },
    )
  })

  it('make ISO weeks that belong to the year of their Thursday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: DAYS_IN_RANGE - 8 }), (index) => {
        const thursday = dayAt(index - (index % 7) + 3)
        const { year, week } = isoWeekOf(dayAt(index))
        expect(year).toBe(partsOf(thursday).year)
        expect(week).toBe(1 + Math.floor(daysBetween(localDate(`${year}-01-01`), thursday) / 7))
      }),
      { seed },
    )
  })
})

describe('dates in words', () => {
  it('follow the forms of Vietnamese documents', () => {
    const date = localDate('2023-04-15')
    expect(formatDate(date)).toBe('15/04/2023')
    expect(formatDayOfWeek(date)).toBe('Thứ Bảy')
    expect(formatDayOfWeek(localDate('2023-04-16'))).toBe('Chủ Nhật')
    expect(formatDayOfWeek(localDate('2023-04-17'))).toBe('Thứ Hai')
  })

  it('lead with 0 for days below 10 and for months 1 and 2 only', () => {
    const words = ['2026-01-05', '2026-02-28', '2026-03-09', '2026-12-10'].map((text) =>
      formatDateInWords(localDate(text)),
    )
    expect(words).toEqual([
      'ngày 05 tháng 01 năm 2026',
      'ngày 28 tháng 02 năm 2026',
      'ngày 09 tháng 3 năm 2026',
      'ngày 10 tháng 12 năm 2026',
    ])
  })
})
