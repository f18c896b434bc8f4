/** Small workbooks of each format that people send, the same bytes on every run: what the mutations begin with. */
import { utils, write } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { sampleMeta, sampleModel } from '#tests/backend/excel/sample-sheet.ts'

export interface StandardWorkbook {
  readonly name: string
  readonly bytes: Uint8Array
  /** Its container has check sums: what is accepted must be what was written. */
  readonly isChecked: boolean
}

const rows = [
  ['TT', 'Xã, thị trấn', 'Cấp mới', 'Cấp đổi', 'Tỷ lệ'],
  ...['Ea Kly', 'Ea Kênh', 'Ea Phê', 'Phước An', 'Vụ Bổn', 'Krông Búk'].map((name, at) => [
    at + 1,
    name,
    120 + at * 37,
    at * 11,
    0.125 * at,
  ]),
  ['', 'Tổng cộng', 1275, 165, '48,91%'],
]

export async function standardWorkbooks(): Promise<StandardWorkbook[]> {
  const table = rows.map((row) => row.join(';')).join('\r\n')
  const cellsOf = (row: readonly unknown[]): string => row.map((value) => `<td>${String(value)}</td>`).join('')
  const page = `<html><head><meta charset="utf-8"></head><body><table>${rows.map((row) => `<tr>${cellsOf(row)}</tr>`).join('\n')}</table></body></html>`
  return [
    { name: 'exceljs.xlsx', bytes: await styledWorkbook(), isChecked: true },
    { name: 'export.xlsx', bytes: await writeWorkbook(sampleModel, sampleMeta), isChecked: true },
    { name: 'bảng.ods', bytes: sheetJs('ods'), isChecked: true },
    { name: 'biff8.xls', bytes: sheetJs('biff8'), isChecked: false },
    { name: 'biff5.xls', bytes: sheetJs('biff5'), isChecked: false },
    { name: 'xml-2003.xls', bytes: sheetJs('xlml'), isChecked: false },
    { name: 'page.xls', bytes: bytesOf(page, 'utf8'), isChecked: false },
    { name: 'utf-8.csv', bytes: bytesOf(`\uFEFF${table}`, 'utf8'), isChecked: false },
    { name: 'utf-16.csv', bytes: bytesOf(`\uFEFF${table}`, 'utf16le'), isChecked: false },
  ]
}

async function styledWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const time = new Date(Date.UTC(2023, 3, 15))
  Object.assign(workbook, { created: time, modified: time })
  const sheet = workbook.addWorksheet('Số liệu')
  sheet.addRows(rows)
  sheet.getColumn(3).numFmt = '#,##0'
  sheet.getCell('C3').note = 'Xã gõ lại'
  sheet.getCell('F1').value = time
  sheet.getCell('C8').value = { formula: 'SUM(C2:C7)', result: 1275 }
  sheet.getRow(5).hidden = true
  sheet.mergeCells('A10:C10')
  sheet.getCell('A10').value = 'Người lập biểu'
  workbook.addWorksheet('Ẩn', { state: 'hidden' }).getCell('A1').value = 7
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function sheetJs(bookType: 'ods' | 'biff8' | 'biff5' | 'xlml'): Uint8Array {
  const bytes: unknown = write(utils.book_new(utils.aoa_to_sheet(rows), 'So lieu'), { bookType, type: 'buffer' })
  if (!(bytes instanceof Uint8Array)) throw new Error(`no ${bookType}`)
  return new Uint8Array(bytes)
}

function bytesOf(text: string, encoding: BufferEncoding): Uint8Array {
  return new Uint8Array(Buffer.from(text, encoding))
}
