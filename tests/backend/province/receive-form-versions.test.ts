import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { writeFormFile } from '#shared/reports/form-package.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { isUnitForm } from '#shared/reports/table-form.schema.ts'
import { issueText, refusalText } from '#shared/texts/messages.ts'
import { submissionRemarkText } from '#shared/texts/submission-remarks.texts.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, type SheetFile } from '#tests/support/province-book.ts'
import { pac, receivingBooks } from '#tests/support/receiving-books.ts'
import { projectDir, type TestBook } from '#tests/support/test-book.ts'

const receiving = receivingBooks()
const { opened, nextId } = receiving

const found = loadFormCatalogue(join(projectDir, 'resources')).version('BM01', 1)
if (found === undefined || !isUnitForm(found)) throw new Error('BM01 is gone')
const first: FormDefinition = found
const communes = pac.communes.map(({ code }) => code)
const [one = '', two = ''] = communes
const day = dayOf('2023-04-14')

type Log = Omit<FormDefinition['changes'][number], 'version'>

/** The next version of a form: its columns after a change, and what its log says of that. */
function nextVersion(form: FormDefinition, columns: FormDefinition['columns'], log: Log | null): FormDefinition {
  const version = form.version + 1
  const codes = columns.map(({ code }) => code)
  return {
    ...form,
    version,
    effectiveFrom: `2023-04-0${version}`,
    columns,
    header: codes,
    changes: log === null ? form.changes : [...form.changes, { version, ...log }],
  }
}

const received = {
  code: 'CC_RCV',
  label: 'Thẻ nhận về',
  source: { kind: 'flow', indicator: 'CC_RCV' },
  widthChars: 7,
} as const

/** A column added, one renamed under a new code and label, one removed. */
const second = nextVersion(
  first,
  [
    ...first.columns
      .filter(({ code }) => code !== 'EID_APP')
      .map((column) => (column.code === 'EID_ACT' ? { ...column, code: 'ACT', label: 'Kích hoạt mới' } : column)),
    received,
  ],
  { text: 'Thêm thẻ nhận về', added: ['CC_RCV'], removed: ['EID_APP'], renamed: { EID_ACT: 'ACT' } },
)
const third = nextVersion(
  second,
  second.columns.map((column) => (column.code === 'CC_RCV' ? { ...column, code: 'RCV' } : column)),
  { text: 'Đổi mã', renamed: { CC_RCV: 'RCV' } },
)

async function district(...forms: readonly FormDefinition[]): Promise<TestBook> {
  const book = opened(await openGroup(pac))
  for (const form of forms) await addForm(book, form)
  await recordDay(book, '2023-04-14', [
    [one, 'CC_NEW', 5],
    [one, 'CC_EXCH', 3],
    [one, 'CC_REIS', 0],
    [one, 'CC_TOTAL', 8],
    [one, 'EID_ACT', 7],
    [one, 'EID_APP', 2],
    [one, 'CC_RCV', 11],
    [two, 'CC_TOTAL', 9],
    [two, 'EID_ACT', 4],
  ])
  return book
}

async function province(...forms: readonly FormDefinition[]): Promise<TestBook> {
  const book = opened(await openProvince())
  for (const form of forms) await addForm(book, form)
  return book
}

function addForm(book: TestBook, form: FormDefinition) {
  return book.call('reports.addForm', { clientId: nextId(), text: writeFormFile(form) })
}

async function receive(book: TestBook, file: SheetFile) {
  const [outcome] = await receiving.receive(book, file)
  if (outcome === undefined) throw new Error('no outcome')
  return outcome
}

const wordsOf = ({ remarks }: Awaited<ReturnType<typeof receive>>): string =>
  remarks.map((remark) => submissionRemarkText(remark, (code) => code)).join('\n')

