import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import {
  approve,
  closeApprovalBooks,
  closeDays,
  friday,
  openApprovalBook,
  put,
  thursday,
  unlock,
} from '../figures/approved-days.ts'
import { eaKly, eaYong, posting, unallocated } from '../support/sample-unit.ts'
import { figure, type Plan, plan, refused, report, save, saving, told } from './held-sessions.ts'

afterEach(closeApprovalBooks)

const id = 'buoi-thpt-0001'
const held = (day: string = friday, more: Partial<Plan> = {}): Plan => plan(id, day, more)

async function cell(book: TestBook, unitCode: string, indicator: string, on = friday) {
  const { cells } = await book.call('figures.getDay', { on })
  return cells.find((one) => one.unitCode === unitCode && one.indicator === indicator)
}

const all = { from: localDate('2023-01-01'), to: localDate('2023-12-31') }

describe('a session that was held', () => {
  it('adds to what the counter took in, and says which totals are others now', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    const saved = await save(book, held(), figure(eaKly, 'CC_NEW', 18), figure(eaYong, 'EID2_COL', 5))
    expect(await cell(book, eaKly, 'CC_NEW')).toMatchObject({
      fixed: 12,
      mobile: 18,
      sessions: 18,
      unrecorded: null,
      effective: 30,
    })
    expect(told(saved)).toEqual([
      `${eaKly} CC_NEW ${friday} 12→30`,
      `${eaKly} CC_TOTAL ${friday} 12→30`,
      `${eaYong} EID2_COL ${friday} null→5`,
      `${eaYong} EID_COL ${friday} null→5`,
    ])
    expect(saved.session).toMatchObject({ plan: held(), totals: { CC_NEW: 18, CC_TOTAL: 18, EID2_COL: 5, EID_COL: 5 } })
  })

  it('counts a total typed in one session and parts in another each for what it is', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 3, { channel: 'MOBILE' }))
    await save(book, held(), figure(eaKly, 'CC_TOTAL', 20), figure(eaKly, 'CC_NEW', 4))
    await save(
      book,
      plan('buoi-cho-0002', friday, { place: 'Chợ' }),
      figure(eaKly, 'CC_NEW', 5),
      figure(eaKly, 'CC_EXCH', 1),
    )
    expect(await cell(book, eaKly, 'CC_TOTAL')).toMatchObject({
      mobile: 29,
      sessions: 26,
      unrecorded: null,
      effective: 29,
    })
    expect(await cell(book, eaKly, 'CC_NEW')).toMatchObject({ mobile: 12, sessions: 9, unrecorded: 3, effective: 12 })
  })

  it('gives figures that are of no commune to the row somebody chose, and the unit its sum', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(unallocated, 'CC_NEW', 40), figure(eaKly, 'CC_NEW', 2))
    const { cells } = await book.call('figures.getDay', { on: friday })
    const news = cells.filter((one) => one.indicator === 'CC_NEW')
    expect(news.map((one) => [one.unitCode, one.effective])).toEqual([
      [eaKly, 2],
      [unallocated, 40],
    ])
  })

  it('is in the totals and "trong đó lưu động" of every form of its day', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12))
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const period = { kind: 'day', from: friday, to: friday } as const
    const { report: sheet } = await book.call('reports.buildReport', { form: 'BM01', period, policy: 'trunc' })
    const row = sheet.rows.find((one) => one.unit === eaKly)
    expect(row?.cells['CC_TOTAL']).toMatchObject({ value: 30 })
    expect(row?.cells['CC_TOTAL_MOBILE']).toMatchObject({ value: 18 })
  })

  it('moved to another day takes its figures along', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 12), posting(eaKly, 'CC_NEW', thursday, 7))
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const moved = await save(book, held(thursday), figure(eaKly, 'CC_NEW', 18))
    expect(told(moved)).toEqual([
      `${eaKly} CC_NEW ${thursday} 7→25`,
      `${eaKly} CC_NEW ${friday} 30→12`,
      `${eaKly} CC_TOTAL ${thursday} 7→25`,
      `${eaKly} CC_TOTAL ${friday} 30→12`,
    ])
    expect(await cell(book, eaKly, 'CC_NEW')).toMatchObject({ fixed: 12, mobile: null, sessions: null, effective: 12 })
    expect(await book.call('sessions.listSessions', { from: friday, to: friday })).toEqual([])
  })

  it('cancelled gives everything back, with its reason', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const failure = await book.failure('sessions.saveSession', saving(held(friday, { status: 'cancelled' })))
    expect(failure.kind).toBe('invalid-input')
    const reason = { status: 'cancelled', cancelReason: 'mưa bão, trường nghỉ' } as const
    expect(told(await save(book, held(friday, reason)))).toEqual([
      `${eaKly} CC_NEW ${friday} 18→null`,
      `${eaKly} CC_TOTAL ${friday} 18→null`,
    ])
    expect(await cell(book, eaKly, 'CC_NEW')).toBeUndefined()
    const { events } = await book.call('audit.listEvents', { limit: 1 })
    expect(events[0]?.groups).toEqual(['figures', 'sessions'])
    expect(events[0]?.lines.join(' · ')).toContain(
      'Huỷ buổi lưu động ngày 14/04/2023 tại Trường THPT Lê Hồng Phong, lý do: mưa bão, trường nghỉ',
    )
  })

  it('takes away figures that are left out, and keeps the others', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(eaKly, 'CC_NEW', 18), figure(eaYong, 'CC_NEW', 2))
    expect(told(await save(book, held(), figure(eaYong, 'CC_NEW', 2), figure(eaYong, 'CC_REIS', 1)))).toEqual([
      `${eaKly} CC_NEW ${friday} 18→null`,
      `${eaKly} CC_TOTAL ${friday} 18→null`,
      `${eaYong} CC_REIS ${friday} null→1`,
      `${eaYong} CC_TOTAL ${friday} 2→3`,
    ])
  })

  it('said again is recorded once, and an older sight of it changes nothing', async () => {
    const book = await openApprovalBook()
    const input = saving(held(), [figure(eaKly, 'CC_NEW', 18)])
    const first = await book.call('sessions.saveSession', input)
    expect(await book.call('sessions.saveSession', input)).toMatchObject({ entryId: first.entryId, isRepeated: true })
    expect(await report(book, held(), figure(eaKly, 'CC_NEW', 18))).toMatchObject({ entryId: null, totals: [] })
    const newer = await save(book, held(friday, { note: 'đủ hai tổ' }), figure(eaKly, 'CC_NEW', 20))
    expect(await book.failure('sessions.saveSession', saving(held(), [], first.entryId))).toMatchObject({
      kind: 'domain',
      code: 'sessions/changed-since',
    })
    expect(await book.call('sessions.getSession', { id })).toMatchObject({
      session: { entryId: newer.entryId },
      history: [{ entryId: newer.entryId }, { entryId: first.entryId }],
    })
    expect(await book.failure('sessions.saveSession', { ...input, figures: [] })).toMatchObject({
      code: 'figures/client-id-reused',
    })
  })
})

