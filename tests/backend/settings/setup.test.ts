import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import {
  counter,
  district,
  eaKly,
  eaYong,
  hoaDong,
  on,
  openDistrict,
  outside,
  posting,
  record,
  sampleSetup,
  type SetupInput,
  unallocated,
} from '../support/sample-unit.ts'
import { closeTestBooks, openTestBook, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const start = localDate('2023-01-01')
const rowsOf = async (book: TestBook) =>
  (await book.call('units.listRows', { on })).map((row) => `${row.code} ${row.kind} ${row.name}`)
const apply = (book: TestBook, changes: Partial<SetupInput>) => book.call('settings.applySetup', sampleSetup(changes))

const filled = (): SetupInput =>
  sampleSetup({
    openings: {
      on: localDate('2022-12-31'),
      document: 'BC 12/2022',
      rows: [
        { unitCode: eaKly, figures: { CC_CUM: 8000, EID_COL_CUM: 4000 } },
        { unitCode: eaYong, figures: { CC_CUM: 9000 } },
      ],
    },
    populations: {
      on: start,
      document: 'Thống kê 2022',
      rows: [
        { unitCode: district, figures: { POP_TOTAL: 210_000 } },
        { unitCode: eaKly, figures: { POP_TOTAL: 16_000, POP_ELIG: 11_000 } },
      ],
    },
    targets: [
      {
        unitCode: eaKly,
        measure: 'ACT',
        kind: 'cumulative',
        needed: { shareBp: 5500, denominator: 'POP_ELIG' },
        from: start,
        to: localDate('2023-06-30'),
        document: 'KH 45',
      },
      {
        unitCode: eaYong,
        measure: 'CC',
        kind: 'in-period',
        needed: { count: 1200 },
        from: start,
        to: localDate('2023-12-31'),
        document: '',
      },
    ],
    isSample: true,
  })

describe('the first set-up', () => {
  it('makes the unit, its rows in the given order, and the two rows every unit has', async () => {
    const book = openTestBook()
    expect(await book.call('units.getWorkspace', {})).toBeNull()
    expect(await book.call('settings.getSetup', {})).toBeNull()
    expect(await apply(book, {})).toEqual({ communes: 3, figures: 0, targets: 0 })
    expect(await rowsOf(book)).toEqual([
      '24490 commune Xã Ea Kly',
      '24493 commune Xã Ea Yông',
      '24496 commune Xã Hòa Đông',
      '654.R1 extra Quầy bộ phận một cửa',
      '654-CPX unallocated Chưa phân xã',
      '654-NDB outside Ngoài địa bàn',
    ])
    expect(await book.call('units.getWorkspace', {})).toMatchObject({
      preset: 'huyen',
      provinceName: 'Tỉnh Đắk Lắk',
      startOn: '2023-01-01',
      isSample: false,
      unit: { code: district, kind: 'district', parentCode: null },
    })
  })

  it('is given back as it was applied', async () => {
    const book = openTestBook()
    const setup = filled()
    expect(await book.call('settings.applySetup', setup)).toEqual({ communes: 3, figures: 6, targets: 2 })
    expect(await book.call('settings.getSetup', {})).toEqual({
      ...setup,
      groups: [],
      targets: expect.arrayContaining(setup.targets),
    })
    expect(await book.call('settings.getLetterhead', {})).toEqual(setup.letterhead)
    expect(await book.call('settings.getReporting', {})).toEqual(setup.reporting)
  })

  it('given again as it stands changes no figure and no target', async () => {
    const book = openTestBook()
    await book.call('settings.applySetup', filled())
    const given = await book.call('settings.getSetup', {})
    if (given === null) throw new Error('no set-up')
    const entries = book.raw((db) => db.prepare('SELECT count(*) FROM entries').pluck().get())
    expect(await book.call('settings.applySetup', given)).toEqual({ communes: 3, figures: 0, targets: 0 })
    expect(book.raw((db) => db.prepare('SELECT count(*) FROM entries').pluck().get())).toBe(entries)
  })

  it('is all or nothing', async () => {
    const book = openTestBook()
    const openings = { on: start, document: '', rows: [{ unitCode: '99999', figures: { CC_CUM: 1 } }] }
    expect(await book.failure('settings.applySetup', sampleSetup({ openings }))).toMatchObject({
      code: 'figures/refused',
      data: { issues: [{ code: 'unknown-unit' }] },
    })
    expect(await book.call('units.getWorkspace', {})).toBeNull()
    expect(book.raw((db) => db.prepare('SELECT count(*) FROM units').pluck().get())).toBe(0)
    const targets = [{ ...filled().targets[0], unitCode: '88888' }] as SetupInput['targets']
    expect(await book.failure('settings.applySetup', sampleSetup({ targets }))).toMatchObject({
      code: 'units/unknown',
      data: { codes: ['88888'] },
    })
    expect(await book.call('units.getWorkspace', {})).toBeNull()
  })

  it('of a cluster and of a province names the unit’s kind by the preset', async () => {
    const cluster = openTestBook()
    await apply(cluster, { preset: 'cum', unit: { code: 'CUM.1', name: 'Cụm số 1' } })
    expect((await cluster.call('units.getWorkspace', {}))?.unit).toMatchObject({ code: 'CUM.1', kind: 'cluster' })
    const province = openTestBook()
    await apply(province, { preset: 'hai-cap', unit: { code: '66', name: 'Tỉnh Đắk Lắk' } })
    expect((await province.call('units.getWorkspace', {}))?.unit).toMatchObject({ code: '66', kind: 'province' })
  })

  it('of a commune by itself makes it its own row', async () => {
    const book = openTestBook()
    const unit = { code: eaKly, name: 'Xã Ea Kly' }
    const openings = { on: start, document: 'a', rows: [{ unitCode: eaKly, figures: { CC_CUM: 700 } }] }
    await apply(book, { preset: 'hai-cap', unit, communes: [unit], extraRows: [], openings })
    expect(await rowsOf(book)).toEqual([
      '24490 commune Xã Ea Kly',
      '24490-CPX unallocated Chưa phân xã',
      '24490-NDB outside Ngoài địa bàn',
    ])
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    expect((await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'CC_TOTAL', on })).cumulative).toBe(
      705,
    )
    expect(await book.call('settings.getSetup', {})).toMatchObject({ unit, communes: [unit], openings })
  })

  it.each([
    [
      'two communes',
      {
        communes: [
          { code: 'A', name: 'A' },
          { code: 'A', name: 'B' },
        ],
      },
      ['A'],
    ],
    ['a commune and a row of the unit’s own', { extraRows: [{ code: eaKly, name: 'Quầy' }] }, [eaKly]],
    ['a row and “Chưa phân xã”', { extraRows: [{ code: unallocated, name: 'Quầy' }] }, [unallocated]],
    ['the unit and a row of its own', { extraRows: [{ code: district, name: 'Quầy' }] }, [district]],
    [
      'the unit and one of several communes',
      {
        communes: [
          { code: district, name: 'Xã' },
          { code: eaKly, name: 'Xã Ea Kly' },
        ],
      },
      [district],
    ],
  ] as [string, Partial<SetupInput>, string[]][])('refuses one code for %s', async (_, changes, codes) => {
    const book = openTestBook()
    expect(await book.failure('settings.applySetup', sampleSetup(changes))).toEqual({
      kind: 'domain',
      code: 'settings/duplicate-code',
      data: { codes },
    })
    expect(await book.call('units.getWorkspace', {})).toBeNull()
  })
})

