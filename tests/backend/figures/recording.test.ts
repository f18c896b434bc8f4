import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import {
  counter,
  district,
  eaKly,
  eaYong,
  on,
  openDistrict,
  outside,
  posting,
  record,
  recording,
  refusedWith,
  span,
} from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const ledgerSize = (book: TestBook) =>
  book.raw((db) => ({
    entries: db.prepare('SELECT count(*) FROM entries').pluck().get(),
    revisions: db.prepare('SELECT count(*) FROM revisions').pluck().get(),
  }))

const effective = async (book: TestBook, unitCode: string, indicator: string, day = on) =>
  (await book.call('figures.getDay', { on: day })).cells.find(
    (cell) => cell.unitCode === unitCode && cell.indicator === indicator,
  )?.effective ?? null

describe('recording figures', () => {
  it('takes all of a call or none of it', async () => {
    const book = await openDistrict()
    const before = ledgerSize(book)
    const codes = await refusedWith(book, posting(eaKly, 'CC_NEW', on, 5), posting('99999', 'CC_NEW', on, 5))
    expect(codes).toEqual(['unknown-unit'])
    expect(ledgerSize(book)).toEqual(before)
    expect((await book.call('figures.getDay', { on })).cells).toEqual([])
  })

  it('keeps every figure of a call as one entry', async () => {
    const book = await openDistrict()
    const before = ledgerSize(book)
    const saved = await record(
      book,
      posting(eaKly, 'CC_NEW', on, 5),
      posting(eaYong, 'CC_NEW', on, 0),
      posting(outside, 'EID_ACT', on, 2),
    )
    expect(saved).toMatchObject({ changed: 3 })
    expect(ledgerSize(book)).toEqual({ entries: Number(before.entries) + 1, revisions: Number(before.revisions) + 3 })
  })

  it('records nothing twice when the same call comes again, even after the day was closed', async () => {
    const book = await openDistrict()
    const input = recording(posting(eaKly, 'CC_NEW', '2023-04-15', 5))
    const first = await book.call('figures.recordFigures', input)
    await book.call('figures.closeDay', { on: localDate('2023-04-15'), reasons: [] })
    const size = ledgerSize(book)
    const again = await book.call('figures.recordFigures', input)
    expect(again).toEqual({ entryId: first.entryId, changed: 0, savedAt: first.savedAt })
    expect(ledgerSize(book)).toEqual(size)
  })

  it('refuses another call under the id of an earlier one and changes nothing', async () => {
    const book = await openDistrict()
    const input = recording(posting(eaKly, 'CC_NEW', on, 5))
    await book.call('figures.recordFigures', input)
    const failure = await book.failure('figures.recordFigures', {
      ...input,
      postings: [posting(eaKly, 'CC_NEW', on, 6)],
    })
    expect(failure).toEqual({ kind: 'domain', code: 'figures/client-id-reused', data: { clientId: input.clientId } })
    expect(await effective(book, eaKly, 'CC_NEW')).toBe(5)
  })

  it('makes no revision of a figure equal to what stands', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 5))
    const size = ledgerSize(book)
    expect(await record(book, posting(eaKly, 'CC_NEW', on, 5))).toMatchObject({ entryId: null, changed: 0 })
    expect(await record(book, posting(eaKly, 'CC_EXCH', on, null))).toMatchObject({ entryId: null, changed: 0 })
    expect(ledgerSize(book)).toEqual(size)
    expect(await record(book, posting(eaKly, 'CC_NEW', on, 5), posting(eaKly, 'CC_EXCH', on, 1))).toMatchObject({
      changed: 1,
    })
  })

  it('keeps the last of several figures for one cell in a call', async () => {
    const book = await openDistrict()
    expect(await record(book, posting(eaKly, 'CC_NEW', on, 5), posting(eaKly, 'CC_NEW', on, 7))).toMatchObject({
      changed: 1,
    })
    expect(await effective(book, eaKly, 'CC_NEW')).toBe(7)
  })

  it('tells blank from 0', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 0))
    const zero = await book.call('figures.getDay', { on })
    expect(zero.cells.map(({ indicator, fixed, effective: value }) => [indicator, fixed, value])).toEqual([
      ['CC_NEW', 0, 0],
      ['CC_TOTAL', null, 0],
    ])
    await record(book, posting(eaKly, 'CC_NEW', on, null))
    expect((await book.call('figures.getDay', { on })).cells).toEqual([])
  })

  it('keeps text that is not a number as a draft: blank, out of totals, and an error that blocks closing', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_EXCH', on, 2), posting(eaKly, 'CC_NEW', on, null, { draft: '12o' }))
    const page = await book.call('figures.getDay', { on })
    expect(page.cells.find((cell) => cell.indicator === 'CC_NEW')).toMatchObject({
      fixed: null,
      effective: null,
      draft: '12o',
    })
    expect(page.cells.find((cell) => cell.indicator === 'CC_TOTAL')?.effective).toBe(2)
    expect(page.issues).toMatchObject([
      { code: 'not-a-number', severity: 'error', where: { unitCode: eaKly, indicator: 'CC_NEW', date: on } },
    ])
    await record(book, posting(eaKly, 'CC_NEW', on, 12))
    expect((await book.call('figures.getDay', { on })).issues).toEqual([])
  })

  it('shows a draft of the mobile channel too, so that no day is closed over it', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', on, 5),
      posting(eaKly, 'CC_NEW', on, null, { channel: 'MOBILE', draft: 'hai' }),
    )
    const page = await book.call('figures.getDay', { on })
    expect(page.cells.find((cell) => cell.indicator === 'CC_NEW')).toMatchObject({
      fixed: 5,
      mobile: null,
      draft: 'hai',
    })
    expect(page.issues.map((issue) => issue.code)).toEqual(['not-a-number'])
  })

  it.each([
    ['an unknown unit', posting('00001', 'CC_NEW', on, 1), 'unknown-unit'],
    ['an unknown indicator', posting(eaKly, 'CC_NEWS', on, 1), 'unknown-indicator'],
    ['a name every object has', posting(eaKly, '__proto__', on, 1), 'unknown-indicator'],
    ['a ratio', posting(eaKly, 'R_ACT_TGT', on, 1), 'unknown-indicator'],
    ['a difference, which is only ever computed', posting(eaKly, 'EID_WAIT', on, 1), 'not-typed'],
    ['an age band before 1/7/2024', posting(eaKly, 'CC_U6', '2024-06-30', 1), 'not-valid-on'],
    ['a level over a span', span(eaKly, 'POP_ELIG', '2023-04-01', '2023-04-30', 1), 'stock-span'],
    ['an opening over a span', span(eaKly, 'EID_ACT_CUM', '2023-04-01', '2023-04-30', 1), 'stock-span'],
    ['a level of a mobile team', posting(eaKly, 'POP_ELIG', on, 1, { channel: 'MOBILE' }), 'stock-channel'],
    ['a flow of the whole unit, which no row would ever show', posting(district, 'CC_NEW', on, 1), 'not-a-row'],
    ['an opening of the whole unit, to which no row would add', posting(district, 'CC_CUM', on, 9_000), 'not-a-row'],
  ])('refuses %s', async (_, given, code) => {
    const book = await openDistrict()
    expect(await refusedWith(book, given)).toEqual([code])
  })

  it('takes populations of the whole unit', async () => {
    const book = await openDistrict()
    expect(await record(book, posting(district, 'POP_ELIG', on, 90_000))).toMatchObject({ changed: 1 })
  })

  it('takes an age band from 1/7/2024 on', async () => {
    const book = await openDistrict()
    expect(await record(book, posting(eaKly, 'CC_U6', '2024-07-01', 1))).toMatchObject({ changed: 1 })
  })

  it('refuses flows of a closed day, in any span that holds it, and takes them after reopening', async () => {
    const book = await openDistrict()
    const saturday = localDate('2023-04-15')
    await record(book, posting(eaKly, 'CC_NEW', saturday, 5), posting(eaKly, 'CC_ERR', saturday, 1))
    await book.call('figures.closeDay', { on: saturday, reasons: [] })
    expect(await refusedWith(book, posting(eaKly, 'CC_NEW', saturday, 6))).toEqual(['day-closed'])
    expect(await refusedWith(book, posting(eaKly, 'CC_ERR', saturday, 2))).toEqual(['day-closed'])
    expect(await refusedWith(book, span(eaKly, 'CC_RCV', '2023-04-01', '2023-04-30', 6))).toEqual(['day-closed'])
    await book.call('figures.reopenDay', { on: saturday, reason: 'gõ nhầm' })
    expect(await record(book, posting(eaKly, 'CC_NEW', saturday, 6))).toMatchObject({ changed: 1 })
  })

  it('keeps an odd unit code like any other', async () => {
    const book = await openDistrict()
    expect(await record(book, posting(counter, 'CC_NEW', on, 3))).toMatchObject({ changed: 1 })
  })
})

