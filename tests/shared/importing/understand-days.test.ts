import { expect, test } from 'vitest'
import { understand } from '#shared/importing/understand.rules.ts'
import { choicesOf, contextOf, sheetOf, workbookOf, type Written } from './sheet-builder.ts'
import { answered, figures, issues, question, questions, read } from './sheet-reading.ts'

const header: Written[] = ['STT', 'Đơn vị', 'Cấp mới', 'Cấp đổi']
const kly: Written[] = [1, 'Xã Ea Kly', 5, 3]
const sheet = (title: string): Written[][] => [[title], header, kly]

function daysOf(understanding: ReturnType<typeof read>): string[] {
  return [...new Set(understanding.figures.map(({ from, to }) => (from === to ? from : `${from}..${to}`)))]
}

test('the day of the title is the day of the table, in each way it is written', () => {
  expect(daysOf(read(sheet('Số liệu ngày 15/4/2023')))).toEqual(['2023-04-15'])
  expect(daysOf(read(sheet('BÁO CÁO NGÀY 05 THÁNG 01 NĂM 2023')))).toEqual(['2023-01-05'])
  expect(daysOf(read(sheet('Từ ngày 10/4/2023 đến ngày 16/4/2023')))).toEqual(['2023-04-10..2023-04-16'])
})

test('without a day in the title the name of the sheet says it, then the name of the file', () => {
  expect(daysOf(read(sheet('Số liệu CCCD'), { name: '15-4-2023' }))).toEqual(['2023-04-15'])
  expect(daysOf(read(sheet('Số liệu CCCD'), { context: { fileName: 'BC CCCD 15.4.2023.xlsx' } }))).toEqual([
    '2023-04-15',
  ])
})

test('a day without its year takes the only year the file names, and is asked about without one', () => {
  const named = read(sheet('Số liệu CCCD'), { name: '15-4', context: { fileName: 'Báo cáo năm 2023.xlsx' } })
  expect(daysOf(named)).toEqual(['2023-04-15'])
  const open = read(sheet('Số liệu CCCD'), { name: '15-4' })
  expect(open.figures).toEqual([])
  expect(questions(open)).toEqual(['date:0:2:1'])
})

test('sources that disagree are asked about with both days', () => {
  const rows = sheet('Số liệu ngày 15/4/2023')
  const options = { context: { fileName: 'BC 16.4.2023.xlsx' } }
  const u = read(rows, options)
  expect(u.figures).toEqual([])
  expect(question(u, 'import/ask-date-differs').options.map(({ id }) => id)).toEqual(['2023-04-15', '2023-04-16'])
  expect(daysOf(answered(rows, { 'date:0:2:1': '2023-04-16' }, options))).toEqual(['2023-04-16'])
})

test('without any day it is asked, and today is only offered', () => {
  const u = read(sheet('Số liệu CCCD'))
  expect(u.figures).toEqual([])
  expect(question(u, 'import/ask-date')).toMatchObject({ kind: 'date', cells: 2, answer: null })
  expect(question(u, 'import/ask-date').options[0]?.id).toBe('2023-06-30')
})

test('a month may be the calendar’s or run from the 15th to the 14th: it is asked', () => {
  const u = read(sheet('Báo cáo tháng 4 năm 2023'))
  expect(u.figures).toEqual([])
  expect(question(u, 'import/ask-date').options.map(({ id }) => id)).toEqual([
    '2023-04-01..2023-04-30',
    '2023-03-15..2023-04-14',
  ])
})

test('the day a sheet is compared with is not the day of its figures', () => {
  const u = read([['Số liệu trong ngày'], ['So sánh với ngày 26 tháng 3 năm 2023'], header, kly])
  expect(u.figures).toEqual([])
  expect(questions(u)).toEqual(['date:0:3:1'])
  expect(daysOf(read(sheet('Số liệu ngày 15/4/2023 (so với ngày 14/4/2023)')))).toEqual(['2023-04-15'])
})

test('the place and date of signing and the dates of documents are not the day of the figures', () => {
  const rows = (date: string): Written[][] => [[date], ...sheet('Số liệu ngày 15/4/2023')]
  expect(daysOf(read(rows('Krông Pắc, ngày 16 tháng 4 năm 2023')))).toEqual(['2023-04-15'])
  expect(daysOf(read(rows('(Kèm theo Kế hoạch số 187/KH-UBND ngày 20/8/2022)')))).toEqual(['2023-04-15'])
})

