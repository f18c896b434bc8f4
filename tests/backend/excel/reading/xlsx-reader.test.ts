import ExcelJS from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { sampleMeta, sampleModel } from '../sample-sheet.ts'
import { cellsByAddress, handMade, handMadeParts, readPlain, textsOf, valuesOf, zipOf } from './read-fixture.ts'

async function written(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('values of a workbook', () => {
  test('numbers, texts, booleans, errors and dates are what is stored, texts as they are shown', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('Số liệu')
      const put = (address: string, value: ExcelJS.CellValue, numFmt?: string): void => {
        sheet.getCell(address).value = value
        if (numFmt !== undefined) sheet.getCell(address).numFmt = numFmt
      }
      put('A1', 1_494_541, '#,##0')
      put('B1', 0.4891, '0.00%')
      put('C1', '  Xã Ea Kly ')
      put('D1', true)
      put('E1', { error: '#REF!' })
      put('F1', 45_031, 'dd/mm/yyyy')
      put('G1', 45_031.5, 'dd/mm/yyyy hh:mm')
      put('H1', 0.1 + 0.2)
      put('A2', '1.120')
      put('B2', 0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')
      put('C2', -1234.5, '#,##0.0')
      put('D2', 0.5, 'hh:mm')
      put('E2', 123_456_789_012)
      put('F2', 12, '#,##0\\ "hs"')
      put('G2', 12, '@')
    })
    const workbook = await readPlain('a.xlsx', bytes)
    expect(workbook.format).toBe('xlsx')
    expect(valuesOf(workbook)).toEqual({
      A1: 1_494_541,
      B1: 0.4891,
      C1: '  Xã Ea Kly ',
      D1: true,
      E1: '#REF!',
      F1: '2023-04-15',
      G1: '2023-04-15T12:00:00',
      H1: 0.1 + 0.2,
      A2: '1.120',
      B2: 0,
      C2: -1234.5,
      D2: 0.5,
      E2: 123_456_789_012,
      F2: 12,
      G2: 12,
    })
    expect(textsOf(workbook)).toEqual({
      A1: '1,494,541',
      B1: '48.91%',
      C1: '  Xã Ea Kly ',
      D1: 'TRUE',
      E1: '#REF!',
      F1: '15/04/2023',
      G1: '15/04/2023 12:00',
      H1: '0.3',
      A2: '1.120',
      B2: '-',
      C2: '-1,234.5',
      D2: '12:00',
      E2: '1.23457E+11',
      F2: '12 hs',
      G2: '12',
    })
    const cells = cellsByAddress(workbook)
    expect([...cells.values()].filter(({ isPercent }) => isPercent).map(({ address }) => address)).toEqual(['B1'])
    expect([...cells.values()].map(({ type }) => type).join(' ')).toBe(
      'number number text boolean error date date number text number number number number number number',
    )
  })

  test('a number with a comment stays a number and keeps its comment', async () => {
    const bytes = await written((workbook) => {
      const cell = workbook.addWorksheet('S').getCell('B3')
      cell.value = 45
      cell.note = 'Xã gõ lại'
    })
    const cell = cellsByAddress(await readPlain('a.xlsx', bytes)).get('B3')
    expect(cell).toMatchObject({ type: 'number', value: 45, comment: 'Xã gõ lại' })
  })

  test('a formula gives its cached value, without one nothing; a shared formula moves with its cells', async () => {
    const bytes = handMade(
      `<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>SUM(A1:A3)</f><v>6</v></c><c r="C1"><f>A1*2</f></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>2x</v></c></row>
       <row r="2"><c r="B2"><f t="shared" ref="B2:C3" si="0">$A2+A$1+"A2"</f><v>1</v></c></row>
       <row r="3"><c r="C3"><f t="shared" si="0"/><v>9</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
    )
    const cells = cellsByAddress(await readPlain('a.xlsx', bytes))
    const seen = [...cells.values()].map(({ address, type, value, formula }) => [address, type, value, formula])
    expect(seen).toEqual([
      ['A1', 'number', 2, undefined],
      ['B1', 'number', 6, 'SUM(A1:A3)'],
      ['C1', 'number', null, 'A1*2'],
      ['D1', 'text', '2x', 'A1&"x"'],
      ['B2', 'number', 1, '$A2+A$1+"A2"'],
      ['C3', 'number', 9, '$A3+B$1+"A2"'],
      ['D3', 'error', '#DIV/0!', '1/0'],
    ])
  })

  test('dates of the 1904 system and ISO dates of strict files are the same days', async () => {
    const styles =
      '<numFmts/><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs>'
    const in1904 = handMade('<row r="1"><c r="A1" s="1"><v>43569</v></c></row>', { styles })
    const parts = handMadeParts('<row r="1"><c r="A1" s="1"><v>43569</v></c></row>', { styles })
    parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] ?? '').replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    )
    const strict = handMade('<row r="1"><c r="A1" s="1" t="d"><v>2023-04-15T00:00:00</v></c></row>', { styles })
    expect(valuesOf(await readPlain('a.xlsx', in1904))).toEqual({ A1: '2019-04-14' })
    expect(valuesOf(await readPlain('a.xlsx', zipOf(parts)))).toEqual({ A1: '2023-04-15' })
    const cell = cellsByAddress(await readPlain('a.xlsx', strict)).get('A1')
    expect(cell).toMatchObject({ type: 'date', value: '2023-04-15', text: '15/04/2023', font: '.VnTime' })
  })

  test('cells and rows without addresses follow each other', async () => {
    const bytes = handMade(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>',
    )
    expect(valuesOf(await readPlain('a.xlsx', bytes))).toEqual({ A1: 1, C1: 3, A2: 'a b' })
  })
})

describe('what stands around the values', () => {
  test('hidden rows, columns and sheets are marked on their cells, merges on their anchor', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('Hiện')
      sheet.getCell('A1').value = 'Tiêu đề'
      sheet.mergeCells('A1:D1')
      for (const address of ['A2', 'B2', 'A3']) sheet.getCell(address).value = 1
      sheet.getColumn(2).hidden = true
      sheet.getRow(3).hidden = true
      const other = workbook.addWorksheet('Ẩn', { state: 'veryHidden' })
      other.getCell('A1').value = 'x'
    })
    const workbook = await readPlain('a.xlsx', bytes)
    const cells = cellsByAddress(workbook)
    expect([...cells.values()].map(({ address, hidden }) => [address, hidden ?? false])).toEqual([
      ['A1', false],
      ['A2', false],
      ['B2', true],
      ['A3', true],
    ])
    expect(cells.get('A1')?.merge).toBe('A1:D1')
    expect(workbook.sheets.map(({ name, hidden, cells: own }) => [name, hidden, own[0]?.hidden])).toEqual([
      ['Hiện', false, undefined],
      ['Ẩn', true, true],
    ])
  })

  test('fonts come from the cell, or from its letters where all of them have another', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('S')
      sheet.getCell('A1').value = 'C«ng an'
      sheet.getCell('A1').font = { name: '.VnTime', size: 12 }
      sheet.getCell('A2').value = {
        richText: [
          { text: 'C«ng ', font: { name: '.VnTimeH' } },
          { text: 'an', font: { name: '.VnTimeH' } },
        ],
      }
      sheet.getCell('A3').value = {
        richText: [
          { text: 'một', font: { name: 'Arial' } },
          { text: 'hai', font: { name: '.VnTime' } },
        ],
      }
      sheet.getCell('A3').font = { name: 'Tahoma' }
    })
    const cells = cellsByAddress(await readPlain('a.xlsx', bytes))
    expect(['A1', 'A2', 'A3'].map((address) => cells.get(address)?.font)).toEqual(['.VnTime', '.VnTimeH', 'Tahoma'])
  })

  test('an export of this program shows its three marks', async () => {
    const bytes = await writeWorkbook(sampleModel, sampleMeta)
    const workbook = await readPlain('bm02.xlsx', bytes)
    expect(workbook.textNames['SCC_FORM']).toBe(sampleMeta.formId)
    expect(workbook.textNames['SCC_HASH']).toBe(sampleMeta.valuesHash)
    expect(workbook.customXml).toHaveLength(1)
    expect(workbook.customXml[0]).toContain('urn:so-can-cuoc:sheet-meta:1')
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toContainEqual(['_meta', true])
    const shown = new Map(sampleModel.cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]))
    const figures = (workbook.sheets[0]?.cells ?? []).filter(({ type }) => type === 'number')
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter(({ row, column, value }) => shown.get(`${row}/${column}`) !== value)).toEqual([])
  })

  test('macros are left alone, addresses of other workbooks are told', async () => {
    const parts = handMadeParts('<row r="1"><c r="A1"><f>[1]S!A1</f><v>3</v></c></row>')
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const relations = 'xl/_rels/workbook.xml.rels'
    parts[relations] = (parts[relations] ?? '').replace(
      '</Relationships>',
      `<Relationship Id="r9" Type="${office}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
    )
    parts['xl/externalLinks/externalLink1.xml'] = '<externalLink/>'
    parts['xl/externalLinks/_rels/externalLink1.xml.rels'] =
      `<Relationships><Relationship Id="rId1" Type="${office}/externalLinkPath" Target="file:///D:/so-lieu.xlsx" TargetMode="External"/></Relationships>`
    parts['xl/vbaProject.bin'] = 'macro'
    const workbook = await readPlain('a.xlsx', zipOf(parts))
    expect([workbook.format, workbook.externalLinks]).toEqual(['xlsm', ['file:///D:/so-lieu.xlsx']])
  })

  test('names that objects have by themselves are names like others', async () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
    const names = ['__proto__', 'constructor', 'toString'].map(
      (name) => `<definedName name="${name}">"x""y"</definedName>`,
    )
    const parts = handMadeParts('<row r="1"><c r="A1"><v>3</v></c></row>', {
      workbook: `<definedNames>${names.join('')}<definedName name="Vùng">Bảng!$A$1</definedName></definedNames>`,
    })
    parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] ?? '').replace('Bảng"', '__proto__"')
    const workbook = await readPlain('a.xlsx', zipOf(parts))
    expect(Object.entries(workbook.textNames)).toEqual([
      ['__proto__', 'x"y'],
      ['constructor', 'x"y'],
      ['toString', 'x"y'],
    ])
    expect(workbook.sheets[0]?.name).toBe('__proto__')
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
    expect('x"y' in {}).toBe(false)
  })
})

