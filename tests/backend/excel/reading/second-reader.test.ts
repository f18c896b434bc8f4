import ExcelJS from 'exceljs'
import { readOds, readXlsx, type Sheet } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { PlainSheet } from '#shared/importing/plain-workbook.schema.ts'
import { standardWorkbooks } from '#tests/reliability/standard-workbooks.ts'
import { createRandom } from '../../../../src/main/cli/sample/seeded-random.ts'
import { readPlain } from './read-fixture.ts'

const seed = 2023

/** Row and column from 0 → the value as another reader gives it; dates as days. */
function valuesOfOther({ rows }: Sheet): Map<string, unknown> {
  const values = new Map<string, unknown>()
  rows.forEach((row, at) =>
    row.forEach((value, column) => {
      if (value === null || value === '') return
      values.set(`${at}/${column}`, value instanceof Date ? value.toISOString().slice(0, 10) : value)
    }),
  )
  return values
}

function valuesOfOurs({ cells }: PlainSheet): Map<string, unknown> {
  return new Map(cells.map(({ row, column, value }) => [`${row - 1}/${column - 1}`, value]))
}

async function randomWorkbook(run: number): Promise<Uint8Array> {
  const random = createRandom(seed + run)
  const workbook = new ExcelJS.Workbook()
  for (let sheet = 0; sheet < 2; sheet += 1) {
    const worksheet = workbook.addWorksheet(`Bảng ${sheet}`)
    for (let cell = 0; cell < 120; cell += 1) {
      const target = worksheet.getCell(random.between(1, 60), random.between(1, 30))
      const kind = random.between(0, 5)
      target.numFmt = 'General'
      if (kind < 3) target.value = random.between(-5, 2_000_000) / (kind === 2 ? 128 : 1)
      else if (kind === 3) target.value = `Xã số ${random.between(1, 40)} “&<>” _x0041_ `
      else if (kind === 4) target.value = random.isIn(50)
      else {
        target.value = new Date(Date.UTC(random.between(1950, 2090), random.between(0, 11), random.between(1, 28)))
        target.numFmt = 'dd/mm/yyyy'
      }
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('a second reader of other make', () => {
  test(`gives the same value for every cell of random workbooks (seed ${seed})`, async () => {
    let cells = 0
    for (let run = 0; run < 15; run += 1) {
      const bytes = await randomWorkbook(run)
      const [ours, other] = [await readPlain('a.xlsx', bytes), await readXlsx(bytes)]
      for (const [at, sheet] of ours.sheets.entries()) {
        expect([run, valuesOfOurs(sheet)]).toEqual([run, valuesOfOther(other.sheets[at] ?? { name: '', rows: [] })])
        cells += sheet.cells.length
      }
    }
    expect(cells).toBeGreaterThan(2500)
  })

  test('gives the same values for what other programs write as .ods', async () => {
    const ods = (await standardWorkbooks()).find(({ name }) => name.endsWith('.ods'))
    const bytes = ods?.bytes ?? new Uint8Array()
    const [ours, other] = [await readPlain('a.ods', bytes), await readOds(bytes)]
    const [sheet, otherSheet] = [ours.sheets[0], other.sheets[0]]
    expect(sheet?.cells.length).toBeGreaterThan(30)
    expect(sheet && valuesOfOurs(sheet)).toEqual(otherSheet && valuesOfOther(otherSheet))
  })
})
