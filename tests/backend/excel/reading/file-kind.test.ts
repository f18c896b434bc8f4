import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readingRefusalTexts } from '#shared/texts/reading-refusals.texts.ts'
import { readRefusalCodes } from '#shared/importing/plain-workbook.schema.ts'
import { handMade, refusalOf } from './read-fixture.ts'

const workbook = handMade('<row r="1"><c r="A1"><v>3</v></c></row>')
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const zipWith = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])))
const lockFile = new Uint8Array(165).fill(32)
lockFile[0] = 6

describe('what a file is by its bytes', () => {
  test.each([
    ['an empty file', 'a.xlsx', new Uint8Array(), 'read/empty-file', undefined],
    ['a lock file by its name', '~$a.xlsx', workbook, 'read/lock-file', undefined],
    ["LibreOffice's lock file", '.~lock.a.xlsx#', latin1(',may,'), 'read/lock-file', undefined],
    ['a lock file by its content', 'a.xlsx', lockFile, 'read/lock-file', undefined],
    ['a file of WPS', 'a.et', workbook, 'read/wps-et', undefined],
    ['zeros', 'a.xlsx', new Uint8Array(2000), 'read/truncated', undefined],
    ['half of a workbook', 'a.xlsx', workbook.subarray(0, workbook.length >> 1), 'read/truncated', undefined],
    ['a PDF', 'a.xlsx', latin1('%PDF-1.7\n%âãÏÓ'), 'read/not-a-workbook', 'pdf'],
    ['a photograph', 'a.xls', latin1('\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF'), 'read/not-a-workbook', 'image'],
    ['a Word file', 'a.xlsx', zipWith('_rels/.rels', 'word/document.xml'), 'read/not-a-workbook', 'word'],
    [
      'a PowerPoint file',
      'a.xlsx',
      zipWith('_rels/.rels', 'ppt/presentation.xml'),
      'read/not-a-workbook',
      'powerpoint',
    ],
    [
      'a binary workbook',
      'a.xlsb',
      zipWith('_rels/.rels', 'xl/workbook.bin'),
      'read/not-a-workbook',
      'binary-workbook',
    ],
    ['an archive', 'a.xlsx', zipWith('a.txt'), 'read/not-a-workbook', 'archive'],
    ['a rar', 'a.xls', latin1('Rar!\u001a\u0007\u0000\u0000\u0000'), 'read/not-a-workbook', 'archive'],
    ['a program', 'a.xls', latin1('MZ\u0090\u0000\u0003\u0000\u0000'), 'read/not-a-workbook', 'program'],
    ['an RTF text', 'a.xls', latin1('{\\rtf1 x}'), 'read/not-a-workbook', 'word'],
    ['a web archive', 'a.xls', latin1('MIME-Version: 1.0\r\n'), 'read/not-a-workbook', 'web-archive'],
    ['anything else', 'a.xls', latin1('\u0001\u0002\u0003\u0004\u0000\u0005abc'), 'read/not-a-workbook', 'unknown'],
    ['a table without cells', 'a.csv', latin1(',,\n,,\n'), 'read/no-cells', undefined],
    ['a text that begins like a program', 'a.csv', latin1('MZ;BM;3\n'), 'read', undefined],
  ])('%s', async (_, name, bytes, code, kind) => {
    const refusal = await refusalOf(name, bytes)
    expect(refusal.code).toBe(code)
    if (kind !== undefined) expect(refusal.data).toEqual({ kind })
  })

  test('every refusal names the file and says what to do', () => {
    for (const code of readRefusalCodes) {
      const text = readingRefusalTexts[code]({ file: 'tuần 15.xls' })
      expect(text).toMatch(/^Tệp “tuần 15.xls” .+\. |^Tệp “tuần 15.xls” .+ .+\./)
    }
  })
})
