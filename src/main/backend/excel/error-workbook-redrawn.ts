import ExcelJS, { type Cell, type Worksheet } from 'exceljs'
import { ERROR_LIST_SHEET, ERROR_MARK_NAME, ERROR_MARK_SHEET } from '#shared/importing/returned-form-mark.rules.ts'
import type { PlainCell, PlainSheet, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { remarkText } from './error-workbook-comments.ts'
import { type MarkedCell, rangePlace } from './error-workbook-findings.ts'
import { LIST_WIDTHS, type ListCell } from './error-workbook-list.ts'
import { FILLS } from './error-workbook-styles.ts'
import { completePackage } from './package-parts.ts'
import { spreadsheetText } from './sheet-cells.ts'

/*
 * A file of a format that cannot be marked in place (xls, ods, csv, HTML, a pasted block), drawn anew as it looks:
 * texts, numbers as they are shown, merged cells, hidden sheets. Formulas become the values they had.
 */

interface Additions {
  readonly marked: readonly MarkedCell[]
  readonly list: readonly ListCell[]
  readonly mark: string
}

const FALLBACK_FONT = 'Times New Roman'
const MAX_WIDTH = 40
const MIN_WIDTH = 6
const MAX_MERGED_CELLS = 100_000

export async function redrawWorkbook(workbook: PlainWorkbook, { marked, list, mark }: Additions): Promise<Uint8Array> {
  const drawn = new ExcelJS.Workbook()
  const names = sheetNames(workbook.sheets)
  workbook.sheets.forEach((sheet, index) => {
    const target = drawn.addWorksheet(names[index] ?? '', { state: sheet.hidden ? 'hidden' : 'visible' })
    drawSheet(target, sheet)
    for (const cell of marked) if (cell.sheet === index) markCell(target.getCell(cell.row, cell.column), cell)
  })
  drawList(drawn.addWorksheet(ERROR_LIST_SHEET), list)
  drawn.addWorksheet(ERROR_MARK_SHEET, { state: 'veryHidden' }).getCell(1, 1).value = mark
  const written = await drawn.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return completePackage(new Uint8Array(written), {
    names: [{ name: ERROR_MARK_NAME, formula: `"${mark}"`, hidden: true }],
    links: [],
    customXml: null,
  })
}

/** Names that Excel takes: 31 characters without `: \ / ? * [ ]`, each once, and not those of the list and the mark. */
function sheetNames(sheets: readonly PlainSheet[]): string[] {
  const taken = new Set([ERROR_LIST_SHEET, ERROR_MARK_SHEET].map((name) => name.toLowerCase()))
  return sheets.map(({ name }, index) => {
    const base =
      name
        .replace(/[:\\/?*[\]]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Trang ${index + 1}`
    let unique = base
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${base.slice(0, 27)} (${copy})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

function drawSheet(target: Worksheet, { cells }: PlainSheet): void {
  const widths = new Map<number, number>()
  const covered = new Set<string>()
  for (const cell of cells) {
    const place = target.getCell(cell.row, cell.column)
    place.value = valueOf(cell)
    place.font = { name: cell.font ?? FALLBACK_FONT, size: 12 }
    place.alignment = { vertical: 'top', wrapText: typeof cell.value === 'string' && cell.value.includes('\n') }
    const format = numberFormat(cell)
    if (format !== null) place.numFmt = format
    if (cell.merge === undefined) widths.set(cell.column, Math.max(widths.get(cell.column) ?? 0, cell.text.length + 2))
    else mergeCells(target, cell.merge, covered)
  }
  for (const [column, width] of widths) target.getColumn(column).width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width))
}

function valueOf({ type, value, text }: PlainCell): string | number | boolean | Date | null {
  if (type === 'date' && typeof value === 'string') {
    const [date = '', time = '00:00:00'] = value.split('T')
    const instant = new Date(`${date}T${time}Z`)
    return Number.isNaN(instant.getTime()) ? spreadsheetText(text) : instant
  }
  return typeof value === 'string' ? spreadsheetText(value) : value
}

function numberFormat({ type, value, text, isPercent }: PlainCell): string | null {
  if (type === 'date') return typeof value === 'string' && value.includes('T') ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy'
  if (type === 'text') return '@'
  if (type !== 'number') return null
  if (isPercent === true) return /[.,]\d/.test(text) ? '0.00%' : '0%'
  return /\d[., ]\d{3}(?!\d)/.test(text) && typeof value === 'number' && Number.isInteger(value) ? '#,##0' : 'General'
}

function mergeCells(target: Worksheet, range: string, covered: Set<string>): void {
  const place = rangePlace(range)
  if (place === null) return
  const keys: string[] = []
  for (let row = place.top; row <= place.bottom && keys.length < MAX_MERGED_CELLS; row += 1)
    for (let column = place.left; column <= place.right; column += 1) keys.push(`${row},${column}`)
  if (keys.length >= MAX_MERGED_CELLS || covered.size > MAX_MERGED_CELLS || keys.some((key) => covered.has(key))) return
  for (const key of keys) covered.add(key)
  target.mergeCells(place.top, place.left, place.bottom, place.right)
}

function markCell(target: Cell, { fill, text }: MarkedCell): void {
  target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[fill] } }
  target.note = { texts: [{ text: spreadsheetText(remarkText({ text })), font: { name: FALLBACK_FONT, size: 10 } }] }
}

function drawList(target: Worksheet, list: readonly ListCell[]): void {
  LIST_WIDTHS.forEach((width, index) => {
    target.getColumn(index + 1).width = width
  })
  for (const { row, column, text, format, link } of list) {
    const cell = target.getCell(row, column)
    const plain = spreadsheetText(text)
    cell.value = link === undefined ? plain : { text: plain, hyperlink: `#${link}` }
    cell.font = { name: FALLBACK_FONT, size: 12, bold: format === 'title' || format === 'header' }
    if (format === 'link') cell.font = { name: FALLBACK_FONT, size: 12, underline: true, color: { argb: 'FF0563C1' } }
    if (format !== 'title') cell.alignment = { vertical: 'top', wrapText: true }
    if (format === 'header') cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS.warning } }
  }
}
