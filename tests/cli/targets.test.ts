import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }
const dates = { from: '2023-04-01', to: '2023-06-30', document: 'KH 12/KH-CAH' }
const counts = (of: Record<string, number | null>) => ({
  target: { measure: 'EID2_ACT', kind: 'in-period', ...dates, counts: of },
})

const progressOf = async (dbPath: string) =>
  (await runCli(['targets', '--db', dbPath, '--date', '2023-04-28', '--json'])).json() as unknown as {
    on: string
    rows: { unitCode: string; needed: number | null; numerator: number | null; rank: number | null }[]
    totals: { measure: string; numerator: number | null; needed: number | null }[]
  }

describe('targets from a terminal', () => {
  test('are set by lines of record, once however often the file is given, and withdrawn by null', timeout, async () => {
    const dbPath = await initStore(dir, 'set')
    const lines = [counts({ '24490': 300, '24493': 100 })]
    expect((await recordLines(dbPath, lines)).lines()).toEqual([{ ok: true, line: 1, changed: 2 }])
    expect((await recordLines(dbPath, lines)).lines()).toEqual([{ ok: true, line: 1, changed: 0, repeated: true }])
    await recordLines(dbPath, [
      { date: '2023-04-20', unit: '24490', figures: { EID2_ACT: 30 } },
      { date: '2023-04-20', unit: '24493', figures: { EID2_ACT: 20 } },
    ])
    expect(await progressOf(dbPath)).toMatchObject({
      ok: true,
      on: '2023-04-28',
      rows: [
        { unitCode: '24493', needed: 100, numerator: 20, rank: 1 },
        { unitCode: '24490', needed: 300, numerator: 30, rank: 2 },
      ],
      totals: [{ measure: 'EID2_ACT', numerator: 50, needed: 400 }],
    })
    await recordLines(dbPath, [counts({ '24490': null })])
    expect((await progressOf(dbPath)).rows.map((row) => row.unitCode)).toEqual(['24493'])
  })

  test('as a share are of every commune, with the denominator named', timeout, async () => {
    const dbPath = await initStore(dir, 'share')
    const line = { target: { measure: 'ACT', kind: 'cumulative', ...dates, percent: '55,5', of: 'POP_TOTAL+POP_TEMP' } }
    expect((await recordLines(dbPath, [line])).code).toBe(0)
    await recordLines(dbPath, [{ date: '2023-04-01', unit: '24490', figures: { POP_TOTAL: 1000, POP_TEMP: 1 } }])
    const { rows } = await progressOf(dbPath)
    expect(rows.length).toBeGreaterThan(10)
    // 1001 × 55,5 % = 555,555 → 556; where no population is known, nothing is.
    expect(rows.find((row) => row.unitCode === '24490')?.needed).toBe(556)
    expect(rows.filter((row) => row.needed !== null)).toHaveLength(1)
    const text = await runCli(['targets', '--db', dbPath, '--date', '2023-04-28'])
    expect(text.stdout).toContain('Kích hoạt định danh điện tử, đến ngày 28/04/2023')
    expect(text.stdout).toMatch(/ 556 +— +—/)
  })

  test('that cannot be read are refused with what is wrong, and nothing of the line is set', timeout, async () => {
    const dbPath = await initStore(dir, 'wrong')
    const answer = await recordLines(dbPath, [
      { target: { measure: 'POP_ELIG', kind: 'cumulative', ...dates, percent: 55 } },
      { target: { measure: 'ACT', kind: 'cumulative', ...dates } },
      { target: { measure: 'ACT', kind: 'cumulative', ...dates, percent: '55,555' } },
      { target: { measure: 'CLEAN_DONE', kind: 'in-period', ...dates, counts: { '24490': 1 } } },
      { target: { measure: 'ACT', kind: 'cumulative', ...dates, to: '2023-03-01', counts: { '24490': 1 } } },
      counts({ '24490': 5, '99999': 5 }),
    ])
    expect(answer.code).toBe(1)
    expect(answer.lines().map((line) => line['ok'])).toEqual([false, false, false, false, false, false])
    expect(answer.stderr).toContain('cần "counts" hoặc "percent", một trong hai')
    expect(answer.stderr).toContain('Không có đơn vị mã 99999')
    const none = await runCli(['targets', '--db', dbPath, '--date', '2023-04-28'])
    expect(none.stdout).toContain('Không có chỉ tiêu nào đang áp dụng ngày 28/04/2023.')
    const unknown = await runCli(['targets', '--db', dbPath, '--measure', 'POP_ELIG', '--json'])
    expect([unknown.code, unknown.json()['ok']]).toEqual([1, false])
  })
})
