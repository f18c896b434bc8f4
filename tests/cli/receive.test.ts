import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { cliTimeoutMs } from './cli-fixture.ts'

const on = '2023-04-14'
const dir = tempFolder()
const inbox = join(dir, 'nop')
const mixed = join(dir, 'lan-hon')
let province: TestBook

beforeAll(async () => {
  province = await openProvince()
  await province.backend.close()
  for (const folder of [inbox, mixed]) mkdirSync(folder)
  for (const [index, group] of sampleGroups.entries()) {
    const unit = await openGroup(index === 2 ? { ...group, code: '799' } : group)
    await recordDay(unit, on, [[group.communes[0]?.code ?? '', 'CC_TOTAL', 5 + index]])
    const { name, bytes } = await exportSheet(unit, 'BM01', dayOf(on))
    writeFileSync(join(index === 2 ? mixed : inbox, name), bytes)
    await unit.dispose()
  }
  writeFileSync(join(mixed, 'tu-lap.csv'), 'Xã Ea Kly,5\n')
}, cliTimeoutMs)
afterAll(() => province.dispose())

const answerSchema = z.object({
  ok: z.boolean(),
  receipt: z.string().nullable(),
  files: z.array(
    z.object({
      file: z.string(),
      state: z.string(),
      code: z.string().nullable(),
      message: z.string().nullable(),
      unit: z.string().nullable(),
      form: z.string().nullable(),
      sequence: z.number().nullable(),
      totals: z.record(z.string(), z.number()),
    }),
  ),
})

async function receive(folder: string, ...more: string[]) {
  const answer = await runCli(['receive', '--db', province.dbPath, folder, '--json', ...more])
  return { code: answer.code, ...answerSchema.parse(answer.json()) }
}

describe('receive', { timeout: cliTimeoutMs }, () => {
  it('with --dry-run tells what it would take and writes nothing', async () => {
    const answer = await receive(inbox, '--dry-run')
    expect([answer.code, answer.ok, answer.receipt]).toEqual([0, true, null])
    expect(answer.files.map(({ state, unit }) => [state, unit])).toEqual([
      ['accepted', '651'],
      ['accepted', '654'],
    ])
    expect(readdirSync(inbox)).toHaveLength(2)
  })

  it('takes a folder in once, and writes the receipt beside the files', async () => {
    const answer = await receive(inbox)
    expect([answer.code, answer.ok]).toEqual([0, true])
    expect(answer.files.map(({ form, sequence, totals }) => [form, sequence, totals['CC_TOTAL']])).toEqual([
      ['BM01', 1, 6],
      ['BM01', 1, 5],
    ])
    expect(dirname(answer.receipt ?? '')).toBe(inbox)
    expect(readFileSync(answer.receipt ?? '', 'utf8')).toMatch(/^\uFEFFBIÊN NHẬN TỆP BÁO CÁO — Tỉnh Đắk Lắk\r\n/)
    const again = await receive(inbox)
    expect([again.code, again.files.map(({ code }) => code)]).toEqual([
      1,
      ['submission/duplicate', 'submission/duplicate'],
    ])
  })

  it('ends with 1 where a file is refused, and tells why; a table of nobody waits for the importer', async () => {
    const answer = await receive(mixed)
    expect([answer.code, answer.ok]).toEqual([1, false])
    expect(answer.files.map(({ state, code }) => [state, code])).toEqual([
      ['refused', 'submission/unknown-unit'],
      ['unverified', null],
    ])
    expect(answer.files[0]?.message).toContain('không phải đơn vị của tỉnh này')
  })

  it('refuses a folder that is not there, or has no sheet', async () => {
    expect((await runCli(['receive', '--db', province.dbPath, join(dir, 'khong-co')])).code).toBe(1)
    const empty = join(dir, 'trong')
    mkdirSync(empty)
    expect((await runCli(['receive', '--db', province.dbPath, empty])).code).toBe(1)
  })

  it('says which folders inside have workbooks, and how many files it would take', async () => {
    const outer = await runCli(['receive', '--db', province.dbPath, dir])
    expect([outer.code, outer.stderr]).toEqual([
      1,
      expect.stringContaining('Thư mục con có bảng tính, chưa đọc: lan-hon, nop.'),
    ])
    const shown = await runCli(['receive', '--db', province.dbPath, mixed, '--dry-run'])
    expect(shown.stdout).toContain('Sẽ nhận 0 tệp; không nhận 1 tệp; chờ ở Nhập từ Excel 1 tệp.')
  })
})
