import { expect, test } from 'vitest'
import { hoaAn, kly, kuang, type Written } from './sheet-builder.ts'
import { answered, figures, issues, kinds, meanings, question, questions, read } from './sheet-reading.ts'

const title: Written[] = ['KẾT QUẢ THU NHẬN HỒ SƠ CCCD NGÀY 15/4/2023']
const header: Written[] = ['STT', 'Đơn vị', 'Cấp mới', 'Cấp đổi', 'Cấp lại']
const body: Written[][] = [
  [1, 'Xã Ea Kly', 5, 3, 1],
  [2, 'Xã Ea Kuăng', 7, null, 0],
]
const plain = [title, header, ...body]
const plainFigures = [
  'C3 24490 CC_NEW 5',
  'D3 24490 CC_EXCH 3',
  'E3 24490 CC_REIS 1',
  'C4 24493 CC_NEW 7',
  'E4 24493 CC_REIS 0',
]

test('a table of communes and indicators is read for the day of its title; a blank cell is no zero', () => {
  const read1 = read(plain)
  expect(read1.shape).toBe('table')
  expect(figures(read1)).toEqual(plainFigures)
  expect(read1.figures[0]).toMatchObject({ channel: 'ALL', from: '2023-04-15', to: '2023-04-15' })
  expect([questions(read1), issues(read1)]).toEqual([[], []])
})

test('blank cells delete only when a person asked for that', () => {
  expect(figures(read(plain, { choices: { blankDeletes: true } }))).toContain('D4 24493 CC_EXCH null')
})

