import { describe, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { asOf, periodContaining } from '#shared/kernel/period.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport } from '#shared/reports/report.rules.ts'
import type { Report } from '#shared/reports/reports.schema.ts'
import { reportSchema } from '#shared/reports/reports.schema.ts'
import {
  bm01,
  bm02,
  cumulativeTarget,
  day,
  district,
  factsOf,
  halfUp,
  month,
  monthBefore,
  row,
  trunc,
  unit,
} from './report-samples.ts'

function cellsOf(report: Report, unitCode: string) {
  return report.rows.find((one) => one.unit === unitCode)?.cells ?? {}
}

function daily(facts: PeriodFacts, options: typeof trunc | typeof halfUp = trunc): Report {
  return buildReport(bm01, facts, null, options)
}

function monthly(facts: PeriodFacts, previous: PeriodFacts | null = null): Report {
  return buildReport(bm02, facts, previous, halfUp)
}

test('a report fits the schema it crosses the boundary with', () => {
  const report = monthly(district(month, 47, 9), district(monthBefore, 47))
  expect(reportSchema.parse(report)).toEqual(report)
})

describe('published figures', () => {
  test('669.951 and 824.590 give 1.494.541', () => {
    const { total } = daily(
      factsOf(day, [row({ code: '1', flows: { EID_COL: 669_951 } }), row({ code: '2', flows: { EID_COL: 824_590 } })]),
    )
    expect(total.cells['EID_COL']).toEqual({ value: 1_494_541, text: '1.494.541' })
  })

  test.for([
    ['trunc', 4_183, 102_641, '4,07 %', 0.0407],
    ['half-up', 4_183, 102_641, '4,08 %', 0.0408],
    ['trunc', 194_675, 194_703, '99,98 %', 0.9998],
    ['half-up', 194_675, 194_703, '99,99 %', 0.9999],
    ['trunc', 6_266_538, 6_266_539, '99,99 %', 0.9999],
    ['half-up', 6_266_538, 6_266_539, '99,99 %', 0.9999],
  ] as const)('%s of %i in %i prints %s', ([policy, num, den, text, value]) => {
    const facts = factsOf(day, [row({ code: '1', stocks: { EID_ACT_CUM: num, EID_COL_CUM: den } })])
    const report = buildReport(bm01, facts, null, { policy, decimals: 2, unit })
    expect(cellsOf(report, '1')['R_ACT_COL']).toEqual({ value, num, den, text })
    expect(report.total.cells['R_ACT_COL']).toEqual({ value, num, den, text })
  })
})

describe('blank and zero', () => {
  test('blank stays blank and a confirmed zero is 0, in cells and in totals', () => {
    const { rows, total } = daily(factsOf(day, [row({ code: '1', flows: { CC_NEW: 0 } }), row({ code: '2' })]))
    expect(rows.map(({ cells }) => cells['CC_NEW'])).toEqual([
      { value: 0, text: '0' },
      { value: null, text: '' },
    ])
    expect(total.cells['CC_NEW']).toEqual({ value: 0, text: '0' })
    expect(total.cells['CC_EXCH']).toEqual({ value: null, text: '' })
  })

  test('a ratio without a numerator, or over 0 or a blank, prints a dash', () => {
    const rows = [
      row({ code: '1', stocks: { POP_ELIG: 10 } }),
      row({ code: '2', stocks: { CC_CUM: 10 } }),
      row({ code: '3', stocks: { CC_CUM: 10, POP_ELIG: 0 } }),
    ]
    const report = daily(factsOf(day, rows))
    expect(report.rows.map(({ cells }) => cells['R_CC_ELIG'])).toMatchObject([
      { value: null, num: null, den: 10, text: '—' },
      { value: null, num: 10, den: null, text: '—' },
      { value: null, num: 10, den: 0, text: '—' },
    ])
  })

  test('the mobile part of a flow has a column of its own', () => {
    const report = daily(
      factsOf(day, [
        row({ code: '1', flows: { CC_TOTAL: 30 }, mobile: { CC_TOTAL: 18 } }),
        row({ code: '2', flows: { CC_TOTAL: 4 } }),
      ]),
    )
    expect(report.total.cells).toMatchObject({ CC_TOTAL: { value: 34 }, CC_TOTAL_MOBILE: { value: 18 } })
    expect(cellsOf(report, '2')['CC_TOTAL_MOBILE']).toEqual({ value: null, text: '' })
  })
})

describe('the total of a ratio', () => {
  const opened = (code: string, act: number, elig: number) =>
    row({ code, stocks: { EID_ACT_CUM: act, POP_ELIG: elig, EID_UPG_ACT_CUM: 0 } })

  test('is Σ numerators over Σ denominators, not a mean of rates', () => {
    const { total } = daily(factsOf(day, [opened('1', 1, 2), opened('2', 0, 998)]))
    expect(total.cells['R_ACT_ELIG']).toMatchObject({ num: 1, den: 1_000, text: '0,10 %' })
  })

  test('leaves a commune with neither opening nor figure out of both sums and names it', () => {
    const report = daily(
      factsOf(day, [opened('1', 50, 100), row({ code: '2', name: 'Xã Ea Kly', stocks: { POP_ELIG: 900 } })]),
    )
    expect(report.total.cells['R_ACT_ELIG']).toMatchObject({ num: 50, den: 100 })
    expect(report.total.cells['POP_ELIG']).toMatchObject({ value: 1_000 })
    expect(report.remarks.join('\n')).toMatch(
      /không tính vào tổng cộng của tỷ lệ .*“Kích hoạt \/ đủ ĐK”.*: Xã Ea Kly\.$/m,
    )
  })

  test('keeps a commune whose opening is 0 or that reported once', () => {
    const { total } = daily(factsOf(day, [opened('1', 50, 100), opened('2', 0, 900)]))
    expect(total.cells['R_ACT_ELIG']).toMatchObject({ num: 50, den: 1_000 })
  })

  test('counts a commune without a denominator with its numerator and names it', () => {
    const report = daily(
      factsOf(day, [opened('1', 50, 100), row({ code: '2', name: 'Xã Ea Kly', stocks: { EID_ACT_CUM: 7 } })]),
    )
    expect(report.total.cells['R_ACT_ELIG']).toMatchObject({ num: 57, den: 100 })
    expect(cellsOf(report, '2')['R_ACT_ELIG']).toMatchObject({ num: 7, den: null, text: '—' })
    expect(report.remarks).toContain(
      'Chưa có công dân đủ điều kiện, không có tỷ lệ “Lượt kích hoạt / đủ ĐK” (kết quả vẫn tính vào tổng cộng): Xã Ea Kly.',
    )
  })

  test('counts people from elsewhere, who have no denominator by nature and are not named', () => {
    const outside = row({
      code: 'ngoai',
      name: 'Ngoài địa bàn',
      kind: 'outside',
      stocks: { EID_ACT_CUM: 7, EID_UPG_ACT_CUM: 0 },
    })
    const unallocated = row({ code: 'chua', name: 'Chưa phân xã', kind: 'unallocated' })
    const report = daily(factsOf(day, [opened('1', 50, 100), unallocated, outside]))
    expect(report.total.cells['R_ACT_ELIG']).toMatchObject({ num: 57, den: 100 })
    expect(report.remarks.join()).not.toMatch(/Ngoài địa bàn|Chưa phân xã/)
    expect(report.missing).not.toContain('chua')
  })
})

describe('targets', () => {
  const activated = (code: string, act: number, targets = {}) =>
    row({ code, flows: { EID_ACT: 1 }, stocks: { EID_ACT_CUM: act }, targets })

  test('a cumulative target is compared with the stock', () => {
    const report = daily(factsOf(day, [activated('1', 40, cumulativeTarget(80, 40))]))
    expect(cellsOf(report, '1')).toMatchObject({
      TARGET_ACT: { value: 80 },
      R_ACT_TGT: { num: 40, den: 80, text: '50,00 %' },
    })
  })

  test('a target within a period brings its own numerator', () => {
    const report = daily(
      factsOf(day, [activated('1', 4_000, { ACT: { kind: 'in-period', needed: 80, numerator: 20 } })]),
    )
    expect(cellsOf(report, '1')['R_ACT_TGT']).toMatchObject({ num: 20, den: 80 })
    expect(report.total.cells['R_ACT_TGT']).toMatchObject({ num: 20, den: 80 })
  })

  test('beside targets within a period, the cumulative of a row without one is not counted, and the row is named', () => {
    const outside = {
      ...activated('ngoai', 9_999),
      unit: { ...activated('ngoai', 0).unit, kind: 'outside' as const, name: 'Ngoài địa bàn' },
    }
    const report = daily(
      factsOf(day, [activated('1', 4_000, { ACT: { kind: 'in-period', needed: 80, numerator: 20 } }), outside]),
    )
    expect(report.total.cells['R_ACT_TGT']).toMatchObject({ num: 20, den: 80 })
    expect(report.remarks.join('\n')).toMatch(/trong thời hạn chỉ tiêu, .*“Kích hoạt \/ chỉ tiêu”: Ngoài địa bàn/)
  })

  test('the unit’s own target stands in the total where no row has one, and that is said', () => {
    const report = daily(
      factsOf(day, [activated('1', 40), activated('2', 20)], { ownTargets: cumulativeTarget(240, 60) }),
    )
    expect(cellsOf(report, '1')['R_ACT_TGT']).toMatchObject({ den: null, text: '—' })
    expect(report.total.cells).toMatchObject({
      TARGET_ACT: { value: 240 },
      R_ACT_TGT: { num: 60, den: 240, text: '25,00 %' },
    })
    expect(report.remarks).toContain(
      'Chỉ tiêu kích hoạt chỉ có của toàn đơn vị, tỷ lệ “Kích hoạt / chỉ tiêu” chỉ tính ở dòng tổng cộng.',
    )
  })

  test('where rows and unit both have one and they differ, the unit is told by its own and both numbers are stated', () => {
    const report = daily(
      factsOf(day, [activated('1', 40, cumulativeTarget(80, 40)), activated('2', 3)], {
        ownTargets: cumulativeTarget(1_100, 43),
      }),
    )
    expect(report.total.cells).toMatchObject({ TARGET_ACT: { value: 1_100 }, R_ACT_TGT: { num: 43, den: 1_100 } })
    expect(report.remarks).toContain(
      'Chỉ tiêu kích hoạt: số giao cho toàn đơn vị là 1.100, cộng các dòng được 80 (1/2 đơn vị chưa có); dùng số giao cho toàn đơn vị.',
    )
  })

  test('the unit’s own target that cannot be worked out is said, whether or not its rows have one', () => {
    const unknown = { ACT: { kind: 'cumulative', needed: null, numerator: 43 } } as const
    const given = [activated('1', 40, cumulativeTarget(80, 40)), activated('2', 3)]
    const report = daily(factsOf(day, given, { ownTargets: unknown }))
    expect(report.total.cells).toMatchObject({ TARGET_ACT: { value: 80 }, R_ACT_TGT: { num: 43, den: 80 } })
    const told = 'Chỉ tiêu kích hoạt: số giao cho toàn đơn vị là tỷ lệ mà chưa có mẫu số nên chưa tính được'
    expect(report.remarks).toContain(`${told}; dùng số cộng các dòng là 80.`)
    expect(report.remarks).toContain(
      'Chỉ tiêu kích hoạt cộng từ các dòng, còn 1/2 đơn vị chưa có (kết quả vẫn tính vào tổng cộng): Xã 2.',
    )
    const alone = daily(factsOf(day, [activated('1', 40), activated('2', 3)], { ownTargets: unknown }))
    expect(alone.total.cells).toMatchObject({
      TARGET_ACT: { value: null },
      R_ACT_TGT: { num: 43, den: null, text: '—' },
    })
    expect(alone.remarks).toContain(`${told}.`)
  })

  test('a target counts in full though its row has not reported, and rows without one are counted and named', () => {
    const silent = row({ code: '2', name: 'Xã Ea Kly', targets: cumulativeTarget(20, null) })
    const without = row({ code: '3', name: 'Xã Ea Kênh', stocks: { EID_ACT_CUM: 5 } })
    const report = daily(factsOf(day, [activated('1', 40, cumulativeTarget(80, 40)), silent, without]))
    expect(report.total.cells).toMatchObject({ TARGET_ACT: { value: 100 }, R_ACT_TGT: { num: 45, den: 100 } })
    expect(report.remarks).toContain(
      'Chưa có kết quả, chỉ tiêu vẫn tính đủ vào tổng cộng của tỷ lệ “Kích hoạt / chỉ tiêu”: Xã Ea Kly.',
    )
    expect(report.remarks).toContain(
      'Chỉ tiêu kích hoạt cộng từ các dòng, còn 1/3 đơn vị chưa có (kết quả vẫn tính vào tổng cộng): Xã Ea Kênh.',
    )
  })

  test('without any target the ratio is not printed, and that is said once', () => {
    const report = daily(factsOf(day, [activated('1', 40), activated('2', 1)]))
    expect(report.total.cells['R_ACT_TGT']).toMatchObject({ den: null, text: '—' })
    expect(report.remarks).toContain('Chưa có chỉ tiêu kích hoạt, không tính tỷ lệ “Kích hoạt / chỉ tiêu”.')
  })

  test('the unit’s own population stands in the total where no row has one', () => {
    const report = daily(factsOf(day, [activated('1', 40)], { ownStocks: { POP_ELIG: 400 } }))
    expect(report.total.cells).toMatchObject({
      POP_ELIG: { value: 400 },
      R_ACT_ELIG: { num: 40, den: 400, text: '10,00 %' },
    })
  })
})

describe('re-activations', () => {
  const one = (less?: number) =>
    row({
      code: '1',
      stocks: { EID_ACT_CUM: 50, POP_ELIG: 100, ...(less === undefined ? {} : { EID_UPG_ACT_CUM: less }) },
    })

  test('are subtracted, and the label then speaks of activations', () => {
    const report = daily(factsOf(day, [one(8)]))
    expect(cellsOf(report, '1')['R_ACT_ELIG']).toMatchObject({ num: 42, den: 100 })
    expect(report.labels['R_ACT_ELIG']).toBe('Kích hoạt trên đủ điều kiện')
  })

  test('while they are blank the label says that turns are counted', () => {
    const report = daily(factsOf(day, [one()]))
    expect(cellsOf(report, '1')['R_ACT_ELIG']).toMatchObject({ num: 50, den: 100 })
    expect(report.labels['R_ACT_ELIG']).toBe('Lượt kích hoạt trên đủ điều kiện')
  })
})

describe('the period before', () => {
  const level = (num: number, den = 100) =>
    row({ code: '1', stocks: { EID_ACT_CUM: num }, targets: cumulativeTarget(den, num) })

  test('the change is the difference of the two printed percentages, in points', () => {
    const report = monthly(factsOf(month, [level(48_910, 100_000)]), factsOf(monthBefore, [level(43_499, 100_000)]))
    expect(cellsOf(report, '1')).toMatchObject({
      R_ACT_TGT_PREVIOUS: { num: 43_499, den: 100_000, text: '43,50 %' },
      R_ACT_TGT_CHANGE: { value: 5.41, text: '+5,41' },
    })
    expect(report.total.cells['R_ACT_TGT_CHANGE']).toMatchObject({ value: 5.41 })
    expect(report.previousPeriod).toEqual(monthBefore)
    expect(report.remarks).toContain('Kỳ trước: tháng 3 năm 2023.')
  })

  test('where there is none, the change is a dash and that is said', () => {
    const report = monthly(factsOf(asOf(localDate('2023-04-14'), { kind: 'start' }), [level(50)]))
    expect(cellsOf(report, '1')).toMatchObject({
      R_ACT_TGT_PREVIOUS: { text: '—' },
      R_ACT_TGT_CHANGE: { value: null, text: '—' },
    })
    expect(report.remarks).toContain('Không có kỳ trước để so sánh.')
  })

  test('its total takes in a unit that has since gone', () => {
    const report = monthly(
      factsOf(month, [level(50)]),
      factsOf(monthBefore, [level(40), { ...level(20), unit: { ...level(0).unit, code: '2' } }]),
    )
    expect(report.total.cells['R_ACT_TGT_PREVIOUS']).toMatchObject({ num: 60, den: 200 })
  })
})

test('ranks compare exactly, not as printed, and ties share a rank', () => {
  const level = (code: string, num: number, den: number) =>
    row({ code, stocks: { EID_ACT_CUM: num }, targets: cumulativeTarget(den, num) })
  const report = monthly(
    factsOf(month, [
      level('1', 33_333, 100_000),
      level('2', 1, 3),
      level('3', 2, 6),
      level('4', 1, 4),
      row({ code: '5' }),
    ]),
  )
  expect(report.rows.map(({ cells }) => cells['R_ACT_TGT_RANK']?.text)).toEqual(['3', '1', '1', '4', '—'])
})

describe('what is missing', () => {
  test('communes without any figure of the day are listed and named', () => {
    const rows = [row({ code: '1', flows: { CC_NEW: 1 } }), row({ code: '2', name: 'Xã Ea Kly', missingDays: 1 })]
    expect(daily(factsOf(day, rows))).toMatchObject({
      missing: ['2'],
      remarks: expect.arrayContaining(['Chưa có số liệu trong ngày: Xã Ea Kly.']),
    })
  })

  test('on a day of rest the sheet says that it is one', () => {
    const rows = [row({ code: '1', flows: { CC_NEW: 1 } }), row({ code: '2', name: 'Xã Ea Kly' })]
    expect(daily(factsOf(day, rows)).remarks).toContain('Chưa có số liệu trong ngày (ngày nghỉ): Xã Ea Kly.')
  })

  test('over a period the days without figures are counted', () => {
    const rows = [
      row({ code: '1', flows: { CC_NEW: 1 }, missingDays: 2 }),
      row({ code: '2', missingDays: 20 }),
      row({ code: '3', flows: { CC_NEW: 1 } }),
    ]
    const { remarks } = monthly(factsOf(month, rows))
    expect(remarks).toContain('Không có số liệu trong kỳ: Xã 2.')
    expect(remarks).toContain('Số ngày chưa có số liệu: Xã 1 (2 ngày), Xã 2 (20 ngày).')
  })

  test('postings that stick out of the period are named', () => {
    const crossing = [
      {
        border: 'period',
        unitCode: '1',
        unitName: 'Xã Ea Kly',
        indicator: 'Tổng thu nhận CCCD',
        from: '2023-03-28',
        to: '2023-04-03',
        value: 1_120,
      },
    ] as const
    expect(monthly(factsOf(month, [row({ code: '1' })], { crossing })).remarks).toContain(
      'Không tính số liệu ghi gộp từ ngày 28/03/2023 đến ngày 03/04/2023 vì có ngày nằm ngoài kỳ: Xã Ea Kly (tổng thu nhận CCCD 1.120).',
    )
  })
})

test('a total that only some of its parts make is named; one typed beside its parts, or without any, is not', () => {
  const report = daily(
    factsOf(day, [
      row({ code: '1', name: 'Xã Ea Kly', flows: { CC_NEW: 5, CC_REIS: 0, CC_TOTAL: 5, EID2_ACT: 7, EID_ACT: 7 } }),
      row({ code: '2', flows: { CC_NEW: 5, CC_TOTAL: 9, EID_ACT: 3 } }),
      row({ code: '3', flows: { CC_NEW: 5, CC_EXCH: 1, CC_REIS: 0, CC_TOTAL: 6 } }),
    ]),
  )
  expect(report.remarks.filter((remark) => remark.includes('phần đã có'))).toEqual([
    'Tổng thu nhận CCCD mới cộng các phần đã có: Xã Ea Kly (thiếu 1 phần).',
    'Kích hoạt định danh điện tử mới cộng các phần đã có: Xã Ea Kly (thiếu 1 phần).',
  ])
})

test('labels are those of the last day: CCCD and mức 1 until 30/6/2024, then căn cước and mức độ 01', () => {
  const on = (date: string) => daily(factsOf(periodContaining('day', 'calendar', localDate(date)), [])).labels
  expect(on('2024-06-30')).toMatchObject({ EID1_COL: 'Mức 1', R_CC_ELIG: 'Hồ sơ CCCD trên đủ điều kiện' })
  expect(on('2024-07-01')).toMatchObject({ EID1_COL: 'Mức độ 01', R_CC_ELIG: 'Hồ sơ căn cước trên đủ điều kiện' })
})

test('notes are joined in their order', () => {
  const report = daily(factsOf(day, [row({ code: '1', notes: ['một', 'hai'] })]))
  expect(cellsOf(report, '1')['NOTE']).toEqual({ value: 'một; hai', text: 'một; hai' })
})
