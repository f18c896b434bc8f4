import { expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, recordLines } from './cli-fixture.ts'

const dir = tempFolder()
const april = { from: '2023-04-01', to: '2023-04-30' }

test('takes figures and targets of services and refuses more online than received, naming both numbers', {
  timeout: cliTimeoutMs,
}, async () => {
  const dbPath = await initStore(dir, 'services')
  const lines = [
    { service: '03', ...april, received: 29_791, online: 14_571 },
    { service: '04', ...april, received: 100, online: 101 },
    { service: '99', ...april, received: 1 },
    { service: '03', from: '2023-04-15', to: '2023-05-14', received: 5 },
    { service: '05', ...april },
    { serviceTarget: '03', from: '2023-01-01', shareBp: 3000, document: 'KH 09/KH-UBND' },
    { serviceTarget: '99', from: '2023-01-01', shareBp: 3000 },
  ]
  const answer = await recordLines(dbPath, lines)
  expect(answer.code).toBe(1)
  expect(answer.lines()).toMatchObject([
    { ok: true, changed: 2 },
    { ok: false, issues: [{ code: 'service-online-exceeds', message: expect.stringMatching(/101.*100/) }] },
    { ok: false, issues: [{ code: 'unknown-service' }] },
    { ok: false, issues: [{ code: 'service-span-overlaps' }] },
    { ok: false, issues: [{ code: 'record/field-invalid' }] },
    { ok: true, changed: 1 },
    { ok: false, issues: [{ code: 'unknown-service' }] },
  ])
  const again = await recordLines(dbPath, lines)
  expect([again.lines()[0], again.lines()[5]]).toMatchObject([
    { ok: true, repeated: true },
    { ok: true, repeated: true },
  ])
  const help = await runCli(['record', '--help'])
  expect(help.stdout).toContain('serviceTarget')
})

test('takes national figures with reasons, for rows only and for levels only', { timeout: cliTimeoutMs }, async () => {
  const dbPath = await initStore(dir, 'national')
  const answer = await recordLines(dbPath, [
    { national: '24490', date: '2023-04-30', figures: { CC_CUM: 15_102 }, reasons: { CC_CUM: '7 hồ sơ nhập trễ' } },
    { national: '24490', date: '2023-04-30', figures: { CC_TOTAL: 12 } },
    { national: '24490', date: '2023-04-30', figures: { CC_CUM: 1 }, reasons: { CC_CUM: 'số 066099001234' } },
    { national: '00000', date: '2023-04-30', figures: { CC_CUM: 1 } },
    { unit: '24490', date: '2023-04-30', figures: { CLEAN_ALL: 100, CLEAN_DONE: 90, COMM_GROUPS: 7 } },
    { unit: '24490', date: '2023-05-31', figures: { CLEAN_DONE: 101 } },
  ])
  expect(answer.lines()).toMatchObject([
    { ok: true, changed: 2 },
    { ok: false, issues: [{ code: 'national-not-a-level' }] },
    { ok: false, issues: [{ code: 'figures/note-has-identifier' }] },
    { ok: false, issues: [{ code: 'unknown-unit' }] },
    { ok: true, changed: 3 },
    { ok: false, issues: [{ code: 'level-exceeds-whole' }] },
  ])
})
