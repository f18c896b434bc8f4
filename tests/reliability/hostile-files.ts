import { strToU8, zipSync } from 'fflate'
import { biffRecord, biffStream, u16, u32 } from '#tests/backend/excel/reading/biff-by-hand.ts'
import { handMade, handMadeParts, zipOf } from '#tests/backend/excel/reading/read-fixture.ts'

export interface HostileFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** What reading it must come to. */
  readonly wanted: RegExp
}

const oneCell = '<row r="1"><c r="A1"><v>3</v></c></row>'
const MB = 1024 * 1024
const refused = /^read\/(hostile|damaged|too-large|too-slow|out-of-memory|truncated)$/

/** All of them; the same bytes on every run. */
export function hostileFiles(): HostileFile[] {
  return [...packages(), ...sheets(), ...oldFiles(), ...texts()]
}

/** What is wrong with the zip around the parts. */
function packages(): HostileFile[] {
  const parts = handMadeParts(oneCell)
  const twins = zipOf({ ...parts, 'xl/worksheets/sheet2.xml': '<worksheet/>' })
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`xl/media/image${at}.png`, 'x']))
  return [
    { name: 'bomb.xlsx', bytes: bomb(parts, 'xl/worksheets/sheet1.xml'), wanted: /^read\/hostile$/ },
    { name: 'bomb-beside.xlsx', bytes: bomb(parts, 'xl/media/image1.png'), wanted: /^read\/hostile$/ },
    { name: 'many-entries.xlsx', bytes: zipOf({ ...parts, ...many }), wanted: /^read\/hostile$/ },
    {
      name: 'duplicate-names.xlsx',
      bytes: replaced(twins, 'worksheets/sheet2.xml', 'worksheets/sheet1.xml'),
      wanted: /^read\/hostile$/,
    },
    { name: 'parent-path.xlsx', bytes: zipOf({ ...parts, '../../evil.xml': 'x' }), wanted: /^read\/hostile$/ },
    { name: 'absolute-path.xlsx', bytes: zipOf({ ...parts, '/etc/evil.xml': 'x' }), wanted: /^read\/hostile$/ },
    { name: 'wrong-crc.xlsx', bytes: wrongSum(zipOf(parts)), wanted: /^read\/damaged$/ },
    { name: 'quine-size.xlsx', bytes: wrongSize(zipOf(parts)), wanted: /^read\/damaged$/ },
  ]
}

