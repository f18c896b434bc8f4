import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { openGroup, openProvince, provinceSetup, recordDay, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const on = localDate('2023-04-14')
const opened: TestBook[] = []
afterEach(async () => {
  for (const book of opened.splice(0)) await book.dispose()
})

async function province(...given: Parameters<typeof openProvince>): Promise<TestBook> {
  const book = await openProvince(...given)
  opened.push(book)
  return book
}

const codes = (units: readonly { readonly code: string }[]) => units.map((one) => one.code)

describe('the units of a province', () => {
  it('are its districts, each with communes, own rows and the two rows of every unit', async () => {
    const book = await province()
    expect(codes(await book.call('units.listReportingUnits', { on }))).toEqual(['654', '651', '644'])
    expect(codes(await book.call('units.listRows', { on, within: '654' }))).toEqual([
      '65401',
      '65402',
      '65403',
      '654-CPX',
      '654-NDB',
    ])
    expect(codes(await book.call('units.listParts', { on }))).toEqual(['654', '651', '644', '66-CPX', '66-NDB'])
    expect(codes(await book.call('units.listParts', { on, within: '65401' }))).toEqual(['65401'])
    expect(await book.call('units.listRows', { on })).toHaveLength(12 + 3 * 2 + 2)
    expect(await book.call('units.getWorkspace', {})).toMatchObject({ unit: { code: '66', kind: 'province' } })
  })

  it('include a district without communes, which is its own row', async () => {
    const island = { code: '498', name: 'Huyện Hoàng Sa' }
    const book = await province(sampleGroups, { communes: [island] })
    expect(codes(await book.call('units.listReportingUnits', { on }))).toEqual(['654', '651', '644', '498'])
    expect(codes(await book.call('units.listRows', { on, within: '498' }))).toEqual(['498'])
    await recordDay(book, on, [['498', 'CC_NEW', 3]])
    expect(await book.call('figures.getMakeup', { indicator: 'CC_TOTAL', from: on, to: on })).toMatchObject({
      total: 3,
    })
  })

  it('are none in the book of a district', async () => {
    const [group] = sampleGroups
    if (group === undefined) throw new Error('no district')
    const book = await openGroup(group)
    opened.push(book)
    expect(await book.call('units.listReportingUnits', { on })).toEqual([])
    expect(await book.call('units.listParts', { on })).toEqual(await book.call('units.listRows', { on }))
  })

  it('take no figures themselves, only their rows do', async () => {
    const book = await province()
    const figure = { indicator: 'CC_NEW', from: on, to: on, value: 1 }
    expect(
      await book.failure('figures.recordFigures', {
        clientId: 'province-units-1',
        source: 'typed',
        postings: [{ unitCode: '654', ...figure }],
      }),
    ).toMatchObject({ code: 'figures/refused', data: { issues: [{ code: 'not-a-row' }] } })
  })
})

describe('a province set up again', () => {
  it('as it stands changes nothing', async () => {
    const book = await province(sampleGroups)
    const setup = await book.call('settings.getSetup', {})
    if (setup === null) throw new Error('no set-up')
    expect(setup).toMatchObject({ communes: [], groups: [{ code: '654' }, { code: '651' }, { code: '644' }] })
    const before = await book.call('units.listRows', { on })
    expect(await book.call('settings.applySetup', setup)).toEqual({ communes: 12, figures: 0, targets: 0 })
    expect(await book.call('units.listRows', { on })).toEqual(before)
  })

  it('keeps rows that came with the sheet of a district, where they stood', async () => {
    const [first, ...rest] = sampleGroups
    if (first === undefined) throw new Error('no district')
    const book = await province([{ ...first, extraRows: [{ code: '654.R1', name: 'Trại tạm giam' }] }, ...rest])
    await recordDay(book, on, [['654.R1', 'CC_NEW', 7]])
    await book.call('settings.applySetup', provinceSetup(sampleGroups))
    expect(codes(await book.call('units.listRows', { on, within: '654' }))).toEqual([
      '65401',
      '65402',
      '65403',
      '654.R1',
      '654-CPX',
      '654-NDB',
    ])
  })

  it('may leave a district out only while it has no figures', async () => {
    const book = await province()
    const without = provinceSetup(sampleGroups.slice(1))
    await recordDay(book, on, [['65401', 'CC_NEW', 7]])
    expect(await book.failure('settings.applySetup', without)).toMatchObject({
      code: 'settings/row-has-figures',
      data: { names: ['Thị trấn Phước An'] },
    })
    expect(codes(await book.call('units.listReportingUnits', { on }))).toEqual(['654', '651', '644'])
  })

  it('moves a commune to another district with its figures', async () => {
    const [first, second, ...rest] = sampleGroups
    const [moved, ...left] = first?.communes ?? []
    if (first === undefined || second === undefined || moved === undefined) throw new Error('no districts')
    const book = await province()
    await recordDay(book, on, [['65401', 'CC_NEW', 7]])
    const setup = provinceSetup([
      { ...first, communes: left },
      { ...second, communes: [...second.communes, moved] },
      ...rest,
    ])
    await book.call('settings.applySetup', setup)
    const { units } = await book.call('figures.getUnitsDay', { on })
    expect(units.map((one) => [one.unit.code, one.figures['CC_TOTAL']?.total ?? null])).toEqual([
      ['654', null],
      ['651', 7],
      ['644', null],
      ['66-CPX', null],
      ['66-NDB', null],
    ])
  })
})
