import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openProvince, recordDay } from '#tests/support/province-book.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { putSheets } from '#tests/support/sent-sheets.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

/** Friday 14/04/2023: one on time, one late and sent again, one with figures that came in no sheet. */
async function provinceStore(name: string): Promise<string> {
  const book = await openProvince()
  putSheets(book.dbPath, [
    { unitCode: '654', from: '2023-04-14', exportedAt: '2023-04-14T09:35:07.000Z' },
    { unitCode: '651', from: '2023-04-14', exportedAt: '2023-04-14T10:00:01.000Z' },
    { unitCode: '651', from: '2023-04-14', exportedAt: '2023-04-14T11:00:00.000Z', sequence: 2 },
  ])
  await recordDay(book, '2023-04-14', [['64401', 'CC_NEW', 3]])
  await book.backend.close()
  const dbPath = join(dir, `${name}.db`)
  copyFileSync(book.dbPath, dbPath)
  await book.dispose()
  return dbPath
}

describe('who has sent what, from a terminal', () => {
  test('is told for a day by unit, with rates and who is missing, and ends with 0', timeout, async () => {
    const dbPath = await provinceStore('day')
    const answer = await runCli(['status', '--db', dbPath, '--date', '2023-04-14', '--json'])
    expect(answer.code).toBe(0)
    expect(answer.json()).toMatchObject({
      ok: true,
      form: 'BM01',
      kind: 'day',
      slots: [{ from: '2023-04-14', deadlineAt: '2023-04-14T10:00:00.000Z' }],
      units: [
        { unit: '654', slots: [{ state: 'submitted', sequence: 1, sentAt: '2023-04-14T09:35:07.000Z' }] },
        { unit: '651', slots: [{ state: 'late', accepted: 2, sequence: 2 }] },
        { unit: '644', slots: [{ state: 'unverified' }] },
      ],
      total: {
        submitted: { num: 2, den: 3, text: '66,67 %' },
        onTime: { num: 1, den: 3, text: '33,33 %' },
      },
      missing: [{ unit: '644', name: 'Thị xã Buôn Hồ', from: '2023-04-14', to: '2023-04-14', state: 'unverified' }],
    })
    const text = await runCli(['status', '--db', dbPath, '--date', '2023-04-14'])
    expect(text.stdout).toMatch(/Huyện Krông Pắc +Đã nộp +16:35:07 14\/04\/2023 +1\n/)
    expect(text.stdout).toMatch(/Huyện Ea Kar +Nộp trễ +17:00:01 14\/04\/2023 +2\n/)
    expect(text.stdout).toContain('Chưa nộp ngày 14/04/2023: Thị xã Buôn Hồ (chưa xác thực).')
  })

  test('is told as of the day that the window is told is today: what is due later is waited for', timeout, async () => {
    const dbPath = await provinceStore('today')
    const states = async (today: string): Promise<unknown> => {
      const flags = ['--from', '2023-04-14', '--to', '2023-04-17', '--json']
      const answer = await runCli(['status', '--db', dbPath, ...flags], { env: { SO_CAN_CUOC_TODAY: today } })
      return (answer.json()['missing'] as { unit: string; from: string; state: string }[])
        .filter(({ unit }) => unit === '644')
        .map(({ from, state }) => [from, state])
    }
    expect(await states('2023-04-14')).toEqual([
      ['2023-04-14', 'unverified'],
      ['2023-04-17', 'waiting'],
    ])
    expect(await states('2023-04-17')).toEqual([
      ['2023-04-14', 'unverified'],
      ['2023-04-17', 'missing'],
    ])
  })

  test('is not told as of a day that nobody can read', timeout, async () => {
    const dbPath = await provinceStore('today-unread')
    const answer = await runCli(['status', '--db', dbPath, '--date', '2023-04-14'], {
      env: { SO_CAN_CUOC_TODAY: '14/04/2023' },
    })
    expect(answer.code).toBe(1)
    expect(answer.stderr).toContain('“14/04/2023” không phải là ngày dạng YYYY-MM-DD')
  })

  test('is told for a span by counts and rates', timeout, async () => {
    const dbPath = await provinceStore('span')
    const { stdout } = await runCli(['status', '--db', dbPath, '--from', '2023-04-13', '--to', '2023-04-16'])
    expect(stdout).toMatch(/Huyện Ea Kar +2 +1 +0 +1 +1 +0 +1 +0 +50,00 % +0,00 %/)
    expect(stdout).toMatch(/Cộng +6 +2 +1 +1 +3 +1 +1 +0 +33,33 % +16,67 %/)
    const month = await runCli(['status', '--db', dbPath, '--date', '2023-04-14', '--form', 'BM02', '--json'])
    expect(month.json()).toMatchObject({ kind: 'month', slots: [{ from: '2023-04-01', to: '2023-04-30' }] })
  })

  test('is refused where it cannot be told', timeout, async () => {
    const dbPath = await initStore(dir, 'district')
    const refused = await runCli(['status', '--db', dbPath, '--date', '2023-04-14', '--json'])
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['province/not-a-province']])
    expect((await runCli(['status', '--db', dbPath])).code).toBe(2)
    expect((await runCli(['status', '--db', dbPath, '--from', '2023-04-14', '--to', '2023-04-13'])).code).toBe(2)
  })
})
