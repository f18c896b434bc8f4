import { describe, expect, test } from 'vitest'
import type { SheetMeta } from '#shared/reports/sheet-model.schema.ts'
import { META_NAMESPACE } from '#backend/excel/meta-marks.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { hasLibreOffice, hasOpenpyxl, notHere, readWithOpenpyxl, saveWithLibreOffice } from './oracles.ts'
import { elementText, partOf, readCells, readNames, readParts, readSheets } from './read-package.ts'
import { FIRST_ROW, sampleMeta, sampleModel } from './sample-sheet.ts'

const SOFFICE_TIMEOUT_MS = 120_000
const original = await writeWorkbook(sampleModel, sampleMeta)

/** What any one mark must tell. */
const headline = {
  form: sampleMeta.formId,
  version: String(sampleMeta.formVersion),
  unit: sampleMeta.unitCode,
  period: sampleMeta.period,
  sequence: String(sampleMeta.sequence),
  hash: sampleMeta.valuesHash,
}
type Headline = { [K in keyof typeof headline]: K extends 'period' ? SheetMeta['period'] : string | undefined }
type Parts = ReadonlyMap<string, string>

function fromMetaSheet(parts: Parts): Headline & { whole: unknown } {
  const index = readSheets(parts).findIndex(({ name }) => name === '_meta') + 1
  const rows = readCells(parts, index)
  const texts = new Map<string, string>()
  for (let row = 1; rows.has(`A${row}`); row++)
    texts.set(String(rows.get(`A${row}`)?.value), String(rows.get(`B${row}`)?.value))
  const chunks = [...texts].filter(([key]) => key.startsWith('json.')).map(([, text]) => text)
  return { ...fromKeys((key) => texts.get(key)), whole: JSON.parse(chunks.join('')) }
}

function fromCustomXml(parts: Parts): Headline & { whole: unknown } {
  const items = [...parts].filter(
    ([path, xml]) => /^customXml\/item\d+\.xml$/.test(path) && xml.includes(`xmlns="${META_NAMESPACE}"`),
  )
  const xml = items[0]?.[1] ?? ''
  return { ...fromKeys((key) => elementText(xml, key)), whole: JSON.parse(elementText(xml, 'json') ?? '') }
}

function fromKeys(get: (key: string) => string | undefined): Headline {
  const period = { kind: get('periodKind') ?? '', from: get('periodFrom') ?? '', to: get('periodTo') ?? '' }
  return {
    form: get('formId'),
    version: get('formVersion'),
    unit: get('unitCode'),
    period,
    sequence: get('sequence'),
    hash: get('valuesHash'),
  }
}

function fromNames(parts: Parts): Headline {
  const names = readNames(parts)
  const [kind = '', from = '', to = ''] = names.get('SCC_PERIOD')?.split('/') ?? []
  return {
    form: names.get('SCC_FORM'),
    version: names.get('SCC_FORM_VERSION'),
    unit: names.get('SCC_UNIT'),
    period: { kind, from, to },
    sequence: names.get('SCC_SEQUENCE'),
    hash: names.get('SCC_HASH'),
  }
}

function expectAllMarks(parts: Parts): void {
  expect(fromMetaSheet(parts)).toEqual({ ...headline, whole: sampleMeta })
  expect(fromCustomXml(parts)).toEqual({ ...headline, whole: sampleMeta })
  expect(fromNames(parts)).toEqual(headline)
}

describe('the three marks', () => {
  test('each alone tells form, unit, period, sequence and hash', () => {
    expectAllMarks(readParts(original))
  })

  test('the description is cut into cells shorter than 32,000 characters', async () => {
    const cells = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [`D${index}`, { unitCode: '00456', code: `chi-tieu-${index}` }]),
    )
    const meta = { ...sampleMeta, unitName: '🙂'.repeat(9_000), cells }
    const parts = readParts(await writeWorkbook(sampleModel, meta))
    const lengths = [...readCells(parts, 2).values()].map(({ value }) => String(value).length)
    expect(lengths.filter((length) => length > 10_000).length).toBeGreaterThan(3)
    expect(Math.max(...lengths)).toBeLessThan(32_000)
    expect(fromMetaSheet(parts).whole).toEqual(meta)
  })

  test('all survive saving in LibreOffice', { timeout: SOFFICE_TIMEOUT_MS }, async ({ skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    const saved = readParts(await saveWithLibreOffice(original))
    expectAllMarks(saved)
    expect(readSheets(saved)[1]).toEqual({ name: '_meta', state: 'hidden' })
  })
})

describe('LibreOffice', () => {
  test('recalculates the workbook and changes no cell, keeps formulas and names', {
    timeout: SOFFICE_TIMEOUT_MS,
  }, async ({ skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    const before = readParts(original)
    const after = readParts(await saveWithLibreOffice(original))
    const [ours, theirs] = [readCells(before, 1), readCells(after, 1)]
    const changed = [...ours].filter(
      ([at, cell]) => JSON.stringify(theirs.get(at) ?? { value: null }) !== JSON.stringify(cell),
    )
    expect(changed).toEqual([])
    expect([...theirs].filter(([at, cell]) => !ours.has(at) && cell.value !== null)).toEqual([])
    expect([...readNames(before)].filter(([name, formula]) => readNames(after).get(name) !== formula)).toEqual([])
  })

  test('would have noticed a wrong cached result', { timeout: SOFFICE_TIMEOUT_MS }, async ({ skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    const wrong = sampleModel.cells.map((cell) =>
      cell.row === FIRST_ROW + 1 && cell.column === 9 ? { ...cell, value: 999 } : cell,
    )
    const saved = readParts(
      await saveWithLibreOffice(await writeWorkbook({ ...sampleModel, cells: wrong }, sampleMeta)),
    )
    expect(readCells(saved, 1).get(`I${FIRST_ROW + 1}`)?.value).toBe(51)
  })

  test('keeps page setup, page number and protection', { timeout: SOFFICE_TIMEOUT_MS }, async ({ skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    const xml = partOf(readParts(await saveWithLibreOffice(original)), 'xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<pageSetup paperSize="9" [^>]*fitToWidth="1" fitToHeight="0" [^>]*orientation="landscape"/)
    expect(xml).toMatch(/<headerFooter differentFirst="true"[^>]*><oddHeader>[^<]*&amp;P<\/oddHeader>/)
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="true"/)
  })
})

test('openpyxl reads back the same values, formulas, names and layout', { timeout: 30_000 }, async ({ skip }) => {
  if (!hasOpenpyxl) skip(notHere('openpyxl'))
  const view = await readWithOpenpyxl(original)
  const cells = readCells(readParts(original), 1)
  const texts = [...cells].filter(([, { value }]) => value !== null && value !== '')
  expect(view.values).toEqual(Object.fromEntries(texts.map(([at, { value }]) => [at, value])))
  const formulas = [...cells].flatMap(([at, { formula }]) => (formula === undefined ? [] : [[at, formula]]))
  expect(view.formulas).toEqual(Object.fromEntries(formulas))
  expect(view.states).toEqual({ [sampleModel.name]: 'visible', _meta: 'veryHidden' })
  expect(view.names).toMatchObject({
    SCC_FORM: '"BM02"',
    SCC_UNIT: '"00456"',
    SCC_PERIOD: '"month/2023-04-01/2023-04-30"',
  })
  expect(view.merges).toContain('F9:K9')
  expect([view.freeze, view.titles, view.creator, view.fonts]).toEqual([
    'D13',
    '$9:$12',
    'Sổ Căn Cước',
    ['Times New Roman'],
  ])
})
