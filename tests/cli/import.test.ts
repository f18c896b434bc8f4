import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs, initStore, writeText } from './cli-fixture.ts'

const dir = tempFolder()
const header = 'Đơn vị,CCCD cấp mới,CCCD cấp đổi,CCCD cấp lại,Tổng'
const rows = ['Xã Ea Kly,12,3,0,15', 'Xã Ea Yông,2,3,1,6', 'Xã Krông Búk,0,1,0,1']
const sheet = (lines: readonly string[], title = 'BÁO CÁO NGÀY 15/4/2023'): string =>
  [title, header, ...lines].join('\n')

interface FileReport {
  readonly name: string
  readonly shape: string | null
  readonly counts: Readonly<Record<string, number>>
  readonly mapping: readonly Readonly<Record<string, unknown>>[]
  readonly issues: readonly Readonly<Record<string, unknown>>[]
  readonly questions: readonly Readonly<Record<string, unknown>>[]
  readonly written: number
}

/** The files of the answer, and how the program ended. */
async function importFiles(dbPath: string, ...args: string[]): Promise<{ code: number | null; files: FileReport[] }> {
  const { code, stdout } = await runCli(['import', '--db', dbPath, ...args, '--json'])
  return { code, files: (JSON.parse(stdout) as { files: FileReport[] }).files }
}

describe('import', { timeout: cliTimeoutMs }, () => {
  it('tells what was understood and what would be written, and writes nothing at all in a trial', async () => {
    const dbPath = await initStore(dir, 'import-1')
    const file = writeText(dir, 'bao-cao.csv', sheet(rows))
    const before = readFileSync(dbPath)
    const { code, files } = await importFiles(dbPath, file, '--dry-run')
    expect(code).toBe(0)
    expect(files).toHaveLength(1)
    expect(files[0]).toMatchObject({ name: 'bao-cao.csv', shape: 'table', written: 0, issues: [], questions: [] })
    expect(files[0]?.counts).toEqual({ new: 12, changed: 0, same: 0, kept: 0, asked: 0, locked: 0, refused: 0 })
    expect(files[0]?.mapping[1]).toMatchObject({
      sheet: 'bao-cao',
      column: 'B',
      header: 'CCCD cấp mới',
      meaning: 'flow:CC_NEW:ALL',
    })
    expect(files[0]?.mapping[1]?.['confidence']).toBeGreaterThanOrEqual(90)
    expect(readFileSync(dbPath)).toEqual(before)
  })

  it('writes several files, each once, and ends with 0 when everything is there already', async () => {
    const dbPath = await initStore(dir, 'import-2')
    const first = writeText(dir, 'ngay-15.csv', sheet(rows))
    const second = writeText(
      dir,
      'ngay-16.csv',
      sheet(['Xã Ea Kly,9,3,0,12', 'Xã Ea Yông,1,1,1,3'], 'BÁO CÁO NGÀY 16/4/2023'),
    )
    const done = await importFiles(dbPath, first, second, '--sender', 'Tổ tổng hợp')
    expect(done).toMatchObject({ code: 0, files: [{ written: 9 }, { written: 6 }] })
    const again = await importFiles(dbPath, first)
    expect(again).toMatchObject({ code: 0, files: [{ written: 0, counts: { same: 12, new: 0 }, sameAs: 1 }] })
    const verified = await runCli(['verify', '--db', dbPath, '--json'])
    expect(verified.code).toBe(0)
  })

  it('ends with 1 where a cell or a file is refused, and still writes the rest', async () => {
    const dbPath = await initStore(dir, 'import-3')
    const faulty = writeText(dir, 'loi.csv', sheet(['Xã Ea Kly,1O,3,0,', 'Xã Ea Yông,2,3,1,6', 'Xã Krông Búk,0,1,0,1']))
    const { code, files } = await importFiles(dbPath, faulty)
    expect(code).toBe(1)
    expect(files[0]?.counts['refused']).toBe(1)
    expect(files[0]?.issues).toContainEqual(
      expect.objectContaining({ code: 'import/letter-o', sheet: 'loi', cell: 'B3', severity: 'error' }),
    )
    expect(files[0]?.written).toBeGreaterThan(0)
    const broken = join(dir, 'thu.pdf')
    writeFileSync(broken, '%PDF-1.7')
    const refused = await importFiles(dbPath, broken)
    expect(refused).toMatchObject({ code: 1, files: [{ shape: null, issues: [{ code: 'read/not-a-workbook' }] }] })
  })

  it('asks what it cannot know, and takes the answers from a file', async () => {
    const dbPath = await initStore(dir, 'import-4')
    const file = writeText(dir, 'khong-ngay.csv', sheet(rows, 'BÁO CÁO'))
    const asked = await importFiles(dbPath, file, '--dry-run')
    expect(asked).toMatchObject({ code: 0, files: [{ counts: { new: 0 } }] })
    expect(asked.files[0]?.questions.map((one) => one['code'])).toEqual(['import/ask-date'])
    expect(await importFiles(dbPath, file, '--date', '2023-04-15', '--dry-run')).toMatchObject({
      files: [{ counts: { new: 12 } }],
    })
    const id = String(asked.files[0]?.questions[0]?.['id'])
    const answers = writeText(
      dir,
      'tra-loi.json',
      JSON.stringify({ files: { 'khong-ngay.csv': { answers: { [id]: '2023-04-15' } } } }),
    )
    expect(await importFiles(dbPath, file, '--answers', answers)).toMatchObject({ code: 0, files: [{ written: 9 }] })
  })

  it('follows the policy for what differs', async () => {
    const dbPath = await initStore(dir, 'import-5')
    const file = writeText(dir, 'a.csv', sheet(rows))
    await importFiles(dbPath, file)
    const other = writeText(dir, 'b.csv', sheet(['Xã Ea Kly,13,3,0,16', 'Xã Ea Yông,2,3,1,6', 'Xã Krông Búk,0,1,0,1']))
    const kept = await importFiles(dbPath, other, '--conflict', 'only-empty', '--dry-run')
    expect(kept.files[0]?.counts).toMatchObject({ kept: 2, changed: 0 })
    const replaced = await importFiles(dbPath, other, '--dry-run')
    expect(replaced.files[0]?.counts).toMatchObject({ changed: 2, same: 10 })
  })

  it('is used wrongly without a file, with a day that is none, or with answers that are not understood', async () => {
    const dbPath = await initStore(dir, 'import-6')
    const file = writeText(dir, 'a.csv', sheet(rows))
    const strange = writeText(dir, 'x.json', JSON.stringify({ conflicts: 'replace' }))
    for (const args of [
      [],
      [file, '--date', '15/4/2023'],
      [file, '--from', '2023-04-01'],
      [file, '--answers', strange],
    ])
      expect((await runCli(['import', '--db', dbPath, ...args])).code).toBe(2)
    expect((await runCli(['import', '--db', dbPath, join(dir, 'khong-co.xlsx')])).code).toBe(1)
  })
})
