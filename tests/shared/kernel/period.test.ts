import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, datesBetween, daysBetween, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import {
  asOf,
  customPeriod,
  MONTH_BASED_KINDS,
  type NamedPeriodKind,
  nextPeriod,
  type Period,
  periodContaining,
  periodSchema,
  previousPeriod,
} from '#shared/kernel/period.ts'
import { periodFileSlug, periodLabel } from '#shared/kernel/period-label.ts'

const seed = 20230415
const NAMED_KINDS: NamedPeriodKind[] = ['day', 'week', ...MONTH_BASED_KINDS]
const kind = fc.constantFrom(...NAMED_KINDS)
const calendar = fc.constantFrom('calendar' as const, 'administrative' as const)
/** 2000 to 2099. */
const date = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays(localDate('2000-01-01'), days))
const custom = fc
  .tuple(date, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]): Period => customPeriod(from, addDays(from, days)))
const named = fc.tuple(kind, calendar, date).map(([k, c, d]) => periodContaining(k, c, d))
const cumulative = fc
  .tuple(
    date,
    fc.oneof(
      fc.constant({ kind: 'start' as const }),
      calendar.map((c) => ({ kind: 'year-start' as const, calendar: c })),
      fc.constant({ kind: 'campaign-start' as const, from: localDate('1999-12-31') }),
    ),
  )
  .map(([to, origin]) => asOf(to, origin))
const anyPeriod = fc.oneof(named, custom, cumulative)

function days({ from, to }: { from: LocalDate; to: LocalDate }): string {
  return `${from}..${to}`
}

function onDay(text: string, calendarName: 'calendar' | 'administrative'): Record<string, string> {
  return Object.fromEntries(
    MONTH_BASED_KINDS.map((one) => [one, days(periodContaining(one, calendarName, localDate(text)))]),
  )
}

describe('periods around a date', () => {
  it('are months, quarters and parts of the year in the calendar', () => {
    expect(onDay('2023-04-15', 'calendar')).toEqual({
      month: '2023-04-01..2023-04-30',
      quarter: '2023-04-01..2023-06-30',
      'half-year': '2023-01-01..2023-06-30',
      'nine-months': '2023-01-01..2023-09-30',
      year: '2023-01-01..2023-12-31',
      'second-half': '2023-07-01..2023-12-31',
    })
  })

  it('close on the 14th in the administrative calendar', () => {
    expect(onDay('2023-04-14', 'administrative')).toEqual({
      month: '2023-03-15..2023-04-14',
      quarter: '2023-03-15..2023-06-14',
      'half-year': '2022-12-15..2023-06-14',
      'nine-months': '2022-12-15..2023-09-14',
      year: '2022-12-15..2023-12-14',
      'second-half': '2023-06-15..2023-12-14',
    })
    expect(days(periodContaining('month', 'administrative', localDate('2023-04-15')))).toBe('2023-04-15..2023-05-14')
  })

  it('open the administrative year on 15/12', () => {
    const [before, after] = ['2023-12-14', '2023-12-15'].map(localDate)
    if (before === undefined || after === undefined) throw new Error('two dates')
    expect(days(periodContaining('year', 'administrative', before))).toBe('2022-12-15..2023-12-14')
    expect(days(periodContaining('year', 'administrative', after))).toBe('2023-12-15..2024-12-14')
    expect(days(periodContaining('quarter', 'administrative', after))).toBe('2023-12-15..2024-03-14')
  })

  it('end February on its last day', () => {
    expect(days(periodContaining('month', 'calendar', localDate('2024-02-10')))).toBe('2024-02-01..2024-02-29')
    expect(days(periodContaining('month', 'calendar', localDate('2100-02-10')))).toBe('2100-02-01..2100-02-28')
  })

  it('run from Monday to Sunday for a week, whichever the year', () => {
    expect(days(periodContaining('week', 'calendar', localDate('2023-01-01')))).toBe('2022-12-26..2023-01-01')
    expect(days(periodContaining('week', 'calendar', localDate('2024-12-31')))).toBe('2024-12-30..2025-01-05')
  })

  it('contain the date, for the kinds that leave no day out', () => {
    const full = fc.constantFrom<NamedPeriodKind>('day', 'week', 'month', 'quarter', 'year')
    fc.assert(
      fc.property(full, calendar, date, (k, c, d) => {
        const period = periodContaining(k, c, d)
        expect(period.from <= d && d <= period.to).toBe(true)
        expect(periodContaining(k, c, period.from)).toEqual(period)
        expect(periodContaining(k, c, period.to)).toEqual(period)
      }),
      { seed },
    )
  })

  it('divide the reporting year without gap or overlap', () => {
    fc.assert(
      fc.property(calendar, date, (c, d) => {
        const year = periodContaining('year', c, d)
        const inYear = (k: NamedPeriodKind) => {
          const periods = datesBetween(year.from, year.to).map((day) => days(periodContaining(k, c, day)))
          return [...new Set(periods)].map((text) => text.split('..').map(localDate))
        }
        const half = periodContaining('half-year', c, d)
        const second = periodContaining('second-half', c, d)
        const nine = periodContaining('nine-months', c, d)
        const quarters = inYear('quarter')
        expect(inYear('month')).toHaveLength(12)
        expect(quarters).toHaveLength(4)
        for (const parts of [inYear('month'), quarters]) {
          expect(parts.at(0)?.at(0)).toBe(year.from)
          expect(parts.at(-1)?.at(1)).toBe(year.to)
          const lengths = parts.map(([from, to]) => (from && to ? daysBetween(from, to) + 1 : 0))
          expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(daysBetween(year.from, year.to) + 1)
        }
        expect([half.from, addDays(half.to, 1), second.to]).toEqual([year.from, second.from, year.to])
        expect([nine.from, nine.to]).toEqual([year.from, quarters[2]?.[1]])
      }),
      { seed, numRuns: 25 },
    )
  })

  it('refuses a period that the supported years do not hold', () => {
    expect(() => periodContaining('month', 'administrative', localDate('1900-01-01'))).toThrow(RangeError)
    expect(() => periodContaining('week', 'calendar', localDate('2199-12-31'))).toThrow(RangeError)
  })
})

