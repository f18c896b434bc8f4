/** Forms of other rows as files: what LibreOffice makes of them, and whether they are known again. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readFile as readPacked } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { exportedSheet } from '#backend/reports/sheet-meta.ts'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { TableForm } from '#shared/reports/table-form.schema.ts'
import { hasLibreOffice, notHere } from '#tests/backend/excel/oracles.ts'
import { recalculate, withWrongResult } from '#tests/reliability/recalculate.ts'
import { contextOf } from '#tests/shared/importing/own-export-samples.ts'
import { district, halfUp, letterhead, month, trunc } from '#tests/shared/reports/report-samples.ts'
import { filled, someFacts, tableForms } from '#tests/shared/reports/table-samples.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'

const run = promisify(execFile)
const SEED = 20_230_431
const PER_FORM = 4
/** LibreOffice is started for each. */
const RECALCULATED_PER_FORM = 2
const SOFFICE_TIMEOUT_MS = 600_000
const context = {
  ...contextOf(district(month, 5)),
  otherForms: tableForms.map(({ id, name }) => ({ id, name })),
}

function exported(asked: TableForm, seed: number) {
  const { form, report } = filled(asked, someFacts(asked, createRandom(seed)), seed % 2 === 0 ? trunc : halfUp)
  const options = { date: localDate('2023-04-30'), signer: 0, isSample: false }
  const layOut = (stamp?: Parameters<typeof layoutSheet>[3]['stamp']) =>
    layoutSheet(form, report, letterhead, { ...options, ...(stamp === undefined ? {} : { stamp }) })
  const head = { entries: 12, hash: 'a'.repeat(64) }
  const facts = { sequence: 1, head, previous: null, appVersion: '0.1.0', exportedAt: '2023-04-30T10:00:00Z' }
  return { report, ...exportedSheet({ form, report, fileName: '', layOut }, facts) }
}

async function recognised(name: string, bytes: Uint8Array) {
  return recogniseOwnExport(await unpackWorkbook(await readPacked(name, bytes)), context)
}

test('LibreOffice recalculates every form without a change, and would see a wrong result', {
  timeout: SOFFICE_TIMEOUT_MS,
}, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  let formulas = 0
  for (const form of tableForms)
    for (let index = 0; index < RECALCULATED_PER_FORM; index += 1) {
      const { sheet, meta } = exported(form, SEED + index)
      const told = await recalculate(await writeWorkbook(sheet, meta))
      expect([form.id, SEED + index, told.changes, told.errors]).toEqual([form.id, SEED + index, [], []])
      formulas += told.formulas
    }
  console.log(`seed ${SEED}: ${tableForms.length * RECALCULATED_PER_FORM} sheets, ${formulas} formulas recalculated`)
  expect(formulas).toBeGreaterThan(200)
  const { sheet, meta } = exported(tableForms[0], SEED)
  expect((await recalculate(withWrongResult(await writeWorkbook(sheet, meta)))).changes.length).toBeGreaterThan(0)
})

test('every form comes back as it went out, with nothing to import and no error', async () => {
  for (const form of tableForms)
    for (let index = 0; index < PER_FORM; index += 1) {
      const { sheet, meta } = exported(form, SEED + index)
      const found = await recognised('a.xlsx', await writeWorkbook(sheet, meta))
      expect([
        form.id,
        found?.own.isUntouched,
        found?.own.changes,
        found?.issues,
        found?.questions,
        found?.figures,
      ]).toEqual([form.id, true, [], [], [], []])
      expect(found?.shapeReason).toContain(`nhận ra ${form.id}`)
      expect(found?.shapeReason).toContain('không có ô nào để nhập')
    }
})

test('every form that LibreOffice saved as xlsx, ods or xls comes back without a change', {
  timeout: SOFFICE_TIMEOUT_MS,
}, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  const folder = await mkdtemp(join(tmpdir(), 'so-can-cuoc-tables-'))
  try {
    const paths = await Promise.all(
      tableForms.map(async (form) => {
        const { sheet, meta } = exported(form, SEED + 1)
        const path = join(folder, `${form.id}.xlsx`)
        await writeFile(path, await writeWorkbook(sheet, meta))
        return path
      }),
    )
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    for (const [format, filter] of Object.entries({
      xlsx: 'xlsx:Calc MS Excel 2007 XML',
      ods: 'ods',
      xls: 'xls:MS Excel 97',
    })) {
      const target = join(folder, format)
      await run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', target, ...paths])
      for (const { id } of tableForms) {
        const name = `${id}.${format}`
        const found = await recognised(name, await readFile(join(target, name)))
        expect([name, found?.own.isUntouched, found?.own.changes, found?.issues]).toEqual([name, true, [], []])
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what somebody changed in such a sheet is told, and still nothing is imported', async () => {
  const { sheet, meta } = exported(tableForms[0], SEED + 2)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await writeWorkbook(sheet, meta)).buffer)
  const cell = sheet.cells.find(
    ({ key, value, formula }) => key?.code === 'CC_TOTAL' && typeof value === 'number' && formula === undefined,
  )
  const target = workbook.getWorksheet('BM03')?.getCell(cell?.row ?? 1, cell?.column ?? 1)
  if (target === undefined) throw new Error('no sheet')
  target.value = Number(cell?.value) + 100
  const found = await recognised('a.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect([found?.own.isUntouched, found?.figures]).toEqual([false, []])
  expect(found?.own.changes.map(({ code, address }) => [code, address])).toEqual([['own/cell-changed', target.address]])
})

test('the machine-readable part names each session by its id', () => {
  const { report, meta } = exported(tableForms[0], SEED + 3)
  const ids = new Set(Object.values(meta.cells).map(({ unitCode }) => unitCode))
  expect(report.rows.length).toBeGreaterThan(0)
  expect(report.rows.filter(({ unit }) => !ids.has(unit))).toEqual([])
  expect(meta.controls?.rows).toBe(report.rows.length)
})
