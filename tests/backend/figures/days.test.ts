import { afterEach, describe, expect, it } from 'vitest'
import { hasIdentifier } from '#backend/figures/days.service.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { counter, eaKly, eaYong, hoaDong, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const reasonsFor = (...keys: string[]) => keys.map((key) => ({ key, reason: 'không phát sinh' }))
const blanks = [eaKly, eaYong, hoaDong, counter].map((code) => `blank:${code}`)
const note = (text: string, day = on) => ({ unitCode: eaKly, indicator: 'CC_NEW', on: day, text })

describe('closing a day', () => {
  it('needs a reason for every row still blank and leaves blanks blank', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const needed = blanks.slice(1)
    expect(await book.failure('figures.closeDay', { on, reasons: reasonsFor('blank:24493') })).toEqual({
      kind: 'domain',
      code: 'figures/reasons-missing',
      data: { keys: needed.filter((key) => key !== 'blank:24493') },
    })
    const state = await book.call('figures.closeDay', { on, reasons: reasonsFor(...needed) })
    expect(state).toMatchObject({
      on,
      status: 'closed',
      closedBy: 'Trung uý Y Moan',
      sentAt: null,
      reopenReason: null,
      isRestDay: false,
    })
    expect(state.closedAt).toMatch(/^2023-04-15T01:/)
    const page = await book.call('figures.getDay', { on })
    expect(page.cells.map((cell) => cell.indicator)).toEqual(['CC_NEW', 'CC_TOTAL'])
  })

  it('needs a reason for every warning', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_DEL', on, 2))
    const failure = await book.failure('figures.closeDay', { on, reasons: reasonsFor(...blanks) })
    expect(failure).toMatchObject({
      code: 'figures/reasons-missing',
      data: { keys: ['deletion-needs-note:24490:CC_DEL'] },
    })
    await book.call('figures.closeDay', { on, reasons: reasonsFor(...blanks, 'deletion-needs-note:24490:CC_DEL') })
  })

  it('is refused while an error stands, whatever reasons are given', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 5),
      posting(eaKly, 'CC_EXCH', on, 2),
      posting(eaKly, 'CC_REIS', on, 1),
      posting(eaKly, 'CC_TOTAL', on, 9),
    )
    const failure = await book.failure('figures.closeDay', {
      on,
      reasons: reasonsFor(...blanks, 'total-differs:24490:CC_TOTAL'),
    })
    expect(failure).toMatchObject({
      code: 'figures/day-has-errors',
      data: { issues: [{ code: 'total-differs', params: { total: 9, sum: 8 } }] },
    })
    expect((await book.call('figures.getDay', { on })).state.status).toBe('open')
  })

  it('is done once', async () => {
    const book = await openDistrict()
    await book.call('figures.closeDay', { on, reasons: reasonsFor(...blanks) })
    expect(await book.failure('figures.closeDay', { on, reasons: reasonsFor(...blanks) })).toMatchObject({
      code: 'figures/day-closed',
      data: { on },
    })
  })

  it('needs no reasons on a weekend or a holiday', async () => {
    const book = await openDistrict()
    const page = await book.call('figures.getDay', { on: localDate('2023-04-15') })
    expect(page.state).toMatchObject({ isRestDay: true, restDayName: 'Cuối tuần' })
    expect(await book.call('figures.closeDay', { on: localDate('2023-05-01'), reasons: [] })).toMatchObject({
      isRestDay: true,
      restDayName: 'Giỗ Tổ, 30/4 và 1/5',
    })
  })

  it('follows the table of holidays as the unit edits it', async () => {
    const book = await openDistrict()
    await book.call('settings.setHolidays', { holidays: [{ on, name: 'Ngày nghỉ bù' }] })
    expect(await book.call('figures.closeDay', { on, reasons: [] })).toMatchObject({
      isRestDay: true,
      restDayName: 'Ngày nghỉ bù',
    })
    expect((await book.call('figures.getDay', { on: localDate('2023-05-01') })).state.isRestDay).toBe(false)
  })

  it('takes no reason that holds a citizen’s number', async () => {
    const book = await openDistrict()
    const reasons = blanks.map((key) => ({ key, reason: 'chờ hồ sơ 066203004567' }))
    expect(await book.failure('figures.closeDay', { on, reasons })).toMatchObject({
      code: 'figures/note-has-identifier',
    })
  })
})