describe('the set-up done again', () => {
  it('renames, reorders, adds and takes away rows that hold nothing', async () => {
    const book = await openDistrict()
    await apply(book, {
      communes: [
        { code: hoaDong, name: 'Xã Hòa Đông' },
        { code: eaKly, name: 'Xã Ea Kly mới' },
        { code: '24499', name: 'Xã Ea Kênh' },
      ],
      extraRows: [],
    })
    expect(await rowsOf(book)).toEqual([
      '24496 commune Xã Hòa Đông',
      '24490 commune Xã Ea Kly mới',
      '24499 commune Xã Ea Kênh',
      '654-CPX unallocated Chưa phân xã',
      '654-NDB outside Ngoài địa bàn',
    ])
  })

  it('refuses to drop a row that has figures, a target or a note, names it, and changes nothing', async () => {
    const target = {
      unitCode: hoaDong,
      measure: 'ACT',
      kind: 'cumulative',
      needed: { count: 1 },
      from: start,
      to: on,
      document: '',
    } as const
    const book = await openDistrict({ targets: [target] })
    await record(book, posting(eaYong, 'CC_NEW', on, 5))
    await record(book, posting(eaYong, 'CC_NEW', on, null))
    await book.call('figures.setNote', { unitCode: counter, indicator: 'CC_NEW', on, text: 'nghỉ' })
    const before = await rowsOf(book)
    const failure = await book.failure(
      'settings.applySetup',
      sampleSetup({ communes: [{ code: eaKly, name: 'Đổi tên' }], extraRows: [] }),
    )
    expect(failure).toEqual({
      kind: 'domain',
      code: 'settings/row-has-figures',
      data: { names: ['Xã Ea Yông', 'Xã Hòa Đông', 'Quầy bộ phận một cửa'] },
    })
    expect(await rowsOf(book)).toEqual(before)
  })

  it('refuses another unit', async () => {
    const book = await openDistrict()
    const failure = await book.failure(
      'settings.applySetup',
      sampleSetup({ unit: { code: '655', name: 'Huyện khác' } }),
    )
    expect(failure).toEqual({ kind: 'domain', code: 'settings/other-unit', data: { current: district, given: '655' } })
  })

  it('makes a commune of a row of the unit’s own when it is given as one', async () => {
    const book = await openDistrict()
    await record(book, posting(counter, 'CC_NEW', on, 5))
    await apply(book, { communes: [...sampleSetup().communes, { code: counter, name: 'Xã mới' }], extraRows: [] })
    expect((await rowsOf(book)).filter((row) => row.startsWith(counter))).toEqual(['654.R1 commune Xã mới'])
  })

  it('takes the unit’s kind from the preset given last', async () => {
    const book = await openDistrict()
    await apply(book, { preset: 'cum' })
    expect(await book.call('units.getWorkspace', {})).toMatchObject({ preset: 'cum', unit: { kind: 'cluster' } })
  })

  it('refuses to make rows of a unit that was its own row and has figures', async () => {
    const book = openTestBook()
    const unit = { code: eaKly, name: 'Xã Ea Kly' }
    await apply(book, { preset: 'hai-cap', unit, communes: [unit], extraRows: [] })
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const failure = await book.failure(
      'settings.applySetup',
      sampleSetup({ preset: 'hai-cap', unit, communes: [{ code: '1', name: 'Thôn 1' }], extraRows: [] }),
    )
    expect(failure).toMatchObject({ code: 'settings/row-has-figures', data: { names: ['Xã Ea Kly'] } })
  })

  it('takes a recorded level away when its cell was emptied', async () => {
    const book = openTestBook()
    await book.call('settings.applySetup', filled())
    const openings = {
      on: localDate('2022-12-31'),
      document: 'BC 12/2022',
      rows: [{ unitCode: eaKly, figures: { CC_CUM: null, EID_COL_CUM: 4000 } }],
    }
    expect(await book.call('settings.applySetup', { ...filled(), openings })).toMatchObject({ figures: 1 })
    expect((await book.call('settings.getSetup', {}))?.openings?.rows).toEqual([
      { unitCode: eaKly, figures: { EID_COL_CUM: 4000 } },
      { unitCode: eaYong, figures: { CC_CUM: 9000 } },
    ])
  })
})

