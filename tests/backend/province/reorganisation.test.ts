import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Input, Output } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import type { GeographyChoice } from '#shared/reports/reports.schema.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { dayOf, openGroup, openProvince, recordDay, sampleGroup, sampleGroups } from '#tests/support/province-book.ts'
import { reorganisation } from '#tests/support/reorganisation.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

async function province(): Promise<TestBook> {
  const book = await openProvince(sampleGroups, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
  open.push(book)
  return book
}

async function district(): Promise<TestBook> {
  const group = sampleGroup('654', 'Huyện Krông Pắc', ['Xã A', 'Xã B', 'Xã C'])
  const book = await openGroup(group, { startOn: localDate('2023-04-01') }, { today: '2023-04-20' })
  open.push(book)
  return book
}

let made = 0

async function apply(book: TestBook, asked: Reorganisation): Promise<Output<'province.applyReorganisation'>> {
  return book.call('province.applyReorganisation', { clientId: `apply-${asked.id}`, reorganisation: asked })
}

async function recordSpan(book: TestBook, unitCode: string, indicator: string, from: string, to: string) {
  made += 1
  const posting = { unitCode, indicator, from: localDate(from), to: localDate(to), value: 5 }
  await book.call('figures.recordFigures', { clientId: `span-${made}-000000`, source: 'typed', postings: [posting] })
}

async function report(
  book: TestBook,
  period: Period,
  geography: GeographyChoice,
  unitCode?: string,
  form = period.kind === 'day' ? 'BM01' : 'BM02',
) {
  const request: Input<'reports.buildReport'> = {
    form,
    period,
    policy: 'half-up',
    decimals: 2,
    geography,
    ...(unitCode === undefined ? {} : { unitCode }),
  }
  return (await book.call('reports.buildReport', request)).report
}

function cells(sheet: Awaited<ReturnType<typeof report>>, column: string): Record<string, unknown> {
  return Object.fromEntries(sheet.rows.map(({ name, cells: of }) => [name, of[column]?.value ?? null]))
}

const merge = (on: string): Reorganisation =>
  reorganisation({
    on,
    newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
    pieces: [
      { from: '65401', to: '65499', whole: true },
      { from: '65402', to: '65499', whole: true },
    ],
  })

describe('a whole merge', () => {
  it('says by name on which day a unit is not there that a figure of several days is given for', async () => {
    const book = await district()
    await apply(book, merge('2023-04-10'))
    const told: string[] = []
    for (const unitCode of ['65401', '65499']) {
      const span = { from: localDate('2023-04-05'), to: localDate('2023-04-12') }
      const posting = { unitCode, indicator: 'CC_NEW', ...span, value: 5 }
      const asked = { clientId: `span-of-${unitCode}`, source: 'typed' as const, postings: [posting] }
      const failure = await book.failure('figures.recordFigures', asked)
      told.push(failure.kind === 'domain' ? refusalText(failure.code, failure.data) : failure.kind)
    }
    expect(told).toEqual([
      expect.stringContaining('Xã A: đơn vị không còn hoặc chưa có vào ngày 12/04/2023.'),
      expect.stringContaining('Xã Mới: đơn vị không còn hoặc chưa có vào ngày 05/04/2023.'),
    ])
  })

  it('tells days before it as they were, and as they are now with the same totals', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 4],
      ['65402', 'CC_NEW', 3],
      ['65403', 'CC_NEW', 5],
    ])
    const before = await report(book, dayOf('2023-04-05'), 'then')
    await apply(book, merge('2023-04-10'))
    expect(await report(book, dayOf('2023-04-05'), 'then')).toEqual(before)
    const now = await report(book, dayOf('2023-04-05'), 'now')
    expect(cells(now, 'CC_NEW')).toEqual({
      'Xã Mới': 7,
      'Xã C': 5,
      'Chưa phân xã': null,
      'Ngoài địa bàn': null,
    })
    expect(now.total).toEqual(before.total)
    expect(now.remarks.join('\n')).toContain('Tổng trước sắp xếp = sau sắp xếp: ')
    expect(now.remarks.join('\n')).toContain('cấp mới 12 = 12')
  })

  it('carries the cumulative on as it is now, and as it was says what the new unit lacks', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 4],
      ['65402', 'CC_NEW', 3],
    ])
    await apply(book, merge('2023-04-10'))
    await recordDay(book, '2023-04-11', [['65499', 'CC_NEW', 2]])
    const then = await report(book, dayOf('2023-04-11'), 'then')
    expect(cells(then, 'CC_CUM')).toMatchObject({ 'Xã Mới': 2 })
    expect(then.remarks.join('\n')).toContain(
      'Xã Mới chưa có số đầu kỳ từ ngày 10/04/2023, số liệu chưa gồm số của Xã A, Xã B: lũy kế hồ sơ CCCD 7',
    )
    const now = await report(book, dayOf('2023-04-11'), 'now')
    expect(cells(now, 'CC_CUM')).toMatchObject({ 'Xã Mới': 9 })
  })

  it('offers the exact sums as openings; once confirmed both ways of telling agree', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 4],
      ['65402', 'CC_NEW', 3],
      ['65401', 'EID1_ACT', 1],
    ])
    const asked = merge('2023-04-10')
    await apply(book, asked)
    await recordDay(book, '2023-04-11', [['65499', 'CC_NEW', 2]])
    const { rows, document, on } = await book.call('province.listOpenings', { id: asked.id })
    expect({ document, on }).toEqual({ document: asked.document, on: '2023-04-09' })
    const figures = rows.flatMap(({ unitCode, figures: of }) =>
      of.flatMap(({ indicator, suggested }) => (suggested === null ? [] : [{ unitCode, indicator, value: suggested }])),
    )
    expect(figures).toContainEqual({ unitCode: '65499', indicator: 'CC_CUM', value: 7 })
    const wrong = book.call('province.recordOpenings', {
      clientId: 'openings-wrong',
      id: asked.id,
      figures: [{ unitCode: '65499', indicator: 'CC_CUM', value: 8 }],
    })
    await expect(wrong).rejects.toThrow('province/reorganisation-refused')
    await book.call('province.recordOpenings', { clientId: 'openings-0001', id: asked.id, figures })
    const [then, now] = [
      await report(book, dayOf('2023-04-11'), 'then'),
      await report(book, dayOf('2023-04-11'), 'now'),
    ]
    expect(cells(then, 'CC_CUM')).toMatchObject({ 'Xã Mới': 9 })
    expect(cells(now, 'CC_CUM')).toEqual(cells(then, 'CC_CUM'))
    expect(then.remarks.join('\n')).not.toContain('chưa có số đầu kỳ')
    expect((await report(book, dayOf('2023-04-09'), 'then')).total.cells['CC_CUM']?.value).toBe(7)
    const { items } = await book.call('province.listReorganisations', {})
    expect(items.map(({ openingsMissing, unallocated }) => ({ openingsMissing, unallocated }))).toEqual([
      { openingsMissing: 0, unallocated: 0 },
    ])
  })

  it('is done once for a call, and is taken back while the new unit has no figures', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [['65401', 'CC_NEW', 4]])
    const rowsOn = async (on: string) =>
      (await book.call('units.listRows', { on: localDate(on) })).map(({ name }) => name)
    const before = await rowsOn('2023-04-12')
    const asked = merge('2023-04-10')
    await apply(book, asked)
    expect(await apply(book, asked)).toMatchObject({ changed: 0 })
    expect(await rowsOn('2023-04-09')).toEqual(before)
    expect(await rowsOn('2023-04-12')).toEqual(['Xã Mới', 'Xã C', 'Chưa phân xã', 'Ngoài địa bàn'])
    await recordDay(book, '2023-04-11', [['65499', 'CC_NEW', 2]])
    const undo = (clientId: string) => book.call('province.undoReorganisation', { clientId, id: asked.id })
    await expect(undo('undo-000001')).rejects.toThrow('province/reorganisation-refused')
    await recordDay(book, '2023-04-11', [['65499', 'CC_NEW', null]])
    await undo('undo-000002')
    expect(await rowsOn('2023-04-12')).toEqual(before)
    expect((await book.call('province.listReorganisations', {})).items).toEqual([])
    expect((await book.call('backup.verifyStore', {})).ok).toBe(true)
    await apply(book, {
      ...merge('2023-04-10'),
      newUnits: [{ code: '65498', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
      pieces: [{ from: '65401', to: '65498', whole: true }],
    })
  })

  it('is refused while an old unit has figures on or after the day', async () => {
    const book = await district()
    await recordDay(book, '2023-04-10', [['65401', 'CC_NEW', 4]])
    await expect(apply(book, merge('2023-04-10'))).rejects.toThrow('reorganisation-has-figures')
    await apply(book, merge('2023-04-11'))
  })

  it('is refused for each of its figures from the day on, those of several days that reach it among them', async () => {
    const book = await district()
    await recordDay(book, '2023-04-09', [['65401', 'CC_NEW', 4]])
    await recordDay(book, '2023-04-12', [
      ['65401', 'EID_ACT', 1],
      ['65401', 'CC_DEL', 2],
      ['65402', 'CC_RCV', 3],
    ])
    await recordSpan(book, '65401', 'CC_RCV', '2023-04-02', '2023-04-10')
    await recordSpan(book, '65401', 'CC_DLV', '2023-04-02', '2023-04-09')
    const { issues } = await book.call('province.previewReorganisation', { reorganisation: merge('2023-04-10') })
    expect(issues.map(({ code, params }) => [code, params['figures'], params['last']])).toEqual([
      ['reorganisation-has-figures', 3, '2023-04-12'],
      ['reorganisation-has-figures', 1, '2023-04-12'],
    ])
  })
})

