import { parse } from 'csv-parse/sync'
import { type PackedWorkbook, SheetBuilder, StringTable } from './packed-workbook.ts'
import { readRefusal } from './read-refusal.ts'
import { decodeText } from './text-encoding.ts'

/** In the order in which a tie is decided: a comma also stands in numbers. */
const delimiters = ['\t', ';', ','] as const
const SAMPLE_LINES = 60
/** Empty cells at the end of a line that some programs do not write. */
const MOST_LEFT_OUT = 2
/** Four times as many as a sheet has columns. */
const MOST_PIECES = 65_536

/**
 * Reads text with separators: every cell is a text, exactly as it stands there. A first line `sep=;` names the
 * separator as Excel understands it.
 * @throws DomainError `read/hostile` for a line of endless separators; an error of the library when a quoted text is never closed
 */
export function readDelimited(name: string, bytes: Uint8Array): PackedWorkbook {
  const whole = decodeText(bytes)
  const declared = /^sep=(.)\r?\n/.exec(whole)
  const text = declared === null ? whole : whole.slice(declared[0].length)
  const delimiter = declared?.[1] ?? likelyDelimiter(text)
  refuseEndlessLines(text, delimiter)
  const strings = new StringTable()
  const cells = new SheetBuilder(strings)
  let row = declared === null ? 0 : 1
  parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record(record: string[]) {
      row += 1
      record.forEach((field, index) => addField(cells, row, index + 1, field))
      return null
    },
  })
  return {
    format: 'csv',
    strings: strings.list,
    sheets: [cells.finish(sheetName(name), false, [], new Map())],
    textNames: [],
    customXml: [],
    externalLinks: [],
  }
}

/** A line is taken whole before its cells are: one of millions of separators is no line of any table. */
function refuseEndlessLines(text: string, delimiter: string): void {
  const [mark, newLine, carriageReturn] = [delimiter.charCodeAt(0), 10, 13]
  let pieces = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === newLine || code === carriageReturn) pieces = 0
    else if (code === mark) pieces += 1
    if (pieces > MOST_PIECES) throw readRefusal('read/hostile', { part: 'line' })
  }
}

/** `="00123"` is how programs keep Excel from reading a number: Excel shows 00123. */
function addField(cells: SheetBuilder, row: number, column: number, field: string): void {
  if (field === '') return
  const kept = /^="([^"]*)"$/.exec(field)?.[1]
  const text = kept ?? field
  cells.add({ row, column, type: 'text', value: text, text, formula: kept === undefined ? undefined : `"${kept}"` })
}

/**
 * The separator that cuts most lines into about the same number of pieces: last cells that are empty may be left out,
 * and one that cuts a line once, as the comma of a percentage does, counts half.
 */
function likelyDelimiter(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, SAMPLE_LINES)
    .filter((line) => line.trim() !== '')
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const alike = counts.map((count) => {
      const near = counts.filter((other) => other <= count && other >= count - MOST_LEFT_OUT)
      return near.length * Math.min(count, 2)
    })
    return { delimiter, score: Math.max(0, ...alike) }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

/** As Excel names the one sheet of a text file. */
function sheetName(fileName: string): string {
  return (fileName.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '').slice(0, 31)
}
