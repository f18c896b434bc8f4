import { expect, test } from 'vitest'
import { rememberedColumns } from '#shared/importing/header-fingerprint.rules.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { issueText } from '#shared/texts/messages.ts'
import { choicesOf, contextOf, knownRows, sheetOf, workbookOf, type Written } from './sheet-builder.ts'
import { answered, figures, issues, meanings, question, questions, read } from './sheet-reading.ts'

const title: Written[] = ['Số liệu ngày 15/4/2023']
const names = ['Nguyễn Văn An', 'Trần Thị Bích', 'Y Thông Niê']

function everyText(value: unknown): string {
  return JSON.stringify(value)
}

test('a column of citizens’ numbers refuses its table, as text and as numbers, under any header', () => {
  for (const [header, cells] of [
    ['Số CCCD', ['066085001234', '066085001235']],
    ['Tổng', [66085001234, 66085001235]],
    ['CMND', ['240512345', '240512346']],
    ['Liên hệ', ['0912 345 678', '0912345679']],
  ] as const) {
    const u = read([title, ['Đơn vị', 'Cấp mới', header], ['Xã Ea Kly', 5, cells[0]], ['Xã Hòa An', 6, cells[1]]])
    expect(u.figures).toEqual([])
    expect(issues(u)).toEqual(['import/personal-data C3:C4'])
    expect(u.issues.map((one) => issueText(one)).join()).toContain('Xoá cột C trong tệp rồi nhập lại.')
    expect(everyText(u)).not.toContain(String(cells[0]))
  }
})

test('a column of people’s names refuses its table and none of them is repeated', () => {
  for (const header of ['Họ và tên', 'Người làm']) {
    const u = read([title, ['Đơn vị', header, 'Cấp mới'], ...names.map((name): Written[] => ['Xã Ea Kly', name, 1])])
    expect([u.figures, u.questions]).toEqual([[], []])
    expect(issues(u)).toEqual(['import/personal-data B3:B5'])
    for (const name of names) expect(everyText(u)).not.toContain(name)
  }
})

test('a list of people without a header that is known is refused as well', () => {
  const u = read([['Danh sách'], ...names.map((name, index): Written[] => [index + 1, name])])
  expect(u.shape).toBe('nothing')
  expect(issues(u)).toEqual(['import/personal-data B2'])
})

test('one signature, and communes that are named after people, are no personal data', () => {
  const rows = [
    ...knownRows,
    ...['Phường Nguyễn Thị Định', 'Phường Trần Hưng Đạo', 'Phường Lê Hồng Phong'].map((name, index) => ({
      code: `P${index}`,
      kind: 'commune' as const,
      name,
      validFrom: '1900-01-01',
      validTo: null,
    })),
  ]
  const u = read(
    [
      title,
      ['Đơn vị', 'Cấp mới'],
      ['Nguyễn Thị Định', 1],
      ['Trần Hưng Đạo', 2],
      ['Lê Hồng Phong', 3],
      [],
      ['NGƯỜI LẬP'],
      ['Nguyễn Văn An'],
    ],
    { context: { rows } },
  )
  expect(u.figures).toHaveLength(3)
})

const vague: Written[][] = [title, ['Đơn vị', 'Mức 1', 'Mức 2'], ['Xã Ea Kly', 5, 6]]

test('a vague column is a question with its options, and an answer or a choice settles it', () => {
  expect(read(vague).figures).toEqual([])
  const asked = question(read(vague), 'import/ask-column')
  expect(asked).toMatchObject({ kind: 'column', addresses: ['B3'], cells: 1 })
  expect(asked.options.map(({ id }) => id)).toContain('flow:EID1_ACT:ALL')
  expect(figures(answered(vague, { [asked.id]: 'flow:EID1_ACT:ALL' }))).toEqual(['B3 24490 EID1_ACT 5'])
  const chosen = read(vague, { choices: { columns: { '0:2:1!2': 'flow:EID1_COL:ALL', '0:2:1!3': 'ignored' } } })
  expect(figures(chosen)).toEqual(['B3 24490 EID1_COL 5'])
  expect(chosen.tables[0]).toMatchObject({ origin: 'person' })
})

