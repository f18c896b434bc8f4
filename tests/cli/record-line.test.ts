import { describe, expect, test } from 'vitest'
import { type LineReading, readRecordLine } from '../../src/main/cli/record-line.ts'

function line(fields: Record<string, unknown>): string {
  return JSON.stringify({ date: '2023-04-15', unit: '24490', figures: { CC_NEW: 1 }, ...fields })
}

function complaint(source: string): string {
  const reading = readRecordLine(source, 7)
  return reading.ok ? '' : reading.issues.map((issue) => issue.message).join('; ')
}

function idOf(reading: LineReading): string {
  return reading.ok ? reading.line.clientId : ''
}

describe('reading a line', () => {
  test('a day is a span of one day, counted at a fixed counter unless said otherwise', () => {
    expect(readRecordLine(line({ figures: { CC_NEW: 0, EID_COL: null } }), 1)).toMatchObject({
      ok: true,
      line: {
        unit: '24490',
        channel: 'FIXED',
        from: '2023-04-15',
        to: '2023-04-15',
        figures: { CC_NEW: 0, EID_COL: null },
        document: '',
      },
    })
    const month = line({ date: undefined, from: '2023-03-15', to: '2023-04-14', channel: 'MOBILE' })
    expect(readRecordLine(month, 1)).toMatchObject({
      ok: true,
      line: { channel: 'MOBILE', from: '2023-03-15', to: '2023-04-14' },
    })
  })

  test.each(['5.0', '1e3', '-5', '-0', '5.5', '1000000000', '"5"', 'true', '9007199254740993'])(
    'a figure written %s is refused',
    (written) => {
      expect(complaint(`{"date":"2023-04-15","unit":"24490","figures":{"CC_NEW":${written}}}`)).toContain(
        'figures.CC_NEW: cần số nguyên',
      )
    },
  )

  test('a name given twice is refused, because its first value would be lost', () => {
    expect(complaint('{"date":"2023-04-15","unit":"1","figures":{"CC_NEW":1,"CC_NEW" : 2}}')).toBe(
      'dòng 7: trường CC_NEW: “CC_NEW” có hai lần trong dòng',
    )
  })

  test('days that do not exist, both kinds of dates, neither, and a span backwards are refused', () => {
    expect(complaint(line({ date: '2023-02-29' }))).toContain('trường date: cần ngày có thật')
    expect(complaint(line({ date: '15/04/2023' }))).toContain('trường date: cần ngày có thật')
    expect(complaint(line({ from: '2023-04-01', to: '2023-04-02' }))).toContain('cần "date", hoặc cả "from" và "to"')
    expect(complaint(line({ date: undefined, from: '2023-04-01' }))).toContain('cần "date", hoặc cả "from" và "to"')
    expect(complaint(line({ date: undefined, from: '2023-04-02', to: '2023-04-01' }))).toContain(
      'trường to: sớm hơn "from"',
    )
  })

  test('unknown fields, wrong channels, missing units and empty figures are named', () => {
    expect(complaint(line({ unti: '1' }))).toContain('không có trường unti')
    expect(complaint(line({ channel: 'mobile' }))).toContain('trường channel: cần "FIXED"')
    expect(complaint(line({ unit: undefined }))).toContain('trường unit')
    expect(complaint(line({ unit: 24490 }))).toContain('trường unit: cần chữ trong ngoặc kép')
    expect(complaint(line({ figures: {} }))).toContain('cần ít nhất một chỉ tiêu')
  })

  test.each(['', '[]', 'null', '5', '{"date":', 'CC_NEW=5'])('%j is no line', (source) => {
    expect(complaint(source)).toContain('dòng 7')
  })
})

describe('what a line is recognised by', () => {
  test('the same text at the same place is the same line, whatever space is around it', () => {
    expect(idOf(readRecordLine(`${line({})} \r`, 3))).toBe(idOf(readRecordLine(line({}), 3)))
  })

  test('another place, another figure or another id make another line', () => {
    const ids = [
      readRecordLine(line({}), 3),
      readRecordLine(line({}), 4),
      readRecordLine(line({ figures: { CC_NEW: 2 } }), 3),
      readRecordLine(line({ id: 'sửa lần 2' }), 3),
    ]
    expect(new Set(ids.map(idOf)).size).toBe(4)
    expect(ids.every((reading) => /^cli-[0-9a-f]{48}$/.test(idOf(reading)))).toBe(true)
  })
})
