import { describe, expect, it } from 'vitest'
import { saysNone } from '#shared/importing/none-text.rules.ts'
import { cellIssue, cellQuestionCodes } from '#shared/importing/cell-answer.ts'
import { readCountCell, readCountColumn } from '#shared/importing/cell-reading.rules.ts'
import { columnFacts } from '#shared/importing/column-facts.rules.ts'
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import { isRatioOf, readRatioCell, readRatioColumn } from '#shared/importing/ratio-cell.rules.ts'
import { importIssueTexts } from '#shared/texts/import-issues.texts.ts'
import { cellQuestionTexts } from '#shared/texts/import-questions.texts.ts'
import arithmetic from '#tests/fixtures/arithmetic.json' with { type: 'json' }
import { toTcvn3, toVni } from '#tests/support/legacy-encoder.ts'
import { cellOf, columnOf } from '#tests/support/plain-cells.ts'
import { blankCounts, dashes, refusedCounts, scaledCounts, writtenCounts } from '#tests/support/written-numbers.ts'

const noFacts = columnFacts([])

function readCount(content: string | number | Partial<PlainCell>) {
  return readCountCell(cellOf(content), noFacts)
}

function readRatio(content: string | number | Partial<PlainCell>) {
  return readRatioCell(cellOf(content), noFacts)
}

describe('a text in a column of counts', () => {
  it('is tried in at least 150 spellings', () => {
    const texts = [writtenCounts, scaledCounts, refusedCounts].flat().map(([text]) => text)
    expect(new Set([...texts, ...blankCounts, ...dashes]).size).toBeGreaterThanOrEqual(150)
  })

  it.each(writtenCounts)('"%s" is the count %i', (text, value) => {
    expect(readCount(text)).toEqual({ kind: 'count', value })
  })

  it.each(blankCounts)('"%s" is blank, which is not 0', (text) => {
    expect(readCount(text)).toEqual({ kind: 'blank' })
  })

  it.each(dashes)('"%s" is asked about', (text) => {
    expect(readCount(text)).toMatchObject({ kind: 'question', code: 'import/ask-dash' })
  })

  it.each(scaledCounts)('"%s" is asked about: %i or %i', (text, thousands, decimal) => {
    const params = { text, thousands, decimal }
    expect(readCount(text)).toEqual({ kind: 'question', code: 'import/ask-scaled', params })
  })

  it.each(refusedCounts.filter(([text]) => saysNone(text)))('"%s" is asked about', (text) => {
    expect(readCount(text)).toMatchObject({ kind: 'question', code: 'import/ask-none' })
  })

  it.each(refusedCounts.filter(([text]) => !saysNone(text)))('"%s" is the issue %s', (text, code, suggest) => {
    const reading = readCount(text)
    expect(reading).toMatchObject({ kind: 'issue', code: `import/${code}` })
    expect(reading.kind === 'issue' ? reading.suggest : null).toBe(suggest)
  })

  it('gives every case of the published reports what it must give', () => {
    for (const one of arithmetic.numbers) {
      const reading = readCount(one.text)
      const value = one.value ?? one.in_count_column
      if (value !== undefined) expect(reading).toEqual({ kind: 'count', value })
      else if (one.blank === true) expect(reading.kind).toBe('blank')
      else if (one.ask === true) expect(reading.kind).toBe('question')
      else expect(reading.kind).toBe('issue')
      if (one.suggest !== undefined) expect(reading).toMatchObject({ suggest: one.suggest })
    }
  })

  it('in an old encoding is read with its noun', () => {
    expect(readCount({ value: toTcvn3('12 hồ sơ'), font: '.VnTime' })).toEqual({ kind: 'count', value: 12 })
    expect(readCount({ value: toVni('12 trường hợp'), font: 'VNI-Times' })).toEqual({ kind: 'count', value: 12 })
    expect(readCount({ value: 'x\u0081', font: '.VnTime' })).toMatchObject({ kind: 'issue', code: 'import/old-font' })
  })

  it('shows no number of a citizen in a message', () => {
    const reading = readCount('số 036123456789')
    expect(JSON.stringify(reading)).not.toContain('036123456789')
  })
})