describe('the period to compare with', () => {
  const previousOf = (k: NamedPeriodKind, c: 'calendar' | 'administrative', text: string) => {
    const previous = previousPeriod(periodContaining(k, c, localDate(text)))
    return previous && days(previous)
  }

  it('is the one just before, of the same kind', () => {
    expect(previousOf('day', 'calendar', '2023-03-01')).toBe('2023-02-28..2023-02-28')
    expect(previousOf('week', 'calendar', '2023-01-04')).toBe('2022-12-26..2023-01-01')
    expect(previousOf('month', 'calendar', '2023-03-31')).toBe('2023-02-01..2023-02-28')
    expect(previousOf('month', 'administrative', '2023-01-10')).toBe('2022-11-15..2022-12-14')
    expect(previousOf('quarter', 'administrative', '2023-01-10')).toBe('2022-09-15..2022-12-14')
  })

  it('is the same part of the year before', () => {
    expect(previousOf('half-year', 'calendar', '2023-04-15')).toBe('2022-01-01..2022-06-30')
    expect(previousOf('nine-months', 'administrative', '2023-04-15')).toBe('2021-12-15..2022-09-14')
    expect(previousOf('second-half', 'calendar', '2023-04-15')).toBe('2022-07-01..2022-12-31')
    expect(previousOf('year', 'calendar', '2023-04-15')).toBe('2022-01-01..2022-12-31')
  })

  it('is as many days just before a custom period', () => {
    const period = customPeriod(localDate('2023-03-01'), localDate('2023-03-10'))
    expect(previousPeriod(period)).toEqual(customPeriod(localDate('2023-02-19'), localDate('2023-02-28')))
  })

  it('does not exist for a cumulative figure, nor where the supported years end', () => {
    expect(previousPeriod(asOf(localDate('2023-04-18'), { kind: 'start' }))).toBeNull()
    for (const k of NAMED_KINDS) {
      expect(previousPeriod(periodContaining(k, 'calendar', localDate('1900-01-01')))).toBeNull()
    }
    for (const k of MONTH_BASED_KINDS) {
      expect(nextPeriod(periodContaining(k, 'calendar', localDate('2199-12-31')))).toBeNull()
    }
  })

  it('has the first period as the next one', () => {
    fc.assert(
      fc.property(fc.oneof(named, custom), (period) => {
        const previous = previousPeriod(period)
        const next = nextPeriod(period)
        if (previous === null || next === null) throw new Error('well inside the supported years')
        expect(nextPeriod(previous)).toEqual(period)
        expect(previousPeriod(next)).toEqual(period)
        expect(previous.to < period.from && period.to < next.from).toBe(true)
      }),
      { seed },
    )
  })

  it('touches the first period, for the kinds that leave no day out', () => {
    const full = fc.constantFrom<NamedPeriodKind>('day', 'week', 'month', 'quarter', 'year')
    const touching = fc.oneof(
      fc.tuple(full, calendar, date).map(([k, c, d]) => periodContaining(k, c, d)),
      custom,
    )
    fc.assert(
      fc.property(touching, (period) => {
        expect(addDays(previousPeriod(period)?.to ?? period.to, 1)).toBe(period.from)
      }),
      { seed },
    )
  })
})

