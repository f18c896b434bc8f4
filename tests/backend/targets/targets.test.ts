import { afterEach, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, eaYong, openDistrict, posting, record, span } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

type TargetInput = Input<'targets.setTargets'>['targets'][number]

function target(changes: Partial<TargetInput> = {}, from = '2023-01-01', to = '2023-12-31'): TargetInput {
  return {
    unitCode: eaKly,
    measure: 'ACT',
    kind: 'cumulative',
    needed: { count: 1000 },
    from: localDate(from),
    to: localDate(to),
    document: 'KH 45',
    ...changes,
  }
}

const set = (book: TestBook, ...targets: TargetInput[]) => book.call('targets.setTargets', { targets })
const inForce = (book: TestBook, on: string) => book.call('targets.listInForce', { on: localDate(on) })
const neededOn = async (book: TestBook, on: string) => (await inForce(book, on)).map((one) => one.needed)
const detail = async (book: TestBook, indicator: string, on: string) =>
  (await book.call('figures.getCellDetail', { unitCode: eaKly, indicator, on: localDate(on) })).target

describe('a target', () => {
  it('is in force from its first day to its last', async () => {
    const book = await openDistrict()
    await set(book, target({}, '2023-02-01', '2023-02-28'))
    for (const [on, count] of [
      ['2023-01-31', 0],
      ['2023-02-01', 1],
      ['2023-02-28', 1],
      ['2023-03-01', 0],
    ] as const)
      expect([on, (await inForce(book, on)).length]).toEqual([on, count])
    expect(await inForce(book, '2023-02-10')).toEqual([target({}, '2023-02-01', '2023-02-28')])
  })

  it('gives way to one that begins later, while that one lasts', async () => {
    const book = await openDistrict()
    await set(book, target({ needed: { count: 2000 } }, '2023-06-01', '2023-06-30'), target())
    expect(await neededOn(book, '2023-05-31')).toEqual([{ count: 1000 }])
    expect(await neededOn(book, '2023-06-15')).toEqual([{ count: 2000 }])
    expect(await neededOn(book, '2023-07-01')).toEqual([{ count: 1000 }])
  })

  it('given again for the same days replaces the one before', async () => {
    const book = await openDistrict()
    await set(book, target())
    await set(book, target({ needed: { count: 1500 }, kind: 'in-period' }))
    expect(await inForce(book, '2023-04-15')).toEqual([target({ needed: { count: 1500 }, kind: 'in-period' })])
  })

  it('that is withdrawn leaves nothing, and may be set again', async () => {
    const book = await openDistrict()
    await set(book, target())
    await set(book, target({ needed: null }))
    expect(await inForce(book, '2023-04-15')).toEqual([])
    expect(await set(book, target())).toEqual({ changed: 1 })
    expect(await neededOn(book, '2023-04-15')).toEqual([{ count: 1000 }])
  })

  it('that is withdrawn leaves an earlier one in force', async () => {
    const book = await openDistrict()
    await set(book, target(), target({ needed: { count: 2000 } }, '2023-03-01', '2023-12-31'))
    await set(book, target({ needed: null }, '2023-03-01', '2023-12-31'))
    expect(await neededOn(book, '2023-04-15')).toEqual([{ count: 1000 }])
  })

  it('whose first day is corrected to an earlier one stays in force', async () => {
    const book = await openDistrict()
    await set(book, target({}, '2023-03-01', '2023-12-31'))
    await set(book, target({ needed: null }, '2023-03-01', '2023-12-31'), target({}, '2023-01-01', '2023-12-31'))
    expect(await neededOn(book, '2023-04-15')).toEqual([{ count: 1000 }])
  })

  it('given again as it stands changes nothing', async () => {
    const book = await openDistrict()
    await set(book, target(), target({ measure: 'CC' }))
    const before = book.raw((db) => db.prepare('SELECT count(*) FROM target_revisions').pluck().get())
    expect(await set(book, target(), target({ measure: 'CC' }))).toEqual({ changed: 0 })
    expect(await set(book, target(), target({ measure: 'CC', document: 'KH 46' }))).toEqual({ changed: 1 })
    expect(book.raw((db) => db.prepare('SELECT count(*) FROM target_revisions').pluck().get())).toBe(Number(before) + 1)
  })

  it('of an unknown unit is refused with all of the call', async () => {
    const book = await openDistrict()
    expect(await book.failure('targets.setTargets', { targets: [target(), target({ unitCode: '00001' })] })).toEqual({
      kind: 'domain',
      code: 'units/unknown',
      data: { codes: ['00001'] },
    })
    expect(await inForce(book, '2023-04-15')).toEqual([])
  })

  it('is kept apart by unit and measure', async () => {
    const book = await openDistrict()
    await set(
      book,
      target(),
      target({ unitCode: eaYong, needed: { count: 7 } }),
      target({ measure: 'COL', needed: { count: 9 } }),
    )
    expect((await inForce(book, '2023-04-15')).map((one) => [one.unitCode, one.measure, one.needed])).toEqual([
      [eaKly, 'ACT', { count: 1000 }],
      [eaKly, 'COL', { count: 9 }],
      [eaYong, 'ACT', { count: 7 }],
    ])
  })
})