describe('a package that is not as it says', () => {
  test('another file name and other bytes before the cells make no difference, a missing part does', async () => {
    const bytes = handMade('<row r="1"><c r="A1"><v>3</v></c></row>', {
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    })
    expect(valuesOf(await readPlain('so-lieu.xls', bytes))).toEqual({ A1: '1900-01-03' })
    const parts = unzipSync(bytes)
    delete parts['xl/styles.xml']
    await expect(readPlain('a.xlsx', zipSync(parts))).rejects.toMatchObject({ code: 'read/damaged' })
  })

  test.each([
    ['an element left open', '<row r="1"><c r="A1"><v>3</c></row>'],
    ['letters where a number is due', '<row r="1"><c r="A1"><v>3x</v></c></row>'],
    ['a text that is not in the table', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['a kind of value nobody knows', '<row r="1"><c r="A1" t="z"><v>7</v></c></row>'],
    ['an unknown entity', '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'],
    ['the same cell twice', '<row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>4</v></c></row>'],
  ])('%s is damaged', async (_, rows) => {
    await expect(readPlain('a.xlsx', handMade(rows))).rejects.toMatchObject({ code: 'read/damaged' })
  })

  test('UTF-16 parts are read', async () => {
    const parts = Object.entries(handMadeParts('<row r="1"><c r="A1" t="str"><v>Xã</v></c></row>'))
    const wide = parts.map(([name, text]) => [name, Buffer.from(`\uFEFF${text}`, 'utf16le')] as const)
    expect(valuesOf(await readPlain('a.xlsx', zipSync(Object.fromEntries(wide))))).toEqual({ A1: 'Xã' })
  })
})