describe('a cumulative figure', () => {
  const date18 = localDate('2023-12-18')

  it('starts at its origin', () => {
    expect(days(asOf(date18, { kind: 'start' }))).toBe('1900-01-01..2023-12-18')
    expect(days(asOf(date18, { kind: 'year-start', calendar: 'calendar' }))).toBe('2023-01-01..2023-12-18')
    expect(days(asOf(date18, { kind: 'year-start', calendar: 'administrative' }))).toBe('2023-12-15..2023-12-18')
    expect(days(asOf(date18, { kind: 'campaign-start', from: localDate('2023-10-01') }))).toBe('2023-10-01..2023-12-18')
  })

  it('cannot start after its end, nor can a custom period', () => {
    expect(() => asOf(date18, { kind: 'campaign-start', from: localDate('2023-12-19') })).toThrow(RangeError)
    expect(() => customPeriod(date18, localDate('2023-12-17'))).toThrow(RangeError)
  })
})

describe('the period schema', () => {
  it('takes every period the constructors make', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(periodSchema.parse(JSON.parse(JSON.stringify(period)))).toEqual(period)
      }),
      { seed },
    )
  })

  it('refuses a period whose days are not those of its kind', () => {
    fc.assert(
      fc.property(fc.oneof(named, cumulative), fc.constantFrom(-1, 1), (period, gap) => {
        if (period.kind === 'as-of') {
          expect(periodSchema.safeParse({ ...period, from: addDays(localDate('2001-06-01'), gap) }).success).toBe(false)
          return
        }
        expect(periodSchema.safeParse({ ...period, to: addDays(period.to, gap) }).success).toBe(false)
        expect(periodSchema.safeParse({ ...period, from: addDays(period.from, gap) }).success).toBe(false)
      }),
      { seed },
    )
  })

  it('refuses quarters and half-years that start in another month, and periods that end before they start', () => {
    const quarter = { kind: 'quarter', calendar: 'calendar', from: '2023-02-01', to: '2023-04-30' }
    const half = { kind: 'half-year', calendar: 'calendar', from: '2023-07-01', to: '2023-12-31' }
    const reversed = { kind: 'custom', from: '2023-07-02', to: '2023-07-01' }
    const atTheEdge = { kind: 'month', calendar: 'administrative', from: '1900-01-01', to: '1900-01-14' }
    const unknownField = { kind: 'day', calendar: 'calendar', from: '2023-07-02', to: '2023-07-02' }
    for (const period of [quarter, half, reversed, atTheEdge, unknownField]) {
      expect(periodSchema.safeParse(period).success).toBe(false)
    }
  })
})