describe('a session is refused', () => {
  it('for units and indicators the book does not have, for stocks, and for what no unit of the day takes', async () => {
    const book = await openApprovalBook()
    expect(await refused(book, held(), figure('99999', 'CC_NEW', 1), figure(eaKly, 'XX', 1))).toEqual([
      'unknown-unit',
      'unknown-indicator',
    ])
    expect(await refused(book, held(), figure(eaKly, 'CC_U6', 1))).toEqual(['not-valid-on'])
    expect(await refused(book, held(), figure(eaKly, 'POP_ELIG', 1))).toContain('session-not-a-flow')
    expect(await refused(book, held(), figure('654', 'CC_NEW', 1))).toEqual(['not-a-row'])
    expect(await refused(book, held(friday, { placeUnitCode: '11111' }))).toEqual(['unknown-unit'])
    expect(await refused(book, held(), figure(eaKly, 'CC_NEW', 1), figure(eaKly, 'CC_NEW', 1))).toContain(
      'session-figure-repeated',
    )
    expect(await book.call('sessions.listSessions', all)).toEqual([])
  })

  it('with figures while it is planned or cancelled, and with parts that are not its total', async () => {
    const book = await openApprovalBook()
    expect(await refused(book, held(friday, { status: 'planned' }), figure(eaKly, 'CC_NEW', 1))).toEqual([
      'session-figures-not-done',
    ])
    expect(await refused(book, held(), figure(eaKly, 'CC_TOTAL', 5), figure(eaKly, 'CC_NEW', 6))).toEqual([
      'parts-exceed-total',
    ])
    expect(
      await refused(
        book,
        held(),
        figure(eaKly, 'EID_COL', 5),
        figure(eaKly, 'EID1_COL', 1),
        figure(eaKly, 'EID2_COL', 3),
      ),
    ).toEqual(['total-differs'])
  })

  it('with a citizen number in any of its texts', async () => {
    const book = await openApprovalBook()
    for (const field of ['workedBy', 'place', 'host', 'groupNote', 'note'] as const)
      expect(await refused(book, held(friday, { [field]: 'gọi 066 201 000 123' }))).toEqual(['session-has-identifier'])
    const failure = await book.failure('sessions.saveSession', saving({ ...held(), id: '066201000123' }))
    expect(failure.kind).toBe('invalid-input')
  })

  it('where a day it touches is closed or approved, old or new, figures or plan', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    await approve(book, thursday)
    expect(await refused(book, held(thursday), figure(eaKly, 'CC_NEW', 18))).toEqual(['day-approved'])
    await closeDays(book, friday)
    expect(await refused(book, held(), figure(eaKly, 'CC_NEW', 19))).toEqual(['day-closed'])
    expect(await refused(book, held('2023-04-15'), figure(eaKly, 'CC_NEW', 18))).toEqual(['day-closed'])
    expect(await refused(book, held(friday, { host: 'Sở Y tế' }), figure(eaKly, 'CC_NEW', 18))).toEqual(['day-closed'])
    expect(await refused(book, plan('buoi-moi-0003', friday))).toEqual(['day-closed'])
  })

  it('but a plan that was not held may be moved or cancelled whatever became of its day', async () => {
    const book = await openApprovalBook()
    await save(book, held(friday, { status: 'planned' }))
    await approve(book, friday)
    await save(book, held('2023-04-18', { status: 'planned' }))
    expect(await book.call('sessions.listSessions', { ...all, status: 'planned' })).toHaveLength(1)
  })

  it('to the commander, who reads', async () => {
    const book = await openApprovalBook()
    const reply = await book.backend.dispatch('sessions.saveSession', saving(held()), {
      transport: 'test',
      identity: { author: 'Chỉ huy', roles: ['commander'] },
    })
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
  })
})

