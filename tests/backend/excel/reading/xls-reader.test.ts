import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { biffRecord, biffStream, f64, u16, u32 } from './biff-by-hand.ts'
import { cellsByAddress, readPlain, refusalOf, textsOf, valuesOf } from './read-fixture.ts'

/** A small workbook in one of the old formats, in its container. */
function oldWorkbook(bookType: 'biff8' | 'biff5'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Xã', 'Số', 'Ngày'],
    ['Ea Kly', 1_494_541, 45_031],
    ['Ea Kênh', 0.4891, 45_031.5],
    ['1.120', -12, true],
  ])
  const format = (address: string, z: string): void => {
    const cell: unknown = sheet[address]
    if (typeof cell === 'object' && cell !== null) Object.assign(cell, { z })
  }
  format('B2', '#,##0')
  format('C2', 'dd/mm/yyyy')
  format('B3', '0.00%')
  format('C3', 'dd/mm/yyyy hh:mm')
  sheet['!merges'] = [utils.decode_range('A1:A1'), utils.decode_range('A4:B5')]
  const book = utils.book_new(sheet, 'So lieu')
  utils.book_append_sheet(book, utils.aoa_to_sheet([[7]]), 'An')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  const bytes: unknown = write(book, { bookType, type: 'buffer' })
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
  return new Uint8Array(bytes)
}

const label = (row: number, column: number, style: number, text: string): Buffer =>
  biffRecord(0x0204, row, column, style, u16(text.length), Buffer.from(text, 'latin1'))
const number = (row: number, column: number, style: number, value: number): Buffer =>
  biffRecord(0x0203, row, column, style, f64(value))
const dimensions = biffRecord(0x0200, u32(0), u32(9), 0, 9, 0)

describe('workbooks of the old format', () => {
  test('BIFF8 gives values, dates, percentages, merges and hidden sheets', async () => {
    const workbook = await readPlain('a.xls', oldWorkbook('biff8'))
    expect(workbook.format).toBe('xls')
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['So lieu', false],
      ['An', true],
    ])
    expect(valuesOf(workbook)).toEqual({
      A1: 'Xã',
      B1: 'Số',
      C1: 'Ngày',
      A2: 'Ea Kly',
      B2: 1_494_541,
      C2: '2023-04-15',
      A3: 'Ea Kênh',
      B3: 0.4891,
      C3: '2023-04-15T12:00:00',
      A4: '1.120',
      B4: -12,
      C4: true,
    })
    expect(textsOf(workbook)).toMatchObject({ B2: '1,494,541', C2: '15/04/2023', B3: '48.91%', C3: '15/04/2023 12:00' })
    const cells = cellsByAddress(workbook)
    expect([cells.get('A4')?.merge, cells.get('B3')?.isPercent]).toEqual(['A4:B5', true])
  })

  test('the name of the file says nothing: an old workbook named .xlsx is read', async () => {
    expect((await readPlain('a.xlsx', oldWorkbook('biff8'))).format).toBe('xls')
  })

  test('fonts, hidden rows and hidden columns come from the records', async () => {
    const stream = biffStream({
      version: 8,
      fonts: ['Arial', '.VnTime', 'VNI-Times', 'Tahoma', '.VnTimeH'],
      styles: [0, 1, 2, 3, 5].map((font) => ({ font, format: 0 })),
      sheets: [
        {
          name: 'S',
          records: [
            dimensions,
            biffRecord(0x7d, 2, 2, 2560, 0, 1, 0),
            biffRecord(0x0208, 1, 0, 9, 255, 0, 0, u32(0x20)),
            ...[0, 1, 2, 3, 4].map((style) => number(0, style, style, style)),
            number(1, 0, 0, 5),
          ],
        },
      ],
    })
    const cells = [...cellsByAddress(await readPlain('a.xls', stream)).values()]
    expect(cells.map(({ address, font, hidden }) => [address, font, hidden ?? false])).toEqual([
      ['A1', 'Arial', false],
      ['B1', '.VnTime', false],
      ['C1', 'VNI-Times', true],
      ['D1', 'Tahoma', false],
      ['E1', '.VnTimeH', false],
      ['A2', 'Arial', true],
    ])
  })

  test('BIFF5 texts are in the code page of the file, in an old Vietnamese font every byte stays apart', async () => {
    const bytes = [...Array(224).keys()].map((at) => at + 32)
    const all = Buffer.from(bytes).toString('latin1')
    const stream = biffStream({
      version: 5,
      codePage: 1258,
      fonts: ['Arial', '.VnTime'],
      styles: [
        { font: 0, format: 0 },
        { font: 1, format: 0 },
      ],
      sheets: [
        {
          name: 'S',
          records: [dimensions, label(0, 0, 0, 'S\u00F4\u00EC xa\u00DE'), label(1, 0, 1, all)],
        },
      ],
    })
    const values = valuesOf(await readPlain('a.xls', stream))
    expect(String(values['A1']).normalize('NFC')).toBe('Số xã')
    expect(String(values['A2'])).toBe(new TextDecoder('windows-1252').decode(Buffer.from(bytes)))
    expect(new Set(String(values['A2'])).size).toBe(224)
  })

  test('dates of the 1904 system are the same days', async () => {
    const styles = [{ font: 0, format: 14 }]
    const book = { version: 8, fonts: ['Arial'], styles } as const
    const sheet = (serial: number) => ({ sheets: [{ name: 'S', records: [dimensions, number(0, 0, 0, serial)] }] })
    expect(valuesOf(await readPlain('a.xls', biffStream({ ...book, ...sheet(45_031) })))).toEqual({ A1: '2023-04-15' })
    expect(valuesOf(await readPlain('a.xls', biffStream({ ...book, ...sheet(43_569), is1904: true })))).toEqual({
      A1: '2023-04-15',
    })
  })
})

describe('what is refused', () => {
  const plain = { version: 8, fonts: ['Arial'], styles: [{ font: 0, format: 0 }] } as const
  const stream = biffStream({ ...plain, sheets: [{ name: 'S', records: [dimensions, number(0, 0, 0, 1)] }] })

  test('a password is told before anything is read', async () => {
    const locked = biffStream({ ...plain, more: [biffRecord(0x2f, 0, 0, 0)], sheets: [] })
    expect((await refusalOf('a.xls', locked)).code).toBe('read/encrypted')
  })

  test('a stream cut anywhere is truncated or damaged, never half-read', async () => {
    for (let length = 24; length < stream.length; length += 1)
      expect([length, (await refusalOf('a.xls', stream.subarray(0, length))).code]).toEqual([length, 'read/truncated'])
  })

  test('a container cut anywhere is refused', async () => {
    const whole = oldWorkbook('biff8')
    for (let length = 520; length < whole.length - 512; length += 512)
      expect((await refusalOf('a.xls', whole.subarray(0, length))).code).toMatch(/^read\/(truncated|damaged)$/)
  })

  test('formats before Excel 5 are told what to do', async () => {
    const old = Uint8Array.from([9, 0, 4, 0, 2, 0, 16, 0, 10, 0, 0, 0])
    expect(await refusalOf('a.xls', old)).toEqual({ code: 'read/not-a-workbook', data: { kind: 'old-workbook' } })
  })
})
