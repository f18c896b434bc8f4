/** Forms of sessions, services, targets and variances on a real store: printed, found again, drawn as they were. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { type Period, periodContaining } from '#shared/kernel/period.ts'
import { addFile, preview } from '../importing/import-book.ts'
import { district, eaKly, eaYong, openDistrict, posting, record, sampleSetup } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const april = periodContaining('month', 'calendar', localDate('2023-04-10'))
const on = localDate('2023-04-14')
const day: Period = { kind: 'day', from: on, to: on }
const printed = { policy: 'trunc', decimals: 2 } as const

type SessionInput = Input<'sessions.saveSession'>

let calls = 0
const clientId = (): string => `record-form-${String((calls += 1)).padStart(4, '0')}`

function session(id: string, date: string, figures: SessionInput['figures'], more: object = {}): SessionInput {
  return {
    clientId: clientId(),
    plan: {
      id,
      on: localDate(date),
      startsAt: '07:30',
      endsAt: '16:30',
      workedBy: 'Đội Cảnh sát QLHC về TTXH',
      place: 'Trường THPT Buôn Ma Thuột',
      host: 'Sở Giáo dục và Đào tạo',
      placeUnitCode: eaKly,
      group: 'pupils',
      groupNote: '',
      expected: 300,
      teams: 2,
      staff: 6,
      equipment: 2,
      status: 'done',
      cancelReason: '',
      note: '',
      ...more,
    },
    figures,
  }
}

const taken = (value: number): SessionInput['figures'] => [
  { unitCode: eaKly, indicator: 'CC_NEW', value },
  { unitCode: eaYong, indicator: 'EID2_COL', value: 20 },
]

function campaign(id: string, name: string): Input<'campaigns.saveCampaign'> {
  const line = (key: string, kind: 'agency' | 'school', needed: number | null, before: number | null) => ({
    key,
    kind,
    name: `Đơn vị ${key}`,
    unitCode: null,
    needed,
    before,
    fromBook: false,
    note: '',
  })
  return {
    clientId: clientId(),
    campaign: {
      id,
      name,
      from: localDate('2023-04-01'),
      to: localDate('2023-04-30'),
      indicator: 'CC_TOTAL',
      people: 'cán bộ, công chức, viên chức',
      document: 'KH 12',
      lines: [line('a', 'agency', 120, 100), line('b', 'agency', 80, 80), line('c', 'school', null, 5)],
    },
  }
}

/** A book with a little of everything. */
async function openBook(): Promise<TestBook> {
  const book = await openDistrict({
    targets: [eaKly, eaYong].map((unitCode) => ({
      unitCode,
      measure: 'CC' as const,
      kind: 'cumulative' as const,
      needed: { count: 1000 },
      from: localDate('2023-01-01'),
      to: localDate('2023-06-30'),
      document: 'QĐ 01',
    })),
  })
  await record(book, posting(eaKly, 'CC_CUM', '2022-12-31', 700), posting(eaYong, 'CC_CUM', '2022-12-31', 800))
  await book.call('sessions.saveSession', session('buoi-luu-dong-1', '2023-04-10', taken(40)))
  await book.call('sessions.saveSession', session('buoi-luu-dong-2', '2023-04-12', [], { status: 'planned' }))
  const figures = [
    { code: '03', from: '2023-04-01', to: '2023-04-30', all: 200, online: 90 },
    { code: '04', from: '2023-04-01', to: '2023-04-30', all: 100, online: 70 },
    { code: '09', from: '2023-04-01', to: '2023-04-30', all: 50, online: 5 },
    { code: '03', from: '2023-03-01', to: '2023-03-31', all: 100, online: 30 },
  ].flatMap(({ code, from, to, all, online }) => [
    { code, measure: 'DVC_ALL' as const, from: localDate(from), to: localDate(to), value: all },
    { code, measure: 'DVC_ON' as const, from: localDate(from), to: localDate(to), value: online },
  ])
  await book.call('services.recordFigures', { clientId: clientId(), source: 'typed', figures })
  await book.call('reconciliation.recordNational', {
    clientId: clientId(),
    source: 'typed',
    figures: [
      { unitCode: eaKly, indicator: 'CC_CUM', on, value: 745 },
      { unitCode: eaYong, indicator: 'CC_CUM', on, value: 800 },
    ],
  })
  await book.call('campaigns.saveCampaign', campaign('dot-cao-diem-1', 'Đợt 60 ngày đêm'))
  await book.call('campaigns.saveCampaign', campaign('dot-cao-diem-2', 'Đợt 90 ngày đêm'))
  await book.call('campaigns.recordFigures', {
    clientId: clientId(),
    campaignId: 'dot-cao-diem-1',
    source: 'typed',
    figures: [{ line: 'a', from: on, to: on, value: 17 }],
  })
  return book
}

async function built(book: TestBook, form: string, period: Period, subject?: string) {
  const asked = { form, period, ...printed, ...(subject === undefined ? {} : { subject }) }
  return (await book.call('reports.buildReport', asked)).report
}

