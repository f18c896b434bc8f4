import { describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { orderHolidays, readHolidayRows } from '#shared/settings/holidays.rules.ts'
import { letterheadFor, letterheadOf, placeName } from '#shared/settings/setup-letterhead.rules.ts'
import {
  checkTargets,
  fromTargets,
  newTargetLine,
  readShareBp,
  shareText,
  toTargets,
} from '#shared/settings/setup-targets.rules.ts'
import { communes, districtDraft } from './draft-fixture.ts'

describe('the suggested letterhead', () => {
  it('of a district has the province over the district and the deputy signing for the head', () => {
    expect(letterheadOf(districtDraft())).toMatchObject({
      parentBody: 'CÔNG AN TỈNH ĐẮK LẮK',
      issuingBody: 'CÔNG AN HUYỆN KRÔNG PẮC',
      place: 'Krông Pắc',
      numberPattern: 'Số: …/BC-CAH',
      signers: [
        { authority: 'KT.', authorityTitle: 'TRƯỞNG CÔNG AN HUYỆN', title: 'PHÓ TRƯỞNG CÔNG AN HUYỆN', name: '' },
      ],
    })
  })

  it('follows the type of the unit', () => {
    const of = (unitName: string) =>
      letterheadFor('huyen', { provinceName: 'Thành phố Hà Nội', unitName, isProvince: false })
    expect(of('Thị xã Sơn Tây')).toMatchObject({
      parentBody: 'CÔNG AN THÀNH PHỐ HÀ NỘI',
      numberPattern: 'Số: …/BC-CATX',
    })
    expect(of('Quận Ba Đình').signers[0]?.authorityTitle).toBe('TRƯỞNG CÔNG AN QUẬN')
  })

  it('gives way to what a person changed, field by field', () => {
    const changed = { ...districtDraft(), letterhead: { place: 'Phước An' } }
    expect(letterheadOf(changed)).toMatchObject({ place: 'Phước An', issuingBody: 'CÔNG AN HUYỆN KRÔNG PẮC' })
    const moved = { ...changed, district: { code: '655', name: 'Huyện Krông A Na' } }
    expect(letterheadOf(moved)).toMatchObject({ place: 'Phước An', issuingBody: 'CÔNG AN HUYỆN KRÔNG A NA' })
  })

  it('names the place without the type of the unit', () => {
    expect([placeName('Thành phố Buôn Ma Thuột'), placeName('Cụm số 1')]).toEqual(['Buôn Ma Thuột', 'Cụm số 1'])
  })
})

describe('target lines', () => {
  const line = { ...newTargetLine([]), percent: '55', from: '2023-01-01', to: '2023-06-30', document: 'KH 1' }

  it('read percentages exactly', () => {
    expect(['55', '55,5', '55.25 %', '1000', '0'].map(readShareBp)).toEqual([5500, 5550, 5525, 100_000, 0])
    expect(['', 'nhiều', '-1', '1001', '5,555'].map(readShareBp)).toEqual([null, null, null, null, null])
    expect([shareText(5500), shareText(5550), shareText(1)]).toEqual(['55', '55,5', '0,01'])
  })

  it('of a percentage are one target for each commune, and one line again', () => {
    const targets = toTargets([line], communes, communes)
    expect(targets).toHaveLength(4)
    expect(targets[0]).toEqual({
      unitCode: '24490',
      measure: 'ACT',
      kind: 'cumulative',
      needed: { shareBp: 5500, denominator: 'POP_ELIG' },
      from: '2023-01-01',
      to: '2023-06-30',
      document: 'KH 1',
    })
    expect(fromTargets(targets, communes)).toEqual([line])
  })

  it('of a percentage that some communes have are not widened to all', () => {
    const targets = toTargets([line], communes, communes).slice(0, 2)
    const [again] = fromTargets(targets, communes)
    expect(again?.unitCodes).toEqual(['24490', '24496'])
    expect(again === undefined ? [] : toTargets([again], communes, communes)).toEqual(targets)
  })

  it('of counts have only the communes that were given one', () => {
    const counts = { ...line, mode: 'count' as const, percent: '', counts: { 24490: '1.200', 24511: '0' } }
    const targets = toTargets([counts], communes, communes)
    expect(targets.map(({ unitCode, needed }) => [unitCode, needed])).toEqual([
      ['24490', { count: 1200 }],
      ['24511', { count: 0 }],
    ])
    expect(fromTargets(targets, communes)[0]?.counts).toEqual({ 24490: '1200', 24511: '0' })
  })

  it('say what they lack', () => {
    const empty = newTargetLine([])
    expect(checkTargets([empty], communes).map((problem) => problem.code)).toEqual([
      'percentInvalid',
      'targetFromMissing',
      'targetToMissing',
    ])
    const counts = { ...line, mode: 'count' as const }
    expect(checkTargets([counts], communes).map((problem) => problem.code)).toEqual(['targetCountsMissing'])
    expect(checkTargets([{ ...line, to: '2022-12-31' }], communes).map((problem) => problem.code)).toEqual([
      'targetDatesReversed',
    ])
  })

  it('that would replace each other are pointed out', () => {
    expect(checkTargets([line, { ...line, id: 'L2', percent: '60' }], communes)).toMatchObject([
      { code: 'targetTwice', params: { line: 2, first: 1 } },
    ])
  })
})

describe('holidays', () => {
  it('are read from two columns, from one typed line, and with the year of the table', () => {
    const block = [['02/09/2023', 'Quốc khánh'], ['1/5: Quốc tế Lao động'], ['', ''], ['sau Tết', 'nghỉ bù']]
    expect(readHolidayRows(block, 2024)).toEqual({
      holidays: [
        { on: '2023-09-02', name: 'Quốc khánh' },
        { on: '2024-05-01', name: 'Quốc tế Lao động' },
      ],
      unread: [4],
    })
  })

  it('are in order, the last name of a day staying', () => {
    const of = (on: string, name: string) => ({ on: localDate(on), name })
    expect(orderHolidays([of('2024-05-01', 'a'), of('2024-01-01', 'b'), of('2024-05-01', 'c')])).toEqual([
      of('2024-01-01', 'b'),
      of('2024-05-01', 'c'),
    ])
  })
})
