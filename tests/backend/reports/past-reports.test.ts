import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import type { Clock } from '#backend/backend-ports.ts'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { readParts } from '#tests/backend/excel/read-package.ts'
import { approve, closeApprovalBooks, openApprovalBook, unlock } from '#tests/backend/figures/approved-days.ts'
import {
  district,
  eaKly,
  eaYong,
  hoaDong,
  posting,
  recording,
  sampleSetup,
} from '#tests/backend/support/sample-unit.ts'
import { openTestBook, projectDir, type TestBook } from '#tests/support/test-book.ts'

const day = localDate('2023-04-14')
const daily = {
  form: 'BM01',
  period: { kind: 'day', from: day, to: day },
  policy: 'trunc',
  decimals: 2,
  signer: 0,
} as const satisfies Input<'reports.buildReport'>
const monthly = {
  ...daily,
  form: 'BM02',
  period: { kind: 'month', calendar: 'calendar', from: localDate('2023-04-01'), to: localDate('2023-04-30') },
} as const satisfies Input<'reports.buildReport'>

const books: TestBook[] = []
afterEach(async () => {
  for (const book of books.splice(0)) await book.dispose()
  await closeApprovalBooks()
})

/** A clock that is set by hand and moves on a second at every reading. */
function handSetClock(today: string): Clock & { set: (today: string) => void } {
  let on = today
  let seconds = 0
  return {
    set: (next) => {
      on = next
    },
    today: () => on,
    instant: () => new Date(Date.parse(`${on}T02:00:00.000Z`) + 1000 * (seconds += 1)).toISOString(),
  }
}

/** A book with its own copy of the forms, so that another version can come in. */
async function openBook() {
  const clock = handSetClock('2023-04-14')
  const first = openTestBook({ clock })
  books.push(first)
  const resourcesDir = join(first.dir, 'resources')
  mkdirSync(resourcesDir)
  symlinkSync(join(projectDir, 'resources/units'), join(resourcesDir, 'units'), 'dir')
  symlinkSync(join(projectDir, 'resources/services'), join(resourcesDir, 'services'), 'dir')
  cpSync(join(projectDir, 'resources/forms'), join(resourcesDir, 'forms'), { recursive: true })
  await first.backend.close()
  const book = openTestBook({ clock, resourcesDir, dbPath: first.dbPath })
  books.push(book)
  await book.call('settings.applySetup', sampleSetup())
  const record = (...postings: Parameters<typeof recording>) =>
    book.call('figures.recordFigures', recording(...postings))
  await record(
    posting(eaKly, 'CC_CUM', '2022-12-31', 800),
    posting(eaKly, 'POP_ELIG', '2023-01-01', 9000),
    posting(eaKly, 'CC_NEW', '2023-04-13', 4),
    posting(eaKly, 'CC_NEW', day, 12),
    posting(eaKly, 'EID_ACT', day, 30),
    posting(eaYong, 'CC_NEW', day, 7),
    posting(hoaDong, 'CC_DLV', day, 3),
  )
  const path = (name: string) => join(first.dir, name)
  return { book, clock, record, path, formsDir: join(resourcesDir, 'forms') }
}
type OpenBook = Awaited<ReturnType<typeof openBook>>

const addCommune = { code: '24499', name: 'Xã Vụ Bổn' }

