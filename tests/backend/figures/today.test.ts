/** The first screen against a small district whose answers are worked out by hand beside each figure. */
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import {
  counter,
  district,
  eaKly,
  eaYong,
  hoaDong,
  on,
  openDistrict,
  outside,
  posting,
  record,
  type SetupInput,
  span,
  unallocated,
} from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const today = (book: TestBook, day = on) => book.call('figures.getToday', { on: day })
const start = localDate('2023-01-01')
const target = (unitCode: string, count: number, to = '2023-04-30'): SetupInput['targets'][number] => ({
  unitCode,
  measure: 'ACT',
  kind: 'cumulative',
  needed: { count },
  from: start,
  to: localDate(to),
  document: 'KH',
})

describe('the day', () => {
  it('says of each row what it has reported', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 1),
      posting(eaKly, 'EID2_COL', on, 0),
      posting(eaKly, 'EID_ACT', on, 0),
      posting(eaYong, 'CC_TOTAL', on, 4),
      posting(counter, 'CC_NEW', on, null, { draft: 'hai' }),
    )
    expect((await today(book)).rows.map((row) => [row.unit.code, row.status])).toEqual([
      [eaKly, 'reported'],
      [eaYong, 'partial'],
      [hoaDong, 'missing'],
      [counter, 'partial'],
      [unallocated, 'not-due'],
      [outside, 'not-due'],
    ])
    expect((await today(book)).counts).toEqual({ errors: 1, warnings: 0, missing: 1 })
    expect((await today(book, localDate('2023-04-15'))).rows.every((row) => row.status === 'not-due')).toBe(true)
  })

  it('adds up flows of all rows and both channels, beside the day before, and leaves nothing reported blank', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 5),
      posting(eaKly, 'CC_NEW', on, 2, { channel: 'MOBILE' }),
      posting(outside, 'CC_REIS', on, 1),
      posting(eaYong, 'CC_TOTAL', on, 10),
      posting(eaKly, 'CC_NEW', '2023-04-13', 4),
      posting(eaKly, 'CC_CUM', '2023-04-12', 100),
      posting(eaYong, 'CC_CUM', '2023-04-12', 200),
    )
    const [cards, collected] = (await today(book)).measures
    // 5 + 2 + 1 + 10 today; 4 yesterday; 100 + 4 + 7, 200 + 10 and 1 in all.
    expect(cards).toMatchObject({
      measure: 'CC',
      today: 18,
      previousDay: 4,
      parts: [
        { indicator: 'CC_NEW', value: 7 },
        { indicator: 'CC_EXCH', value: null },
        { indicator: 'CC_REIS', value: 1 },
      ],
      cumulative: 322,
    })
    expect(collected).toMatchObject({
      measure: 'COL',
      today: null,
      previousDay: null,
      cumulative: null,
      target: { needed: null, perDay: null },
    })
  })

  it('takes the eligible of the rows, or of the whole unit where no row has any', async () => {
    const book = await openDistrict()
    await record(book, posting(district, 'POP_ELIG', start, 90_000), posting(eaKly, 'EID_ACT', on, 3))
    expect((await today(book)).measures[2]?.eligible).toEqual({ numerator: 3, denominator: 90_000 })
    await record(book, posting(eaKly, 'POP_ELIG', start, 11_000), posting(eaYong, 'POP_ELIG', start, 12_000))
    // Ea Yông has neither an opening nor a figure: it is in neither sum, here as in the printed total.
    expect((await today(book)).measures[2]?.eligible).toEqual({ numerator: 3, denominator: 11_000 })
  })
})

