import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { eaKly, eaYong, posting, span } from '../support/sample-unit.ts'
import {
  approve,
  closeApprovalBooks,
  friday,
  openApprovalBook,
  put,
  refusal,
  stateOf,
  thursday,
  unlock,
} from './approved-days.ts'

afterEach(closeApprovalBooks)

const sunday = localDate('2023-04-16')
const monday = localDate('2023-04-17')
const april = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }

/** [unit, indicator, channel, before, after] of each change of each correction listed, newest correction first. */
async function listed(book: TestBook, span: { from: typeof friday; to: typeof friday } = april): Promise<unknown[]> {
  const found = await book.call('figures.listAdjustments', span)
  return found.map(({ number, changes }) => [
    number,
    changes.map((change) => [change.unitCode, change.indicator, change.channel, change.before, change.after]),
  ])
}

describe('a correction', () => {
  it('lists what says something else than when the day was unlocked, and what it was opened for', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12), posting(eaYong, 'EID_ACT', friday, 4))
    await approve(book, friday)
    const { expiresAt } = await unlock(book, [friday], { hours: 2, unitCodes: [eaKly, eaYong] })
    await put(book, posting(eaKly, 'CC_NEW', friday, 13), posting(eaYong, 'EID_ACT', friday, null))
    await put(book, posting(eaKly, 'CC_NEW', friday, 15), posting(eaKly, 'CC_NEW', friday, 2, { channel: 'MOBILE' }))
    const [found] = await book.call('figures.listAdjustments', april)
    expect(found).toMatchObject({
      number: 1,
      openedBy: 'Người thử',
      reason: 'xã báo bổ sung',
      days: [friday],
      unitCodes: [eaKly, eaYong],
      expiresAt,
      lockedAt: null,
      reportedOn: monday,
    })
    expect(found?.changes).toEqual([
      {
        unitCode: eaKly,
        unitName: 'Xã Ea Kly',
        indicator: 'CC_NEW',
        channel: 'FIXED',
        from: friday,
        to: friday,
        before: 12,
        after: 15,
      },
      {
        unitCode: eaKly,
        unitName: 'Xã Ea Kly',
        indicator: 'CC_NEW',
        channel: 'MOBILE',
        from: friday,
        to: friday,
        before: null,
        after: 2,
      },
      {
        unitCode: eaYong,
        unitName: 'Xã Ea Yông',
        indicator: 'EID_ACT',
        channel: 'FIXED',
        from: friday,
        to: friday,
        before: 4,
        after: null,
      },
    ])
    expect((await stateOf(book, friday)).adjustments).toEqual([1])
  })

  it('loses what is set back, and has nothing when nothing was changed', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    await approve(book, friday)
    await unlock(book, [friday])
    expect(await listed(book)).toEqual([[1, []]])
    await put(book, posting(eaKly, 'CC_NEW', friday, 15), posting(eaKly, 'CC_ERR', friday, 3))
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    expect(await listed(book)).toEqual([[1, [[eaKly, 'CC_ERR', 'STOCK', null, 3]]]])
    await put(book, posting(eaKly, 'CC_ERR', friday, null))
    expect(await listed(book)).toEqual([[1, []]])
    expect((await stateOf(book, friday)).adjustments).toEqual([])
  })

  it('ends where it was locked again; the next one begins from there', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    await approve(book, friday)
    await unlock(book, [friday])
    await put(book, posting(eaKly, 'CC_NEW', friday, 15))
    await book.call('figures.relockDays', { number: 1 })
    await unlock(book, [friday], { hours: 1 })
    await put(book, posting(eaKly, 'CC_NEW', friday, 18))
    book.clock.set('2023-04-16T05:00:00.000Z')
    await unlock(book, [friday])
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    expect(await listed(book)).toEqual([
      [3, [[eaKly, 'CC_NEW', 'FIXED', 18, 12]]],
      [2, [[eaKly, 'CC_NEW', 'FIXED', 15, 18]]],
      [1, [[eaKly, 'CC_NEW', 'FIXED', 12, 15]]],
    ])
    const all = await book.call('figures.listAdjustments', april)
    expect(all.map(({ lockedAt, expiresAt }) => [lockedAt !== null, lockedAt === expiresAt])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ])
    expect((await stateOf(book, friday)).adjustments).toEqual([1, 2, 3])
  })

  it('counts a figure let in in the last second before it ran out', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    const { expiresAt } = await unlock(book, [friday], { hours: 1 })
    // The clock moves on by a second at each reading: it is before the end when asked, and at it when recorded.
    book.clock.set(new Date(Date.parse(expiresAt) - 2000).toISOString())
    await put(book, posting(eaKly, 'CC_NEW', friday, 9))
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 10))).toEqual(['day-approved'])
    expect(await listed(book)).toEqual([[1, [[eaKly, 'CC_NEW', 'FIXED', null, 9]]]])
  })

  it('leaves out what was typed meanwhile on other days, and balances, which no day locks', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    await unlock(book, [friday])
    await put(book, posting(eaKly, 'CC_NEW', sunday, 3), posting(eaKly, 'CC_CUM', friday, 900))
    expect(await listed(book)).toEqual([[1, []]])
  })

  it('of a span belongs to every day of it', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    await unlock(book, [thursday, friday])
    await put(book, span(eaKly, 'CC_NEW', thursday, friday, 30))
    expect(await listed(book, { from: thursday, to: thursday })).toEqual([[1, [[eaKly, 'CC_NEW', 'FIXED', null, 30]]]])
    expect((await stateOf(book, thursday)).adjustments).toEqual([1])
    expect((await stateOf(book, friday)).adjustments).toEqual([1])
  })

  it('is listed by its days and by the day it was made on', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    await unlock(book, [thursday])
    await unlock(book, [friday])
    const numbers = async (from: typeof friday, to: typeof friday) =>
      (await book.call('figures.listAdjustments', { from, to })).map((one) => one.number)
    expect(await numbers(thursday, thursday)).toEqual([1])
    expect(await numbers(sunday, sunday)).toEqual([2, 1])
    expect(await numbers(localDate('2023-04-15'), localDate('2023-04-15'))).toEqual([])
  })

  it('is carried by the first day from today on that was not approved and is no rest day without a sheet', async () => {
    const book = await openApprovalBook()
    await approve(book, friday, sunday, monday)
    await unlock(book, [friday])
    expect(await book.call('figures.listAdjustments', april)).toMatchObject([{ reportedOn: '2023-04-18' }])
  })
})

