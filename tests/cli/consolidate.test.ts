import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { partOf, readParts } from '#tests/backend/excel/read-package.ts'
import { openProvince, recordDay } from '#tests/support/province-book.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, issueCodes } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: cliTimeoutMs }

async function provinceStore(name: string): Promise<string> {
  const book = await openProvince()
  await recordDay(book, '2023-04-14', [
    ['65401', 'CC_NEW', 7],
    ['65402', 'CC_NEW', 5],
    ['65402', 'EID_COL', 8],
    ['65402', 'EID_ACT', 4],
    ['65101', 'CC_TOTAL', 30],
  ])
  await book.backend.close()
  const dbPath = join(dir, `${name}.db`)
  copyFileSync(book.dbPath, dbPath)
  await book.dispose()
  return dbPath
}

describe('a province added up from a terminal', () => {
  test('writes BM08 with a sheet for each unit and tells totals, shares and who is missing', timeout, async () => {
    const dbPath = await provinceStore('span')
    const out = join(dir, 'BM08.xlsx')
    const span = ['--from', '2023-04-01', '--to', '2023-04-30']
    const answer = await runCli(['consolidate', '--db', dbPath, ...span, '--out', out, '--json'])
    expect([answer.code, answer.stderr]).toEqual([0, ''])
    const told = answer.json()
    expect(told).toMatchObject({
      ok: true,
      path: out,
      sequence: 1,
      form: 'BM08',
      period: { from: '2023-04-01', to: '2023-04-30' },
      isComplete: false,
      units: [
        {
          unit: '654',
          name: 'Huyện Krông Pắc',
          totals: { CC_NEW: 12, CC_TOTAL: 12, EID_COL: 8, EID_ACT: 4, EID_APP: null },
          ratios: { R_ACT_COL: { num: 4, den: 8, text: '50,00 %' } },
        },
        { unit: '651', totals: { CC_NEW: null, CC_TOTAL: 30 } },
        { unit: '644', totals: { CC_TOTAL: null }, ratios: { R_ACT_COL: { num: null, den: null, text: '—' } } },
      ],
      totals: { CC_NEW: 12, CC_TOTAL: 42, EID_COL: 8 },
      ratios: { R_ACT_COL: { num: 4, den: 8, text: '50,00 %' } },
      missing: ['644'],
    })
    expect(told['checkCode']).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    const names = partOf(readParts(readFileSync(out)), 'xl/workbook.xml').match(/<sheet [^>]*?name="[^"]*"/g) ?? []
    expect(names.map((one) => /name="([^"]*)"/.exec(one)?.[1])).toEqual([
      'BM08',
      'Huyện Krông Pắc',
      'Huyện Ea Kar',
      'Thị xã Buôn Hồ',
      '_meta',
    ])
  })

  test('of one day says in words what it wrote and what is not in it', timeout, async () => {
    const dbPath = await provinceStore('day')
    const out = join(dir, 'ngay.xlsx')
    const answer = await runCli(['consolidate', '--db', dbPath, '--date', '2023-04-14', '--out', out])
    expect(answer.code).toBe(0)
    expect(answer.stdout).toContain('Đã xuất BM08, lần 1, mã kiểm tra')
    expect(answer.stdout).toContain('Chưa có số liệu trong ngày: Thị xã Buôn Hồ.')
  })

  test('is refused for a store that is no province, and writes nothing', timeout, async () => {
    const dbPath = await initStore(dir, 'district')
    const out = join(dir, 'none.xlsx')
    const answer = await runCli(['consolidate', '--db', dbPath, '--date', '2023-04-14', '--out', out, '--json'])
    expect([answer.code, issueCodes(answer.json()), existsSync(out)]).toEqual([1, ['province/not-a-province'], false])
  })

  test('into a folder that is not there is refused with the folder', timeout, async () => {
    const folder = join(dir, 'chua-co')
    const flags = ['--date', '2023-04-14', '--out', join(folder, 'x.xlsx'), '--json']
    const answer = await runCli(['consolidate', '--db', join(dir, 'none.db'), ...flags])
    expect([answer.code, issueCodes(answer.json())]).toEqual([1, ['file/folder-missing']])
    expect(answer.stdout).toContain(`không có thư mục ${folder}`)
  })

  test('without days, or into something that is no workbook, is wrong use', timeout, async () => {
    const out = ['--out', join(dir, 'x.xlsx')]
    for (const flags of [out, [...out, '--from', '2023-04-01'], ['--date', '2023-04-14', '--out', join(dir, 'x.csv')]])
      expect((await runCli(['consolidate', '--db', join(dir, 'none.db'), ...flags])).code).toBe(2)
  })
})
