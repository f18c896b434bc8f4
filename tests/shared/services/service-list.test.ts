import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { changedFrom, mergedServices, serviceOn, serviceState } from '#shared/services/service-list.rules.ts'
import { monthsWithin, periodOfSpan, spanBefore } from '#shared/services/service-periods.rules.ts'
import { type ServiceRecord, serviceRecordSchema } from '#shared/services/services.schema.ts'

const record: ServiceRecord = {
  code: '20',
  number: 20,
  versions: [
    { from: localDate('2022-01-06'), name: 'Cấp đổi giấy phép lái xe', isPolice: false, isListed: true },
    { from: localDate('2025-03-01'), name: 'Cấp đổi giấy phép lái xe', isPolice: true, isListed: true },
  ],
  targets: [{ from: localDate('2023-01-01'), shareBp: 5000, document: 'KH 09' }],
}
const span = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) })

describe('the dated list', () => {
  it('says nothing of a day before the service was listed, and who runs it on each day after', () => {
    expect(serviceOn(record, '2022-01-05')).toBeNull()
    expect(serviceOn(record, '2025-02-28')?.isPolice).toBe(false)
    expect(serviceOn(record, '2025-03-01')?.isPolice).toBe(true)
  })

  it('takes the unit’s own record for the bundled one, and keeps services of its own in their places', () => {
    const own = { ...record, versions: record.versions.slice(0, 1) }
    const extra = { ...record, code: 'TINH-1', number: 3 }
    expect(mergedServices([record], [own, extra])).toEqual([extra, own])
  })

  it('changes from a day on and leaves what was before and what begins later', () => {
    const on = localDate('2024-01-01')
    const state = serviceState(record, on)
    const next = changedFrom(record, on, { ...state, isListed: false, targetBp: 6000, targetDocument: 'KH 11' })
    expect(serviceRecordSchema.parse(next)).toEqual(next)
    expect([serviceOn(next, '2023-12-31')?.targetBp, serviceOn(next, '2024-01-01')]).toEqual([5000, null])
    expect(serviceOn(next, '2025-03-01')).toMatchObject({ isPolice: true, targetBp: 6000, targetDocument: 'KH 11' })
    expect(changedFrom(record, on, state)).toEqual(record)
  })

  it('refuses two versions or targets of one day', () => {
    const twice = { ...record, targets: [...record.targets, ...record.targets] }
    expect(serviceRecordSchema.safeParse(twice).success).toBe(false)
  })
})

describe('the period of a span', () => {
  it.each([
    ['2023-04-01', '2023-04-30', 'calendar', 'month', '2023-03-01', '2023-03-31'],
    ['2023-03-15', '2023-04-14', 'administrative', 'month', '2023-02-15', '2023-03-14'],
    ['2023-03-15', '2023-04-14', 'calendar', 'month', '2023-02-15', '2023-03-14'],
    ['2023-01-01', '2023-03-31', 'calendar', 'quarter', '2022-10-01', '2022-12-31'],
    ['2023-04-03', '2023-04-09', 'calendar', 'custom', '2023-03-27', '2023-04-02'],
  ] as const)('%s – %s of a %s unit is a %s, after %s – %s', (from, to, calendar, kind, beforeFrom, beforeTo) => {
    expect(periodOfSpan(span(from, to), calendar).kind).toBe(kind)
    expect(spanBefore(span(from, to), calendar)).toEqual(span(beforeFrom, beforeTo))
  })

  it('has the whole months in it', () => {
    const names = (from: string, to: string, calendar: 'calendar' | 'administrative') =>
      monthsWithin(span(from, to), calendar).map(({ name }) => name)
    expect(names('2023-01-01', '2023-03-31', 'calendar')).toEqual(['2023-01', '2023-02', '2023-03'])
    expect(names('2023-01-01', '2023-03-31', 'administrative')).toEqual(['2023-02', '2023-03'])
    expect(names('2023-01-02', '2023-01-31', 'calendar')).toEqual([])
  })
})