test('a day after today is asked about', () => {
  const u = read(sheet('Số liệu ngày 15/7/2023'))
  expect(u.figures).toEqual([])
  expect(question(u, 'import/ask-future-date').options[0]?.id).toBe('2023-07-15')
  expect(daysOf(answered(sheet('Số liệu ngày 15/7/2023'), { 'date:0:2:1': '2023-07-15' }))).toEqual(['2023-07-15'])
})

test('a column of dates gives each row its day', () => {
  const u = read([
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    [{ date: '2023-04-15' }, 'Xã Ea Kly', 5],
    [{ date: '2023-04-16' }, 'Xã Ea Kly', 6],
    [{ date: '2023-04-16' }, 'Xã Hòa An', 7],
  ])
  expect(figures(u, true)).toEqual([
    'C2 24490 CC_NEW ALL 2023-04-15 5',
    'C3 24490 CC_NEW ALL 2023-04-16 6',
    'C4 24496 CC_NEW ALL 2023-04-16 7',
  ])
})

test('rows are days where the sheet is one commune’s: by its name, its title or the file', () => {
  const rows: Written[][] = [
    ['Ngày', 'Cấp mới'],
    ['15/4/2023', 5],
    ['16/4/2023', 6],
    ['Tổng', 11],
  ]
  const expected = ['B2 24490 CC_NEW ALL 2023-04-15 5', 'B3 24490 CC_NEW ALL 2023-04-16 6']
  expect(figures(read(rows, { name: 'Ea Kly' }), true)).toEqual(expected)
  expect(figures(read([['Đơn vị: Công an xã Ea Kly'], ...rows]), true).map((one) => one.slice(3))).toEqual(
    expected.map((one) => one.slice(3)),
  )
  expect(figures(read(rows, { context: { fileName: 'Xã Ea Kly.xlsx' } }), true)).toEqual(expected)
})

test('rows of days without a commune anywhere are asked about as a whole', () => {
  const rows: Written[][] = [
    ['Ngày', 'Cấp mới'],
    ['15/4/2023', 5],
    ['16/4/2023', 6],
  ]
  const u = read(rows)
  expect([u.figures, issues(u)]).toEqual([[], []])
  expect(questions(u)).toEqual(['table-unit:0:1:1'])
  expect(figures(answered(rows, { 'table-unit:0:1:1': '24490' }))).toHaveLength(2)
})

test('column groups under dates have their own days; a group of totals is only compared', () => {
  const u = read(
    [
      ['Thu nhận tháng 4 năm 2023'],
      ['Đơn vị', '15/4/2023', null, '16/4/2023', null, 'Tổng cộng', null],
      [null, 'Cấp mới', 'Cấp đổi', 'Cấp mới', 'Cấp đổi', 'Cấp mới', 'Cấp đổi'],
      ['Xã Ea Kly', 5, 3, 6, 4, 11, 8],
    ],
    { merges: ['A2:A3', 'B2:C2', 'D2:E2', 'F2:G2'] },
  )
  expect(figures(u, true)).toEqual([
    'B4 24490 CC_NEW ALL 2023-04-15 5',
    'C4 24490 CC_EXCH ALL 2023-04-15 3',
    'D4 24490 CC_NEW ALL 2023-04-16 6',
    'E4 24490 CC_EXCH ALL 2023-04-16 4',
  ])
  expect(issues(u)).toEqual(['import/days-total-differs G4'])
  expect(u.assertions.find(({ address }) => address === 'F4')).toMatchObject({
    stated: 11,
    computed: 11,
    unitCode: '24490',
  })
})

test('headings between rows that are dates give the rows below them their day', () => {
  const u = read([header, ['Ngày 15/4/2023'], kly, ['Ngày 16/4/2023'], kly])
  expect(daysOf(u)).toEqual(['2023-04-15', '2023-04-16'])
})

test('a heading between rows that says what is counted holds the rows below it', () => {
  const rows: Written[][] = [...sheet('Số liệu ngày 15/4/2023'), ['II. Lũy kế từ đầu năm'], [1, 'Xã Hòa An', 900, 800]]
  expect(figures(read(rows))).toEqual(['C3 24490 CC_NEW 5', 'D3 24490 CC_EXCH 3'])
  expect(questions(read(rows))).toEqual(['section:0:2:1!4'])
})

test('a column of dates without a year is asked once, unless the file names the only year', () => {
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    ['15/4', 'Xã Ea Kly', 5],
    ['16/4', 'Xã Ea Kly', 6],
  ]
  const asked = question(read(rows), 'import/ask-year')
  expect(asked.addresses).toEqual(['A2', 'A3'])
  expect(daysOf(answered(rows, { [asked.id]: '2022' }))).toEqual(['2022-04-15', '2022-04-16'])
  expect(daysOf(read([['Số liệu năm 2023'], ...rows]))).toEqual(['2023-04-15', '2023-04-16'])
})

