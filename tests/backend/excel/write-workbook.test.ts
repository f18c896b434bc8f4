import { posix } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SheetCell, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { sheetModelSchema } from '#shared/reports/sheet-model.schema.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { elementText, firstBadTag, partOf, readCells, readNames, readParts, readSheets } from './read-package.ts'
import { FIRST_ROW, HOSTILE_NAMES, LAST_ROW, plainModel, sampleMeta, sampleModel, TOTAL_ROW } from './sample-sheet.ts'

const bytes = await writeWorkbook(sampleModel, sampleMeta)
const parts = readParts(bytes)
const sheetXml = partOf(parts, 'xl/worksheets/sheet1.xml')
const cells = readCells(parts, 1)

function withCells(...extra: SheetCell[]): SheetModel {
  return { ...plainModel(1, 1), cells: extra }
}

describe('cells', () => {
  test('the sample is a valid model', () => {
    expect(sheetModelSchema.parse(sampleModel)).toEqual(sampleModel)
  })

  test('every value of the model arrives, numbers as numbers and text as text', () => {
    for (const cell of sampleModel.cells) {
      const read = cells.get(address(cell))
      const isBlankLabel = cell.value === '' && cell.formula === undefined
      expect({ at: address(cell), ...read }).toEqual({
        at: address(cell),
        value: isBlankLabel ? null : cell.value,
        ...(cell.formula === undefined ? {} : { formula: cell.formula }),
      })
    }
  })

  test('a name that begins like a formula stays text, also after somebody edits it', () => {
    HOSTILE_NAMES.forEach((name, index) => expect(cells.get(`C${FIRST_ROW + index}`)).toEqual({ value: name }))
    expect(formatOf(`C${FIRST_ROW}`)).toBe('49')
  })

  test('a code keeps its leading zeros', () => {
    expect(cells.get(`B${FIRST_ROW}`)).toEqual({ value: '03000' })
    expect(formatOf(`B${FIRST_ROW}`)).toBe('49')
  })

  test('a formula keeps its cached result when that is a dash, an empty text or zero', () => {
    expect(cells.get(`R${FIRST_ROW + 5}`)?.value).toBe('—')
    expect(cells.get(`T${FIRST_ROW}`)?.value).toBe('')
    expect(cells.get(`I${FIRST_ROW}`)?.value).toBe(0)
    expect(sheetXml).toContain(`<c r="T${FIRST_ROW}"`)
  })

  test('only formulas of the model are formulas', () => {
    const written = [...cells].filter(([, cell]) => cell.formula !== undefined).map(([at]) => at)
    const expected = sampleModel.cells.filter((cell) => cell.formula !== undefined).map(address)
    expect(written.toSorted()).toEqual(expected.toSorted())
  })

  test('characters that XML forbids are left out and a literal character code stays text', async () => {
    const value = 'A\u0000\u0007B\uD800C\uFFFE\r\nD _x0041_ 🙂'
    const model = withCells({ row: 2, column: 1, value, text: value, style: {} })
    const written = readParts(await writeWorkbook(model, { ...sampleMeta, unitName: value }))
    expect(readCells(written, 1).get('A2')?.value).toBe('ABC\nD _x0041_ 🙂')
    for (const [path, xml] of written) expect([path, firstBadTag(xml)]).toEqual([path, null])
  })

  test('a text longer than a cell can hold is refused', async () => {
    const value = 'a'.repeat(32_768)
    await expect(
      writeWorkbook(withCells({ row: 2, column: 1, value, text: '', style: {} }), sampleMeta),
    ).rejects.toThrow(RangeError)
  })
})

