import { shownText, type UntidyCell, type UntidyWorkbook, xmlText } from './untidy-model.ts'
import { laidRows } from './untidy-write-text.ts'

/** "XML Spreadsheet 2003", saved with the ending .xls. */
export function writeUntidyXml({ sheets }: UntidyWorkbook): Uint8Array {
  const fonts = [...new Set(sheets.flatMap((sheet) => [...sheet.cells.values()].flatMap(({ font }) => font ?? [])))]
  const styles = fonts.map((font, index) => `<Style ss:ID="f${index}"><Font ss:FontName="${xmlText(font)}"/></Style>`)
  const pages = sheets.map((sheet) => {
    const hiddenColumns = [...sheet.hiddenColumns].toSorted((a, b) => a - b)
    const columns = hiddenColumns.map((column) => `<Column ss:Index="${column}" ss:Hidden="1"/>`).join('')
    const rows = laidRows(sheet).map((cells, index) => {
      const written = cells.flatMap(({ cell, column, span }) => {
        const isMerged = span.rows > 1 || span.columns > 1
        if (cell === undefined && !isMerged) return []
        const spans = `${span.columns > 1 ? ` ss:MergeAcross="${span.columns - 1}"` : ''}${span.rows > 1 ? ` ss:MergeDown="${span.rows - 1}"` : ''}`
        return `<Cell ss:Index="${column}"${spans}${cell === undefined ? '/>' : `${styleOf(cell, fonts)}>${dataOf(cell)}</Cell>`}`
      })
      return `<Row ss:Index="${index + 1}"${sheet.hiddenRows.has(index + 1) ? ' ss:Hidden="1"' : ''}>${written.join('')}</Row>`
    })
    const options = sheet.isHidden
      ? '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
      : ''
    return `<Worksheet ss:Name="${xmlText(sheet.name)}"><Table>${columns}${rows.join('\n')}</Table>${options}</Worksheet>`
  })
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="Default"/><Style ss:ID="d"><NumberFormat ss:Format="dd/mm/yyyy"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style>${styles.join('')}</Styles>${pages.join('')}</Workbook>`,
  )
}

function styleOf(cell: UntidyCell, fonts: readonly string[]): string {
  if (cell.font !== undefined) return ` ss:StyleID="f${fonts.indexOf(cell.font)}"`
  if (cell.format === 'percent') return ' ss:StyleID="p"'
  return typeof cell.value === 'object' && cell.value !== null && 'date' in cell.value ? ' ss:StyleID="d"' : ''
}

function dataOf(cell: UntidyCell): string {
  const { value } = cell
  if (value === null) return ''
  if (typeof value === 'number') return `<Data ss:Type="Number">${value}</Data>`
  if (typeof value === 'object' && 'date' in value) return `<Data ss:Type="DateTime">${value.date}T00:00:00.000</Data>`
  return `<Data ss:Type="${typeof value === 'string' ? 'String' : 'Error'}">${xmlText(shownText(cell))}</Data>`
}
