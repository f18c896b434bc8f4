/** Targets given to districts that are no more, as the units are now. */
import { afterEach, expect, test } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import type { GeographyChoice, Report } from '#shared/reports/reports.schema.ts'
import { dayOf, openProvince, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const year = { from: localDate('2023-01-01'), to: localDate('2023-12-31') }
const before = '2023-04-05'
const [pac, kar] = sampleGroups
if (pac === undefined || kar === undefined) throw new Error('no sample')
const communes = [...pac.communes, ...kar.communes].map(({ code }) => code)

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

interface Given {
  readonly kind?: 'cumulative' | 'in-period'
  /** What units were given, by code. */
  readonly needed: Readonly<Record<string, number>>
}

/** Ten accounts of each commune on 5/4/2023, and what a decree does to the districts on 10/4. */
async function reorganised({ kind = 'cumulative', needed }: Given, changed: Partial<Reorganisation>) {
  const targets = Object.entries(needed).map(([unitCode, count]) => ({
    unitCode,
    measure: 'ACT',
    kind,
    needed: { count },
    ...year,
    document: 'QĐ 12',
  }))
  const book = await openProvince(sampleGroups, { startOn: localDate('2023-04-01'), targets }, { today: '2023-05-20' })
  open.push(book)
  await recordDay(
    book,
    before,
    communes.map((code) => [code, 'EID_ACT', 10] as const),
  )
  await book.call('province.applyReorganisation', {
    clientId: 'apply-0001',
    reorganisation: {
      id: 'reorg-0001',
      kind: 'merge',
      document: 'NQ 12',
      on: localDate('2023-04-10'),
      newUnits: [],
      pieces: [],
      renames: [],
      moves: [],
      endedGroups: [],
      ...changed,
    },
  })
  return book
}

const wholeInto = (from: string, to: string): Partial<Reorganisation> => ({ pieces: [{ from, to, whole: true }] })

async function told(book: TestBook, geography: GeographyChoice = 'now') {
  const request = { period: dayOf(before), policy: 'half-up', geography } as const
  const build = async (form: string, rows?: 'reporting-units') =>
    (await book.call('reports.buildReport', { ...request, form, ...(rows === undefined ? {} : { rows }) })).report
  const [bm01, bm08, bm07] = [await build('BM01'), await build('BM08'), await build('BM07', 'reporting-units')]
  const ratio = ({ total }: Report): unknown[] => [total.cells['R_ACT_TGT']?.den, total.cells['R_ACT_TGT']?.num]
  const { NEEDED_ACT: needed, RESULT_ACT: result } = bm07.total.cells
  return { totals: [ratio(bm01), ratio(bm08), [needed?.value, result?.value]], sheets: [bm01, bm08, bm07] }
}

/** What every sheet says. */
function remarked(sheets: readonly Report[], text: string): boolean[] {
  return sheets.map(({ remarks }) => remarks.includes(text))
}

const all = communes.length * 10

for (const kind of ['cumulative', 'in-period'] as const)
  test(`what two districts were given is what the one they are now has to reach: ${kind}`, async () => {
    const given = { kind, needed: { [pac.code]: 100, [kar.code]: 200 } }
    const book = await reorganised(given, wholeInto(kar.code, pac.code))
    expect((await told(book, 'then')).totals).toEqual(Array(3).fill([300, all]))
    const { totals, sheets } = await told(book)
    expect(totals).toEqual(Array(3).fill([300, all]))
    const [, bm08] = sheets
    expect(bm08?.rows[0]?.cells['R_ACT_TGT']).toMatchObject({ num: all, den: 300 })
    const text = `Chỉ tiêu kích hoạt của ${pac.name} gồm chỉ tiêu của các đơn vị trước sắp xếp: ${pac.name} 100, ${kar.name} 200.`
    expect(remarked(sheets, text)).toEqual([true, true, true])
  })

test('what one was given itself and the communes of the other were given is added up, and who has none is named', async () => {
  const [commune = { code: '' }] = kar.communes
  const some = await reorganised({ needed: { [pac.code]: 100, [commune.code]: 50 } }, wholeInto(kar.code, pac.code))
  expect((await told(some)).totals).toEqual(Array(3).fill([150, all]))
  const none = await reorganised({ needed: { [pac.code]: 100 } }, wholeInto(kar.code, pac.code))
  const { totals, sheets } = await told(none)
  expect(totals).toEqual(Array(3).fill([100, all]))
  const text = `Chỉ tiêu kích hoạt của ${pac.name} gồm chỉ tiêu của các đơn vị trước sắp xếp: ${pac.name} 100, ${kar.name} chưa có.`
  expect(remarked(sheets, text)).toEqual([true, true, true])
})

test('a share is of the people whose results are told: also of those that are allocated to no unit yet', async () => {
  const [divided = { code: '' }] = pac.communes
  const share = { shareBp: 5000, denominator: 'POP_ELIG' } as const
  const target = {
    unitCode: pac.code,
    measure: 'ACT',
    kind: 'cumulative',
    needed: share,
    ...year,
    document: 'QĐ 12',
  } as const
  const populations = {
    on: localDate('2023-04-01'),
    document: 'BC 01',
    rows: pac.communes.map(({ code }) => ({ unitCode: code, figures: { POP_ELIG: 100 } })),
  }
  const setup = { startOn: localDate('2023-04-01'), targets: [target], populations }
  const book = await openProvince(sampleGroups, setup, { today: '2023-04-20' })
  open.push(book)
  await recordDay(
    book,
    before,
    pac.communes.map(({ code }) => [code, 'EID_ACT', 10] as const),
  )
  await book.call('province.applyReorganisation', {
    clientId: 'apply-share',
    reorganisation: {
      id: 'reorg-share',
      kind: 'split',
      document: 'NQ 12',
      on: localDate('2023-04-10'),
      newUnits: ['65498', '65499'].map((code) => ({ code, name: `Xã ${code}`, kind: 'commune', parentCode: pac.code })),
      pieces: ['65498', '65499'].map((to) => ({ from: divided.code, to, whole: false })),
      renames: [],
      moves: [],
      endedGroups: [],
    },
  })
  const ofPac = async (form: string, geography: GeographyChoice) => {
    const request = { form, period: dayOf('2023-04-12'), policy: 'half-up', geography } as const
    const rows = form === 'BM07' ? { rows: 'reporting-units' as const } : {}
    const { report } = await book.call('reports.buildReport', { ...request, ...rows })
    const cells = report.rows.find(({ unit }) => unit === pac.code)?.cells
    return [
      cells?.['R_ACT_TGT']?.den ?? cells?.['NEEDED_ACT']?.value,
      cells?.['R_ACT_TGT']?.num ?? cells?.['RESULT_ACT']?.value,
    ]
  }
  for (const form of ['BM08', 'BM07']) {
    expect([form, ...(await ofPac(form, 'then'))]).toEqual([form, 100, 20])
    expect([form, ...(await ofPac(form, 'now'))]).toEqual([form, 150, 30])
  }
})

test('a share of the whole is also of a district that told its people only together', async () => {
  const [one = { code: '' }, two = { code: '' }] = pac.communes
  const target = {
    unitCode: '66',
    measure: 'ACT',
    kind: 'cumulative',
    needed: { shareBp: 5000, denominator: 'POP_ELIG' },
    ...year,
    document: 'QĐ 12',
  } as const
  const told = [...pac.communes.map(({ code }) => [code, 100] as const), [kar.code, 1000] as const]
  const populations = {
    on: localDate('2023-04-01'),
    document: 'BC 01',
    rows: told.map(([unitCode, people]) => ({ unitCode, figures: { POP_ELIG: people } })),
  }
  const setup = { startOn: localDate('2023-04-01'), targets: [target], populations }
  const book = await openProvince(sampleGroups, setup, { today: '2023-04-20' })
  open.push(book)
  await book.call('province.applyReorganisation', {
    clientId: 'apply-whole-share',
    reorganisation: {
      id: 'reorg-whole-share',
      kind: 'merge',
      document: 'NQ 12',
      on: localDate('2023-04-10'),
      newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: pac.code }],
      pieces: [one, two].map(({ code }) => ({ from: code, to: '65499', whole: true })),
      renames: [],
      moves: [],
      endedGroups: [],
    },
  })
  for (const form of ['BM01', 'BM08'])
    for (const geography of ['then', 'now'] as const) {
      const request = { form, period: dayOf(before), policy: 'half-up', geography } as const
      const { report } = await book.call('reports.buildReport', request)
      expect([form, geography, report.total.cells['R_ACT_TGT']?.den]).toEqual([form, geography, 650])
    }
})