test('dates without a year that run over New Year are of two years', () => {
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    ['31/12', 'Xã Ea Kly', 5],
    ['1/1', 'Xã Ea Kly', 6],
  ]
  const asked = question(read(rows, { name: 'năm 2022' }), 'import/ask-year')
  expect(daysOf(answered(rows, { [asked.id]: '2022' }, { name: 'năm 2022' }))).toEqual(['2022-12-31', '2023-01-01'])
})

test('real dates of day up to 12 beside dates as text are asked about before they are read', () => {
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    [{ date: '2023-11-04' }, 'Xã Ea Kly', 5],
    ['15/4/2023', 'Xã Ea Kly', 6],
  ]
  const u = read(rows)
  expect(daysOf(u)).toEqual(['2023-04-15'])
  const asked = question(u, 'import/ask-day-month')
  expect(daysOf(answered(rows, { [asked.id]: 'swapped' }))).toEqual(['2023-04-11', '2023-04-15'])
})

test('a date far from all others that would stand among them with day and month changed over is asked about', () => {
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    ['29/4/2023', 'Xã Ea Kly', 5],
    ['30/4/2023', 'Xã Ea Kly', 6],
    ['05/01/2023', 'Xã Ea Kly', 7],
  ]
  const u = read(rows)
  expect(daysOf(u)).toEqual(['2023-04-29', '2023-04-30'])
  expect(daysOf(answered(rows, { 'swapped:0:1:1': 'swapped' }))).toContain('2023-05-01')
})

test('rows of days after today are asked about', () => {
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    ['15/4/2023', 'Xã Ea Kly', 5],
    ['15/4/2024', 'Xã Ea Kly', 6],
  ]
  expect(daysOf(read(rows))).toEqual(['2023-04-15'])
  expect(questions(read(rows))).toEqual(['future:0:1:1'])
})

test('“trong ngày” on a sheet of a week, and “trong tuần” on a sheet of a day, are asked about', () => {
  const week: Written[][] = [['Từ 10/4/2023 đến 16/4/2023'], ['Đơn vị', 'Cấp mới trong ngày'], ['Xã Ea Kly', 5]]
  expect(read(week).figures).toEqual([])
  expect(question(read(week), 'import/ask-days-of-column').options.map(({ id }) => id)).toEqual([
    '2023-04-16',
    '2023-04-10..2023-04-16',
    'ignore',
  ])
  const day: Written[][] = [['Ngày 15/4/2023'], ['Đơn vị', 'Cấp mới trong tuần'], ['Xã Ea Kly', 5]]
  const asked = question(read(day), 'import/ask-days-of-column')
  expect(asked.options[0]?.id).toBe('2023-04-10..2023-04-16')
  expect(daysOf(answered(day, { [asked.id]: '2023-04-10..2023-04-16' }))).toEqual(['2023-04-10..2023-04-16'])
})

test('a title of cumulatives over columns without a period is asked about', () => {
  const rows = sheet('Lũy kế từ đầu năm đến ngày 15/4/2023')
  expect(read(rows).figures).toEqual([])
  expect(questions(read(rows))).toContain('period:0:2:1')
  const u = answered(rows, { 'period:0:2:1': 'cumulative' })
  expect(u.figures).toEqual([])
  expect(u.assertions.map(({ code, stated }) => `${code} ${stated}`)).toEqual(['CC_NEW_CUM 5', 'CC_EXCH_CUM 3'])
})

test('daily figures that only rise, little by little, look like cumulatives and are asked about', () => {
  const days = [1, 2, 3, 4, 5]
  const rows: Written[][] = [
    ['Ngày', 'Đơn vị', 'Cấp mới'],
    ...days.map((day): Written[] => [`0${day}/4/2023`, 'Xã Ea Kly', 9000 + day * 7]),
  ]
  expect(read(rows).figures).toEqual([])
  expect(questions(read(rows))).toEqual(['rising:0:1:1!3'])
  expect(answered(rows, { 'rising:0:1:1!3': 'flow' }).figures).toHaveLength(5)
  expect(answered(rows, { 'rising:0:1:1!3': 'cumulative' }).assertions).toHaveLength(5)
})

