import { expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import { sheetChangesSummary } from '#shared/texts/sheet-changes.texts.ts'
import { hasLibreOffice, notHere } from '#tests/backend/excel/oracles.ts'
import { contextOf, exportSample } from '#tests/shared/importing/own-export-samples.ts'
import { bm01, bm02, day, district, month, monthBefore } from '#tests/shared/reports/report-samples.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { figureEdits, structuralEdits } from './edited-exports.ts'
import { type RoundTrip, roundTrips } from './round-trip.ts'

const SOFFICE_TIMEOUT_MS = 240_000
const EDITS_TIMEOUT_MS = 120_000

const unclean = (trips: readonly RoundTrip[]) =>
  trips.filter(({ changes, issues, wrong }) => changes.length + issues.length + wrong.length > 0)

test('every form comes back as it went out', { timeout: EDITS_TIMEOUT_MS }, async () => {
  const trips = [...(await roundTrips(5, ['own'])), ...(await roundTrips(47, ['own']))]
  expect(unclean(trips)).toEqual([])
})

test('every form that LibreOffice saved as xlsx, ods or xls comes back without a change', {
  timeout: SOFFICE_TIMEOUT_MS,
}, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  expect(unclean(await roundTrips(5, ['xlsx', 'ods', 'xls']))).toEqual([])
})

const SEED = 20230415
const CASES = 200

async function changesOf(bytes: Uint8Array, facts: ReturnType<typeof district>) {
  const workbook = await unpackWorkbook(await readFile('a.xlsx', bytes))
  return recogniseOwnExport(workbook, contextOf(facts))
}

const samples = [
  { facts: district(day, 9), ...exportSample(bm01, district(day, 9)) },
  { facts: district(month, 12), ...exportSample(bm02, district(month, 12), district(monthBefore, 12)) },
] as const

test(`${CASES} sheets that somebody worked on say what was done, and nothing else`, {
  timeout: EDITS_TIMEOUT_MS,
}, async () => {
  console.log(`seed ${SEED}`)
  const random = createRandom(SEED)
  const wrong: unknown[] = []
  for (let index = 0; index < CASES; index += 1) {
    const { facts, sheet, meta } = samples[index % 2] ?? samples[0]
    const edits = index % 3 === 0 ? structuralEdits : figureEdits
    const which = Math.floor(index / 2) % edits.length
    const edited = edits[which]?.({ sheet, meta, random })
    if (edited === undefined) continue
    const found = await changesOf(await writeWorkbook(edited.sheet, meta), facts)
    const told = found?.own.changes.map(({ code, address }) => `${code} ${address ?? ''}`)
    if (JSON.stringify(told) !== JSON.stringify(edited.expected))
      wrong.push({ index, which, expected: edited.expected, told })
  }
  expect(wrong).toEqual([])
})

test('cells that another program changed in the file are told the same way', {
  timeout: EDITS_TIMEOUT_MS,
}, async () => {
  const random = createRandom(SEED)
  const { facts, sheet, meta } = samples[0]
  const bytes = await writeWorkbook(sheet, meta)
  const counts = sheet.cells.filter(
    ({ key, value, formula }) => key && typeof value === 'number' && formula === undefined,
  )
  for (let index = 0; index < 20; index += 1) {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
    const cell = counts[random.between(0, counts.length - 1)]
    const target = workbook.getWorksheet('BM01')?.getCell(cell?.row ?? 1, cell?.column ?? 1)
    if (target === undefined) throw new Error('no sheet')
    target.value = Number(cell?.value) + 4
    target.note = 'sửa theo báo cáo giấy'
    const found = await changesOf(new Uint8Array(await workbook.xlsx.writeBuffer()), facts)
    expect(found?.own.changes.map(({ code, address }) => [code, address])).toEqual([
      ['own/cell-changed', target.address],
      ['own/comment', target.address],
    ])
  }
})

test('the summary counts what was done, with the first cells', async () => {
  const { facts, sheet, meta } = samples[0]
  const change = (address: string) => ({ code: 'own/cell-changed', address, params: { was: 41, now: 1045 } })
  const found = await changesOf(await writeWorkbook(sheet, meta), facts)
  expect(sheetChangesSummary(found?.own.changes ?? [])).toBe('Không có gì bị sửa từ khi xuất')
  expect(
    sheetChangesSummary([
      ...['C7', 'C8', 'C9', 'C10'].map(change),
      { code: 'own/formula-overwritten', address: 'H9', params: { was: 3, now: 4 } },
      { code: 'own/column-deleted', address: null, params: { label: 'Đổi' } },
    ]),
  ).toBe('4 ô bị sửa (C7 41→1.045, C8 41→1.045, C9 41→1.045, …), 1 công thức bị gõ đè, 1 cột bị xoá')
})
