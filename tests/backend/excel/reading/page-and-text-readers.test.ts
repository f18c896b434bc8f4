import { describe, expect, test } from 'vitest'
import { cellsByAddress, readPlain, refusalOf, textsOf, valuesOf } from './read-fixture.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const firstSheet = (workbook: Awaited<ReturnType<typeof readPlain>>): Record<string, unknown> => valuesOf(workbook)

describe('pages saved as .xls', () => {
  test('texts stay texts, spans become merges, what is not displayed is hidden', async () => {
    const page = `<html><body><h3>BÁO CÁO ngày 15/4/2023</h3><table><tr><td colspan=2>Xã</td><td rowspan="2">Số</td></tr>
      <tr><td>Ea Kly</td><td>1.120</td></tr><tr style="display: none"><td>Ea Kênh<td>007<td>&nbsp;</tr></table><p>Người lập</p></body></html>`
    const workbook = await readPlain('bao-cao.xls', utf8(page))
    expect(workbook.format).toBe('html')
    const cells = cellsByAddress(workbook)
    expect(firstSheet(workbook)).toEqual({
      A1: 'BÁO CÁO ngày 15/4/2023',
      A2: 'Xã',
      C2: 'Số',
      A3: 'Ea Kly',
      B3: '1.120',
      A4: 'Ea Kênh',
      B4: '007',
      A5: 'Người lập',
    })
    expect([cells.get('A2')?.merge, cells.get('C2')?.merge, cells.get('A4')?.hidden]).toEqual(['A2:B2', 'C2:C3', true])
  })

  test("Excel's own numbers behind the shown texts count, with its fonts, formats and formulas", async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
      <!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>Tuần 15</x:Name></x:ExcelWorksheet></xml><![endif]-->
      <style><!-- td {font-family:".VnTime", serif;} .xl24 {mso-number-format:"dd\\/mm\\/yyyy"; font-family:Arial;} .xl25 {mso-number-format:0\\.00%;} --></style></head>
      <body><table><tr><td x:num="1120">1.120</td><td class=xl24 x:num="45031">15/04/2023</td><td class=xl25 x:num="0.4891">48,91%</td>
      <td x:num>12</td><td x:num="6" x:fmla="=SUM(A1:A3)">6</td><td>#REF!</td></tr></table></body></html>`
    const workbook = await readPlain('a.xls', Buffer.from(page, 'latin1'))
    expect(firstSheet(workbook)).toEqual({ A1: 1120, B1: '2023-04-15', C1: 0.4891, D1: 12, E1: 6, F1: '#REF!' })
    expect(textsOf(workbook)).toMatchObject({ A1: '1.120', B1: '15/04/2023', C1: '48,91%' })
    const cells = cellsByAddress(workbook)
    expect([
      cells.get('A1')?.font,
      cells.get('B1')?.font,
      cells.get('C1')?.isPercent,
      cells.get('E1')?.formula,
    ]).toEqual(['.VnTime', 'Arial', true, 'SUM(A1:A3)'])
  })

  test('a table inside a cell and a second table stand below', async () => {
    const page =
      '<table><tr><td>ngoài<table><tr><td>trong</td></tr></table></td></tr></table><table><tr><td>sau</td></tr></table>'
    expect(Object.values(firstSheet(await readPlain('a.xls', utf8(page))))).toEqual(['ngoài', 'trong', 'sau'])
  })

  test('a page without a table is no workbook', async () => {
    expect((await refusalOf('a.xls', utf8('<html><p>Không có bảng</p></html>'))).code).toBe('read/not-a-workbook')
  })
})

describe('XML Spreadsheet 2003', () => {
  const book = (table: string, more = ''): Uint8Array =>
    utf8(`<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Styles><Style ss:ID="Default"><Font ss:FontName="Arial"/></Style><Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/><Font ss:FontName="VNI-Times"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style></Styles>
      <Names><NamedRange ss:Name="SCC_FORM" ss:RefersTo="=&quot;BM02&quot;"/></Names>
      <Worksheet ss:Name="Số liệu"><Table>${table}</Table></Worksheet>${more}</Workbook>`)

  test('values, dates, merges, hidden places, fonts, names', async () => {
    const workbook = await readPlain(
      'a.xls',
      book(
        `<Column ss:Index="3" ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Xã</Data></Cell><Cell><Data ss:Type="Number">5</Data></Cell></Row>
         <Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="DateTime">2023-04-15T00:00:00.000</Data></Cell></Row>
         <Row><Cell ss:StyleID="s2" ss:Formula="=R1C1"><Data ss:Type="Number">0.4891</Data><Comment><Data>Xem <B>lại</B></Data></Comment></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>`,
        '<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>',
      ),
    )
    expect(workbook.format).toBe('xml-2003')
    expect(valuesOf(workbook)).toEqual({ A1: 'Xã', C1: 5, B4: '2023-04-15', A5: 0.4891, B5: '#N/A' })
    expect(textsOf(workbook)).toMatchObject({ B4: '15/04/2023', A5: '48.91%' })
    const cells = cellsByAddress(workbook)
    expect([cells.get('A1')?.merge, cells.get('C1')?.hidden, cells.get('B4')?.hidden]).toEqual(['A1:B1', true, true])
    expect([cells.get('A1')?.font, cells.get('B4')?.font]).toEqual(['Arial', 'VNI-Times'])
    expect(cells.get('A5')).toMatchObject({ isPercent: true, comment: 'Xem lại', formula: 'R1C1' })
    expect([workbook.textNames['SCC_FORM'], workbook.sheets[1]?.hidden]).toEqual(['BM02', true])
    expect(workbook.sheets[1]?.cells.map(({ hidden }) => hidden)).toEqual([true])
  })

  test('cut short it is damaged, with a document type it is hostile', async () => {
    const whole = book('<Row><Cell><Data ss:Type="Number">5</Data></Cell></Row>')
    expect((await refusalOf('a.xls', whole.subarray(0, whole.length - 12))).code).toBe('read/damaged')
    const doctype = new TextDecoder().decode(whole).replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]><Workbook')
    expect((await refusalOf('a.xls', utf8(doctype))).code).toBe('read/hostile')
  })
})

