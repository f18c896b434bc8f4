import * as XLSX from '@e965/xlsx'
import { addressOf, serialOf, type UntidyCell, type UntidySheet, type UntidyWorkbook, widthOf } from './untidy-model.ts'

/** BIFF8. Its writer keeps no fonts and no formulas. */
export function writeUntidyXls({ sheets }: UntidyWorkbook): Uint8Array {
  const workbook = XLSX.utils.book_new()
  for (const sheet of sheets) XLSX.utils.book_append_sheet(workbook, pageOf(sheet), sheet.name)
  workbook.Workbook = { Sheets: sheets.map(({ name, isHidden }) => ({ name, Hidden: isHidden ? 1 : 0 })) }
  const written: unknown = XLSX.write(workbook, { type: 'buffer', bookType: 'biff8' })
  if (!(written instanceof Uint8Array)) throw new Error('no bytes were written')
  return new Uint8Array(written)
}

function pageOf(sheet: UntidySheet): XLSX.WorkSheet {
  const page: XLSX.WorkSheet = {}
  for (const cell of sheet.cells.values()) page[addressOf(cell.row, cell.column)] = cellOf(cell)
  const lastRow = Math.max(...[...sheet.cells.values()].map(({ row }) => row))
  page['!ref'] = `A1:${addressOf(lastRow, widthOf(sheet))}`
  page['!merges'] = sheet.merges.map(({ top, left, bottom, right }) => ({
    s: { r: top - 1, c: left - 1 },
    e: { r: bottom - 1, c: right - 1 },
  }))
  return page
}

const errorCodes: Readonly<Record<string, number>> = {
  '#DIV/0!': 7,
  '#VALUE!': 15,
  '#REF!': 23,
  '#NAME?': 29,
  '#N/A': 42,
}

function cellOf({ value, format }: UntidyCell): XLSX.CellObject {
  if (value === null) return { t: 'z' }
  if (typeof value === 'string') return { t: 's', v: value }
  if (typeof value === 'number') return { t: 'n', v: value, z: format === 'percent' ? '0.00%' : '#,##0' }
  if ('date' in value) return { t: 'n', v: serialOf(value.date), z: 'dd/mm/yyyy' }
  return { t: 'e', v: errorCodes[value.error] ?? 42 }
}
