import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import type { PlainCell, PlainWorkbook } from './plain-workbook.schema.ts'

/**
 * A block pasted from Excel, or a message, as plain cells: tabs part columns and lines part rows; a cell that Excel put
 * in quotes because it holds a tab or a line end is one cell. A message has its lines in column A.
 */
export function pastedWorkbook(text: string): PlainWorkbook {
  const cells = rowsOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).flatMap((row, index) =>
    row.flatMap((shown, column): PlainCell[] =>
      shown.trim() === ''
        ? []
        : [
            {
              address: cellAddress(index + 1, column + 1),
              row: index + 1,
              column: column + 1,
              type: 'text',
              value: shown,
              text: shown,
            },
          ],
    ),
  )
  return {
    format: 'text',
    sheets: [{ name: 'Văn bản dán', hidden: false, cells }],
    textNames: {},
    customXml: [],
    externalLinks: [],
  }
}

/** A quote opens a cell only where it stands first in it and is closed before the next tab or line end. */
const quoted = /"((?:[^"]|"")*)"(?=\t|\n|$)/y

function rowsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    quoted.lastIndex = at
    const inQuotes = text[at] === '"' ? quoted.exec(text) : null
    const end = inQuotes === null ? endOfCell(text, at) : quoted.lastIndex
    row.push(inQuotes === null ? text.slice(at, end) : (inQuotes[1] ?? '').replaceAll('""', '"'))
    if (text[end] !== '\t') {
      rows.push(row)
      row = []
    }
    at = end + 1
  }
  return rows
}

function endOfCell(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '\t' || text[at] === '\n') return at
  return text.length
}
