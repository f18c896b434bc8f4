import { expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import { dayOf, exportSheet, openGroup, openProvince, recordDay } from '#tests/support/province-book.ts'
import { kar, march, pac, receivingBooks, whyRefused } from '#tests/support/receiving-books.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const { opened, nextId, receive, accept } = receivingBooks()
const [moved = { code: '', name: '' }, stays = { code: '', name: '' }] = pac.communes
const movedOn = localDate('2023-03-16')

const reorganised = (parts: Partial<Omit<Reorganisation, 'on'>>): Reorganisation =>
  reorganisation({ kind: 'move', on: '2023-03-16', ...parts })

/** A province in which a commune went from one district to the other on 16/03, and both districts' own books. */
async function books(): Promise<{ province: TestBook; old: TestBook; heir: TestBook }> {
  const province = opened(await openProvince())
  const move = reorganised({ moves: [{ unitCode: moved.code, parentCode: kar.code }] })
  await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: move })
  const old = opened(await openGroup(pac))
  const heir = opened(await openGroup({ ...kar, communes: [...kar.communes, moved] }))
  await recordDay(old, '2023-03-10', [
    [moved.code, 'CC_TOTAL', 5],
    [stays.code, 'CC_TOTAL', 2],
  ])
  await recordDay(heir, '2023-03-20', [
    [moved.code, 'CC_TOTAL', 7],
    [kar.communes[0]?.code ?? '', 'CC_TOTAL', 1],
  ])
  return { province, old, heir }
}

async function totalOf(book: TestBook): Promise<number | string | null | undefined> {
  const request = { form: 'BM02', period: march, policy: 'half-up', decimals: 2 } as const
  return (await book.call('reports.buildReport', request)).report.total.cells['CC_TOTAL']?.value
}

it('takes a commune’s days from the district it belonged to then, after it has moved', async () => {
  const { province, old, heir } = await books()
  await accept(province, await exportSheet(old, 'BM01', dayOf('2023-03-10')))
  const [refused] = await receive(province, await exportSheet(old, 'BM01', dayOf('2023-03-20')))
  expect([refused?.refusal?.code, whyRefused(refused)]).toEqual([
    'submission/foreign-rows',
    expect.stringContaining(`${moved.name} (thuộc ${kar.name})`),
  ])
  const [early] = await receive(province, await exportSheet(heir, 'BM01', dayOf('2023-03-10')))
  expect(whyRefused(early)).toContain(`${moved.name} (thuộc ${pac.name})`)
  await accept(province, await exportSheet(heir, 'BM01', dayOf('2023-03-20')))
  expect(await totalOf(province)).toBe(15)
})

it('takes months of both districts, each for the days the commune was its own, and gives them back on withdrawal', async () => {
  const { province, old, heir } = await books()
  await accept(province, await exportSheet(old, 'BM02', march), await exportSheet(heir, 'BM02', march))
  expect(await totalOf(province)).toBe(15)
  expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
  const [newest, oldest] = await province.call('province.listSubmissions', {})
  for (const one of [newest, oldest]) {
    const asked = { clientId: nextId(), id: one?.id ?? 0, reason: 'gửi nhầm' }
    await province.call('province.withdrawSubmission', asked)
  }
  expect(await totalOf(province)).toBeNull()
})

it('compares such a month with the days that are there, and finds no difference', async () => {
  const { province, old, heir } = await books()
  for (const [unit, on] of [
    [old, '2023-03-10'],
    [heir, '2023-03-20'],
  ] as const)
    await accept(province, await exportSheet(unit, 'BM01', dayOf(on)))
  const outcomes = await accept(province, await exportSheet(old, 'BM02', march), await exportSheet(heir, 'BM02', march))
  const codes = outcomes.map(({ remarks }) => remarks.map(({ code }) => code).filter((code) => code.startsWith('span')))
  expect(codes).toEqual([['span-compared'], ['span-compared']])
  expect(await totalOf(province)).toBe(15)
  const { differences } = await province.call('province.getDifferences', { on: march.to })
  expect(differences.filter(({ kind }) => kind === 'sheet')).toEqual([])
})

it('knows a commune of the newer edition by the code that its own book has, which an older commune had before', async () => {
  const province = opened(await openProvince())
  const merge = reorganised({
    kind: 'merge',
    newUnits: [{ code: `${moved.code}.2023`, name: 'Xã Mới', kind: 'commune', parentCode: pac.code }],
    pieces: [
      { from: moved.code, to: `${moved.code}.2023`, whole: true },
      { from: stays.code, to: `${moved.code}.2023`, whole: true },
    ],
  })
  await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: merge })
  const newer = { ...pac, communes: [{ code: moved.code, name: 'Xã Mới' }, ...pac.communes.slice(2)] }
  const unit = opened(await openGroup(newer, { startOn: movedOn }))
  await recordDay(unit, '2023-03-20', [[moved.code, 'CC_TOTAL', 9]])
  await accept(province, await exportSheet(unit, 'BM01', dayOf('2023-03-20')))
  const request = {
    form: 'BM01',
    period: dayOf('2023-03-20'),
    unitCode: pac.code,
    policy: 'half-up',
    decimals: 2,
  } as const
  const { report } = await province.call('reports.buildReport', request)
  const line = report.rows.find((row) => row.unit === `${moved.code}.2023`)
  expect(line?.cells['CC_TOTAL']?.value).toBe(9)
  expect(await totalOf(province)).toBe(9)
  const again = await exportSheet(unit, 'BM01', dayOf('2023-03-20'))
  expect((await accept(province, again))[0]?.supersedes).not.toBeNull()
  const former = opened(await openGroup(pac))
  await recordDay(former, '2023-03-20', [[moved.code, 'CC_TOTAL', 3]])
  const [refused] = await receive(province, await exportSheet(former, 'BM01', dayOf('2023-03-20')))
  expect(whyRefused(refused)).toContain(`${moved.name} (chỉ đến 15/03/2023)`)
})

