import type { CellStyle, SheetCell, SheetModel } from './sheet-model.schema.ts'
import type { CellLook, SheetPicture } from './sheet-picture.schema.ts'

/** What a window shows of a sheet: every cell that is printed, in its place with its text and look. */
export function sheetPicture(sheet: SheetModel): SheetPicture {
  const { columns, rowHeightsPt, headerRows, repeatsHeader, pageBreaksAfter, printColumns, page } = sheet
  const { lookOf, looks } = lookTable()
  const cells = sheet.cells.filter(({ column }) => column <= printColumns && columns[column - 1]?.hidden !== true)
  const lastRow = cells.reduce((last, { row, rowSpan = 1 }) => Math.max(last, row + rowSpan - 1), 0)
  const rows = Array.from({ length: lastRow }, () => ({
    texts: Array.from<unknown, string | null>({ length: printColumns }, () => null),
    looks: Array.from({ length: printColumns }, () => 0),
  }))
  for (const cell of cells) {
    const row = rows[cell.row - 1]
    if (row === undefined) continue
    row.texts[cell.column - 1] = cell.text
    row.looks[cell.column - 1] = lookOf(cell)
  }
  return {
    columns,
    rowHeightsPt,
    headerRows,
    repeatsHeader,
    pageBreaksAfter,
    printColumns,
    page,
    rows,
    merges: cells.flatMap(({ row, column, rowSpan = 1, columnSpan = 1 }) =>
      rowSpan > 1 || columnSpan > 1 ? [{ row, column, rowSpan, columnSpan }] : [],
    ),
    looks: looks(),
  }
}

/** Looks as they are met, each once. */
function lookTable(): { lookOf: (cell: SheetCell) => number; looks: () => CellLook[] } {
  const known = new Map<string, { readonly index: number; readonly look: CellLook }>()
  const byStyle = new Map<CellStyle, number>()
  const indexOf = (look: CellLook): number => {
    const { bold, italic, underline, sizePt, align, valign, wrap, border, fill } = look
    const key = `${bold} ${italic} ${underline} ${sizePt} ${align} ${valign} ${wrap} ${border} ${fill}`
    const found = known.get(key) ?? { index: known.size, look }
    known.set(key, found)
    return found.index
  }
  return {
    lookOf(cell) {
      // A style that leaves the side open may look in two ways.
      if (cell.style.align === undefined) return indexOf(cellLook(cell))
      const index = byStyle.get(cell.style) ?? indexOf(cellLook(cell))
      byStyle.set(cell.style, index)
      return index
    },
    looks: () => Array.from(known.values(), ({ look }) => look),
  }
}

/** Excel puts numbers to the right. */
function cellLook({ style, value }: SheetCell): CellLook {
  return {
    bold: style.bold,
    italic: style.italic,
    underline: style.underline,
    sizePt: style.sizePt,
    align: style.align ?? (typeof value === 'number' ? 'right' : undefined),
    valign: style.valign,
    wrap: style.wrap,
    border: style.border,
    fill: style.fill,
  }
}
