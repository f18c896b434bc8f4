import { describe, expect, test } from 'vitest'
import { recogniseOwnExport } from '#shared/importing/own-export.rules.ts'
import { figuresHash, sha256 } from '#shared/importing/own-export-hash.rules.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { cumulativeDifference, returnedFormRemarks } from '#shared/importing/returned-form.rules.ts'
import { returnedFormIssueTexts } from '#shared/texts/returned-form-issues.texts.ts'
import { sheetChangeCodes, sheetChangeText } from '#shared/texts/sheet-changes.texts.ts'
import { issueText } from '#shared/texts/messages.ts'
import { type ImportChoices, importChoicesSchema } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { asOf } from '#shared/kernel/period.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { bm01, bm02, day, district } from '#tests/shared/reports/report-samples.ts'
import { contextOf, exportSample, type Marks, plainExport } from './own-export-samples.ts'

const facts = district(day, 6)
const sample = exportSample(bm01, facts)

interface Doing {
  readonly marks?: Marks
  readonly choices?: Partial<ImportChoices>
  readonly context?: Partial<UnderstandingContext>
  readonly workbook?: Partial<PlainWorkbook>
}

/** The export after somebody worked on cells of its sheet. */
function returned(change: (cells: readonly PlainCell[]) => readonly PlainCell[] = (cells) => cells, doing: Doing = {}) {
  const { marks = ['sheet', 'xml', 'names'], choices = {}, context = {}, workbook = {} } = doing
  const plain = plainExport(sample, marks)
  const [sheet, ...others] = plain.sheets
  if (sheet === undefined) throw new Error('no sheet')
  const given = { ...plain, sheets: [{ ...sheet, cells: [...change(sheet.cells)] }, ...others], ...workbook }
  const found = recogniseOwnExport(given, contextOf(facts, context), importChoicesSchema.parse(choices))
  if (found === null) throw new Error('not recognised')
  return found
}

const edit =
  (address: string, changes: Partial<PlainCell>) =>
  (cells: readonly PlainCell[]): PlainCell[] =>
    cells.map((cell) => (cell.address === address ? { ...cell, ...changes } : cell))

const number = (value: number): Partial<PlainCell> => ({ type: 'number', value, text: String(value) })
const text = (value: string): Partial<PlainCell> => ({ type: 'text', value, text: value })
const codes = (ones: readonly { readonly code: string }[]) => ones.map(({ code }) => code)

/** Where a figure of a unit stands on the untouched sheet. */
function addressOf(unitCode: string, code: string): string {
  const found = Object.entries(sample.meta.cells).find(([, key]) => key.unitCode === unitCode && key.code === code)
  return found?.[0] ?? 'none'
}
const first = '24500'
const second = '24503'
const nameCell = (unitCode: string): string => addressOf(unitCode, 'CC_NEW').replace(/^[A-Z]+/, 'B')

const figureOf = (found: ReturnType<typeof returned>, unitCode: string, indicator: string) =>
  found.figures.find((one) => one.unitCode === unitCode && one.indicator === indicator && one.channel === 'ALL')?.value

