import { describe, expect, test } from 'vitest'
import { MESSAGE_SHEET, readMessage } from '#shared/importing/message-text.rules.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { choicesOf, contextOf } from './sheet-builder.ts'

/** The rows of the table as `unit · day · label=value`, and the lines around it. */
function told(text: string): string[] {
  const [sheet] = readMessage(text).sheets
  if (sheet?.name !== MESSAGE_SHEET) return ['no message']
  const rows = [...Map.groupBy(sheet.cells, ({ row }) => row).values()]
  const header = rows.find(([first]) => first?.text === 'Đơn vị') ?? []
  const titles = new Map(header.map(({ column, text: label }) => [column, label]))
  return rows.flatMap((row) => {
    if (row === header) return []
    if (row.length === 1) return [`“${row[0]?.text ?? ''}”`]
    const cells = row.filter(({ column }) => titles.get(column) !== 'Ghi chú')
    return [
      cells.map(({ column, text: value }) => (column === 1 ? value : `${titles.get(column)}=${value}`)).join(' · '),
    ]
  })
}

/** Lines of the message, then of what is made of it. */
const cases: readonly (readonly [message: string, table: readonly string[]])[] = [
  ['Xã Ea Kly: CCCD 12, mức 2: 15', ['Xã Ea Kly · CCCD=12 · mức 2=15']],
  ['Ea Kly: 12 CCCD, 15 mức 2, kích hoạt 9', ['Ea Kly · CCCD=12 · mức 2=15 · kích hoạt=9']],
  [
    'Báo cáo ngày 15/4/2023\nXã Ea Kly: CCCD 12, mức 2: 15\nXã Ea Yông: CCCD 7, mức 2: 9',
    ['“Báo cáo ngày 15/4/2023”', 'Xã Ea Kly · CCCD=12 · mức 2=15', 'Xã Ea Yông · CCCD=7 · mức 2=9'],
  ],
  [
    'Xã Ea Kly\n- CCCD: 12\n- Mức 2: 15\nXã Ea Yông\n- CCCD: 3\n- Mức 2: 1',
    ['Xã Ea Kly · CCCD=12 · Mức 2=15', 'Xã Ea Yông · CCCD=3 · Mức 2=1'],
  ],
  [
    'Dạ em báo cáo anh số liệu xã Ea Kly ngày 15/4/2023: CCCD 12, mức 1: 3, mức 2 15 ạ 😊',
    ['xã Ea Kly · Ngày=15/4/2023 · CCCD=12 · mức 1=3 · mức 2=15'],
  ],
  [
    'Công an xã Ea Kly báo cáo kết quả ngày 15/4/2023:\n+ CCCD: 12 hồ sơ\n+ ĐDĐT:\n  * mức 1: 5\n  * mức 2: 7\n+ Kích hoạt: 4\nEm cảm ơn ạ',
    ['Công an xã Ea Kly · Ngày=15/4/2023 · CCCD=12 hồ sơ · ĐDĐT mức 1=5 · ĐDĐT mức 2=7 · Kích hoạt=4', '“Em cảm ơn ạ”'],
  ],
  ['Ea Kly CCCD 12 mức 2 15 kích hoạt 9', ['Ea Kly · CCCD=12 · mức 2=15 · kích hoạt=9']],
  ['Ea Kly 12 CCCD 15 mức 2', ['Ea Kly · CCCD=12 · mức 2=15']],
  ['Ea Kly 12 CCCD,15 mức 2', ['Ea Kly · CCCD=12 · mức 2=15']],
  ['Ea Kly: CCCD=12; M2=15; KH=9', ['Ea Kly · CCCD=12 · M2=15 · KH=9']],
  ['Ea Kly: cccd 12 | mđ2 15 | mđ1 3', ['Ea Kly · cccd=12 · mđ2=15 · mđ1=3']],
  ['Xã Ea Kly - CCCD: 1.234; ĐDĐT mức 2: 1,500', ['Xã Ea Kly · CCCD=1.234 · ĐDĐT mức 2=1,500']],
  ['TT. Phước An: CCCD 12. Mức 2: 15. Kích hoạt: 3', ['TT Phước An · CCCD=12 · Mức 2=15 · Kích hoạt=3']],
  ['TT Phước An: 12 hs CCCD, 15 tk mức 2 ạ', ['TT Phước An · hs CCCD=12 · tk mức 2=15']],
  [
    '1. Ea Kly: CCCD 12\n2. Ea Yông: CCCD 5\n3) Hòa An: CCCD 0',
    ['Ea Kly · CCCD=12', 'Ea Yông · CCCD=5', 'Hòa An · CCCD=0'],
  ],
  ['✅ Ea Kly: CCCD 12\n➡️ Ea Yông: CCCD 5 👍', ['Ea Kly · CCCD=12', 'Ea Yông · CCCD=5']],
  ['Ea Kly: CCCD 1,234 hồ sơ, mức 2: 15', ['Ea Kly · CCCD=1,234 hồ sơ · mức 2=15']],
  ['Ea Kly: thu nhận CCCD 12 và kích hoạt 9', ['Ea Kly · thu nhận CCCD=12 · kích hoạt=9']],
  [
    'Ea Kly: CCCD 12 (mới 8, đổi 3, lại 1), mức 2: 15 (kích hoạt 9)',
    ['Ea Kly · CCCD=12 · CCCD mới=8 · CCCD đổi=3 · CCCD lại=1 · mức 2=15 · mức 2 kích hoạt=9'],
  ],
  [
    'Ea Kly: CCCD 12, trong đó mới 8, đổi 3, lại 1, lưu động 5; mức 2: 4',
    ['Ea Kly · CCCD=12 · CCCD trong đó mới=8 · CCCD đổi=3 · CCCD lại=1 · CCCD lưu động=5 · mức 2=4'],
  ],
  ['Ea Kly: CCCD mới 5 đổi 3 lại 2; thẻ trả 10', ['Ea Kly · CCCD mới=5 · CCCD đổi=3 · CCCD lại=2 · thẻ trả=10']],
  ['CCCD:\n- mới 8\n- đổi 3\nĐDĐT:\n- mức 2: 5', ['(không ghi đơn vị) · CCCD mới=8 · CCCD đổi=3 · ĐDĐT mức 2=5']],
  ['CCCD 12, mức 2 15', ['(không ghi đơn vị) · CCCD=12 · mức 2=15']],
  ['Tổng: CCCD 40; mức 2: 50', ['Tổng · CCCD=40 · mức 2=50']],
  [
    'Ea Kly: CCCD 5\nEa Yông: CCCD 7\nTổng cộng: CCCD 12',
    ['Ea Kly · CCCD=5', 'Ea Yông · CCCD=7', 'Tổng cộng · CCCD=12'],
  ],
  ['Xã Ea Kly: đã kích hoạt 12 tài khoản', ['Xã Ea Kly · đã kích hoạt=12 tài khoản']],
  ['Ea Kly: dưới 6 tuổi 4, từ đủ 14 tuổi 9', ['Ea Kly · dưới 6 tuổi=4 · từ đủ 14 tuổi=9']],
  ['Ea Kly: mức độ 01: 3; mức độ 02: 8', ['Ea Kly · mức độ 01=3 · mức độ 02=8']],
  ['Ea Kly 15/4: CCCD 12', ['Ea Kly · Ngày=15/4 · CCCD=12']],
  ['15/4/2023\nEa Kly 5 cccd', ['“15/4/2023”', 'Ea Kly · cccd=5']],
  [
    'Ngày 15/4/2023\nEa Kly: CCCD 1\nNgày 16/4/2023\nEa Yông: CCCD 2',
    ['“Ngày 15/4/2023”', 'Ea Kly · Ngày=15/4/2023 · CCCD=1', 'Ea Yông · Ngày=16/4/2023 · CCCD=2', '“Ngày 16/4/2023”'],
  ],
  ['Báo cáo tuần từ 10/4 đến 16/4/2023\nEa Kly: CCCD 9', ['“Báo cáo tuần từ 10/4 đến 16/4/2023”', 'Ea Kly · CCCD=9']],
  ['Ea Kly\nCCCD 12\nMức 2 15\n\nEa Yông\nCCCD 3', ['Ea Kly · CCCD=12 · Mức 2=15', 'Ea Yông · CCCD=3']],
  ['Xã Ea Kly\nCCCD 12\nEa Yông\nCCCD 3', ['Xã Ea Kly · CCCD=12', 'Ea Yông · CCCD=3']],
  ['Xã Ea Kly\nKết quả như sau:\nCCCD 12', ['“Kết quả như sau:”', 'Xã Ea Kly · CCCD=12']],
  ['Ea Kly: chưa có số liệu\nEa Yông: CCCD 3', ['“Ea Kly: chưa có số liệu”', 'Ea Yông · CCCD=3']],
  ['Kính gửi đồng chí đội trưởng\nEa Kly: CCCD 3', ['“Kính gửi đồng chí đội trưởng”', 'Ea Kly · CCCD=3']],
  ['Thưa chú, cháu gửi số liệu xã Ea Kly: CCCD 3 nhé', ['xã Ea Kly · CCCD=3']],
  ['Ea Kly: CCCD 5\nEa Kly: mức 2 7', ['Ea Kly · CCCD=5 · mức 2=7']],
]