test('titles, the national heading, the unit line and signatures are no rows of the table', () => {
  const u = read([
    ['CÔNG AN TỈNH ĐẮK LẮK', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['CÔNG AN HUYỆN KRÔNG PẮC', null, null, 'Độc lập - Tự do - Hạnh phúc'],
    ['Số: 05/BC-CAH', null, null, 'Krông Pắc, ngày 16 tháng 4 năm 2023'],
    title,
    [null, null, null, null, 'Đơn vị tính: hồ sơ'],
    header,
    ...body,
    ['Nơi nhận:', null, null, 'KT. TRƯỞNG CÔNG AN HUYỆN'],
    ['- Lưu: VT.', null, null, 'Nguyễn Văn An'],
  ])
  expect(figures(u)).toHaveLength(5)
  expect(u.tables[0]?.span).toEqual({ from: '2023-04-15', to: '2023-04-15' })
  expect(kinds(u).slice(-2)).toEqual(['7 unit', '8 unit'])
})

test('merged headings stand over the columns they cover, in up to four rows', () => {
  const u = read(
    [
      ['Báo cáo ngày 15/4/2023'],
      ['STT', 'Đơn vị', 'Hồ sơ cấp CCCD', null, null, 'Tài khoản định danh điện tử', null, null],
      [null, null, 'Trong ngày', null, 'Lũy kế', 'Thu nhận', null, 'Kích hoạt'],
      [null, null, 'Mới', 'Đổi', null, 'Mức 1', 'Mức 2', null],
      [null, null, null, null, null, 'Trong ngày', 'Trong ngày', 'Trong ngày'],
      [1, 'Xã Ea Kly', 5, 3, 900, 4, 2, 6],
    ],
    { merges: ['A2:A5', 'B2:B5', 'C2:E2', 'F2:H2', 'C3:D3', 'F3:G3', 'E3:E5', 'C4:C5', 'D4:D5', 'H3:H4'] },
  )
  expect(meanings(u)).toEqual([
    'sequence',
    'unit',
    'flow:CC_NEW',
    'flow:CC_EXCH',
    'assertion:CC_CUM',
    'flow:EID1_COL',
    'flow:EID2_COL',
    'flow:EID_ACT',
  ])
  expect(figures(u)).toHaveLength(5)
})

test('a row of column numbers is no row of figures', () => {
  const u = read([title, header, ['(1)', '(2)', '(3)', '(4)', '(5)'], ...body])
  expect(kinds(u)).toContain('3 numbering')
  expect(figures(u)).toHaveLength(5)
  const bare = read([title, header, ['A', 'B', 1, 2, 3], ...body])
  expect(kinds(bare)).toContain('3 numbering')
})

test('section rows, blank rows and totals at the end or in the middle are told from communes', () => {
  const u = read([
    title,
    header,
    [null, 'I. Khối xã', null, null, null],
    [1, 'Xã Ea Kly', 5, 3, 1],
    [2, 'Xã Ea Kuăng', 7, 1, 0],
    ['Cộng', null, 12, 4, 1],
    [],
    [null, 'II. Khối thị trấn', null, null, null],
    [3, 'Thị trấn Phước An', 10, 2, 2],
    ['Tổng cộng', null, 22, 6, 3],
  ])
  expect(kinds(u).slice(2)).toEqual(['3 section', '4 unit', '5 unit', '6 total', '8 section', '9 unit', '10 total'])
  expect(issues(u)).toEqual([])
  expect(u.assertions.filter(({ kind }) => kind === 'column-total').map(({ stated }) => stated)).toEqual([22, 6, 3])
})

test('a total that is not the sum of the communes is told with both figures', () => {
  const u = read([title, header, ...body, ['Tổng cộng', null, 14, 3, 1]])
  expect(u.issues).toEqual([
    {
      code: 'import/total-not-sum-of-rows',
      severity: 'warning',
      where: { sheet: 'Sheet1', cell: 'C5' },
      params: { label: 'Tổng cộng', stated: 14, computed: 12 },
    },
  ])
  expect(figures(u)).toEqual(plainFigures)
})

test('a total row at the top and one named after the district are totals', () => {
  const u = read([title, header, [null, 'Công an huyện Krông Pắc', 12, 3, 1], ...body])
  expect(kinds(u)[2]).toBe('3 total')
  expect(issues(u)).toEqual([])
})

test('a row without a name that adds the others up is a total, any other is an issue', () => {
  expect(kinds(read([title, header, ...body, [null, null, 12, 3, 1]])).at(-1)).toBe('5 total')
  expect(issues(read([title, header, ...body, [null, null, 9, 9, 9]]))).toEqual(['import/row-without-unit A5:E5'])
})

test('a second table underneath has its own header and takes the day of the sheet', () => {
  const u = read([
    title,
    header,
    ...body,
    [],
    ['II. Kết quả kích hoạt tài khoản định danh điện tử'],
    ['STT', 'Đơn vị', 'Mức 1', 'Mức 2'],
    [1, 'Xã Ea Kly', 20, 30],
  ])
  expect(meanings(u, 1)).toEqual(['sequence', 'unit', 'flow:EID1_ACT', 'flow:EID2_ACT'])
  expect(figures(u, true)).toContain('D8 24490 EID2_ACT ALL 2023-04-15 30')
})

test('a second table beside is a table of its own, with or without a gap', () => {
  const right: Written[] = ['STT', 'Đơn vị', 'Kích hoạt mức 2']
  for (const gap of [[], [null]] as Written[][]) {
    const u = read([
      title,
      [...header, ...gap, ...right],
      [1, 'Xã Ea Kly', 5, 3, 1, ...gap, 1, 'Xã Hòa An', 40],
      [2, 'Xã Ea Kuăng', 7, null, 0, ...gap, 2, 'Thị trấn Phước An', 50],
    ])
    expect(u.tables).toHaveLength(2)
    expect(
      u.figures.filter(({ indicator }) => indicator === 'EID2_ACT').map(({ unitCode, value }) => [unitCode, value]),
    ).toEqual([
      ['24496', 40],
      ['24499', 50],
    ])
    expect(u.figures).toHaveLength(7)
  }
})

test('a second table beside in another order keeps its own units, under a group heading or none at all', () => {
  for (const heads of [
    [
      ['CCCD', null, null, 'Định danh', null],
      ['Xã', 'Cấp mới', null, 'Xã', 'Kích hoạt'],
    ],
    [['Xã', 'Cấp mới', null, null, 'Kích hoạt']],
  ]) {
    const u = read(
      [
        ['Số liệu ngày 15/4/2023'],
        ...heads,
        ['Xã Ea Kly', 1, null, 'Xã Hòa An', 30],
        ['Xã Ea Kuăng', 2, null, 'Xã Ea Kly', 10],
        ['Xã Hòa An', 3, null, 'Xã Ea Kuăng', 20],
      ],
      heads.length === 2 ? { merges: ['A2:B2', 'D2:E2'] } : {},
    )
    const act = u.figures.filter(({ indicator }) => indicator === 'EID_ACT')
    expect(act.map(({ unitCode, value }) => `${unitCode} ${value}`)).toEqual([
      `${hoaAn} 30`,
      `${kly} 10`,
      `${kuang} 20`,
    ])
  }
})

test('tables side by side that begin in different rows are found apart', () => {
  const u = read([
    title,
    [...header],
    [1, 'Xã Ea Kly', 5, 3, 1, null, 'Đơn vị', 'Kích hoạt mức 2'],
    [2, 'Xã Ea Kuăng', 7, null, 0, null, 'Xã Hòa An', 40],
  ])
  expect(figures(u)).toContain('H4 24496 EID2_ACT 40')
  expect(figures(u)).toHaveLength(6)
})

test('empty first columns and rows do not matter', () => {
  const shifted = [[], [], ...plain.map((row) => [null, null, ...row])]
  expect(figures(read(shifted)).map((one) => one.split(' ').slice(1).join(' '))).toEqual(
    plainFigures.map((one) => one.split(' ').slice(1).join(' ')),
  )
})

test('a header repeated on the next page is no row', () => {
  const u = read([title, header, body[0] ?? [], header, body[1] ?? []])
  expect(figures(u)).toHaveLength(5)
})

test('units are known by code, by name without type, by alias, and asked about once per name otherwise', () => {
  const rows: Written[][] = [
    title,
    ['Mã xã', 'Đơn vị', 'Cấp mới'],
    ['24490', 'Ea Kly', 1],
    [24493, 'Ea Kuang', 2],
    [null, 'Hoà An', 3],
    [null, 'TT Phước An', 4],
    [null, 'Ea Kuan', 5],
  ]
  const u = read(rows)
  expect(u.figures.map(({ unitCode, value }) => [unitCode, value])).toEqual([
    ['24490', 1],
    ['24493', 2],
    ['24496', 3],
    ['24499', 4],
  ])
  const asked = question(u, 'import/ask-unit')
  expect(asked).toMatchObject({ kind: 'unit', addresses: ['A7:C7'], cells: 1 })
  expect(asked.options.map(({ id }) => id)).toEqual(['24493', 'ignore'])
  const alias = { key: 'ea kuan', unitCode: '24493' }
  expect(questions(read(rows, { context: { aliases: [alias] } }))).toEqual([])
})

test('an unknown unit is one question for all its rows, and an answer settles them', () => {
  const rows: Written[][] = [
    title,
    ['Đơn vị', 'Ngày', 'Cấp mới'],
    ['Xã Mới', '15/4/2023', 1],
    ['Xã Mới', '16/4/2023', 2],
  ]
  const [id = ''] = questions(read(rows))
  expect(questions(read(rows))).toHaveLength(1)
  expect(figures(answered(rows, { [id]: '24496' }))).toEqual(['C3 24496 CC_NEW 1', 'C4 24496 CC_NEW 2'])
  expect(answered(rows, { [id]: 'ignore' }).figures).toEqual([])
})

test('a unit of another district is asked about and never taken', () => {
  const u = read([title, header, [1, 'Xã Ea Tu', 5, 3, 1]])
  expect(u.figures).toEqual([])
  expect(question(u, 'import/ask-unit').params['reason']).toContain('Buôn Ma Thuột')
})

test('a unit twice for the same day gives nothing, and both rows say so', () => {
  const u = read([title, header, ...body, [3, 'Xã Ea Kly', 6, 6, 6]])
  expect(issues(u)).toEqual(['import/unit-twice A3:E3', 'import/unit-twice A5:E5'])
  expect(u.figures.map(({ unitCode }) => unitCode)).toEqual(['24493', '24493'])
})

test('rows of tại chỗ and lưu động of one commune are its channels', () => {
  const u = read(
    [
      title,
      ['Đơn vị', 'Nội dung', 'Cấp mới'],
      ['Xã Ea Kly', 'Tại chỗ', 5],
      [null, 'Lưu động', 3],
      ['Xã Hòa An', 'Tại chỗ', 2],
      [null, 'Lưu động', 0],
    ],
    { merges: ['A3:A4', 'A5:A6'] },
  )
  expect(u.figures.map(({ unitCode, channel, value }) => `${unitCode} ${channel} ${value}`)).toEqual([
    '24490 FIXED 5',
    '24490 MOBILE 3',
    '24496 FIXED 2',
    '24496 MOBILE 0',
  ])
})

test('a column of texts that says what is counted row by row holds the rows back', () => {
  const rows: Written[][] = [
    title,
    ['Đơn vị', 'Nội dung', 'Cấp mới'],
    ['Xã Ea Kly', 'Kích hoạt mức 2', 5],
    ['Xã Hòa An', 'Kích hoạt mức 1', 2],
  ]
  expect(read(rows).figures).toEqual([])
  expect(question(read(rows), 'import/ask-qualifier').addresses).toEqual(['A3:C4'])
})

test('parts that do not make up their typed total are not taken, nor is the total', () => {
  const rows: Written[][] = [
    title,
    [...header, 'Tổng CCCD'],
    [1, 'Xã Ea Kly', 5, 3, 1, 10],
    [2, 'Xã Hòa An', 1, 1, 1, 3],
  ]
  const u = read(rows)
  expect(issues(u).map((one) => one.split(' ')[1])).toEqual(['F3', 'C3', 'D3', 'E3'])
  expect(figures(u)).toEqual(['C4 24496 CC_NEW 1', 'D4 24496 CC_EXCH 1', 'E4 24496 CC_REIS 1', 'F4 24496 CC_TOTAL 3'])
})

test('a mobile part larger than its total is an issue on both', () => {
  const u = read([title, ['Đơn vị', 'Thu nhận CCCD', 'Trong đó lưu động'], ['Xã Ea Kly', 5, 8], ['Xã Hòa An', 5, 2]])
  expect(issues(u)).toEqual(['import/mobile-exceeds-total B3', 'import/mobile-exceeds-total C3'])
  expect(figures(u, true).map((one) => one.split(' ').slice(2, 4).join(' '))).toEqual([
    'CC_TOTAL ALL',
    'CC_TOTAL MOBILE',
  ])
})

test('what cannot be read as a count is an issue at its cell and takes nothing else with it', () => {
  const u = read([title, header, [1, 'Xã Ea Kly', '1O', 3, 1], [2, 'Xã Hòa An', 'đang cập nhật', 2, -1]])
  expect(issues(u)).toEqual(['import/letter-o C3', 'import/not-a-number C4', 'import/negative E4'])
  expect(figures(u)).toEqual(['D3 24490 CC_EXCH 3', 'E3 24490 CC_REIS 1', 'D4 24496 CC_EXCH 2'])
})

test('a suggested figure is taken only when a person says so', () => {
  const rows: Written[][] = [title, header, [1, 'Xã Ea Kly', '1O', 3, 1]]
  expect(figures(answered(rows, { 'cell:0!C3': '10' }))).toContain('C3 24490 CC_NEW 10')
  expect(issues(answered(rows, { 'cell:0!C3': '10' }))).toEqual([])
})

test('a dash is asked once per column and read as answered', () => {
  const rows: Written[][] = [title, header, [1, 'Xã Ea Kly', '-', 3, 1], [2, 'Xã Hòa An', '-', 2, 1]]
  const asked = question(read(rows), 'import/ask-dash')
  expect(asked).toMatchObject({ kind: 'option', addresses: ['C3', 'C4'] })
  expect(figures(answered(rows, { [asked.id]: 'zero' }))).toContain('C3 24490 CC_NEW 0')
  expect(figures(answered(rows, { [asked.id]: 'blank' }))).not.toContain('C3 24490 CC_NEW 0')
})

test('one figure over merged cells is nobody’s', () => {
  const u = read([title, header, [1, 'Xã Ea Kly', 5, 3, 1], [2, 'Xã Hòa An', null, 2, 1]], { merges: ['C3:C4'] })
  expect(issues(u)).toEqual(['import/merged-figure C3'])
  expect(u.figures).toHaveLength(4)
})

test('figures said to be in thousands are held back', () => {
  const rows: Written[][] = [title, [null, null, null, 'ĐVT: nghìn hồ sơ'], header, ...body]
  expect(read(rows).figures).toEqual([])
  expect(questions(read(rows))).toEqual(['scale:0:3:1'])
  const old: Written[][] = [title, [null, null, null, 'Ñôn vò tính: nghìn hoà sô'], header, ...body]
  expect(questions(read(old))).toEqual(['scale:0:3:1'])
  expect(answered(rows, { 'scale:0:3:1': 'full' }).figures).toHaveLength(5)
})

test('a table on its side, with communes beside each other, is read turned', () => {
  const u = read([
    title,
    ['Chỉ tiêu', 'Xã Ea Kly', 'Xã Hòa An'],
    ['CCCD cấp mới', 5, 6],
    ['CCCD cấp đổi', 1, null],
    ['Kích hoạt mức 2', 7, 8],
  ])
  expect(u.tables[0]).toMatchObject({ isTransposed: true })
  expect(figures(u)).toEqual([
    'B3 24490 CC_NEW 5',
    'B4 24490 CC_EXCH 1',
    'B5 24490 EID2_ACT 7',
    'C3 24496 CC_NEW 6',
    'C5 24496 EID2_ACT 8',
  ])
})

test('a small table of indicators and numbers belongs to the commune of its title', () => {
  const u = read([
    ['BÁO CÁO NGÀY 15/4/2023 CỦA XÃ EA KLY'],
    ['Nội dung', 'Số lượng'],
    ['CCCD cấp mới', 5],
    ['Kích hoạt mức 2', 7],
  ])
  expect(figures(u)).toEqual(['B3 24490 CC_NEW 5', 'B4 24490 EID2_ACT 7'])
})

test('a sheet without a table gives nothing and says what was looked for', () => {
  const u = read([['Kính gửi các đồng chí'], ['Họp lúc 14 giờ']])
  expect(u).toMatchObject({ shape: 'nothing', figures: [], tables: [] })
  expect(issues(u)).toEqual(['import/nothing-found'])
})

test('understanding is a pure function: twice the same', () => {
  expect(read(plain)).toEqual(read(plain))
})

test('every decision has a confidence and a reason in words', () => {
  const [table] = read([...plain, ['Tổng cộng', null, 12, 3, 1]]).tables
  const decided = [...(table?.columns ?? []), ...(table?.rows ?? []), table?.spanDecision]
  for (const one of decided) {
    expect(one?.confidence).toBeGreaterThanOrEqual(0)
    expect(one?.reason).toMatch(/\p{L}/u)
  }
})