/** Everything that is printed beside and among the figures becomes something else. */
async function changeEverything({ book, clock, record, formsDir }: OpenBook): Promise<void> {
  clock.set('2023-05-20')
  const setup = sampleSetup()
  const communes = setup.communes.map((one) => (one.code === eaKly ? { ...one, name: 'Xã Ea Kly mới' } : one))
  await book.call('settings.applySetup', { ...setup, communes: [addCommune, ...communes] })
  await book.call('settings.setLetterhead', {
    ...setup.letterhead,
    issuingBody: 'CÔNG AN HUYỆN KHÁC',
    recipients: ['Khác'],
  })
  await book.call('settings.setReporting', { ...setup.reporting, decimals: 0 })
  await book.call('settings.setHolidays', { holidays: [{ on: day, name: 'Nghỉ bù' }] })
  await record(
    posting(eaKly, 'CC_NEW', day, 15),
    posting(eaKly, 'CC_CUM', '2022-12-31', 900),
    posting(eaYong, 'CC_NEW', day, null),
    posting(eaYong, 'CC_NEW', '2023-04-15', 9),
    posting(hoaDong, 'CC_DLV', day, 5),
    posting(addCommune.code, 'CC_NEW', day, 2),
  )
  const form = JSON.parse(readFileSync(join(formsDir, 'BM01.json'), 'utf8')) as Record<string, unknown[]>
  const note = (form['columns'] ?? []).length - 1
  const received = {
    code: 'CC_DLV',
    label: 'Nhận về',
    source: { kind: 'flow', indicator: 'CC_DLV' },
    widthChars: 5,
  }
  const second = {
    ...form,
    version: 2,
    effectiveFrom: '2023-05-01',
    columns: form['columns']?.toSpliced(note, 0, received),
    header: form['header']?.toSpliced(-1, 0, 'CC_DLV'),
  }
  writeFileSync(join(formsDir, 'BM01-v2.json'), JSON.stringify(second))
  await book.reopen()
}

const sheetXml = (path: string) => readParts(readFileSync(path))

describe('a sheet exported before', () => {
  test.each([
    ['BM01', daily],
    ['BM02', monthly],
    ['BM04', { ...monthly, form: 'BM04' }],
  ] as const)('%s is written again byte for byte, whatever was changed since', async (_, request) => {
    const opened = await openBook()
    const { book, path } = opened
    const first = await book.call('reports.exportWorkbook', { ...request, path: path('first.xlsx') })
    await changeEverything(opened)
    const [made] = await book.call('reports.listExports', { checkCode: first.checkCode })
    expect(made).toMatchObject({ formVersion: 1, sequence: 1, author: 'Người thử', canRepeat: true })
    const exportId = made?.id ?? 0
    const again = await book.call('reports.exportAgain', { exportId, path: path('again.xlsx') })
    expect(again).toEqual({ path: path('again.xlsx'), bytes: first.bytes, isSame: true })
    expect(sheetXml(again.path)).toEqual(sheetXml(first.path))
    expect(readFileSync(again.path).equals(readFileSync(first.path))).toBe(true)
    const past = await book.call('reports.buildPastReport', { exportId })
    expect([past.isSame, past.report]).toEqual([true, first.report])
    const second = await book.call('reports.exportWorkbook', { ...request, path: path('second.xlsx') })
    expect(second.sequence).toBe(2)
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(false)
    expect(await book.call('reports.exportAgain', { exportId, path: path('third.xlsx') })).toMatchObject({
      isSame: true,
    })
    expect(readFileSync(path('third.xlsx')).equals(readFileSync(first.path))).toBe(true)
  })

  test('is followed by the list of what was corrected since in the figures it is made of', async () => {
    const opened = await openBook()
    const { book, path, record } = opened
    await book.call('reports.exportWorkbook', { ...daily, path: path('first.xlsx') })
    await changeEverything(opened)
    await record(posting(eaKly, 'EID_ACT', day, 31))
    await record(posting(eaKly, 'EID_ACT', day, 30))
    const { corrections, entries } = await book.call('reports.buildPastReport', { exportId: 1 })
    expect(entries).toBe(2)
    const told = corrections.map((one) => [one.unitCode, one.unitName, one.indicator, one.from, one.before, one.after])
    expect(told).toEqual([
      [eaKly, 'Xã Ea Kly mới', 'CC_CUM', '2022-12-31', 800, 900],
      [addCommune.code, addCommune.name, 'CC_NEW', day, null, 2],
      [eaKly, 'Xã Ea Kly mới', 'CC_NEW', day, 12, 15],
      [eaYong, 'Xã Ea Yông', 'CC_NEW', day, 7, null],
    ])
    expect(corrections[0]).toMatchObject({ author: 'Người thử', adjustment: null, channel: 'STOCK' })
    expect(corrections[0]?.at).toMatch(/^2023-05-20T/)
  })

  test('is made with the version of its form in force that day, and so are new ones', async () => {
    const opened = await openBook()
    const { book, path } = opened
    await book.call('reports.exportWorkbook', { ...daily, path: path('first.xlsx') })
    await changeEverything(opened)
    const now = await book.call('reports.buildReport', daily)
    const then = await book.call('reports.buildPastReport', { exportId: 1 })
    expect([now.report.formVersion, then.report.formVersion]).toEqual([2, 1])
    expect([now.report.total.cells, then.report.total.cells].map((cells) => 'CC_DLV' in cells)).toEqual([true, false])
    const versions = (await book.call('reports.listForms', {})).map(({ id, version }) => [id, version])
    expect(versions.filter(([id]) => id === 'BM01' || id === 'BM02')).toEqual([
      ['BM01', 2],
      ['BM02', 1],
    ])
  })

  test('says so when its figures cannot be had again, and then carries another code', async () => {
    const { book, path } = await openBook()
    const first = await book.call('reports.exportWorkbook', { ...daily, path: path('first.xlsx') })
    const db = new Database(book.dbPath)
    db.exec(`DROP TRIGGER revisions_no_update; UPDATE revisions SET value = 13 WHERE value = 12`)
    db.close()
    const past = await book.call('reports.buildPastReport', { exportId: 1 })
    expect(past.isSame).toBe(false)
    const line = past.sheet.cells.at(-1)?.text
    expect(line).toMatch(/^Mã kiểm tra: .* lần xuất 1 /)
    expect(line).not.toContain(first.checkCode)
  })

  test('of an older program is listed and not drawn again', async () => {
    const { book } = await openBook()
    const db = new Database(book.dbPath)
    db.exec(`INSERT INTO exports (form, unit_code, from_on, to_on, sequence, values_hash, exported_at)
      VALUES ('BM01', '${district}', '${day}', '${day}', 1, 'x', '2023-04-14T09:00:00.000Z')`)
    db.close()
    expect(await book.call('reports.listExports', {})).toMatchObject([{ id: 1, canRepeat: false, author: '' }])
    for (const exportId of [1, 2])
      expect(await book.failure('reports.buildPastReport', { exportId })).toMatchObject({
        code: 'reports/unknown-export',
      })
  })
})

