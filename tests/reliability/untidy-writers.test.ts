import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { generateUntidy } from './untidy-generate.ts'
import { serialOf, shownText, type UntidyCell, type UntidyFormat, type UntidyWorkbook } from './untidy-model.ts'

/** What a writer may not lose, by cell: the text, the number, the serial of a day. */
function plain({ value, formula }: UntidyCell): string | number | null {
  if (value === null || typeof value === 'string') return formula === undefined ? value : null
  if (typeof value === 'number') return value
  return 'date' in value ? serialOf(value.date) : value.error
}

function cellsOf({ sheets }: UntidyWorkbook): Map<string, string | number | null> {
  return new Map(
    sheets.flatMap((sheet, index) =>
      [...sheet.cells].flatMap(([address, cell]) => {
        const value = plain(cell)
        return value === null || value === '' ? [] : [[`${index}!${address}`, value] as const]
      }),
    ),
  )
}

async function throughExceljs(bytes: Uint8Array): Promise<Map<string, unknown>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const found = new Map<string, unknown>()
  book.worksheets.forEach((sheet, index) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.isMerged && cell.master.address !== cell.address) return
        const value =
          typeof cell.value === 'object' && cell.value !== null && 'result' in cell.value
            ? cell.value.result
            : cell.value
        const seen = value instanceof Date ? serialOf(value.toISOString().slice(0, 10)) : value
        if (seen !== undefined && seen !== null)
          found.set(`${index}!${cell.address}`, typeof seen === 'object' && 'error' in seen ? seen.error : seen)
      }),
    ),
  )
  return found
}

function throughSheetjs(bytes: Uint8Array): Map<string, unknown> {
  const book = XLSX.read(bytes, { type: 'array', cellDates: false, raw: false, cellNF: false })
  const found = new Map<string, unknown>()
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name] ?? {}
    for (const address of Object.keys(sheet).filter((key) => !key.startsWith('!'))) {
      const cell: unknown = sheet[address]
      if (typeof cell !== 'object' || cell === null || !('v' in cell && 't' in cell && 'w' in cell)) continue
      found.set(`${index}!${address}`, cell.t === 'e' ? cell.w : cell.v)
    }
  })
  return found
}

/** The reader used here collapses spaces and joins lines of an ods. */
function spaceless(value: unknown): string {
  return String(value).replace(/\s+/g, ' ').trim()
}

const kept = new Map<UntidyFormat, (bytes: Uint8Array) => Promise<Map<string, unknown>> | Map<string, unknown>>([
  ['xlsx', throughExceljs],
  ['xls', throughSheetjs],
  ['ods', throughSheetjs],
  ['xml-2003', throughSheetjs],
])

for (const [format, readBack] of kept) {
  test(`every cell of an untidy workbook written as ${format} reads back the same`, async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const { workbook, bytes } = await generateUntidy(seed, { format })
      const written = cellsOf(workbook)
      const read = await readBack(bytes)
      const differing = [...written].filter(([place, value]) => spaceless(read.get(place)) !== spaceless(value))
      expect({ seed, differing: differing.map(([place, value]) => [place, value, read.get(place)]) }).toEqual({
        seed,
        differing: [],
      })
      expect(read.size).toBeGreaterThanOrEqual(written.size)
    }
  })
}

test('every text of an untidy workbook stands in its page written as html', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const { workbook, bytes } = await generateUntidy(seed, { format: 'html', shape: 'header-3' })
    const page = new TextDecoder()
      .decode(bytes)
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    const missing = [...(workbook.sheets[0]?.cells.values() ?? [])].filter(
      (cell) => !page.includes(`>${shownText(cell)}<`),
    )
    expect({ seed, missing }).toEqual({ seed, missing: [] })
  }
})

test('what is taken out of an untidy workbook is not in its truth, and every other figure is what its cell says', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { workbook, fault } = await generateUntidy(seed)
    const faulty = new Set(
      workbook.truth.faults.flatMap(({ sheet, addresses }) => addresses.map((address) => `${sheet}!${address}`)),
    )
    const wrong = workbook.truth.figures.filter(({ sheet, address, value }) => {
      const cell = workbook.sheets[sheet]?.cells.get(address)
      const digits = cell === undefined ? '' : shownText(cell).replace(/\D/g, '')
      return !faulty.has(`${sheet}!${address}`) && Number(digits) !== value
    })
    expect({ seed, fault, wrong }).toEqual({ seed, fault, wrong: [] })
  }
})

test('the same seed gives the same bytes of a text format', async () => {
  const [one, other] = [
    await generateUntidy(5, { format: 'csv', shape: 'header-2' }),
    await generateUntidy(5, { format: 'csv', shape: 'header-2' }),
  ]
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
})
