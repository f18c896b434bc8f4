import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTsv, writeTsv } from '#renderer/ui/grid/tsv.ts'

const cellText = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', '1', '.', ' ') }))

const block = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  )

describe('tab-separated text', () => {
  it('reads back every block exactly as it was written', () => {
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(writeTsv(rows))).toEqual(rows)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back a block that another program ended with a line break', () => {
    fc.assert(
      fc.property(block, (rows) => {
        const text = writeTsv(rows)
        fc.pre(!text.endsWith('\r\n') && text !== '')
        expect(parseTsv(`${text}\r\n`)).toEqual(rows)
      }),
    )
  })

  it.each([
    [
      'two rows from Excel',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['line feeds alone', '1\n2\n', [['1'], ['2']]],
    ['a blank cell in the middle and at the end', '1\t\t3\t\r\n', [['1', '', '3', '']]],
    ['a blank last row', '1\r\n\r\n', [['1'], ['']]],
    ['a cell with a line break and a quote', '"dòng 1\ndòng ""2"""\t5\r\n', [['dòng 1\ndòng "2"', '5']]],
    ['a quoted tab', '"a\tb"\tc', [['a\tb', 'c']]],
    ['a quote inside a plain cell', 'xã "A"\t2', [['xã "A"', '2']]],
    ['a quote that is never closed', '"xã\t2', [['"xã', '2']]],
    ['thousand dots', '1.494.541\t1.234', [['1.494.541', '1.234']]],
    ['nothing', '', [['']]],
  ])('reads %s', (_, text, rows) => {
    expect(parseTsv(text)).toEqual(rows)
  })

  it('writes a single value bare, so that it pastes cleanly into a text field', () => {
    expect(writeTsv([['30']])).toBe('30')
  })
})
