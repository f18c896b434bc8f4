import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { cliTimeoutMs } from './cli-fixture.ts'

const dir = tempFolder()
const timeout = { timeout: 3 * cliTimeoutMs }
const path = join(dir, 'Tuần 15.xlsx')

beforeAll(async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Số liệu')
  sheet.getCell('A1').value = 'BÁO CÁO'
  sheet.mergeCells('A1:C1')
  sheet.getCell('A2').value = new Date(Date.UTC(2023, 3, 15))
  sheet.getCell('A2').numFmt = 'dd/mm/yyyy'
  sheet.getCell('B2').value = { formula: 'SUM(C2:C3)', result: 1120 }
  sheet.getCell('B2').numFmt = '#,##0'
  sheet.getCell('C2').value = { error: '#REF!' }
  workbook.addWorksheet('Ẩn', { state: 'hidden' }).getCell('A1').value = true
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
})

describe('read', () => {
  test('prints the cells of every sheet, the same in every time zone', timeout, async () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'America/New_York']) {
      const answer = await runCli(['read', path, '--json'], { env: { TZ: zone } })
      expect([answer.code, answer.json()]).toEqual([
        0,
        {
          sheets: [
            {
              name: 'Số liệu',
              hidden: false,
              cells: [
                { address: 'A1', type: 'text', value: 'BÁO CÁO', text: 'BÁO CÁO', font: 'Calibri', merge: 'A1:C1' },
                { address: 'A2', type: 'date', value: '2023-04-15', text: '15/04/2023', font: 'Calibri' },
                { address: 'B2', type: 'number', value: 1120, text: '1,120', formula: 'SUM(C2:C3)', font: 'Calibri' },
                { address: 'C2', type: 'error', value: '#REF!', text: '#REF!', font: 'Calibri' },
              ],
            },
            {
              name: 'Ẩn',
              hidden: true,
              cells: [{ address: 'A1', type: 'boolean', value: true, text: 'TRUE', font: 'Calibri', hidden: true }],
            },
          ],
        },
      ])
    }
  })

  test('tells a person in a few lines what is there', timeout, async () => {
    const { code, stdout } = await runCli(['read', path])
    expect(code).toBe(0)
    expect(stdout).toContain('Loại tệp: xlsx\nSố liệu: 4 ô có nội dung\n  A1  BÁO CÁO\n  A2  15/04/2023')
    expect(stdout).toContain('Ẩn (ẩn): 1 ô có nội dung')
  })

  test('a refusal is its code and what to do, and ends with 1', timeout, async () => {
    const empty = join(dir, 'rỗng.xlsx')
    writeFileSync(empty, '')
    const refused = await runCli(['read', empty, '--json'])
    const message = 'Tệp “rỗng.xlsx” rỗng (0 byte). Chép hoặc tải lại tệp; vẫn rỗng thì xin người gửi gửi lại.'
    expect([refused.code, refused.json(), refused.stderr.trim()]).toEqual([
      1,
      { ok: false, code: 'read/empty-file', message },
      message,
    ])
    const missing = await runCli(['read', join(dir, 'không có.xlsx'), '--json'])
    expect([missing.code, missing.json()]).toMatchObject([1, { ok: false, code: 'file/not-usable' }])
  })

  test('needs one file', timeout, async () => {
    expect((await runCli(['read'])).code).toBe(2)
    expect((await runCli(['read', path, path])).code).toBe(2)
    expect((await runCli(['verify', path, '--db', 'x'])).code).toBe(2)
  })
})
