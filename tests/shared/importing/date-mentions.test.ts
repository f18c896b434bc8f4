import { describe, expect, it } from 'vitest'
import { findDates, type MentionContext } from '#shared/importing/date-mentions.rules.ts'

function summary(text: string, context?: MentionContext): string[] {
  return findDates(text, context).map(
    ({ kind, from, to, missing, isAsOf }) =>
      `${isAsOf ? 'as of ' : ''}${kind} ${missing ?? (from === to ? from : `${from}..${to}`)}`,
  )
}

describe('days and periods in a title', () => {
  it.each([
    ['Từ ngày 15/3/2023 đến ngày 14/4/2023', ['span 2023-03-15..2023-04-14']],
    ['(Từ 15/3 đến 14/4/2023)', ['span 2023-03-15..2023-04-14']],
    ['từ ngày 01 đến ngày 15/4/2023', ['span 2023-04-01..2023-04-15']],
    ['Từ ngày 15/12 đến 14/01/2024', ['span 2023-12-15..2024-01-14']],
    ['Từ ngày 15 tháng 3 năm 2023 đến ngày 14 tháng 4 năm 2023', ['span 2023-03-15..2023-04-14']],
    ['TỪ NGÀY 15/3/2023 ĐẾN HẾT NGÀY 14/4/2023', ['span 2023-03-15..2023-04-14']],
    ['15/3 - 14/4/2023', ['span 2023-03-15..2023-04-14']],
    ['Từ 14/4/2023 đến 15/3/2023', ['span no-such-day']],
    ['từ 15/3 đến 14/4', ['span year']],
    ['Từ 17h00 ngày 14/4/2023 đến 17h00 ngày 15/4/2023', ['span meaning']],
    ['tính đến 15/4', ['as of day year']],
    ['Tính đến ngày 18/4/2023', ['as of day 2023-04-18']],
    ['(tính đến 17h00 ngày 15/4/2023)', ['as of day 2023-04-15']],
    ['Đến 17 giờ 30 ngày 15/04/2023', ['as of day 2023-04-15']],
    ['Luỹ kế đến hết ngày 15/4/2023', ['as of day 2023-04-15']],
    ['ngày 05 tháng 01 năm 2026', ['day 2026-01-05']],
    ['Ea Kar, ngày 05 tháng 01 năm 2026', ['day 2026-01-05']],
    ['Kết quả ngày 15.4.2023', ['day 2023-04-15']],
    ['Báo cáo ngày 15/4', ['day year']],
    ['Ngày: 15/4/2023', ['day 2023-04-15']],
    ['Ngày 15/4/23', ['day meaning']],
    ['31/02/2023', ['day no-such-day']],
    ['Tháng 4 năm 2023', ['month 2023-04-01..2023-04-30']],
    ['THÁNG 04/2023', ['month 2023-04-01..2023-04-30']],
    ['tháng 4', ['month year']],
    ['tháng 13 năm 2023', ['month no-such-day']],
    ['Quý II/2023', ['quarter 2023-04-01..2023-06-30']],
    ['QUÝ IV NĂM 2023', ['quarter 2023-10-01..2023-12-31']],
    ['quý 1', ['quarter year']],
    ['6 tháng đầu năm 2023', ['half-year 2023-01-01..2023-06-30']],
    ['9 tháng năm 2023', ['nine-months 2023-01-01..2023-09-30']],
    ['6 tháng cuối năm 2024', ['second-half 2024-07-01..2024-12-31']],
    ['Năm 2023', ['year 2023-01-01..2023-12-31']],
    ['Tuần 15', ['week year']],
    ['BÁO CÁO TUẦN 15 NĂM 2023', ['week 2023-04-10..2023-04-16']],
    ['tuần 53 năm 2023', ['week no-such-day']],
    ['tuần 3 tháng 4 năm 2023', ['week meaning']],
    ['Ngày 15/4/2023, so với ngày 14/4/2023', ['day 2023-04-15', 'day 2023-04-14']],
  ])('“%s”', (text, expected) => {
    expect(summary(text)).toEqual(expected)
    expect(summary(text.normalize('NFD'))).toEqual(expected)
  })

  it.each([
    'Quyết định số 06/QĐ-TTg',
    'Đề án 06',
    'Nghị định số 30/2020/NĐ-CP',
    'Công dân từ 6-13 tuổi',
    'đạt 48/63 tỉnh',
    'đến 48/63 xã',
    'tỷ lệ 91.5',
    'mức 1-2',
    'học sinh sinh năm 2005',
    '30 ngày đêm',
    'Chỉ tiêu giao 91%',
    'Số: 05/BC-CAH',
    '',
  ])('“%s” names none', (text) => {
    expect(summary(text)).toEqual([])
  })
})

