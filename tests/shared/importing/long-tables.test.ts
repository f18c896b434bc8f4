import { describe, expect, test } from 'vitest'
import { rememberedColumns } from '#shared/importing/header-fingerprint.rules.ts'
import { hoaAn, kuang, type Written } from './sheet-builder.ts'
import { answered, figures, issues, kinds, meanings, question, questions, read } from './sheet-reading.ts'

/* Tables in which each row is one figure: whose it is, what is counted, how many. */

const title: Written[] = ['SỐ LIỆU CĂN CƯỚC, ĐỊNH DANH NGÀY 15/4/2023']
const header: Written[] = ['STT', 'Xã', 'Chỉ tiêu', 'Số lượng']
const plain: Written[][] = [
  title,
  header,
  [1, 'Xã Ea Kly', 'Cấp mới CCCD', 5],
  [2, 'Xã Ea Kly', 'Kích hoạt định danh mức 2', 12],
  [3, 'Xã Ea Kuăng', 'Cấp mới CCCD', 7],
  [4, 'Xã Ea Kuăng', 'Kích hoạt định danh mức 2', 0],
]
const plainFigures = ['D3 24490 CC_NEW 5', 'D4 24490 EID2_ACT 12', 'D5 24493 CC_NEW 7', 'D6 24493 EID2_ACT 0']

describe('each row is one figure', () => {
  test('texts that are known headers are read without a question', () => {
    const found = read(plain)
    expect(figures(found).toSorted()).toEqual(plainFigures)
    expect(found.figures[0]).toMatchObject({ channel: 'ALL', from: '2023-04-15', to: '2023-04-15' })
    expect([questions(found), issues(found)]).toEqual([[], []])
  })

  test('the table is told as it lies on the sheet, with what each text means', () => {
    const found = read(plain)
    expect(meanings(found)).toEqual(['sequence', 'unit', 'counted', 'count'])
    expect(kinds(found)).toEqual(['1 title', '2 header', '3 unit', '4 unit', '5 unit', '6 unit'])
    expect(found.tables[0]?.range).toEqual({ top: 2, left: 1, bottom: 6, right: 4 })
    expect(found.tables[0]?.counted).toMatchObject([
      { column: 4, header: ['Cấp mới CCCD'], meaning: { kind: 'flow', indicator: 'CC_NEW' } },
      { column: 4, header: ['Kích hoạt định danh mức 2'], meaning: { kind: 'flow', indicator: 'EID2_ACT' } },
    ])
  })

  test('a column of days gives each row its day', () => {
    const found = read([
      ['Ngày', 'Đơn vị', 'Nội dung', 'Số lượng'],
      [{ date: '2023-04-14' }, 'Xã Ea Kly', 'Cấp mới CCCD', 5],
      [{ date: '2023-04-14' }, 'Xã Ea Kly', 'Cấp đổi CCCD', 2],
      [{ date: '2023-04-15' }, 'Xã Ea Kly', 'Cấp mới CCCD', 6],
      [{ date: '2023-04-15' }, 'Xã Ea Kuăng', 'Cấp đổi CCCD', 9],
    ])
    expect(figures(found, true).toSorted()).toEqual([
      'D2 24490 CC_NEW ALL 2023-04-14 5',
      'D3 24490 CC_EXCH ALL 2023-04-14 2',
      'D4 24490 CC_NEW ALL 2023-04-15 6',
      'D5 24493 CC_EXCH ALL 2023-04-15 9',
    ])
  })

  test('a name merged over its rows is that of each; a row without a name is an issue', () => {
    const rows: Written[][] = [
      title,
      ['Xã', 'Chỉ tiêu', 'Số lượng'],
      ['Xã Ea Kly', 'Cấp mới CCCD', 5],
      [null, 'Cấp đổi CCCD', 4],
      ['Xã Hòa An', 'Cấp mới CCCD', 7],
      [null, 'Cấp đổi CCCD', 8],
    ]
    expect(figures(read(rows, { merges: ['A3:A4', 'A5:A6'] })).toSorted()).toEqual([
      'C3 24490 CC_NEW 5',
      'C4 24490 CC_EXCH 4',
      `C5 ${hoaAn} CC_NEW 7`,
      `C6 ${hoaAn} CC_EXCH 8`,
    ])
    const bare = read(rows)
    expect(figures(bare).toSorted()).toEqual(['C3 24490 CC_NEW 5', `C5 ${hoaAn} CC_NEW 7`])
    expect(issues(bare)).toEqual(['import/row-without-unit A4:C4', 'import/row-without-unit A6:C6'])
  })

  test('groups beside the texts say what they are of', () => {
    const found = read([
      title,
      ['Xã', 'Nhóm', 'Chỉ tiêu', 'Số lượng'],
      ['Xã Ea Kly', 'Định danh mức 1', 'Thu nhận', 5],
      ['Xã Ea Kly', 'Định danh mức 1', 'Kích hoạt', 3],
      ['Xã Ea Kly', 'Định danh mức 2', 'Thu nhận', 6],
    ])
    expect(figures(found).toSorted()).toEqual(['D3 24490 EID1_COL 5', 'D4 24490 EID1_ACT 3', 'D5 24490 EID2_COL 6'])
  })

  test('several columns of figures each say their part', () => {
    const found = read([
      title,
      ['Xã', 'Nội dung', 'Trong ngày', 'Lũy kế'],
      ['Xã Ea Kly', 'Thu nhận CCCD', 5, 900],
      ['Xã Ea Kly', 'Kích hoạt định danh', 3, 700],
    ])
    expect(figures(found).toSorted()).toEqual(['C3 24490 CC_TOTAL 5', 'C4 24490 EID_ACT 3'])
    expect(found.assertions.map(({ address, code }) => `${address} ${code}`)).toEqual(['D3 CC_CUM', 'D4 EID_ACT_CUM'])
  })

  test('a row that speaks of the one above it is of that one, in whatever order the others have them', () => {
    const found = read([
      title,
      ['Xã', 'Chỉ tiêu', 'Số lượng'],
      ['Xã Ea Kly', 'Thu nhận CCCD', 5],
      ['Xã Ea Kly', 'Trong đó lưu động', 2],
      ['Xã Hòa An', 'Kích hoạt định danh', 9],
      ['Xã Hòa An', 'Trong đó lưu động', 4],
    ])
    expect(figures(found, true).toSorted()).toEqual([
      'C3 24490 CC_TOTAL ALL 2023-04-15 5',
      'C4 24490 CC_TOTAL MOBILE 2023-04-15 2',
      `C5 ${hoaAn} EID_ACT ALL 2023-04-15 9`,
      `C6 ${hoaAn} EID_ACT MOBILE 2023-04-15 4`,
    ])
  })
})

