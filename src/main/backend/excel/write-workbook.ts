import ExcelJS from 'exceljs'
import type { Workbook, Worksheet } from 'exceljs'
import { cellAddress, columnLetters, quotedSheet } from '#shared/reports/cell-address.rules.ts'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { metaNames } from '#shared/reports/sheet-marks.rules.ts'
import { fillMetaSheet, META_SHEET_NAME, metaXml } from './meta-marks.ts'
import { completePackage } from './package-parts.ts'
import type { CellLink, DefinedName } from './package-parts.ts'
import { addCells, cellExtent } from './sheet-cells.ts'

const CREATOR = 'Sổ Căn Cước'
const PAPER_A4 = 9
const MM_PER_INCH = 25.4
/** Excel shows a width without the padding that its file includes (5 of 7 pixels a digit). */
const WIDTH_PADDING_CHARS = 0.7109375
const PAGE_NUMBER = '&C&"Times New Roman,Regular"&13&P'

/**
 * Writes a sheet, or several in their order, as an `.xlsx` package with the three marks by which it can be recognised
 * later; the same models and description give the same bytes. The description is of the first sheet; without one the
 * workbook is for reading only and carries no marks.
 * @throws a plain Error when a model breaks a rule of the format (sheet name, overlapping merges, text too long)
 */
export async function writeWorkbook(
  model: SheetModel | readonly SheetModel[],
  meta: SheetMeta | null,
): Promise<Uint8Array> {
  const models = 'cells' in model ? [model] : model
  const workbook = new ExcelJS.Workbook()
  Object.assign(workbook, { creator: CREATOR, lastModifiedBy: CREATOR })
  if (meta !== null) {
    const exportedAt = new Date(meta.exportedAt)
    Object.assign(workbook, { created: exportedAt, modified: exportedAt })
  }
  workbook.views = [{ x: 0, y: 0, width: 28800, height: 15600, firstSheet: 0, activeTab: 0, visibility: 'visible' }]

  for (const one of models) await addSheet(workbook, one)
  if (meta !== null) fillMetaSheet(workbook.addWorksheet(META_SHEET_NAME, { state: 'veryHidden' }), meta)

  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return completePackage(new Uint8Array(written), {
    names: [...models.flatMap(sheetNames), ...(meta === null ? [] : markNames(meta))],
    links: models.map(linksOf),
    customXml: meta === null ? null : metaXml(meta),
  })
}

async function addSheet(workbook: Workbook, model: SheetModel): Promise<void> {
  const sheet = workbook.addWorksheet(model.name)
  setColumnsAndRows(sheet, model)
  addCells(sheet, model.cells)
  for (const row of model.pageBreaksAfter ?? []) sheet.getRow(row).addPageBreak(0, 16_384)
  setView(sheet, model)
  setPage(sheet, model)
  await sheet.protect('', { formatColumns: true, formatRows: true })
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

function sheetNames(model: SheetModel, sheetIndex: number): DefinedName[] {
  const sheet = quotedSheet(model.name)
  const { first, last } = model.headerRows
  const lastRow = Math.max(last, ...model.cells.map((cell) => cellExtent(cell).bottom))
  const printRange = `${sheet}!$A$1:$${columnLetters(model.printColumns)}$${lastRow}`
  return [
    { name: '_xlnm.Print_Area', sheetIndex, formula: printRange },
    ...(model.repeatsHeader === false
      ? []
      : [{ name: '_xlnm.Print_Titles', sheetIndex, formula: `${sheet}!$${first}:$${last}` }]),
    ...model.definedNames.map(({ name, range }) => ({ name, formula: `${sheet}!${absoluteRange(range)}` })),
  ]
}

function markNames(meta: SheetMeta): DefinedName[] {
  return metaNames(meta).map(({ name, text }) => ({ name, formula: `"${text.replaceAll('"', '""')}"`, hidden: true }))
}

function linksOf({ cells }: SheetModel): CellLink[] {
  return cells.flatMap(({ row, column, linkTo }) =>
    linkTo === undefined ? [] : [{ address: cellAddress(row, column), location: `${quotedSheet(linkTo)}!A1` }],
  )
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