test('sheets that are each a day, or each a commune, are read together', () => {
  const days = ['14-4', '15-4'].map((name) => sheetOf([['Năm 2023'], header, kly], { name }))
  expect(daysOf(understand(workbookOf(days), contextOf(), choicesOf({})))).toEqual(['2023-04-14', '2023-04-15'])
  const rows: Written[][] = [
    ['Ngày', 'Cấp mới'],
    ['15/4/2023', 5],
  ]
  const communes = ['Ea Kly', 'Hòa An'].map((name) => sheetOf(rows, { name }))
  expect(understand(workbookOf(communes), contextOf(), choicesOf({})).figures.map(({ unitCode }) => unitCode)).toEqual([
    '24490',
    '24496',
  ])
})

test('the same figure on two sheets is taken once; two figures for one cell of the book are not taken', () => {
  const day = (value: number, name: string) =>
    sheetOf([['Ngày 15/4/2023'], ['Đơn vị', 'Cấp mới'], ['Xã Ea Kly', value]], { name })
  const same = understand(workbookOf([day(5, 'A1'), day(5, 'A2')]), contextOf(), choicesOf({}))
  expect([figures(same), issues(same)]).toEqual([['B3 24490 CC_NEW 5'], ['import/figure-twice B3']])
  const other = understand(workbookOf([day(5, 'A1'), day(6, 'A2')]), contextOf(), choicesOf({}))
  expect([figures(other), issues(other)]).toEqual([[], ['import/figures-differ B3', 'import/figures-differ B3']])
})

test('a sheet of the week beside its days is not added to them', () => {
  const of = (title: string, name: string) => sheetOf([[title], ['Đơn vị', 'Cấp mới'], ['Xã Ea Kly', 5]], { name })
  const u = understand(
    workbookOf([of('Ngày 11/4/2023', 'A'), of('Từ 10/4/2023 đến 16/4/2023', 'B')]),
    contextOf(),
    choicesOf({}),
  )
  expect(daysOf(u)).toEqual(['2023-04-11'])
  expect(issues(u)).toEqual(['import/span-holds-others B3'])
})

test('the figures of a level are those of the last day', () => {
  const u = read([['Từ 10/4/2023 đến 16/4/2023'], ['Đơn vị', 'Nhân khẩu thường trú'], ['Xã Ea Kly', 5000]])
  expect(figures(u, true)).toEqual(['B3 24490 POP_TOTAL STOCK 2023-04-16 5000'])
})

test('under days alone stands what the title counts, where it says one thing and nothing that is not known', () => {
  const rows = (title: string): Written[][] => [
    [title],
    ['TT', 'Xã', 'Ngày 14/4', { date: '2023-04-15' }, 'Cộng'],
    [1, 'Xã Ea Kly', 3, 4, 7],
    [2, 'Xã Hòa An', 5, 6, 11],
  ]
  expect(figures(read(rows('KẾT QUẢ KÍCH HOẠT TÀI KHOẢN ĐDĐT NĂM 2023')), true)).toEqual([
    'C3 24490 EID_ACT ALL 2023-04-14 3',
    'D3 24490 EID_ACT ALL 2023-04-15 4',
    'C4 24496 EID_ACT ALL 2023-04-14 5',
    'D4 24496 EID_ACT ALL 2023-04-15 6',
  ])
  for (const title of [
    'SỐ TÀI KHOẢN CHƯA KÍCH HOẠT NĂM 2023',
    'KÍCH HOẠT CHO HỌC SINH NĂM 2023',
    'LŨY KẾ KÍCH HOẠT NĂM 2023',
    'THU NHẬN CCCD, KÍCH HOẠT ĐDĐT NĂM 2023',
    'ĐDĐT MỨC 2 NĂM 2023',
  ]) {
    expect(figures(read(rows(title)))).toEqual([])
  }
})

test('a running sheet with the days of a month as numbers beside each other is read by day', () => {
  const days = Array.from({ length: 30 }, (_, index) => index + 1)
  const figuresOf = (first: number) => days.map((day) => (day <= 2 ? first + day : null))
  const title = ['THEO DÕI HỒ SƠ CCCD THÁNG 4/2023']
  const body: Written[][] = [
    [1, 'Xã Ea Kly', ...figuresOf(10)],
    [2, 'Xã Hòa An', ...figuresOf(20)],
  ]
  const expected = [
    'C3 24490 CC_TOTAL ALL 2023-04-01 11',
    'D3 24490 CC_TOTAL ALL 2023-04-02 12',
    'C4 24496 CC_TOTAL ALL 2023-04-01 21',
    'D4 24496 CC_TOTAL ALL 2023-04-02 22',
  ]
  expect(figures(read([title, ['TT', 'Xã', ...days], ...body]), true)).toEqual(expected)
  expect(figures(read([['THEO DÕI HỒ SƠ CCCD'], ['TT', 'Xã', ...days], ...body]))).toEqual([])
})

