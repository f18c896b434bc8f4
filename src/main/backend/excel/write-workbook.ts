import ExcelJS from 'exceljs'
import type { Worksheet } from 'exceljs'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { fillMetaSheet, META_SHEET_NAME, metaNames, metaXml } from './meta-marks.ts'
import { completePackage } from './package-parts.ts'
import type { DefinedName } from './package-parts.ts'
import { addCells, cellExtent } from './sheet-cells.ts'

const CREATOR = 'Sổ Căn Cước'
const PAPER_A4 = 9
const MM_PER_INCH = 25.4
/** Excel shows a width without the padding that its file includes (5 of 7 pixels a digit). */
const WIDTH_PADDING_CHARS = 0.7109375
const PAGE_NUMBER = '&C&"Times New Roman,Regular"&13&P'

/**
 * Writes a sheet as an `.xlsx` package with the three marks by which it can be recognised later; the same model and
 * description give the same bytes. Without a description the sheet is for reading only and carries no marks.
 * @throws a plain Error when the model breaks a rule of the format (sheet name, overlapping merges, text too long)
 */
export async function writeWorkbook(model: SheetModel, meta: SheetMeta | null): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  Object.assign(workbook, { creator: CREATOR, lastModifiedBy: CREATOR })
  if (meta !== null) {
    const exportedAt = new Date(meta.exportedAt)
    Object.assign(workbook, { created: exportedAt, modified: exportedAt })
  }
  workbook.views = [{ x: 0, y: 0, width: 28800, height: 15600, firstSheet: 0, activeTab: 0, visibility: 'visible' }]

  const sheet = workbook.addWorksheet(model.name)
  setColumnsAndRows(sheet, model)
  addCells(sheet, model.cells)
  for (const row of model.pageBreaksAfter ?? []) sheet.getRow(row).addPageBreak(0, 16_384)
  setView(sheet, model)
  setPage(sheet, model)
  await sheet.protect('', { formatColumns: true, formatRows: true })
  if (meta !== null) fillMetaSheet(workbook.addWorksheet(META_SHEET_NAME, { state: 'veryHidden' }), meta)

  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return completePackage(new Uint8Array(written), definedNames(model, meta), meta === null ? null : metaXml(meta))
}

function setColumnsAndRows(sheet: Worksheet, model: SheetModel): void {
  model.columns.forEach(({ widthChars, hidden }, index) => {
    const column = sheet.getColumn(index + 1)
    column.width = widthChars + WIDTH_PADDING_CHARS
    column.hidden = hidden ?? false
  })
  for (const [row, heightPt] of Object.entries(model.rowHeightsPt)) sheet.getRow(Number(row)).height = heightPt
}

function setView(sheet: Worksheet, { frozenColumns, headerRows }: SheetModel): void {
  sheet.views = [{ state: 'frozen', xSplit: frozenColumns, ySplit: headerRows.last }]
}

/** A4, one page wide, page number centred at the top from the second page (Nghị định 30/2020/NĐ-CP). */
function setPage(sheet: Worksheet, { page }: SheetModel): void {
  const { top, bottom, left, right } = page.marginsMm
  const inches = (mm: number): number => mm / MM_PER_INCH
  Object.assign(sheet.pageSetup, {
    paperSize: PAPER_A4,
    orientation: page.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: {
      top: inches(top),
      bottom: inches(bottom),
      left: inches(left),
      right: inches(right),
      header: inches(top / 2),
      footer: inches(bottom / 2),
    },
  })
  Object.assign(sheet.headerFooter, { differentFirst: true, oddHeader: PAGE_NUMBER })
}

function definedNames(model: SheetModel, meta: SheetMeta | null): DefinedName[] {
  const sheet = `'${model.name.replaceAll("'", "''")}'`
  const { first, last } = model.headerRows
  const lastRow = Math.max(last, ...model.cells.map((cell) => cellExtent(cell).bottom))
  const printRange = `${sheet}!$A$1:$${columnLetters(model.printColumns)}$${lastRow}`
  return [
    { name: '_xlnm.Print_Area', sheetIndex: 0, formula: printRange },
    { name: '_xlnm.Print_Titles', sheetIndex: 0, formula: `${sheet}!$${first}:$${last}` },
    ...model.definedNames.map(({ name, range }) => ({ name, formula: `${sheet}!${absoluteRange(range)}` })),
    ...(meta === null ? [] : metaNames(meta)).map(({ name, text }) => ({
      name,
      formula: `"${text.replaceAll('"', '""')}"`,
      hidden: true,
    })),
  ]
}

/** `C8:C54` → `$C$8:$C$54`. */
function absoluteRange(range: string): string {
  const corners = range.split(':').map((corner) => /^\$?([A-Z]{1,3})\$?([1-9]\d*)$/.exec(corner))
  return corners
    .map((corner) => {
      if (corner === null) throw new Error(`Not a range of cells: ${range}`)
      return `$${corner[1]}$${corner[2]}`
    })
    .join(':')
}

/** 1 → A, 27 → AA. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + last : last
}
