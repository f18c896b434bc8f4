import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import { elementText, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { hasLibreOffice, notHere, recalculate, withWrongResult } from '#tests/reliability/recalculate.ts'
import { type CliResult, runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }
const small = ['--communes', '5', '--days', '5'] as const

const demo = (out: string, ...more: string[]) => runCli(['demo', '--out', join(dir, out), ...small, '--json', ...more])

interface DemoJson {
  readonly forms: readonly {
    readonly form: string
    readonly path: string
    readonly rows: number
    readonly total: { readonly cells: Record<string, { readonly value: number }> }
  }[]
}

type Cells = Record<string, { readonly value: number | string | null }>

interface ReportJson {
  readonly unit: { readonly code: string }
  readonly rows: readonly { readonly unit: string; readonly cells: Cells }[]
  readonly total: { readonly cells: Cells }
}

let first: CliResult
beforeAll(async () => {
  first = await demo('one')
}, cliTimeoutMs)

function sheets(result: CliResult): DemoJson['forms'] {
  return (result.json() as unknown as DemoJson).forms
}

describe('demo', () => {
  test('records every commune and day but one by a command of its own and ends verified', () => {
    expect([first.code, first.json()]).toMatchObject([
      0,
      {
        ok: true,
        communes: 5,
        days: 5,
        commands: 24,
        verification: { ok: true, chain: true, totals: true, integrity: true },
      },
    ])
    expect(first.stderr).toContain('Ghi và chốt từng ngày: 5/5')
    expect(first.stderr).not.toContain('\r')
  })

  test('leaves the store and every sheet, marked as sample figures', () => {
    expect(readdirSync(join(dir, 'one')).toSorted()).toEqual([
      expect.stringMatching(/^BM01-.*-2023-06-30\.xlsx$/),
      expect.stringMatching(/^BM02-.*-thang-2023-06\.xlsx$/),
      expect.stringMatching(/^BM03-.*-thang-2023-06\.xlsx$/),
      expect.stringMatching(/^BM04-.*-thang-2023-06\.xlsx$/),
      expect.stringMatching(/^BM05-.*-2023-06-30\.xlsx$/),
      expect.stringMatching(/^BM05-.*-2023-06-30\.xlsx$/),
      expect.stringMatching(/^BM06-.*-thang-2023-06\.xlsx$/),
      expect.stringMatching(/^BM07-.*-2023-06-30\.xlsx$/),
      expect.stringMatching(/^BM09-.*-2023-06-30\.xlsx$/),
      'demo.db',
      'tinh',
    ])
    for (const { path, form, rows } of sheets(first)) {
      expect([form, rows > 0]).toEqual([form, true])
      const texts = [...readCells(readParts(readFileSync(path)), 1).values()].map((cell) => cell.value)
      expect(texts.some((text) => typeof text === 'string' && text.includes('SỐ LIỆU MẪU'))).toBe(true)
      if (form !== 'BM09') expect(texts).toContain('Tổng cộng')
    }
  })

  test('what report --json tells of the accounts stands in the cells of the exported sheet', timeout, async () => {
    const db = join(dir, 'one', 'demo.db')
    const month = ['--from', '2023-06-01', '--to', '2023-06-30']
    const { rows, total, unit } = (
      await runCli(['report', '--db', db, '--form', 'BM04', ...month, '--json'])
    ).json() as unknown as ReportJson
    const parts = readParts(readFileSync(sheets(first).find(({ form }) => form === 'BM04')?.path ?? ''))
    const cells = readCells(parts, 1)
    const item = [...parts].find(([path, xml]) => /^customXml\/item\d+\.xml$/.test(path) && xml.includes('<json>'))
    const meta = sheetMetaSchema.parse(JSON.parse(elementText(item?.[1] ?? '', 'json') ?? ''))
    const told = new Map([...rows, { unit: unit.code, cells: total.cells }].map((row) => [row.unit, row.cells]))
    const pairs = Object.entries(meta.cells).map(([at, { unitCode, code }]) => {
      const value = cells.get(at)?.value ?? null
      const said = told.get(unitCode)?.[code]
      return [`${unitCode} ${code}`, value === '' || value === '—' ? null : value, said?.value ?? null] as const
    })
    expect(pairs.length).toBeGreaterThan(8 * 25)
    expect(pairs.filter(([, sheet, json]) => sheet !== json)).toEqual([])
    expect(pairs.filter(([key, sheet]) => key === `${unit.code} EID_WAIT` && typeof sheet === 'number')).toHaveLength(1)
  })

  test('its days are closed', timeout, async () => {
    const late = await runCli(['close', '--db', join(dir, 'one', 'demo.db'), '--date', '2023-06-28', '--json'])
    expect(issueCodes(late.json())).toEqual(['figures/day-closed'])
  })

  test('LibreOffice recalculates every sheet without a change, and would see a wrong result', {
    timeout: 600_000,
  }, async ({ skip }) => {
    if (!hasLibreOffice) skip(notHere('LibreOffice'))
    for (const { path } of sheets(first))
      expect(await recalculate(readFileSync(path))).toMatchObject({ changes: [], errors: [] })
    const control = await recalculate(withWrongResult(readFileSync(sheets(first)[0]?.path ?? '')))
    expect(control.changes).toHaveLength(1)
  })

  test("gives the same figures for the same seed, others for another, and takes an earlier demo's place", {
    timeout: 3 * cliTimeoutMs,
  }, async () => {
    const again = await demo('one')
    const other = await demo('one', '--seed', '7')
    const totals = (result: CliResult) => sheets(result).map(({ total }) => total)
    expect(totals(again)).toEqual(totals(first))
    expect(totals(other)).not.toEqual(totals(first))
  })
})

describe('demo refuses', () => {
  test("a folder with a real store or somebody's sheet in it, and touches neither", timeout, async () => {
    const real = await initStore(dir, 'demo')
    const before = readFileSync(real)
    const refused = await runCli(['demo', '--out', dir, ...small, '--json'])
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['demo/folder-in-use']])
    expect(readFileSync(real).equals(before)).toBe(true)
    const own = join(dir, 'own')
    mkdirSync(own)
    writeFileSync(join(own, 'BM01-cua-toi.xlsx'), 'của tôi')
    const kept = await runCli(['demo', '--out', own, ...small, '--json'])
    expect([kept.code, issueCodes(kept.json())]).toEqual([1, ['demo/folder-in-use']])
    expect([readFileSync(join(own, 'BM01-cua-toi.xlsx'), 'utf8'), existsSync(join(own, 'demo.db'))]).toEqual([
      'của tôi',
      false,
    ])
  })

  test('more communes than any district has, and days or seeds that are no numbers', timeout, async () => {
    const many = await runCli(['demo', '--out', join(dir, 'many'), '--communes', '50', '--days', '1', '--json'])
    expect([many.code, issueCodes(many.json())]).toEqual([1, ['demo/too-many-communes']])
    expect((await demo('none', '--seed', 'x')).code).toBe(2)
  })
})
