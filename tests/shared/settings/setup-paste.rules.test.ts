import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPastedTable } from '#shared/settings/setup-paste.rules.ts'
import { changesOfPaste, pastedTotals, suggestColumns } from '#shared/settings/setup-pasted-cells.rules.ts'
import { communes } from './draft-fixture.ts'

const noRows: ReadonlyMap<number, string> = new Map()

function block(text: string): string[][] {
  return text.split('\n').map((line) => line.split('\t'))
}

describe('a table pasted with names', () => {
  it('is matched by name whatever its order, with the spelling of tones, case and spaces unified', () => {
    const reading = readPastedTable(block('1\txã  HOÀ AN\t7\t8\n2\tXã Ea Kly\t1.120\t9'), communes)
    expect(reading.by).toBe('name')
    expect(reading.matched.map(({ unitCode, texts }) => [unitCode, texts])).toEqual([
      ['24511', ['7', '8']],
      ['24496', ['1.120', '9']],
    ])
    expect(reading.unmatched).toEqual([])
  })

  it('takes names without their type, abbreviated types and unit codes', () => {
    const reading = readPastedTable(block('TT. Phước An\t1\nEa Kly\t2\n24511\t3\nX. Ea Kênh\t4'), communes)
    expect(reading.matched.map((line) => line.unitCode)).toEqual(['24490', '24496', '24511', '24499'])
  })

  it('never matches a name that differs in a diacritic, but names it and suggests the likeness', () => {
    const reading = readPastedTable(block('Xã Ea Kly\t1\nXã Ea Kenh\t2'), communes)
    expect(reading.matched.map((line) => line.unitCode)).toEqual(['24496'])
    expect(reading.unmatched).toEqual([
      { line: 2, name: 'Xã Ea Kenh', texts: ['2'], reason: 'unknown', suggestions: ['24499'] },
    ])
  })

  it('leaves a name that fits several rows to a person', () => {
    const namesakes = [
      { code: '1', name: 'Thị trấn Yên Viên' },
      { code: '2', name: 'Xã Yên Viên' },
    ]
    const reading = readPastedTable(block('Yên Viên\t5\nXã Yên Viên\t6'), namesakes)
    expect(reading.matched.map((line) => line.unitCode)).toEqual(['2'])
    expect(reading.unmatched.map(({ reason, suggestions }) => [reason, suggestions])).toEqual([['several', ['1', '2']]])
  })

  it('leaves both lines of a repeated name to a person', () => {
    const reading = readPastedTable(block('Xã Ea Kly\t5\nXã Ea Kly\t6'), communes)
    expect(reading.matched).toEqual([])
    expect(reading.unmatched.map((line) => line.reason)).toEqual(['repeated', 'repeated'])
  })

  it('keeps an unknown row above the first known one apart from the headings', () => {
    const reading = readPastedTable(block('STT\tXã\tThu nhận\n\t(1)\t(2)\n1\tXã Lạ\t5\n2\tXã Ea Kly\t6'), communes)
    expect(reading.headings).toEqual(['Thu nhận'])
    expect(reading.unmatched.map((line) => line.name)).toEqual(['Xã Lạ'])
  })

  it('reads headings of several lines and leaves out columns of words', () => {
    const text = '\tĐơn vị\tCCCD\t\tGhi chú\n\t\tMới\tĐổi\t\n1\tXã Ea Kly\t5\t6\tđủ\n2\tXã Hòa An\t\t7\t'
    const reading = readPastedTable(block(text), communes)
    expect(reading.headings).toEqual(['Mới', 'Đổi'])
    expect(reading.matched.map((line) => line.texts)).toEqual([
      ['5', '6'],
      ['', '7'],
    ])
  })

  it('a commune called Cộng Hòa is a row, totals of how many rows are none', () => {
    const rows = [{ code: '10603', name: 'Xã Cộng Hòa' }, ...communes]
    const reading = readPastedTable(block('Cộng Hòa\t5\nXã Ea Kly\t7\nCộng 2 xã\t12\nCộng\t12\nToàn huyện\t12'), rows)
    expect(reading.matched.map(({ unitCode }) => unitCode)).toEqual(['10603', '24496'])
    expect(reading.totals.map(({ name }) => name)).toEqual(['Cộng 2 xã', 'Cộng', 'Toàn huyện'])
  })

  it('sets total lines apart and compares them with the sums', () => {
    const reading = readPastedTable(block('Xã Ea Kly\t5\t1\nXã Hòa An\t7\t2\nTổng cộng\t13\t3'), communes)
    expect(reading.totals.map((line) => line.name)).toEqual(['Tổng cộng'])
    expect(pastedTotals(reading, noRows)).toEqual([
      { index: 0, pasted: 13, sum: 12 },
      { index: 1, pasted: 3, sum: 3 },
    ])
  })
})

