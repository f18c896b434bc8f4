import { describe, expect, it } from 'vitest'
import { readDateCell, readDateColumn } from '#shared/importing/date-cell.rules.ts'
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import arithmetic from '#tests/fixtures/arithmetic.json' with { type: 'json' }
import { toTcvn3 } from '#tests/support/legacy-encoder.ts'
import { cellOf, columnOf } from '#tests/support/plain-cells.ts'
import { daysWithoutYear, noDates, noSuchDays, shortYears, writtenDays } from '#tests/support/written-dates.ts'

const read = (content: string | number | Partial<PlainCell>, year?: number) =>
  readDateCell(cellOf(content), year === undefined ? {} : { year })
const stored = (value: string): Partial<PlainCell> => ({ type: 'date', value, text: value })

describe('a text in a column of dates', () => {
  it('is tried in at least 150 spellings', () => {
    const texts = [...writtenDays.map(([text]) => text), daysWithoutYear, noSuchDays, shortYears, noDates].flat()
    expect(new Set(texts).size).toBeGreaterThanOrEqual(150)
  })

  it.each(writtenDays)('"%s" is %s', (text, value) => {
    expect(read(text)).toEqual({ kind: 'date', value })
  })

  it.each(daysWithoutYear)('"%s" is asked for its year, and takes the one that is known', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', code: 'import/ask-year' })
    expect(read(text, 2024)).toMatchObject({ kind: 'date', value: expect.stringMatching(/^2024-/) })
  })

  it.each(noSuchDays)('"%s" is a day that does not exist', (text) => {
    expect(read(text)).toMatchObject({ kind: 'issue', code: 'import/no-such-day' })
  })

  it.each(shortYears)('"%s" has no certain year', (text) => {
    expect(read(text)).toMatchObject({ kind: 'issue', code: 'import/two-digit-year' })
    expect(read(text, 2023).kind).toBe('issue')
  })

  it.each(noDates)('"%s" is no date', (text) => {
    expect(read(text).kind).toBe('issue')
    expect(read(text, 2023).kind).toBe('issue')
  })

  it('gives every case of the published reports what it must give', () => {
    for (const one of arithmetic.dates) {
      const reading = read(one.text)
      if (one.value !== undefined) expect(reading).toEqual({ kind: 'date', value: one.value })
      else expect(reading.kind).toBe(one.ask_without_year === true ? 'question' : 'issue')
    }
  })

  it('in an old encoding is read', () => {
    expect(read({ value: toTcvn3('ngày 15 tháng 4 năm 2023'), font: '.VnTime' })).toMatchObject({ value: '2023-04-15' })
  })
})

describe('a cell of a column of dates that is no text', () => {
  it('is its day, without the time', () => {
    expect(read(stored('2023-04-15'))).toEqual({ kind: 'date', value: '2023-04-15' })
    expect(read(stored('2023-04-15T17:00:00'))).toEqual({ kind: 'date', value: '2023-04-15' })
  })

  it('is refused as a bare number, an error, a truth value or a time, and blank as nothing', () => {
    expect(read(45_031)).toMatchObject({ kind: 'issue', code: 'import/not-a-date' })
    expect(read({ type: 'error', value: '#N/A', text: '#N/A' })).toMatchObject({ code: 'import/error-value' })
    expect(read({ type: 'boolean', value: false, text: 'FALSE' })).toMatchObject({ code: 'import/boolean' })
    expect(read(stored('17:00:00'))).toMatchObject({ code: 'import/not-a-date' })
    expect(read({ value: null, formula: 'TODAY()' })).toMatchObject({ code: 'import/no-cached-value' })
    expect(read({ value: null })).toEqual({ kind: 'blank' })
    expect(read('  ')).toEqual({ kind: 'blank' })
  })
})

describe('a column of dates', () => {
  it('that mixes stored dates of day 1–12 with texts is asked, and those dates are not read', () => {
    const cells = columnOf(stored('2022-07-11'), '15/4/2023', stored('2022-08-12'), stored('2022-05-05'))
    const { questions, readings } = readDateColumn(cells)
    const params = { text: '11/07/2022', stored: '11/07/2022', swapped: '07/11/2022' }
    expect(questions).toEqual([{ code: 'import/ask-day-month', params, addresses: ['C1', 'C3'] }])
    expect(readings.get('C2')).toEqual({ kind: 'date', value: '2023-04-15' })
    expect(readings.get('C4')).toEqual({ kind: 'date', value: '2022-05-05' })
  })

  it('takes the answer for all of them', () => {
    const cells = columnOf(stored('2022-07-11'), '15/4/2023')
    const swapped = readDateColumn(cells, {}, { 'import/ask-day-month': 'swapped' })
    expect(swapped.questions).toEqual([])
    expect(swapped.readings.get('C1')).toEqual({ kind: 'date', value: '2022-11-07' })
    const asStored = readDateColumn(cells, {}, { 'import/ask-day-month': 'as-stored' })
    expect(asStored.readings.get('C1')).toEqual({ kind: 'date', value: '2022-07-11' })
  })

  it('is asked also where the texts have no year or are wrong days', () => {
    for (const text of ['15/4', '31/2/2023', '15/4/23', '13/13/2023'])
      expect(readDateColumn(columnOf(stored('2022-07-11'), text)).questions.map((one) => one.code)).toContain(
        'import/ask-day-month',
      )
  })

  it('of stored dates alone, or with words beside them, is read', () => {
    expect(readDateColumn(columnOf(stored('2022-07-11'), stored('2022-07-15'))).questions).toEqual([])
    expect(readDateColumn(columnOf(stored('2022-07-11'), 'Tổng cộng')).questions).toEqual([])
  })

  it('without years is asked once, and takes the year that is answered', () => {
    const cells = columnOf('15/4', '16/4', '17/4')
    expect(readDateColumn(cells).questions).toEqual([
      { code: 'import/ask-year', params: { text: '15/4' }, addresses: ['C1', 'C2', 'C3'] },
    ])
    const answered = readDateColumn(cells, {}, { 'import/ask-year': '2023' })
    expect([...answered.readings.values()].map((one) => (one.kind === 'date' ? one.value : null))).toEqual([
      '2023-04-15',
      '2023-04-16',
      '2023-04-17',
    ])
    expect(readDateColumn(cells, {}, { 'import/ask-year': 'năm nay' }).questions).toHaveLength(1)
  })
})
