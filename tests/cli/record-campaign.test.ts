import { expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, recordLines } from './cli-fixture.ts'

const dir = tempFolder()

const line = (key: string, needed: number | null, more: Record<string, unknown> = {}) => ({
  key,
  kind: 'school',
  name: `Trường ${key}`,
  needed,
  ...more,
})

const cohort = (...lines: unknown[]) => ({
  campaign: {
    id: 'hs-2008-dot1',
    name: 'Học sinh 2008',
    from: '2023-04-01',
    to: '2023-05-31',
    indicator: 'CC_TOTAL',
    people: 'học sinh sinh năm 2008',
    lines,
  },
})

const figures = (day: string, values: Record<string, number | null>) => ({
  campaignFigures: 'hs-2008-dot1',
  date: day,
  figures: values,
})

test('takes a campaign and its figures, refuses what would be lost or counted twice, and prints them on BM05', {
  timeout: cliTimeoutMs,
}, async () => {
  const dbPath = await initStore(dir, 'campaigns')
  const lines = [
    cohort(line('a', 214, { before: 36 }), line('b', 100)),
    figures('2023-04-15', { a: 12, b: 0 }),
    { campaignFigures: 'hs-2008-dot1', from: '2023-04-15', to: '2023-04-20', figures: { a: 5 } },
    figures('2023-06-15', { a: 12 }),
    figures('2023-04-16', { khong: 1 }),
    cohort(line('b', 100)),
    cohort(line('a', -1)),
    { campaignFigures: 'khong-co-dot', date: '2023-04-15', figures: { a: 1 } },
  ]
  const answer = await recordLines(dbPath, lines)
  expect(answer.code).toBe(1)
  expect(answer.lines()).toMatchObject([
    { ok: true, line: 1, changed: 1 },
    { ok: true, line: 2, changed: 2 },
    { ok: false, line: 3, issues: [{ code: 'campaign-span-overlaps' }] },
    { ok: false, line: 4, issues: [{ code: 'campaign-outside-days' }] },
    { ok: false, line: 5, issues: [{ code: 'campaign-unknown-line' }] },
    { ok: false, line: 6, issues: [{ code: 'campaign-line-has-figures' }] },
    { ok: false, line: 7, issues: [{ code: 'record/field-invalid' }] },
    { ok: false, line: 8, issues: [{ code: 'campaigns/unknown' }] },
  ])
  const again = await recordLines(dbPath, lines.slice(0, 2))
  expect(again.lines()).toMatchObject([{ repeated: true }, { repeated: true }])
  const report = await runCli([
    'report',
    '--db',
    dbPath,
    '--form',
    'BM05',
    '--date',
    '2023-04-30',
    '--campaign',
    'hs-2008-dot1',
  ])
  expect([report.code, report.stdout]).toEqual([0, expect.stringMatching(/Trường a.*214.*48.*22,43/)])
})