describe('a cell of a column of counts that is no text', () => {
  it.each([
    [1120, { kind: 'count', value: 1120 }],
    [0, { kind: 'count', value: 0 }],
    [
      { value: 0, text: '-' },
      { kind: 'count', value: 0 },
    ],
    [
      { value: 0, text: ' -   ' },
      { kind: 'count', value: 0 },
    ],
    [
      { value: 1120, text: '1.120' },
      { kind: 'count', value: 1120 },
    ],
    [
      { value: 1120, text: '1,120' },
      { kind: 'count', value: 1120 },
    ],
    [
      { value: 1120, text: '####' },
      { kind: 'count', value: 1120 },
    ],
    [
      { value: 12, text: '12 hs' },
      { kind: 'count', value: 12 },
    ],
    [
      { value: 12, text: '12', formula: 'A1+B1' },
      { kind: 'count', value: 12 },
    ],
    [{ value: null }, { kind: 'blank' }],
  ])('%j is %j', (content, expected) => {
    expect(readCount(content)).toEqual(expected)
  })

  it.each([
    [1.12, 'decimal-as-thousands', 1120],
    [13.715, 'decimal-as-thousands', 13_715],
    [102.6, 'decimal-as-thousands', 102_600],
    [{ value: 13.715, formula: 'A1/2' }, 'not-whole', undefined],
    [-5, 'negative', undefined],
    [0.5, 'not-whole', undefined],
    [1234.5, 'not-whole', undefined],
    [1e10, 'too-large', undefined],
    [240_512_345, 'too-large', undefined],
    [{ value: 0.4891, text: '48,91%', isPercent: true as const }, 'percent-among-counts', undefined],
    [{ value: 1, text: '100%', isPercent: true as const }, 'percent-among-counts', undefined],
    [{ value: 12, text: '12.000' }, 'shown-differs', undefined],
    [{ value: 1_494_541, text: '1.495' }, 'shown-differs', undefined],
    [{ type: 'error' as const, value: '#REF!', text: '#REF!' }, 'error-value', undefined],
    [{ value: null, formula: 'SUM(A1:A9)' }, 'no-cached-value', undefined],
    [{ type: 'boolean' as const, value: true, text: 'TRUE' }, 'boolean', undefined],
    [{ type: 'date' as const, value: '2023-04-15', text: '15/04/2023' }, 'date-among-counts', undefined],
  ])('%j is the issue %s', (content, code, suggest) => {
    const reading = readCount(content)
    expect(reading).toMatchObject({ kind: 'issue', code: `import/${code}` })
    expect(reading.kind === 'issue' ? reading.suggest : null).toBe(suggest)
  })
})

describe('a column of counts', () => {
  it('is asked about its dashes once, and the answer is taken for all of them', () => {
    const cells = columnOf('12', '-', '–', 5, '-')
    expect(readCountColumn(cells).questions).toEqual([
      { code: 'import/ask-dash', params: { text: '-' }, addresses: ['C2', 'C3', 'C5'] },
    ])
    const zero = readCountColumn(cells, { 'import/ask-dash': 'zero' })
    expect(zero.questions).toEqual([])
    expect(zero.readings.get('C3')).toEqual({ kind: 'count', value: 0 })
    expect(readCountColumn(cells, { 'import/ask-dash': 'blank' }).readings.get('C2')).toEqual({ kind: 'blank' })
    expect(readCountColumn(cells, { 'import/ask-dash': 'nonsense' }).questions).toHaveLength(1)
  })

  it('reads a lone mark before three digits as thousands, as counts are whole', () => {
    for (const cells of [columnOf('13.715', '30,509'), columnOf('1.494.541', '13.715'), columnOf('12', '30,509')])
      expect(readCountColumn(cells).questions).toEqual([])
  })

  it.each([
    [['30,509', '48,91']],
    [['30,509', '1.494.541']],
    [['30,509', '0,494']],
    [['30,509', '1234,567']],
    [['13.715', '1.494,5', '1.234,25']],
    [['13.715', '3.5']],
  ])('that shows otherwise is asked about it: %j', (texts) => {
    const cells = columnOf(...texts)
    const { questions, readings } = readCountColumn(cells)
    const isAsked = texts[0] !== '13.715' || texts.includes('3.5')
    expect(questions.map((one) => one.code)).toEqual(isAsked ? ['import/ask-lone-mark'] : [])
    if (!isAsked) expect(readings.get('C1')).toEqual({ kind: 'count', value: 13_715 })
    const answered = readCountColumn(cells, { 'import/ask-lone-mark': 'decimal' })
    if (isAsked) expect(answered.readings.get('C1')).toMatchObject({ kind: 'issue', code: 'import/not-whole' })
    const thousands = readCountColumn(cells, { 'import/ask-lone-mark': 'thousands' })
    expect(thousands.readings.get('C1')).toMatchObject({ kind: 'count' })
  })

  it('with a number that lost its thousands mark is asked about the small whole ones, which may have lost zeros', () => {
    const cells = columnOf(1.12, 12, 0, 1120, { value: 5, formula: 'A1+B1' })
    const { questions, readings } = readCountColumn(cells)
    expect(questions).toEqual([
      { code: 'import/ask-shrunk', params: { text: '12', thousands: 12_000 }, addresses: ['C2'] },
    ])
    expect([...readings.values()].map((one) => one.kind)).toEqual(['issue', 'question', 'count', 'count', 'count'])
    const asStored = readCountColumn(cells, { 'import/ask-shrunk': 'as-stored' })
    expect(asStored.readings.get('C2')).toEqual({ kind: 'count', value: 12 })
    const checked = readCountColumn(cells, { 'import/ask-shrunk': 'check' })
    expect(checked.readings.get('C2')).toMatchObject({ kind: 'issue', suggest: 12_000 })
  })

  it('takes the answer to a word of scale', () => {
    const cells = columnOf('1.120 nghìn', '2 nghìn')
    expect(readCountColumn(cells, { 'import/ask-scaled': 'decimal' }).readings.get('C1')).toEqual({
      kind: 'count',
      value: 1120,
    })
    expect(readCountColumn(cells, { 'import/ask-scaled': 'thousands' }).readings.get('C1')).toEqual({
      kind: 'count',
      value: 1_120_000,
    })
  })
})

