/**
 * Tab-separated text as Excel puts it on the clipboard: CRLF between rows, and a cell that holds a tab, a line break or
 * starts with a quote is wrapped in quotes, inner quotes doubled. Texts are never interpreted: "1.234" stays "1.234".
 */

const QUOTED_CELL = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y
const PLAIN_CELL = /[^\t\r\n]*/y
const LINE_BREAK = /\r\n|\r|\n/y

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** One line break at the very end closes the last row and does not begin another. */
export function parseTsv(text: string): string[][] {
  let row: string[] = []
  const rows = [row]
  let index = 0
  for (;;) {
    const quoted = matchAt(QUOTED_CELL, text, index)
    const plain = quoted ?? matchAt(PLAIN_CELL, text, index)
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (plain?.[0] ?? ''))
    index += plain?.[0].length ?? 0
    if (text[index] === '\t') {
      index += 1
      continue
    }
    index += matchAt(LINE_BREAK, text, index)?.[0].length ?? 0
    if (index >= text.length) return rows
    row = []
    rows.push(row)
  }
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(quoteWhereNeeded).join('\t')).join('\r\n')
  return rows.length > 1 && text.endsWith('\r\n') ? `${text}\r\n` : text
}

function quoteWhereNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
