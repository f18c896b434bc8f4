/** What a span of days shows at a glance, and what its figures are made of, each checked against a sum over the typed figures. */
import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import {
  counter,
  eaKly,
  eaYong,
  hoaDong,
  on,
  openDistrict,
  outside,
  posting,
  record,
  span,
} from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const before = localDate('2023-04-13')

describe('an overview of some days', () => {
  it('adds up every row and channel of a day, and leaves a day without figures blank', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 3),
      posting(eaKly, 'CC_EXCH', on, 4, { channel: 'MOBILE' }),
      posting(outside, 'CC_TOTAL', on, 5),
      posting(eaYong, 'EID_COL', on, 0),
    )
    const { days } = await book.call('figures.getOverview', { from: before, to: on })
    expect(days.at(-1)?.flows).toEqual({ CC: 12, COL: 0, ACT: null })
    expect(days[0]?.flows).toEqual({ CC: null, COL: null, ACT: null })
  })

  it('says of each commune and counter which day it reported, but not of rows that owe nothing', async () => {
    const book = await openDistrict()
    await record(
      book,
      ...['CC_TOTAL', 'EID_COL', 'EID_ACT'].map((code) => posting(eaKly, code, on, 0)),
      posting(eaYong, 'CC_NEW', on, 1),
    )
    const { coverage } = await book.call('figures.getOverview', { from: on, to: on })
    expect(coverage.map((row) => [row.unitCode, row.days])).toEqual([
      [eaKly, ['reported']],
      [eaYong, ['partial']],
      [hoaDong, ['missing']],
      [counter, ['missing']],
    ])
  })

  it('follows accounts from collected to activated by level; what waits is added up of the rows that know every stage', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'EID1_COL', on, 10),
      posting(eaKly, 'EID1_APP', on, 6),
      posting(eaKly, 'EID1_REJ', on, 1),
      posting(eaYong, 'EID2_COL', on, 4),
      posting(hoaDong, 'EID1_COL', on, 5),
    )
    const { accounts } = await book.call('figures.getOverview', { from: on, to: on })
    expect(accounts).toEqual([
      { level: 'EID1', collected: 15, approved: 6, rejected: 1, waiting: 3, activated: null },
      { level: 'EID2', collected: 4, approved: null, rejected: null, waiting: null, activated: null },
      { level: 'EID', collected: 19, approved: 6, rejected: 1, waiting: 3, activated: null },
    ])
  })
})

describe('what a figure is made of', () => {
  it('is its rows, their days, and for one row the postings with who entered them', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 3),
      posting(eaKly, 'CC_EXCH', on, 4),
      posting(eaKly, 'CC_TOTAL', before, 9),
      posting(eaYong, 'CC_TOTAL', on, 5),
      span(eaYong, 'CC_TOTAL', localDate('2023-03-30'), localDate('2023-04-02'), 100),
    )
    const april = { from: localDate('2023-04-01'), to: localDate('2023-04-30') }
    const whole = await book.call('figures.getMakeup', { indicator: 'CC_TOTAL', ...april })
    expect(whole.total).toBe(21)
    expect(whole.units.filter((row) => row.value !== null).map((row) => [row.unitCode, row.value])).toEqual([
      [eaKly, 16],
      [eaYong, 5],
    ])
    expect(whole.days.map((day) => [day.from, day.value])).toEqual([
      [before, 9],
      [on, 12],
    ])
    expect(whole.leftOut.map((one) => one.value)).toEqual([100])

    const row = await book.call('figures.getMakeup', { unitCode: eaKly, indicator: 'CC_TOTAL', ...april })
    expect(row.total).toBe(16)
    expect(row.postings.map((one) => [one.from, one.indicator, one.channel, one.value])).toEqual([
      [before, 'CC_TOTAL', 'FIXED', 9],
      [on, 'CC_EXCH', 'FIXED', 4],
      [on, 'CC_NEW', 'FIXED', 3],
    ])
    expect(row.postings.every((one) => one.author !== '' && one.entryId > 0 && one.file === null)).toBe(true)
  })

  it('is refused of an indicator that is no flow', async () => {
    const book = await openDistrict()
    await expect(book.call('figures.getMakeup', { indicator: 'POP_ELIG', from: on, to: on })).rejects.toThrow(
      'không có chỉ tiêu',
    )
  })
})
