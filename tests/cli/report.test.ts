import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import { readCells, readParts, elementText } from '#tests/backend/excel/read-package.ts'
import { hasLibreOffice, notHere, recalculate } from '#tests/reliability/recalculate.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }
const on = '2023-04-15'

/** Figures printed in published reports; each row of the district takes one case. */
const levels = '24490'
const withoutLevels = '24493'
const pupils = '24496'
const city = '24499'

interface Cell {
  readonly value: unknown
  readonly num?: number
  readonly den?: number
  readonly text: string
}
interface ReportJson {
  readonly rows: readonly { readonly unit: string; readonly cells: Readonly<Record<string, Cell>> }[]
  readonly total: { readonly cells: Readonly<Record<string, Cell>> }
}

let dbPath = ''
beforeAll(async () => {
  dbPath = await initStore(dir, 'published', { communes: [levels, withoutLevels, pupils, city] })
  const recorded = await recordLines(dbPath, [
    { date: on, unit: levels, figures: { EID1_COL: 669951, EID2_COL: 824590 } },
    { date: on, unit: withoutLevels, figures: { EID_COL: 102641, EID_ACT: 4183 } },
    { date: on, unit: pupils, figures: { POP_ELIG: 194703, EID_ACT: 194675 } },
    { date: on, unit: city, figures: { POP_ELIG: 6266539, CC_TOTAL: 6266538 } },
  ])
  if (recorded.code !== 0) throw new Error(recorded.stdout)
}, cliTimeoutMs)

async function report(policy: 'trunc' | 'half-up'): Promise<ReportJson> {
  const answer = await runCli([
    'report',
    '--db',
    dbPath,
    '--form',
    'BM01',
    '--unit',
    '654',
    '--date',
    on,
    '--policy',
    policy,
    '--json',
  ])
  expect([answer.code, answer.stderr]).toEqual([0, ''])
  return answer.json() as unknown as ReportJson
}

function cell({ rows }: ReportJson, unit: string, code: string): Cell | undefined {
  return rows.find((row) => row.unit === unit)?.cells[code]
}

describe('published figures', () => {
  test.each([
    ['trunc', '4,07 %', '99,98 %'],
    ['half-up', '4,08 %', '99,99 %'],
  ] as const)('under %s', timeout, async (policy, activated, cards) => {
    const found = await report(policy)
    expect(cell(found, levels, 'EID_COL')).toEqual({ value: 1494541, text: '1.494.541' })
    expect(cell(found, withoutLevels, 'EID1_COL')).toEqual({ value: null, text: '' })
    expect(cell(found, withoutLevels, 'R_ACT_COL')).toMatchObject({ num: 4183, den: 102641, text: activated })
    expect(cell(found, pupils, 'R_ACT_ELIG')).toMatchObject({ num: 194675, den: 194703, text: cards })
    expect(cell(found, city, 'R_CC_ELIG')).toMatchObject({ num: 6266538, den: 6266539, text: '99,99 %' })
    expect(found).toMatchObject({ ok: true, form: 'BM01', policy, missing: [] })
    expect(found.total.cells['EID_COL']).toEqual({ value: 1494541 + 102641, text: '1.597.182' })
  })

  test.each([
    ['trunc', 0.0407, 0.9998],
    ['half-up', 0.0408, 0.9999],
  ] as const)(
    'in the exported sheet under %s, which LibreOffice recalculates without a change',
    { timeout: 120_000 },
    async (policy, activated, cards) => {
      const out = join(dir, `${policy}.xlsx`)
      const made = await runCli([
        'export',
        '--db',
        dbPath,
        '--form',
        'BM01',
        '--unit',
        '654',
        '--date',
        on,
        '--policy',
        policy,
        '--out',
        out,
        '--json',
      ])
      expect([made.code, made.json()]).toMatchObject([0, { ok: true, path: out, form: 'BM01', policy }])
      const bytes = readFileSync(out)
      const value = sheetReader(bytes)
      expect(value(levels, 'EID_COL')).toBe(1494541)
      expect(value(withoutLevels, 'R_ACT_COL')).toBe(activated)
      expect(value(pupils, 'R_ACT_ELIG')).toBe(cards)
      expect(value(city, 'R_CC_ELIG')).toBe(0.9999)
      if (!hasLibreOffice) return void notHere('LibreOffice')
      expect(await recalculate(bytes)).toMatchObject({ changes: [], errors: [] })
    },
  )
})

/** Reads a cell of a sheet by what it is, through the file's own description. */
function sheetReader(bytes: Uint8Array): (unit: string, code: string) => unknown {
  const parts = readParts(bytes)
  const cells = readCells(parts, 1)
  const item = [...parts].find(([path, xml]) => /^customXml\/item\d+\.xml$/.test(path) && xml.includes('<json>'))
  const meta = sheetMetaSchema.parse(JSON.parse(elementText(item?.[1] ?? '', 'json') ?? ''))
  return (unit, code) => {
    const at = Object.entries(meta.cells).find(([, key]) => key.unitCode === unit && key.code === code)?.[0]
    return cells.get(at ?? '')?.value
  }
}

describe('report', () => {
  test('for a person is a table with its columns named above it', timeout, async () => {
    const { code, stdout } = await runCli([
      'report',
      '--db',
      dbPath,
      '--form',
      'BM02',
      '--from',
      '2023-04-01',
      '--to',
      '2023-04-30',
      '--decimals',
      '1',
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('BM02 Huyện Krông Pắc, Tháng 4 năm 2023')
    expect(stdout).toMatch(/\(\d+\) .*Mức 1/)
    expect(stdout).toMatch(/^Tổng cộng {2}.*1\.597\.182/m)
  })

  test('of one row alone, and with a unit or form that is not there refused', timeout, async () => {
    const ask = (...args: string[]) => runCli(['report', '--db', dbPath, '--date', on, '--json', ...args])
    const [one, noUnit, noForm, wrongPeriod] = await Promise.all([
      ask('--form', 'BM01', '--unit', levels),
      ask('--form', 'BM01', '--unit', '651'),
      ask('--form', 'BM99'),
      ask('--form', 'BM02'),
    ])
    expect((one.json() as unknown as ReportJson).rows.map((row) => row.unit)).toEqual([levels])
    expect([noUnit, noForm, wrongPeriod].map((answer) => [answer.code, issueCodes(answer.json())])).toEqual([
      [1, ['units/unknown']],
      [1, ['reports/unknown-form']],
      [1, ['reports/wrong-period']],
    ])
  })
})

describe('export', () => {
  test('replaces an earlier sheet whole, counts up, and refuses a folder that is not there', timeout, async () => {
    const out = join(dir, 'again.xlsx')
    writeFileSync(out, 'không phải Excel')
    const ask = (path: string) =>
      runCli([
        'export',
        '--db',
        dbPath,
        '--form',
        'BM02',
        '--from',
        '2023-04-01',
        '--to',
        '2023-04-30',
        '--out',
        path,
        '--json',
      ])
    expect((await ask(out)).json()).toMatchObject({ ok: true, sequence: 1 })
    expect((await ask(out)).json()).toMatchObject({ ok: true, sequence: 2 })
    expect(readCells(readParts(readFileSync(out)), 1).size).toBeGreaterThan(100)
    const refused = await ask(join(dir, 'không có', 'x.xlsx'))
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['reports/cannot-write']])
    expect((await ask(join(dir, 'x.pdf'))).code).toBe(2)
  })
})
