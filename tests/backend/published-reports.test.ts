/**
 * What four provinces published, entered as an officer would and read back from the forms: each figure as it was printed,
 * with the policy that printed it.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { asOf, periodContaining } from '#shared/kernel/period.ts'
import type { SessionPlan } from '#shared/sessions/sessions.schema.ts'
import { eaKly, eaYong, openDistrict, posting, record, span } from './support/sample-unit.ts'
import { closeTestBooks, type TestBook } from './support/test-backend.ts'

afterEach(closeTestBooks)

const truncated = { policy: 'trunc', decimals: 2 } as const
const halfUp = { policy: 'half-up', decimals: 2 } as const
let calls = 0
const clientId = (): string => {
  calls += 1
  return `published-call-${calls}`
}

/** A book that begins before what is published. */
const openBook = (): Promise<TestBook> => openDistrict({ startOn: localDate('2021-01-01') })

describe('Quảng Ngãi, tháng 9–10/2022', () => {
  const on = localDate('2022-10-14')

  it('kích hoạt 4.183 trên 102.641 tài khoản thu nhận, đạt 4,07 %', async () => {
    const book = await openBook()
    await record(
      book,
      span(eaKly, 'EID_COL', '2022-03-01', '2022-09-14', 102_641),
      span(eaKly, 'EID_ACT', '2022-03-01', '2022-09-14', 4183),
    )
    const september = asOf(localDate('2022-09-14'), { kind: 'start' })
    const { report } = await book.call('reports.buildReport', { form: 'BM04', period: september, ...truncated })
    expect(report.total.cells['R_ACT_COL']).toMatchObject({ num: 4183, den: 102_641, text: '4,07 %' })
  })

  it('1.120 hồ sơ thu nhận lưu động tại 24 sở, ban, ngành', async () => {
    const book = await openBook()
    const perAgency = Array.from({ length: 24 }, (_, at) => (at < 16 ? 47 : 46))
    for (const [at, count] of perAgency.entries())
      await book.call('sessions.saveSession', {
        clientId: clientId(),
        plan: sessionAt(`so-nganh-${at + 1}`, `2022-10-${String((at % 12) + 3).padStart(2, '0')}`),
        figures: [{ unitCode: eaKly, indicator: 'CC_TOTAL', value: count }],
      })
    const period = periodContaining('month', 'administrative', on)
    const { report } = await book.call('reports.buildReport', { form: 'BM03', period, ...truncated })
    expect(report.rows).toHaveLength(24)
    expect(report.total.cells['CC_TOTAL']).toMatchObject({ value: 1120, text: '1.120' })

    const month = await book.call('reports.buildReport', { form: 'BM02', period, ...truncated })
    expect(month.report.total.cells['CC_TOTAL']).toMatchObject({ value: 1120 })
    expect(month.report.total.cells['CC_TOTAL_MOBILE']).toMatchObject({ value: 1120 })
  })

  it('thu nhận 25.607 hồ sơ tài khoản trong kỳ, từ các xã cộng lại', async () => {
    const book = await openBook()
    await record(book, posting(eaKly, 'EID_COL', on, 12_800), posting(eaYong, 'EID_COL', on, 12_807))
    const { report } = await book.call('reports.buildReport', {
      form: 'BM04',
      period: periodContaining('month', 'administrative', on),
      ...truncated,
    })
    expect(report.total.cells['EID_COL']).toMatchObject({ value: 25_607, text: '25.607' })
  })
})

describe('Nghệ An, tính đến 15/4/2023', () => {
  const on = localDate('2023-04-15')

  it('1.494.541 tài khoản là 669.951 mức 1 và 824.590 mức 2; 2.687.882 thẻ', async () => {
    const book = await openBook()
    await record(
      book,
      span(eaKly, 'EID1_COL', '2022-03-01', on, 669_951),
      span(eaKly, 'EID2_COL', '2022-03-01', on, 824_590),
      span(eaKly, 'CC_TOTAL', '2021-01-01', on, 2_687_882),
    )
    const { paragraphs } = await book.call('reports.buildParagraphs', {
      period: asOf(on, { kind: 'start' }),
      ...truncated,
    })
    expect(paragraphs[0]).toContain('Tính đến ngày 15/04/2023, toàn huyện đã thu nhận 2.687.882 hồ sơ cấp CCCD')
    expect(paragraphs[1]).toContain(
      'Lũy kế thu nhận 1.494.541 hồ sơ tài khoản định danh điện tử (mức 1: 669.951; mức 2: 824.590)',
    )
  })

  it('194.675/194.703 học sinh là 99,98 %, không bao giờ 100 %', async () => {
    const book = await openBook()
    await book.call('campaigns.saveCampaign', {
      clientId: clientId(),
      campaign: {
        id: 'hoc-sinh-nghe-an',
        name: 'Cấp CCCD, định danh mức 2 cho học sinh',
        from: localDate('2023-01-01'),
        to: localDate('2023-06-30'),
        indicator: 'EID2_COL',
        people: 'học sinh',
        document: '',
        lines: [
          {
            key: 'hs',
            kind: 'school',
            name: 'Học sinh toàn tỉnh',
            unitCode: null,
            needed: 194_703,
            before: 0,
            fromBook: false,
            note: '',
          },
        ],
      },
    })
    await book.call('campaigns.recordFigures', {
      clientId: clientId(),
      campaignId: 'hoc-sinh-nghe-an',
      figures: [{ line: 'hs', from: localDate('2023-01-01'), to: on, value: 194_675 }],
    })
    const printed = async (format: typeof truncated | typeof halfUp): Promise<string[]> => {
      const { sheet } = await book.call('reports.buildReport', {
        form: 'BM05',
        subject: 'hoc-sinh-nghe-an',
        period: periodContaining('day', 'calendar', on),
        ...format,
      })
      return sheet.cells.map((cell) => cell.text)
    }
    expect(await printed(truncated)).toEqual(expect.arrayContaining(['194.703', '194.675', '28', '99,98%']))
    const rounded = await printed(halfUp)
    expect(rounded).toContain('99,99%')
    expect(rounded).not.toContain('100,00%')
  })

  it('hồ sơ trực tuyến đạt 48,91 %, tăng 5,41 điểm % so với tháng trước', async () => {
    const book = await openBook()
    const month = (from: string, to: string, online: number) =>
      (['DVC_ALL', 'DVC_ON'] as const).map((measure) => ({
        code: '03',
        measure,
        from: localDate(from),
        to: localDate(to),
        value: measure === 'DVC_ALL' ? 20_000 : online,
      }))
    await book.call('services.recordFigures', {
      clientId: clientId(),
      source: 'typed',
      figures: [...month('2023-03-01', '2023-03-31', 8700), ...month('2023-04-01', '2023-04-30', 9782)],
    })
    const { report, sheet } = await book.call('reports.buildReport', {
      form: 'BM06',
      period: periodContaining('month', 'calendar', on),
      ...truncated,
    })
    const texts = Object.values(report.total.cells).map((cell) => cell.text)
    expect(texts).toEqual(expect.arrayContaining(['9.782', '20.000', '48,91 %', '+5,41']))
    expect(sheet.cells.map((cell) => cell.text)).toContain('43,50%')
  })
})

