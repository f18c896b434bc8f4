import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import { putSheets } from '#tests/support/sent-sheets.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

const today = '2023-04-17'
const [krongPac = '', eaKar = '', buonHo = ''] = sampleGroups.map(({ code }) => code)
const commune = sampleGroups[0]?.communes[0]?.code ?? ''
const week = { form: 'BM01', kind: 'day', from: localDate('2023-04-10'), to: localDate('2023-04-14') } as const
const friday = { form: 'BM01', kind: 'day', on: localDate('2023-04-14') } as const
/** 16:30 and 18:00 in Vietnam. */
const early = (day: string) => `${day}T09:30:00.000Z`
const late = (day: string) => `${day}T11:00:00.000Z`

async function province(): Promise<TestBook> {
  const book = await openProvince(sampleGroups, {}, { today })
  open.push(book)
  return book
}

let calls = 0
const clientId = (): string => {
  calls += 1
  return `completeness-${calls}`
}

const statesOf = async (book: TestBook, asked: Parameters<typeof book.call<'province.getCompleteness'>>[1] = week) => {
  const { units } = await book.call('province.getCompleteness', asked)
  return Object.fromEntries(units.map(({ unitCode, cells }) => [unitCode, cells.map(({ state }) => state).join(' ')]))
}

describe('the matrix of a province', () => {
  it('tells the days of a commune that moved to the unit it was of on them', async () => {
    const book = await province()
    await recordDay(book, '2023-04-11', [[commune, 'CC_NEW', 4]])
    const moved = reorganisation({ kind: 'move', on: '2023-04-13', moves: [{ unitCode: commune, parentCode: eaKar }] })
    await book.call('province.applyReorganisation', { clientId: clientId(), reorganisation: moved })
    await recordDay(book, '2023-04-14', [[commune, 'CC_NEW', 5]])
    expect(await statesOf(book)).toEqual({
      [krongPac]: 'missing unverified missing missing missing',
      [eaKar]: 'missing missing missing missing unverified',
      [buonHo]: 'missing missing missing missing missing',
    })
  })

  it('has a line for each unit that reports and a cell for each day, with rates by unit, day and in all', async () => {
    const book = await province()
    putSheets(book.dbPath, [
      { unitCode: krongPac, from: '2023-04-10', exportedAt: early('2023-04-10') },
      { unitCode: krongPac, from: '2023-04-11', exportedAt: late('2023-04-11') },
      { unitCode: krongPac, from: '2023-04-12', exportedAt: early('2023-04-12') },
      { unitCode: krongPac, from: '2023-04-12', exportedAt: late('2023-04-13'), sequence: 2 },
      { unitCode: eaKar, from: '2023-04-10', exportedAt: early('2023-04-10'), isEmpty: true },
      { unitCode: eaKar, from: '2023-04-11', exportedAt: early('2023-04-11'), state: 'refused' },
    ])
    await recordDay(book, '2023-04-13', [[commune, 'CC_NEW', 4]])
    expect(await statesOf(book)).toEqual({
      [krongPac]: 'submitted late resubmitted unverified missing',
      [eaKar]: 'empty missing missing missing missing',
      [buonHo]: 'missing missing missing missing missing',
    })
    const { units, slotTallies, total, slots } = await book.call('province.getCompleteness', week)
    expect(units[0]).toMatchObject({
      unitName: 'Huyện Krông Pắc',
      tally: { due: 5, submitted: 3, onTime: 2, late: 1, resubmitted: 1, unverified: 1, missing: 1 },
    })
    expect(slots[0]).toMatchObject({ label: 'Ngày 10/04/2023', deadlineAt: '2023-04-10T10:00:00.000Z' })
    expect(slotTallies.map(({ submitted, due }) => `${submitted}/${due}`)).toEqual(['2/3', '1/3', '1/3', '0/3', '0/3'])
    expect(total).toMatchObject({ due: 15, submitted: 4, onTime: 3 })
  })

  it('of a month takes the sheet of that very month; figures by day are not its figures', async () => {
    const book = await province()
    const march = { from: '2023-03-01', to: '2023-03-31' }
    putSheets(book.dbPath, [
      { unitCode: krongPac, form: 'BM02', ...march, exportedAt: '2023-04-03T00:00:00.000Z' },
      { unitCode: eaKar, form: 'BM04', ...march, exportedAt: '2023-03-31T09:00:00.000Z' },
    ])
    await recordDay(book, '2023-03-13', [['65101', 'CC_NEW', 4]])
    const months = { form: 'BM02', kind: 'month', from: localDate('2023-02-01'), to: localDate('2023-03-31') } as const
    expect(await statesOf(book, months)).toEqual({
      [krongPac]: 'missing late',
      [eaKar]: 'missing missing',
      [buonHo]: 'missing missing',
    })
    expect(await statesOf(book, { ...months, form: 'BM04' })).toMatchObject({ [eaKar]: 'missing submitted' })
    expect(await book.failure('province.getCompleteness', { ...months, form: 'BM01' })).toMatchObject({
      code: 'province/wrong-period',
    })
  })

  it('follows deadlines by their dates, and exemptions until they are withdrawn', async () => {
    const book = await province()
    putSheets(book.dbPath, [
      { unitCode: krongPac, from: '2023-04-11', exportedAt: late('2023-04-11') },
      { unitCode: krongPac, from: '2023-04-13', exportedAt: late('2023-04-13') },
    ])
    const set = (from: string, deadline: { hour: string; daysAfter: number } | null) =>
      book.call('province.setDeadline', { clientId: clientId(), form: 'BM01', from: localDate(from), deadline })
    expect(await set('2023-04-13', { hour: '08:00', daysAfter: 1 })).toMatchObject({ changed: 1 })
    expect(await set('2023-04-13', { hour: '08:00', daysAfter: 1 })).toMatchObject({ changed: 0, entryId: null })
    expect((await statesOf(book))[krongPac]).toBe('missing late missing submitted missing')
    expect(await book.call('province.listDeadlines', {})).toEqual({
      reportHour: '17:00',
      forms: [{ form: 'BM01', deadlines: [{ from: '2023-04-13', hour: '08:00', daysAfter: 1 }] }],
    })
    await set('2023-04-13', null)
    expect((await statesOf(book))[krongPac]).toBe('missing late missing late missing')

    const exemption = {
      id: 'mien-00000001',
      unitCode: eaKar,
      from: localDate('2023-04-12'),
      to: localDate('2023-04-20'),
      form: null,
      reason: 'Mất điện do bão',
      document: 'CV 12/CV-CAH',
    }
    const save = (parts: Partial<typeof exemption> = {}) =>
      book.call('province.saveExemption', { clientId: clientId(), exemption: { ...exemption, ...parts } })
    await save()
    expect((await statesOf(book))[eaKar]).toBe('missing missing exempt exempt exempt')
    expect(await save()).toMatchObject({ changed: 0 })
    await save({ to: localDate('2023-04-13') })
    expect((await statesOf(book))[eaKar]).toBe('missing missing exempt exempt missing')
    await book.call('province.withdrawExemption', { clientId: clientId(), id: exemption.id })
    expect((await statesOf(book))[eaKar]).toBe('missing missing missing missing missing')
    expect(await book.failure('province.withdrawExemption', { clientId: clientId(), id: exemption.id })).toMatchObject({
      code: 'province/unknown-exemption',
    })
  })

  it('is not made in a store that is not a province’s', async () => {
    const [group] = sampleGroups
    if (group === undefined) throw new Error('no sample')
    const book = await openGroup(group)
    open.push(book)
    expect(await book.failure('province.getCompleteness', week)).toMatchObject({ code: 'province/not-a-province' })
  })
})