describe('layout', () => {
  test('A4 landscape, one page wide, margins of the model', () => {
    expect(sheetXml).toMatch(/<pageSetUpPr fitToPage="1"\/>/)
    expect(sheetXml).toMatch(/<pageSetup paperSize="9" orientation="landscape" [^>]*fitToWidth="1" fitToHeight="0"/)
    const margins = /<pageMargins left="([\d.]+)" right="([\d.]+)" top="([\d.]+)" bottom="([\d.]+)"/.exec(sheetXml)
    expect(margins?.slice(1).map((inches) => Math.round(Number(inches) * 25.4))).toEqual([30, 15, 20, 20])
  })

  test('the page number stands centred at the top from the second page', () => {
    expect(/<headerFooter.*<\/headerFooter>/.exec(sheetXml)?.[0]).toBe(
      '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;&quot;Times New Roman,Regular&quot;&amp;13&amp;P</oddHeader></headerFooter>',
    )
  })

  test('header rows are frozen and repeated; hidden columns are not printed', () => {
    const sheet = "'Báo cáo kỳ ''T4'' & lũy kế'"
    expect(sheetXml).toContain(
      '<pane xSplit="3" ySplit="12" topLeftCell="D13" activePane="bottomRight" state="frozen"/>',
    )
    expect(readNames(parts).get('_xlnm.Print_Titles')).toBe(`${sheet}!$9:$12`)
    expect(readNames(parts).get('_xlnm.Print_Area')).toBe(`${sheet}!$A$1:$U$${TOTAL_ROW + 8}`)
    expect(readNames(parts).get('BANG_SO_LIEU')).toBe(`${sheet}!$D$${FIRST_ROW}:$Q$${LAST_ROW}`)
    expect(sheetXml).toMatch(/<col min="22" max="22" width="12.7109375" hidden="1"/)
  })

  test('protection is a hint: no password, formulas and labels locked, figures free', () => {
    expect(sheetXml).toContain('<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>')
    expect(isLocked(`I${FIRST_ROW}`)).toBe(true)
    expect(isLocked(`C${FIRST_ROW}`)).toBe(true)
    expect(isLocked(`F${FIRST_ROW}`)).toBe(false)
    expect(isLocked(`U${FIRST_ROW}`)).toBe(false)
  })

  test('only Times New Roman, greys and the number formats of the model are used', () => {
    const styles = partOf(parts, 'xl/styles.xml')
    expect(new Set([...styles.matchAll(/<name val="([^"]*)"/g)].map(([, name]) => name))).toEqual(
      new Set(['Times New Roman']),
    )
    const colours = [...styles.matchAll(/rgb="FF(..)(..)(..)"/g)]
    expect(colours.length).toBeGreaterThan(0)
    for (const [, red, green, blue] of colours) expect([red, green]).toEqual([green, blue])
    expect([formatOf(`F${FIRST_ROW}`), formatOf(`R${FIRST_ROW}`)]).toEqual(['3', '10'])
  })

  test('a sheet name or a named range that the format does not allow is refused', async () => {
    await expect(writeWorkbook({ ...sampleModel, name: 'a/b' }, sampleMeta)).rejects.toThrow('a/b')
    const bad = { ...sampleModel, definedNames: [{ name: 'X', range: 'A1,B2' }] }
    await expect(writeWorkbook(bad, sampleMeta)).rejects.toThrow('A1,B2')
  })
})

describe('package', () => {
  test('every part is well-formed, has a content type, and every relationship ends at a part', () => {
    const types = partOf(parts, '[Content_Types].xml')
    const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path)
    const defaults = [...types.matchAll(/Extension="([^"]+)"/g)].map(([, extension]) => extension)
    expect(overrides.filter((path) => !parts.has(path ?? ''))).toEqual([])
    for (const [path, xml] of parts) {
      expect([path, firstBadTag(xml)]).toEqual([path, null])
      expect(defaults).toContain(path.split('.').pop())
      if (!path.endsWith('.rels')) continue
      const folder = posix.dirname(posix.dirname(path))
      for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g))
        expect([...parts.keys()]).toContain(posix.join(folder, target))
    }
    expect(overrides).toContain('customXml/itemProps1.xml')
    expect(Object.keys(Object.fromEntries(parts))[0]).toBe('[Content_Types].xml')
  })

  test('properties name the product and the instant of the export, not the clock of this machine', () => {
    const core = partOf(parts, 'docProps/core.xml')
    expect(elementText(core, 'dc:creator')).toBe('Sổ Căn Cước')
    expect(core).toContain('2023-05-01T17:05:09Z')
  })

  test('the marks are hidden from a reader', () => {
    expect(readSheets(parts)[1]).toEqual({ name: '_meta', state: 'veryHidden' })
    expect(partOf(parts, 'xl/workbook.xml')).toContain('<definedName name="SCC_FORM" hidden="1">')
  })
})

describe('same input, same bytes', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  test.each(['Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati'])('in %s', async (timeZone) => {
    process.env['TZ'] = timeZone
    expect(
      Buffer.from(await writeWorkbook(structuredClone(sampleModel), structuredClone(sampleMeta))).equals(bytes),
    ).toBe(true)
  })
})

function address(cell: SheetCell): string {
  return `${String.fromCharCode(64 + cell.column)}${cell.row}`
}

function styleOf(at: string): string {
  const index = Number(new RegExp(`<c r="${at}" s="(\\d+)"`).exec(sheetXml)?.[1])
  const formats = /<cellXfs.*<\/cellXfs>/s.exec(partOf(parts, 'xl/styles.xml'))?.[0] ?? ''
  return [...formats.matchAll(/<xf .*?(?:<\/xf>|\/>(?=<xf|<\/cellXfs>))/gs)][index]?.[0] ?? ''
}

function formatOf(at: string): string | undefined {
  return /numFmtId="(\d+)"/.exec(styleOf(at))?.[1]
}

function isLocked(at: string): boolean {
  return !styleOf(at).includes('locked="0"')
}