describe('texts with separators', () => {
  const table = { A1: 'Xã', B1: 'Số', A2: 'Ea "Kly", x', B2: '1.120', A3: 'Ea Kênh', B3: '03' }
  const lines = (mark: string): string => `Xã${mark}Số\r\n"Ea ""Kly"", x"${mark}1.120\r\nEa Kênh${mark}03\r\n`

  test.each([',', ';', '\t'])('every cell is a text, cut at “%s”', async (mark) => {
    const workbook = await readPlain('Tuần 15.csv', utf8(lines(mark)))
    expect([workbook.format, workbook.sheets[0]?.name]).toEqual(['csv', 'Tuần 15'])
    expect(valuesOf(workbook)).toEqual(table)
    expect(workbook.sheets[0]?.cells.every(({ type }) => type === 'text')).toBe(true)
  })

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${lines(',')}`, 'utf8')],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${lines(',')}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${lines(',')}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(lines(','), 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect(valuesOf(await readPlain('a.csv', bytes))).toEqual(table)
  })

  test('windows-1258: letters with their tone marks apart', async () => {
    const bytes = Buffer.from([0x58, 0x61, 0xde, 0x2c, 0x53, 0xf4, 0xec, 0x0a, 0xd0, 0xf5, 0x2c, 0x33])
    const values = valuesOf(await readPlain('a.csv', bytes))
    expect(Object.values(values).map((value) => String(value).normalize('NFC'))).toEqual(['Xã', 'Số', 'Đơ', '3'])
  })

  test('a first line names the separator; decimal commas do not; a kept text is the text', async () => {
    expect(valuesOf(await readPlain('a.csv', utf8('sep=;\na,b;c\n')))).toEqual({ A2: 'a,b', B2: 'c' })
    expect(valuesOf(await readPlain('a.csv', utf8('x;1,5;2,5\ny;1,5;2,5')))).toMatchObject({ B1: '1,5', C2: '2,5' })
    expect(valuesOf(await readPlain('a.csv', utf8('="00123",4')))).toEqual({ A1: '00123', B1: '4' })
  })

  test('one comma in every percentage, note or title is no separator, also where last cells are left out', async () => {
    for (const mark of ['\t', ';']) {
      const rows = [
        'KẾT QUẢ CCCD, ĐDĐT',
        `Xã${mark}Mới${mark}Tỷ lệ${mark}Ghi chú`,
        `Ea Kly${mark}8${mark}54,67%${mark}máy hỏng`,
      ]
      const text = [
        ...rows,
        `Ea Yông${mark}12${mark}91,29%`,
        `Hòa Đông${mark}5${mark}60,14%`,
        'Người lập, ký tên',
      ].join('\r\n')
      expect(valuesOf(await readPlain('a.csv', utf8(text)))).toMatchObject({ A2: 'Xã', D3: 'máy hỏng', C5: '60,14%' })
    }
    expect(valuesOf(await readPlain('a.csv', utf8('xã a, huyện b, tỉnh c, d;1;2\nxã e, f, g, h;3;4')))).toMatchObject({
      C2: '4',
    })
  })

  test('empty lines keep the rows where they are; a text never closed is damaged', async () => {
    expect(valuesOf(await readPlain('a.csv', utf8('a\n\nb,c\n')))).toEqual({ A1: 'a', A3: 'b', B3: 'c' })
    expect((await refusalOf('a.csv', utf8('a,"b\nc,d\n'))).code).toBe('read/damaged')
  })

  test('a line of endless separators is refused before it is cut, and many lines of many are not', async () => {
    expect(await refusalOf('a.csv', utf8(','.repeat(70_000)))).toMatchObject({ code: 'read/hostile' })
    const wide = `1${','.repeat(9000)}\n`
    expect(Object.keys(valuesOf(await readPlain('a.csv', utf8(wide.repeat(10)))))).toHaveLength(10)
  })
})
