/** Hand-made cases of the sums that a trigger and an index keep: each answer is worked out beside it. */
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, openDistrict, posting, record, span } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

async function cumulative(book: TestBook, indicator: string, on: string): Promise<number | null> {
  return (await book.call('figures.getCellDetail', { unitCode: eaKly, indicator, on: localDate(on) })).cumulative
}

const monthSums = (book: TestBook) =>
  book.raw((db) =>
    db
      .prepare('SELECT month, channel, total, days FROM month_sums WHERE indicator = ? ORDER BY month, channel')
      .raw()
      .all('CC_NEW'),
  )

describe('a cumulative', () => {
  it('is nothing before the first figure and keeps standing after the last', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-01-31', 5))
    expect(await cumulative(book, 'CC_NEW', '2023-01-30')).toBeNull()
    expect(await cumulative(book, 'CC_NEW', '2023-01-31')).toBe(5)
    expect(await cumulative(book, 'CC_NEW', '2023-02-01')).toBe(5)
    expect(await cumulative(book, 'CC_NEW', '2030-12-31')).toBe(5)
  })

  it('of a confirmed zero is 0, not nothing', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-01-31', 0))
    expect(await cumulative(book, 'CC_NEW', '2023-01-31')).toBe(0)
  })

  it('is nothing again once its only figure is taken away', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-01-31', 5))
    await record(book, posting(eaKly, 'CC_NEW', '2023-01-31', null))
    expect(await cumulative(book, 'CC_NEW', '2023-01-31')).toBeNull()
    expect(await cumulative(book, 'CC_NEW', '2023-03-31')).toBeNull()
  })

  it('crosses the ends of months, a leap day and the turn of the year', async () => {
    const book = await openDistrict()
    const days = [
      '2023-11-30',
      '2023-12-01',
      '2023-12-31',
      '2024-01-01',
      '2024-01-31',
      '2024-02-01',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2024-03-31',
      '2024-04-01',
    ]
    await record(book, ...days.map((on, index) => posting(eaKly, 'CC_NEW', on, 2 ** index)))
    for (const [index, on] of days.entries())
      expect([on, await cumulative(book, 'CC_NEW', on)]).toEqual([on, 2 ** (index + 1) - 1])
  })

  it('starts after its opening, wherever in a month the opening lies', async () => {
    const days = [
      '2024-01-31',
      '2024-02-01',
      '2024-02-14',
      '2024-02-15',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2024-04-30',
    ]
    for (const opened of days) {
      const book = await openDistrict()
      await record(
        book,
        ...days.map((on, index) => posting(eaKly, 'CC_NEW', on, 2 ** index)),
        posting(eaKly, 'CC_NEW_CUM', opened, 1000),
      )
      for (const on of days) {
        const counted = days.reduce(
          (sum, day, index) => (day > (on >= opened ? opened : '') && day <= on ? sum + 2 ** index : sum),
          on >= opened ? 1000 : 0,
        )
        expect([opened, on, await cumulative(book, 'CC_NEW', on)]).toEqual([opened, on, counted])
      }
      await closeTestBooks()
    }
  })

  it('is rebased by a later opening, and the earlier one holds again when that is withdrawn', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_CUM', '2022-12-31', 1000), posting(eaKly, 'CC_CUM', '2023-03-31', 5000))
    await record(
      book,
      posting(eaKly, 'CC_TOTAL', '2023-03-15', 7),
      posting(eaKly, 'CC_TOTAL', '2023-04-01', 3),
      posting(eaKly, 'CC_DEL', '2023-04-02', 1),
    )
    expect(await cumulative(book, 'CC_TOTAL', '2023-03-30')).toBe(1007)
    expect(await cumulative(book, 'CC_TOTAL', '2023-03-31')).toBe(5000)
    expect(await cumulative(book, 'CC_TOTAL', '2023-04-02')).toBe(5002)
    await record(book, posting(eaKly, 'CC_CUM', '2023-03-31', null))
    expect(await cumulative(book, 'CC_TOTAL', '2023-04-02')).toBe(1000 + 7 + 3 - 1)
  })

  it('of a total without an opening of its own is opened by its levels, at the last day one of them was', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'EID1_COL_CUM', '2023-01-31', 100),
      posting(eaKly, 'EID2_COL_CUM', '2023-02-28', 200),
    )
    await record(
      book,
      posting(eaKly, 'EID1_COL', '2023-02-10', 5),
      posting(eaKly, 'EID2_COL', '2023-02-10', 50),
      posting(eaKly, 'EID1_COL', '2023-03-01', 7),
      posting(eaKly, 'EID2_COL', '2023-03-01', 70),
    )
    // 28/2: level 1 is 100 + 5, level 2 is 200 as opened that day; 1/3 adds 7 + 70.
    expect(await cumulative(book, 'EID_COL', '2023-02-28')).toBe(305)
    expect(await cumulative(book, 'EID_COL', '2023-03-01')).toBe(382)
    expect(await cumulative(book, 'EID1_COL', '2023-03-01')).toBe(112)
    expect(await cumulative(book, 'EID2_COL', '2023-03-01')).toBe(270)
  })

  it('counts a month given as one figure on the day it is complete', async () => {
    const book = await openDistrict()
    await record(book, span(eaKly, 'CC_NEW', '2023-01-01', '2023-01-31', 90), posting(eaKly, 'CC_NEW', '2023-02-01', 4))
    expect(await cumulative(book, 'CC_NEW', '2023-01-30')).toBeNull()
    expect(await cumulative(book, 'CC_NEW', '2023-01-31')).toBe(90)
    expect(await cumulative(book, 'CC_NEW', '2023-02-01')).toBe(94)
  })

  it('that a later opening rebases is told with the difference; a first opening is not', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_CUM', '2023-03-31', 500),
      posting(eaKly, 'EID_ACT_CUM', '2023-04-10', 90),
      posting(eaKly, 'EID_ACT', '2023-04-03', 7),
      posting(eaKly, 'CC_TOTAL', '2023-04-10', 40),
      posting(eaKly, 'CC_TOTAL', '2023-04-11', 1),
    )
    const remarks = async () => {
      const { report } = await book.call('reports.buildReport', {
        form: 'BM01',
        period: { kind: 'day', from: localDate('2023-04-10'), to: localDate('2023-04-10') },
        policy: 'trunc',
      })
      return report.remarks.filter((remark) => remark.includes('số dư ngày'))
    }
    expect(await remarks()).toEqual([])
    await record(book, posting(eaKly, 'CC_CUM', '2023-04-10', 1_530))
    expect(await remarks()).toEqual([
      'Xã Ea Kly, số dư ngày 10/04/2023 của lũy kế hồ sơ CCCD: 1.530, sổ đến ngày đó là 540, chênh +990; lũy kế tính tiếp từ số dư.',
    ])
    await record(book, posting(eaKly, 'CC_CUM', '2023-04-10', 540))
    expect(await remarks()).toEqual([])
  })

  it('names the figures over several days that its opening, or the beginning of a target, falls into', async () => {
    const book = await openDistrict({
      targets: [
        {
          unitCode: eaKly,
          measure: 'ACT',
          kind: 'in-period',
          needed: { count: 100 },
          from: localDate('2023-04-12'),
          to: localDate('2023-04-30'),
          document: '',
        },
      ],
    })
    await record(
      book,
      posting(eaKly, 'CC_CUM', '2023-04-10', 500),
      span(eaKly, 'CC_TOTAL', '2023-04-08', '2023-04-14', 70),
      span(eaKly, 'CC_TOTAL', '2023-04-04', '2023-04-07', 30),
      span(eaKly, 'EID_ACT', '2023-04-11', '2023-04-13', 9),
    )
    const { report } = await book.call('reports.buildReport', {
      form: 'BM02',
      period: { kind: 'custom', from: localDate('2023-04-01'), to: localDate('2023-04-30') },
      policy: 'trunc',
    })
    expect(report.total.cells).toMatchObject({ CC_TOTAL: { value: 100 }, CC_CUM: { value: 500 } })
    expect(report.remarks).toContain(
      'Không tính vào lũy kế số liệu ghi gộp từ ngày 08/04/2023 đến ngày 14/04/2023 vì ngày của số dư đầu nằm trong khoảng đó: Xã Ea Kly (tổng thu nhận CCCD 70).',
    )
    expect(report.remarks).toContain(
      'Không tính vào kết quả của chỉ tiêu số liệu ghi gộp từ ngày 11/04/2023 đến ngày 13/04/2023 vì có ngày trước thời hạn chỉ tiêu: Xã Ea Kly (kích hoạt định danh điện tử 9).',
    )
    expect(report.remarks.filter((remark) => remark.includes('ghi gộp'))).toHaveLength(2)
  })

  it('adds both channels, each total typed or summed for itself', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'EID_COL', '2023-01-31', 30),
      posting(eaKly, 'EID1_COL', '2023-01-31', 3, { channel: 'MOBILE' }),
      posting(eaKly, 'EID2_COL', '2023-01-31', 4, { channel: 'MOBILE' }),
    )
    expect(await cumulative(book, 'EID_COL', '2023-01-31')).toBe(37)
    expect(await cumulative(book, 'EID1_COL', '2023-01-31')).toBe(3)
  })

  it('keeps its month sums through corrections, blanks and zeros', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', '2024-02-29', 5),
      posting(eaKly, 'CC_NEW', '2024-02-01', 0),
      posting(eaKly, 'CC_NEW', '2024-02-29', 2, { channel: 'MOBILE' }),
    )
    expect(monthSums(book)).toEqual([
      ['2024-02', 'FIXED', 5, 2],
      ['2024-02', 'MOBILE', 2, 1],
    ])
    await record(
      book,
      posting(eaKly, 'CC_NEW', '2024-02-29', 50),
      posting(eaKly, 'CC_NEW', '2024-02-01', null),
      posting(eaKly, 'CC_NEW', '2024-02-29', null, { channel: 'MOBILE' }),
    )
    expect(monthSums(book)).toEqual([
      ['2024-02', 'FIXED', 50, 1],
      ['2024-02', 'MOBILE', 0, 0],
    ])
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })
})

