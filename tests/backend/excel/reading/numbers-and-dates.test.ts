import * as sheetJs from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { columnLetters, parseAddress, parseRange, rangeText } from '#backend/excel/reading/cell-address.ts'
import { dateOfIsoText, dateOfSerial, serialOfDate } from '#backend/excel/reading/date-serial.ts'
import { numberFormat } from '#backend/excel/reading/number-format.ts'
import { numericCell, xmlNumber } from '#backend/excel/reading/numeric-cell.ts'
import { madeTexts } from '#backend/excel/reading/packed-workbook.ts'
import { plainDays } from '#tests/reliability/plain-calendar.ts'

const library: { readonly SSF: { format(code: string, value: number): string } } = sheetJs

describe('day numbers', () => {
  test('every day to 2199 has its number in both systems', () => {
    const days = plainDays(2199)
    const first = days.indexOf('2000-01-01')
    const wrong = days.filter((day, at) => {
      const serial = 36_526 + at - first
      return (
        dateOfSerial(serial, false) !== day || serialOfDate(day) !== serial || dateOfSerial(serial - 1462, true) !== day
      )
    })
    expect([days.length > 70_000, wrong]).toEqual([true, []])
  })

  test('around the day that Excel invented, and at the start of both systems', () => {
    expect([1, 31, 59, 61, 1462].map((serial) => dateOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-01-31',
      '1900-02-28',
      '1900-03-01',
      '1904-01-01',
    ])
    expect([0, 1].map((serial) => dateOfSerial(serial, true))).toEqual(['1904-01-01', '1904-01-02'])
  })

  test('the day that never was, days before the first and after the last are no dates', () => {
    expect([60, 0, 0.5, -1, 2_958_466, Number.NaN].map((serial) => dateOfSerial(serial, false))).toEqual(
      Array(6).fill(null),
    )
    expect([dateOfSerial(2_958_465, false), dateOfSerial(2_957_003, true)]).toEqual(['9999-12-31', '9999-12-31'])
  })

  test('a time of day is given to the second, the last half second belongs to the next day', () => {
    expect(dateOfSerial(45_031 + 10.5 / 24, false)).toBe('2023-04-15T10:30:00')
    expect(dateOfSerial(45_031.999_999, false)).toBe('2023-04-16')
    expect(dateOfSerial(45_031.99999, false)).toBe('2023-04-15T23:59:59')
  })

  test('ISO dates of files are real days or nothing', () => {
    expect(dateOfIsoText('2024-02-29T00:00:00.000')).toBe('2024-02-29')
    expect(dateOfIsoText('2023-04-15T07:08Z')).toBe('2023-04-15T07:08:00')
    for (const text of ['2023-02-29', '2023-13-01', '15/04/2023', '2023-04-15T25:00:00', ''])
      expect(dateOfIsoText(text)).toBeNull()
  })
})

describe('number formats', () => {
  test.each([
    ['General', 'number', false],
    ['#,##0', 'number', false],
    ['0.00%', 'number', true],
    ['0"%"', 'number', false],
    ['dd/mm/yyyy', 'date', false],
    ['[$-42A]dd "tháng" mm, yyyy;@', 'date', false],
    ['mmm-yy', 'date', false],
    ['h:mm', 'time', false],
    ['[h]:mm:ss', 'number', false],
    ['mm:ss.0', 'time', false],
    ['#,##0 [$đ-42A]', 'number', false],
    ['[Red]#,##0', 'number', false],
    ['#,##0\\d', 'number', false],
    ['0.00E+00', 'number', false],
    ['_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', 'number', false],
    ['@', 'number', false],
  ])('%s is a %s', (code, kind, isPercent) => {
    expect(numberFormat(code)).toEqual({ code, kind, isPercent })
  })

  test('without a format a number is shown in eleven characters as Excel shows it', () => {
    const values = [
      0.1,
      1 / 3,
      1234.5,
      12_345.678_901,
      1e11,
      123_456_789_012,
      99_999_999_999,
      1e-5,
      1.5e-7,
      0.000_123_456_789,
      -0.5,
      -1e12,
      1e21,
    ]
    const wrong = values.filter((value) => {
      const { text } = numericCell(value, numberFormat('General'), false)
      return (text === madeTexts.plain ? String(value) : text) !== library.SSF.format('General', value)
    })
    expect(wrong).toEqual([])
  })

  test('numbers of XML are read by their grammar alone', () => {
    expect(['1', '-1.5', '1e3', ' 7 ', '.5', '1.', '1E-3'].map(xmlNumber)).toEqual([1, -1.5, 1000, 7, 0.5, 1, 0.001])
    for (const text of ['', 'NaN', 'Infinity', '1,5', '0x10', '1_000', '1e999', '１', '--1', '1 2'])
      expect(xmlNumber(text)).toBeNull()
  })
})

describe('addresses', () => {
  test('letters and numbers of every column go both ways', () => {
    for (let column = 1; column <= 16_384; column += 1)
      expect(parseAddress(`${columnLetters(column)}7`)).toEqual({ row: 7, column })
    expect([columnLetters(1), columnLetters(27), columnLetters(16_384)]).toEqual(['A', 'AA', 'XFD'])
  })

  test('what lies outside a sheet is no address', () => {
    for (const text of ['', 'A', '7', 'A0', 'XFE1', 'A1048577', 'A1B', 'A-1', 'Ạ1', '[1'])
      expect(parseAddress(text)).toBeNull()
    expect(parseRange('$B$3:A1')).toEqual({ top: 1, left: 1, bottom: 3, right: 2 })
    expect([rangeText({ top: 1, left: 1, bottom: 3, right: 2 }), parseRange('A1:B2:C3')]).toEqual(['A1:B3', null])
  })
})