describe('under an unlock', () => {
  it('a session is a numbered correction of the rows that are open, and of no other', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(eaKly, 'CC_NEW', 18), figure(eaYong, 'CC_NEW', 3))
    await approve(book, friday)
    await unlock(book, [friday], { unitCodes: [eaKly] })
    expect(await refused(book, held(), figure(eaKly, 'CC_NEW', 20))).toEqual(['day-approved'])
    await save(book, held(), figure(eaKly, 'CC_NEW', 20), figure(eaYong, 'CC_NEW', 3))
    const [adjustment] = await book.call('figures.listAdjustments', { from: friday, to: friday })
    expect(adjustment).toMatchObject({
      number: 1,
      changes: [{ unitCode: eaKly, indicator: 'CC_NEW', channel: `S:${id}`, before: 18, after: 20 }],
    })
  })
})

describe('figures that may be of the same people', () => {
  it('warn where a row has mobile figures without a record beside those of a session', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_TOTAL', friday, 9, { channel: 'MOBILE' }))
    const saved = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const issue = {
      code: 'session-beside-mobile',
      severity: 'warning',
      where: { unitCode: eaKly, indicator: 'CC_TOTAL' },
    }
    expect(saved.warnings).toMatchObject([{ ...issue, params: { unrecorded: 9, sessions: 18 } }])
    const { issues } = await book.call('figures.getDay', { on: friday })
    expect(issues).toMatchObject([{ ...issue, params: { unrecorded: 9, sessions: 18 } }])
    expect(await book.failure('figures.closeDay', { on: friday, reasons: [] })).toMatchObject({
      code: 'figures/reasons-missing',
    })
  })

  it('warn where a whole month without a record has the day of the session in it', async () => {
    const book = await openApprovalBook()
    const month = { from: localDate('2023-04-01'), to: localDate('2023-04-30'), channel: 'MOBILE' } as const
    await put(book, posting(eaKly, 'CC_NEW', friday, 200, month))
    const { warnings } = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    expect(warnings).toMatchObject([{ code: 'session-beside-mobile', params: { from: '2023-04-01', unrecorded: 200 } }])
  })
})

describe('a session told twice', () => {
  it('by two units under one id stands as told last, and is flagged until somebody settles it', async () => {
    const book = await openApprovalBook()
    await report(book, held(), figure(eaKly, 'CC_NEW', 18))
    const again = await report(book, held(friday, { workedBy: 'Công an xã Ea Kly' }), figure(eaKly, 'CC_NEW', 17))
    expect(again.pairs).toMatchObject([{ kind: 'same-id', first: { workedBy: 'Tổ lưu động số 1' } }])
    expect((await cell(book, eaKly, 'CC_NEW'))?.effective).toBe(17)
    const [pair] = await book.call('sessions.listDuplicates', all)
    expect(pair?.reason).toContain('do hai đơn vị báo: Tổ lưu động số 1, rồi Công an xã Ea Kly')
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    expect(await book.call('sessions.listDuplicates', all)).toEqual([])
  })

  it('at one place on one day is flagged while the hours meet or are not told', async () => {
    const book = await openApprovalBook()
    const other = (more: Partial<Plan>): Plan =>
      plan('buoi-khac-0009', friday, { workedBy: 'Công an xã Ea Kly', place: 'trường THPT  Lê Hồng Phong', ...more })
    await save(book, held())
    expect((await save(book, other({ startsAt: '10:00', endsAt: '12:00' }))).pairs).toHaveLength(1)
    expect((await save(book, other({ startsAt: '11:00', endsAt: '12:00' }))).pairs).toEqual([])
    const unknown = await save(book, other({ startsAt: null, endsAt: null }))
    expect(unknown.pairs).toMatchObject([{ kind: 'same-place', first: { id: 'buoi-khac-0009' }, second: { id } }])
    expect(unknown.pairs[0]?.reason).toContain('chưa ghi giờ và 07:30–11:00')
    const cancelled = other({ status: 'cancelled', cancelReason: 'trùng buổi', startsAt: null })
    expect((await save(book, cancelled)).pairs).toEqual([])
  })
})