describe('a column of percentages', () => {
  it.each([
    ['48,91%', '48,91'],
    ['99.98%', '99,98'],
    ['85.7 %', '85,7'],
    ['đạt 4,07%', '4,07'],
    ['61%', '61'],
    ['0', '0'],
    [{ value: 0.4891, text: '48,91%', isPercent: true as const }, '48,91'],
    [{ value: 0.48914, text: '48.91%', isPercent: true as const }, '48,91'],
    [{ value: 1, text: '100%', isPercent: true as const }, '100'],
    [{ value: 0.4891, text: '##', isPercent: true as const }, '48,91'],
    [{ value: 0.29, text: '##', isPercent: true as const }, '29'],
  ])('reads %j as %s', (content, text) => {
    expect(readRatio(content)).toMatchObject({ kind: 'ratio', text })
  })

  it('asks once what numbers without a percent sign mean, unless one of them is too large for a fraction', () => {
    const cells = columnOf(0.4891, '0,4350', 1)
    const { questions } = readRatioColumn(cells)
    expect(questions).toEqual([
      {
        code: 'import/ask-plain-ratio',
        params: { text: '0.4891', percent: '0,4891', fraction: '48,91' },
        addresses: ['C1', 'C2', 'C3'],
      },
    ])
    const fraction = readRatioColumn(cells, { 'import/ask-plain-ratio': 'fraction' }).readings
    expect([...fraction.values()]).toMatchObject([{ text: '48,91' }, { text: '43,50' }, { text: '100' }])
    expect(readRatioColumn(columnOf(48.91, 0.5)).questions).toEqual([])
    expect(readRatioColumn(columnOf('48,91', '0,5')).readings.get('C2')).toMatchObject({ text: '0,5' })
  })

  it('takes what has no percentage as blank, and refuses counts, errors and what shows otherwise', () => {
    for (const text of ['', '—', '-']) expect(readRatio(text)).toEqual({ kind: 'blank' })
    expect(readRatio('1.494.541')).toMatchObject({ code: 'import/count-among-ratios' })
    expect(readRatio('12 hồ sơ')).toMatchObject({ code: 'import/count-among-ratios' })
    expect(readRatio('cao')).toMatchObject({ code: 'import/not-a-number' })
    expect(readRatio(-0.5)).toMatchObject({ code: 'import/not-a-number' })
    expect(readRatio({ type: 'error', value: '#DIV/0!', text: '#DIV/0!' })).toMatchObject({
      code: 'import/error-value',
    })
    expect(readRatio({ value: 0.4891, text: '52,00%', isPercent: true })).toMatchObject({
      code: 'import/shown-differs',
    })
  })

  it('is compared with its counts within 1 in the last printed place', () => {
    const printed = (text: string) => {
      const reading = readRatio(text)
      if (reading.kind !== 'ratio') throw new Error(`${text} is a percentage`)
      return reading
    }
    // 48/63 = 76,1904… %
    for (const text of ['76,19%', '76,20%', '76%', '77%', '76,2%', '76,1905%'])
      expect(isRatioOf(printed(text), 48, 63)).toBe(true)
    for (const text of ['76,18%', '76,21%', '75%', '78%', '100%']) expect(isRatioOf(printed(text), 48, 63)).toBe(false)
    expect(isRatioOf(printed('0%'), 5, 0)).toBeNull()
    expect(isRatioOf(printed('0%'), null, 5)).toBeNull()
    for (const { num, den, printed: text, policy } of arithmetic.ratios) {
      if (text !== undefined) expect(isRatioOf(printed(text), num, den)).toBe(policy !== 'neither')
    }
  })
})

describe('what is said', () => {
  it('exists for every issue and question of a cell', () => {
    const codes = refusedCounts.map(([, code]) => `import/${code}`)
    expect(codes.filter((code) => !Object.hasOwn(importIssueTexts, code))).toEqual([])
    for (const code of cellQuestionCodes) {
      const { question, options } = cellQuestionTexts[code]({ text: '-', thousands: 1120, decimal: 12 })
      expect(question).toMatch(/^[\p{Lu}“].*\?$/u)
      expect(JSON.stringify(options)).not.toMatch(/undefined|null/)
    }
  })

  it('carries the suggestion also as a figure of the message', () => {
    expect(cellIssue('import/letter-o', { text: '1O' }, 10)).toEqual({
      kind: 'issue',
      code: 'import/letter-o',
      params: { text: '1O', suggest: 10 },
      suggest: 10,
    })
  })
})
