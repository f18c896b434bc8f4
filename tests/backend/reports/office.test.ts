/** Reports in words on a real book: the sentences, what is refused, and the Word file as other programs find it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import { percentageProblems } from '#shared/reports/office-check.rules.ts'
import { eaKly, eaYong, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const [march, april] = [localDate('2023-03-15'), localDate('2023-04-14')]
const format = { policy: 'half-up', decimals: 2 } as const
const request = { period: periodContaining('month', 'calendar', april), ...format, signer: 0 }

/** 1.000 people; 300 files by the end of March and 120 more in April, 20 of them on the road. */
async function openApril(): Promise<TestBook> {
  const book = await openDistrict()
  const start = localDate('2023-01-01')
  await record(
    book,
    posting(eaKly, 'POP_ELIG', start, 700),
    posting(eaYong, 'POP_ELIG', start, 300),
    posting(eaKly, 'CC_TOTAL', march, 200),
    posting(eaYong, 'CC_TOTAL', march, 100),
    posting(eaKly, 'CC_NEW', april, 60),
    posting(eaKly, 'CC_EXCH', april, 40),
    posting(eaKly, 'CC_NEW', april, 20, { channel: 'MOBILE' }),
    posting(eaKly, 'EID1_COL', april, 30),
    posting(eaYong, 'EID2_COL', april, 50),
    posting(eaYong, 'EID2_ACT', april, 8),
  )
  return book
}

describe('the paragraphs', () => {
  it('tell the cumulative, its rate with the fraction, and the change against the month before', async () => {
    const book = await openApril()
    const { paragraphs } = await book.call('reports.buildParagraphs', request)
    expect(paragraphs).toEqual([
      'Tính đến ngày 30/04/2023, toàn huyện đã thu nhận 420 hồ sơ cấp CCCD, đạt 42,00 % (420/1.000) trên công dân đủ điều kiện; tăng 12,00 điểm % so với 30,00 % (300/1.000) của tháng 3 năm 2023. Trong tháng 4 năm 2023 thu nhận 120 hồ sơ (cấp mới 80, cấp đổi 40), trong đó lưu động 20 hồ sơ.',
      'Lũy kế thu nhận 80 hồ sơ tài khoản định danh điện tử (mức 1: 30; mức 2: 50), đạt 8,00 % (80/1.000) trên công dân đủ điều kiện.',
      'Đã kích hoạt 8 tài khoản (trong tháng 4 năm 2023: 8), đạt 2,67 % (8/300) trên công dân đủ điều kiện. Tỷ lệ trên công dân đủ điều kiện không tính Xã Ea Kly vì chưa có số liệu.',
      'Còn 1 đơn vị chưa có số liệu trong kỳ: Xã Hòa Đông.',
    ])
    expect(paragraphs.flatMap((text) => percentageProblems(text, format))).toEqual([])
  })

  it('tell nothing of an empty book', async () => {
    const book = await openDistrict()
    const { paragraphs } = await book.call('reports.buildParagraphs', request)
    expect(paragraphs).toEqual(['Còn 3 đơn vị chưa có số liệu trong kỳ: Xã Ea Kly, Xã Ea Yông, Xã Hòa Đông.'])
  })

  it('of one commune are of its own figures', async () => {
    const book = await openApril()
    const { paragraphs } = await book.call('reports.buildParagraphs', { ...request, unitCode: eaYong })
    expect(paragraphs[0]).toBe(
      'Tính đến ngày 30/04/2023, xã Ea Yông đã thu nhận 100 hồ sơ cấp CCCD, đạt 33,33 % (100/300) trên công dân đủ điều kiện; không đổi so với 33,33 % (100/300) của tháng 3 năm 2023.',
    )
  })
})

describe('the Word document', () => {
  const text = { title: 'Báo cáo', subtitle: 'Kết quả tháng 4 năm 2023' }

  it('holds the letterhead, the text and the signature, in A4 and Times New Roman', async () => {
    const book = await openApril()
    const path = join(dir, 'bao-cao.docx')
    const { paragraphs } = await book.call('reports.buildParagraphs', request)
    const { bytes } = await book.call('reports.exportDocument', { ...request, ...text, path, paragraphs })
    const file = readFileSync(path)
    expect(file.length).toBe(bytes)
    const parts = unzipSync(new Uint8Array(file))
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const written = [...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, found]) => found)
    expect(written).toEqual(expect.arrayContaining(['CÔNG AN HUYỆN KRÔNG PẮC', 'BÁO CÁO', 'Nơi nhận:', ...paragraphs]))
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(strFromU8(parts['word/styles.xml'] ?? new Uint8Array())).toContain('Times New Roman')
  })

  it('is refused with a percentage that is not its fraction, and no file is left', async () => {
    const book = await openApril()
    const path = join(dir, 'sai.docx')
    const failure = await book.failure('reports.exportDocument', {
      ...request,
      ...text,
      path,
      paragraphs: ['Đạt 43,00 % (420/1.000) trên công dân đủ điều kiện.'],
    })
    expect(failure).toMatchObject({
      code: 'reports/percentage-differs',
      data: { problems: [{ kind: 'differs', expected: '42,00 %' }] },
    })
    expect(() => readFileSync(path)).toThrow('ENOENT')
  })
})
