import { afterEach, describe, expect, it } from 'vitest'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import { eaKly, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'
import { addFile, choose, clientId, commit, figure, preview } from './import-book.ts'

afterEach(closeTestBooks)

const domain = (code: string): unknown => expect.objectContaining({ kind: 'domain', code })
const mobile = { channel: 'MOBILE' } as const

async function close(book: TestBook): Promise<void> {
  const { rows } = await book.call('figures.getDay', { on })
  const reasons = rows.map(({ code }) => ({ key: `blank:${code}`, reason: 'Không phát sinh' }))
  await book.call('figures.closeDay', { on, reasons })
}

const open = (book: TestBook) => book.call('figures.reopenDay', { on, reason: 'Xã gửi bổ sung' })

interface Sheet {
  readonly header?: string
  readonly row?: string
  readonly choices?: Partial<ImportChoices>
}

/** Commits one row of one day and gives the import's id. */
async function take(book: TestBook, { header = 'CCCD cấp mới', row = '10', choices = {} }: Sheet): Promise<number> {
  const lines = ['BÁO CÁO NGÀY 14/4/2023', `Đơn vị,${header}`, `Xã Ea Kly,${row}`]
  const { id } = await addFile(book, new TextEncoder().encode(lines.join('\n')))
  await choose(book, id, choices)
  const { questions } = await preview(book, id)
  const answers = Object.fromEntries(questions.map((one) => [one.id, one.options[0]?.id ?? '']))
  if (questions.length > 0) await choose(book, id, { ...choices, answers })
  await commit(book, id)
  return id
}

const waiting = (book: TestBook) => book.call('importing.listRequests', {})

async function apply(book: TestBook, ids?: readonly number[]) {
  const all = (await waiting(book)).map(({ id }) => id)
  return { clientId: clientId(), ids: [...(ids ?? all)] }
}

describe('a request for a locked day', () => {
  it('is not applied when the other channel of its cell has moved since it was worked out', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 4, mobile))
    await close(book)
    await take(book, { choices: { conflict: 'add' } })
    await open(book)
    expect(await waiting(book)).toMatchObject([{ channel: 'FIXED', value: 10, canApply: true, hasMoved: false }])
    await record(book, posting(eaKly, 'CC_NEW', on, 6, mobile))
    expect(await waiting(book)).toMatchObject([
      { canApply: false, hasMoved: true, moved: { part: 'beside', stood: 4, now: 6 } },
    ])
    const failure = await book.failure('importing.applyRequests', await apply(book))
    expect(failure).toMatchObject({
      code: 'figures/refused',
      data: {
        issues: [
          {
            code: 'import/request-beside-moved',
            where: { unitCode: eaKly, indicator: 'CC_NEW', date: on },
            params: { channel: 'FIXED', value: 10, stood: 4, now: 6 },
          },
        ],
      },
    })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(6)
    await record(book, posting(eaKly, 'CC_NEW', on, 4, mobile))
    await book.call('importing.applyRequests', await apply(book))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(14)
  })

  it('does not write over what a person corrected since', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 7))
    await close(book)
    await take(book, { row: '12' })
    await open(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 9))
    const failure = await book.failure('importing.applyRequests', await apply(book))
    expect(failure).toMatchObject({
      code: 'figures/refused',
      data: { issues: [{ code: 'import/request-moved', params: { channel: 'FIXED', stood: 7, now: 9 } }] },
    })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(9)
  })

  it('for one channel goes in with that of the other channel, or after it, and not alone', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 6, mobile))
    await close(book)
    const columns = { '0:2:1!2': 'flow:CC_NEW:ALL', '0:2:1!3': 'flow:CC_NEW:MOBILE' }
    await take(book, { header: 'CCCD cấp mới,CCCD cấp mới lưu động', row: '14,4', choices: { columns } })
    await open(book)
    const requests = await waiting(book)
    expect(requests.map(({ channel, value, canApply }) => [channel, value, canApply])).toEqual([
      ['MOBILE', 4, true],
      ['FIXED', 10, true],
    ])
    const [rest, fixed] = requests.map(({ id }) => id)
    const alone = await book.failure('importing.applyRequests', await apply(book, [fixed ?? 0]))
    expect(alone).toEqual(domain('figures/refused'))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(6)
    await book.call('importing.applyRequests', await apply(book, [fixed ?? 0, rest ?? 0]))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(14)
  })

  it('is not applied together with another figure for the same cell', async () => {
    const book = await openDistrict()
    await close(book)
    await take(book, { row: '12' })
    await take(book, { row: '13' })
    await open(book)
    const both = await apply(book)
    expect(await book.failure('importing.applyRequests', both)).toMatchObject({
      code: 'figures/refused',
      data: { issues: [{ code: 'import/request-twice', params: { value: 12, other: 13 } }] },
    })
    await book.call('importing.applyRequests', await apply(book, both.ids.slice(1)))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(13)
    expect(await waiting(book)).toMatchObject([{ value: 12, canApply: false, hasMoved: true }])
  })
})