describe('a divided unit', () => {
  const split = (): Reorganisation =>
    reorganisation({
      kind: 'split',
      on: '2023-04-10',
      newUnits: [
        { code: '65497', name: 'Xã Bắc', kind: 'commune', parentCode: '654' },
        { code: '65498', name: 'Xã Nam', kind: 'commune', parentCode: '654' },
      ],
      pieces: [
        { from: '65401', to: '65497', whole: false },
        { from: '65401', to: '65498', whole: false },
        { from: '65402', to: '65498', whole: true },
      ],
    })

  it('is never split: its figures stand in a row of their own until parts are given with a document', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 10],
      ['65402', 'CC_NEW', 3],
    ])
    const asked = split()
    await apply(book, asked)
    const day = dayOf('2023-04-12')
    expect(cells(await report(book, dayOf('2023-04-05'), 'now'), 'CC_NEW')).toMatchObject({
      'Xã Bắc': null,
      'Xã Nam': 3,
      'Chưa phân bổ (từ Xã A)': 10,
    })
    expect(cells(await report(book, day, 'now'), 'CC_CUM')).toMatchObject({
      'Xã Bắc': null,
      'Xã Nam': 3,
      'Chưa phân bổ (từ Xã A)': 10,
    })
    expect((await report(book, day, 'then')).remarks.join('\n')).toContain('Chưa phân bổ từ Xã A')
    const give = (clientId: string, to: string, value: number | null, document: string) =>
      book.call('province.setAllocations', {
        clientId,
        id: asked.id,
        allocations: [{ from: '65401', to, indicator: 'CC_CUM', value, document }],
      })
    await expect(give('give-000001', '65497', 6, '')).rejects.toThrow('allocation-without-document')
    await expect(give('give-000002', '65497', 11, 'Biên bản 3')).rejects.toThrow('allocation-exceeds')
    await give('give-000003', '65497', 6, 'Biên bản 3')
    const given = await report(book, day, 'now')
    expect(cells(given, 'CC_CUM')).toMatchObject({ 'Xã Bắc': 6, 'Xã Nam': 3, 'Chưa phân bổ (từ Xã A)': 4 })
    expect(given.total.cells['CC_CUM']?.value).toBe(13)
    await give('give-000004', '65498', 4, 'Biên bản 3')
    expect(cells(await report(book, day, 'now'), 'CC_CUM')).toEqual({
      'Xã Bắc': 6,
      'Xã Nam': 7,
      'Xã C': null,
      'Chưa phân xã': null,
      'Ngoài địa bàn': null,
    })
    const { rows } = await book.call('province.listOpenings', { id: asked.id })
    expect(
      rows.map(({ unitName, figures }) => [
        unitName,
        figures.find(({ indicator }) => indicator === 'CC_CUM')?.suggested,
      ]),
    ).toEqual([
      ['Xã Bắc', 6],
      ['Xã Nam', 7],
    ])
  })

  it('tells as it was of every part that no unit has, also of one given whose opening nobody confirmed', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 10],
      ['65402', 'CC_NEW', 3],
    ])
    const asked = split()
    await apply(book, asked)
    await book.call('province.setAllocations', {
      clientId: 'give-unopened',
      id: asked.id,
      allocations: ['65497', '65498'].map((to, index) => {
        return { from: '65401', to, indicator: 'CC_CUM', value: [6, 1][index] ?? 0, document: 'Biên bản 3' }
      }),
    })
    const then = await report(book, dayOf('2023-04-12'), 'then')
    expect(then.total.cells['CC_CUM']?.value ?? 0).toBe(0)
    expect(then.remarks).toEqual(
      expect.arrayContaining([
        'Xã Bắc chưa có số đầu kỳ từ ngày 10/04/2023, số liệu chưa gồm số của Xã A: lũy kế hồ sơ CCCD 6.',
        'Xã Nam chưa có số đầu kỳ từ ngày 10/04/2023, số liệu chưa gồm số của Xã A, Xã B: lũy kế hồ sơ CCCD 4.',
        'Chưa phân bổ từ Xã A (chia ngày 10/04/2023), không nằm trong số liệu: lũy kế hồ sơ CCCD 3.',
      ]),
    )
  })
})