test('each form prints what its area says', async () => {
  const book = await openBook()
  const sessions = await built(book, 'BM03', april)
  expect(sessions.rows.map(({ unit, cells }) => [unit, cells['CC_TOTAL']?.value, cells['EID_COL']?.value])).toEqual([
    ['buoi-luu-dong-1', 40, 20],
  ])
  expect(sessions.remarks[0]).toContain('Còn trong kế hoạch, chưa tính 1 buổi: ngày 12/04/2023')
  const services = await built(book, 'BM06', april)
  expect([services.total.cells['RATE']?.text, services.groups?.[0]?.cells['RATE']?.text]).toEqual([
    '47,14 %',
    '53,33 %',
  ])
  expect(services.rows.find(({ unit }) => unit === '03')?.cells['CHANGE']?.text).toBe('+15,00')
  const targets = await built(book, 'BM07', day)
  expect(targets.rows.map(({ unit, cells }) => [unit, cells['SCORE']?.text, cells['RANK']?.value])).toEqual([
    [eaKly, '74,00 %', 2],
    [eaYong, '80,00 %', 1],
  ])
  const lines = await built(book, 'BM05', day, 'dot-cao-diem-1')
  expect(lines.rows.map(({ unit, cells }) => [unit, cells['DONE']?.value, cells['REMAIN']?.value ?? null])).toEqual([
    ['a', 117, 3],
    ['b', 80, 0],
    ['c', 5, null],
  ])
  expect([lines.total.cells['RATE']?.text, lines.groups?.length]).toEqual(['98,50 %', 2])
  expect(lines.subtitle).toBe('Đợt 60 ngày đêm, tính đến ngày 14/04/2023')
  const variances = await built(book, 'BM09', day)
  const told = variances.rows.map(({ unit, cells }) => [unit, cells['DIFFERENCE']?.value ?? null])
  expect(told).toContainEqual([`${eaKly}/CC_CUM`, -5])
  expect(told).toContainEqual([`${eaYong}/CC_CUM`, 0])
})

const asked = [
  ['BM03', april],
  ['BM06', april],
  ['BM07', day],
  ['BM09', day],
  ['BM05', day, 'dot-cao-diem-1'],
] as const

type Asked = (typeof asked)[number]

function exportOf(book: TestBook, [form, period, subject]: Asked) {
  const path = join(book.dir, `${form}.xlsx`)
  return { form, period, ...printed, path, ...(subject === undefined ? {} : { subject }) }
}

test('an exported form is known again by the importer, and nothing is to be imported from it', async () => {
  const book = await openBook()
  for (const one of asked) {
    const { form, path, ...request } = exportOf(book, one)
    await book.call('reports.exportWorkbook', { form, path, ...request })
    const { id } = await addFile(book, new Uint8Array(readFileSync(path)), `${form}.xlsx`)
    const { shapeReason, own, issues, questions, totals } = await preview(book, id)
    expect([form, own?.isUntouched, own?.changes, issues, questions]).toEqual([form, true, [], [], []])
    expect(shapeReason).toContain(`nhận ra ${form}`)
    expect(totals).toEqual([])
  }
})

test('a form that went out is drawn as it was, byte for byte, and says what was changed since', async () => {
  const book = await openBook()
  for (const one of asked) await book.call('reports.exportWorkbook', exportOf(book, one))
  const stood = await book.call('sessions.getSession', { id: 'buoi-luu-dong-1' })
  await book.call('sessions.saveSession', {
    ...session('buoi-luu-dong-1', '2023-04-10', taken(45)),
    basedOn: stood.session.entryId,
  })
  const exports = await book.call('reports.listExports', {})
  expect(exports).toHaveLength(asked.length)
  for (const { id, form } of exports) {
    const again = join(book.dir, `${form}-again.xlsx`)
    const { isSame } = await book.call('reports.exportAgain', { exportId: id, path: again })
    expect([form, isSame, readFileSync(again).equals(readFileSync(join(book.dir, `${form}.xlsx`)))]).toEqual([
      form,
      true,
      true,
    ])
  }
  const sessions = exports.find(({ form }) => form === 'BM03')
  const past = await book.call('reports.buildPastReport', { exportId: sessions?.id ?? 0 })
  expect(past.report.total.cells['CC_TOTAL']?.value).toBe(40)
  expect(past.corrections.map(({ unitName, label, before, after }) => [unitName, label, before, after])).toEqual([
    ['Trường THPT Buôn Ma Thuột', 'Thu nhận CCCD', 40, 45],
  ])
})

test('a form of the whole unit is refused for one commune, and a campaign that is not there by name', async () => {
  const book = await openBook()
  const of = (form: string, more: object) =>
    book.failure('reports.buildReport', { form, period: day, ...printed, ...more })
  expect(await of('BM03', { unitCode: eaKly })).toMatchObject({ code: 'reports/whole-unit-only' })
  expect(await of('BM05', {})).toMatchObject({ code: 'reports/unknown-subject', data: { subject: '' } })
  expect(await of('BM05', { subject: 'khong-co' })).toMatchObject({ code: 'reports/unknown-subject' })
  expect(await of('BM06', {})).toMatchObject({ code: 'reports/wrong-period' })
  expect((await built(book, 'BM03', april)).unit).toEqual({ code: district, name: sampleSetup().unit.name })
})

test('campaigns of the same days have sheets of their own, each found by its campaign', async () => {
  const book = await openBook()
  for (const subject of ['dot-cao-diem-1', 'dot-cao-diem-2'])
    await book.call('reports.exportWorkbook', { ...exportOf(book, ['BM05', day, 'dot-cao-diem-1']), subject })
  const of = async (subject: string) => {
    const [found, ...others] = await book.call('reports.listExports', { form: 'BM05', subject })
    return [found?.subject, found?.sequence, others.length]
  }
  expect([await of('dot-cao-diem-1'), await of('dot-cao-diem-2')]).toEqual([
    ['dot-cao-diem-1', 1, 0],
    ['dot-cao-diem-2', 2, 0],
  ])
  const codes = (await book.call('reports.listExports', {})).map(({ checkCode }) => checkCode)
  expect(new Set(codes).size).toBe(2)
})
