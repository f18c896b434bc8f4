import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, recordLines, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

const day = (figures: Record<string, number | null>, more: Record<string, unknown> = {}) => ({
  date: '2023-04-17',
  unit: '24490',
  figures,
  ...more,
})

interface Cells {
  readonly cells: Readonly<Record<string, { readonly value: unknown }>>
}

interface ReportJson {
  readonly rows: readonly (Cells & { readonly unit: string })[]
  readonly total: Cells
}

async function valuesOf(dbPath: string, unit: string, codes: readonly string[]): Promise<unknown[]> {
  const answer = await runCli(['report', '--db', dbPath, '--form', 'BM01', '--date', '2023-04-17', '--json'])
  const { rows, total } = answer.json() as unknown as ReportJson
  const row = unit === 'total' ? total : rows.find((one) => one.unit === unit)
  return codes.map((code) => row?.cells[code]?.value)
}

describe('record', () => {
  test('acknowledges each line, refuses bad ones with their reason and goes on', timeout, async () => {
    const dbPath = await initStore(dir, 'lines')
    const answer = await recordLines(dbPath, [
      day({ CC_NEW: 12, CC_EXCH: 3, CC_REIS: 0 }),
      'không phải JSON',
      '',
      day({ CC_NEW: 1 }, { unit: '99999' }),
      day({ CC_CUM: 5 }, { channel: 'MOBILE' }),
      day({ EID_COL: 8 }),
      { from: '2023-04-16', to: '2023-04-18', unit: '24490', figures: { EID1_COL: 1 } },
      day({ CC_UNKNOWN: 1 }),
      day({ EID_WAIT: 1 }),
    ])
    expect(answer.code).toBe(1)
    expect(answer.lines()).toMatchObject([
      { ok: true, line: 1, changed: 3 },
      { ok: false, line: 2, issues: [{ code: 'record/not-json', where: { line: 2 } }] },
      {
        ok: false,
        line: 4,
        issues: [{ code: 'unknown-unit', where: { line: 4, unitCode: '99999' } }],
      },
      { ok: false, line: 5, issues: [{ code: 'stock-channel' }] },
      { ok: true, line: 6, changed: 1 },
      { ok: false, line: 7, issues: [{ code: 'span-overlaps' }] },
      { ok: false, line: 8, issues: [{ code: 'unknown-indicator' }] },
      { ok: false, line: 9, issues: [{ code: 'not-typed' }] },
    ])
    expect(answer.stderr).toContain('8 dòng: ghi 2, từ chối 6; 4 ô thay đổi.')
    expect(await valuesOf(dbPath, '24490', ['CC_TOTAL', 'EID_COL', 'EID1_COL'])).toEqual([15, 8, null])
  })

  test('with --json answers one object alone', timeout, async () => {
    const dbPath = await initStore(dir, 'json')
    const done = await recordLines(dbPath, [day({ CC_NEW: 1 })], ['--json'])
    expect([done.code, done.json()]).toEqual([
      0,
      { ok: true, lines: 1, recorded: 1, repeated: 0, refused: 0, changed: 1 },
    ])
    const refused = await recordLines(dbPath, [day({ CC_NEW: -1 })], ['--json'])
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({
      ok: false,
      lines: 1,
      refused: 1,
      issues: [{ code: 'record/field-invalid', where: { line: 1, path: 'figures.CC_NEW' } }],
    })
  })

  test('the same file again records nothing, says so, and leaves a later correction alone', timeout, async () => {
    const dbPath = await initStore(dir, 'again')
    const lines = [day({ CC_NEW: 12 }), day({ CC_NEW: 5 }, { unit: '24493' })]
    const file = writeText(dir, 'again.ndjson', `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}`)
    const record = () => runCli(['record', '--db', dbPath, '--file', file])
    expect((await record()).lines()).toEqual([
      { ok: true, line: 1, changed: 1 },
      { ok: true, line: 2, changed: 1 },
    ])
    await recordLines(dbPath, [day({ CC_NEW: 13 })])
    const again = await record()
    expect([again.code, again.lines()]).toEqual([
      0,
      [1, 2].map((line) => ({ ok: true, line, changed: 0, repeated: true })),
    ])
    expect(await valuesOf(dbPath, '24490', ['CC_NEW'])).toEqual([13])
    expect((await recordLines(dbPath, [day({ CC_NEW: 12 }, { id: 'lần 2' })])).lines()).toEqual([
      { ok: true, line: 1, changed: 1 },
    ])
    expect(await valuesOf(dbPath, '24490', ['CC_NEW'])).toEqual([12])
  })

  test(
    'the unit itself means "Chưa phân xã", but its population is of all rows; null blanks a cell; mobile adds to fixed',
    timeout,
    async () => {
      const dbPath = await initStore(dir, 'rows')
      const answer = await recordLines(dbPath, [
        day({ EID_ACT: 4183, POP_ELIG: 102641 }, { unit: '654' }),
        day({ CC_NEW: 12, CC_EXCH: 4 }),
        day({ CC_NEW: 18 }, { channel: 'MOBILE' }),
        day({ CC_EXCH: null }),
      ])
      expect(answer.code).toBe(0)
      expect(await valuesOf(dbPath, '654-CPX', ['EID_ACT', 'POP_ELIG'])).toEqual([4183, null])
      expect(await valuesOf(dbPath, 'total', ['EID_ACT', 'POP_ELIG'])).toEqual([4183, 102641])
      expect(await valuesOf(dbPath, '24490', ['CC_NEW', 'CC_EXCH', 'CC_TOTAL', 'CC_TOTAL_MOBILE'])).toEqual([
        30,
        null,
        30,
        18,
      ])
    },
  )

  test('a closed day refuses figures', timeout, async () => {
    const dbPath = await initStore(dir, 'closed')
    await recordLines(dbPath, [day({ CC_NEW: 12 })])
    const needsReason = await runCli(['close', '--db', dbPath, '--date', '2023-04-17', '--json'])
    expect(needsReason.code).toBe(1)
    expect(needsReason.json()['issues']).toHaveLength(15)
    const closed = await runCli(['close', '--db', dbPath, '--date', '2023-04-17', '--reason', 'xã chưa gửi', '--json'])
    expect([closed.code, closed.json()]).toEqual([0, { ok: true, date: '2023-04-17', status: 'closed', reasons: 15 }])
    const late = await recordLines(dbPath, [day({ CC_NEW: 13 })])
    expect([late.code, late.lines()]).toMatchObject([1, [{ ok: false, line: 1, issues: [{ code: 'day-closed' }] }]])
    const twice = await runCli(['close', '--db', dbPath, '--date', '2023-04-17', '--json'])
    expect([twice.code, twice.json()]).toMatchObject([1, { issues: [{ code: 'figures/day-closed' }] }])
  })

  test('a file that is not there is refused', timeout, async () => {
    const dbPath = await initStore(dir, 'nofile')
    const missing = await runCli(['record', '--db', dbPath, '--file', 'khong-co.ndjson', '--json'])
    expect([missing.code, missing.json()]).toMatchObject([1, { ok: false, issues: [{ code: 'record/file-missing' }] }])
  })
})
