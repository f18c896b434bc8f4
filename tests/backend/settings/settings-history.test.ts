import { afterEach, describe, expect, it } from 'vitest'
import { eaKly, on, openDistrict, posting, record, sampleSetup } from '../support/sample-unit.ts'
import { closeTestBooks, openTestBook, type TestBook } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const entries = (book: TestBook): unknown[] =>
  book.raw((db) => db.prepare('SELECT id, author, source FROM entries ORDER BY id').raw().all())
const settings = (book: TestBook): unknown[] =>
  book.raw((db) => db.prepare('SELECT entry_id, key FROM setting_revisions ORDER BY id').raw().all())
const units = (book: TestBook): unknown[] =>
  book.raw((db) => db.prepare('SELECT entry_id, code, name, is_removed FROM unit_revisions ORDER BY id').raw().all())
const author = 'Trung uý Y Moan'

describe('the history of what is printed beside figures', () => {
  it('has the first set-up as one entry, before the figures it brings', async () => {
    const book = openTestBook()
    const openings = { on, document: 'BC', rows: [{ unitCode: eaKly, figures: { CC_CUM: 5 } }] }
    await book.call('settings.applySetup', sampleSetup({ openings }))
    expect(entries(book)).toEqual([
      [1, author, 'set-up'],
      [2, author, 'set-up'],
    ])
    expect(settings(book)).toEqual([
      [1, 'workspace'],
      [1, 'letterhead'],
      [1, 'reporting'],
    ])
    expect(units(book)).toHaveLength(7)
  })

  it('has only what differs when the set-up is done again, and nothing when nothing does', async () => {
    const book = await openDistrict()
    await book.call('settings.applySetup', sampleSetup())
    expect(entries(book)).toHaveLength(1)
    const [first, second, ...others] = sampleSetup().communes
    if (first === undefined || second === undefined) throw new Error('the sample has communes')
    const renamed = { ...first, name: 'Xã tên mới' }
    await book.call('settings.applySetup', sampleSetup({ communes: [renamed, second], isSample: true }))
    expect(others).toHaveLength(1)
    expect(settings(book).slice(3)).toEqual([[2, 'workspace']])
    expect(units(book).slice(7)).toEqual([
      [2, renamed.code, 'Xã tên mới', 0],
      [2, '654.R1', 'Quầy bộ phận một cửa', 0],
      [2, '654-CPX', 'Chưa phân xã', 0],
      [2, '654-NDB', 'Ngoài địa bàn', 0],
      [2, others[0]?.code, others[0]?.name, 1],
    ])
  })

  it('has every change of letterhead, way of reporting and holidays, and none of drafts and preferences', async () => {
    const book = await openDistrict()
    const { letterhead, reporting } = sampleSetup()
    await book.call('settings.setLetterhead', letterhead)
    await book.call('settings.setLetterhead', { ...letterhead, place: 'Nơi khác' })
    await book.call('settings.setReporting', { ...reporting, decimals: 1 })
    await book.call('settings.setHolidays', { holidays: [{ on, name: 'Nghỉ bù' }] })
    await book.call('settings.setPreferences', { entryColumns: [], theme: 'dark' })
    await book.call('settings.saveSetupDraft', { text: 'x' })
    expect(settings(book).slice(3)).toEqual([
      [2, 'letterhead'],
      [3, 'reporting'],
      [4, 'holidays'],
    ])
    expect(entries(book).slice(1)).toEqual([2, 3, 4].map((id) => [id, author, 'settings']))
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })
})

describe('a book kept before there was a history', () => {
  const forget = (book: TestBook): void =>
    book.raw((db) => {
      db.exec(`DROP TRIGGER setting_revisions_no_delete; DROP TRIGGER unit_revisions_no_delete;
        DROP TRIGGER entries_no_delete; DELETE FROM setting_revisions; DELETE FROM unit_revisions; DELETE FROM entries`)
    })

  it('is taken over once, with everything that is printed beside its figures', async () => {
    const book = await openDistrict()
    await book.call('settings.setPreferences', { entryColumns: [], theme: 'dark' })
    await book.backend.close()
    forget(book)
    const again = openTestBook({ dir: book.dir })
    expect(entries(again)).toEqual([[1, 'Sổ Căn Cước', 'book-taken-over']])
    expect(settings(again)).toEqual([
      [1, 'letterhead'],
      [1, 'reporting'],
      [1, 'workspace'],
    ])
    expect(units(again)).toHaveLength(7)
    const kinds = again.raw((db) => db.prepare('SELECT kind FROM audit_events').pluck().all())
    expect(kinds).toEqual(['book-taken-over'])
    await record(again, posting(eaKly, 'CC_NEW', on, 1))
    await again.backend.close()
    const third = openTestBook({ dir: book.dir })
    expect(entries(third)).toHaveLength(2)
    expect(await third.call('backup.verifyStore', {})).toMatchObject({ ok: true })
  })

  it('is left alone while it is new or has its history', async () => {
    const book = openTestBook()
    expect(entries(book)).toEqual([])
    await book.call('settings.applySetup', sampleSetup())
    await book.backend.close()
    expect(entries(openTestBook({ dir: book.dir }))).toHaveLength(1)
  })
})
