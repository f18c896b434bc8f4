import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { type CliResult, runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs } from './cli-fixture.ts'

const dir = tempFolder()
const longTimeoutMs = 3 * cliTimeoutMs
const timeout = { timeout: longTimeoutMs }

interface ProvinceJson {
  readonly db: string
  readonly districts: number
  readonly communes: number
  readonly files: number
  readonly accepted: number
  readonly forms: readonly { readonly form: string; readonly path: string; readonly total: unknown }[]
}

interface ReportJson {
  readonly total: { readonly cells: Record<string, { readonly value: number | null }> }
}

const demo = (out: string, ...more: string[]) =>
  runCli(['demo', '--province', '--out', join(dir, out), ...more, '--json'])
const provinceOf = (result: CliResult) => (result.json() as unknown as { province: ProvinceJson }).province

let first: CliResult
beforeAll(async () => {
  first = await demo('one')
}, longTimeoutMs)

describe('the sample province', () => {
  test('receives what its districts sent: one sheet is missing, one came again', () => {
    expect([first.code, first.json()]).toMatchObject([
      0,
      {
        ok: true,
        province: {
          districts: 3,
          communes: 15,
          files: 15,
          accepted: 15,
          refused: 0,
          verification: { ok: true, chain: true, totals: true },
        },
      },
    ])
    expect(readdirSync(join(dir, 'one', 'tinh')).filter((name) => /\.(db|xlsx)$|^huyen$|^nop/.test(name))).toEqual([
      expect.stringMatching(/^BM07-tinh-.*-2023-06-30\.xlsx$/),
      expect.stringMatching(/^BM08-tinh-.*-thang-2023-06\.xlsx$/),
      expect.stringMatching(/^BM09-tinh-.*-2023-06-30\.xlsx$/),
      'huyen',
      'nop-len-tinh',
      'tinh.db',
    ])
    for (const { path } of provinceOf(first).forms) {
      const texts = [...readCells(readParts(readFileSync(path)), 1).values()].map((cell) => cell.value)
      expect(texts.some((text) => typeof text === 'string' && text.includes('SỐ LIỆU MẪU'))).toBe(true)
    }
  })

  test('comes to what the books of its districts come to', timeout, async () => {
    const days = ['--from', '2023-06-26', '--to', '2023-06-29', '--json']
    const totalsOf = async (path: string) => {
      const told = (await runCli(['report', '--db', path, '--form', 'BM02', ...days])).json() as unknown as ReportJson
      return ['CC_TOTAL', 'CC_CUM', 'EID_COL', 'EID_ACT'].map((code) => Number(told.total.cells[code]?.value))
    }
    const folder = join(dir, 'one', 'tinh', 'huyen')
    const books = readdirSync(folder).filter((name) => name.endsWith('.db'))
    const ofDistricts = await Promise.all(books.map((name) => totalsOf(join(folder, name))))
    const sums = [0, 1, 2, 3].map((at) => ofDistricts.reduce((sum, totals) => sum + (totals[at] ?? 0), 0))
    expect([books.length, sums.every((one) => one > 0)]).toEqual([3, true])
    expect(await totalsOf(provinceOf(first).db)).toEqual(sums)
  })

  test('is as large as asked, and the same for the same seed', timeout, async () => {
    const asked = ['--districts', '2', '--communes', '3', '--days', '2']
    const [made, again, other] = [
      await demo('two', ...asked),
      await demo('two', ...asked),
      await demo('two', ...asked, '--seed', '7'),
    ]
    expect([made.code, provinceOf(made)]).toMatchObject([0, { districts: 2, communes: 6, files: 4, accepted: 4 }])
    const totals = (result: CliResult) => provinceOf(result).forms.map(({ form, total }) => [form, total])
    expect(totals(again)).toEqual(totals(made))
    expect(totals(other)).not.toEqual(totals(made))
  })
})
