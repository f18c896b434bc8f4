import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import type { ErrorFinding } from '#backend/excel/error-workbook-findings.ts'
import { sameCells, writeErrorWorkbook } from '#backend/excel/error-workbook.ts'
import { createExcelPort } from '#backend/excel/excel-port.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import {
  ERROR_LIST_SHEET,
  ERROR_REMARK,
  returnedMark,
  withoutErrorMarks,
} from '#shared/importing/returned-form-mark.rules.ts'
import { contextOf, exportSample } from '#tests/shared/importing/own-export-samples.ts'
import { bm01, day, district } from '#tests/shared/reports/report-samples.ts'
import { hasLibreOffice, notHere, saveWithLibreOffice } from './oracles.ts'
import { partOf, readParts } from './read-package.ts'

const mark = { importId: 42, hash: 'c'.repeat(64) }
const SOFFICE_TIMEOUT_MS = 120_000

async function read(bytes: Uint8Array, name = 'a.xlsx'): Promise<PlainWorkbook> {
  return unpackWorkbook(await readFile(name, bytes))
}

function finding(address: string, more: Partial<ErrorFinding> = {}): ErrorFinding {
  return {
    code: 'import/negative',
    severity: 'error',
    sheet: 0,
    addresses: [address],
    message: `Ô ${address} ghi số âm “-3”. Số lượng không nhỏ hơn 0, sửa lại số này.`,
    ...more,
  }
}

