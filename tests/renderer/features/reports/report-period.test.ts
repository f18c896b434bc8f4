import { describe, expect, it } from 'vitest'
import { choicesFor, chosenKind, chosenPeriod, steppedSearch } from '#renderer/features/reports/report-period.ts'
import { periodChoices, reportSearchSchema } from '#renderer/features/reports/report-search.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodSchema } from '#shared/kernel/period.ts'

const on = localDate('2023-04-18')

describe('the kinds of period a form can be drawn for', () => {
  it('are the day alone for a daily form, and all others for a form of a period', () => {
    expect(choicesFor(['day'])).toEqual(['day'])
    expect(choicesFor(['span'])).toEqual(periodChoices.filter((choice) => choice !== 'day'))
  })

  it('fall back to what the form and the unit have when the address asks for another', () => {
    expect(chosenKind({ kind: 'week' }, ['day'], 'calendar')).toBe('day')
    expect(chosenKind({ kind: 'day' }, ['span'], 'calendar')).toBe('month')
    expect(chosenKind({}, ['span'], 'administrative')).toBe('admin-month')
    expect(chosenKind({ kind: 'quarter' }, ['span'], 'calendar')).toBe('quarter')
  })
})

describe('chosenPeriod', () => {
  it('gives a period that the backend accepts, for every kind in both calendars', () => {
    for (const calendar of ['calendar', 'administrative'] as const) {
      for (const kind of periodChoices) {
        expect(periodSchema.safeParse(chosenPeriod(kind, {}, on, calendar)).error?.issues ?? []).toEqual([])
      }
    }
  })

  it('keeps the two kinds of month apart whatever calendar the unit follows', () => {
    expect(chosenPeriod('month', {}, on, 'administrative')).toMatchObject({ from: '2023-04-01', to: '2023-04-30' })
    expect(chosenPeriod('admin-month', {}, on, 'calendar')).toMatchObject({ from: '2023-04-15', to: '2023-05-14' })
  })

  it('puts the ends of a custom period in order', () => {
    const search = { from: localDate('2023-05-02') }
    expect(chosenPeriod('custom', search, on, 'calendar')).toMatchObject({ from: '2023-04-18', to: '2023-05-02' })
  })
})

describe('stepping', () => {
  it('goes by the length of the period', () => {
    const period = chosenPeriod('month', {}, on, 'calendar')
    expect(steppedSearch(period, -1)).toEqual({ on: '2023-03-31' })
    expect(steppedSearch(period, 1)).toEqual({ on: '2023-05-31' })
  })

  it('moves both ends of a custom period', () => {
    const period = chosenPeriod('custom', { from: localDate('2023-04-09') }, on, 'calendar')
    expect(steppedSearch(period, 1)).toEqual({ from: '2023-04-19', on: '2023-04-28' })
  })

  it('goes day by day for "tính đến"', () => {
    expect(steppedSearch(chosenPeriod('as-of', {}, on, 'calendar'), 1)).toEqual({ on: '2023-04-19' })
  })
})

describe('the address', () => {
  it('opens with what can be read of it', () => {
    const search = reportSearchSchema.parse({ form: 'BM01', kind: 'fortnight', on: '2023-02-31', decimals: 9 })
    expect(search).toEqual({ form: 'BM01' })
  })
})