/** What cannot be told stays a text in its place. */
const unclear: readonly (readonly [message: string, table: readonly string[]])[] = [
  ['Ea Kly hôm nay: 12 cccd, m2 15', ['Ea Kly · cccd=12 · m2=15']],
  ['XA EA KLY BC NGAY 15/4/2023: CCCD 7', ['XA EA KLY · Ngày=15/4/2023 · CCCD=7']],
  ['Báo cáo lũy kế đến 15/4/2023 xã Ea Kly: CCCD 4.512', ['“lũy kế đến 15/4/2023”', 'xã Ea Kly · CCCD=4.512']],
  ['Tính đến ngày 15/4/2023, Ea Kly: kích hoạt 2.456', ['“Tính đến ngày 15/4/2023”', 'Ea Kly · kích hoạt=2.456']],
  ['Luỹ kế xã Ea Kly: kích hoạt 2.456', ['“Luỹ kế”', 'xã Ea Kly · kích hoạt=2.456']],
  ['Xã Ea Kly tuần từ 10/4 đến 16/4/2023: 25 CCCD', ['“tuần từ 10/4 đến 16/4/2023”', 'Xã Ea Kly · CCCD=25']],
  ['Ea Kly nhận 14 thẻ trả 10 thẻ', ['Ea Kly nhận · Số chưa rõ=14 thẻ trả 10 thẻ']],
  ['Ea Kly: CCCD 12 15', ['Ea Kly · CCCD=CCCD 12 15']],
  ['Ea Kly: CCCD 12 150', ['Ea Kly · CCCD=CCCD 12 150']],
  ['Ea Kly: CCCD 12, CCCD 15', ['Ea Kly · CCCD=12; 15']],
  ['Ea Kly: CCCD 5\nEa Kly: CCCD 7', ['Ea Kly · CCCD=5', 'Ea Kly · CCCD=7']],
  ['Ea Kly 12', ['Ea Kly · Số chưa rõ=12']],
  ['Ea Kly: 12', ['Ea Kly · Số chưa rõ=12']],
  ['Ea Kly: blabla 12, CCCD 3', ['Ea Kly · blabla=12 · CCCD=3']],
  ['Ea Kly: CCCD 12,15 mức 2', ['Ea Kly · Số chưa rõ=CCCD 12,15 mức 2']],
  ['Ea Kly: CCCD 1O', ['Ea Kly · CCCD=1O']],
  ['Ea Kly: CCCD -3', ['Ea Kly · CCCD=-3']],
  ['Ea Kly: CCCD: không có', ['no message']],
  ['Ea Kly: mức 2: không, CCCD 3', ['Ea Kly · mức 2=không · CCCD=3']],
  ['Ea Kly: CCCD 12/15', ['Ea Kly · CCCD=12/15']],
  ['Em chào anh', ['no message']],
  ['Đơn vị\tCCCD\nEa Kly\t12', ['no message']],
]

