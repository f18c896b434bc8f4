import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { FindingLine } from './error-workbook-findings.ts'
import { spreadsheetText } from './sheet-cells.ts'
import { xmlText } from './xml-text.ts'

/** The list of findings as rows, for whichever writer puts it into a workbook. */
export interface ListCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly format: 'title' | 'header' | 'text' | 'link'
  /** `'BC 15-4'!C7`: where a click leads. */
  readonly link?: string
}

export const LIST_WIDTHS = [18, 14, 18, 60, 60] as const
const HEADERS = ['Trang', 'Ô', 'Giá trị', 'Lỗi', 'Cách sửa'] as const
const HEADER_ROW = 4
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export function listCells(fileName: string, lines: readonly FindingLine[]): ListCell[] {
  const top: ListCell[] = [
    { row: 1, column: 1, text: `Lỗi cần sửa trong tệp ${fileName}`, format: 'title' },
    {
      row: 2,
      column: 1,
      text: 'Sửa ngay ở các ô tô màu (đỏ: lỗi; vàng: cần xem lại hoặc trả lời) rồi gửi lại chính tệp này. Trang này không phải xoá.',
      format: 'title',
    },
    ...HEADERS.map((text, index): ListCell => ({ row: HEADER_ROW, column: index + 1, text, format: 'header' })),
  ]
  const rows = lines.flatMap((line, index): ListCell[] => {
    const row = HEADER_ROW + 1 + index
    if (line.kind === 'group') return [{ row, column: 1, text: line.sheetName, format: 'title' }]
    const link = linkTo(line)
    return [line.sheetName, line.address, line.value, line.fault, line.remedy].flatMap((text, at) =>
      text === ''
        ? []
        : [
            {
              row,
              column: at + 1,
              text,
              format: at === 1 && link !== '' ? 'link' : 'text',
              ...(at === 1 && link !== '' ? { link } : {}),
            },
          ],
    )
  })
  return [...top, ...rows]
}

function linkTo({ sheetName, address }: FindingLine): string {
  const cell = /^[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?/.exec(address)?.[0]
  return cell === undefined || sheetName === '' ? '' : `'${sheetName.replaceAll("'", "''")}'!${cell}`
}

/** The list as a sheet part. @param formats numbers of the cell formats */
export function listSheetXml(
  cells: readonly ListCell[],
  formats: Readonly<Record<ListCell['format'], number>>,
): string {
  const columns = LIST_WIDTHS.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const rows = [...Map.groupBy(cells, ({ row }) => row)].map(([row, inRow]) => {
    const xml = inRow.map(({ column, text, format }) => inlineCell(cellAddress(row, column), text, formats[format]))
    return `<row r="${row}">${xml.join('')}</row>`
  })
  const links = cells.flatMap(({ row, column, link }) =>
    link === undefined ? [] : [`<hyperlink ref="${cellAddress(row, column)}" location="${xmlText(link)}"/>`],
  )
  const pane = `<pane ySplit="${HEADER_ROW}" topLeftCell="A${HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>`
  return sheetXml(
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>` +
      (links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`) +
      '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
  )
}

/** A sheet with one text in its first cell: the mark. */
export function markSheetXml(text: string): string {
  return sheetXml(`<sheetData><row r="1">${inlineCell('A1', text, 0)}</row></sheetData>`, '')
}

function sheetXml(content: string, properties: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">${properties}${content}</worksheet>`
}

function inlineCell(address: string, text: string, format: number): string {
  const plain = xmlText(spreadsheetText(text))
  return `<c r="${address}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${plain}</t></is></c>`
}