describe('the way to a target', () => {
  it('is what is left over the days left, and over the working days left, each rounded up', async () => {
    const book = await openDistrict({ targets: [target(eaKly, 1000), target(eaYong, 500, '2023-05-03')] })
    await record(book, posting(eaKly, 'EID_ACT_CUM', start, 800), posting(eaYong, 'EID_ACT', on, 100))
    const measure = (await today(book)).measures[2]
    // 1500 − 900 = 600 over 15/4…3/5: 19 days, 32 a day. Off: 15, 16, 22, 23 and 29/4…3/5; 10 working days, 60 a day.
    expect(measure?.target).toEqual({
      numerator: 900,
      needed: 1500,
      endsOn: '2023-05-03',
      perDay: 32,
      perWorkingDay: 60,
    })
  })

  it('cannot be said per day on the last day', async () => {
    const book = await openDistrict({ targets: [target(eaKly, 1000)] })
    await record(book, posting(eaKly, 'EID_ACT', on, 10))
    expect((await today(book, localDate('2023-04-30'))).measures[2]?.target).toEqual({
      numerator: 10,
      needed: 1000,
      endsOn: '2023-04-30',
      perDay: null,
      perWorkingDay: null,
    })
    expect((await today(book, localDate('2023-04-29'))).measures[2]?.target).toMatchObject({
      perDay: 990,
      perWorkingDay: null,
    })
  })

  it('counts a commune without a target with its numerator, and the target of one that has nothing yet in full', async () => {
    const book = await openDistrict({ targets: [target(eaKly, 1000), target(hoaDong, 500)] })
    expect((await today(book)).measures[2]?.target).toMatchObject({ numerator: null, needed: 1500 })
    await record(book, posting(eaKly, 'EID_ACT', on, 10), posting(eaYong, 'EID_ACT', on, 100))
    expect((await today(book)).measures[2]?.target).toMatchObject({ numerator: 110, needed: 1500 })
  })

  it('is the rate that the day’s sheet prints, of targets and of the eligible alike', async () => {
    const book = await openDistrict({ targets: [target(eaKly, 1000), target(eaYong, 700), target(hoaDong, 500)] })
    await record(
      book,
      ...[eaKly, eaYong, hoaDong].map((code) => posting(code, 'POP_ELIG', start, 9_000)),
      posting(eaKly, 'EID_ACT_CUM', start, 300),
      posting(eaKly, 'EID_UPG_ACT', on, 20),
      posting(eaYong, 'EID_ACT', on, 40),
      posting(outside, 'EID_ACT', on, 5),
    )
    const { report } = await book.call('reports.buildReport', {
      form: 'BM01',
      period: { kind: 'day', from: on, to: on },
      policy: 'trunc',
    })
    const { target: shown, eligible } = (await today(book)).measures[2] ?? {}
    expect([shown?.numerator, shown?.needed]).toEqual([345, 2200])
    expect(report.total.cells['R_ACT_TGT']).toMatchObject({ num: 345, den: 2200 })
    expect(eligible).toEqual({ numerator: 325, denominator: 18_000 })
    expect(report.total.cells['R_ACT_ELIG']).toMatchObject({ num: 325, den: 18_000 })
  })

  it('is nothing more once it is reached', async () => {
    const book = await openDistrict({ targets: [target(eaKly, 10)] })
    await record(book, posting(eaKly, 'EID_ACT', on, 12))
    expect((await today(book)).measures[2]?.target).toMatchObject({ perDay: 0, perWorkingDay: 0 })
  })

  it('of the whole unit is counted over its rows', async () => {
    const book = await openDistrict({ targets: [target(district, 1000)] })
    await record(book, posting(eaKly, 'EID_ACT', on, 10), posting(outside, 'EID_ACT', on, 5))
    expect((await today(book)).measures[2]?.target).toMatchObject({ numerator: 15, needed: 1000 })
  })

  it('ranks rows by the exact rate, those without a rate last', async () => {
    const share = { shareBp: 5000, denominator: 'POP_ELIG' } as const
    const book = await openDistrict({
      targets: [
        target(eaKly, 300_000),
        target(eaYong, 300_001),
        { ...target(hoaDong, 0), needed: share },
        target(counter, 0),
        target(outside, 5),
      ],
    })
    await record(
      book,
      posting(eaKly, 'EID_ACT', on, 100_000),
      posting(eaYong, 'EID_ACT', on, 100_001),
      posting(hoaDong, 'EID_ACT', on, 9_000),
      posting(counter, 'EID_ACT', on, 7),
    )
    // 100001/300001 > 100000/300000 by less than any printed digit; Hòa Đông has no denominator, the counter's target is 0, "Ngoài địa bàn" has no figure.
    expect((await today(book)).progress.map((one) => [one.unit.code, one.numerator, one.needed])).toEqual([
      [eaYong, 100_001, 300_001],
      [eaKly, 100_000, 300_000],
      [hoaDong, 9_000, null],
      [counter, 7, 0],
      [outside, null, 5],
    ])
  })
})

