import { expect, test } from 'vitest'
import { issueText } from '#shared/texts/messages.ts'
import { kly, type Written } from './sheet-builder.ts'
import { answered, figures, issues, question, questions, read } from './sheet-reading.ts'

/* A commune's own table by tổ, thôn or buôn: its rows are added up only when a person says whose they are. */

const table = (header: string, ...rows: Written[][]): Written[][] => [
  ['KẾT QUẢ CẤP CCCD XÃ EA KLY NGÀY 15/4/2023'],
  ['STT', header, 'Cấp mới', 'Cấp đổi'],
  ...rows,
]
const plain = table(
  'Đơn vị',
  [1, 'Tổ 1', 5, 3],
  [2, 'Tổ 2', 7, 1],
  [3, 'Tổ dân phố số 3', 1, 0],
  [null, 'Tổng cộng', 13, 4],
)

test.each(['Đơn vị', 'Tổ', 'Thôn, buôn'])(
  'under “%s” it is asked about once, and nothing is taken before',
  (header) => {
    const rows = plain.map((row, index) => (index === 1 ? ['STT', header, 'Cấp mới', 'Cấp đổi'] : row))
    const found = read(rows)
    const asked = question(found, 'import/ask-parts')
    expect([figures(found), questions(found), issues(found)]).toEqual([[], [asked.id], []])
    expect(asked).toMatchObject({ kind: 'unit', params: { parts: 'Tổ 1, Tổ 2, Tổ dân phố số 3' } })
    expect(asked.options.map(({ id }) => id)).toEqual([kly, 'ignore'])
    const told = answered(rows, { [asked.id]: kly })
    expect(figures(told, true)).toEqual(['C6 24490 CC_NEW ALL 2023-04-15 13', 'D6 24490 CC_EXCH ALL 2023-04-15 4'])
    expect([questions(told), issues(told)]).toEqual([[], []])
    expect(figures(answered(rows, { [asked.id]: 'ignore' }))).toEqual([])
  },
)

test('a total that is not the sum of its parts is not taken, those that are, are', () => {
  const rows = table('Đơn vị', ['1', 'Thôn 1', 5, 3], ['2', 'Buôn Kla', 7, 1], [null, 'Cộng', 13, 4])
  const found = answered(rows, { 'parts:0:2:1': kly })
  expect(figures(found)).toEqual(['D5 24490 CC_EXCH 4'])
  expect(issues(found)).toContain('import/parts-total-differs C5')
})

test('without a total it is said what is missing', () => {
  const found = read(table('Đơn vị', ['1', 'Tổ 1', 5, 3], ['2', 'Tổ 2', 7, 1]))
  expect(figures(found)).toEqual([])
  expect(issues(found)).toEqual(['import/parts-without-total'])
  expect(found.issues.map((one) => issueText(one)).join()).toContain('Thêm dòng “Tổng cộng”')
})

test('beside communes a tổ is a name that nobody knows', () => {
  const found = read(table('Đơn vị', ['1', 'Xã Ea Kly', 5, 3], ['2', 'Tổ 2', 7, 1], [null, 'Cộng', 12, 4]))
  expect(figures(found)).toEqual(['C3 24490 CC_NEW 5', 'D3 24490 CC_EXCH 3'])
  expect(question(found, 'import/ask-unit').params['text']).toBe('Tổ 2')
})