describe('what a target needs', () => {
  it('as a share is rounded up from the denominator of the day', async () => {
    const book = await openDistrict()
    await set(book, target({ needed: { shareBp: 5501, denominator: 'POP_ELIG' } }))
    expect(await detail(book, 'EID_ACT', '2023-04-15')).toBeNull()
    await record(
      book,
      posting(eaKly, 'POP_ELIG', '2023-01-01', 11_111),
      posting(eaKly, 'POP_ELIG', '2023-05-01', 10_000),
    )
    // 11111 × 55,01 % = 6112,1611 → 6113; 10000 × 55,01 % = 5501 exactly.
    expect(await detail(book, 'EID_ACT', '2023-04-30')).toEqual({ numerator: null, needed: 6113 })
    expect(await detail(book, 'EID_ACT', '2023-05-01')).toEqual({ numerator: null, needed: 5501 })
  })

  it('counts the stock at the date for a cumulative target, the flow since its beginning for one in a period', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'EID_ACT_CUM', '2022-12-31', 500))
    await record(
      book,
      posting(eaKly, 'EID_ACT', '2023-02-28', 10),
      posting(eaKly, 'EID_ACT', '2023-03-01', 20),
      posting(eaKly, 'EID_ACT', '2023-03-02', 3, { channel: 'MOBILE' }),
    )
    await set(book, target({ kind: 'cumulative' }))
    expect(await detail(book, 'EID1_ACT', '2023-03-31')).toEqual({ numerator: 533, needed: 1000 })
    await set(book, target({ kind: 'in-period' }, '2023-03-01', '2023-12-31'))
    expect(await detail(book, 'EID1_ACT', '2023-03-31')).toEqual({ numerator: 23, needed: 1000 })
    expect(await detail(book, 'EID1_ACT', '2023-03-01')).toEqual({ numerator: 20, needed: 1000 })
  })

  it('counts in a period what lies wholly inside it', async () => {
    const book = await openDistrict()
    await set(book, target({ kind: 'in-period', measure: 'CC' }, '2023-03-01', '2023-12-31'))
    await record(
      book,
      span(eaKly, 'CC_TOTAL', '2023-02-15', '2023-03-14', 100),
      span(eaKly, 'CC_TOTAL', '2023-03-15', '2023-04-14', 40),
    )
    expect(await detail(book, 'CC_NEW', '2023-04-13')).toEqual({ numerator: null, needed: 1000 })
    expect(await detail(book, 'CC_NEW', '2023-04-14')).toEqual({ numerator: 40, needed: 1000 })
  })
})
