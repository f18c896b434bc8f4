import { describe, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { UsageError } from '../../src/main/cli/refusal.ts'
import { readReportRequest, spanPeriod } from '../../src/main/cli/report-request.ts'

const asked = {
  rows: undefined,
  geography: undefined,
  db: 'so.db',
  form: 'BM02',
  unit: undefined,
  date: undefined,
  from: undefined,
  to: undefined,
  policy: undefined,
  decimals: undefined,
  campaign: undefined,
}

describe('the name of a span', () => {
  test.each([
    ['2023-04-10', '2023-04-16', { kind: 'week' }],
    ['2023-04-01', '2023-04-30', { kind: 'month', calendar: 'calendar' }],
    ['2024-02-01', '2024-02-29', { kind: 'month', calendar: 'calendar' }],
    ['2023-03-15', '2023-04-14', { kind: 'month', calendar: 'administrative' }],
    ['2023-04-01', '2023-06-30', { kind: 'quarter', calendar: 'calendar' }],
    ['2022-12-15', '2023-06-14', { kind: 'half-year', calendar: 'administrative' }],
    ['2023-07-01', '2023-12-31', { kind: 'second-half', calendar: 'calendar' }],
    ['2022-12-15', '2023-09-14', { kind: 'nine-months', calendar: 'administrative' }],
    ['2023-01-01', '2023-12-31', { kind: 'year', calendar: 'calendar' }],
    ['2023-02-01', '2023-02-27', { kind: 'custom' }],
    ['2023-04-15', '2023-04-15', { kind: 'custom' }],
    ['1900-01-01', '1900-01-05', { kind: 'custom' }],
  ])('%s to %s', (from, to, expected) => {
    expect(spanPeriod(localDate(from), localDate(to))).toEqual({ ...expected, from, to })
  })
})

describe('what is asked', () => {
  test('a day, with the policy and decimals given', () => {
    expect(
      readReportRequest(
        { ...asked, form: 'BM01', unit: '654', date: '2023-04-15', policy: 'trunc', decimals: '1' },
        'report',
      ),
    ).toEqual({
      form: 'BM01',
      unitCode: '654',
      period: { kind: 'day', from: '2023-04-15', to: '2023-04-15' },
      policy: 'trunc',
      decimals: 1,
    })
  })

  test('units instead of communes, in a province', () => {
    const given = { ...asked, form: 'BM02', from: '2023-04-01', to: '2023-04-30', rows: 'units' }
    expect(readReportRequest(given, 'report')).toMatchObject({ form: 'BM02', rows: 'reporting-units' })
    expect(() => readReportRequest({ ...given, rows: 'communes' }, 'report')).toThrow(UsageError)
  })

  test('units as they are now instead of as they were', () => {
    const given = { ...asked, form: 'BM01', date: '2023-04-15', geography: 'now' }
    expect(readReportRequest(given, 'report')).toMatchObject({ form: 'BM01', geography: 'now' })
    expect(() => readReportRequest({ ...given, geography: 'later' }, 'report')).toThrow(UsageError)
  })

  test('a campaign, for the form that is of one', () => {
    const given = { ...asked, form: 'BM05', date: '2023-04-15', campaign: 'dot-60-ngay-dem' }
    expect(readReportRequest(given, 'report')).toMatchObject({ form: 'BM05', subject: 'dot-60-ngay-dem' })
  })

  test.each([
    ['no period', {}],
    ['half a span', { from: '2023-04-01' }],
    ['a day and a span', { date: '2023-04-01', from: '2023-04-01', to: '2023-04-02' }],
    ['a span backwards', { from: '2023-04-02', to: '2023-04-01' }],
    ['a day that does not exist', { date: '2023-04-31' }],
    ['an unknown policy', { date: '2023-04-30', policy: 'round' }],
    ['too many decimals', { date: '2023-04-30', decimals: '5' }],
    ['decimals that are no number', { date: '2023-04-30', decimals: '1.0' }],
  ])('%s is wrong use', (_, given) => {
    expect(() => readReportRequest({ ...asked, ...given }, 'report')).toThrow(UsageError)
  })
})