describe('the call list', () => {
  it('has the units without a sheet, whom to call, their last figures, usual hour and the calls made', async () => {
    const book = await province()
    putSheets(book.dbPath, [
      { unitCode: krongPac, from: '2023-04-14', exportedAt: early('2023-04-14') },
      ...['2023-04-10', '2023-04-11', '2023-04-12'].map((day, index) => ({
        unitCode: eaKar,
        from: day,
        exportedAt: `${day}T09:${10 + index * 20}:00.000Z`,
      })),
    ])
    await recordDay(book, '2023-04-12', [
      ['65101', 'CC_NEW', 4],
      ['65102', 'CC_NEW', 6],
      ['65101', 'EID2_ACT', 3],
    ])
    const contact = { unitCode: eaKar, name: 'Đ/c Hoa', phone: '0905 123 456' }
    await book.call('province.saveContact', { clientId: clientId(), contact })
    const call = { unitCode: eaKar, form: 'BM01', from: friday.on, to: friday.on, result: 'sẽ gửi lúc 18:00' } as const
    const said = { clientId: clientId(), call }
    expect(await book.call('province.addCall', said)).toMatchObject({ changed: 1 })
    expect(await book.call('province.addCall', said)).toMatchObject({ changed: 0 })
    const list = await book.call('province.getCallList', friday)
    expect(list).toMatchObject({ required: 3, receivedRequired: 1, rows: [{ unitCode: eaKar }, { unitCode: buonHo }] })
    expect(list.rows[0]).toMatchObject({
      contact: { name: 'Đ/c Hoa', phone: '0905 123 456' },
      last: {
        on: '2023-04-12',
        figures: [
          { indicator: 'CC_TOTAL', value: 10 },
          { indicator: 'EID_COL', value: null },
          { indicator: 'EID_ACT', value: 3 },
        ],
      },
      usual: { time: '16:30', of: 3 },
      calls: [{ by: 'Người thử', result: 'sẽ gửi lúc 18:00' }],
    })
    expect(list.rows[1]).toMatchObject({ contact: { name: '', phone: '' }, last: null, usual: null, calls: [] })
    expect(list.message).toContain('Chưa nộp (2): Huyện Ea Kar; Thị xã Buôn Hồ.')
  })

  it('takes a telephone number in its own field only, and no number of a citizen anywhere', async () => {
    const book = await province()
    const phone = (text: string) => ({ clientId: clientId(), contact: { unitCode: eaKar, name: '', phone: text } })
    for (const good of ['0905123456', '(0262) 385 1234', '+84 905.123.456', '1234', ''])
      await book.call('province.saveContact', phone(good))
    for (const bad of ['066123456789', '241234567', 'gọi sau', '12'])
      expect(await book.failure('province.saveContact', phone(bad))).toMatchObject({ kind: 'invalid-input' })
    const call = {
      unitCode: eaKar,
      form: 'BM01',
      from: friday.on,
      to: friday.on,
      result: 'gọi lại 0905123456',
    } as const
    expect(await book.failure('province.addCall', { clientId: clientId(), call })).toMatchObject({
      code: 'figures/note-has-identifier',
    })
    expect(
      await book.failure('province.addCall', { clientId: clientId(), call: { ...call, unitCode: '999', result: 'x' } }),
    ).toMatchObject({ code: 'units/unknown' })
  })
})