const third = pac.communes[2] ?? { code: '', name: '' }
const merged = (): Reorganisation =>
  reorganised({
    kind: 'merge',
    newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: pac.code }],
    pieces: [moved, stays].map(({ code }) => ({ from: code, to: '65499', whole: true })),
  })
const renamed = (): Reorganisation =>
  reorganised({ kind: 'rename', renames: [{ unitCode: kar.communes[0]?.code ?? '', name: 'Xã Tên Khác' }] })

/** A district in which two communes became one on 16/03, with figures before and after. */
async function mergedBook(): Promise<TestBook> {
  const unit = opened(await openGroup(pac))
  await recordDay(unit, '2023-03-10', [
    [moved.code, 'CC_TOTAL', 5],
    [stays.code, 'CC_TOTAL', 2],
    [third.code, 'CC_TOTAL', 3],
  ])
  await unit.call('province.applyReorganisation', { clientId: nextId(), reorganisation: merged() })
  await recordDay(unit, '2023-03-20', [['65499', 'CC_TOTAL', 4]])
  return unit
}

for (const isRenamed of [false, true])
  it(`takes a month in which two communes became one, ${isRenamed ? 'and' : 'not'} a unit elsewhere renamed that day`, async () => {
    const [province, unit] = [opened(await openProvince()), await mergedBook()]
    await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: merged() })
    if (isRenamed)
      await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: renamed() })
    const sheet = await exportSheet(unit, 'BM02', march)
    const [outcome] = await accept(province, sheet)
    expect(await totalOf(province)).toBe(14)
    expect(outcome?.remarks.map(({ code }) => code).filter((code) => code.startsWith('span'))).toEqual([])
    await recordDay(unit, '2023-03-21', [['65499', 'CC_TOTAL', 6]])
    await accept(province, await exportSheet(unit, 'BM02', march))
    expect(await totalOf(province)).toBe(20)
    if (!isRenamed)
      await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: renamed() })
    const [newest] = await province.call('province.listSubmissions', {})
    await province.call('province.withdrawSubmission', {
      clientId: nextId(),
      id: newest?.id ?? 0,
      reason: 'gửi nhầm',
    })
    expect(await totalOf(province)).toBeNull()
    await accept(province, sheet)
    expect(await totalOf(province)).toBe(14)
    expect((await province.call('backup.verifyStore', {})).ok).toBe(true)
  })

it('takes days of such a district, and compares its month with them', async () => {
  const [province, unit] = [opened(await openProvince()), await mergedBook()]
  await province.call('province.applyReorganisation', { clientId: nextId(), reorganisation: merged() })
  for (const on of ['2023-03-10', '2023-03-20']) await accept(province, await exportSheet(unit, 'BM01', dayOf(on)))
  const [outcome] = await accept(province, await exportSheet(unit, 'BM02', march))
  expect(outcome?.remarks.map(({ code }) => code).filter((code) => code.startsWith('span'))).toEqual(['span-compared'])
  expect(await totalOf(province)).toBe(14)
})

it.each(['BM02', 'BM04'])(
  'says of an administrative month with a merge in it what the district’s own book says, cell by cell (%s)',
  async (form) => {
    const period = {
      kind: 'month',
      calendar: 'administrative',
      from: localDate('2023-02-15'),
      to: localDate('2023-03-14'),
    } as const
    const [province, unit] = [opened(await openProvince()), opened(await openGroup(pac))]
    await recordDay(unit, '2023-02-10', [[third.code, 'CC_TOTAL', 9]])
    await recordDay(unit, '2023-02-20', [
      [moved.code, 'CC_TOTAL', 5],
      [stays.code, 'CC_TOTAL', 2],
      [third.code, 'CC_TOTAL', 1],
      [moved.code, 'EID1_ACT', 3],
      [moved.code, 'POP_ELIG', 50],
    ])
    const merge = { ...merged(), on: localDate('2023-03-01') }
    for (const book of [province, unit])
      await book.call('province.applyReorganisation', { clientId: nextId(), reorganisation: merge })
    await recordDay(unit, '2023-03-05', [
      ['65499', 'CC_TOTAL', 4],
      ['65499', 'EID1_ACT', 2],
      ['65499', 'POP_ELIG', 90],
    ])
    const [outcome] = await accept(province, await exportSheet(unit, form, period))
    expect(outcome?.remarks.filter(({ code }) => code !== 'opening-set')).toEqual([])
    const asked = { form, period, policy: 'half-up', decimals: 2 } as const
    const { report: own } = await unit.call('reports.buildReport', asked)
    const { report } = await province.call('reports.buildReport', { ...asked, unitCode: pac.code })
    expect(report.rows.map(({ cells }) => cells)).toEqual(own.rows.map(({ cells }) => cells))
    expect(report.total.cells).toEqual(own.total.cells)
  },
)