describe('what waits', () => {
  it('are the working days of the month not closed, closed days not approved, and approved days not sent', async () => {
    const book = await openDistrict({ startOn: localDate('2023-04-10') })
    const reasons = [eaKly, eaYong, hoaDong, counter].map((code) => ({ key: `blank:${code}`, reason: 'không có' }))
    const closed = localDate('2023-04-11')
    const approved = localDate('2023-04-12')
    const sent = localDate('2023-04-13')
    for (const day of [closed, approved, sent]) await book.call('figures.closeDay', { on: day, reasons })
    await book.call('figures.approveDays', { days: [approved, sent] })
    await book.call('figures.markSent', { on: sent, isSent: true })
    const page = await today(book, localDate('2023-04-20'))
    // The set-up starts on 10/4 and today is Saturday 15/4.
    expect(page.openDays).toEqual(['2023-04-10', '2023-04-14'])
    expect(page.unapprovedDays).toEqual([closed])
    expect(page.unsentDays).toEqual([approved])
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-15', 2))
    expect((await today(book, localDate('2023-04-15'))).openDays).toEqual(['2023-04-10', '2023-04-14', '2023-04-15'])
  })

  it('are shown over the last fifteen days for communes and the unit’s own rows', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-03-31', 1))
    const { calendar } = await today(book)
    expect(calendar.map((row) => row.unitCode)).toEqual([eaKly, eaYong, hoaDong, counter])
    const days = calendar[0]?.days ?? []
    expect([days.length, days[0], days.at(-1)]).toEqual([
      15,
      { on: '2023-03-31', status: 'partial' },
      { on, status: 'missing' },
    ])
    expect(days.filter((day) => day.status === 'not-due').map((day) => day.on)).toEqual([
      '2023-04-01',
      '2023-04-02',
      '2023-04-08',
      '2023-04-09',
    ])
  })
})

describe('a month of one row', () => {
  it('holds every day with its state, its cells, what is carried into it and what is wrong', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_UNCL', '2024-01-31', 20),
      posting(eaKly, 'CC_RCV', '2024-02-28', 5),
      posting(eaKly, 'CC_DLV', '2024-02-29', 26),
      posting(eaKly, 'CC_NEW', '2024-03-01', 9),
      span(eaKly, 'CC_NEW', '2024-02-01', '2024-02-29', 70),
    )
    const month = await book.call('figures.getMonth', { unitCode: eaKly, month: '2024-02' })
    expect([month.days.length, month.days.at(-1)?.on, month.unit.code]).toEqual([29, '2024-02-29', eaKly])
    expect(month.carried.stocks).toMatchObject({ CC_UNCL: 20, CC_CUM: null })
    expect(month.cells.map((cell) => [cell.on, cell.indicator, cell.effective])).toEqual([
      ['2024-02-28', 'CC_RCV', 5],
      ['2024-02-29', 'CC_DLV', 26],
    ])
    expect(month.issues).toMatchObject([
      {
        code: 'stock-negative',
        where: { date: '2024-02-29' },
        params: { before: 25, received: 0, delivered: 26, stock: -1 },
      },
    ])
  })

  it('of an unknown unit is refused', async () => {
    const book = await openDistrict()
    expect(await book.failure('figures.getMonth', { unitCode: '00001', month: '2023-04' })).toMatchObject({
      code: 'units/unknown',
      data: { codes: ['00001'] },
    })
  })
})