describe('names and places', () => {
  it('are dated: a renamed commune keeps its old name on sheets of days before', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [['65401', 'CC_NEW', 10]])
    const before = await report(book, dayOf('2023-04-05'), 'then')
    await apply(
      book,
      reorganisation({ kind: 'rename', on: '2023-04-10', renames: [{ unitCode: '65401', name: 'Phường A' }] }),
    )
    expect(await report(book, dayOf('2023-04-05'), 'then')).toEqual(before)
    expect(cells(await report(book, dayOf('2023-04-05'), 'now'), 'CC_NEW')).toMatchObject({ 'Phường A': 10 })
    expect(cells(await report(book, dayOf('2023-04-10'), 'then'), 'CC_CUM')).toMatchObject({ 'Phường A': 10 })
  })

  it('put a moved commune into the totals of its old district before the day, of its new one from it on', async () => {
    const book = await province()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 10],
      ['65101', 'CC_NEW', 2],
    ])
    const before = await report(book, dayOf('2023-04-05'), 'then', '654')
    await apply(
      book,
      reorganisation({ kind: 'move', on: '2023-04-10', moves: [{ unitCode: '65401', parentCode: '651' }] }),
    )
    const total = async (on: string, geography: GeographyChoice, unit?: string): Promise<unknown> =>
      (await report(book, dayOf(on), geography, unit)).total.cells['CC_CUM']?.value
    expect(await report(book, dayOf('2023-04-05'), 'then', '654')).toEqual(before)
    expect([await total('2023-04-05', 'then', '654'), await total('2023-04-05', 'then', '651')]).toEqual([10, 2])
    expect([await total('2023-04-05', 'now', '654'), await total('2023-04-05', 'now', '651')]).toEqual([null, 12])
    expect([await total('2023-04-12', 'then', '654'), await total('2023-04-12', 'then', '651')]).toEqual([null, 12])
    expect([await total('2023-04-05', 'then'), await total('2023-04-12', 'now')]).toEqual([12, 12])
  })

  it('let a district end: its communes go to the other one, with its own rows', async () => {
    const book = await province()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 10],
      ['654-CPX', 'CC_NEW', 1],
      ['65101', 'CC_NEW', 2],
    ])
    await apply(book, reorganisation({ on: '2023-04-10', pieces: [{ from: '654', to: '651', whole: true }] }))
    const units = async (on: string) =>
      (await book.call('units.listReportingUnits', { on: localDate(on) })).map(({ code }) => code)
    expect([await units('2023-04-09'), await units('2023-04-10')]).toEqual([
      ['654', '651', '644'],
      ['651', '644'],
    ])
    const now = await report(book, dayOf('2023-04-05'), 'now', '651')
    expect(now.total.cells['CC_CUM']?.value).toBe(13)
    expect((await report(book, dayOf('2023-04-05'), 'now')).total.cells['CC_CUM']?.value).toBe(13)
  })
})