describe('a table pasted without names', () => {
  it('goes by position when it has as many lines as the unit has rows', () => {
    const reading = readPastedTable(block('1\t2\n3\t4\n5\t6\n7\t8'), communes)
    expect(reading.by).toBe('position')
    expect(reading.matched.map(({ unitCode, texts }) => [unitCode, ...texts])).toEqual([
      ['24490', '1', '2'],
      ['24496', '3', '4'],
      ['24499', '5', '6'],
      ['24511', '7', '8'],
    ])
  })

  it('goes by position without the rows a sheet does not have', () => {
    const rows = [...communes, { code: '654-CPX', name: 'Chưa phân xã' }]
    expect(readPastedTable(block('1\n2\n3\n4'), rows, 4).matched).toHaveLength(4)
  })

  it('writes nothing when the numbers of lines differ', () => {
    const reading = readPastedTable(block('1\n2\n3'), communes)
    expect(reading.by).toBe('none')
    expect(changesOfPaste(reading, ['CC_CUM'], noRows)).toEqual([])
  })

  it('writes nothing by position when the lines have names that are all unknown', () => {
    const reading = readPastedTable(block('Xã A\t1\nXã B\t2\nXã C\t3\nXã D\t4'), communes)
    expect(reading.by).toBe('none')
    expect(reading.unmatched.map((line) => line.name)).toEqual(['Xã A', 'Xã B', 'Xã C', 'Xã D'])
  })
})

describe('what a paste writes', () => {
  it('is only the chosen columns, blanks left out, with the rows a person gave', () => {
    const reading = readPastedTable(block('Xã Ea Kly\t5\t1\nXã Lạ\t\t2'), communes)
    expect(changesOfPaste(reading, [null, 'CC_UNCL'], new Map([[2, '24511']]))).toEqual([
      { unitCode: '24496', indicator: 'CC_UNCL', text: '1' },
      { unitCode: '24511', indicator: 'CC_UNCL', text: '2' },
    ])
  })

  it('keeps every count beside its own commune in any order of the lines', () => {
    const lines = communes.map((commune, index) => ({ ...commune, count: String(index + 1) }))
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 1 }), (some) => {
        const reading = readPastedTable(
          some.map(({ name, count }) => [name, count]),
          communes,
        )
        const written = changesOfPaste(reading, ['CC_CUM'], noRows).map(({ unitCode, text }) => [unitCode, text])
        expect(written).toEqual(some.map(({ code, count }) => [code, count]))
      }),
      { seed: 20230415 },
    )
  })
})

describe('the column of a pasted heading', () => {
  const columns = [
    { code: 'CC_CUM', labels: ['Hồ sơ CCCD', 'Lũy kế hồ sơ CCCD'] },
    { code: 'CC_UNCL', labels: ['Thẻ tồn'] },
  ]

  it('is the one with that label, else left to choose', () => {
    expect(suggestColumns(['thẻ tồn', 'Kết quả', 'Lũy kế hồ sơ CCCD'], columns)).toEqual(['CC_UNCL', null, 'CC_CUM'])
  })

  it('is given once', () => {
    expect(suggestColumns(['Thẻ tồn', 'Thẻ tồn'], columns)).toEqual(['CC_UNCL', null])
  })

  it('follows the order of the table where the paste has no headings', () => {
    expect(suggestColumns(['', '', ''], columns)).toEqual(['CC_CUM', 'CC_UNCL', null])
  })
})