describe('figures of a touched export are taken by meaning', () => {
  test('a changed figure is read with its change', () => {
    const at = addressOf(first, 'EID_APP')
    const found = returned(edit(at, number(77)))
    expect(figureOf(found, first, 'EID_APP')).toBe(77)
    expect(found.own.changes).toEqual([{ code: 'own/cell-changed', address: at, params: { was: '1', now: 77 } }])
    expect(found.own.isUntouched).toBe(false)
  })

  test('a name that became another unit of the book moves the row to that unit, once', () => {
    const found = returned(
      (cells) =>
        cells
          .filter(({ address }) => address !== 'none')
          .map((cell) => (cell.address === nameCell(first) ? { ...cell, ...text('Xã Mới') } : cell)),
      {
        context: {
          rows: [
            ...contextOf(facts).rows,
            { code: 'moi', kind: 'commune', name: 'Xã Mới', validFrom: '1900-01-01', validTo: null },
          ],
        },
      },
    )
    expect(codes(found.own.changes)).toEqual(['own/unit-retyped'])
    expect(figureOf(found, first, 'CC_NEW')).toBeDefined()
  })

  test('a name nobody knows over other figures is an issue, and a person’s choice settles it', () => {
    const change = (cells: readonly PlainCell[]) =>
      edit(addressOf(first, 'CC_NEW'), number(99))(edit(nameCell(first), text('Xã Lạ'))(cells))
    const found = returned(change)
    expect(codes(found.issues)).toEqual(['import/own-unit-row'])
    expect(figureOf(found, first, 'CC_NEW')).toBeUndefined()
    const row = Number(/\d+/.exec(nameCell(first))?.[0])
    const settled = returned(change, { choices: { rows: { [`0!${row}`]: `unit:${first}` } } })
    expect(figureOf(settled, first, 'CC_NEW')).toBe(99)
  })

  test('a unit on two rows with different figures gives none of them', () => {
    const found = returned((cells) => edit(nameCell(second), text('Thị trấn Phước An'))(cells))
    expect(codes(found.own.changes)).toContain('own/row-duplicated')
    expect(new Set(codes(found.issues))).toEqual(new Set(['import/duplicate-row']))
    expect(figureOf(found, first, 'CC_NEW')).toBeUndefined()
  })

  test('a header retyped over other figures is asked about, and its figures wait', () => {
    const header = sample.sheet.cells.find(({ text: label }) => label === 'Phê duyệt trong ngày')
    const address = `${addressOf(first, 'EID_APP').replace(/\d+/, '')}${header?.row}`
    const change = (cells: readonly PlainCell[]) =>
      edit(addressOf(first, 'EID_APP'), number(5))(edit(address, text('Không đạt trong ngày'))(cells))
    const found = returned(change)
    expect(found.questions).toMatchObject([{ code: 'import/ask-own-column', kind: 'column', answer: null }])
    expect(figureOf(found, first, 'EID_APP')).toBeUndefined()
    const answered = returned(change, { choices: { answers: { [found.questions[0]?.id ?? '']: 'flow:EID_REJ:ALL' } } })
    expect(figureOf(answered, first, 'EID_REJ')).toBe(5)
    expect(answered.questions[0]?.answer).toBe('flow:EID_REJ:ALL')
  })

  test('a day retyped in the title is asked about, and no figure is taken before', () => {
    const line = sample.sheet.cells.find(({ text: label }) => label === 'Ngày 14/04/2023')
    const change = edit(`A${line?.row}`, text('Ngày 15/04/2023'))
    const found = returned(change)
    expect(found.questions).toMatchObject([
      { code: 'import/ask-own-period', kind: 'date', options: [{ id: '2023-04-15' }, { id: '2023-04-14' }] },
    ])
    expect(found.figures).toEqual([])
    const answered = returned(change, { choices: { answers: { [found.questions[0]?.id ?? '']: '2023-04-15' } } })
    expect(new Set(answered.figures.map(({ from }) => from))).toEqual(new Set(['2023-04-15']))
  })

  test('a sheet up to a day gives no figures of a span', () => {
    const period = asOf(localDate('2023-04-14'), { kind: 'year-start', calendar: 'calendar' })
    const all = district(period, 4)
    const found = recogniseOwnExport(plainExport(exportSample(bm02, all)), contextOf(all))
    expect(found?.own.isUntouched).toBe(true)
    expect(found?.figures.filter(({ channel }) => channel === 'ALL')).toEqual([])
  })
})

