import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }
const line = (value: number) => ({ date: '2023-04-17', unit: '24490', figures: { CC_TOTAL: value } })

describe('verify', () => {
  test('a sound store ends with 0 and counts its revisions', timeout, async () => {
    const dbPath = await initStore(dir, 'sound')
    await recordLines(dbPath, [line(1), line(2)])
    const answer = await runCli(['verify', '--db', dbPath, '--json'])
    expect([answer.code, answer.json()]).toEqual([
      0,
      { ok: true, revisions: 2, integrity: true, chain: true, totals: true, problems: [] },
    ])
  })

  test('one altered byte of the history ends with 1 and says that the chain is broken', timeout, async () => {
    const dbPath = await initStore(dir, 'altered')
    await recordLines(dbPath, [{ ...line(1), document: 'BC 12/BC-CAH' }])
    const bytes = readFileSync(dbPath)
    const at = bytes.indexOf('BC 12/BC-CAH')
    expect(at).toBeGreaterThan(0)
    bytes.write('BC 13/BC-CAH', at)
    writeFileSync(dbPath, bytes)
    const answer = await runCli(['verify', '--db', dbPath, '--json'])
    expect([answer.code, answer.json()]).toMatchObject([1, { ok: false, integrity: true, chain: false, totals: true }])
  })
})

describe('backup and restore', () => {
  test('a backup brings back what was, and keeps what is beside it', timeout, async () => {
    const dbPath = await initStore(dir, 'work')
    await recordLines(dbPath, [line(1)])
    const made = await runCli(['backup', '--db', dbPath, '--out', join(dir, 'copies'), '--json'])
    expect([made.code, made.json()]).toMatchObject([0, { ok: true, summary: { unitCode: '654', revisions: 1 } }])
    expect(readdirSync(join(dir, 'copies'))).toHaveLength(1)
    await recordLines(dbPath, [line(2)])
    const back = await runCli(['restore', '--db', dbPath, '--from', String(made.json()['path']), '--json'])
    expect([back.code, back.json()]).toMatchObject([
      0,
      { ok: true, summary: { revisions: 1 }, replaced: { revisions: 2 } },
    ])
    const [now, kept] = await Promise.all(
      [dbPath, String(back.json()['keptPath'])].map((path) => runCli(['verify', '--db', path, '--json'])),
    )
    expect([now?.json(), kept?.json()]).toMatchObject([
      { ok: true, revisions: 1 },
      { ok: true, revisions: 2 },
    ])
  })

  test('a drill tries the newest backup elsewhere and says whether it has everything', timeout, async () => {
    const dbPath = await initStore(dir, 'drilled')
    await recordLines(dbPath, [line(1)])
    const none = await runCli(['drill', '--db', dbPath, '--json'])
    expect([none.code, issueCodes(none.json())]).toEqual([1, ['backup/none']])
    const made = await runCli(['backup', '--db', dbPath, '--out', join(dir, 'drill-copies'), '--json'])
    const path = made.json()['path']
    const drill = await runCli(['drill', '--db', dbPath, '--json'])
    expect([drill.code, drill.json()]).toMatchObject([
      0,
      { ok: true, path, isCurrent: true, summary: { revisions: 1 } },
    ])
    await recordLines(dbPath, [line(2)])
    const behind = await runCli(['drill', '--db', dbPath, '--from', String(path), '--json'])
    expect(behind.json()).toMatchObject({ ok: true, isCurrent: false })
  })

  test('a file that is no backup is refused and the store stays as it is', timeout, async () => {
    const dbPath = await initStore(dir, 'kept')
    await recordLines(dbPath, [line(1)])
    const foreign = join(dir, 'foreign.db')
    writeFileSync(foreign, 'STT;Đơn vị\n')
    const refused = await runCli(['restore', '--db', dbPath, '--from', foreign, '--json'])
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['backup/not-a-backup']])
    expect((await runCli(['verify', '--db', dbPath, '--json'])).json()).toMatchObject({ ok: true, revisions: 1 })
  })

  test('a folder that cannot be made is refused', timeout, async () => {
    const dbPath = await initStore(dir, 'nofolder')
    copyFileSync(dbPath, join(dir, 'a-file'))
    const refused = await runCli(['backup', '--db', dbPath, '--out', join(dir, 'a-file', 'copies'), '--json'])
    expect([refused.code, issueCodes(refused.json())]).toEqual([1, ['backup/cannot-write']])
  })
})