describe('nothing is guessed', () => {
  const strange: Written[][] = [
    ...plain,
    [5, 'Xã Ea Kly', 'Hồ sơ đặc biệt', 4],
    [6, 'Xã Ea Kuăng', 'Hồ sơ đặc biệt', 6],
  ]

  test('a text nobody knows is asked about once, and only its figures wait', () => {
    const found = read(strange)
    expect(figures(found).toSorted()).toEqual(plainFigures)
    const asked = question(found, 'import/ask-counted')
    expect(questions(found)).toEqual([asked.id])
    expect(asked).toMatchObject({
      kind: 'column',
      addresses: ['D7:D8'],
      cells: 2,
      params: { column: 'Hồ sơ đặc biệt' },
    })
    const told = answered(strange, { [asked.id]: 'flow:CC_ISSUED:ALL' })
    expect(figures(told)).toContain('D8 24493 CC_ISSUED 6')
    expect(questions(told)).toEqual([])
  })

  test('what was answered is remembered for the same kind of table, whatever texts it has that day', () => {
    const id = question(read(strange), 'import/ask-counted').id
    const told = answered(strange, { [id]: 'flow:CC_ISSUED:ALL' })
    const [table] = told.tables
    if (table === undefined) throw new Error('no table')
    const mappings = [{ fingerprint: table.fingerprint, columns: rememberedColumns(table) }]
    const next = read([title, header, [1, 'Xã Hòa An', 'hồ sơ ĐẶC BIỆT', 3]], { context: { mappings } })
    expect(figures(next)).toEqual([`D3 ${hoaAn} CC_ISSUED 3`])
    expect(next.tables[0]?.origin).toBe('remembered')
  })

  test('the same figure twice is taken once where it agrees, from none where it differs', () => {
    const twice = (value: number): Written[][] => [...plain, [5, 'Ea Kly', 'Cấp mới CCCD', value]]
    expect(issues(read(twice(5)))).toEqual(['import/figure-twice D7'])
    const differ = read(twice(6))
    expect(issues(differ).toSorted()).toEqual(['import/figures-differ D3', 'import/figures-differ D7'])
    expect(figures(differ)).not.toContain('D3 24490 CC_NEW 5')
    expect(figures(differ)).toContain('D4 24490 EID2_ACT 12')
  })

  test('the texts of one unit under two days never come to one day', () => {
    const found = read([
      ['Xã', 'Nội dung', 'Số lượng'],
      ['Ngày 14/4/2023'],
      ['Xã Ea Kly', 'Cấp mới CCCD', 5],
      ['Ngày 15/4/2023'],
      ['Xã Ea Kly', 'Cấp đổi CCCD', 6],
    ])
    expect(figures(found, true)).toEqual(['C3 24490 CC_NEW ALL 2023-04-14 5', 'C5 24490 CC_EXCH ALL 2023-04-15 6'])
  })

  test('a total of the communes is compared with them and never taken', () => {
    const found = read([...plain, [null, 'Tổng cộng', 'Cấp mới CCCD', 13]])
    expect(figures(found).toSorted()).toEqual(plainFigures)
    expect(issues(found)).toEqual(['import/total-not-sum-of-rows D7'])
  })

  test('a sum over all that is counted is no figure', () => {
    const found = read([...plain, [null, 'Tổng cộng', null, 24]])
    expect(figures(found).toSorted()).toEqual(plainFigures)
    expect([questions(found), issues(found)]).toEqual([[], []])
  })

  test('a total and parts of one unit that contradict each other are all held', () => {
    const found = read([
      title,
      ['Xã', 'Chỉ tiêu', 'Số lượng'],
      ['Xã Ea Kly', 'Thu nhận định danh mức 1', 5],
      ['Xã Ea Kly', 'Thu nhận định danh mức 2', 2],
      ['Xã Ea Kly', 'Thu nhận tài khoản định danh', 8],
    ])
    expect(figures(found)).toEqual([])
    expect(new Set(issues(found))).toEqual(
      new Set(['import/parts-differ C3', 'import/parts-differ C4', 'import/parts-differ C5']),
    )
  })

  test('the twin of a figure that is held or cannot be read is held too', () => {
    const rows = (first: Written, twin: Written): Written[][] => [
      title,
      ['Xã', 'Chỉ tiêu', 'Số lượng'],
      ['Xã Ea Kly', 'Thu nhận định danh mức 1', first],
      ['Xã Ea Kly', 'Thu nhận định danh mức 2', 2],
      ['Xã Ea Kly', 'Thu nhận tài khoản định danh', 8],
      ['Xã Ea Kly', 'Thu nhận định danh mức 1', twin],
      ['Xã Hòa An', 'Thu nhận định danh mức 1', 9],
    ]
    const held = read(rows(5, 6))
    expect(figures(held)).toEqual([`C7 ${hoaAn} EID1_COL 9`])
    expect(issues(held)).toContain('import/twin-contradicted C6')
    const unread = read(rows('1O', 6))
    expect(figures(unread)).toEqual([`C7 ${hoaAn} EID1_COL 9`])
    expect(issues(unread)).toEqual(
      expect.arrayContaining(['import/letter-o C3', 'import/unit-twice A3:C3', 'import/unit-twice A6:C6']),
    )
  })

  test('"trong ngày" over a text that says "lũy kế" is asked about', () => {
    const found = read([
      title,
      ['Xã', 'Chỉ tiêu', 'Trong ngày'],
      ['Xã Ea Kly', 'Thu nhận CCCD', 5],
      ['Xã Ea Kly', 'Lũy kế thu nhận CCCD', 900],
    ])
    expect(figures(found)).toEqual(['C3 24490 CC_TOTAL 5'])
    expect(question(found, 'import/ask-counted').addresses).toEqual(['C4'])
  })

  test('units of measurement that change the number are asked about, those that do not are passed over', () => {
    const rows = (unit: string): Written[][] => [
      title,
      ['Xã', 'Chỉ tiêu', 'ĐVT', 'Số lượng'],
      ['Xã Ea Kly', 'Kích hoạt định danh mức 2', unit, 5],
      ['Xã Ea Kly', 'Cấp mới CCCD', 'hồ sơ', 5],
    ]
    expect(figures(read(rows('tài khoản'))).toSorted()).toEqual(['D3 24490 EID2_ACT 5', 'D4 24490 CC_NEW 5'])
    expect(figures(read(rows('nghìn tài khoản')))).toEqual(['D4 24490 CC_NEW 5'])
    expect(figures(read(rows('%')))).toEqual([])
    expect(questions(read(rows('%')))).toEqual(['period:0:2:1'])
  })

  test('more texts than anybody counts things are remarks, and their numbers wait', () => {
    const rows = Array.from({ length: 600 }, (_, index): Written[] => [
      'Xã Ea Kly',
      `Cấp mới CCCD đợt ${index + 1}`,
      index,
    ])
    const found = read([title, ['Xã', 'Nội dung', 'Số lượng'], ...rows])
    expect(found.tables[0]?.counted).toBeUndefined()
    expect(figures(found)).toEqual([])
  })

  test('numbers of citizens refuse the whole table', () => {
    const found = read([
      title,
      [...header, 'Ghi chú'],
      [1, 'Xã Ea Kly', 'Cấp mới CCCD', 5, '066085001234'],
      [2, 'Xã Ea Kuăng', 'Cấp mới CCCD', 5, '066085001235'],
    ])
    expect(found.figures).toEqual([])
    expect(issues(found)).toEqual(['import/personal-data E3:E4'])
  })

  test('a column for each figure is no such table, whatever its texts say', () => {
    const found = read([
      title,
      ['Xã', 'Nội dung', 'Cấp mới', 'Cấp đổi'],
      ['Xã Ea Kly', 'làm CCCD lưu động', 5, 4],
      ['Xã Ea Kuăng', 'làm CCCD', 7, 3],
    ])
    expect(found.tables[0]?.counted).toBeUndefined()
  })
})