describe('what cannot be carried out', () => {
  const asked: [string, Partial<Omit<Reorganisation, 'on'>> & { on: string }][] = [
    ['reorganisation-empty', { on: '2023-04-10' }],
    ['reorganisation-before-start', { ...merge('2023-04-10'), on: '2023-04-01' }],
    ['reorganisation-unknown', { on: '2023-04-10', renames: [{ unitCode: '99999', name: 'Xã X' }] }],
    ['reorganisation-own-unit', { on: '2023-04-10', renames: [{ unitCode: '654', name: 'Huyện X' }] }],
    [
      'reorganisation-gap',
      {
        on: '2023-04-10',
        newUnits: [{ code: '65499', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
        pieces: [{ from: '65401', to: '65499', whole: false }],
      },
    ],
    [
      'reorganisation-gap',
      {
        on: '2023-04-10',
        newUnits: [
          { code: '65498', name: 'Xã Một', kind: 'commune', parentCode: '654' },
          { code: '65499', name: 'Xã Hai', kind: 'commune', parentCode: '654' },
        ],
        pieces: ['65498', '65498', '65499'].map((to) => ({ from: '65401', to, whole: false })),
      },
    ],
    [
      'reorganisation-twice',
      {
        on: '2023-04-10',
        renames: ['Xã Một', 'Xã Hai'].map((name) => ({ unitCode: '65401', name })),
      },
    ],
    ['reorganisation-cycle', { on: '2023-04-10', pieces: [{ from: '65401', to: '65401', whole: true }] }],
    ['reorganisation-into-old', { on: '2023-04-10', pieces: [{ from: '65401', to: '65402', whole: true }] }],
    [
      'reorganisation-code-taken',
      {
        on: '2023-04-10',
        newUnits: [{ code: '65403', name: 'Xã Mới', kind: 'commune', parentCode: '654' }],
        pieces: [{ from: '65401', to: '65403', whole: true }],
      },
    ],
    ['reorganisation-bad-place', { on: '2023-04-10', moves: [{ unitCode: '65401', parentCode: '65402' }] }],
    ['reorganisation-same-place', { on: '2023-04-10', moves: [{ unitCode: '65401', parentCode: '654' }] }],
  ]
  it.each(asked)('%s', async (code, parts) => {
    const book = await district()
    const { issues } = await book.call('province.previewReorganisation', { reorganisation: reorganisation(parts) })
    expect(issues.map((issue) => issue.code)).toContain(code)
    await expect(apply(book, reorganisation(parts))).rejects.toThrow('province/reorganisation-refused')
    expect((await book.call('province.listReorganisations', {})).items).toEqual([])
  })
})

describe('a sheet that went out before a reorganisation', () => {
  it('is drawn again exactly, then and as the units are now', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [
      ['65401', 'CC_NEW', 4],
      ['65402', 'CC_NEW', 3],
    ])
    const request = { form: 'BM01', period: dayOf('2023-04-05'), policy: 'half-up' as const, decimals: 2 }
    await book.call('reports.exportWorkbook', { ...request, path: join(book.dir, 'truoc.xlsx') })
    await apply(book, merge('2023-04-10'))
    await book.call('reports.exportWorkbook', { ...request, geography: 'now', path: join(book.dir, 'nay.xlsx') })
    const exports = await book.call('reports.listExports', {})
    expect(exports).toHaveLength(2)
    for (const { id } of exports) {
      const { isSame, report: drawn } = await book.call('reports.buildPastReport', { exportId: id })
      expect([id, isSame, drawn.total.cells['CC_NEW']?.value]).toEqual([id, true, 7])
    }
  })
})

describe('the set-up after a reorganisation', () => {
  it('has the units of now, and given again leaves those that ended as they are', async () => {
    const book = await district()
    await recordDay(book, '2023-04-05', [['65401', 'CC_NEW', 4]])
    await apply(book, merge('2023-04-10'))
    const setup = await book.call('settings.getSetup', {})
    if (setup === null) throw new Error('the book is set up')
    expect(setup.communes.map(({ name }) => name)).toEqual(['Xã Mới', 'Xã C'])
    await book.call('settings.applySetup', setup)
    expect(cells(await report(book, dayOf('2023-04-05'), 'then'), 'CC_NEW')).toMatchObject({ 'Xã A': 4 })
    expect(cells(await report(book, dayOf('2023-04-05'), 'now'), 'CC_NEW')).toMatchObject({ 'Xã Mới': 4 })
  })
})
