import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { cliTimeoutMs } from './cli-fixture.ts'

const on = '2023-04-14'
const dir = tempFolder()
const [group] = sampleGroups
if (group === undefined) throw new Error('no sample')
const [first = ''] = group.communes.map(({ code }) => code)
let province: TestBook

beforeAll(async () => {
  province = await openProvince()
  const unit = await openGroup(group)
  await recordDay(unit, on, [
    [first, 'CC_TOTAL', 5],
    [first, 'EID_ACT', 3],
  ])
  const sheet = await exportSheet(unit, 'BM01', dayOf(on))
  await unit.dispose()
  await province.call('province.receiveFiles', { clientId: 'withdraw-cli', files: [sheet] })
  await recordDay(province, on, [[first, 'EID_ACT', 4]])
  await province.backend.close()
  writeFileSync(join(dir, sheet.name), sheet.bytes)
}, cliTimeoutMs)
afterAll(() => province.dispose())

function withdraw(...more: string[]) {
  const sheet = ['--unit', group?.code ?? '', '--form', 'BM01', '--from', on, '--to', on]
  return runCli(['withdraw', '--db', province.dbPath, ...sheet, '--reason', 'gửi nhầm', '--json', ...more])
}

describe('withdraw', { timeout: cliTimeoutMs }, () => {
  it('shows with --dry-run what would go, and takes nothing out', async () => {
    const answer = await withdraw('--dry-run')
    expect(answer.code).toBe(0)
    expect(answer.json()).toMatchObject({
      ok: true,
      entry: null,
      corrections: [{ unit: first, indicator: 'EID_ACT', value: 4, sheet: 3 }],
      standing: [],
    })
    expect(answer.json()['changes']).toContainEqual({ column: 'CC_TOTAL', before: 5, after: null, kept: null })
  })

  it('asks what becomes of figures typed over the sheet, then takes it out once', async () => {
    const asked = await withdraw()
    expect([asked.code, JSON.stringify(asked.json())]).toEqual([1, expect.stringContaining('corrections-unanswered')])
    const done = await withdraw('--corrections', 'drop')
    expect([done.code, done.json()['ok']]).toEqual([0, true])
    const again = await withdraw('--corrections', 'drop')
    expect([again.code, JSON.stringify(again.json())]).toEqual([1, expect.stringContaining('withdraw/none')])
    expect((await runCli(['receive', '--db', province.dbPath, dir])).code).toBe(0)
  })

  it('knows only two answers', async () => {
    expect((await withdraw('--corrections', 'maybe')).code).toBe(2)
  })
})