describe('a report', () => {
  const remarksOn = async (book: TestBook, on: typeof friday, kind: 'day' | 'month' = 'day', unitCode?: string) => {
    const { report } = await book.call('reports.buildReport', {
      form: kind === 'day' ? 'BM01' : 'BM02',
      period: periodContaining(kind, 'calendar', on),
      policy: 'half-up',
      decimals: 2,
      signer: 0,
      ...(unitCode === undefined ? {} : { unitCode }),
    })
    return report.remarks.filter((remark) => remark.startsWith('Điều chỉnh'))
  }
  const told =
    'Điều chỉnh số 1 (16/04/2023, lý do: xã báo bổ sung): ngày 14/04/2023 Xã Ea Kly, CCCD cấp mới: 12 → 15 (+3).'

  async function corrected(): Promise<TestBook> {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    await approve(book, thursday, friday)
    await unlock(book, [thursday, friday])
    await put(book, posting(eaKly, 'CC_NEW', friday, 15))
    return book
  }

  it('tells corrections of its own days and those it is the next one to carry', async () => {
    const book = await corrected()
    expect(await remarksOn(book, friday)).toEqual([told])
    expect(await remarksOn(book, monday)).toEqual([told])
    expect(await remarksOn(book, friday, 'month')).toEqual([told])
  })

  it('tells none on other days, nor corrections that changed nothing', async () => {
    const book = await corrected()
    for (const on of ['2023-04-12', thursday, '2023-04-15', sunday, '2023-04-18'])
      expect(await remarksOn(book, localDate(on))).toEqual([])
    expect(await remarksOn(book, localDate('2023-03-15'), 'month')).toEqual([])
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    expect(await remarksOn(book, friday)).toEqual([])
  })

  it('of one row tells what concerns that row', async () => {
    const book = await corrected()
    expect(await remarksOn(book, friday, 'day', eaKly)).toEqual([told])
    expect(await remarksOn(book, friday, 'day', eaYong)).toEqual([])
  })
})
