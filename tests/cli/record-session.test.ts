import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

const session = (more: Record<string, unknown> = {}) => ({
  id: 'truong-thpt-1704',
  date: '2023-04-17',
  start: '07:30',
  end: '11:00',
  workedBy: 'Tổ lưu động 1',
  place: 'Trường THPT Lê Hồng Phong',
  group: 'pupils',
  status: 'done',
  ...more,
})

const line = (more: Record<string, unknown>, ...figures: Record<string, number>[]) => ({
  session: session(more),
  figures: figures.map((one) => ({ unit: '24490', figures: one })),
})

describe('record, of mobile sessions', () => {
  test(
    'takes sessions beside figures, says what they changed, warns of what may be counted twice',
    timeout,
    async () => {
      const dbPath = await initStore(dir, 'sessions')
      const lines = [
        { date: '2023-04-17', unit: '24490', figures: { CC_NEW: 12 } },
        line({}, { CC_NEW: 18, EID2_COL: 5 }),
        line({ id: 'truong-thpt-bis', workedBy: 'Công an xã', start: '08:00', end: null }, { CC_NEW: 1 }),
        { session: session({ id: 'phien-cho-0001', place: 'Chợ', date: '2023-04-20', status: 'planned' }) },
        line({ id: 'sai-trang-thai', place: 'Chợ', status: 'planned' }, { CC_NEW: 1 }),
        line({ id: 'sai-chi-tieu-1', place: 'Chợ' }, { CC_XX: 1 }),
        { session: session({ id: 'thieu-noi-0001', place: undefined }) },
        line({ id: 'sai-so-0000001', place: 'Chợ' }, { CC_NEW: -1 }),
        { session: session({ id: 'thua-truong-1', hours: 4 }) },
      ]
      const answer = await recordLines(dbPath, lines)
      expect(answer.lines()).toMatchObject([
        { ok: true, line: 1, changed: 1 },
        { ok: true, line: 2, changed: 4 },
        { ok: true, line: 3, changed: 2, warnings: [expect.stringContaining('cùng ngày 17/04/2023')] },
        { ok: true, line: 4, changed: 0 },
        { ok: false, line: 5, issues: [{ code: 'session-figures-not-done' }] },
        { ok: false, line: 6, issues: [{ code: 'unknown-indicator' }] },
        { ok: false, line: 7, issues: [{ code: 'record/field-invalid' }] },
        { ok: false, line: 8, issues: [{ code: 'record/field-invalid' }] },
        { ok: false, line: 9, issues: [{ code: 'record/field-invalid' }] },
      ])
      const again = await recordLines(dbPath, lines)
      expect(again.lines().slice(0, 4)).toMatchObject([1, 2, 3, 4].map((number) => ({ line: number, repeated: true })))
      const report = await runCli(['report', '--db', dbPath, '--form', 'BM01', '--date', '2023-04-17', '--json'])
      expect(report.json()).toMatchObject({
        total: { cells: { CC_TOTAL: { value: 31 }, CC_TOTAL_MOBILE: { value: 19 }, EID2_COL: { value: 5 } } },
      })
    },
  )

  test('a line of the same session takes its place: moved, then cancelled', timeout, async () => {
    const dbPath = await initStore(dir, 'moved-session')
    const answer = await recordLines(dbPath, [
      line({}, { CC_NEW: 18 }),
      line({ date: '2023-04-18' }, { CC_NEW: 20 }),
      { session: session({ date: '2023-04-18', status: 'cancelled', cancelReason: 'mưa bão' }) },
    ])
    expect(answer.lines()).toMatchObject([
      { ok: true, changed: 2 },
      { ok: true, changed: 4 },
      { ok: true, changed: 2 },
    ])
    const verified = await runCli(['verify', '--db', dbPath, '--json'])
    expect(verified.json()).toMatchObject({ ok: true })
  })
})