test('districts that ended in none leave what they were given to no unit, which is said', async () => {
  const districts = sampleGroups.map(({ code }) => code)
  const moves = sampleGroups.flatMap((group) =>
    group.communes.map(({ code }) => ({ unitCode: code, parentCode: '66' })),
  )
  const given = { needed: { [pac.code]: 100, [kar.code]: 200 } }
  const book = await reorganised(given, { kind: 'move', moves, endedGroups: districts })
  const { totals, sheets } = await told(book)
  expect(totals).toEqual([
    [null, all],
    [null, all],
    [undefined, undefined],
  ])
  for (const { name, needed } of [
    { name: pac.name, needed: 100 },
    { name: kar.name, needed: 200 },
  ]) {
    const text = `Chỉ tiêu kích hoạt giao cho ${name} ${needed} không tính vào đơn vị nào hiện nay.`
    expect(remarked(sheets, text)).toEqual([true, true, true])
  }
})

const april = {
  kind: 'month',
  calendar: 'calendar',
  from: localDate('2023-04-01'),
  to: localDate('2023-04-30'),
} as const

test('what a district was given that ended within the month is in no unit at its end, which the month’s sheets say', async () => {
  const given = { needed: { [pac.code]: 100, [kar.code]: 200 } }
  const book = await reorganised(given, wholeInto(kar.code, pac.code))
  const build = async (form: string, geography: GeographyChoice, rows?: 'reporting-units') =>
    (
      await book.call('reports.buildReport', {
        form,
        period: april,
        policy: 'half-up',
        geography,
        ...(rows === undefined ? {} : { rows }),
      })
    ).report
  const now = [
    await build('BM02', 'now'),
    await build('BM08', 'now'),
    await build('BM07', 'now', 'reporting-units'),
    await build('BM07', 'then', 'reporting-units'),
  ]
  expect(now.map(({ total: { cells } }) => cells['R_ACT_TGT']?.den ?? cells['NEEDED_ACT']?.value)).toEqual(
    Array(4).fill(100),
  )
  const text = `Chỉ tiêu kích hoạt giao cho ${kar.name} 200 không tính vào đơn vị nào ngày 30/04/2023, vì đơn vị đã kết thúc.`
  expect(remarked(now, text)).toEqual(Array(4).fill(true))
  const before = [await build('BM02', 'then'), await build('BM08', 'then')]
  expect(before.map(({ total: { cells } }) => cells['R_ACT_TGT']?.den)).toEqual([300, 300])
  expect(remarked(before, text)).toEqual([false, false])
})

