import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, eaYong, posting, span } from '../support/sample-unit.ts'
import {
  approve,
  closeApprovalBooks,
  closeDays,
  friday,
  openApprovalBook,
  put,
  refusal,
  stateOf,
  thursday,
  unlock,
} from './approved-days.ts'

afterEach(closeApprovalBooks)

const wednesday = localDate('2023-04-12')
const note = { unitCode: eaKly, indicator: 'CC_NEW', on: friday, text: 'lưu động tại trường' }

describe('approving days', () => {
  it('signs all of them in one entry, and says who and when', async () => {
    const book = await openApprovalBook()
    await closeDays(book, thursday, friday)
    const states = await book.call('figures.approveDays', { days: [friday, thursday, friday] })
    expect(states).toMatchObject([
      { on: thursday, status: 'approved', approvedBy: 'Người thử', closedBy: 'Người thử', sentAt: null },
      { on: friday, status: 'approved', approvedBy: 'Người thử', unlocks: [], adjustments: [] },
    ])
    expect(states[0]?.approvedAt).toMatch(/^2023-04-16T02:/)
    expect(states[0]?.approvedAt).toBe(states[1]?.approvedAt)
  })

  it('signs none when one is open, or approved before', async () => {
    const book = await openApprovalBook()
    await approve(book, wednesday)
    await closeDays(book, friday)
    expect(await book.failure('figures.approveDays', { days: [friday, thursday] })).toMatchObject({
      code: 'figures/day-not-closed',
      data: { on: thursday },
    })
    expect(await book.failure('figures.approveDays', { days: [friday, wednesday] })).toMatchObject({
      code: 'figures/day-approved',
      data: { on: wednesday },
    })
    expect((await stateOf(book, friday)).status).toBe('closed')
  })

  it('keeps the reasons given at closing, also while the day was open in between', async () => {
    const book = await openApprovalBook()
    await closeDays(book, friday)
    const reasons = (await stateOf(book, friday)).reasons
    expect(reasons).toContainEqual({ key: `blank:${eaKly}`, reason: 'không phát sinh' })
    await book.call('figures.reopenDay', { on: friday, reason: 'sai số' })
    expect((await stateOf(book, friday)).reasons).toEqual(reasons)
    await approve(book, friday)
    expect((await stateOf(book, friday)).reasons).toEqual(reasons)
  })

  it('ends reopening, closing, typing and notes', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 5))
    await approve(book, friday)
    const approved = { kind: 'domain', code: 'figures/day-approved', data: { on: friday } }
    expect(await book.failure('figures.reopenDay', { on: friday, reason: 'sai số' })).toEqual(approved)
    expect(await book.failure('figures.closeDay', { on: friday, reasons: [] })).toEqual(approved)
    expect(await book.failure('figures.setNote', note)).toEqual(approved)
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 6))).toEqual(['day-approved'])
    expect(await refusal(book, span(eaKly, 'CC_NEW', thursday, '2023-04-15', 6))).toContain('day-approved')
  })

  it('leaves closed days as they were: figures are refused and the day can be reopened', async () => {
    const book = await openApprovalBook()
    await closeDays(book, friday)
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 6))).toEqual(['day-closed'])
    expect(await book.failure('figures.setNote', note)).toMatchObject({ code: 'figures/day-closed' })
    expect(await book.call('figures.reopenDay', { on: friday, reason: 'sai số' })).toMatchObject({ status: 'open' })
  })
})