describe('checks on a returned form', () => {
  const issuesOf = (address: string, changes: Partial<PlainCell>) =>
    returned(edit(address, changes)).issues.map(({ code, where }) => `${code} ${where.cell}`)

  test.each([
    ['a fraction', number(1.5), 'import/decimal-as-thousands'],
    ['a negative number', number(-3), 'import/negative'],
    ['a text', text('đang cập nhật'), 'import/not-a-number'],
    ['the letter O', text('1O'), 'import/letter-o'],
    ['an error', { type: 'error', value: '#REF!', text: '#REF!' } as const, 'import/error-value'],
  ])('%s in a column of counts', (_, changes, code) => {
    const at = addressOf(first, 'EID_APP')
    expect(issuesOf(at, changes)).toEqual([`${code} ${at}`])
  })

  test('a total typed over its formula that is no sum is not taken, its parts are', () => {
    const at = addressOf(second, 'CC_TOTAL')
    const found = returned((cells) =>
      cells.map((cell) => {
        if (cell.address !== at) return cell
        const { formula: _, ...typed } = cell
        return { ...typed, ...number(500) }
      }),
    )
    expect(codes(found.own.changes)).toEqual(['own/formula-overwritten'])
    expect(found.issues.map(({ code, where }) => `${code} ${where.cell}`)).toEqual([`import/total-not-sum ${at}`])
    expect(figureOf(found, second, 'CC_TOTAL')).toBeUndefined()
    expect(figureOf(found, second, 'CC_NEW')).toBeDefined()
  })

  test('a number typed as text among the parts leaves no total that lacks it', () => {
    const part = addressOf(second, 'CC_EXCH')
    const found = returned((cells) => edit(part, text('33'))(cells))
    expect(codes(found.issues)).toEqual(['import/not-recalculated'])
    expect(figureOf(found, second, 'CC_EXCH')).toBe(33)
    expect(figureOf(found, second, 'CC_TOTAL')).toBeUndefined()
  })

  test.each([
    ['what it kept', undefined],
    ['a zero it kept', 0],
  ])('a total over parts that were all emptied is held with %s, never read as blank', (_, kept) => {
    const at = addressOf(second, 'CC_TOTAL')
    const parts = new Set(['CC_NEW', 'CC_EXCH', 'CC_REIS'].map((code) => addressOf(second, code)))
    const was = sample.sheet.cells.find((cell) => cellAddress(cell.row, cell.column) === at)?.value
    const stated = kept ?? Number(was)
    const found = returned((cells) => edit(at, number(stated))(cells).filter(({ address }) => !parts.has(address)))
    expect(found.issues.map(({ code, where }) => `${code} ${where.cell}`)).toEqual([`import/not-recalculated ${at}`])
    expect(found.issues.map((one) => issueText(one)).join()).toContain(`cho ${stated} nhưng các ô thành phần đều trống`)
    expect(figureOf(found, second, 'CC_TOTAL')).toBeUndefined()
    expect(figureOf(found, second, 'CC_NEW')).toBeNull()
    expect(codes(found.own.changes)).toContain('own/cell-cleared')
  })

  test('a zero that a program kept for an empty total is blank, as it was printed', () => {
    const empty = contextOf(facts).rows.find(
      ({ code }) => sample.report.rows.find(({ unit }) => unit === code)?.cells['CC_TOTAL']?.value === null,
    )?.code
    const at = addressOf(empty ?? '', 'CC_TOTAL')
    const found = returned(edit(at, number(0)))
    expect(codes(found.issues)).toEqual([])
    expect(figureOf(found, empty ?? '', 'CC_TOTAL')).toBeNull()
  })

  test('a unit the book does not have, or no longer', () => {
    const rows = contextOf(facts).rows
    const unknown = returned(undefined, { context: { rows: rows.filter(({ code }) => code !== first) } })
    expect(codes(unknown.issues)).toEqual(['import/own-unit-row'])
    const ended = rows.map((row) => (row.code === first ? { ...row, validTo: localDate('2023-01-01') } : row))
    const inactive = returned(undefined, { context: { rows: ended } })
    expect(codes(inactive.issues)).toEqual(['import/inactive-unit'])
    expect(inactive.figures.some(({ unitCode }) => unitCode === first)).toBe(false)
  })

  test('the file of another unit, of no known form, or put together from two', () => {
    expect(codes(returned(undefined, { context: { ownUnit: { code: '1', name: 'Huyện Khác' } } }).issues)).toEqual([
      'import/other-unit',
    ])
    expect(codes(returned(undefined, { context: { forms: [bm02] } }).issues)).toEqual(['import/unknown-form'])
    const { textNames } = plainExport(exportSample(bm01, district(day, 7)))
    expect(codes(returned(undefined, { workbook: { textNames } }).issues)).toEqual(['import/marks-contradict'])
  })

  test('another version of the form than the one in force is said, and read', () => {
    const second_ = { ...bm01, version: 2, effectiveFrom: '2023-01-01' }
    const found = returned(undefined, { context: { forms: [bm01, second_] } })
    expect(found.issues).toMatchObject([{ code: 'import/other-form-version', severity: 'warning' }])
    expect(found.figures.length).toBeGreaterThan(0)
  })

  test('remarks, other files and empty sheets are told of any workbook', () => {
    const remarks = returnedFormRemarks({
      format: 'xlsx',
      sheets: [
        {
          name: 'BC',
          hidden: false,
          cells: [{ address: 'C7', row: 7, column: 3, ...number(4), comment: ' hỏi lại ' } as PlainCell],
        },
        { name: 'Trống', hidden: false, cells: [] },
      ],
      textNames: {},
      customXml: [],
      externalLinks: ['file:///D:/tong-hop.xlsx', 'file:///D:/tong-hop.xlsx'],
    })
    expect(remarks.map((one) => issueText(one))).toEqual([
      'Ô C7, trang “BC”, có ghi chú của người gửi: “hỏi lại”. Đọc ghi chú trước khi nhận số.',
      'Tệp có công thức lấy số từ tệp khác (file:///D:/tong-hop.xlsx): số trong ô có thể đã cũ. Đề nghị người gửi dán giá trị rồi gửi lại.',
      'Trang “Trống” không có số liệu nào.',
    ])
  })

  test('a cumulative is the one before and what came since; what is not known is not compared', () => {
    expect(cumulativeDifference({ stated: 812, previous: 800, flow: 12 })).toBeNull()
    expect(cumulativeDifference({ stated: 815, previous: 800, flow: 12 })).toEqual({
      stated: 815,
      previous: 800,
      flow: 12,
      sum: 812,
    })
    expect(cumulativeDifference({ stated: 815, previous: null, flow: 12 })).toBeNull()
    expect(cumulativeDifference({ stated: 815, previous: 800, flow: null })).toBeNull()
  })
})