test('a question keeps its id and says its answer once it has one', () => {
  const [first] = read(vague).questions
  const after = answered(vague, { [first?.id ?? '']: 'flow:EID1_ACT:ALL' }).questions
  expect(after.map(({ id }) => id)).toEqual([read(vague).questions[1]?.id])
})

test('two columns of the same meaning are asked about, both', () => {
  const rows: Written[][] = [title, ['Đơn vị', 'Kích hoạt mức 1', 'Kích hoạt mức độ 01'], ['Xã Ea Kly', 5, 6]]
  expect(read(rows).figures).toEqual([])
  const asked = questions(read(rows))
  expect(asked).toHaveLength(2)
  expect(figures(answered(rows, { [asked[0] ?? '']: 'ignored' }))).toEqual(['C3 24490 EID1_ACT 6'])
})

test('a mapping that was remembered for this header comes before the words, on any day', () => {
  const taught = read(vague, {
    choices: { columns: { '0:2:1!2': 'flow:EID1_ACT:ALL', '0:2:1!3': 'flow:EID2_ACT:ALL' } },
  })
  const [table] = taught.tables
  if (table === undefined) throw new Error('no table')
  const mappings = [{ fingerprint: table.fingerprint, columns: rememberedColumns(table) }]
  const tomorrow = [['Số liệu ngày 16/4/2023'], ...vague.slice(1)]
  const u = read(tomorrow, { context: { mappings } })
  expect(figures(u, true)).toEqual(['B3 24490 EID1_ACT ALL 2023-04-16 5', 'C3 24490 EID2_ACT ALL 2023-04-16 6'])
  expect(u.tables[0]).toMatchObject({ origin: 'remembered' })
  expect(u.tables[0]?.columns[1]?.reason).toContain('đã nhớ')
})

test('a header with days beside each other has one fingerprint whatever the days', () => {
  const days = (first: string, second: string) =>
    read(
      [
        ['Đơn vị', first, null, second, null],
        [null, 'Cấp mới', 'Cấp đổi', 'Cấp mới', 'Cấp đổi'],
        ['Xã Ea Kly', 1, 2, 3, 4],
      ],
      {
        merges: ['A1:A2', 'B1:C1', 'D1:E1'],
      },
    ).tables[0]?.fingerprint
  expect(days('15/4/2023', '16/4/2023')).toBe(days('17/4/2023', '18/4/2023'))
})

test('rows are what a person says: ignored, a total, a unit, a header', () => {
  const rows: Written[][] = [title, ['Đơn vị', 'Cấp mới'], ['Xã Ea Kly', 5], ['Xã lạ', 6]]
  const choose = (row: number, choice: string) => figures(read(rows, { choices: { rows: { [`0!${row}`]: choice } } }))
  expect(choose(3, 'ignored')).toEqual([])
  expect(choose(4, 'unit:24496')).toEqual(['B3 24490 CC_NEW 5', 'B4 24496 CC_NEW 6'])
  expect(questions(read(rows, { choices: { rows: { '0!4': 'total' } } }))).toEqual([])
  const headless: Written[][] = [title, ['Nơi làm', 'Số làm được'], ['Xã Ea Kly', 5]]
  const shown = read(headless, { choices: { rows: { '0!2': 'header' }, columns: { '0:2:1!2': 'flow:CC_NEW:ALL' } } })
  expect(figures(shown)).toEqual(['B3 24490 CC_NEW 5'])
})

