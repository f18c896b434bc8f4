import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, district, initStore, recordLines, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

describe('a path that cannot be used', () => {
  test('a store that is not there is named, with what to do', timeout, async () => {
    const path = join(dir, 'khong-co.db')
    const answer = await runCli(['verify', '--db', path, '--json'])
    const [issue] = answer.json()['issues'] as { message: string }[]
    expect([answer.code, answer.json()]).toMatchObject([1, { ok: false, issues: [{ code: 'store/missing' }] }])
    expect(issue?.message).toContain(path)
    expect(issue?.message).not.toContain('store/missing')
  })

  test(
    'a folder given as the store, as the figures or a file as the folder is a refusal in words',
    timeout,
    async () => {
      const dbPath = await initStore(dir, 'sound')
      const file = writeText(dir, 'tep.txt', 'x')
      const answers = await Promise.all([
        runCli(['init', '--db', dir, ...district, '--json']),
        runCli(['record', '--db', dbPath, '--file', dir, '--json']),
        runCli(['demo', '--out', file, '--json']),
      ])
      for (const answer of answers) {
        expect([answer.code, answer.json()]).toMatchObject([1, { ok: false, issues: [{ code: 'file/not-usable' }] }])
        expect(answer.stderr).not.toMatch(/ at |E[A-Z]+:/)
      }
    },
  )
})

test('a refused set-up leaves no store behind, and speaks Vietnamese of a wrong date', timeout, async () => {
  const path = join(dir, 'moi.db')
  const unknown = await runCli(['init', '--db', path, '--preset', 'huyen', '--unit', '99999', '--from', '2023-04-01'])
  expect([unknown.code, existsSync(path)]).toEqual([1, false])
  const setup = writeText(dir, 'ngay-sai.json', JSON.stringify({ openings: { on: 'x', document: '', rows: [] } }))
  const wrongDate = await runCli(['init', '--db', path, ...district, '--file', setup])
  expect([wrongDate.code, existsSync(path)]).toEqual([1, false])
  expect(wrongDate.stderr).toContain('cần ngày có thật')
})

test('a refused line is told once for each reason, and its line is in the words', timeout, async () => {
  const dbPath = await initStore(dir, 'told')
  const answer = await recordLines(dbPath, [
    { date: '2023-04-17', unit: '24490', figures: { CC_NEW: 1 } },
    '{"date":"2023-04-17","unit":"24490","figures":{"CC_NEW":99999999999999999999}}',
    { date: '2023-04-17', unit: '99999', figures: { CC_NEW: 1 } },
  ])
  expect(answer.lines().slice(1)).toMatchObject([
    { issues: [{ where: { line: 2 } }] },
    { issues: [{ where: { line: 3 } }] },
  ])
  expect(answer.lines()[1]?.['issues']).toHaveLength(1)
  expect(answer.stderr.split('\n').filter((line) => line.startsWith('dòng 3: '))).toHaveLength(1)
})