test('a sheet of a day in a file named after its month is of that day; a day outside it is asked about', () => {
  const rows: Written[][] = [
    ['Xã', 'Kích hoạt'],
    ['Xã Ea Kly', 3],
    ['Xã Hòa An', 5],
  ]
  const context = { fileName: 'Thang 4-2023.xlsx' }
  expect(figures(read(rows, { name: '5.4', context }), true)).toEqual([
    'B2 24490 EID_ACT ALL 2023-04-05 3',
    'B3 24496 EID_ACT ALL 2023-04-05 5',
  ])
  expect(questions(read(rows, { name: '5.5', context }))).toEqual(['date:0:1:1'])
})

test('days of a month as bare numbers below each other are days of the month that is named', () => {
  const rows = (title: string, days: readonly number[]): Written[][] => [
    ['CÔNG AN XÃ EA KLY'],
    [title],
    ['Ngày', 'Kích hoạt'],
    ...days.map((day): Written[] => [day, 10 + day]),
    ['Cộng', days.reduce((sum, day) => sum + 10 + day, 0)],
  ]
  const u = read(rows('Theo dõi kết quả tháng 4/2023', [1, 3, 4]))
  expect(figures(u, true)).toEqual([
    'B4 24490 EID_ACT ALL 2023-04-01 11',
    'B5 24490 EID_ACT ALL 2023-04-03 13',
    'B6 24490 EID_ACT ALL 2023-04-04 14',
  ])
  for (const [title, days] of [
    ['Theo dõi kết quả', [1, 3, 4]],
    ['Theo dõi kết quả tháng 4/2023', [15, 16, 1, 2]],
    ['Theo dõi kết quả tháng 4/2023 và tháng 5/2023', [1, 3, 4]],
  ] as const)
    expect(figures(read(rows(title, days)))).toEqual([])
})

test('a list of one commune, with a column of notes beside the numbers, is of the commune in the title', () => {
  const u = read([
    ['CÔNG AN XÃ EA KLY'],
    ['BÁO CÁO KẾT QUẢ NGÀY 15/4/2023'],
    ['STT', 'Nội dung', 'Số lượng', 'Ghi chú'],
    [1, 'Cấp mới CCCD', 3],
    [2, 'Cấp đổi CCCD', 2],
    [3, 'Kích hoạt ĐDĐT', 6, 'trong đó 2 tại nhà'],
  ])
  expect(figures(u)).toEqual(['C4 24490 CC_NEW 3', 'C5 24490 CC_EXCH 2', 'C6 24490 EID_ACT 6'])
  expect(issues(u)).toEqual([])
})

test('days beside the number of a week say which week it is; those of another week are asked about', () => {
  const rows = (first: string, second: string): Written[][] => [
    ['KẾT QUẢ KÍCH HOẠT THEO TUẦN THÁNG 5 NĂM 2023'],
    ['Xã', first, second, 'Tổng'],
    ['Xã Ea Kly', 3, 4, 7],
    ['Xã Hòa An', 5, 6, 11],
  ]
  expect(figures(read(rows('Tuần 1 (01/5-07/5)', 'Tuần 2 (08/5-14/5)')), true)).toEqual([
    'B3 24490 EID_ACT ALL 2023-05-01..2023-05-07 3',
    'C3 24490 EID_ACT ALL 2023-05-08..2023-05-14 4',
    'B4 24496 EID_ACT ALL 2023-05-01..2023-05-07 5',
    'C4 24496 EID_ACT ALL 2023-05-08..2023-05-14 6',
  ])
  const u = read(rows('Tuần 1 (01/5-07/5)', 'Tuần 4 (08/5-14/5)'))
  expect(figures(u)).toEqual(['B3 24490 EID_ACT 3', 'B4 24496 EID_ACT 5'])
})

test('saying what a column counts does not say that a cumulative is of the day', () => {
  const rows: Written[][] = [
    ['KẾT QUẢ TÍNH ĐẾN NGÀY 15/4/2023'],
    ['Xã', 'CCCD', 'Kích hoạt'],
    ['Xã Ea Kly', 310, 400],
    ['Xã Hòa An', 520, 600],
  ]
  const counted = { [question(read(rows), 'import/ask-column').id]: 'flow:CC_TOTAL:ALL' }
  expect(figures(answered(rows, counted))).toEqual([])
  expect(figures(answered(rows, { ...counted, 'period:0:2:1': 'cumulative' }))).toEqual([])
  expect(figures(answered(rows, { ...counted, 'period:0:2:1': 'flow' })).length).toBe(4)
})
