import { afterEach, describe, expect, it } from 'vitest'
import { eaKly, eaYong, hoaDong, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'
import { addFile, choose, clientId, commit, figure, importSheet, preview, sheetOf, usualRows } from './import-book.ts'

afterEach(closeTestBooks)

const domain = (code: string): unknown => expect.objectContaining({ kind: 'domain', code })

async function waiting(book: TestBook, rows = usualRows): Promise<{ importId: number; planHash: string }> {
  const { id } = await addFile(book, sheetOf(rows))
  const { planHash } = await preview(book, id)
  return { importId: id, planHash }
}

describe('committing an import', () => {
  it('writes what the preview showed as one entry with its source, and tells it in the audit', async () => {
    const book = await openDistrict()
    const { importId, planHash } = await waiting(book)
    const seen = await preview(book, importId)
    expect(seen.counts).toMatchObject({ new: 12, refused: 0, asked: 0 })
    expect(seen.writes).toBe(9)
    const done = await book.call('importing.commitImport', { importId, clientId: clientId(), planHash })
    expect(done).toMatchObject({ changed: 9, requested: 0 })
    expect(await figure(book, eaKly, 'CC_TOTAL', on)).toBe(15)
    const [entry] = await book.call('figures.listEntries', { on })
    expect(entry).toMatchObject({ source: 'imported', document: 'Tệp bao-cao.csv', cells: 9 })
    const { events } = await book.call('audit.listEvents', {})
    expect(events[0]?.lines.join(' ')).toMatch(/Nhập tệp bao-cao.csv: 12 ô mới, mã băm [0-9a-f]{12}/)
    const places = book.raw((db) =>
      db.prepare("SELECT address FROM import_sources WHERE unit_code = ? AND indicator = 'CC_EXCH'").pluck().all(eaKly),
    )
    expect(places).toEqual(['C3'])
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('given twice answers the same and writes nothing twice', async () => {
    const book = await openDistrict()
    const call = { ...(await waiting(book)), clientId: clientId() }
    const first = await book.call('importing.commitImport', call)
    const second = await book.call('importing.commitImport', call)
    expect(second).toEqual({ ...first, changed: 0 })
    const other = await book.failure('importing.commitImport', { ...call, clientId: clientId() })
    expect(other).toEqual(domain('importing/not-waiting'))
  })

  it('is refused when the book has changed since the preview', async () => {
    const book = await openDistrict()
    const call = { ...(await waiting(book)), clientId: clientId() }
    await record(book, posting(eaKly, 'CC_NEW', on, 99))
    expect(await book.failure('importing.commitImport', call)).toEqual(domain('importing/plan-changed'))
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(99)
  })

  it('is refused when the choices have changed since the preview', async () => {
    const book = await openDistrict()
    const { importId, planHash } = await waiting(book)
    await choose(book, importId, { ignoredSheets: [0] })
    const failure = await book.failure('importing.commitImport', { importId, clientId: clientId(), planHash })
    expect(failure).toEqual(domain('importing/plan-changed'))
  })

  it('has nothing to write the second time, and says which import it repeats', async () => {
    const book = await openDistrict()
    const first = await importSheet(book, usualRows)
    const again = await addFile(book, sheetOf(usualRows))
    expect(again).toMatchObject({ sameAs: first, counts: { same: 12, new: 0, changed: 0 } })
    const { planHash } = await preview(book, again.id)
    const failure = await book.failure('importing.commitImport', { importId: again.id, clientId: clientId(), planHash })
    expect(failure).toEqual(domain('importing/nothing-to-write'))
  })

  it('does not double what two computers of a unit send', async () => {
    const book = await openDistrict()
    await importSheet(book, usualRows)
    const other = await addFile(book, sheetOf(usualRows, 'Ngày 14/4/2023'), 'may-2.csv')
    expect(other).toMatchObject({ sameAs: null, counts: { same: 12, new: 0, changed: 0 } })
    expect(await figure(book, eaKly, 'CC_TOTAL', on)).toBe(15)
  })

  it('leaves out what is refused or asked and writes the rest', async () => {
    const book = await openDistrict()
    const { id, counts, questions } = await addFile(
      book,
      sheetOf(['Xã Ea Kly,1O,3,0,', 'Xã Ea Yông,2,3,1,6', 'Xã Lạ Hoắc,5,1,0,6']),
    )
    expect(counts).toMatchObject({ new: 5, refused: 1 })
    expect(counts?.asked).toBeGreaterThan(0)
    expect(questions).toBe(2)
    await commit(book, id)
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBeNull()
    expect(await figure(book, eaYong, 'CC_NEW', on)).toBe(2)
  })

  it('is reopened to answer what was left open, and then only that is new', async () => {
    const book = await openDistrict()
    const text = 'SỐ LIỆU NGÀY 14/4/2023\nĐơn vị,CCCD cấp mới,Loại A\nXã Ea Kly,12,1'
    const { id } = await addFile(book, new TextEncoder().encode(text))
    await commit(book, id)
    expect(await figure(book, eaKly, 'CC_EXCH', on)).toBeNull()
    const again = await book.call('importing.reopenImport', { importId: id })
    expect(again).toMatchObject({ state: 'waiting', questions: 1, counts: { new: 0, same: 1, asked: 1 } })
    expect((await book.call('importing.reopenImport', { importId: id })).id).toBe(again.id)
    const question = (await preview(book, again.id)).questions[0]?.id ?? ''
    await choose(book, again.id, { answers: { [question]: 'flow:CC_EXCH:ALL' } })
    expect((await preview(book, again.id)).counts).toMatchObject({ new: 1, changed: 0, same: 1 })
    await commit(book, again.id)
    expect(await figure(book, eaKly, 'CC_EXCH', on)).toBe(1)
    const waiting = await addFile(book, sheetOf(usualRows))
    expect(await book.failure('importing.reopenImport', { importId: waiting.id })).toMatchObject({
      code: 'importing/not-committed',
    })
  })

  it('makes one backup for a queue of files', async () => {
    const book = await openDistrict()
    const copies = async () =>
      (await book.call('backup.listBackups', {})).filter(({ kind }) => kind === 'before-import')
    await importSheet(book, usualRows)
    expect(await copies()).toHaveLength(1)
    await importSheet(book, ['Xã Ea Kly,1,1,1,3'], 'BÁO CÁO NGÀY 13/4/2023')
    await importSheet(book, ['Xã Ea Kly,2,1,1,4'], 'BÁO CÁO NGÀY 12/4/2023')
    expect(await copies()).toHaveLength(1)
  })
})

describe('locked days', () => {
  it('are never changed: their figures wait as requests until the day takes them', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 1))
    const { issues, rows } = await book.call('figures.getDay', { on })
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const reasons = rows.map(({ code }) => ({ key: `blank:${code}`, reason: 'Không phát sinh' }))
    await book.call('figures.closeDay', { on, reasons })

    const { id, counts } = await addFile(book, sheetOf(usualRows))
    expect(counts).toMatchObject({ locked: 12, new: 0, changed: 0 })
    expect(await commit(book, id)).toMatchObject({ entryId: null, changed: 0, requested: 9 })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(1)

    const requests = await book.call('importing.listRequests', {})
    expect(requests).toHaveLength(9)
    expect(requests[0]).toMatchObject({
      unitCode: eaKly,
      indicator: 'CC_NEW',
      before: 1,
      standing: 1,
      value: 12,
      canApply: false,
    })
    const ids = requests.map((one) => one.id)
    const refused = await book.failure('importing.applyRequests', { clientId: clientId(), ids })
    expect(refused).toEqual(domain('figures/refused'))

    await book.call('figures.reopenDay', { on, reason: 'Xã gửi bổ sung' })
    expect((await book.call('importing.listRequests', {})).every(({ canApply }) => canApply)).toBe(true)
    const call = { clientId: clientId(), ids: ids.slice(1) }
    expect(await book.call('importing.applyRequests', call)).toMatchObject({ changed: 8 })
    expect(await book.call('importing.applyRequests', call)).toMatchObject({ changed: 0 })
    await book.call('importing.dropRequests', { ids: ids.slice(0, 1) })
    expect(await book.call('importing.listRequests', {})).toEqual([])
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(1)
    expect(await figure(book, eaYong, 'CC_TOTAL', on)).toBe(6)
    expect(await book.failure('importing.dropRequests', { ids })).toEqual(domain('importing/unknown-request'))
  })
})