describe('a total', () => {
  const cell = async (book: TestBook, indicator: string) =>
    (await book.call('figures.getDay', { on: localDate('2023-04-14') })).cells.find(
      (one) => one.indicator === indicator,
    )

  it('is what was typed, else Σ of the reported parts, in each channel', async () => {
    const book = await openDistrict()
    const at = (code: string, value: number | null, channel: 'FIXED' | 'MOBILE' = 'FIXED') =>
      posting(eaKly, code, '2023-04-14', value, { channel })
    await record(book, at('CC_NEW', 5), at('CC_EXCH', 2))
    expect(await cell(book, 'CC_TOTAL')).toMatchObject({ fixed: null, mobile: null, effective: 7 })
    await record(book, at('CC_TOTAL', 12))
    expect(await cell(book, 'CC_TOTAL')).toMatchObject({ fixed: 12, effective: 12 })
    await record(book, at('CC_REIS', 4, 'MOBILE'))
    expect(await cell(book, 'CC_TOTAL')).toMatchObject({ fixed: 12, mobile: 4, unrecorded: null, effective: 16 })
    await record(book, at('CC_TOTAL', null), at('CC_TOTAL', 9, 'MOBILE'))
    expect(await cell(book, 'CC_TOTAL')).toMatchObject({ fixed: null, mobile: 9, effective: 16 })
    expect(await cumulative(book, 'CC_TOTAL', '2023-04-14')).toBe(16)
  })
})

describe('accounts that wait for approval', () => {
  it('are a warning when more were approved than collected in all, whatever one day says', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'EID_COL_CUM', '2023-04-12', 100),
      posting(eaKly, 'EID_APP_CUM', '2023-04-12', 90),
    )
    await record(book, posting(eaKly, 'EID_APP', '2023-04-13', 8), posting(eaKly, 'EID_REJ', '2023-04-13', 2))
    expect((await book.call('figures.getDay', { on: localDate('2023-04-13') })).issues).toEqual([])
    await record(book, posting(eaKly, 'EID_APP', '2023-04-14', 3), posting(eaKly, 'EID_COL', '2023-04-14', 1))
    const { issues } = await book.call('figures.getDay', { on: localDate('2023-04-14') })
    expect(issues).toMatchObject([
      {
        code: 'waiting-negative',
        severity: 'warning',
        params: { collected: 101, approved: 101, rejected: 2, waiting: -2 },
      },
    ])
  })
})