describe('undoing an import that also asked for locked days', () => {
  const rows = ['Đơn vị,CCCD cấp mới', 'Xã Ea Kly,12']
  const nextDay = '2023-04-15'

  /** A file of two days, of which one is closed. */
  async function takeBoth(book: TestBook): Promise<{ importId: number; entryId: number }> {
    await close(book)
    const lines = ['BÁO CÁO NGÀY 14/4/2023', ...rows, '', 'BÁO CÁO NGÀY 15/4/2023', ...rows]
    const { id } = await addFile(book, new TextEncoder().encode(lines.join('\n')))
    const { entryId, requested, changed } = await commit(book, id)
    expect({ requested, changed }).toEqual({ requested: 1, changed: 1 })
    return { importId: id, entryId: entryId ?? 0 }
  }

  it('takes back the figures that its requests brought in as well', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 7))
    const { importId } = await takeBoth(book)
    await open(book)
    await book.call('importing.applyRequests', await apply(book))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(12)
    const call = { importId, clientId: clientId() }
    expect(await book.call('importing.undoImport', call)).toMatchObject({ changed: 2, skipped: 0 })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(7)
    expect(await figure(book, eaKly, 'CC_NEW', nextDay)).toBeNull()
    expect(await book.call('importing.undoImport', call)).toMatchObject({ changed: 0 })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(7)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('tells conflicts of both together, and leaves both where it is told to skip', async () => {
    const book = await openDistrict()
    const { importId } = await takeBoth(book)
    await open(book)
    await book.call('importing.applyRequests', await apply(book))
    await record(book, posting(eaKly, 'CC_NEW', on, 13), posting(eaKly, 'CC_NEW', nextDay, 14))
    const failure = await book.failure('importing.undoImport', { importId, clientId: clientId() })
    expect(failure).toMatchObject({ code: 'importing/undo-conflict', data: { count: 2 } })
    const skip = { importId, clientId: clientId(), conflicts: 'skip' } as const
    expect(await book.call('importing.undoImport', skip)).toMatchObject({ changed: 0, skipped: 2 })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(13)
  })

  it('drops what waits, also when every cell was changed since and is left', async () => {
    const book = await openDistrict()
    const { importId } = await takeBoth(book)
    await record(book, posting(eaKly, 'CC_NEW', nextDay, 14))
    const skip = { importId, clientId: clientId(), conflicts: 'skip' } as const
    expect(await book.call('importing.undoImport', skip)).toMatchObject({ changed: 0, skipped: 1 })
    expect(await waiting(book)).toEqual([])
    expect(await book.call('importing.listRequests', { states: ['dropped'] })).toHaveLength(1)
  })

  it('from the history of the day drops what waits, and redoing it brings that back', async () => {
    const book = await openDistrict()
    const { entryId } = await takeBoth(book)
    const ids = (await waiting(book)).map(({ id }) => id)
    const undone = { clientId: clientId(), entryId, conflicts: 'refuse' } as const
    const { entryId: undoing } = await book.call('figures.undoEntry', undone)
    expect(await waiting(book)).toEqual([])
    expect(await book.call('importing.listRequests', { states: ['dropped'] })).toMatchObject([{ canApply: false }])
    await open(book)
    expect(await book.failure('importing.applyRequests', { clientId: clientId(), ids })).toEqual(
      domain('importing/unknown-request'),
    )
    await book.call('figures.undoEntry', { clientId: clientId(), entryId: undoing ?? 0, conflicts: 'refuse' })
    expect(await waiting(book)).toHaveLength(1)
  })
})

describe('a file that was only asked for', () => {
  it('is added again once its requests were dropped', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 4, mobile))
    await close(book)
    await take(book, { choices: { conflict: 'add' } })
    await open(book)
    await record(book, posting(eaKly, 'CC_NEW', on, 6, mobile))
    await book.call('importing.dropRequests', { ids: (await waiting(book)).map(({ id }) => id) })
    await take(book, { choices: { conflict: 'add' } })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(16)
  })

  it('is taken back with what waits of it, and then can be added again', async () => {
    const book = await openDistrict()
    await close(book)
    const id = await take(book, {})
    expect((await preview(book, id)).canUndo).toBe(true)
    const undone = await book.call('importing.undoImport', { importId: id, clientId: clientId() })
    expect(undone).toMatchObject({ changed: 1, skipped: 0 })
    expect(await waiting(book)).toEqual([])
    const [head] = await book.call('importing.listImports', {})
    expect(head).toMatchObject({ id, state: 'undone' })
    const again = { importId: id, clientId: clientId() }
    expect(await book.failure('importing.undoImport', again)).toEqual(domain('importing/not-committed'))
    expect(await take(book, {})).toBeGreaterThan(id)
    expect(await waiting(book)).toHaveLength(1)
  })

  it('gives back the figures its requests brought in, unless they were corrected since', async () => {
    const book = await openDistrict()
    await close(book)
    const id = await take(book, {})
    await open(book)
    await book.call('importing.applyRequests', await apply(book))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(10)
    await record(book, posting(eaKly, 'CC_NEW', on, 11))
    const refused = await book.failure('importing.undoImport', { importId: id, clientId: clientId() })
    expect(refused).toMatchObject({ code: 'importing/undo-conflict' })
    await record(book, posting(eaKly, 'CC_NEW', on, 10))
    await book.call('importing.undoImport', { importId: id, clientId: clientId() })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBeNull()
  })

  it('does not take the call of another import for its own', async () => {
    const book = await openDistrict()
    await close(book)
    const call = async (value: number) => {
      const bytes = new TextEncoder().encode(`BÁO CÁO NGÀY 14/4/2023\nĐơn vị,CCCD cấp mới\nXã Ea Kly,${value}`)
      const { id } = await addFile(book, bytes)
      return { importId: id, clientId: 'one-and-the-same', planHash: (await preview(book, id)).planHash }
    }
    const [first, second] = [await call(12), await call(13)]
    await book.call('importing.commitImport', first)
    expect(await book.failure('importing.commitImport', second)).toEqual(domain('figures/client-id-reused'))
    expect(await waiting(book)).toHaveLength(1)
  })
})
