/** Sheets of a province by commune: each unit above its rows with what they come to, nothing counted twice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

test('LibreOffice recalculates the sheets without a change', { timeout: 600_000 }, async ({ skip }) => {
  if (!hasLibreOffice) skip(notHere('LibreOffice'))
  for (const seed of seeds.slice(0, RECALCULATED))
    await withProvince(randomProvince(seed), async (book) => {
      const bytes = await exported(book)
      const [before, after] = [bytes, await saveWithLibreOffice(bytes)].map((one) => readCells(readParts(one), 1))
      expect([seed, changesBetween(before ?? new Map(), after ?? new Map())]).toEqual([seed, []])
    })
})