test('sheets, the span of the file and that of a table are what a person says', () => {
  const rows: Written[][] = [['Số liệu'], ['Đơn vị', 'Cấp mới'], ['Xã Ea Kly', 5]]
  expect(read(rows, { choices: { ignoredSheets: [0] } })).toMatchObject({ shape: 'nothing', figures: [] })
  const span = choicesOf({ span: { from: '2023-04-15', to: '2023-04-15' } as never }).span
  const week = choicesOf({ span: { from: '2023-04-10', to: '2023-04-16' } as never }).span
  if (span === null || week === null) throw new Error('no span')
  expect(read(rows, { choices: { span } }).figures[0]).toMatchObject({ from: '2023-04-15' })
  expect(read(rows, { choices: { span, tableSpans: { '0:2:1': week } } }).figures[0]).toMatchObject({
    from: '2023-04-10',
    to: '2023-04-16',
  })
})

const hiddenRows: Written[][] = [
  title,
  ['Đơn vị', 'Cấp mới', 'Cấp đổi'],
  ['Xã Ea Kly', 5, 1],
  ['Xã Hòa An', 6, 2],
  ['Tổng cộng', 11, 3],
]

test('hidden rows, columns and sheets wait for an answer and are never read or dropped without one', () => {
  const row = { hiddenRows: [4] }
  expect(figures(read(hiddenRows, row))).toEqual(['B3 24490 CC_NEW 5', 'C3 24490 CC_EXCH 1'])
  expect(questions(read(hiddenRows, row))).toEqual(['hidden-rows:0:2:1'])
  expect(answered(hiddenRows, { 'hidden-rows:0:2:1': 'read' }, row).figures).toHaveLength(4)
  const left = answered(hiddenRows, { 'hidden-rows:0:2:1': 'ignore' }, row)
  expect(left.figures).toHaveLength(2)
  expect(issues(left)).toEqual(['import/total-not-sum-of-rows B5', 'import/total-not-sum-of-rows C5'])

  const column = { hiddenColumns: [3] }
  expect(questions(read(hiddenRows, column))).toEqual(['hidden-columns:0:2:1'])
  expect(read(hiddenRows, column).figures).toHaveLength(2)
  expect(answered(hiddenRows, { 'hidden-columns:0:2:1': 'read' }, column).figures).toHaveLength(4)

  expect(read(hiddenRows, { hidden: true }).figures).toEqual([])
  expect(questions(read(hiddenRows, { hidden: true }))).toEqual(['hidden-sheet:0'])
  expect(answered(hiddenRows, { 'hidden-sheet:0': 'read' }, { hidden: true }).figures).toHaveLength(4)
  expect(answered(hiddenRows, { 'hidden-sheet:0': 'ignore' }, { hidden: true }).figures).toEqual([])
})

test('a hidden column of codes still says whose a row is', () => {
  const u = read([title, ['Mã xã', 'Đơn vị', 'Cấp mới'], ['24490', 'Ea Kly', 5]], { hiddenColumns: [1] })
  expect([figures(u), questions(u)]).toEqual([['C3 24490 CC_NEW 5'], []])
})

test('cumulatives and percentages are assertions, compared inside the file where that can be done', () => {
  const u = read([
    title,
    ['Đơn vị', 'Chỉ tiêu kích hoạt', 'Kích hoạt trong ngày', 'Lũy kế kích hoạt', 'Tỷ lệ kích hoạt trên chỉ tiêu'],
    ['Xã Ea Kly', 1000, 5, 500, '50,00%'],
    ['Xã Hòa An', 1000, 6, 333, '35,30%'],
  ])
  expect(figures(u)).toEqual(['C3 24490 EID_ACT 5', 'C4 24496 EID_ACT 6'])
  expect(
    u.assertions.map(({ kind, address, stated, computed }) => `${kind} ${address} ${stated} ${computed ?? ''}`),
  ).toEqual(['cumulative D3 500 ', 'cumulative D4 333 ', 'ratio E3 50 50', 'ratio E4 35.3 33.3'])
  expect(issues(u)).toEqual(['import/ratio-differs E4'])
})

