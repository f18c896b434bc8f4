/**
 * Every form of the catalogue goes out, is saved by LibreOffice in another format, and is read back.
 * `node tests/backend/importing/round-trip.ts` runs it at full size: 5, 20 and 47 communes.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { readFile as readPacked } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { writeWorkbook } from '#backend/excel/write-workbook.ts'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { customPeriod, type Period, periodContaining, previousPeriod } from '#shared/kernel/period.ts'
import { comparesPeriods } from '#shared/reports/form.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { isUnitForm } from '#shared/reports/table-form.schema.ts'
import { contextOf, exportSample, figuresOfReport } from '#tests/shared/importing/own-export-samples.ts'
import { district } from '#tests/shared/reports/report-samples.ts'

const run = promisify(execFile)
const on = localDate('2023-04-14')
const SPANS: readonly Period[] = [
  periodContaining('week', 'calendar', on),
  periodContaining('month', 'calendar', on),
  periodContaining('month', 'administrative', on),
  customPeriod(localDate('2023-03-03'), on),
]

/** How LibreOffice is asked to save; null for the export as it is. */
export const savedAs = { own: null, xlsx: 'xlsx:Calc MS Excel 2007 XML', ods: 'ods', xls: 'xls:MS Excel 97' } as const
export type SavedAs = keyof typeof savedAs

export interface RoundTrip {
  readonly form: string
  readonly period: string
  readonly communes: number
  readonly format: SavedAs
  /** What was said of the file, and figures that are not those that went out: all empty where the trip is clean. */
  readonly changes: readonly string[]
  readonly issues: readonly string[]
  readonly wrong: readonly string[]
  readonly figures: number
  readonly recogniseMs: number
}

/** The forms whose rows are the unit's; the others are tried in `table-workbooks.test.ts`, those of a province in `consolidation-workbooks.test.ts`. */
export function allForms(): FormDefinition[] {
  return loadFormCatalogue(resolve(import.meta.dirname, '../../../resources'))
    .inForce('2023-04-14')
    .filter(isUnitForm)
    .filter(({ level }) => level === undefined)
}

export async function roundTrips(communes: number, formats: readonly SavedAs[]): Promise<RoundTrip[]> {
  const folder = await mkdtemp(join(tmpdir(), 'so-can-cuoc-trip-'))
  try {
    const trips = await Promise.all(exportsOf(communes).map((one, index) => written(one, folder, index)))
    const found: RoundTrip[] = []
    for (const format of formats) {
      const target = format === 'own' ? folder : join(folder, format)
      if (format !== 'own')
        await convert(
          folder,
          trips.map(({ path }) => path),
          savedAs[format],
          target,
        )
      for (const trip of trips) found.push(await readBack(trip, communes, format, target))
    }
    return found
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function exportsOf(communes: number) {
  return allForms().flatMap((form) => {
    const periods = form.periods.includes('day') ? [periodContaining('day', 'calendar', on)] : SPANS
    return periods.map((period) => {
      const before = comparesPeriods(form) ? previousPeriod(period) : null
      const facts = district(period, communes, communes)
      return { form, facts, sample: exportSample(form, facts, before === null ? null : district(before, communes - 1)) }
    })
  })
}

type Exported = ReturnType<typeof exportsOf>[number]

async function written(one: Exported, folder: string, index: number) {
  const name = `${one.form.id}-${index}`
  const path = join(folder, `${name}.xlsx`)
  await writeFile(path, await writeWorkbook(one.sample.sheet, one.sample.meta))
  return { ...one, name, path }
}

async function convert(folder: string, paths: readonly string[], filter: string | null, target: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  await run('soffice', [profile, '--headless', '--convert-to', filter ?? '', '--outdir', target, ...paths])
}

async function readBack(
  { form, facts, sample, name }: Awaited<ReturnType<typeof written>>,
  communes: number,
  format: SavedAs,
  folder: string,
): Promise<RoundTrip> {
  const file = `${name}.${format === 'own' ? 'xlsx' : format}`
  const workbook = await unpackWorkbook(await readPacked(file, await readFile(join(folder, file))))
  const start = performance.now()
  const found = recogniseOwnExport(workbook, contextOf(facts))
  const recogniseMs = performance.now() - start
  const figures = new Map(
    found?.figures.map((one) => [`${one.unitCode} ${one.indicator} ${one.channel}`, one.value]) ?? [],
  )
  const wanted = figuresOfReport(form, sample.report)
  const wrong = [...new Set([...wanted.keys(), ...figures.keys()])].filter(
    (key) => !figures.has(key) || figures.get(key) !== wanted.get(key),
  )
  const { from, to } = sample.report.period
  return {
    form: form.id,
    period: `${from}..${to}`,
    communes,
    format,
    changes: found?.own.changes.map(({ code, address }) => `${code} ${address ?? ''}`) ?? ['not recognised'],
    issues: [...(found?.issues ?? []), ...(found?.questions ?? [])].map(({ code }) => code),
    wrong,
    figures: figures.size,
    recogniseMs,
  }
}

if (import.meta.main) {
  const trips: RoundTrip[] = []
  for (const communes of [5, 20, 47]) trips.push(...(await roundTrips(communes, ['own', 'xlsx', 'ods', 'xls'])))
  const failed = trips.filter(({ changes, issues, wrong }) => changes.length + issues.length + wrong.length > 0)
  for (const trip of failed) console.log(JSON.stringify(trip))
  const slowest = Math.max(...trips.map(({ recogniseMs }) => recogniseMs))
  const figures = trips.reduce((sum, one) => sum + one.figures, 0)
  console.log(
    `${trips.length} round trips, ${failed.length} with a change, issue or wrong figure; ${figures} figures; slowest recognition ${Math.round(slowest)} ms`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}