describe('a message becomes a table', () => {
  test.each(cases)('%j', (message, table) => {
    expect(told(message)).toEqual(table)
  })
})

describe('what a message does not say is not guessed', () => {
  test.each(unclear)('%j', (message, table) => {
    expect(told(message)).toEqual(table)
  })
})

test('every row keeps the words it was made from', () => {
  const [sheet] = readMessage('Xã Ea Kly\n- CCCD: 12 ạ\nEa Yông: cccd 3 😊').sheets
  expect(sheet?.cells.filter(({ text }) => text.includes('ạ') || text.includes('😊')).map(({ text }) => text)).toEqual([
    'Xã Ea Kly - CCCD: 12 ạ',
    'Ea Yông: cccd 3 😊',
  ])
})

test('a block pasted from Excel keeps its cells, in quotes too', () => {
  const workbook = readMessage('Đơn vị\t"Hồ sơ\nCCCD"\nXã Ea Kly\t1.234\n')
  expect(workbook.format).toBe('text')
  expect(workbook.sheets[0]?.cells.map(({ address, text }) => [address, text])).toEqual([
    ['A1', 'Đơn vị'],
    ['B1', 'Hồ sơ\nCCCD'],
    ['A2', 'Xã Ea Kly'],
    ['B2', '1.234'],
  ])
})