/** What is wrong inside a sheet. */
function sheets(): HostileFile[] {
  const merges = Array.from({ length: 150_000 }, (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`)
  const doctype = handMadeParts(oneCell)
  doctype['xl/worksheets/sheet1.xml'] =
    `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>${doctype['xl/worksheets/sheet1.xml'] ?? ''}`
  const references = Array.from({ length: 60_000 }, (_, at) => `<row><c t="s"><v>0</v></c><c><v>${at}</v></c></row>`)
  return [
    { name: 'doctype.xlsx', bytes: zipOf(doctype), wanted: /^read\/hostile$/ },
    {
      name: 'whole-sheet-merge.xlsx',
      bytes: handMade(oneCell, { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
      wanted: /^read\/hostile$/,
    },
    {
      name: 'many-merges.xlsx',
      bytes: handMade(oneCell, { after: `<mergeCells>${merges.join('')}</mergeCells>` }),
      wanted: /^read\/hostile$/,
    },
    {
      name: 'last-cell.xlsx',
      bytes: handMade(`${oneCell}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      wanted: /^read, 1 sheets, 2 cells$/,
    },
    { name: 'row-beyond.xlsx', bytes: handMade('<row r="99999999"><c><v>1</v></c></row>'), wanted: /^read\/hostile$/ },
    {
      name: 'column-beyond.xlsx',
      bytes: handMade('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
      wanted: /^read\/hostile$/,
    },
    {
      name: 'deep.xlsx',
      bytes: handMade(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`),
      wanted: /^read\/hostile$/,
    },
    { name: 'open-quote.xlsx', bytes: handMade(`<row r="${'>'.repeat(200_000)}`), wanted: refused },
    { name: 'long-token.xlsx', bytes: handMade(`<row r="${' '.repeat(6 * MB)}"/>`), wanted: refused },
    { name: 'one-text-everywhere.xlsx', bytes: sharedText(references.join('')), wanted: /^read\/too-large$/ },
    {
      name: 'prototype-names.xlsx',
      bytes: handMade(oneCell, {
        workbook:
          '<definedNames><definedName name="__proto__">"x"</definedName><definedName name="constructor">"y"</definedName></definedNames>',
      }),
      wanted: /^read, 1 sheets, 1 cells$/,
    },
    {
      name: 'too-many-cells.xlsx',
      bytes: handMade(`<row>${'<c><v>1</v></c>'.repeat(16_000)}</row>`.repeat(170)),
      wanted: refused,
    },
  ]
}

/** Streams of the old format that send a library round and round. */
function oldFiles(): HostileFile[] {
  const book = { version: 8, fonts: ['Arial'], styles: [{ font: 0, format: 0 }] } as const
  const number = biffRecord(0x0203, 0, 0, 0, Buffer.alloc(8))
  const everywhere = biffRecord(0x01b8, 0, 65_535, 0, 255, Buffer.alloc(16), u32(2), u32(0))
  const links = biffStream({
    ...book,
    sheets: [{ name: 'S', records: [number, ...Array.from({ length: 400 }, () => everywhere)] }],
  })
  const merges = biffRecord(0xe5, u16(1), 0, 65_535, 0, 255)
  const whole = biffStream({ ...book, sheets: [{ name: 'S', records: [number, merges] }] })
  const columns = Array.from({ length: 20_000 }, () => biffRecord(0x7d, 0, 65_535, 2560, 0, 1, 0))
  const wide = biffStream({ ...book, sheets: [{ name: 'S', records: [number, ...columns] }] })
  return [
    { name: 'links-everywhere.xls', bytes: links, wanted: refused },
    { name: 'whole-sheet-merge.xls', bytes: whole, wanted: /^read\/hostile$/ },
    { name: 'hidden-columns-again-and-again.xls', bytes: wide, wanted: /^read/ },
  ]
}

function texts(): HostileFile[] {
  const span = '<tr><td colspan="999999999" rowspan="999999999">x</td></tr>'
  const spans = `<table>${span.repeat(3000)}</table>`
  const nested = '<table><tr><td>'.repeat(30_000)
  const repeatedRow =
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
  const ods = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<d xmlns:table="t" xmlns:office="o"><table:table>${repeatedRow.repeat(50)}</table:table></d>`,
  }
  return [
    { name: 'spans.xls', bytes: strToU8(spans), wanted: /^read/ },
    { name: 'nested-tables.xls', bytes: strToU8(nested), wanted: /^read/ },
    {
      name: 'rules.xls',
      bytes: strToU8(`<style>${'a{'.repeat(500_000)}</style><table><td>1</table>`),
      wanted: /^read/,
    },
    { name: 'repeated.ods', bytes: zipOf(ods), wanted: /^read\/too-large$/ },
    { name: 'quotes.csv', bytes: strToU8('"'.repeat(2 * MB)), wanted: /^read/ },
    { name: 'commas.csv', bytes: strToU8(','.repeat(4 * MB)), wanted: /^read/ },
    { name: 'short-cells.csv', bytes: strToU8('1,'.repeat(2.3 * MB)), wanted: /^read/ },
    {
      name: 'xml-depth.xls',
      bytes: strToU8(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">${'<a>'.repeat(300_000)}`,
      ),
      wanted: refused,
    },
  ]
}

function bomb(parts: Readonly<Record<string, string>>, name: string): Uint8Array {
  const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))
  return zipSync({ ...files, [name]: new Uint8Array(64 * MB) }, { level: 9 })
}

function sharedText(rows: string): Uint8Array {
  const parts = handMadeParts(rows)
  const relations = 'xl/_rels/workbook.xml.rels'
  parts[relations] = (parts[relations] ?? '').replace(
    '</Relationships>',
    '<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  )
  parts['xl/sharedStrings.xml'] = `<sst><si><t>${'dài '.repeat(8000)}</t></si></sst>`
  return zipOf(parts)
}

/** Both places of a name, in the directory and before the part. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1'))
}

/** Another CRC for every part, in both places where it stands. */
function wrongSum(bytes: Uint8Array): Uint8Array {
  return patched(bytes, 14, 16, 4)
}

/** Parts said to be larger than they are. */
function wrongSize(bytes: Uint8Array): Uint8Array {
  return patched(bytes, 22, 24, 1)
}

function patched(bytes: Uint8Array, localAt: number, directoryAt: number, length: number): Uint8Array {
  const changed = Buffer.from(bytes)
  for (const [mark, at] of [
    ['PK\u0003\u0004', localAt],
    ['PK\u0001\u0002', directoryAt],
  ] as const)
    for (let found = changed.indexOf(mark, 0, 'latin1'); found >= 0; found = changed.indexOf(mark, found + 4, 'latin1'))
      for (let byte = 0; byte < length; byte += 1) changed[found + at + byte] = (changed[found + at + byte] ?? 0) ^ 0x11
  return new Uint8Array(changed)
}