it('Đắk Lắk: kích hoạt 55 % đến tháng 6/2023 và 100 % đến hết năm, mỗi chỉ tiêu có hiệu lực trong hạn của nó', async () => {
  const book = await openBook()
  await record(
    book,
    span(eaKly, 'EID_APP', '2022-03-01', '2023-05-31', 200_001),
    span(eaKly, 'EID_ACT', '2022-03-01', '2023-05-31', 110_000),
  )
  const share = (shareBp: number, from: string, to: string) => ({
    unitCode: eaKly,
    measure: 'ACT',
    kind: 'cumulative' as const,
    needed: { shareBp, denominator: 'EID_APP_CUM' as const },
    from: localDate(from),
    to: localDate(to),
    document: 'Kế hoạch của UBND tỉnh Đắk Lắk',
  })
  await book.call('targets.setTargets', {
    targets: [share(5500, '2023-01-01', '2023-06-30'), share(10_000, '2023-07-01', '2023-12-31')],
  })
  const standing = async (on: string) => {
    const { rows } = await book.call('targets.getProgress', { on: localDate(on), measure: 'ACT' })
    const [row] = rows
    return { needed: row?.needed, remaining: row?.remaining, isDone: row?.verdict?.isDone }
  }
  // 55 % of 200.001 is 110.000,55: one more account is needed.
  expect(await standing('2023-05-31')).toEqual({ needed: 110_001, remaining: 1, isDone: false })
  expect(await standing('2023-09-30')).toEqual({ needed: 200_001, remaining: 90_001, isDone: false })
})

describe('Gia Lai', () => {
  it('50 % công dân đủ điều kiện có tài khoản', async () => {
    const book = await openBook()
    await record(
      book,
      posting(eaKly, 'POP_ELIG', '2023-01-01', 1001),
      span(eaKly, 'EID_COL', '2022-03-01', '2023-08-31', 501),
    )
    await book.call('targets.setTargets', {
      targets: [
        {
          unitCode: eaKly,
          measure: 'COL',
          kind: 'cumulative',
          needed: { shareBp: 5000, denominator: 'POP_ELIG' },
          from: localDate('2023-01-01'),
          to: localDate('2023-12-31'),
          document: 'Kế hoạch của UBND tỉnh Gia Lai',
        },
      ],
    })
    const { rows } = await book.call('targets.getProgress', { on: localDate('2023-08-31'), measure: 'COL' })
    expect(rows[0]).toMatchObject({ needed: 501, numerator: 501, remaining: 0, verdict: { isDone: true } })
  })

  it('trên 60 % hồ sơ trực tuyến từ tháng 9/2023: tháng 8 không có chỉ tiêu, tháng 9 có', async () => {
    const book = await openBook()
    const services = await book.call('services.listServices', {})
    const residence = services.find((one) => one.code === '03')
    if (residence === undefined) throw new Error('no service 03')
    await book.call('services.saveServices', {
      clientId: clientId(),
      services: [
        {
          ...residence,
          targets: [{ from: localDate('2023-09-01'), shareBp: 6000, document: 'Kế hoạch của UBND tỉnh Gia Lai' }],
        },
      ],
    })
    const targetIn = async (day: string) => {
      const { from, to } = periodContaining('month', 'calendar', localDate(day))
      const { rows } = await book.call('services.getBook', { from, to })
      return rows.find((row) => row.service.code === '03')?.service.targetBp
    }
    expect([await targetIn('2023-08-15'), await targetIn('2023-09-15')]).toEqual([null, 6000])
  })
})

function sessionAt(id: string, on: string): SessionPlan {
  return {
    id,
    on: localDate(on),
    startsAt: null,
    endsAt: null,
    workedBy: 'Phòng Cảnh sát QLHC về TTXH',
    place: `Trụ sở ${id}`,
    host: id,
    placeUnitCode: null,
    group: 'officials',
    groupNote: '',
    expected: null,
    teams: 1,
    staff: null,
    equipment: null,
    status: 'done',
    cancelReason: '',
    note: '',
  }
}