describe('understanding reads the table like any other', () => {
  const read = (message: string) => understand(readMessage(message), contextOf({ fileName: '' }), choicesOf({}))
  const figures = (message: string) =>
    read(message).figures.map((one) => `${one.unitCode} ${one.indicator} ${one.channel} ${one.from} = ${one.value}`)

  test('words that say what is counted are figures of the day and the commune', () => {
    expect(
      figures('Ngày 15/4/2023\nEa Kly: CCCD mới 8, đổi 3, lưu động 5; kích hoạt 9\nXã Hòa An: kích hoạt 4'),
    ).toEqual([
      '24490 CC_NEW ALL 2023-04-15 = 8',
      '24490 CC_EXCH ALL 2023-04-15 = 3',
      '24490 CC_TOTAL MOBILE 2023-04-15 = 5',
      '24490 EID_ACT ALL 2023-04-15 = 9',
      '24496 EID_ACT ALL 2023-04-15 = 4',
    ])
  })

  test('words that leave it open are asked about, and no figure is taken', () => {
    const { figures: taken, questions } = read('Ngày 15/4/2023\nEa Kly: mức 2 15')
    expect(taken).toEqual([])
    expect(questions.map(({ code }) => code)).toEqual(['import/ask-column'])
  })

  test('two numbers for one indicator give no figure', () => {
    expect(figures('Ngày 15/4/2023\nEa Kly: kích hoạt 12 15')).toEqual([])
    expect(read('Ngày 15/4/2023\nEa Kly: kích hoạt 12 15').issues.map(({ code }) => code)).toContain(
      'import/not-a-number',
    )
  })
})

describe('what a message says is asked about where it cannot be read', () => {
  const ask = (text: string) => {
    const { figures, questions } = understand(readMessage(text), contextOf(), choicesOf({}))
    return { figures: figures.length, questions: questions.map(({ code }) => code) }
  }

  test('"lũy kế đến" in front of a unit asks about the period of every figure', () => {
    expect(ask('Lũy kế đến 15/4/2023 xã Ea Kly: kích hoạt 2.456')).toEqual({
      figures: 0,
      questions: ['import/ask-period'],
    })
    expect(ask('Tính đến ngày 15/4/2023, xã Ea Kly: kích hoạt 2.456').figures).toBe(0)
  })

  test('numbers whose words do not say what they count are asked about and not taken for a note', () => {
    expect(ask('Ea Kly ngày 15/4/2023: 4/5/6')).toEqual({ figures: 0, questions: ['import/ask-column'] })
  })
})

describe('a message with citizens’ numbers', () => {
  const read = (message: string) => understand(readMessage(message), contextOf({ fileName: '' }), choicesOf({}))

  test.each([
    'Nguyễn Văn Hùng 066090001234 đã nhận thẻ\nTrần Thị Lan 066190001235 chưa nhận',
    'Xã Ea Kly: CCCD 12, mức 2: 15\nông Hùng 066090001234 chưa có',
    'Xã Ea Kly CCCD 2: 240512345, 240512346',
    'Nguyễn Văn Hùng\t066090001234\nTrần Thị Lan\t066190001235',
  ])('is refused, and nothing of it goes further: %#', (message) => {
    const found = read(message)
    expect(found.issues.map(({ code }) => code)).toEqual(['import/personal-data'])
    expect(found.figures).toEqual([])
    expect(JSON.stringify(found)).not.toMatch(/Hùng|\d{9}/)
  })

  test('one telephone number below is no reason', () => {
    expect(read('Ngày 15/4/2023 Xã Ea Kly: CCCD mới 12\nĐT 0912345678').issues.map(({ code }) => code)).not.toContain(
      'import/personal-data',
    )
  })
})
