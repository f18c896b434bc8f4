/** BM08 of random provinces: every cell against a fold of its own, and what LibreOffice makes of the files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { saveWithLibreOffice, hasLibreOffice, notHere } from '#tests/backend/excel/oracles.ts'
import { partOf, type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { openTestBook, projectDir, type TestBook } from '#tests/support/test-book.ts'
import { type PlainLine, type PlainSheet, places, plainConsolidation, printed } from './plain-consolidation.ts'
import { from, type RandomProvince, randomProvince, to } from './random-province.ts'

const SEED = 20_230_331
const PROVINCES = 25
/** LibreOffice is started for each. */
const RECALCULATED = 4
const SOFFICE_TIMEOUT_MS = 600_000

const form: { columns: { code: string }[] } = JSON.parse(
  readFileSync(join(projectDir, 'resources/forms/BM08.json'), 'utf8'),
)
const codes = form.columns.map(({ code }) => code)
const detailCodes = codes.filter((code) => !code.startsWith('DAYS_'))
const period = { kind: 'month', calendar: 'calendar', from, to } as const

interface Exported {
  readonly book: TestBook
  readonly bytes: Uint8Array
}

async function exported(province: RandomProvince, then: (one: Exported) => Promise<void>): Promise<void> {
  const book = openTestBook({ today: '2023-04-20' })
  try {
    await book.call('settings.applySetup', province.setup)
    for (const [index, postings] of inParts(province.postings).entries())
      await book.call('figures.recordFigures', {
        clientId: `seed-${province.seed}-${index}`,
        source: 'typed',
        postings,
      })
    const path = join(book.dir, 'BM08.xlsx')
    const { policy, decimals } = province.setup.reporting
    await book.call('reports.exportWorkbook', { form: 'BM08', period, policy, decimals, path })
    await then({ book, bytes: readFileSync(path) })
  } finally {
    await book.dispose()
  }
}

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 500) }, (_, index) => all.slice(index * 500, (index + 1) * 500))
}

/** Cells of a sheet by row of the table and code of the column: `0 CC_TOTAL`; the total is the last row. */
function tableOf(cells: ReadonlyMap<string, ReadCell>, columns: readonly string[]): ReadCell[][] {
  const numbers = [...cells].find(([address, { value }]) => address.startsWith('A') && value === '(1)')?.[0] ?? 'A0'
  const first = Number(numbers.slice(1)) + 1
  const rows: ReadCell[][] = []
  for (let row = first; ; row += 1) {
    rows.push(columns.map((_, index) => cells.get(`${letters(index + 1)}${row}`) ?? { value: null }))
    if (cells.get(`A${row}`)?.value === 'Tổng cộng') return rows
  }
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + last : last
}

const blank = new Set<ReadCell['value']>([null, ''])

/** What a table must say, cell by cell in the order of the columns. */
function expectedTable(sheet: PlainSheet, columns: readonly string[], policy: 'half-up' | 'trunc') {
  const ranks = places(sheet.lines.map(({ ratios }) => ratios['R_ACT_TGT'] ?? { num: null, den: null }))
  return [...sheet.lines, sheet.total].map((line, index) =>
    columns.map((code) =>
      expectedCell(line, code, { policy, rank: ranks[index] ?? null, isTotal: line === sheet.total }),
    ),
  )
}

interface Around {
  readonly policy: 'half-up' | 'trunc'
  readonly rank: number | null
  readonly isTotal: boolean
}

function expectedCell(line: PlainLine, code: string, { policy, rank, isTotal }: Around): ReadCell['value'] | undefined {
  const shareOf = (ratio: PlainLine['before'] | undefined) => (ratio === undefined ? null : printed(ratio, policy))
  const asCell = (hundredths: number | null) => (hundredths === null ? '—' : hundredths / 10_000)
  if (code === 'R_ACT_TGT_PREVIOUS') return asCell(shareOf(line.before))
  if (code === 'R_ACT_TGT_CHANGE') {
    const [now, then] = [shareOf(line.ratios['R_ACT_TGT']), shareOf(line.before)]
    return now === null || then === null ? '—' : (now - then) / 100
  }
  if (code === 'R_ACT_TGT_RANK') return isTotal ? null : (rank ?? '—')
  if (code in line.ratios) return asCell(shareOf(line.ratios[code]))
  if (code === 'DAYS_SENT' || code === 'DAYS_AGAIN') return undefined
  if (code === 'DAYS_MISSING') return isTotal ? undefined : line.missing
  if (code in line.counts) return line.counts[code] ?? null
  return undefined
}

/** `row code: said → should be`, for every cell that says something else. */
function differences(
  sheet: string,
  said: ReadCell[][],
  wanted: ReturnType<typeof expectedTable>,
  columns: readonly string[],
) {
  if (said.length !== wanted.length) return [`${sheet}: ${said.length} rows, not ${wanted.length}`]
  return said.flatMap((cells, row) =>
    cells.flatMap(({ value }, at) => {
      const should = wanted[row]?.[at]
      if (should === undefined || (blank.has(value) && blank.has(should))) return []
      const isSame =
        typeof value === 'number' && typeof should === 'number' ? Math.abs(value - should) < 1e-9 : value === should
      return isSame ? [] : [`${sheet} ${row} ${columns[at]}: ${String(value)} → ${String(should)}`]
    }),
  )
}