/** A sender's file with what a load and save would lose: a picture, remarks, conditional colours, a formula, a name. */
async function sendersFile(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet("Xã 'A' & B")
  sheet.addRow(['Đơn vị', 'Mới', 'Đổi', 'Tổng'])
  sheet.addRow(['Xã Ea Kly', -3, 4, { formula: 'B2+C2', result: 1 }])
  sheet.addRow(['Xã Ea Yông', 5, '1O', { formula: 'B3', result: 5 }])
  sheet.getCell('B2').note = 'đã hỏi lại xã'
  sheet.getCell('A3').note = 'xã mới'
  sheet.getCell('C3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } }
  sheet.getCell('C3').numFmt = '#,##0'
  sheet.mergeCells('A6:C7')
  sheet.getCell('A6').value = 'Ghi chú chung'
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  sheet.addImage(workbook.addImage({ base64: png, extension: 'png' }), 'F2:G4')
  workbook.addWorksheet('Ẩn', { state: 'hidden' }).getCell('B2').value = 7
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function marked(findings: readonly ErrorFinding[], given?: Uint8Array, name = 'bc.xlsx') {
  const bytes = given ?? (await sendersFile())
  const workbook = await read(bytes, name)
  const errors = await writeErrorWorkbook({ bytes, workbook, fileName: name, findings, mark })
  return { bytes, workbook, errors, back: await read(errors.bytes) }
}

const comments = ({ sheets }: PlainWorkbook) =>
  Object.fromEntries(
    (sheets[0]?.cells ?? []).flatMap(({ address, comment }) => (comment === undefined ? [] : [[address, comment]])),
  )

describe('an error workbook of a package', () => {
  test('is the sender’s own file: every other part byte for byte, every cell with its value', async () => {
    const { bytes, workbook, errors, back } = await marked([finding('B2'), finding('C3')])
    expect(errors).toMatchObject({ how: 'patched', cells: 2 })
    expect(sameCells(withoutErrorMarks(back), workbook)).toBe(true)
    const [before, after] = [readParts(bytes), readParts(errors.bytes)]
    const changed = [...before].flatMap(([path, part]) =>
      path.endsWith('/') || after.get(path) === part ? [] : [path],
    )
    expect(changed.toSorted()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
  })

  test('has a remark on each cell of a finding and keeps the sender’s own remarks', async () => {
    const { back } = await marked([finding('B2'), finding('C3', { message: 'Có chữ O. Gõ lại số 10.' })])
    const found = comments(back)
    expect(Object.keys(found)).toEqual(['B2', 'A3', 'C3'])
    expect(found['A3']).toBe('xã mới')
    expect(found['B2']).toMatch(/^đã hỏi lại xã/)
    expect(found['B2']).toContain(`${ERROR_REMARK} Ô B2 ghi số âm`)
    expect(found['C3']).toBe(`${ERROR_REMARK} Có chữ O. Gõ lại số 10.`)
    expect(comments(withoutErrorMarks(back))).toEqual({ A3: 'xã mới', B2: 'đã hỏi lại xã' })
  })

  test('colours cells and keeps their formats; cells without anything are coloured too', async () => {
    const { errors } = await marked([finding('C3'), finding('E9', { severity: 'question' })])
    const again = new ExcelJS.Workbook()
    await again.xlsx.load(new Uint8Array(errors.bytes).buffer)
    const sheet = again.worksheets[0]
    expect(sheet?.getCell('C3').fill).toMatchObject({ fgColor: { argb: 'FFFFC9C4' } })
    expect(sheet?.getCell('C3').numFmt).toBe('#,##0')
    expect(sheet?.getCell('E9').fill).toMatchObject({ fgColor: { argb: 'FFFFE8A3' } })
    expect(sheet?.getCell('B3').fill).toBeUndefined()
  })

  test('a finding on a cell that is merged away stands on the merged one', async () => {
    const { errors, back } = await marked([finding('B7')])
    expect(errors.cells).toBe(1)
    expect(comments(back)['A6']).toContain(ERROR_REMARK)
  })

  test('lists what to mend, the causes apart, with a way to each cell', async () => {
    const other = finding('C3', { code: 'import/letter-o', message: 'Có chữ O. Gõ lại số 10.' })
    const { back, errors } = await marked([
      finding('B2'),
      other,
      finding('D2'),
      finding('A1', { severity: 'question' }),
    ])
    const list = back.sheets.find(({ name }) => name === ERROR_LIST_SHEET)
    const lines = [...Map.groupBy(list?.cells ?? [], ({ row }) => row).values()].map((row) =>
      row.map(({ text }) => text).join(' | '),
    )
    expect(lines.slice(2)).toEqual([
      'Trang | Ô | Giá trị | Lỗi | Cách sửa',
      '1. Lỗi: 2 chỗ cùng một nguyên nhân',
      "Xã 'A' & B | B2 | -3 | Ô B2 ghi số âm “-3”. | Số lượng không nhỏ hơn 0, sửa lại số này.",
      "Xã 'A' & B | D2 | 1 | Ô D2 ghi số âm “-3”. | Số lượng không nhỏ hơn 0, sửa lại số này.",
      '2. Lỗi: 1 chỗ cùng một nguyên nhân',
      "Xã 'A' & B | C3 | 1O | Có chữ O. | Gõ lại số 10.",
      '3. Cần trả lời: 1 chỗ cùng một nguyên nhân',
      "Xã 'A' & B | A1 | Đơn vị | Ô A1 ghi số âm “-3”. | Số lượng không nhỏ hơn 0, sửa lại số này.",
    ])
    const sheetXml = partOf(readParts(errors.bytes), 'xl/worksheets/sheetSua1.xml')
    expect(sheetXml).toContain(`location="&apos;Xã &apos;&apos;A&apos;&apos; &amp; B&apos;!B2"`)
  })

  test('maps back to its import by each of its two marks, and has none of the product’s own', async () => {
    const { back } = await marked([finding('B2')])
    expect(returnedMark(back)).toEqual(mark)
    expect(returnedMark({ ...back, textNames: {} })).toEqual(mark)
    expect(returnedMark({ ...back, sheets: back.sheets.slice(0, 1) })).toEqual(mark)
    expect(returnedMark(withoutErrorMarks({ ...back, textNames: {} }))).toBeNull()
    expect(Object.keys(back.textNames).filter((name) => name.startsWith('SCC_'))).toEqual([])
  })

  test('made of one that came back, it forgets what was mended', async () => {
    const first = await marked([finding('B2'), finding('C3')])
    const second = await marked([finding('C3')], first.errors.bytes)
    expect(second.errors.how).toBe('patched')
    expect(second.back.sheets.map(({ name }) => name)).toEqual(first.back.sheets.map(({ name }) => name))
    expect(comments(withoutErrorMarks(second.back))).toEqual({ A3: 'xã mới', B2: 'đã hỏi lại xã' })
    expect(comments(second.back)['B2']).toBe('đã hỏi lại xã')
    expect(comments(second.back)['C3']?.split(ERROR_REMARK)).toHaveLength(2)
    const again = new ExcelJS.Workbook()
    await again.xlsx.load(new Uint8Array(second.errors.bytes).buffer)
    expect(again.worksheets[0]?.getCell('B2').fill).toMatchObject({ pattern: 'none' })
    expect(again.worksheets[0]?.getCell('C3').fill).toMatchObject({ fgColor: { argb: 'FFFFC9C4' } })
  })

  test('of an export of this product it stays one, with nothing said of the remarks and the list', async () => {
    const facts = district(day, 5)
    const sample = exportSample(bm01, facts)
    const { back, errors } = await marked([finding('E13')], await writeWorkbook(sample.sheet, sample.meta), 'BM01.xlsx')
    expect(errors.how).toBe('patched')
    expect(recogniseOwnExport(back, contextOf(facts))?.own).toMatchObject({ isUntouched: true, changes: [] })
  })
})

describe('an error workbook of another format', () => {
  const csv = new TextEncoder().encode('Đơn vị;Mới;Tỷ lệ\nXã Ea Kly;-3;48,91%\nXã Ea Yông;012;"a\nb"\n')

  test('looks like the file, with the same texts', async () => {
    const { errors, back, workbook } = await marked([finding('B2')], csv, 'bc.csv')
    expect(errors).toMatchObject({ how: 'redrawn', cells: 1 })
    const shown = (one: PlainWorkbook) => one.sheets[0]?.cells.map(({ address, text }) => [address, text])
    expect(shown(withoutErrorMarks(back))).toEqual(shown(workbook))
    expect(comments(back)['B2']).toContain(ERROR_REMARK)
    expect(returnedMark(back)).toEqual(mark)
  })

  test('a package without styles is drawn anew rather than broken', async () => {
    const { bytes } = await marked([finding('B2')])
    const parts = unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') && name !== 'xl/styles.xml' })
    for (const path of ['xl/_rels/workbook.xml.rels', '[Content_Types].xml'])
      parts[path] = strToU8(
        strFromU8(parts[path] ?? new Uint8Array()).replace(/<(?:Relationship|Override)[^>]*styles[^>]*>/, ''),
      )
    const broken = zipSync(parts)
    const { errors, back } = await marked([finding('B2')], broken)
    expect(errors.how).toBe('redrawn')
    expect(back.sheets[0]?.cells.find(({ address }) => address === 'B2')?.value).toBe(-3)
  })
})

test('the port writes it off the main thread', async () => {
  const port = createExcelPort(new URL('../../../src/main/backend/excel/excel-worker.ts', import.meta.url))
  try {
    const bytes = await sendersFile()
    const input = { bytes, workbook: await read(bytes), fileName: 'bc.xlsx', findings: [finding('B2')], mark }
    expect(await port.renderErrors(input)).toEqual(await writeErrorWorkbook(input))
  } finally {
    await port.close()
  }
})

test('LibreOffice opens and saves it with every value, remark and mark', { timeout: SOFFICE_TIMEOUT_MS }, async ({
  skip,
}) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  const { errors, workbook } = await marked([finding('B2'), finding('C3'), finding('E9')])
  const saved = await read(await saveWithLibreOffice(errors.bytes))
  expect(returnedMark(saved)).toEqual(mark)
  const values = (one: PlainWorkbook) =>
    withoutErrorMarks(one).sheets.map(({ cells }) =>
      cells.map(({ address, value, formula }) => [address, value, formula]),
    )
  expect(values(saved)).toEqual(values(workbook))
  expect(comments(saved)['B2']).toContain('đã hỏi lại xã')
  expect(comments(saved)['C3']).toContain(ERROR_REMARK)
})