describe('undoing an import', () => {
  it('gives every cell what stood before, and the history says so', async () => {
    const book = await openDistrict()
    await record(book, posting(eaKly, 'CC_NEW', on, 1))
    const importId = await importSheet(book, usualRows)
    expect(await book.call('importing.undoImport', { importId, clientId: clientId() })).toMatchObject({
      changed: 9,
      skipped: 0,
    })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(1)
    expect(await figure(book, hoaDong, 'CC_EXCH', on)).toBeNull()
    const [head] = await book.call('importing.listImports', { states: ['undone'] })
    expect(head).toMatchObject({ id: importId, state: 'undone' })
    expect(await book.call('importing.listImports', { states: ['committed'] })).toEqual([])
    expect(await addFile(book, sheetOf(usualRows))).toMatchObject({ sameAs: null, counts: { new: 10, changed: 2 } })
  })

  it('shows what was changed since in words, and keeps it unless it is left out', async () => {
    const book = await openDistrict()
    const importId = await importSheet(book, usualRows)
    await record(book, posting(eaKly, 'CC_NEW', on, 13))
    const failure = await book.failure('importing.undoImport', { importId, clientId: clientId() })
    expect(failure).toMatchObject({
      code: 'importing/undo-conflict',
      data: { count: 1, cells: ['Xã Ea Kly, CCCD cấp mới, 14/04/2023: tệp ghi 12, nay là 13'] },
    })
    const skip = { importId, clientId: clientId(), conflicts: 'skip' } as const
    expect(await book.call('importing.undoImport', skip)).toMatchObject({ changed: 8, skipped: 1 })
    expect(await figure(book, eaKly, 'CC_NEW', on)).toBe(13)
  })

  it('is seen when the entry was undone from the history of the day, and when that was undone in turn', async () => {
    const book = await openDistrict()
    const importId = await importSheet(book, usualRows)
    const state = async () => (await preview(book, importId)).head
    const { entryId } = await state()
    await book.call('figures.undoEntry', { clientId: clientId(), entryId: entryId ?? 0, conflicts: 'refuse' })
    expect(await state()).toMatchObject({ state: 'undone' })
    const [undoing] = await book.call('figures.listEntries', { on })
    await book.call('figures.undoEntry', { clientId: clientId(), entryId: undoing?.entryId ?? 0, conflicts: 'refuse' })
    expect(await state()).toMatchObject({ state: 'committed' })
  })
})
