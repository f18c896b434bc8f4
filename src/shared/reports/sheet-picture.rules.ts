import type { CellStyle, SheetCell, SheetModel } from './sheet-model.schema.ts'
import type { CellLook, PictureCell, SheetPicture } from './sheet-picture.schema.ts'

/** What a window shows of a sheet: every cell that is printed, in its place with its text and look. */
export function sheetPicture(sheet: SheetModel): SheetPicture {
  const looks = new Map<string, { readonly index: number; readonly look: CellLook }>()
  const byStyle = new Map<CellStyle, number>()
  const lookOf = (cell: SheetCell): number => {
    // A style that leaves the side open may look in two ways.
    if (cell.style.align === undefined) return indexOf(cellLook(cell))
    const index = byStyle.get(cell.style) ?? indexOf(cellLook(cell))
    byStyle.set(cell.style, index)
    return index
  }
  const indexOf = (look: CellLook): number => {
    const { bold, italic, underline, sizePt, align, valign, wrap, border, fill } = look
    const key = `${bold} ${italic} ${underline} ${sizePt} ${align} ${valign} ${wrap} ${border} ${fill}`
    const known = looks.get(key)
    if (known !== undefined) return known.index
    looks.set(key, { index: looks.size, look })
    return looks.size - 1
  }
  const { columns, rowHeightsPt, headerRows, repeatsHeader, pageBreaksAfter, printColumns, page } = sheet
  return {
    columns,
    rowHeightsPt,
    headerRows,
    repeatsHeader,
    pageBreaksAfter,
    printColumns,
    page,
    cells: sheet.cells.flatMap((cell): PictureCell[] => {
      const { row, column, rowSpan, columnSpan, text } = cell
      if (column > printColumns || columns[column - 1]?.hidden === true) return []
      const alone = { row, column, text, look: lookOf(cell) }
      return [rowSpan === undefined && columnSpan === undefined ? alone : { ...alone, rowSpan, columnSpan }]
    }),
    looks: Array.from(looks.values(), ({ look }) => look),
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
