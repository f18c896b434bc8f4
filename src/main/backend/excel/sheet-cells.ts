import type { Borders, Fill, Style, Worksheet } from 'exceljs'
import type { CellStyle, SheetCell } from '#shared/reports/sheet-model.schema.ts'
import { withoutForbidden } from './xml-text.ts'

const FONT_NAME = 'Times New Roman'
const DEFAULT_SIZE_PT = 12
/** Excel's limit; a longer text makes it offer a repair. */
const MAX_TEXT_LENGTH = 32_767
/** Keeps a text a text even after somebody edits it: a code its zeros, `=1+1` its first letter. */
const TEXT_FORMAT = '@'

const THIN = { style: 'thin' } as const
const BORDER: Partial<Borders> = { top: THIN, bottom: THIN, left: THIN, right: THIN }

/** Greys that stay apart from each other and leave black text readable on a black-and-white printer. */
const FILL_ARGB = { header: 'FFD9D9D9', derived: 'FFF2F2F2', total: 'FFE4E4E4' } as const

/** Writes the cells with their values, styles and merged ranges. */
export function addCells(sheet: Worksheet, cells: readonly SheetCell[]): void {
  for (const cell of cells) {
    const target = sheet.getCell(cell.row, cell.column)
    target.value = cell.formula === undefined ? plainValue(cell) : { formula: cell.formula, result: cachedResult(cell) }
    target.style = excelStyle(cell)
    const { bottom, right } = cellExtent(cell)
    if (bottom > cell.row || right > cell.column) sheet.mergeCells(cell.row, cell.column, bottom, right)
  }
}

/** The last row and column that a cell covers. */
export function cellExtent(cell: SheetCell): { bottom: number; right: number } {
  return { bottom: cell.row + (cell.rowSpan ?? 1) - 1, right: cell.column + (cell.columnSpan ?? 1) - 1 }
}

/**
 * Text as a spreadsheet file can carry it: without the characters XML forbids, lines ending in LF, and with a literal
 * `_x0041_` protected from being read as a character code.
 */
export function spreadsheetText(text: string): string {
  if (text.length > MAX_TEXT_LENGTH) throw new RangeError(`A cell's text has ${text.length} characters`)
  return withoutForbidden(text)
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}

function plainValue(cell: SheetCell): string | number | null {
  if (typeof cell.value !== 'string') return cell.value
  return cell.value === '' ? null : spreadsheetText(cell.value)
}

/** A formula without a cached result would be blank in every program that does not calculate. */
function cachedResult(cell: SheetCell): string | number {
  return typeof cell.value === 'number' ? cell.value : spreadsheetText(cell.value ?? '')
}

function excelStyle(cell: SheetCell): Style {
  const { style } = cell
  return {
    font: {
      name: FONT_NAME,
      family: 1,
      size: style.sizePt ?? DEFAULT_SIZE_PT,
      bold: style.bold ?? false,
      italic: style.italic ?? false,
      underline: style.underline ?? false,
    },
    alignment: {
      vertical: style.valign ?? 'middle',
      wrapText: style.wrap ?? false,
      ...(style.align === undefined ? {} : { horizontal: style.align }),
    },
    border: style.border === true ? BORDER : {},
    fill: excelFill(style.fill),
    numFmt: style.numberFormat ?? defaultNumberFormat(cell),
    protection: { locked: isLocked(cell) },
  }
}

function excelFill(fill: CellStyle['fill']): Fill {
  if (fill === undefined) return { type: 'pattern', pattern: 'none' }
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: FILL_ARGB[fill] } }
}

function defaultNumberFormat(cell: SheetCell): string {
  return typeof cell.value === 'string' && cell.formula === undefined ? TEXT_FORMAT : 'General'
}

/** What the model leaves open: a figure may be corrected, a label or a formula may not. */
function isLocked(cell: SheetCell): boolean {
  return cell.locked ?? (cell.key === undefined || cell.formula !== undefined)
}