describe('days and periods in the name of a sheet', () => {
  it.each([
    ['15-4', ['day year']],
    ['15.04', ['day year']],
    ['BC 15_4', ['day year']],
    ['15.4.2023', ['day 2023-04-15']],
    ['T4', ['month year']],
    ['T04.2023', ['month 2023-04-01..2023-04-30']],
    ['Thang 4', ['month year']],
    ['4-2023', ['month 2023-04-01..2023-04-30']],
    ['Ngay 15', ['day month']],
    ['15', ['day month']],
    ['150423', ['day meaning']],
    ['Tuan 15', ['week year']],
    ['QUY 2', ['quarter year']],
    ['01-15.4', ['span year']],
    ['15.3-14.4.2023', ['span 2023-03-15..2023-04-14']],
    ['KQ 15-4 (2)', ['day year']],
    ['Sheet1', []],
    ['Tổng hợp', []],
    ['BM01', []],
  ])('“%s”', (text, expected) => {
    expect(summary(text, { source: 'sheet-name' })).toEqual(expected)
  })
})

describe('days and periods in the name of a file', () => {
  it.each([
    ['BC CCCD 15.4.2023.xlsx', ['day 2023-04-15']],
    ['bao cao ngay 15-04-2023 (1).xlsx', ['day 2023-04-15']],
    ['BM01-2023-04-15.xlsx', ['day 2023-04-15']],
    ['BC_15_4_2023.xlsx', ['day 2023-04-15']],
    ['BC_tuan_15.xlsx', ['week year']],
    ['Bieu T4-2023 v1.2.xls', ['month 2023-04-01..2023-04-30']],
    ['tu 15.3 den 14.4.2023.xlsx', ['span 2023-03-15..2023-04-14']],
    ['so lieu 15.4.xlsx', ['day year']],
    ['Copy of BC 15.4.23.xlsx', ['day meaning']],
    ['15042023.xlsx', ['day meaning']],
    ['tong hop.ods', []],
  ])('“%s”', (text, expected) => {
    expect(summary(text, { source: 'file-name' })).toEqual(expected)
  })
})

describe('what is missing', () => {
  it('is completed by the year that is known, and the reason says so', () => {
    const [day] = findDates('15-4', { source: 'sheet-name', year: 2023 })
    expect(day).toMatchObject({ from: '2023-04-15', to: '2023-04-15', missing: null })
    expect(day?.reason).toContain('2023')
    expect(summary('T4', { source: 'sheet-name', year: 2023 })).toEqual(['month 2023-04-01..2023-04-30'])
    expect(summary('Tuần 15', { year: 2023 })).toEqual(['week 2023-04-10..2023-04-16'])
    expect(summary('15/4/23', { year: 2023 })).toEqual(['day 2023-04-15'])
    expect(summary('15/4/23', { year: 2024 })).toEqual(['day meaning'])
    expect(summary('29/2', { source: 'sheet-name', year: 2023 })).toEqual([])
  })

  it('is offered as options where the digits allow them', () => {
    const options = (text: string) => findDates(text, { source: 'sheet-name' })[0]?.options.map((one) => one.from)
    expect(options('150423')).toEqual(['2023-04-15', '2015-04-23'])
    expect(options('15042023')).toEqual(['2023-04-15'])
    expect(options('20230415')).toEqual(['2023-04-15'])
    const [hours] = findDates('Từ 17h00 ngày 14/4/2023 đến 17h00 ngày 15/4/2023')
    expect(hours?.options).toEqual([
      { from: '2023-04-15', to: '2023-04-15' },
      { from: '2023-04-14', to: '2023-04-15' },
    ])
  })

  it('takes the months and quarters of the province, from the 15th to the 14th', () => {
    expect(summary('Tháng 4/2023', { calendar: 'administrative' })).toEqual(['month 2023-03-15..2023-04-14'])
    expect(summary('Quý II/2023', { calendar: 'administrative' })).toEqual(['quarter 2023-03-15..2023-06-14'])
    expect(summary('Năm 2023', { calendar: 'administrative' })).toEqual(['year 2022-12-15..2023-12-14'])
  })

  it('tells what was written and where', () => {
    expect(findDates('Kết quả  ngày 15/4/2023 của huyện')[0]).toMatchObject({ text: 'ngày 15/4/2023', index: 9 })
  })
})
