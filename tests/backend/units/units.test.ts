import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { on, openDistrict } from '../support/sample-unit.ts'
import { closeTestBooks, openTestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const before = localDate('2025-06-30')
const after = localDate('2025-07-01')

describe('the data set of units, as the wizard asks it', () => {
  it('has provinces of the day', async () => {
    const book = openTestBook()
    expect(await book.call('units.listProvinces', { on: before })).toHaveLength(63)
    expect(await book.call('units.listProvinces', { on: after })).toHaveLength(34)
  })

  it('has the districts of a province, and its communes with or without districts', async () => {
    const book = openTestBook()
    const districts = await book.call('units.listChildren', { code: '66', on, kind: 'district' })
    expect(districts).toHaveLength(15)
    expect(districts.find((one) => one.code === '654')).toEqual({
      code: '654',
      kind: 'district',
      name: 'Huyện Krông Pắc',
      parentCode: '66',
      path: 'Huyện Krông Pắc, Tỉnh Đắk Lắk',
    })
    const communes = await book.call('units.listChildren', { code: '66', on, kind: 'commune' })
    expect(communes.length).toBe(
      (
        await Promise.all(
          districts.map((one) => book.call('units.listChildren', { code: one.code, on, kind: 'commune' })),
        )
      ).flat().length,
    )
    expect(await book.call('units.listChildren', { code: '66', on: after, kind: 'district' })).toEqual([])
    expect((await book.call('units.listChildren', { code: '66', on: after, kind: 'commune' })).length).toBe(102)
    expect(await book.call('units.listChildren', { code: 'none', on, kind: 'commune' })).toEqual([])
  })

  it('is searched without diacritics, and namesakes are told apart by their path', async () => {
    const book = openTestBook()
    const found = await book.call('units.searchCatalogue', { text: 'ea kly', on })
    expect(found.map((one) => one.path)).toContain('Xã Ea Kly, Huyện Krông Pắc, Tỉnh Đắk Lắk')
    const within = await book.call('units.searchCatalogue', { text: 'hoa', on, withinCode: '654', limit: 5 })
    expect(within.length).toBeGreaterThan(0)
    expect(within.every((one) => one.path.includes('Huyện Krông Pắc'))).toBe(true)
    const namesakes = await book.call('units.searchCatalogue', { text: 'Xã Tân Lập', on, limit: 50 })
    expect(new Set(namesakes.map((one) => one.path)).size).toBe(namesakes.length)
  })
})

describe('the rows of the store’s unit', () => {
  it('cannot be asked for before the set-up', async () => {
    expect(await openTestBook().failure('units.listRows', { on })).toEqual({
      kind: 'domain',
      code: 'units/not-configured',
      data: {},
    })
  })

  it('are the same on every day, for a unit entered today may carry earlier figures', async () => {
    const book = await openDistrict()
    const rows = await book.call('units.listRows', { on })
    expect(rows).toHaveLength(6)
    for (const day of ['1900-01-01', '2199-12-31'])
      expect(await book.call('units.listRows', { on: localDate(day) })).toEqual(rows)
    expect(rows.every((row) => row.parentCode === '654' && row.validTo === null)).toBe(true)
  })
})