describe('the words for a period', () => {
  const label = (k: NamedPeriodKind, c: 'calendar' | 'administrative', text: string) =>
    periodLabel(periodContaining(k, c, localDate(text)))

  it('name calendar periods without their days', () => {
    expect(label('day', 'calendar', '2023-04-05')).toBe('Ngày 05/04/2023')
    expect(label('month', 'calendar', '2023-04-15')).toBe('Tháng 4 năm 2023')
    expect(label('month', 'calendar', '2023-01-15')).toBe('Tháng 01 năm 2023')
    expect(label('quarter', 'calendar', '2023-04-15')).toBe('Quý II năm 2023')
    expect(label('half-year', 'calendar', '2023-04-15')).toBe('6 tháng đầu năm 2023')
    expect(label('nine-months', 'calendar', '2023-04-15')).toBe('9 tháng đầu năm 2023')
    expect(label('year', 'calendar', '2023-04-15')).toBe('Năm 2023')
    expect(label('second-half', 'calendar', '2023-04-15')).toBe('6 tháng cuối năm 2023')
  })

  it('give the days of weeks and of administrative periods', () => {
    expect(label('week', 'calendar', '2023-04-15')).toBe('Tuần 15 năm 2023 (từ ngày 10/04/2023 đến ngày 16/04/2023)')
    expect(label('month', 'administrative', '2023-04-14')).toBe('Tháng 4/2023 (từ ngày 15/03/2023 đến ngày 14/04/2023)')
    expect(label('quarter', 'administrative', '2022-12-15')).toBe('Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/03/2023)')
    expect(label('year', 'administrative', '2022-12-15')).toBe('Năm 2023 (từ ngày 15/12/2022 đến ngày 14/12/2023)')
  })

  it('give the days of custom periods and the origin of cumulative ones', () => {
    const date18 = localDate('2023-04-18')
    const from = localDate('2023-04-01')
    expect(periodLabel(customPeriod(from, date18))).toBe('Từ ngày 01/04/2023 đến ngày 18/04/2023')
    expect(periodLabel(asOf(date18, { kind: 'start' }))).toBe('Tính đến ngày 18/04/2023 (lũy kế từ đầu)')
    expect(periodLabel(asOf(date18, { kind: 'year-start', calendar: 'administrative' }))).toBe(
      'Tính đến ngày 18/04/2023 (lũy kế từ đầu năm, từ ngày 15/12/2022)',
    )
    expect(periodLabel(asOf(date18, { kind: 'campaign-start', from }))).toBe(
      'Tính đến ngày 18/04/2023 (lũy kế từ đầu đợt, từ ngày 01/04/2023)',
    )
  })

  it('tell every two different periods apart, in words and in file names of plain letters', () => {
    const sameWhen = (period: Period) =>
      JSON.stringify({ ...period, origin: period.kind === 'as-of' && period.origin.kind })
    fc.assert(
      fc.property(fc.array(anyPeriod, { minLength: 2, maxLength: 30 }), (periods) => {
        const distinct = new Set(periods.map(sameWhen)).size
        expect(new Set(periods.map(periodLabel)).size).toBe(distinct)
        expect(new Set(periods.map(periodFileSlug)).size).toBe(distinct)
        for (const period of periods) expect(periodFileSlug(period)).toMatch(/^[a-z0-9_-]+$/)
      }),
      { seed, numRuns: 300 },
    )
    expect(periodFileSlug(periodContaining('month', 'calendar', localDate('2023-04-15')))).toBe('thang-2023-04')
  })
})

describe('a period read from outside', () => {
  it.each(['day', 'week', 'custom', 'month', 'quarter', 'year', 'as-of'])(
    'of kind %s whose days are no dates is refused, whatever they are',
    (kind) => {
      for (const text of ['', '. ', '66', '2023-04', '2023-00-10', 'constructor', '9999-99-99', 'x'.repeat(5000)]) {
        for (const given of [
          { kind, from: text, to: text },
          { kind, from: '2023-04-10', to: text },
          { kind, from: text, to: '2023-04-16', calendar: 'calendar' },
          {
            kind,
            from: text,
            to: text,
            calendar: 'administrative',
            origin: { kind: 'year-start', calendar: 'calendar' },
          },
          { kind, from: text, to: text, origin: { kind: 'year-start', calendar: 'calendar' } },
        ])
          expect(periodSchema.safeParse(given).success).toBe(false)
      }
    },
  )
})
