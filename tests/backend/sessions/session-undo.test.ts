import { afterEach, describe, expect, it } from 'vitest'
import type { TestBook } from '#tests/support/test-book.ts'
import {
  approve,
  closeApprovalBooks,
  closeDays,
  friday,
  openApprovalBook,
  put,
  thursday,
} from '../figures/approved-days.ts'
import { eaKly, posting } from '../support/sample-unit.ts'
import { figure, type Plan, plan, report, save } from './held-sessions.ts'

afterEach(closeApprovalBooks)

const id = 'buoi-thpt-0001'
const held = (day: string = friday, more: Partial<Plan> = {}): Plan => plan(id, day, more)
let calls = 0

const undo = (entryId: number | null, conflicts: 'refuse' | 'skip' = 'refuse') => {
  calls += 1
  return { clientId: `undo-session-${String(calls).padStart(4, '0')}`, entryId: entryId ?? 0, conflicts }
}

async function effective(book: TestBook, on = friday): Promise<number | null> {
  const { cells } = await book.call('figures.getDay', { on })
  return cells.find((one) => one.unitCode === eaKly && one.indicator === 'CC_NEW')?.effective ?? null
}

async function isSound(book: TestBook): Promise<boolean> {
  return (await book.call('backup.verifyStore', {})).ok
}

describe('taking back an entry with a session', () => {
  it('that was added takes the session and its figures away, and taking that back brings both', async () => {
    const book = await openApprovalBook()
    const { entryId } = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const { entryId: undone } = await book.call('figures.undoEntry', undo(entryId))
    expect(await effective(book)).toBeNull()
    expect(await book.failure('sessions.getSession', { id })).toMatchObject({ code: 'sessions/unknown' })
    await book.call('figures.undoEntry', undo(undone))
    expect(await effective(book)).toBe(18)
    expect(await book.call('sessions.getSession', { id })).toMatchObject({
      session: { plan: held(), totals: { CC_NEW: 18 } },
      history: [{ plan: { id } }, { plan: null }, { plan: { id } }],
    })
    expect(await isSound(book)).toBe(true)
  })

  it('that was moved puts it back on its day with what it had there', async () => {
    const book = await openApprovalBook()
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const { entryId } = await save(book, held(thursday), figure(eaKly, 'CC_NEW', 20))
    await book.call('figures.undoEntry', undo(entryId))
    expect([await effective(book), await effective(book, thursday)]).toEqual([18, null])
    expect((await book.call('sessions.getSession', { id })).session.plan.on).toBe(friday)
    expect(await isSound(book)).toBe(true)
  })

  it('that was only planned takes the plan back', async () => {
    const book = await openApprovalBook()
    const { entryId } = await save(book, held(friday, { status: 'planned' }))
    await book.call('figures.undoEntry', undo(entryId))
    expect(await book.call('sessions.listSessions', { from: friday, to: friday })).toEqual([])
    expect(await book.failure('figures.undoEntry', undo(entryId))).toMatchObject({ code: 'figures/nothing-to-undo' })
  })

  it('that was written again since is refused by name, or left whole', async () => {
    const book = await openApprovalBook()
    const { entryId } = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    await save(book, held(friday, { note: 'thêm một tổ' }), figure(eaKly, 'CC_NEW', 18))
    expect(await book.failure('figures.undoEntry', undo(entryId))).toMatchObject({
      code: 'figures/undo-session-changed',
      data: { sessions: [{ id, on: friday, place: 'Trường THPT Lê Hồng Phong' }] },
    })
    expect(await book.call('figures.undoEntry', undo(entryId, 'skip'))).toMatchObject({ entryId: null, changed: 0 })
    expect(await effective(book)).toBe(18)
    expect(await isSound(book)).toBe(true)
  })

  it('of a locked day is refused, whether figures or only the plan would change', async () => {
    const book = await openApprovalBook()
    const first = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const second = await save(book, held(friday, { host: 'Sở Y tế' }), figure(eaKly, 'CC_NEW', 18))
    await closeDays(book, friday)
    expect(await book.failure('figures.undoEntry', undo(second.entryId))).toMatchObject({ code: 'figures/refused' })
    await book.call('figures.reopenDay', { on: friday, reason: 'sửa lại' })
    await book.call('figures.undoEntry', undo(second.entryId))
    await approve(book, friday)
    expect(await book.failure('figures.undoEntry', undo(first.entryId))).toMatchObject({
      code: 'figures/undo-session-changed',
    })
    expect(await effective(book)).toBe(18)
  })

  it('settles a session told by two units for the first of them', async () => {
    const book = await openApprovalBook()
    await report(book, held(), figure(eaKly, 'CC_NEW', 18))
    const { entryId } = await report(book, held(friday, { workedBy: 'Công an xã' }), figure(eaKly, 'CC_NEW', 17))
    await book.call('figures.undoEntry', undo(entryId))
    expect(await effective(book)).toBe(18)
    expect(await book.call('sessions.listDuplicates', { from: friday, to: friday })).toEqual([])
  })
})

describe('putting a day back as it was', () => {
  it('leaves its sessions as they are and says how many stood otherwise', async () => {
    const book = await openApprovalBook()
    const { entryId } = await put(book, posting(eaKly, 'CC_NEW', friday, 5))
    await put(book, posting(eaKly, 'CC_NEW', friday, 9))
    await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    calls += 1
    const input = { clientId: `restore-${String(calls).padStart(6, '0')}`, on: friday, asOfEntryId: entryId ?? 0 }
    expect(await book.call('figures.restoreDay', input)).toMatchObject({ changed: 1, sessionsLeft: 1 })
    expect(await effective(book)).toBe(5 + 18)
    expect(await isSound(book)).toBe(true)
  })
})

describe('the history of a day', () => {
  it('lists what a session put there, and the cell says it came from a session', async () => {
    const book = await openApprovalBook()
    const { entryId } = await save(book, held(), figure(eaKly, 'CC_NEW', 18))
    const [entry] = await book.call('figures.listEntries', { on: friday })
    expect(entry).toMatchObject({ entryId, source: 'session', cells: 1, sample: [{ channel: `S:${id}`, after: 18 }] })
    const detail = await book.call('figures.getCellDetail', { unitCode: eaKly, indicator: 'CC_NEW', on: friday })
    expect(detail.history).toMatchObject([{ source: 'session', value: 18 }])
  })
})