describe('spans that share days', () => {
  it('are refused against what stands, in both directions', async () => {
    const book = await openDistrict()
    await record(
      book,
      posting(eaKly, 'CC_NEW', '2023-04-30', 3),
      span(eaYong, 'CC_NEW', '2023-04-01', '2023-04-30', 90),
    )
    expect(await refusedWith(book, span(eaKly, 'CC_NEW', '2023-04-30', '2023-05-31', 9))).toEqual(['span-overlaps'])
    expect(await refusedWith(book, posting(eaYong, 'CC_NEW', '2023-04-01', 9))).toEqual(['span-overlaps'])
    expect(await refusedWith(book, span(eaYong, 'CC_NEW', '2023-03-01', '2023-05-31', 9))).toEqual(['span-overlaps'])
    expect(await record(book, span(eaKly, 'CC_NEW', '2023-05-01', '2023-05-31', 9))).toMatchObject({ changed: 1 })
  })

  it('are refused within one call', async () => {
    const book = await openDistrict()
    const codes = await refusedWith(
      book,
      span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', 90),
      posting(eaKly, 'CC_NEW', '2023-04-15', 3),
    )
    expect(codes).toEqual(['span-overlaps', 'span-overlaps'])
    expect(
      await refusedWith(
        book,
        span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', 90),
        span(eaKly, 'CC_NEW', '2023-04-30', '2023-05-01', 3),
      ),
    ).toHaveLength(2)
  })

  it('are refused between a total and its parts, which would count twice', async () => {
    const book = await openDistrict()
    await record(book, span(eaKly, 'EID_COL', '2023-04-01', '2023-04-30', 90))
    expect(await refusedWith(book, posting(eaKly, 'EID1_COL', '2023-04-10', 3))).toEqual(['span-overlaps'])
    expect(await record(book, span(eaKly, 'EID1_COL', '2023-04-01', '2023-04-30', 40))).toMatchObject({ changed: 1 })
    expect(await record(book, posting(eaKly, 'EID1_APP', '2023-04-10', 3))).toMatchObject({ changed: 1 })
  })

  it('stand beside each other in different channels and rows', async () => {
    const book = await openDistrict()
    await record(book, span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', 90))
    expect(
      await record(book, posting(eaKly, 'CC_NEW', on, 3, { channel: 'MOBILE' }), posting(eaYong, 'CC_NEW', on, 4)),
    ).toMatchObject({ changed: 2 })
  })

  it('are refused while one of the days under them stays, though another is taken away in the same call', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', '2023-04-14', 3), posting(eaKly, 'CC_NEW', '2023-04-15', 4))
    const overTwoDays = span(eaKly, 'CC_NEW', '2023-04-14', '2023-04-15', 9)
    expect(await refusedWith(book, overTwoDays, posting(eaKly, 'CC_NEW', '2023-04-14', null))).toEqual([
      'span-overlaps',
    ])
    expect(await refusedWith(book, overTwoDays, posting(eaKly, 'CC_NEW', '2023-04-15', null))).toEqual([
      'span-overlaps',
    ])
  })

  it('are corrected by taking the old one away in the same call', async () => {
    const book = await openDistrict()
    await record(book, span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', 90))
    const changed = await record(
      book,
      span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', null),
      posting(eaKly, 'CC_NEW', '2023-04-01', 4),
    )
    expect(changed).toMatchObject({ changed: 2 })
    expect(await effective(book, eaKly, 'CC_NEW', localDate('2023-04-01'))).toBe(4)
  })

  it('are not held back by a figure that was taken away', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 3))
    await record(book, posting(eaKly, 'CC_NEW', on, null))
    expect(await record(book, span(eaKly, 'CC_NEW', '2023-04-01', '2023-04-30', 90))).toMatchObject({ changed: 1 })
  })
})

describe('a text kept as a draft', () => {
  it('is refused when it looks like a citizen’s number: the store keeps counts only', async () => {
    const book = await openDistrict()
    expect(await refusedWith(book, posting(eaKly, 'CC_NEW', on, null, { draft: '066 203 004 567' }))).toEqual([
      'draft-has-identifier',
    ])
    expect(await record(book, posting(eaKly, 'CC_NEW', on, null, { draft: '12.34' }))).toMatchObject({ changed: 1 })
  })
})