describe('the half-filled wizard', () => {
  it('is kept to the letter until the set-up is applied', async () => {
    const book = openTestBook()
    expect(await book.call('settings.getSetupDraft', {})).toBeNull()
    const text = '{"a":"chữ “Đ” \\u0000 🙂"}'
    await book.call('settings.saveSetupDraft', { text })
    expect(await book.call('settings.getSetupDraft', {})).toBe(text)
    await book.failure('settings.applySetup', sampleSetup({ extraRows: [{ code: eaKly, name: 'x' }] }))
    expect(await book.call('settings.getSetupDraft', {})).toBe(text)
    await apply(book, {})
    expect(await book.call('settings.getSetupDraft', {})).toBeNull()
  })
})

describe('settings', () => {
  it('have answers before anything was chosen and keep what is chosen', async () => {
    const book = openTestBook()
    expect(await book.call('settings.getToday', {})).toEqual({ on: '2023-04-15' })
    expect(await book.call('settings.getReporting', {})).toEqual({
      reportHour: '17:00',
      calendar: 'calendar',
      policy: 'half-up',
      decimals: 2,
    })
    expect((await book.call('settings.getPreferences', {})).theme).toBe('auto')
    const preferences = { entryColumns: ['CC_TOTAL'], theme: 'dark' as const }
    await book.call('settings.setPreferences', preferences)
    expect(await book.call('settings.getPreferences', {})).toEqual(preferences)
    const holidays = [{ on, name: 'Nghỉ bù' }]
    await book.call('settings.setHolidays', { holidays })
    expect(await book.call('settings.listHolidays', {})).toEqual(holidays)
  })

  it('begin with the holidays that were announced, each day once and in order', async () => {
    const holidays = await openTestBook().call('settings.listHolidays', {})
    const days = holidays.map((one) => one.on)
    expect(days).toEqual([...new Set(days)].toSorted())
    expect(holidays.filter((one) => one.on.startsWith('2023-01')).map((one) => one.on)).toEqual([
      '2023-01-02',
      '2023-01-20',
      '2023-01-21',
      '2023-01-22',
      '2023-01-23',
      '2023-01-24',
      '2023-01-25',
      '2023-01-26',
    ])
  })
})

describe('rows of a unit', () => {
  it('have codes that stand beside any unit code allowed', async () => {
    const book = openTestBook()
    const code = 'C'.repeat(28)
    await apply(book, { preset: 'cum', unit: { code, name: 'Cụm' } })
    expect((await rowsOf(book)).slice(-2)).toEqual([
      `${code}-CPX unallocated Chưa phân xã`,
      `${code}-NDB outside Ngoài địa bàn`,
    ])
    expect(outside).toBe(`${district}-NDB`)
  })
})
