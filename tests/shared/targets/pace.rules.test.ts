import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isWeekend, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { isWorkingDay, paced, paceWindow, workingDaysAfter } from '#shared/targets/pace.rules.ts'

const seed = 20230630
const noHolidays = { holidays: new Set<string>() }
/** Giỗ Tổ and 30/4–3/5/2023 as the settings had them. */
const spring = { holidays: new Set(['2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03']) }
const day = localDate

const dates = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day('2022-01-01'), days))
const calendars = fc
  .uniqueArray(fc.integer({ min: 0, max: 2200 }), { maxLength: 60 })
  .map((days) => ({ holidays: new Set<string>(days.map((one) => addDays(day('2022-01-01'), one))) }))

const ask = (facts: Parameters<typeof paced>[0], on: LocalDate, to: LocalDate, paceDays = 20, calendar = noHolidays) =>
  paced(facts, { on, to, paceDays, ahead: workingDaysAfter(calendar, on) })

describe('working days', () => {
  it('are neither weekends nor holidays of the table', () => {
    expect(isWorkingDay(spring, day('2023-04-28'))).toBe(true)
    expect(isWorkingDay(spring, day('2023-04-29'))).toBe(false)
    expect(isWorkingDay(spring, day('2023-05-03'))).toBe(false)
    expect(isWorkingDay(noHolidays, day('2023-05-03'))).toBe(true)
    expect(workingDaysAfter(spring, day('2023-04-28')).until(day('2023-05-05'))).toBe(2)
    expect(workingDaysAfter(noHolidays, day('2023-04-28')).until(day('2023-05-05'))).toBe(5)
  })

  it('after a day are counted as a walk over the calendar counts them, in whatever order they are asked', () => {
    fc.assert(
      fc.property(
        dates,
        fc.array(fc.integer({ min: -5, max: 120 }), { maxLength: 4 }),
        calendars,
        (on, spans, calendar) => {
          const ahead = workingDaysAfter(calendar, on)
          for (const span of spans) {
            const to = addDays(on, span)
            let walked = 0
            for (let next = 1; next <= span; next += 1) {
              const one = addDays(on, next)
              if (!isWeekend(one) && !calendar.holidays.has(one)) walked += 1
            }
            expect(ahead.until(to)).toBe(walked)
          }
        },
      ),
      { seed },
    )
  })

  it('of a pace are the last 20 up to the day, fewer where the book is younger', () => {
    expect(paceWindow(noHolidays, day('2023-06-30'), day('2023-01-01'))).toEqual({ from: '2023-06-05', days: 20 })
    expect(paceWindow(noHolidays, day('2023-07-02'), day('2023-01-01'))).toEqual({ from: '2023-06-05', days: 20 })
    expect(paceWindow(spring, day('2023-05-08'), day('2023-01-01'))).toEqual({ from: '2023-04-06', days: 20 })
    expect(paceWindow(noHolidays, day('2023-06-30'), day('2023-06-28'))).toEqual({ from: '2023-06-28', days: 3 })
    expect(paceWindow(noHolidays, day('2023-06-25'), day('2023-06-24'))).toBeNull()
  })
})

describe('what is left per day', () => {
  it('is rounded up, over calendar days and over working days', () => {
    const left = ask({ needed: 1000, numerator: 900, last20: null }, day('2023-06-23'), day('2023-06-30'))
    expect(left).toMatchObject({ remaining: 100, daysLeft: 7, workingDaysLeft: 5, perDay: 15, perWorkingDay: 20 })
  })

  it('is nothing once reached, and cannot be said on the last day', () => {
    const last = day('2023-06-30')
    expect(ask({ needed: 10, numerator: 12, last20: 5 }, last, last)).toMatchObject({
      remaining: 0,
      perDay: 0,
      perWorkingDay: 0,
      forecastOn: null,
    })
    expect(ask({ needed: 10, numerator: 2, last20: 5 }, last, last)).toMatchObject({ remaining: 8, perDay: null })
  })

  it('is not known while the numerator or what is needed is not', () => {
    const on = day('2023-06-01')
    for (const facts of [
      { needed: null, numerator: 5, last20: 5 },
      { needed: 10, numerator: null, last20: 5 },
    ])
      expect(ask(facts, on, day('2023-06-30'))).toMatchObject({ remaining: null, perDay: null, forecastOn: null })
  })
})

describe('the forecast', () => {
  it('is the working day on which the remainder is done at the pace of the last 20', () => {
    // 100 left at 40 in 20 working days: 2 a day, 50 working days after Friday 30/6/2023.
    expect(ask({ needed: 500, numerator: 400, last20: 40 }, day('2023-06-30'), day('2023-12-31')).forecastOn).toBe(
      '2023-09-08',
    )
    // 3 left at 20 in 20: three working days, over a weekend and the holidays.
    expect(
      ask({ needed: 3, numerator: 0, last20: 20 }, day('2023-04-28'), day('2023-12-31'), 20, spring).forecastOn,
    ).toBe('2023-05-08')
  })

  it('is none at a pace of 0, below it, of nothing known, or more than ten years ahead', () => {
    for (const last20 of [0, -3, null])
      expect(ask({ needed: 10, numerator: 1, last20 }, day('2023-06-30'), day('2023-12-31')).forecastOn).toBeNull()
    expect(
      ask({ needed: 1_000_000, numerator: 0, last20: 1 }, day('2023-06-30'), day('2023-12-31')).forecastOn,
    ).toBeNull()
  })

  it('is the first working day by which the pace brings enough, whatever the numbers', () => {
    fc.assert(
      fc.property(
        dates,
        calendars,
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 20 }),
        (on, calendar, left, last20, paceDays) => {
          const { forecastOn } = ask({ needed: left, numerator: 0, last20 }, on, on, paceDays, calendar)
          if (forecastOn === null) return
          expect(isWorkingDay(calendar, forecastOn)).toBe(true)
          let worked = 0
          for (let next = 1; next <= daysBetween(on, forecastOn); next += 1) {
            if (isWorkingDay(calendar, addDays(on, next))) worked += 1
          }
          // In whole numbers: days × last20 ≥ left × paceDays, and not a day before.
          expect(worked * last20 >= left * paceDays).toBe(true)
          expect((worked - 1) * last20 >= left * paceDays).toBe(false)
        },
      ),
      { seed, numRuns: 60 },
    )
  })
})
