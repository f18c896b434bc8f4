import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCellCount, readNumber, readNumericCount } from '#shared/kernel/number-text.ts'
import { countSchema, formatCount, MAX_COUNT } from '#shared/kernel/numbers.ts'

const seed = 20230415
const count = fc.integer({ min: 0, max: MAX_COUNT })

function inCountColumn(text: string) {
  return readNumber(text, { column: 'count' })
}

describe('a count', () => {
  it('is read back from every way it is shown', () => {
    fc.assert(
      fc.property(count, (value) => {
        const shown = formatCount(value)
        const ways = [shown, shown.replaceAll('.', ','), shown.replaceAll('.', '\u00a0'), String(value), `0${value}`]
        for (const text of ways) {
          if (text === `0${value}` && text.length > 9) continue
          expect(readCellCount(` ${text} `)).toEqual({ ok: true, value })
        }
        expect(readNumber(`${shown} hồ sơ`, { column: 'unknown' })).toEqual({ kind: 'count', value })
      }),
      { seed },
    )
  })

  it('ends at nine digits, so that the numbers of citizens and telephones are never taken for one', () => {
    expect(inCountColumn('999.999.999')).toEqual({ kind: 'count', value: MAX_COUNT })
    for (const text of ['1.000.000.000', '0912345678', '036123456789', '000000000012', '1000 triệu']) {
      expect(inCountColumn(text)).toEqual({ kind: 'refused', reason: 'too-large' })
    }
  })
})

describe('reading a typed number', () => {
  it.each([
    ['1.120', 1120],
    ['1,120', 1120],
    ['12hs', 12],
    ['12 HỒ SƠ', 12],
    ['1.120 h\u00f4\u0300 s\u01a1', 1120],
    ['2 ngàn', 2000],
    ['0,5 triệu', 500_000],
    ['1.5 triệu', 1_500_000],
    ['đạt 12 thẻ', 12],
    ['\u200b7\ufeff', 7],
    ['0', 0],
    ['00', 0],
  ])('"%s" is the count %i', (text, value) => {
    expect(readCellCount(text)).toEqual({ ok: true, value })
  })

  it.each([
    ['1.23.456', 'not-a-number'],
    ['1.234.56', 'not-a-number'],
    ['1,234.567,8', 'not-a-number'],
    ['1.494,541.000', 'not-a-number'],
    ['1 2', 'not-a-number'],
    ['12,', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['+5', 'not-a-number'],
    ['15/4', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['5²', 'not-a-number'],
    ['①', 'not-a-number'],
    ['١٢', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['#REF!', 'not-a-number'],
    ['khoảng 12', 'not-a-number'],
    ['2 triệu 500 nghìn', 'not-a-number'],
    ['(5)', 'not-a-number'],
    ['−5', 'negative'],
    ['- 5', 'negative'],
    ['0.494', 'not-whole'],
    ['1234.567', 'not-whole'],
    ['1.234,56', 'not-whole'],
    ['3,5 hồ sơ', 'not-whole'],
    ['1,98765 nghìn', 'not-whole'],
    ['48,91 %', 'percent'],
  ])('"%s" is refused among counts: %s', (text, reason) => {
    expect(readCellCount(text)).toEqual({ ok: false, reason })
  })

  it('asks about a dash of any kind', () => {
    for (const text of ['-', '–', '—', '--', ' - ']) {
      expect(inCountColumn(text)).toEqual({ kind: 'ask', about: 'dash' })
    }
  })

  it('suggests the whole number of a decimal that ends in zeros', () => {
    expect(readCellCount('12,0')).toEqual({ ok: false, reason: 'decimal', suggest: 12 })
  })

  it('keeps both readings of a dot before three digits and a word of scale', () => {
    const readings = [
      { kind: 'count', value: 1_120_000 },
      { kind: 'count', value: 1120 },
    ]
    expect(inCountColumn('1.120 nghìn')).toEqual({ kind: 'ambiguous', readings })
    expect(readCellCount('1.120 nghìn')).toEqual({ ok: false, reason: 'ambiguous' })
  })

  it('asks what a bare decimal means while the column is unknown', () => {
    expect(readNumber('48,91', { column: 'unknown' })).toEqual({ kind: 'ask', about: 'decimal' })
  })

  it('reads a bare decimal among ratios, and refuses a count there', () => {
    const percent = { kind: 'percent', text: '48,91', units: 4891n, decimals: 2 }
    expect(readNumber('48,91', { column: 'ratio' })).toEqual(percent)
    expect(readNumber('1.234,5', { column: 'ratio' })).toMatchObject({ text: '1234,5' })
    for (const text of ['1.494.541', '12 hồ sơ', '3 nghìn']) {
      expect(readNumber(text, { column: 'ratio' })).toEqual({ kind: 'refused', reason: 'count' })
    }
  })

  it('refuses a percent sign among counts', () => {
    expect(inCountColumn('48,91%')).toEqual({ kind: 'refused', reason: 'percent' })
  })

  it('suggests no count among ratios, and refuses a ratio of more places than anyone prints', () => {
    expect(readNumber('1O', { column: 'ratio' })).toEqual({ kind: 'refused', reason: 'not-a-number' })
    expect(readNumber('48,9123456', { column: 'ratio' })).toEqual({ kind: 'refused', reason: 'too-large' })
  })

  it('refuses nonsense that is as long as a cell may be', () => {
    for (const char of ['o', '0', '.', ' ', '-', '1.']) {
      expect(inCountColumn(`${char.repeat(32_000)}x`).kind).toBe('refused')
    }
  })

  it('never fails, and reads no count that does not end in its digits, from any text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789., -%oOơnghìtriệu'.split('')), maxLength: 12 }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const reading = readCellCount(typed)
        if (!reading.ok || reading.value === null) return
        expect(countSchema.safeParse(reading.value).success).toBe(true)
        if (!/[a-zà-ỹ]/i.test(typed)) expect(Number(typed.replace(/\D/g, ''))).toBe(reading.value)
      }),
      { seed, numRuns: 2000 },
    )
  })
})

describe('a numeric cell of a spreadsheet in a count column', () => {
  it('is a count when whole', () => {
    expect(readNumericCount(1120)).toEqual({ kind: 'count', value: 1120 })
    expect(readNumericCount(0)).toEqual({ kind: 'count', value: 0 })
  })

  it('suggests the count whose dot was taken for a decimal mark', () => {
    expect(readNumericCount(1.12)).toEqual({ kind: 'issue', about: 'decimal', suggest: 1120 })
    expect(readNumericCount(13.715)).toEqual({ kind: 'issue', about: 'decimal', suggest: 13_715 })
  })

  it('is refused otherwise', () => {
    expect([-1, 0.5, 1.2345, 1234.5, 1e-9, 1e10, Number.NaN].map(readNumericCount)).toEqual(
      ['negative', 'not-whole', 'not-whole', 'not-whole', 'not-whole', 'too-large', 'not-a-number'].map((reason) => ({
        kind: 'refused',
        reason,
      })),
    )
  })
})
