import { afterEach, describe, expect, it } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import { eaKly, eaYong, type PostingInput, posting, recording, sampleSetup, span } from '../support/sample-unit.ts'
import {
  approve,
  closeApprovalBooks,
  closeDays,
  friday,
  openApprovalBook,
  put,
  stateOf,
  thursday,
  unlock,
} from './approved-days.ts'

afterEach(closeApprovalBooks)

let calls = 0
const clientId = (): string => `history-call-${String((calls += 1)).padStart(4, '0')}`

const entries = (book: TestBook, on = friday, limit?: number): Promise<Output<'figures.listEntries'>> =>
  book.call('figures.listEntries', limit === undefined ? { on } : { on, limit })
const undo = (book: TestBook, entryId: number, conflicts: 'refuse' | 'skip' = 'refuse') =>
  book.call('figures.undoEntry', { clientId: clientId(), entryId, conflicts })
const cannotUndo = (book: TestBook, entryId: number) =>
  book.failure('figures.undoEntry', { clientId: clientId(), entryId })

/** Records figures and answers the entry they made. */
async function entry(book: TestBook, ...postings: PostingInput[]): Promise<number> {
  const { entryId } = await put(book, ...postings)
  if (entryId === null) throw new Error('nothing was recorded')
  return entryId
}

/** What is typed on a day, both channels, as `unit indicator fixed/mobile "draft"`. */
async function typedOn(book: TestBook, on: LocalDate = friday): Promise<string[]> {
  const { cells } = await book.call('figures.getDay', { on })
  return cells
    .filter((cell) => cell.fixed !== null || cell.mobile !== null || cell.draft !== null)
    .map((cell) => `${cell.unitCode} ${cell.indicator} ${cell.fixed}/${cell.mobile} ${cell.draft ?? ''}`.trim())
}

describe('the entries of a day', () => {
  it('are listed newest first with what they changed, on the day and in all', async () => {
    const book = await openApprovalBook()
    const first = await entry(book, posting(eaKly, 'CC_NEW', friday, 5), posting(eaKly, 'CC_NEW', thursday, 4))
    await entry(book, posting(eaKly, 'CC_NEW', thursday, 3))
    const second = await entry(
      book,
      posting(eaKly, 'CC_NEW', friday, 7),
      posting(eaKly, 'CC_NEW', friday, 2, { channel: 'MOBILE' }),
      posting(eaYong, 'CC_EXCH', friday, 1),
      posting(eaYong, 'CC_REIS', friday, 0),
    )
    expect(await entries(book)).toMatchObject([
      {
        entryId: second,
        author: 'Người thử',
        source: 'typed',
        cells: 4,
        allCells: 4,
        sample: [
          { unitCode: eaKly, indicator: 'CC_NEW', channel: 'FIXED', before: 5, after: 7 },
          { unitCode: eaKly, indicator: 'CC_NEW', channel: 'MOBILE', before: null, after: 2 },
          { unitCode: eaYong, indicator: 'CC_EXCH', before: null, after: 1 },
        ],
        undoneBy: null,
      },
      { entryId: first, cells: 1, allCells: 2, sample: [{ before: null, after: 5 }] },
    ])
    expect((await entries(book, friday, 1)).map((one) => one.entryId)).toEqual([second])
  })

  it('include spans that touch the day, and leave out balances and entries without figures', async () => {
    const book = await openApprovalBook()
    const made = await entry(book, span(eaKly, 'CC_NEW', '2023-04-10', '2023-04-20', 50))
    await entry(book, posting(eaKly, 'CC_CUM', friday, 900))
    await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on: friday, text: 'tại trường' })
    expect((await entries(book)).map((one) => [one.entryId, one.cells])).toEqual([[made, 1]])
    expect(await entries(book, localDate('2023-04-21'))).toEqual([])
  })
})

