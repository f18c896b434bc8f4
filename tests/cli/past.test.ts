import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }
const on = '2023-04-15'
const commune = '24490'
const sheet = (dbPath: string) => ['--db', dbPath, '--form', 'BM01', '--date', on] as const

let dbPath = ''
let checkCode = ''
beforeAll(async () => {
  dbPath = await initStore(dir, 'past')
  await recordLines(dbPath, [{ date: on, unit: commune, figures: { CC_NEW: 12 } }])
  const exported = await runCli(['export', ...sheet(dbPath), '--out', join(dir, 'first.xlsx'), '--json'])
  checkCode = String(exported.json()['checkCode'])
  await recordLines(dbPath, [{ date: on, unit: commune, figures: { CC_NEW: 15 } }])
}, cliTimeoutMs)

interface PastJson {
  readonly isSame: boolean
  readonly rows: readonly { readonly unit: string; readonly cells: Record<string, { readonly value: unknown }> }[]
  readonly corrections: readonly Record<string, unknown>[]
}

describe('past', () => {
  test('tells what an export reported, what was corrected since, and writes its file again', timeout, async () => {
    expect(checkCode).toMatch(/^\w{5}-\w{5}$/)
    const out = join(dir, 'again.xlsx')
    const answer = await runCli(['past', ...sheet(dbPath), '--export', '1', '--out', out, '--json'])
    expect([answer.code, answer.stderr]).toEqual([0, ''])
    const past = answer.json() as unknown as PastJson
    expect(past.rows.find(({ unit }) => unit === commune)?.cells['CC_NEW']?.value).toBe(12)
    expect(past.corrections).toMatchObject([{ unitCode: commune, indicator: 'CC_NEW', before: 12, after: 15 }])
    expect(past.isSame).toBe(true)
    expect(readFileSync(out).equals(readFileSync(join(dir, 'first.xlsx')))).toBe(true)
  })

  test('prints the corrections as a table', timeout, async () => {
    const answer = await runCli(['past', ...sheet(dbPath), '--export', '1'])
    expect(answer.stdout).toContain('Đã sửa 1 chỗ từ đó đến nay:')
    expect(answer.stdout).toMatch(/15\/04\/2023 +.*Mới +12 +15 /)
  })

  test('tells the book at the end of a day', timeout, async () => {
    const late = await runCli(['past', ...sheet(dbPath), '--as-of', '2099-12-31'])
    expect(late.stdout).toContain('không có chỗ nào sửa')
    const early = await runCli(['past', ...sheet(dbPath), '--as-of', '2023-01-01', '--json'])
    expect([early.code, issueCodes(early.json())]).toEqual([1, ['units/not-configured']])
  })

  test('refuses an export that was never made', timeout, async () => {
    const answer = await runCli(['past', ...sheet(dbPath), '--export', '9', '--json'])
    expect([answer.code, issueCodes(answer.json())]).toEqual([1, ['reports/unknown-export']])
  })

  test.each([
    [[], '--as-of'],
    [['--export', '1', '--as-of', on], '--as-of'],
    [['--as-of', on, '--out', 'x.xlsx'], '--out'],
    [['--export', '0'], '--export'],
  ])('is used wrongly with %j', timeout, async (flags, named) => {
    const answer = await runCli(['past', ...sheet(dbPath), ...flags])
    expect(answer.code).toBe(2)
    expect(answer.stderr + answer.stdout).toContain(named)
  })
})
