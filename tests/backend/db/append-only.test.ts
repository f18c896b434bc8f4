import { afterEach, describe, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { eaKly, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks } from '../support/test-backend.ts'

afterEach(closeTestBooks)

const tables = ['entries', 'revisions', 'target_revisions', 'note_revisions', 'day_events'] as const
const saturday = localDate('2023-04-15')

/** A book with a row in every table of the ledger. */
async function fullLedger() {
  const book = await openDistrict({
    targets: [
      {
        unitCode: eaKly,
        measure: 'ACT',
        kind: 'cumulative',
        needed: { count: 5 },
        from: saturday,
        to: saturday,
        document: '',
      },
    ],
  })
  await record(book, posting(eaKly, 'CC_NEW', saturday, 5))
  await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on: saturday, text: 'lưu động' })
  await book.call('figures.closeDay', { on: saturday, reasons: [] })
  return book
}

describe('the ledger', () => {
  it.each(tables)('refuses to change or delete a row of %s, even by hand', async (table) => {
    const book = await fullLedger()
    book.raw((db) => {
      const count = () => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
      const before = count()
      expect(before).toBeGreaterThan(0)
      expect(() => db.prepare(`UPDATE ${table} SET id = id + 100`).run()).toThrow('append-only')
      expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('append-only')
      expect(count()).toBe(before)
    })
  })

  it('is not replaced through INSERT OR REPLACE without the chain noticing', async () => {
    const book = await fullLedger()
    book.raw((db) => {
      db.pragma('recursive_triggers = OFF')
      db.prepare(
        `INSERT OR REPLACE INTO revisions (id, entry_id, unit_id, indicator, channel, from_on, to_on, value, draft)
         SELECT id, entry_id, unit_id, indicator, channel, from_on, to_on, value + 1, draft FROM revisions WHERE value IS NOT NULL LIMIT 1`,
      ).run()
    })
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: false, chain: false })
  })
})