describe('what a person says of it', () => {
  test('columns pointed at make a table of single figures, or make it none', () => {
    const rows: Written[][] = [title, ['Xã', 'Đầu việc', 'SL'], ['Xã Ea Kly', 'Việc A', 5], ['Xã Hòa An', 'Việc B', 6]]
    expect(read(rows).tables[0]?.counted).toBeUndefined()
    const pointed = read(rows, {
      choices: { rows: { '0!2': 'header' }, columns: { '0:2:1!2': 'counted', '0:2:1!3': 'count' } },
    })
    expect(pointed.questions.map(({ params }) => params['column'])).toEqual(['Việc A', 'Việc B'])
    const wide = read(plain, { choices: { columns: { '0:2:1!3': 'note' } } })
    expect(wide.tables[0]?.counted).toBeUndefined()
    expect(wide.figures).toEqual([])
  })

  test('a row pointed at is of the unit that was said, one left out gives nothing', () => {
    const rows: Written[][] = [...plain, [5, 'Buôn xa', 'Cấp mới CCCD', 2]]
    const found = read(rows, { choices: { rows: { '0!7': 'unit:24496', '0!5': 'ignored' } } })
    expect(figures(found).toSorted()).toEqual(
      [...plainFigures.filter((one) => !one.startsWith('D5')), `D7 ${hoaAn} CC_NEW 2`].toSorted(),
    )
  })

  test('a name nobody knows is asked about once, with all of its rows', () => {
    const rows: Written[][] = [...plain, [5, 'Buôn xa', 'Cấp mới CCCD', 2], [6, 'Buôn xa', 'Cấp đổi CCCD', 3]]
    const asked = question(read(rows), 'import/ask-unit')
    expect(asked.addresses).toEqual(['A7:D8'])
    expect(figures(answered(rows, { [asked.id]: kuang }))).toContain(`D8 ${kuang} CC_EXCH 3`)
  })

  test('hidden rows wait for their answer, the others do not', () => {
    const asked = question(read(plain, { hiddenRows: [4] }), 'import/ask-hidden-rows')
    expect(figures(read(plain, { hiddenRows: [4] }))).toEqual(plainFigures.filter((one) => !one.startsWith('D4')))
    expect(figures(answered(plain, { [asked.id]: 'read' }, { hiddenRows: [4] })).toSorted()).toEqual(plainFigures)
    expect(figures(answered(plain, { [asked.id]: 'ignore' }, { hiddenRows: [4] }))).toHaveLength(3)
  })
})