test(`every cell of BM08 of ${PROVINCES} random provinces is what a fold of its own gives`, {
  timeout: 300_000,
}, async () => {
  console.log(`seed ${SEED}`)
  let cells = 0
  let formulas = 0
  for (let index = 0; index < PROVINCES; index += 1) {
    const province = randomProvince(SEED + index)
    const { policy } = province.setup.reporting
    const wanted = plainConsolidation(province)
    await exported(province, async ({ bytes }) => {
      const parts = readParts(bytes)
      const summary = readCells(parts, 1)
      const table = tableOf(summary, codes)
      expect(table.map((row) => row[1]?.value).slice(0, -1)).toEqual(wanted.summary.lines.map(({ name }) => name))
      const found = differences('BM08', table, expectedTable(wanted.summary, codes, policy), codes)
      for (const [at, district] of wanted.districts.entries()) {
        const sheet = readCells(parts, at + 2)
        found.push(
          ...differences(
            district.total.name,
            tableOf(sheet, detailCodes),
            expectedTable(district, detailCodes, policy),
            detailCodes,
          ),
        )
        cells += sheet.size
      }
      expect([province.seed, found]).toEqual([province.seed, []])
      cells += summary.size
      formulas += [...summary.values()].filter(({ formula }) => formula?.includes('!')).length
    })
  }
  console.log(`${cells} cells, ${formulas} formulas across sheets`)
  expect(formulas).toBeGreaterThan(500)
})

/** Every cell of every sheet that is not what it was, and every error. */
function changesBetween(bytes: Uint8Array, saved: Uint8Array): string[] {
  const [before, after] = [readParts(bytes), readParts(saved)]
  const count = [...before.keys()].filter((path) => path.startsWith('xl/worksheets/sheet')).length
  return Array.from({ length: count - 1 }, (_, index) => index + 1).flatMap((sheet) => {
    const [ours, theirs] = [readCells(before, sheet), readCells(after, sheet)]
    return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((at) => {
      const [was, is] = [ours.get(at)?.value ?? null, theirs.get(at)?.value ?? null]
      const isError = typeof is === 'string' && is.startsWith('#')
      return was === is && !isError ? [] : [`${sheet}!${at}: ${String(was)} → ${String(is)}`]
    })
  })
}

test('LibreOffice recalculates every sheet without a change, saves it with the same values, and it is known again', {
  timeout: SOFFICE_TIMEOUT_MS,
}, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  for (let index = 0; index < RECALCULATED; index += 1) {
    const province = randomProvince(SEED + index)
    await exported(province, async ({ book, bytes }) => {
      const saved = await saveWithLibreOffice(bytes)
      expect([province.seed, changesBetween(bytes, saved)]).toEqual([province.seed, []])
      for (const [name, file] of Object.entries({ 'BM08.xlsx': bytes, 'saved.xlsx': saved })) {
        const path = join(book.dir, name)
        const found = await inspected(book, path, file)
        expect([name, found.own?.formId, found.own?.changes, found.issues]).toEqual([name, 'BM08', [], []])
      }
    })
  }
})

async function inspected(book: TestBook, path: string, bytes: Uint8Array) {
  const { preview } = await book.call('importing.inspectFile', {
    name: path.split('/').at(-1) ?? '',
    bytes: new Uint8Array(bytes),
    sender: '',
  })
  return { own: preview?.own ?? null, issues: preview?.issues ?? [] }
}

test('a figure of a commune that is changed in its sheet goes up to the sheet of the province', {
  timeout: SOFFICE_TIMEOUT_MS,
}, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  await exported(randomProvince(SEED + 1), async ({ bytes }) => {
    const parts = unzipSync(bytes)
    const path = 'xl/worksheets/sheet2.xml'
    const column = letters(codes.indexOf('CC_NEW') + 1)
    const xml = strFromU8(parts[path] ?? new Uint8Array())
    const figure = new RegExp(`(<c r="${column}\\d+" s="\\d+"><v>)(\\d+)(</v>)`)
    const changed = xml.replace(
      figure,
      (_, start: string, value: string, end: string) => `${start}${Number(value) + 1000}${end}`,
    )
    expect(changed).not.toBe(xml)
    const after = readParts(await saveWithLibreOffice(zipSync({ ...parts, [path]: strToU8(changed) })))
    const total = (of: ReadonlyMap<string, string>) =>
      tableOf(readCells(of, 1), codes).at(-1)?.[codes.indexOf('CC_NEW')]?.value
    expect(Number(total(after)) - Number(total(readParts(bytes)))).toBe(1000)
  })
})

test('sheets have names that spreadsheets allow, each its own, and the summary opens them', async () => {
  for (let index = 0; index < 10; index += 1)
    await exported(randomProvince(SEED + 100 + index), async ({ bytes }) => {
      const parts = readParts(bytes)
      const names = [...partOf(parts, 'xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
        ([, name = '']) => name.replaceAll('&apos;', "'").replaceAll('&amp;', '&'),
      )
      expect(new Set(names.map((name) => name.toLocaleLowerCase('vi'))).size).toBe(names.length)
      expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))).toEqual([])
      const links = [...partOf(parts, 'xl/worksheets/sheet1.xml').matchAll(/location="([^"]*)"/g)].map(([, to_ = '']) =>
        to_.replaceAll('&apos;', "'"),
      )
      expect(links).toEqual(names.slice(1, -1).map((name) => `'${name.replaceAll("'", "''")}'!A1`))
    })
})
