import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: 4 * cliTimeoutMs }
const title = 'BÁO CÁO NGÀY 14/4/2023'
let db = ''
let [sound, faulty, personal] = ['', '', '']

beforeAll(async () => {
  db = await initStore(dir, 'so')
  const header = 'Đơn vị,CCCD cấp mới,CCCD cấp đổi'
  sound = writeText(dir, 'dung.csv', [title, header, 'Xã Ea Kly,1,2', 'Xã Ea Yông,2,3'].join('\n'))
  faulty = writeText(dir, 'sai.csv', [title, header, 'Xã Ea Kly,1O,2', 'Xã Ea Yông,2,3'].join('\n'))
  const people = ['Đơn vị,Số CCCD', 'Xã Ea Kly,066099001234', 'Xã Ea Yông,066099001235']
  personal = writeText(dir, 'ca-nhan.csv', [title, ...people].join('\n'))
}, timeout.timeout)

/** Every file of the folder by name and content. */
function folder(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex'),
    ]),
  )
}

describe('import', () => {
  test('with --dry-run tells what it would do and leaves every byte as it is', timeout, async () => {
    const before = folder()
    const answer = await runCli(['import', '--db', db, sound, faulty, personal, '--dry-run', '--json'])
    expect(folder()).toEqual(before)
    expect(answer.code).toBe(1)
    expect(answer.json()).toMatchObject({
      ok: false,
      files: [
        {
          name: 'dung.csv',
          shape: 'table',
          mapping: [
            { sheet: 'dung', column: 'A', header: 'Đơn vị', meaning: 'unit', confidence: 95 },
            { column: 'B', meaning: 'flow:CC_NEW:ALL' },
            { column: 'C', meaning: 'flow:CC_EXCH:ALL' },
          ],
          counts: { new: 4, changed: 0, same: 0, refused: 0 },
          written: 0,
          entry: null,
          issues: [],
        },
        {
          name: 'sai.csv',
          counts: { new: 3, refused: 1 },
          issues: [{ code: 'import/letter-o', sheet: 'sai', cell: 'B3' }],
        },
        { name: 'ca-nhan.csv', counts: { new: 0 }, issues: [{ code: 'importing/personal-data' }, { cell: 'B3:B4' }] },
      ],
    })
    expect(answer.stdout).not.toContain('066099001234')
  })

  test('writes what is sound, ends with 1 only where something was refused, and repeats nothing', timeout, async () => {
    const first = await runCli(['import', '--db', db, sound, '--json'])
    expect([first.code, first.json()]).toMatchObject([0, { ok: true, files: [{ written: 4, counts: { new: 4 } }] }])
    const again = await runCli(['import', '--db', db, sound, '--json', '--conflict', 'add'])
    expect([again.code, again.json()]).toMatchObject([
      0,
      { ok: true, files: [{ written: 0, counts: { same: 4, new: 0 } }] },
    ])
    const refused = await runCli(['import', '--db', db, faulty, personal])
    expect(refused.code).toBe(1)
    expect(refused.stdout).toMatch(
      /sai\.csv: .*1 ô không nhận[^]*Ô B3, trang “sai”[^]*ca-nhan\.csv: Tệp “ca-nhan\.csv” có thông tin/,
    )
  })
})