describe('a closed day', () => {
  it('is reopened with a reason, which stands until it is closed again', async () => {
    const book = await openDistrict()
    expect(await book.failure('figures.reopenDay', { on, reason: 'sai số' })).toMatchObject({
      code: 'figures/day-not-closed',
      data: { on },
    })
    await book.call('figures.closeDay', { on, reasons: reasonsFor(...blanks) })
    expect((await book.failure('figures.reopenDay', { on, reason: ' x ' })).kind).toBe('invalid-input')
    expect(await book.failure('figures.reopenDay', { on, reason: 'gõ 066203004567' })).toMatchObject({
      code: 'figures/note-has-identifier',
    })
    expect(await book.call('figures.reopenDay', { on, reason: 'sai số xã Ea Kly' })).toMatchObject({
      status: 'open',
      closedAt: null,
      closedBy: null,
      reopenReason: 'sai số xã Ea Kly',
    })
    expect(await book.call('figures.closeDay', { on, reasons: reasonsFor(...blanks) })).toMatchObject({
      status: 'closed',
      reopenReason: null,
    })
  })

  it('is not marked as sent before it is approved', async () => {
    const book = await openDistrict()
    await book.call('figures.closeDay', { on, reasons: reasonsFor(...blanks) })
    expect(await book.failure('figures.markSent', { on, isSent: true })).toMatchObject({
      code: 'figures/day-not-approved',
      data: { on },
    })
  })
})

describe('a note', () => {
  it('stands on its cell, is replaced and is cleared', async () => {
    const book = await openDistrict()
    await book.call('figures.setNote', note('  lưu động tại trường THPT  '))
    const notes = async () =>
      (await book.call('figures.getDay', { on })).cells.map((cell) => [cell.indicator, cell.note, cell.effective])
    expect(await notes()).toEqual([['CC_NEW', 'lưu động tại trường THPT', null]])
    await book.call('figures.setNote', note('tại xã'))
    expect(await notes()).toEqual([['CC_NEW', 'tại xã', null]])
    await book.call('figures.setNote', note(''))
    expect(await notes()).toEqual([])
  })

  it('makes no second entry when it says the same as what stands', async () => {
    const book = await openDistrict()
    const entries = () =>
      book.raw((db) => db.prepare('SELECT count(DISTINCT entry_id) FROM note_revisions').pluck().get())
    await book.call('figures.setNote', note(''))
    expect(entries()).toBe(0)
    await book.call('figures.setNote', note('tại xã'))
    await book.call('figures.setNote', note('tại xã '))
    expect(entries()).toBe(1)
  })

  it('is refused on a closed day, for an unknown unit and for an unknown indicator', async () => {
    const book = await openDistrict()
    expect(await book.failure('figures.setNote', { ...note('x'), unitCode: '00001' })).toMatchObject({
      code: 'units/unknown',
      data: { codes: ['00001'] },
    })
    expect((await book.failure('figures.setNote', { ...note('x'), indicator: 'CC_NEWS' })).kind).toBe('invalid-input')
    await book.call('figures.closeDay', { on: localDate('2023-04-15'), reasons: [] })
    expect(await book.failure('figures.setNote', note('x', localDate('2023-04-15')))).toMatchObject({
      code: 'figures/day-closed',
    })
  })

  it('that explains a deletion takes its warning away', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_DEL', on, 2))
    expect((await book.call('figures.getDay', { on })).issues.map((issue) => issue.code)).toEqual([
      'deletion-needs-note',
    ])
    await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_DEL', on, text: 'trùng hồ sơ' })
    expect((await book.call('figures.getDay', { on })).issues).toEqual([])
  })

  it.each([
    '066203004567',
    '066 203 004 567',
    '066.203.004.567',
    '066-203-004-567',
    '123456789',
    'CMND 240 123 456.',
    'số 0662030045 67',
    '066203004567, 066203004568',
    '066203  004567',
    '066203004567',
  ])('with “%s” is refused: it may be a citizen’s number', async (text) => {
    const book = await openDistrict()
    expect(await book.failure('figures.setNote', note(text))).toEqual({
      kind: 'domain',
      code: 'figures/note-has-identifier',
      data: {},
    })
  })

  it.each([
    '1.494.541 hồ sơ',
    'ngày 15/04/2023',
    '12 hồ sơ cũ, 18 hồ sơ mới',
    'CV 1234/PC06 ngày 15/04/2023',
    '17:00',
    '48,91 %',
    'từ 15/04/2023 đến 20/04/2023',
    'ngày 15.04.2023',
  ])('with “%s” is kept', (text) => {
    expect(hasIdentifier(text)).toBe(false)
  })
})
