import { describe, expect, test } from 'vitest'
import { readPastedTargets } from '#shared/campaigns/campaign-paste.rules.ts'

const read = (...rows: readonly (readonly string[])[]) => readPastedTargets(rows)

describe('target lines pasted from a spreadsheet', () => {
  test('are read by their headings, in whatever order the columns stand', () => {
    const { lines, totals } = read(
      ['STT', 'Đã làm trước đợt', 'Tên trường', 'Phải làm', 'Ghi chú'],
      ['1', '36', 'THCS Ea Kly', '214', 'hai cơ sở'],
      ['2', '', 'THCS Ea Yông', '1.120', ''],
      ['', '36', 'Tổng cộng', '1.334', ''],
    )
    expect(lines).toEqual([
      { line: 2, name: 'THCS Ea Kly', needed: 214, before: 36, note: 'hai cơ sở' },
      { line: 3, name: 'THCS Ea Yông', needed: 1120, before: null, note: '' },
    ])
    expect(totals).toBe(1)
  })

  test('without headings are name, needed and before, with the order column left out', () => {
    const { lines } = read(['1', 'Phòng Nội vụ', '24', '20'], ['2', 'Phòng Y tế', '18'])
    expect(lines?.map(({ name, needed, before }) => [name, needed, before])).toEqual([
      ['Phòng Nội vụ', 24, 20],
      ['Phòng Y tế', 18, null],
    ])
  })

  test('leave totals out, and never an agency or a company whose name begins like one', () => {
    const names = ['Công an huyện', 'Công ty Cao su Krông Búk', 'Tổng công ty Điện lực', 'Công đoàn ngành', 'Tổng đội']
    const totals = ['Cộng', 'TỔNG SỐ:', 'Tổng cộng (24 cơ quan)', 'Tổng cộng 24 đơn vị', 'Toàn huyện', 'TONG CONG']
    const reading = read(['Cơ quan', 'Phải làm'], ...[...names, ...totals].map((name) => [name, '10']))
    expect(reading.lines?.map(({ name }) => name)).toEqual(names)
    expect(reading.totals).toBe(totals.length)
  })

  test('may be years of birth', () => {
    expect(read(['2007', '300', '120'], ['2008', '310', '90']).lines?.map(({ name }) => name)).toEqual(['2007', '2008'])
  })

  test('are not guessed when there are more numbers than two, or no names', () => {
    expect(read(['A', '1', '2', '3']).lines).toBeUndefined()
    expect(read(['12', '13']).lines).toBeUndefined()
  })

  test('that cannot be read are told with their line and left out, blanks are no zeros', () => {
    const { lines, findings } = read(
      ['THCS A', '12', '0'],
      ['THCS B', '1,5'],
      ['thcs  a', '9'],
      ['', '7'],
      ['THCS C', ''],
    )
    expect(lines).toEqual([
      { line: 1, name: 'THCS A', needed: 12, before: 0, note: '' },
      { line: 5, name: 'THCS C', needed: null, before: null, note: '' },
    ])
    expect(findings).toEqual([
      { line: 2, reason: 'not-a-count', text: '1,5' },
      { line: 3, reason: 'repeated', text: 'thcs  a' },
      { line: 4, reason: 'no-name', text: '7' },
    ])
  })
})
