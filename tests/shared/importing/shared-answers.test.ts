import { expect, test } from 'vitest'
import { understand } from '#shared/importing/understand.rules.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { choicesOf, contextOf, sheetOf, workbookOf, type Written } from './sheet-builder.ts'
import { figures, question } from './sheet-reading.ts'

interface Page {
  readonly name: string
  readonly rows: Written[][]
}

const vague = (title: string): Written[][] => [[title], ['Đơn vị', 'Mức 1', 'Mức 2'], ['Xã Ea Kly', 5, 6]]
const days = (count: number): Page[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Ngày ${at + 10}`, rows: vague(`Số liệu ngày ${at + 10}/4/2023`) }))

function readPages(
  pages: readonly Page[],
  choices: Partial<ImportChoices> = {},
  context: Partial<UnderstandingContext> = {},
) {
  return understand(
    workbookOf(pages.map(({ name, rows }) => sheetOf(rows, { name }))),
    contextOf(context),
    choicesOf(choices),
  )
}

const open = ({ questions }: ReturnType<typeof readPages>) => questions.filter(({ answer }) => answer === null)

test('a column that stands in many tables with one header is asked about once', () => {
  const found = open(readPages(days(6)))
  expect(found.map(({ code, params }) => [code, params['column']])).toEqual([
    ['import/ask-column', 'Mức 1'],
    ['import/ask-column', 'Mức 2'],
  ])
  expect(found[0]).toMatchObject({ sheet: 0, addresses: ['B3'], cells: 6, params: { tables: 6 } })
  expect(found[0]?.elsewhere?.map(({ sheet, addresses }) => [sheet, addresses])).toEqual([
    [1, ['B3']],
    [2, ['B3']],
    [3, ['B3']],
    [4, ['B3']],
    [5, ['B3']],
  ])
})

test('one answer about a column holds in every table with that header', () => {
  const [first, second] = open(readPages(days(3)))
  const answers = { [first?.id ?? '']: 'flow:EID1_ACT:ALL', [second?.id ?? '']: 'flow:EID2_ACT:ALL' }
  const after = readPages(days(3), { answers })
  expect(open(after)).toEqual([])
  expect(figures(after)).toEqual([
    'B3 24490 EID1_ACT 5',
    'C3 24490 EID2_ACT 6',
    'B3 24490 EID1_ACT 5',
    'C3 24490 EID2_ACT 6',
    'B3 24490 EID1_ACT 5',
    'C3 24490 EID2_ACT 6',
  ])
})

test('pointing at a column on one sheet concerns that sheet only', () => {
  const after = readPages(days(2), { columns: { '0:2:1!2': 'flow:EID1_ACT:ALL', '0:2:1!3': 'ignored' } })
  expect(after.figures.map(({ sheet, address }) => `${sheet}!${address}`)).toEqual(['0!B3'])
  expect(open(after).map(({ sheet }) => sheet)).toEqual([1, 1])
})

test('what stands above a table or in the name of its sheet parts it from others of the same header', () => {
  const named = [
    { name: 'Học sinh', rows: vague('Ngày 10/4/2023') },
    { name: 'Người cao tuổi', rows: vague('Ngày 10/4/2023') },
  ]
  expect(new Set(open(readPages(named)).map(({ id }) => id)).size).toBe(4)
  const titled = [
    { name: 'Sheet1', rows: vague('Tài khoản chưa kích hoạt, ngày 10/4/2023 (đã kích hoạt, đã duyệt)') },
    { name: 'Sheet2', rows: vague('Ngày 10/4/2023') },
  ]
  expect(new Set(open(readPages(titled)).map(({ id }) => id)).size).toBe(4)
  const communes = [
    { name: 'Xã Ea Kly', rows: vague('CÔNG AN XÃ EA KLY, ngày 10/4/2023') },
    { name: 'Xã Hòa An', rows: vague('CÔNG AN XÃ HÒA AN, ngày 10/4/2023') },
  ]
  expect(new Set(open(readPages(communes)).map(({ id }) => id)).size).toBe(2)
})

test('a mapping remembered under one title is not taken under another', () => {
  const of = (title: string) => [{ name: 'Sheet1', rows: vague(title) }]
  const activated = readPages(of('KẾT QUẢ KÍCH HOẠT NGÀY 10/4/2023'))
  const collected = readPages(of('KẾT QUẢ THU NHẬN NGÀY 10/4/2023'))
  expect(figures(activated)).toEqual(['B3 24490 EID1_ACT 5', 'C3 24490 EID2_ACT 6'])
  const fingerprint = activated.tables[0]?.fingerprint ?? ''
  expect(collected.tables[0]?.fingerprint).not.toBe(fingerprint)
})

test('“-” of one column is asked about once for all sheets with that header', () => {
  const page = (day: number): Page => ({
    name: `Ngày ${day}`,
    rows: [[`Kết quả kích hoạt ngày ${day}/4/2023`], ['Đơn vị', 'Mức 1'], ['Xã Ea Kly', '-'], ['Xã Hòa An', 4]],
  })
  const pages = [page(10), page(11), page(12)]
  const found = open(readPages(pages))
  expect(found.map(({ code }) => code)).toEqual(['import/ask-dash'])
  const after = readPages(pages, { answers: { [found[0]?.id ?? '']: 'zero' } })
  expect(after.figures.filter(({ value }) => value === 0)).toHaveLength(3)
})

test('two columns of one header in a table are asked about one by one', () => {
  const pages = [{ name: 'Sheet1', rows: [['Ngày 10/4/2023'], ['Đơn vị', 'Mức 1', 'Mức 1'], ['Xã Ea Kly', 5, 6]] }]
  expect(new Set(open(readPages(pages)).map(({ id }) => id)).size).toBe(2)
})

test('an answer about another file that waits holds for the same header, and is told as such', () => {
  const pages = days(1)
  const [first, second] = open(readPages(pages))
  const nearby = { [first?.id ?? '']: 'flow:EID1_ACT:ALL', [second?.id ?? '']: 'flow:EID2_ACT:ALL' }
  const other = [{ name: 'BC tuần', rows: vague('Số liệu ngày 22/4/2023') }]
  const after = readPages(other, {}, { nearby })
  expect(figures(after)).toEqual(['B3 24490 EID1_ACT 5', 'C3 24490 EID2_ACT 6'])
  expect(after.tables[0]?.columns[1]?.reason).toBe('theo câu trả lời ở tệp khác cùng tiêu đề')
  const own = readPages(other, { answers: { [first?.id ?? '']: 'ignored' } }, { nearby })
  expect(figures(own)).toEqual(['C3 24490 EID2_ACT 6'])
})

test('a question says how many tables its answer holds for', async () => {
  const { importQuestionText } = await import('#shared/texts/import-questions.texts.ts')
  expect(importQuestionText(question(readPages(days(6)), 'import/ask-column'))).toContain('6 bảng')
})

test('a column of a table on its side is whose a person says it is', () => {
  const rows: Written[][] = [
    ['Kết quả ngày 10/4/2023'],
    ['Chỉ tiêu', 'Xã Ea Kly', 'Xã lạ', 'Xã Hòa An'],
    ['Kích hoạt mức 1', 5, 6, 7],
    ['Kích hoạt mức 2', 8, 9, 10],
  ]
  const of = (choices: Record<string, string>) =>
    readPages([{ name: 'Sheet1', rows }], { rows: choices }).figures.map(
      ({ address, unitCode, value }) => `${address} ${unitCode} ${value}`,
    )
  expect(of({})).toEqual(['B3 24490 5', 'B4 24490 8', 'D3 24496 7', 'D4 24496 10'])
  expect(of({ '0!C': 'unit:24493', '0!D': 'ignored' })).toEqual([
    'B3 24490 5',
    'B4 24490 8',
    'C3 24493 6',
    'C4 24493 9',
  ])
})
