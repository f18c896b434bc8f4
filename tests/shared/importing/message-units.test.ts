import { describe, expect, test } from 'vitest'
import { saysNone } from '#shared/importing/none-text.rules.ts'
import { readMessage } from '#shared/importing/message-text.rules.ts'
import { understand } from '#shared/importing/understand.rules.ts'
import { choicesOf, contextOf, knownRows, taLap } from './sheet-builder.ts'

const [sample] = knownRows
if (sample === undefined) throw new Error('no rows')
const trap = '24538'
const bon = '24541'
const rows = [
  ...knownRows,
  { ...sample, code: trap, name: 'Thị trấn Buôn Trấp' },
  { ...sample, code: bon, name: 'Xã Vụ Bổn' },
]
const read = (text: string, answers: Record<string, string> = {}) =>
  understand(readMessage(`Ngày 15/4/2023\n${text}`), contextOf({ fileName: '', rows }), choicesOf({ answers }))
const taken = (text: string, answers: Record<string, string> = {}) =>
  read(text, answers).figures.map(({ unitCode, value, from }) => `${unitCode} ${value} ${from}`)

describe('units in messages', () => {
  test.each([
    ['TT Buôn Trấp: kích hoạt 3', trap],
    ['ttr buôn trấp kích hoạt 3', trap],
    ['vụ bổn 3 kích hoạt', bon],
    ['Vụ Bổn kq: kích hoạt 3', bon],
    ['Báo cáo a xã vụ bổn kích hoạt 3', bon],
    ['em bên vụ bổn gửi kích hoạt 3', bon],
    ['tt phước an gửi sl: kích hoạt 3', taLap],
  ])('%j names one row', (text, code) => {
    expect(taken(text)).toEqual([`${code} 3 2023-04-15`])
  })

  test.each([
    ['xã EK: kích hoạt 3', ['24490', '24493', 'ignore']],
    ['EK kích hoạt 3', ['24490', '24493', 'ignore']],
    ['TT BT: kích hoạt 3', [trap, 'ignore']],
    ['B.Trấp: kích hoạt 3', [trap, 'ignore']],
    ['xa ea kly kich hoat 3', ['24490', 'ignore']],
  ])('%j is asked about with the rows it may be', (text, options) => {
    const { figures, questions } = read(text)
    expect(figures).toEqual([])
    expect(questions.map(({ code, options: offered }) => [code, offered.map(({ id }) => id)])).toEqual([
      ['import/ask-unit', options],
    ])
  })

  test('a name among words that are no courtesy is asked about', () => {
    expect(taken('Vụ Bổn nhận: kích hoạt 3')).toEqual([])
    expect(taken('không phải Vụ Bổn: kích hoạt 3')).toEqual([])
    expect(taken('Vụ Bổn Ea Kly: kích hoạt 3')).toEqual([])
  })
})

describe('a unit that reports nothing', () => {
  const text = 'Ea Kly: không phát sinh\nVụ Bổn: kích hoạt 2, trả thẻ 4'

  test.each(['không phát sinh', 'Không có', 'k phát sinh', 'ko có', 'kg có hồ sơ nào', 'chưa phát sinh', 'ko ps'])(
    '%j says so',
    (words) => {
      expect(saysNone(words)).toBe(true)
    },
  )

  test.each(['không đạt 3', 'k', 'không có 3', 'có', 'chưa có số', 'không rõ'])('%j does not', (words) => {
    expect(saysNone(words)).toBe(false)
  })

  test('is asked about once, and nothing is zero before the answer', () => {
    const { questions, figures } = read(text)
    expect(figures.map(({ value }) => value)).toEqual([2, 4])
    expect(questions.map(({ code, cells }) => [code, cells])).toEqual([['import/ask-none', 2]])
    const id = questions[0]?.id ?? ''
    expect(taken(text, { [id]: 'zero' })).toEqual([
      '24490 0 2023-04-15',
      '24490 0 2023-04-15',
      `${bon} 2 2023-04-15`,
      `${bon} 4 2023-04-15`,
    ])
    expect(taken(text, { [id]: 'blank' })).toHaveLength(2)
  })

  test('a message of nothing but that has no figures', () => {
    expect(read('Ea Kly: không phát sinh').figures).toEqual([])
  })
})

test('a day on the first line of figures heads the lines below it', () => {
  const of = (text: string) =>
    understand(readMessage(text), contextOf({ fileName: '', rows }), choicesOf({})).figures.map(
      ({ unitCode, from }) => `${unitCode} ${from}`,
    )
  expect(of('Ngày 15/4/2023 Ea Kly: kích hoạt 1\nVụ Bổn: kích hoạt 2')).toEqual([
    '24490 2023-04-15',
    `${bon} 2023-04-15`,
  ])
  expect(of('Ea Kly 15/4/2023: kích hoạt 1\nVụ Bổn 16/4/2023: kích hoạt 2')).toEqual([
    '24490 2023-04-15',
    `${bon} 2023-04-16`,
  ])
})