describe('an unlock', () => {
  it('lets figures and notes in until its time, and is numbered from 1 without gaps', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    const { number, expiresAt } = await unlock(book, [friday], { hours: 2 })
    expect([number, expiresAt.slice(0, 16)]).toEqual([1, '2023-04-16T04:00'])
    expect(await stateOf(book, friday)).toMatchObject({
      status: 'approved',
      unlocks: [{ number: 1, reason: 'xã báo bổ sung', by: 'Người thử', expiresAt, unitCodes: null }],
    })
    await put(book, posting(eaKly, 'CC_NEW', friday, 6))
    await book.call('figures.setNote', note)
    expect(await refusal(book, posting(eaKly, 'CC_NEW', thursday, 6))).toEqual(['day-approved'])
    expect(
      await book.failure('figures.unlockDays', { days: [wednesday], unitCodes: null, reason: 'xxx', hours: 1 }),
    ).toMatchObject({ code: 'figures/day-not-approved', data: { on: wednesday } })
    expect((await unlock(book, [thursday])).number).toBe(2)

    book.clock.set('2023-04-16T04:00:30.000Z')
    expect((await stateOf(book, friday)).unlocks).toEqual([])
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 7))).toEqual(['day-approved'])
    expect(await book.failure('figures.setNote', { ...note, text: 'khác' })).toMatchObject({
      code: 'figures/day-approved',
    })
    expect((await unlock(book, [friday])).number).toBe(3)
  })

  it('opens only the rows it names', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    await unlock(book, [friday], { unitCodes: [eaKly] })
    await put(book, posting(eaKly, 'CC_NEW', friday, 6))
    await book.call('figures.setNote', note)
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 8), posting(eaYong, 'CC_NEW', friday, 6))).toEqual([
      'day-approved',
    ])
    expect(await book.failure('figures.setNote', { ...note, unitCode: eaYong })).toMatchObject({
      code: 'figures/day-approved',
    })
  })

  it('takes a span of days only when every locked day of it is open', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    const three = span(eaKly, 'CC_NEW', wednesday, friday, 30)
    await unlock(book, [friday])
    expect(await refusal(book, three)).toEqual(['day-approved'])
    await unlock(book, [thursday], { unitCodes: [eaYong] })
    expect(await refusal(book, three)).toEqual(['day-approved'])
    await book.call('figures.relockDays', { number: 2 })
    await unlock(book, [thursday], { unitCodes: [eaKly] })
    expect((await put(book, three)).changed).toBe(1)
  })

  it('is the only one of its days, and names rows that are known, with a reason that holds no citizen’s number', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    const wanted = { days: [thursday, friday], unitCodes: null, reason: 'xã báo bổ sung', hours: 1 }
    await unlock(book, [friday])
    expect(await book.failure('figures.unlockDays', wanted)).toMatchObject({
      code: 'figures/already-unlocked',
      data: { on: friday, number: 1 },
    })
    const other = { ...wanted, days: [thursday] }
    expect(await book.failure('figures.unlockDays', { ...other, unitCodes: [eaKly, '00001'] })).toMatchObject({
      code: 'units/unknown',
      data: { codes: ['00001'] },
    })
    expect(await book.failure('figures.unlockDays', { ...other, reason: 'số 066203004567' })).toMatchObject({
      code: 'figures/note-has-identifier',
    })
    expect(await stateOf(book, thursday)).toMatchObject({ unlocks: [] })
  })

  it('is ended before its time by locking again, once', async () => {
    const book = await openApprovalBook()
    await approve(book, thursday, friday)
    await unlock(book, [thursday, friday])
    await book.call('figures.relockDays', { number: 1 })
    for (const on of [thursday, friday]) {
      expect((await stateOf(book, on)).unlocks).toEqual([])
      expect(await refusal(book, posting(eaKly, 'CC_NEW', on, 6))).toEqual(['day-approved'])
    }
    for (const number of [1, 2])
      expect(await book.failure('figures.relockDays', { number })).toMatchObject({
        code: 'figures/not-unlocked',
        data: { number },
      })
  })

  it('that ran out cannot be locked again', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    await unlock(book, [friday], { hours: 1 })
    book.clock.set('2023-04-16T03:30:00.000Z')
    expect(await book.failure('figures.relockDays', { number: 1 })).toMatchObject({ code: 'figures/not-unlocked' })
  })

  it('that ran out stays so when the clock is set back, as far as the entries made since tell', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    await unlock(book, [friday], { hours: 1 })
    book.clock.set('2023-04-16T05:00:00.000Z')
    await put(book, posting(eaKly, 'CC_NEW', '2023-04-16', 1))
    book.clock.set('2023-04-16T02:30:00.000Z')
    await put(book, posting(eaKly, 'CC_NEW', '2023-04-16', 2))
    expect((await stateOf(book, friday)).unlocks).toEqual([])
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 7))).toEqual(['day-approved'])
  })

  it('outlives a restart of the program, and needs nobody to end it', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    await unlock(book, [friday], { hours: 1 })
    await book.reopen()
    await put(book, posting(eaKly, 'CC_NEW', friday, 7))
    book.clock.set('2023-04-16T03:30:00.000Z')
    await book.reopen()
    expect(await refusal(book, posting(eaKly, 'CC_NEW', friday, 8))).toEqual(['day-approved'])
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })
})

describe('sending and receiving', () => {
  it('need approval and sending; each mark is made once', async () => {
    const book = await openApprovalBook()
    await closeDays(book, friday)
    expect(await book.failure('figures.markSent', { on: friday, isSent: true })).toMatchObject({
      code: 'figures/day-not-approved',
    })
    await book.call('figures.approveDays', { days: [friday] })
    expect(await book.failure('figures.markReceived', { on: friday, isReceived: true })).toMatchObject({
      code: 'figures/day-not-sent',
    })
    const { sentAt } = await book.call('figures.markSent', { on: friday, isSent: true })
    expect(sentAt).not.toBeNull()
    expect(await book.call('figures.markSent', { on: friday, isSent: true })).toMatchObject({ sentAt })
    const received = await book.call('figures.markReceived', { on: friday, isReceived: true })
    expect(received).toMatchObject({ sentAt })
    expect(received.receivedAt).not.toBeNull()
    expect(await book.failure('figures.markSent', { on: friday, isSent: false })).toMatchObject({
      code: 'figures/day-received',
    })
    await book.call('figures.markReceived', { on: friday, isReceived: false })
    expect(await book.call('figures.markSent', { on: friday, isSent: false })).toMatchObject({
      sentAt: null,
      receivedAt: null,
    })
  })

  it('stand when the day is corrected afterwards; the state names the correction', async () => {
    const book = await openApprovalBook()
    await approve(book, friday)
    await book.call('figures.markSent', { on: friday, isSent: true })
    await unlock(book, [friday])
    const sent = await stateOf(book, friday)
    expect(sent.adjustments).toEqual([])
    await put(book, posting(eaKly, 'CC_NEW', friday, 5))
    expect(await stateOf(book, friday)).toMatchObject({ sentAt: sent.sentAt, adjustments: [1] })
  })
})