describe('one unit’s sheet', () => {
  it('is told with every file, taken or refused, exemptions and calls', async () => {
    const book = await province()
    putSheets(book.dbPath, [
      { unitCode: krongPac, from: '2023-04-14', exportedAt: early('2023-04-14'), receivedAt: late('2023-04-14') },
      { unitCode: krongPac, from: '2023-04-14', exportedAt: late('2023-04-14'), sequence: 2, state: 'refused' },
    ])
    const found = await book.call('province.getUnitSlot', { ...friday, unitCode: krongPac })
    expect(found).toMatchObject({ unitName: 'Huyện Krông Pắc', cell: { state: 'submitted', accepted: 1 } })
    expect(found.files.map(({ state, sequence, sentAt }) => ({ state, sequence, sentAt }))).toEqual([
      { state: 'refused', sequence: 2, sentAt: late('2023-04-14') },
      { state: 'accepted', sequence: 1, sentAt: early('2023-04-14') },
    ])
    expect(found.files.map(({ refusal }) => refusal?.code)).toEqual(['submission/future', undefined])
    expect(await book.failure('province.getUnitSlot', { ...friday, unitCode: commune })).toMatchObject({
      code: 'units/unknown',
    })
  })
})

describe('a sheet that a unit exported and the province took in', () => {
  it('is sent when it was exported; its figures are none that came otherwise, and zeros alone are nothing to report', async () => {
    const [group, other] = sampleGroups
    if (group === undefined || other === undefined) throw new Error('no sample')
    const files = []
    for (const [of, count] of [
      [group, 4],
      [other, 0],
    ] as const) {
      const unit = await openGroup(of)
      open.push(unit)
      await recordDay(
        unit,
        '2023-04-14',
        of.communes.map(({ code }) => [code, 'CC_NEW', count] as const),
      )
      files.push(await exportSheet(unit, 'BM01', dayOf('2023-04-14')))
    }
    const book = await province()
    await book.call('province.receiveFiles', { clientId: clientId(), files })
    expect(await statesOf(book)).toEqual({
      [krongPac]: 'missing missing missing missing late',
      [eaKar]: 'missing missing missing missing late',
      [buonHo]: 'missing missing missing missing missing',
    })
    const found = await book.call('province.getUnitSlot', { ...friday, unitCode: eaKar })
    expect(found).toMatchObject({ cell: { accepted: 1, isEmpty: true }, files: [{ state: 'accepted', sequence: 1 }] })
    expect(found.files[0]?.sentAt).toBe(found.files[0]?.exportedAt)
  })
})

describe('what is kept about sheets', () => {
  it('is told in the audit in words, under the province’s group, and passes the check of the store', async () => {
    const book = await province()
    await book.call('province.saveContact', {
      clientId: clientId(),
      contact: { unitCode: eaKar, name: 'Đ/c Hoa', phone: '0905123456' },
    })
    await book.call('province.setDeadline', {
      clientId: clientId(),
      form: 'BM01',
      from: localDate('2023-04-13'),
      deadline: { hour: '08:00', daysAfter: 1 },
    })
    const { events } = await book.call('audit.listEvents', { groups: ['province'], limit: 10 })
    expect(events.map(({ lines }) => lines)).toEqual([
      ['Đặt hạn nộp BM01: 08:00, sau 1 ngày, từ 13/04/2023'],
      ['Ghi người liên hệ của Huyện Ea Kar'],
    ])
  })
})