describe('an older export, without what it printed', () => {
  const old = (change?: (cells: readonly PlainCell[]) => readonly PlainCell[]) => returned(change, { marks: ['names'] })

  test('says only that its figures are others, and which totals they do not add up to', () => {
    const was = sample.report.rows[0]?.cells['EID_APP']?.value
    const found = old(edit(addressOf(first, 'EID_APP'), number(Number(was) + 10)))
    expect(found.own.changes).toMatchObject([
      { code: 'own/hash-differs' },
      { code: 'own/total-differs', params: { label: 'Phê duyệt trong ngày' } },
    ])
    expect(figureOf(found, first, 'EID_APP')).toBe(Number(was) + 10)
  })

  test('with a row taken out it says how many there were', () => {
    const row = Number(/\d+/.exec(nameCell(first))?.[0])
    const found = old((cells) => cells.filter((cell) => cell.row !== row))
    expect(found.own.changes).toContainEqual({ code: 'own/row-count', address: null, params: { was: 8, now: 7 } })
  })
})

test('the digest of figures is SHA-256 of their lines', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const cells = [
    { row: 8, column: 3, address: 'C8', value: null },
    { row: 7, column: 3, address: 'C7', value: 41 },
  ]
  expect(figuresHash(cells)).toBe(sha256('C7=41\nC8='))
})

test('every change and every issue of a returned form has a sentence', () => {
  for (const code of sheetChangeCodes)
    expect(sheetChangeText({ code, address: 'C7', params: {} })).not.toContain('Thay đổi own/')
  for (const code of Object.keys(returnedFormIssueTexts))
    expect(issueText({ code, severity: 'error', where: { cell: 'C7' }, params: {} })).toMatch(/\.$/)
})
