/** What a province comes to on its screen, and where a figure of it comes from. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import { openTestBook, type TestBook } from '#tests/support/test-book.ts'
import { sampleSetup } from '#tests/support/sample-setup.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

function opened(book: TestBook): TestBook {
  open.push(book)
  return book
}

const [pac, kar] = sampleGroups
if (pac === undefined || kar === undefined) throw new Error('no sample')
const from = localDate('2023-04-01')
const period = { kind: 'month', calendar: 'calendar', from, to: localDate('2023-04-30') } as const
const year = { from: localDate('2023-01-01'), to: localDate('2023-12-31') }

type Target = Input<'settings.applySetup'>['targets'][number]

function target(unitCode: string, count: number): Target {
  return { unitCode, measure: 'ACT', kind: 'cumulative', needed: { count }, ...year, document: 'QĐ 12' }
}

async function filledProvince(): Promise<TestBook> {
  const targets = [target('654', 100), ...(kar?.communes ?? []).map(({ code }) => target(code, 20))]
  const openings = {
    on: localDate('2022-12-31'),
    document: 'BC 01',
    rows: [{ unitCode: '65401', figures: { EID_ACT_CUM: 30 } }],
  }
  const book = opened(await openProvince(sampleGroups, { targets, openings }, { today: '2023-04-20' }))
  await recordDay(book, '2023-04-03', [
    ['65401', 'CC_NEW', 12],
    ['65401', 'CC_EXCH', 3],
    ['65401', 'CC_NEW', 4, 'MOBILE'],
    ['65401', 'EID_ACT', 10],
    ['65102', 'CC_TOTAL', 7],
    ['65102', 'EID_ACT', 36],
  ])
  await recordDay(book, '2023-04-04', [['65401', 'CC_NEW', 5]])
  return book
}

const passport = (book: TestBook, asked: Omit<Input<'province.getFigurePassport'>, 'period'>) =>
  book.call('province.getFigurePassport', { period, ...asked })

test('units stand beside each other with their targets and places, whoever the targets were given to', async () => {
  const book = await filledProvince()
  const { report, opens } = await book.call('province.getConsolidation', { period })
  expect(opens).toEqual(['654', '651', '644'])
  const told = ({ cells }: { cells: (typeof report)['total']['cells'] }) =>
    ['CC_TOTAL', 'EID_ACT_CUM', 'TARGET_ACT', 'R_ACT_TGT', 'R_ACT_TGT_RANK'].map((code) => cells[code]?.text)
  // A target counts in full: of Ea Kar one commune has reported, of four with 20 each.
  expect(report.rows.map(told)).toEqual([
    ['24', '40', '100', '40,00 %', '2'],
    ['7', '36', '80', '45,00 %', '1'],
    ['', '', '', '—', '—'],
  ])
  expect(told(report.total)).toEqual(['31', '76', '180', '42,22 %', ''])
  expect(report.missing).toEqual(['644'])
  expect(report.subtitle).toBe('Tháng 4 năm 2023 (số liệu tạm tính)')
  expect(report.remarks).toContain('Không có số liệu trong kỳ: Thị xã Buôn Hồ.')
  expect(report.remarks).toContain('Còn xã chưa có số liệu trong kỳ: Huyện Krông Pắc (2 xã), Huyện Ea Kar (3 xã).')
})

test('the line of a unit is the total of its own report', async () => {
  const book = await filledProvince()
  const { report } = await book.call('province.getConsolidation', { period })
  for (const { unit, cells } of report.rows) {
    const own = await book.call('province.getConsolidation', { period, unitCode: unit })
    expect(own.report.rows.length).toBeGreaterThan(2)
    for (const [code, total] of Object.entries(own.report.total.cells))
      if (!code.endsWith('RANK')) expect([unit, code, cells[code]?.text]).toEqual([unit, code, total.text])
  }
})

test('BM07 ranks units by their own targets, or by what their communes have to reach together', async () => {
  const book = await filledProvince()
  const request = { form: 'BM07', period, policy: 'half-up', rows: 'reporting-units' } as const
  const { report } = await book.call('reports.buildReport', request)
  expect(report.rows.map(({ name, cells }) => [name, ...Object.values(cells).map(({ text }) => text)])).toEqual([
    ['Huyện Krông Pắc', '100', '40', '40,00 %', 'Thấp hơn TB', '40,00 %', '2'],
    ['Huyện Ea Kar', '80', '36', '45,00 %', 'Cao hơn TB', '45,00 %', '1'],
  ])
})

test('forms of units are drawn by reporting unit; others say that they are not, and no other book has units', async () => {
  const book = await filledProvince()
  const request = { period, policy: 'half-up', rows: 'reporting-units' } as const
  for (const form of ['BM02', 'BM04']) {
    const { report, fileName } = await book.call('reports.buildReport', { ...request, form })
    expect(report.rows.map(({ unit }) => unit)).toEqual(['654', '651', '644'])
    expect(fileName).toContain('theo-don-vi')
  }
  expect(await book.failure('reports.buildReport', { ...request, form: 'BM06' })).toMatchObject({
    code: 'reports/not-by-unit',
  })
  const district = opened(openTestBook())
  await district.call('settings.applySetup', sampleSetup())
  for (const form of ['BM02', 'BM07', 'BM08'])
    expect(await district.failure('reports.buildReport', { ...request, form })).toMatchObject({
      code: 'province/not-a-province',
    })
  expect(await district.failure('province.getConsolidation', { period })).toMatchObject({
    code: 'province/not-a-province',
  })
  const forms = await district.call('reports.listForms', {})
  expect(forms.map(({ id }) => id)).not.toContain('BM08')
})

test('a form of one unit is its communes, or the unit alone in one line that is their total', async () => {
  const book = await filledProvince()
  const request = { form: 'BM02', period, policy: 'half-up', unitCode: '654' } as const
  const communes = (await book.call('reports.buildReport', request)).report
  const { report, fileName } = await book.call('reports.buildReport', { ...request, rows: 'reporting-units' })
  expect(report.rows.map(({ unit }) => unit)).toEqual(['654'])
  const told = ({ cells }: { cells: typeof report.total.cells }) =>
    Object.entries(cells).flatMap(([code, { text }]) =>
      code.endsWith('RANK') || code === 'NOTE' ? [] : [[code, text]],
    )
  expect(told(report.total)).toEqual(told(communes.total))
  expect(report.rows.map(told)).toEqual([told(communes.total)])
  expect([report.unit, fileName]).toEqual([
    { code: '654', name: 'Huyện Krông Pắc' },
    'BM02-huyen-krong-pac-cong-chung-thang-2023-04.xlsx',
  ])
  expect(
    await book.failure('reports.buildReport', { ...request, unitCode: '65401', rows: 'reporting-units' }),
  ).toMatchObject({
    code: 'reports/whole-unit-only',
  })
})

test('a sheet of a unit alone is no submission of it: nothing of its line is taken into the book', async () => {
  const book = await filledProvince()
  const path = join(book.dir, 'cong-chung.xlsx')
  const request = { form: 'BM02', period, policy: 'half-up', unitCode: '654', rows: 'reporting-units' } as const
  await book.call('reports.exportWorkbook', { ...request, path })
  const before = await book.call('reports.buildReport', request)
  const files = [{ name: 'cong-chung.xlsx', bytes: Uint8Array.from(readFileSync(path)) }]
  const { outcomes } = await book.call('province.receiveFiles', { clientId: 'receive-whole-1', files })
  expect(outcomes.map(({ state }) => state)).toEqual(['refused'])
  expect(await book.call('reports.buildReport', request)).toEqual(before)
})

test('a figure opens from the province to the unit, the commune, the day and what was recorded', async () => {
  const book = await filledProvince()
  const whole = await passport(book, { column: 'CC_TOTAL' })
  expect([whole.text, whole.path, whole.parts.map(({ code, text }) => [code, text])]).toEqual([
    '31',
    [],
    [
      ['654', '24'],
      ['651', '7'],
      ['644', ''],
    ],
  ])
  const unit = await passport(book, { column: 'CC_TOTAL', unitCode: '654' })
  expect([unit.text, unit.parts[0]]).toEqual([
    '24',
    { code: '65401', name: 'Thị trấn Phước An', hasParts: false, text: '24' },
  ])
  const commune = await passport(book, { column: 'CC_TOTAL', unitCode: '65401' })
  expect(commune.path.map(({ name }) => name)).toEqual(['Tỉnh Đắk Lắk', 'Huyện Krông Pắc'])
  expect(commune.days.map(({ from: day, value }) => [day, value])).toEqual([
    ['2023-04-03', 19],
    ['2023-04-04', 5],
  ])
  const on = localDate('2023-04-03')
  const day = await passport(book, { column: 'CC_TOTAL', unitCode: '65401', span: { from: on, to: on } })
  expect(day.text).toBe('19')
  expect(day.postings.map(({ channel, value, author, file }) => [channel, value, author, file])).toEqual([
    ['FIXED', 3, 'Người thử', null],
    ['FIXED', 12, 'Người thử', null],
    ['MOBILE', 4, 'Người thử', null],
  ])
  const mobile = await passport(book, { column: 'CC_TOTAL_MOBILE', unitCode: '65401' })
  expect([mobile.text, mobile.days.map(({ value }) => value), mobile.postings.map(({ value }) => value)]).toEqual([
    '4',
    [4],
    [4],
  ])
})

test('a share tells what it divides, a level what it stands on, a target who was given it', async () => {
  const book = await filledProvince()
  const share = await passport(book, { column: 'R_ACT_TGT', unitCode: '654' })
  expect(share.operands.map(({ text, column }) => [text, column])).toEqual([
    ['40', 'EID_ACT_CUM'],
    ['100', 'TARGET_ACT'],
  ])
  const level = await passport(book, { column: 'EID_ACT_CUM', unitCode: '65401' })
  expect(level.levels.map(({ on, value, document }) => [on, value, document])).toEqual([['2022-12-31', 30, 'BC 01']])
  expect(level.operands).toMatchObject([
    { text: '10', column: 'EID_ACT', span: { from: '2023-01-01', to: '2023-04-30' } },
  ])
  const since = level.operands[0]?.span ?? period
  expect((await passport(book, { column: 'EID_ACT', unitCode: '65401', span: since })).text).toBe('10')
  const given = await passport(book, { column: 'TARGET_ACT', unitCode: '654' })
  expect(given.targets).toMatchObject([{ text: '100', isCumulative: true, document: 'QĐ 12' }])
  expect([given.text, given.partsSum]).toEqual(['100', null])
  const place = await passport(book, { column: 'R_ACT_TGT_RANK', unitCode: '654' })
  expect([place.text, place.operands.map(({ text }) => text)]).toEqual(['2', ['40,00 %']])
  expect(await book.failure('province.getFigurePassport', { period, column: 'NONE' })).toMatchObject({
    code: 'province/unknown-figure',
  })
})

test('a figure from a sheet a unit sent names the file, the sheet, the cell and what it says', async () => {
  const book = opened(await openProvince(sampleGroups, {}, { today: '2023-04-20' }))
  const district = opened(await openGroup(pac))
  await recordDay(district, '2023-04-03', [
    ['65401', 'CC_NEW', 12],
    ['65402', 'CC_NEW', 8],
  ])
  const file = await exportSheet(district, 'BM01', dayOf('2023-04-03'))
  await book.call('province.receiveFiles', { clientId: 'passport-receive-1', files: [file] })
  const { text, postings } = await passport(book, { column: 'CC_NEW', unitCode: '65402' })
  expect([text, postings.length]).toEqual(['8', 1])
  expect(postings[0]?.file).toMatchObject({ name: file.name, sheet: 'BM01', text: '8', sequence: 1 })
  expect(postings[0]?.file?.address).toMatch(/^[A-Z]+\d+$/)
  const { report } = await book.call('province.getConsolidation', { period })
  expect(report.rows.map(({ cells }) => [cells['DAYS_SENT']?.text, cells['DAYS_AGAIN']?.text])).toEqual([
    ['1', '0'],
    ['0', '0'],
    ['0', '0'],
  ])
})

test('a target given as a share names what it is a share of', async () => {
  const share = { ...target('654', 0), needed: { shareBp: 5550, denominator: 'POP_ELIG' as const } }
  const book = opened(await openProvince(sampleGroups, { targets: [share] }, { today: '2023-04-20' }))
  const given = await passport(book, { column: 'TARGET_ACT', unitCode: '654' })
  expect(given.targets.map(({ text }) => text)).toEqual(['55,5 % công dân đủ điều kiện'])
})

test('days told only by typed figures are neither sent nor missing, and are named', async () => {
  const book = opened(await openProvince(sampleGroups, {}, { today: '2023-04-20' }))
  await recordDay(book, '2023-04-03', [['65401', 'CC_NEW', 12]])
  await recordDay(book, '2023-04-04', [['65401', 'CC_NEW', 2]])
  const { report } = await book.call('province.getConsolidation', { period })
  expect(report.remarks).toContain('Số ngày chỉ có số chưa xác thực, đơn vị chưa gửi tệp: Huyện Krông Pắc (2 ngày).')
})

test('a figure that is recorded later is in the next answer', async () => {
  const book = await filledProvince()
  const first = await book.call('province.getConsolidation', { period })
  await recordDay(book, '2023-04-05', [['64401', 'CC_TOTAL', 100]])
  const second = await book.call('province.getConsolidation', { period })
  expect([first.report.total.cells['CC_TOTAL']?.text, second.report.total.cells['CC_TOTAL']?.text]).toEqual([
    '31',
    '131',
  ])
})

test('a sheet of the past is drawn with every sheet behind it, the very same', async () => {
  const book = await filledProvince()
  const path = join(book.dir, 'BM08.xlsx')
  const request = { form: 'BM08', period, policy: 'half-up' } as const
  await book.call('reports.exportWorkbook', { ...request, path })
  await recordDay(book, '2023-04-05', [['64401', 'CC_TOTAL', 100]])
  const [last] = await book.call('reports.listExports', { form: 'BM08' })
  const past = await book.call('reports.buildPastReport', { exportId: last?.id ?? 0 })
  expect([past.isSame, past.report.total.cells['CC_TOTAL']?.text]).toEqual([true, '31'])
  expect(past.corrections.map(({ unitCode, after }) => [unitCode, after])).toContainEqual(['64401', 100])
  const again = join(book.dir, 'lai.xlsx')
  writeFileSync(again, '')
  expect(await book.call('reports.exportAgain', { exportId: last?.id ?? 0, path: again })).toMatchObject({
    isSame: true,
  })
})

test('of a target says what the rows were given together where the unit itself was given something else', async () => {
  const [pac] = sampleGroups
  const targets = [target('654', 100), ...(pac?.communes ?? []).map(({ code }) => target(code, 20))]
  const book = opened(await openProvince(sampleGroups, { targets }, { today: '2023-04-20' }))
  const own = await passport(book, { column: 'TARGET_ACT', unitCode: '654' })
  expect([own.text, own.partsSum, own.parts.map(({ text }) => text).filter((text) => text !== '')]).toEqual([
    '100',
    60,
    ['20', '20', '20'],
  ])
  const whole = await passport(book, { column: 'TARGET_ACT' })
  expect([whole.text, whole.partsSum]).toEqual(['100', null])
})
