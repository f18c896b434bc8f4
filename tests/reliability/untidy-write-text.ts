import { rowsOf, shownText, type UntidyCell, type UntidySheet, type UntidyWorkbook, xmlText } from './untidy-model.ts'

export const csvEncodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1258'] as const
export type CsvEncoding = (typeof csvEncodings)[number]

/** The first sheet as people get it by "Lưu thành CSV". */
export function writeUntidyCsv(
  { sheets }: UntidyWorkbook,
  { separator, encoding }: { readonly separator: ',' | ';' | '\t'; readonly encoding: CsvEncoding },
): Uint8Array {
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('a workbook without a sheet')
  const lines: string[] = []
  for (const { row, cells } of rowsOf(sheet)) {
    while (lines.length < row - 1) lines.push('')
    const fields: string[] = []
    for (const cell of cells) fields[cell.column - 1] = quoted(shownText(cell), separator)
    lines.push(Array.from(fields, (field) => field ?? '').join(separator))
  }
  return encoded(`${lines.join('\r\n')}\r\n`, encoding)
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function encoded(text: string, encoding: CsvEncoding): Uint8Array {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  if (encoding === 'windows-1258') return encode1258(text)
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\ufeff${text}` : text)
}

const bytesOf1258 = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1258').decode(new Uint8Array([byte])),
    byte,
  ]),
)

/**
 * A letter with its tone is one byte where there is one, else the letter and the tone after it. The minus sign has none:
 * a spreadsheet writes a hyphen for it.
 */
function encode1258(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text.normalize('NFC').replaceAll('\u2212', '-')) {
    const whole = bytesOf1258.get(letter)
    if (whole !== undefined) {
      bytes.push(whole)
      continue
    }
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? ''
    const base = letter.normalize('NFD').replace(tone, '').normalize('NFC')
    for (const part of [base, tone]) {
      const byte = bytesOf1258.get(part)
      if (byte === undefined) throw new Error(`no byte of windows-1258 for ${letter}`)
      bytes.push(byte)
    }
  }
  return new Uint8Array(bytes)
}

/** A table in a web page, saved with the ending .xls as many web systems do. */
export function writeUntidyHtml({ sheets }: UntidyWorkbook): Uint8Array {
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('a workbook without a sheet')
  const rows = laidRows(sheet).map(
    (cells) =>
      `<tr>${cells
        .map(({ cell, span }) => {
          const spans = `${span.columns > 1 ? ` colspan="${span.columns}"` : ''}${span.rows > 1 ? ` rowspan="${span.rows}"` : ''}`
          const font = cell?.font === undefined ? '' : ` style="font-family:'${cell.font}'"`
          return `<td${spans}${font}>${cell === undefined ? '&nbsp;' : xmlText(shownText(cell))}</td>`
        })
        .join('')}</tr>`,
  )
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td{border:1px solid}</style></head><body><table border=1>\n${rows.join('\n')}\n</table></body></html>`
  return new TextEncoder().encode(page)
}

interface LaidCell {
  readonly cell: UntidyCell | undefined
  readonly column: number
  readonly span: { readonly rows: number; readonly columns: number }
}

/** Every cell from the first row and column on, but those covered by a merge. */
export function laidRows(sheet: UntidySheet): LaidCell[][] {
  const lastRow = Math.max(...[...sheet.cells.values()].map(({ row }) => row), ...sheet.merges.map((box) => box.bottom))
  const lastColumn = Math.max(...[...sheet.cells.values()].map(({ column }) => column))
  const covered = new Set<string>()
  const spans = new Map<string, { rows: number; columns: number }>()
  for (const { top, left, bottom, right } of sheet.merges) {
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) covered.add(`${row}:${column}`)
    covered.delete(`${top}:${left}`)
    spans.set(`${top}:${left}`, { rows: bottom - top + 1, columns: right - left + 1 })
  }
  const cells = new Map([...sheet.cells.values()].map((cell) => [`${cell.row}:${cell.column}`, cell]))
  return Array.from({ length: lastRow }, (_, index) =>
    Array.from({ length: lastColumn }, (_unused, at): LaidCell | null => {
      const key = `${index + 1}:${at + 1}`
      return covered.has(key)
        ? null
        : { cell: cells.get(key), column: at + 1, span: spans.get(key) ?? { rows: 1, columns: 1 } }
    }).filter((laid) => laid !== null),
  )
}