/** What the book has of a day by unit and indicator. */
async function figuresOf(book: TestBook): Promise<Map<string, number | null>> {
  const { report } = await book.call('reports.buildReport', {
    form: 'BM01',
    unitCode: pac.code,
    period: day,
    policy: 'half-up',
    decimals: 2,
  })
  return new Map(
    report.rows.flatMap(({ unit, cells }) =>
      Object.entries(cells).flatMap(([code, { value }]) =>
        typeof value === 'string' ? [] : [[`${unit} ${code}`, value] as const],
      ),
    ),
  )
}

describe('a sheet made with a version of a form that the province does not have', () => {
  it('is read through the declared changes, and says which column is read as what and which is not read', async () => {
    const sheet = await exportSheet(await district(second), 'BM01', day)
    const there = await province()
    const outcome = await receive(there, sheet)
    expect(outcome.refusal).toBeNull()
    expect(outcome.state).toBe('accepted')
    expect(wordsOf(outcome)).toContain(
      'Tệp lập theo mẫu BM01 phiên bản 2, sổ này dùng phiên bản 1: cột “Kích hoạt mới” đọc là “Kích hoạt trong ngày”; ' +
        'cột “Thẻ nhận về” không có trong phiên bản này và không được đọc; ' +
        'cột “Phê duyệt trong ngày” của phiên bản này không có trong tệp, sổ để nguyên.',
    )
    const figures = await figuresOf(there)
    expect([figures.get(`${one} EID_ACT`), figures.get(`${two} EID_ACT`), figures.get(`${one} CC_TOTAL`)]).toEqual([
      7, 4, 8,
    ])
    expect(figures.get(`${one} EID_APP`)).toBeNull()
    await addForm(there, second)
    expect((await figuresOf(there)).get(`${one} CC_RCV`)).toBeNull()
  })

  it('is read in full once the form file was taken in, without the remark', async () => {
    const sheet = await exportSheet(await district(second), 'BM01', day)
    const there = await province(second)
    expect(wordsOf(await receive(there, sheet))).not.toContain('phiên bản')
    expect((await figuresOf(there)).get(`${one} CC_RCV`)).toBe(11)
  })

  it('is read anew, once, after the form file was taken in that says what its unread column is', async () => {
    const sheet = await exportSheet(await district(second), 'BM01', day)
    const there = await province()
    const before = await receive(there, sheet)
    expect((await receive(there, sheet)).refusal?.code).toBe('submission/duplicate')
    await addForm(there, second)
    const outcome = await receive(there, sheet)
    expect([outcome.state, outcome.refusal, outcome.supersedes]).toEqual(['accepted', null, before.submissionId])
    expect(wordsOf(outcome)).toContain(
      'Tệp này đã nhận rồi (tệp “BM01-huyen-krong-pac-2023-04-14.xlsx”), nay sổ có mẫu mới nên đọc thêm cột “Thẻ nhận về”.',
    )
    const figures = await figuresOf(there)
    expect([figures.get(`${one} CC_RCV`), figures.get(`${one} CC_TOTAL`), figures.get(`${one} EID_APP`)]).toEqual([
      11,
      8,
      undefined,
    ])
    expect((await receive(there, sheet)).refusal?.code).toBe('submission/duplicate')
    const { units } = await there.call('province.getCompleteness', {
      form: 'BM01',
      kind: 'day',
      from: day.from,
      to: day.to,
    })
    const cell = units.find(({ unitCode }) => unitCode === pac.code)?.cells[0]
    expect([cell?.accepted, cell?.state]).toEqual([1, 'late'])
  })

  it('is read by a newer province, whose version the sheet does not know', async () => {
    const old = await exportSheet(await district(), 'BM01', day)
    const there = await province(second, third)
    const outcome = await receive(there, old)
    expect(outcome.state).toBe('accepted')
    expect(wordsOf(outcome)).toContain('phiên bản 1, kỳ này sổ dùng phiên bản 3')
    const figures = await figuresOf(there)
    expect([figures.get(`${one} ACT`), figures.get(`${one} CC_TOTAL`)]).toEqual([7, 8])
  })

  it('is read over two versions at once', async () => {
    const outcome = await receive(await province(), await exportSheet(await district(second, third), 'BM01', day))
    expect(outcome.state).toBe('accepted')
    expect(wordsOf(outcome)).toContain('phiên bản 3, sổ này dùng phiên bản 1: cột “Kích hoạt mới” đọc là')
  })

  it('is refused where a version on the way declares nothing, with the file to take in', async () => {
    const cut = { ...third, changes: third.changes.filter(({ version }) => version !== 2) }
    const sheet = await exportSheet(await district(second, cut), 'BM01', day)
    const there = await province()
    const outcome = await receive(there, sheet)
    expect(outcome.refusal?.code).toBe('submission/unknown-version')
    expect(refusalText(outcome.refusal?.code ?? '', outcome.refusal?.data)).toContain(
      'Xin tệp mẫu biểu BM01 phiên bản 2 đến 3, nhập ở Cài đặt → Mẫu biểu',
    )
    const knowing = await province(second)
    expect((await receive(knowing, sheet)).state).toBe('accepted')
    expect((await figuresOf(knowing)).get(`${one} CC_RCV`)).toBe(11)
  })

  it('is refused where the declaration in it was changed, though every figure is untouched', async () => {
    const sheet = await exportSheet(await district(second), 'BM01', day)
    const parts = unzipSync(sheet.bytes)
    const turned = Object.entries(parts).map(([name, bytes]) => {
      const text = strFromU8(bytes).replaceAll(/(renamed[^A-Z]{1,40})EID_ACT/g, '$1EID_APP')
      return [name, name.endsWith('.xml') ? strToU8(text) : bytes] as const
    })
    const altered = { name: 'BM01.xlsx', bytes: Uint8Array.from(zipSync(Object.fromEntries(turned))) }
    const there = await province()
    expect((await receive(there, altered)).refusal?.code).toBe('submission/marks-altered')
    const other = await district()
    const { id } = await other.call('importing.addFile', { ...altered, sender: '' })
    const view = await other.call('importing.getPreview', { importId: id })
    expect(view.issues.map(({ code }) => code)).toContain('import/form-altered')
    expect([view.writes, view.tables.length]).toEqual([0, 0])
  })

  it('is read where the province has another content under the same number', async () => {
    const other = nextVersion(first, [...first.columns, { ...received, code: 'X' }], { text: 'Khác', added: ['X'] })
    const outcome = await receive(await province(other), await exportSheet(await district(second), 'BM01', day))
    expect(outcome.state).toBe('accepted')
    expect(wordsOf(outcome)).toContain('sổ này có phiên bản 2 với nội dung khác: cột “Kích hoạt mới” đọc là')
    expect(wordsOf(outcome)).toContain('cột “Thẻ nhận về” không có trong phiên bản này và không được đọc')
  })

  it('says the same at the importer of a book that has the version before, which takes nothing of what it does not know', async () => {
    const sheet = await exportSheet(await district(second), 'BM01', day)
    const other = opened(await openGroup(pac))
    const { id } = await other.call('importing.addFile', { name: 'BM01.xlsx', bytes: sheet.bytes, sender: '' })
    const view = await other.call('importing.getPreview', { importId: id })
    const said = view.issues.flatMap(({ issues }) => issues.map((issue) => issueText(issue))).join('\n')
    expect(said).toContain('phiên bản 2, sổ này dùng phiên bản 1: cột “Kích hoạt mới” đọc là “Kích hoạt trong ngày”')
    expect(said).toContain('cột “Thẻ nhận về” không có trong phiên bản này và không được đọc')
    const meanings = view.tables.flatMap(({ columns }) =>
      columns.flatMap(({ meaning }) => ('indicator' in meaning ? [meaning.indicator] : [])),
    )
    expect(meanings).toContain('EID_ACT')
    expect(meanings).not.toContain('CC_RCV')
  })
})