describe('a correction of an approved day', () => {
  test('is told with the number of its adjustment, and the old sheet knows nothing of it', async () => {
    const book = await openApprovalBook()
    const path = join(book.dir, 'first.xlsx')
    await book.call('figures.recordFigures', recording(posting(eaKly, 'CC_NEW', day, 12)))
    await approve(book, day)
    const first = await book.call('reports.exportWorkbook', { ...daily, path })
    await unlock(book, [day])
    await book.call('figures.recordFigures', recording(posting(eaKly, 'CC_NEW', day, 15)))
    const past = await book.call('reports.buildPastReport', { exportId: 1 })
    expect(past.corrections).toMatchObject([{ unitCode: eaKly, before: 12, after: 15, adjustment: 1 }])
    expect([past.isSame, past.report]).toEqual([true, first.report])
    expect((await book.call('reports.buildReport', daily)).report.remarks).not.toEqual(first.report.remarks)
    await book.call('reports.exportAgain', { exportId: 1, path: join(book.dir, 'again.xlsx') })
    expect(readFileSync(join(book.dir, 'again.xlsx')).equals(readFileSync(path))).toBe(true)
  })
})

describe('a sheet as of a day', () => {
  test('stands on what was recorded by midnight in Vietnam', async () => {
    const opened = await openBook()
    const { book } = opened
    const before = await book.call('reports.buildReport', daily)
    await changeEverything(opened)
    const past = await book.call('reports.buildPastReport', { request: daily, asOf: day })
    expect(past.report).toEqual(before.report)
    expect(past.sheet).toEqual(before.sheet)
    expect([past.isSame, past.entries, past.corrections.length]).toEqual([true, 2, 4])
    const today = await book.call('reports.buildPastReport', { request: daily, asOf: localDate('2023-05-20') })
    const now = await book.call('reports.buildReport', daily)
    expect([today.report, today.sheet, today.corrections]).toEqual([now.report, now.sheet, []])
  })

  test('is refused for a day before there was a book', async () => {
    const { book } = await openBook()
    const failure = await book.failure('reports.buildPastReport', { request: daily, asOf: '2023-04-12' })
    expect(failure).toMatchObject({ code: 'units/not-configured' })
  })
})
