/** Sheets of a province by commune: each unit above its rows with what they come to, nothing counted twice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sheetChangeText } from '#shared/texts/sheet-changes.texts.ts'
import { hasLibreOffice, notHere, saveWithLibreOffice } from '#tests/backend/excel/oracles.ts'
import { type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { type PlainLine, plainConsolidation } from './plain-consolidation.ts'
import { from, randomProvince, to, withProvince } from './random-province.ts'

const SEED = 20_230_501
const PROVINCES = 15
/** LibreOffice is started for each. */
const RECALCULATED = 3
const period = { kind: 'month', calendar: 'calendar', from, to } as const

/** Provinces of districts. */
const seeds = Array.from({ length: PROVINCES * 2 }, (_, index) => SEED + index)
  .filter((seed) => seed % 5 !== 0)
  .slice(0, PROVINCES)

async function exported(book: TestBook): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(book.dir, 'BM02.xlsx')
  await book.call('reports.exportWorkbook', { form: 'BM02', period, policy: 'half-up', path })
  return Uint8Array.from(readFileSync(path))
}

test(`in ${PROVINCES} random provinces every unit above its communes says what a fold of its own gives`, {
  timeout: 120_000,
}, async () => {
  console.log(`seed ${SEED}`)
  for (const seed of seeds) {
    const province = randomProvince(seed)
    const { summary, districts } = plainConsolidation(province)
    await withProvince(province, async (book) => {
      const { report, sheet } = await book.call('reports.buildReport', { form: 'BM02', period, policy: 'half-up' })
      const told = (cells: typeof report.total.cells, line: PlainLine) => [
        ...Object.keys(line.counts).map((code) => cells[code]?.value ?? null),
        ...Object.keys(line.ratios).flatMap((code) => [cells[code]?.num ?? null, cells[code]?.den ?? null]),
      ]
      const wanted = (line: PlainLine) => [
        ...Object.values(line.counts),
        ...Object.values(line.ratios).flatMap(({ num, den }) => [num, den]),
      ]
      expect(report.groups?.map(({ name }) => name)).toEqual(districts.map(({ total }) => total.name))
      for (const [at, { total }] of districts.entries())
        expect([seed, total.name, told(report.groups?.[at]?.cells ?? {}, total)]).toEqual([
          seed,
          total.name,
          wanted(total),
        ])
      expect([seed, told(report.total.cells, summary.total)]).toEqual([seed, wanted(summary.total)])
      // The total adds the units and the province's own rows, never a commune that is in a unit already.
      const flow = sheet.cells.find(({ key }) => key?.unitCode === '66' && key.code === 'CC_NEW')?.formula ?? ''
      if (flow !== '') expect(flow.match(/[A-Z]+\d+(?=[,)])/g)?.length).toBeGreaterThanOrEqual(districts.length)
    })
  }
})

function changesBetween(before: ReadonlyMap<string, ReadCell>, after: ReadonlyMap<string, ReadCell>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((at) => {
    const [was, is] = [before.get(at)?.value ?? null, after.get(at)?.value ?? null]
    return was === is && !(typeof is === 'string' && is.startsWith('#'))
      ? []
      : [`${at}: ${String(was)} → ${String(is)}`]
  })
}

async function inspected(book: TestBook, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const { preview } = await book.call('importing.inspectFile', { name, bytes, sender: '' })
  return { own: preview?.own ?? null, issues: preview?.issues ?? [] }
}

test('the sheet is known again with nothing changed, and the rows of units are no communes', {
  timeout: 120_000,
}, async () => {
  for (const seed of seeds.slice(0, 6))
    await withProvince(randomProvince(seed), async (book) => {
      const found = await inspected(book, 'BM02.xlsx', await exported(book))
      expect([seed, found.own?.formId, found.own?.isUntouched, found.own?.changes]).toEqual([seed, 'BM02', true, []])
      expect(found.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    })
})

test('a figure typed over what a unit’s rows come to is told with its cell, though every row is as it was', {
  timeout: 120_000,
}, async () => {
  const [seed = SEED] = seeds
  await withProvince(randomProvince(seed), async (book) => {
    const { sheet, report } = await book.call('reports.buildReport', { form: 'BM02', period, policy: 'half-up' })
    const [group] = report.groups ?? []
    const row = sheet.cells.find(({ value, column }) => column === 2 && value === group?.name)?.row ?? 0
    const bytes = await exported(book)
    const parts = unzipSync(bytes)
    const page = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const [, at = '', was = ''] =
      new RegExp(`<c r="([A-Z]+${row})"[^>]*><f>[^<]*SUM[^<]*</f><v>(\\d+)</v></c>`).exec(page) ?? []
    expect(at).not.toBe('')
    const typed = page.replace(new RegExp(`(<c r="${at}"[^>]*>)<f>[^<]*</f><v>\\d+</v>`), '$1<v>987654</v>')
    const edited = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(typed) })
    const { own } = await inspected(book, 'BM02.xlsx', Uint8Array.from(edited))
    expect(own?.isUntouched).toBe(false)
    expect(own?.changes.map(sheetChangeText)).toEqual([`Ô ${at}: công thức bị gõ đè bằng 987,654 (trước là ${was})`])
  })
})

test('LibreOffice recalculates the sheets without a change', { timeout: 600_000 }, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  for (const seed of seeds.slice(0, RECALCULATED))
    await withProvince(randomProvince(seed), async (book) => {
      const bytes = await exported(book)
      const [before, after] = [bytes, await saveWithLibreOffice(bytes)].map((one) => readCells(readParts(one), 1))
      expect([seed, changesBetween(before ?? new Map(), after ?? new Map())]).toEqual([seed, []])
    })
})