describe('taking an entry back', () => {
  it('gives its cells what stood before: figures, texts, channels and spans', async () => {
    const book = await openApprovalBook()
    await entry(book, posting(eaKly, 'CC_NEW', friday, 5), posting(eaKly, 'EID_ACT', friday, null, { draft: '1o' }))
    const before = await typedOn(book)
    const made = await entry(
      book,
      posting(eaKly, 'CC_NEW', friday, null, { draft: '7?' }),
      posting(eaKly, 'EID_ACT', friday, 10),
      posting(eaKly, 'CC_NEW', friday, 2, { channel: 'MOBILE' }),
      span(eaYong, 'CC_NEW', '2023-04-17', '2023-04-20', 50),
    )
    expect(await undo(book, made)).toMatchObject({ changed: 4, skipped: 0 })
    expect(await typedOn(book)).toEqual(before)
    await put(book, posting(eaYong, 'CC_NEW', '2023-04-18', 1))
    expect((await entries(book))[0]).toMatchObject({ source: 'undone', undoneBy: null })
    expect((await entries(book)).find((one) => one.entryId === made)?.undoneBy).toBe((await entries(book))[0]?.entryId)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('can itself be taken back, after a restart too, and again', async () => {
    const book = await openApprovalBook()
    await entry(book, posting(eaKly, 'CC_NEW', friday, 5))
    const made = await entry(book, posting(eaKly, 'CC_NEW', friday, 7))
    const undone = await undo(book, made)
    await book.reopen()
    expect(await typedOn(book)).toEqual([`${eaKly} CC_NEW 5/null`])
    const redone = await undo(book, undone.entryId ?? 0)
    expect(await typedOn(book)).toEqual([`${eaKly} CC_NEW 7/null`])
    const undoneBy = async () => (await entries(book)).map((one) => [one.entryId, one.undoneBy])
    expect(await undoneBy()).toContainEqual([undone.entryId, redone.entryId])
    expect(await undoneBy()).toContainEqual([made, null])
    const again = await undo(book, made)
    expect(await typedOn(book)).toEqual([`${eaKly} CC_NEW 5/null`])
    expect(await undoneBy()).toContainEqual([made, again.entryId])
  })

  it('names cells that were changed since, and leaves them when told to', async () => {
    const book = await openApprovalBook()
    const made = await entry(book, posting(eaKly, 'CC_NEW', friday, 5), posting(eaYong, 'CC_NEW', friday, 6))
    await put(book, posting(eaYong, 'CC_NEW', friday, 8))
    expect(await cannotUndo(book, made)).toEqual({
      kind: 'domain',
      code: 'figures/undo-conflict',
      data: {
        cells: [
          {
            unitCode: eaYong,
            indicator: 'CC_NEW',
            channel: 'FIXED',
            from: friday,
            to: friday,
            entered: 6,
            standing: 8,
          },
        ],
      },
    })
    expect(await typedOn(book)).toEqual([`${eaKly} CC_NEW 5/null`, `${eaYong} CC_NEW 8/null`])
    expect(await undo(book, made, 'skip')).toMatchObject({ changed: 1, skipped: 1 })
    expect(await typedOn(book)).toEqual([`${eaYong} CC_NEW 8/null`])
    expect(await undo(book, made, 'skip')).toMatchObject({ entryId: null, changed: 0, skipped: 1 })
  })

  it('is done once, and a repeated call answers with the entry it made', async () => {
    const book = await openApprovalBook()
    const made = await entry(book, posting(eaKly, 'CC_NEW', friday, 5))
    const call = { clientId: clientId(), entryId: made, conflicts: 'refuse' as const }
    const first = await book.call('figures.undoEntry', call)
    expect(await book.call('figures.undoEntry', call)).toEqual({ ...first, changed: 0 })
    expect(await book.failure('figures.undoEntry', { ...call, entryId: made + 1 })).toMatchObject({
      code: 'figures/client-id-reused',
    })
    expect(await cannotUndo(book, made)).toMatchObject({ code: 'figures/nothing-to-undo', data: { entryId: made } })
  })

  it('is refused for what brought no figures, and for what there is not', async () => {
    const book = await openApprovalBook()
    await closeDays(book, friday)
    const last = Number((await book.call('audit.getChain', {})).entries)
    for (const entryId of [last, last + 100])
      expect(await cannotUndo(book, entryId)).toMatchObject({ code: 'figures/nothing-to-undo', data: { entryId } })
  })

  it('keeps closed and approved days as they are, as recording does', async () => {
    const book = await openApprovalBook()
    const made = await entry(book, posting(eaKly, 'CC_NEW', friday, 5))
    await closeDays(book, friday)
    expect(await cannotUndo(book, made)).toMatchObject({
      code: 'figures/refused',
      data: { issues: [{ code: 'day-closed' }] },
    })
    await book.call('figures.approveDays', { days: [friday] })
    expect(await cannotUndo(book, made)).toMatchObject({ data: { issues: [{ code: 'day-approved' }] } })
    await unlock(book, [friday])
    expect(await undo(book, made)).toMatchObject({ changed: 1 })
    expect((await stateOf(book, friday)).adjustments).toEqual([1])
  })

  it('does not lay a span over days that were typed since', async () => {
    const book = await openApprovalBook()
    await entry(book, span(eaKly, 'CC_NEW', thursday, friday, 50))
    const cleared = await entry(book, span(eaKly, 'CC_NEW', thursday, friday, null))
    await put(book, posting(eaKly, 'CC_NEW', friday, 20))
    expect(await cannotUndo(book, cleared)).toMatchObject({ data: { issues: [{ code: 'span-overlaps' }] } })
  })

  it('covers the balances of the set-up and brings back the document they came with', async () => {
    const book = await openApprovalBook()
    const openings = (value: number, document: string) => ({
      on: localDate('2022-12-31'),
      document,
      rows: [{ unitCode: eaKly, figures: { CC_CUM: value } }],
    })
    const setUp = (value: number, document: string) =>
      book.call('settings.applySetup', { ...sampleSetup(), openings: openings(value, document) })
    const level = async () =>
      (await book.call('figures.getDay', { on: friday })).carried.find((one) => one.unitCode === eaKly)?.stocks[
        'CC_CUM'
      ]
    const newest = async () => Number((await book.call('audit.getChain', {})).entries)
    /** The set-up makes entries of settings beside the one of balances. */
    const lastWithFigures = async (): Promise<number> => {
      for (let id = await newest(); id > 0; id -= 1)
        if ((await book.call('audit.getEvent', { id }))?.changes.length) return id
      throw new Error('no entry has figures')
    }
    await setUp(900, 'BC 01')
    await setUp(950, 'BC 02')
    await undo(book, await lastWithFigures())
    expect(await level()).toBe(900)
    expect((await book.call('settings.getSetup', {}))?.openings).toEqual(openings(900, 'BC 01'))
  })
})

describe('restoring a day', () => {
  const restore = (book: TestBook, asOfEntryId: number) =>
    book.call('figures.restoreDay', { clientId: clientId(), on: friday, asOfEntryId })

  it('gives every cell what stood after an entry, by one entry that can be taken back', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 5), posting(eaKly, 'EID_ACT', friday, null, { draft: '1o' }))
    const point = await entry(book, posting(eaYong, 'CC_NEW', friday, 1, { channel: 'MOBILE' }))
    const then = await typedOn(book)
    await put(book, posting(eaKly, 'CC_NEW', friday, 9), posting(eaKly, 'EID_ACT', friday, 10))
    await put(
      book,
      posting(eaYong, 'CC_NEW', friday, null, { channel: 'MOBILE' }),
      posting(eaYong, 'CC_ERR', friday, 2),
    )
    await put(book, posting(eaKly, 'CC_NEW', thursday, 30))
    const later = await typedOn(book)
    const restored = await restore(book, point)
    expect(restored.changed).toBe(4)
    expect(await typedOn(book)).toEqual(then)
    expect(await typedOn(book, thursday)).toEqual([`${eaKly} CC_NEW 30/null`])
    expect((await entries(book))[0]).toMatchObject({ entryId: restored.entryId, source: 'restored', cells: 4 })
    await undo(book, restored.entryId ?? 0)
    expect(await typedOn(book)).toEqual(later)
  })

  it('to before everything blanks the day; to now changes nothing and makes no entry', async () => {
    const book = await openApprovalBook()
    const last = await entry(book, posting(eaKly, 'CC_NEW', friday, 5))
    expect(await restore(book, last)).toMatchObject({ entryId: null, changed: 0 })
    await restore(book, 0)
    expect(await typedOn(book)).toEqual([])
  })

  it('repeated answers the same; on a locked day it is refused', async () => {
    const book = await openApprovalBook()
    await put(book, posting(eaKly, 'CC_NEW', friday, 5))
    const call = { clientId: clientId(), on: friday, asOfEntryId: 0 }
    const first = await book.call('figures.restoreDay', call)
    await book.call('figures.recordFigures', recording(posting(eaKly, 'CC_NEW', friday, 6)))
    expect(await book.call('figures.restoreDay', call)).toEqual({ ...first, changed: 0 })
    expect(await typedOn(book)).toEqual([`${eaKly} CC_NEW 6/null`])
    await approve(book, friday)
    expect(await book.failure('figures.restoreDay', { ...call, clientId: clientId() })).toMatchObject({
      data: { issues: [{ code: 'day-approved' }] },
    })
  })
})