test('a percentage beside columns that name no period asks whether they are cumulative', () => {
  const rows: Written[][] = [title, ['Đơn vị', 'Chỉ tiêu', 'Kích hoạt', 'Tỷ lệ %'], ['Xã Ea Kly', 1000, 500, '50%']]
  expect(read(rows).figures).toEqual([])
  expect(questions(read(rows))).toEqual(['period:0:2:1'])
  expect(figures(answered(rows, { 'period:0:2:1': 'flow' }))).toEqual(['C3 24490 EID_ACT 500'])
})

test('texts in old fonts are read before anything else', () => {
  const tcvn3: Written[][] = [['Sè liÖu ngµy 15/4/2023'], ['§¬n vÞ', 'CÊp míi', 'CÊp ®æi'], ['X· Hßa An', 5, 6]]
  expect(figures(read(tcvn3, { font: '.VnTime' }))).toEqual(['B3 24496 CC_NEW 5', 'C3 24496 CC_EXCH 6'])
})

test('decomposed Vietnamese is the same Vietnamese', () => {
  const rows = [title, ['Đơn vị', 'Cấp mới'], ['Xã Hoà An', 5]].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell.normalize('NFD') : cell)),
  )
  expect(figures(read(rows))).toEqual(['B3 24496 CC_NEW 5'])
})

test('a header whose merges are lost still stands over its columns', () => {
  const u = read([
    title,
    ['Đơn vị', 'Thu nhận CCCD', null, 'Kích hoạt', null],
    [null, 'Cấp mới', 'Cấp đổi', 'Mức 1', 'Mức 2'],
    ['Xã Ea Kly', 1, 2, 3, 4],
  ])
  expect(meanings(u)).toEqual(['unit', 'flow:CC_NEW', 'flow:CC_EXCH', 'flow:EID1_ACT', 'flow:EID2_ACT'])
})

test('50,000 rows of ten columns are understood to the last figure', () => {
  const names = knownRows.slice(0, 4).map(({ name }) => name)
  const rows: Written[][] = [
    [
      'Ngày',
      'Đơn vị',
      'CCCD cấp mới',
      'CCCD cấp đổi',
      'CCCD cấp lại',
      'Tổng thu nhận CCCD',
      'Thu nhận mức 1',
      'Thu nhận mức 2',
      'Kích hoạt mức 1',
      'Kích hoạt mức 2',
    ],
  ]
  for (let row = 0; row < 50_000; row += 1) {
    const day = Math.floor(row / 4)
    const date = `${1960 + Math.floor(day / 336)}-${String(1 + (Math.floor(day / 28) % 12)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`
    rows.push([
      { date },
      names[row % 4] ?? '',
      row % 7,
      row % 5,
      row % 3,
      (row % 7) + (row % 5) + (row % 3),
      row % 11,
      row % 13,
      row % 17,
      row % 19,
    ])
  }
  const workbook = workbookOf(sheetOf(rows))
  const u = understand(workbook, contextOf(), choicesOf({}))
  expect(u.figures).toHaveLength(400_000)
})

test('words that every object of the language has are words like any other, in headers and in what is remembered', () => {
  const header: Written[] = ['Đơn vị', 'Cấp mới', 'constructor', '__proto__', 'toString']
  const rows: Written[][] = [title, header, ['Xã Ea Kly', 5, 1, 2, 3], ['Xã Hòa An', 6, 1, 2, 3]]
  const first = read(rows)
  expect(first.questions.map(({ code }) => code)).toContain('import/ask-column')
  const [table] = first.tables
  const mappings = [{ fingerprint: table?.fingerprint ?? '', columns: {} }]
  const again = read(rows, { context: { mappings } })
  expect(meanings(again)).toEqual(meanings(first))
  expect(questions(again)).toEqual(questions(first))
})
