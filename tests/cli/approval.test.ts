import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: 3 * cliTimeoutMs }
const line = (value: number, more: { unit?: string; id?: string } = {}) => ({
  date: '2023-04-17',
  unit: '24490',
  figures: { CC_NEW: value },
  ...more,
})

interface EntryJson {
  readonly entry: number
  readonly undoneBy: number | null
  readonly sample: readonly { readonly before: number | null; readonly after: number | null }[]
}

describe('approve, unlock and relock', () => {
  test('lock a day for good but for numbered corrections', timeout, async () => {
    const dbPath = await initStore(dir, 'approval')
    const run = (command: string, ...flags: string[]) => runCli([command, '--db', dbPath, ...flags, '--json'])
    await recordLines(dbPath, [line(12)])
    const early = await run('approve', '--date', '2023-04-17')
    expect([early.code, issueCodes(early.json())]).toEqual([1, ['figures/day-not-closed']])
    await run('close', '--date', '2023-04-17', '--reason', 'xã chưa gửi')
    await run('close', '--date', '2023-04-18', '--reason', 'xã chưa gửi')
    const approved = await run('approve', '--date', '2023-04-17', '--to', '2023-04-18', '--author', 'Đại uý H')
    expect([approved.code, approved.json()]).toEqual([
      0,
      {
        ok: true,
        days: ['2023-04-17', '2023-04-18'].map((date) => ({ date, status: 'approved', approvedBy: 'Đại uý H' })),
      },
    ])
    const late = await recordLines(dbPath, [line(13)], ['--json'])
    expect([late.code, issueCodes(late.json())]).toEqual([1, ['day-approved']])

    const why = ['--date', '2023-04-17', '--reason', 'xã báo bổ sung']
    expect((await run('unlock', ...why, '--hours', '73')).code).toBe(2)
    const opened = await run('unlock', ...why, '--hours', '1', '--unit', '24490, 24493')
    expect([opened.code, opened.json()]).toMatchObject([0, { ok: true, number: 1 }])
    expect((await recordLines(dbPath, [line(13, { id: 'điều chỉnh' })])).code).toBe(0)
    expect((await recordLines(dbPath, [line(13, { unit: '24496' })])).code).toBe(1)
    const again = await run('unlock', ...why)
    expect([again.code, issueCodes(again.json())]).toEqual([1, ['figures/already-unlocked']])
    const locked = await run('relock', '--number', '1')
    expect([locked.code, locked.json()]).toEqual([0, { ok: true, number: 1 }])
    expect(issueCodes((await run('relock', '--number', '1')).json())).toEqual(['figures/not-unlocked'])
    const sheet = await runCli(['report', '--db', dbPath, '--form', 'BM01', '--date', '2023-04-17', '--json'])
    expect((sheet.json()['remarks'] as string[]).filter((remark) => remark.startsWith('Điều chỉnh số 1'))).toHaveLength(
      1,
    )
  })
})

describe('history and undo', () => {
  test('list what was recorded for a day and take it back', timeout, async () => {
    const dbPath = await initStore(dir, 'history')
    const entries = async (): Promise<readonly EntryJson[]> => {
      const answer = await runCli(['history', '--db', dbPath, '--date', '2023-04-17', '--json'])
      return answer.json()['entries'] as EntryJson[]
    }
    const undo = (entry: number, ...flags: string[]) =>
      runCli(['undo', '--db', dbPath, '--entry', String(entry), ...flags, '--json'])
    const nothing = await runCli(['history', '--db', dbPath, '--date', '2023-04-17'])
    expect([nothing.code, nothing.stdout.trim()]).toEqual([0, 'Ngày 17/04/2023 chưa có lần ghi nào.'])
    await recordLines(dbPath, [line(12), line(15)])
    const [second, first] = await entries()
    expect([second?.sample, first?.sample]).toMatchObject([[{ before: 12, after: 15 }], [{ before: null, after: 12 }]])
    const refused = await undo(first?.entry ?? 0)
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['figures/undo-conflict']])
    const skipped = await undo(first?.entry ?? 0, '--skip')
    expect([skipped.code, skipped.json()]).toMatchObject([0, { undoneBy: null, changed: 0, skipped: 1 }])
    const undone = await undo(second?.entry ?? 0)
    expect(undone.json()).toMatchObject({ ok: true, entry: second?.entry, changed: 1, skipped: 0 })
    expect((await entries()).map((one) => one.undoneBy)).toEqual([null, undone.json()['undoneBy'], null])
    const told = await runCli(['history', '--db', dbPath, '--date', '2023-04-17'])
    expect(told.stdout).toContain('CCCD cấp mới: 12 → 15')
    expect(issueCodes((await undo(9999)).json())).toEqual(['figures/nothing-to-undo'])
  })
})