const [one = { code: '', name: '' }, two = { code: '', name: '' }] = pac.communes
const merged = {
  newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: pac.code }],
  pieces: [one, two].map(({ code }) => ({ from: code, to: '65499', whole: true })),
} as const satisfies Partial<Reorganisation>

test('a commune that another without a target went into says whose part its target lacks', async () => {
  const book = await reorganised({ needed: { [one.code]: 100 } }, { ...merged, newUnits: [...merged.newUnits] })
  const { sheets } = await told(book)
  const row = sheets[0]?.rows.find(({ unit }) => unit === '65499')
  expect(row?.cells['R_ACT_TGT']).toMatchObject({ num: 20, den: 100 })
  const text = `Chỉ tiêu kích hoạt của đơn vị mới cộng từ các đơn vị cũ, chưa gồm đơn vị cũ chưa có chỉ tiêu: Xã Mới (${two.name}).`
  expect(remarked(sheets.slice(0, 2), text)).toEqual([true, true])
  const whole = await reorganised(
    { needed: { [one.code]: 100, [two.code]: 50 } },
    { ...merged, newUnits: [...merged.newUnits] },
  )
  expect((await told(whole)).sheets.flatMap(({ remarks }) => remarks).join()).not.toContain('của đơn vị mới')
})

test('a commune into which two went with targets of two kinds says that it has none', async () => {
  const book = await reorganised({ needed: { [one.code]: 100 } }, { ...merged, newUnits: [...merged.newUnits] })
  await book.call('targets.setTargets', {
    targets: [
      { unitCode: two.code, measure: 'ACT', kind: 'in-period', needed: { count: 50 }, ...year, document: 'QĐ' },
    ],
  })
  const { sheets } = await told(book)
  expect(sheets[0]?.rows.find(({ unit }) => unit === '65499')?.cells['R_ACT_TGT']?.den ?? null).toBeNull()
  const text = `Chỉ tiêu kích hoạt của đơn vị mới không tính được vì chỉ tiêu của các đơn vị cũ khác loại (tích lũy, trong kỳ): Xã Mới.`
  expect(remarked(sheets.slice(0, 1), text)).toEqual([true])
})