describe('one cell', () => {
  it('has its past: the day before, thirty days, their median, the highest of ninety, and every revision', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', '2023-01-13', 900), // the 91st day before
      posting(eaKly, 'CC_NEW', '2023-01-14', 50), // the 90th
      posting(eaKly, 'CC_NEW', '2023-03-16', 20), // the first of the line
      posting(eaKly, 'CC_NEW', '2023-03-15', 40), // the 30th
      posting(eaKly, 'CC_NEW', '2023-04-13', 7),
      posting(eaKly, 'CC_NEW', on, 3),
      posting(eaKly, 'CC_NEW', on, 1, { channel: 'MOBILE' }),
      posting(eaKly, 'CC_CUM', '2022-12-31', 1000),
    )
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on, text: 'tăng cường' })
    const detail = await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'CC_NEW', on })
    expect(detail.cell).toEqual({
      unitCode: eaKly,
      indicator: 'CC_NEW',
      on,
      fixed: 5,
      mobile: 1,
      sessions: null,
      unrecorded: 1,
      effective: 6,
      draft: null,
      note: 'tăng cường',
    })
    expect(detail.previousDay).toBe(7)
    expect(detail.series.length).toBe(30)
    expect(detail.series.filter((one) => one.value !== null)).toEqual([
      { on: '2023-03-16', value: 20 },
      { on: '2023-04-13', value: 7 },
      { on, value: 6 },
    ])
    expect(detail.median30).toBe(20)
    expect(detail.highest90).toEqual({ on: '2023-01-14', value: 50 })
    expect(detail.cumulative).toBe(900 + 50 + 20 + 40 + 7 + 6)
    expect(detail.history.map(({ channel, value, source, author }) => [channel, value, source, author])).toEqual([
      ['FIXED', 5, 'typed', 'Trung uý Y Moan'],
      ['MOBILE', 1, 'typed', 'Trung uý Y Moan'],
      ['FIXED', 3, 'typed', 'Trung uý Y Moan'],
    ])
  })

  it('has the middle of two values as the median of an even number of days', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-12', 10), posting(eaKly, 'CC_NEW', '2023-04-13', 5))
    expect((await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'CC_NEW', on })).median30).toBe(7.5)
  })

  it('that was never reported has nothing, not zeros', async () => {
    const book = await openDistrict()
    const detail = await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'EID2_ACT', on })
    expect(detail).toMatchObject({
      previousDay: null,
      median30: null,
      highest90: null,
      cumulative: null,
      target: null,
      history: [],
    })
    expect(detail.cell).toMatchObject({ fixed: null, mobile: null, effective: null })
    expect(detail.series.every((one) => one.value === null)).toBe(true)
  })

  it('of a total has the cumulative of cards as its own', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5), posting(eaKly, 'CC_CUM', '2022-12-31', 1000))
    expect((await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'CC_TOTAL', on })).cumulative).toBe(
      1005,
    )
  })
})

describe('the message of the day', () => {
  it('says the figures, the communes still missing, and that invented figures are invented', async () => {
    const book = await openDistrict({ isSample: true, targets: [target(eaKly, 1000)] })
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 5),
      posting(eaKly, 'EID_COL', on, 4),
      posting(eaKly, 'EID2_ACT', on, 446),
    )
    expect((await today(book)).message.split('\n')).toEqual([
      '(Số liệu mẫu)',
      'Huyện Krông Pắc: số liệu ngày 14/04/2023 (Thứ Sáu)',
      '- Hồ sơ CCCD: 5 (mới: 5); lũy kế 5',
      '- Thu nhận định danh: 4; lũy kế 4',
      '- Kích hoạt: 446 (mức 2: 446); lũy kế 446; đạt 44,60 % chỉ tiêu 1.000',
      'Đã có số liệu: 1/3 xã. Chưa có: Xã Ea Yông, Xã Hòa Đông.',
    ])
  })
})
