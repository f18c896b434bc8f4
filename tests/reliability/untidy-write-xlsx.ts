import ExcelJS from 'exceljs'
import { serialOf, type UntidyCell, type UntidyWorkbook } from './untidy-model.ts'

export async function writeUntidyXlsx({ sheets }: UntidyWorkbook): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const sheet of sheets) {
    const page = workbook.addWorksheet(sheet.name, { state: sheet.isHidden ? 'hidden' : 'visible' })
    for (const cell of sheet.cells.values()) write(page.getCell(cell.row, cell.column), cell)
    for (const { top, left, bottom, right } of sheet.merges) page.mergeCells(top, left, bottom, right)
    for (const row of sheet.hiddenRows) page.getRow(row).hidden = true
    for (const column of sheet.hiddenColumns) page.getColumn(column).hidden = true
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function write(target: ExcelJS.Cell, cell: UntidyCell): void {
  const stored = storedValue(cell)
  target.value = stored
  if (cell.font !== undefined) target.font = { name: cell.font, size: 12 }
  if (cell.format === 'grouped') target.numFmt = '#,##0'
  if (cell.format === 'percent') target.numFmt = '0.00%'
  if (typeof cell.value === 'object' && cell.value !== null && 'date' in cell.value) target.numFmt = 'dd/mm/yyyy'
}

function storedValue({ value, formula }: UntidyCell): ExcelJS.CellValue {
  const plain = plainValue(value)
  if (formula === undefined) return plain
  return plain === null ? { formula, date1904: false } : { formula, result: plain, date1904: false }
}

function plainValue(value: UntidyCell['value']): string | number | ExcelJS.CellErrorValue | null {
  if (value === null || typeof value !== 'object') return value
  return 'date' in value ? serialOf(value.date) : { error: errorValue(value.error) }
}

function errorValue(text: string): ExcelJS.CellErrorValue['error'] {
  const errors = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!'] as const
  const found = errors.find((one) => one === text)
  if (found === undefined) throw new Error(`no error value ${text}`)
  return found
}
