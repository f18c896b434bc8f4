/** Tampering by hand, through a connection that has let go of every trigger: each one has to be found. */
import type Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { eaKly, eaYong, on, openDistrict, posting, record } from '../support/sample-unit.ts'
import { closeTestBooks, type TestBook } from '../support/test-backend.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { sessionPlan } from '#tests/support/session-plan.ts'

afterEach(closeTestBooks)

const sunday = localDate('2023-04-16')

async function filledBook(): Promise<TestBook> {
  const book = await openDistrict({
    targets: [
      { unitCode: eaKly, measure: 'ACT', kind: 'cumulative', needed: { count: 5 }, from: on, to: on, document: 'KH' },
    ],
  })
  await record(book, posting(eaKly, 'CC_NEW', on, 10), posting(eaYong, 'CC_NEW', on, 4))
  await record(book, posting(eaKly, 'CC_NEW', on, 20))
  await record(book, posting(eaKly, 'CC_EXCH', on, 3), posting(eaKly, 'CC_ERR', on, 1))
  await book.call('targets.setTargets', {
    targets: [
      { unitCode: eaKly, measure: 'ACT', kind: 'cumulative', needed: { count: 6 }, from: on, to: on, document: 'KH' },
    ],
  })
  await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on, text: 'một' })
  await book.call('figures.setNote', { unitCode: eaKly, indicator: 'CC_NEW', on, text: 'hai' })
  await book.call('sessions.saveSession', {
    clientId: 'verify-session-1',
    plan: sessionPlan('verify-session', on),
    figures: [{ unitCode: eaYong, indicator: 'EID2_COL', value: 7 }],
  })
  await book.call('figures.closeDay', { on: sunday, reasons: [] })
  await book.call('figures.reopenDay', { on: sunday, reason: 'sai số' })
  return book
}

function tamper(book: TestBook, ...statements: string[]): void {
  book.raw((db: Database.Database) => {
    db.pragma('foreign_keys = OFF')
    const triggers = db
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all()
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
    let changes = 0
    for (const statement of statements) changes += db.prepare(statement).run().changes
    expect(changes).toBeGreaterThan(0)
    for (const { sql } of triggers) db.exec(sql)
  })
}

/** Puts the last row but one of a table after the last, so that the older one counts. */
const olderLast = (table: string) =>
  `UPDATE ${table} SET id = 1000 WHERE id = (SELECT id FROM ${table} ORDER BY id DESC LIMIT 1 OFFSET 1)`

describe('verifying a store', () => {
  it('finds a sound one sound and counts its revisions', async () => {
    const book = await filledBook()
    expect(await book.call('backup.verifyStore', {})).toEqual({
      ok: true,
      revisions: 6,
      integrity: true,
      chain: true,
      totals: true,
      problems: [],
    })
  })

  it('finds an empty one sound', async () => {
    expect(await (await openDistrict()).call('backup.verifyStore', {})).toMatchObject({ ok: true, revisions: 0 })
  })

  it.each([
    ['an altered value', ['UPDATE revisions SET value = 21 WHERE value = 20'], 'chain'],
    [
      'an altered value with its projection',
      [
        'UPDATE revisions SET value = 21 WHERE value = 20',
        "UPDATE postings SET value = value + 1 WHERE indicator IN ('CC_NEW', 'CC_TOTAL') AND unit_id = 2",
        'UPDATE postings SET typed = 21 WHERE typed = 20',
        "UPDATE month_sums SET total = total + 1 WHERE unit_id = 2 AND indicator IN ('CC_NEW', 'CC_TOTAL')",
      ],
      'chain',
    ],
    [
      'an altered date',
      ["UPDATE revisions SET from_on = '2023-04-13', to_on = '2023-04-13' WHERE value = 20"],
      'chain',
    ],
    ['an altered author', ["UPDATE entries SET author = 'người khác' WHERE id = 1"], 'chain'],
    ['an altered time', ["UPDATE entries SET recorded_at = '2023-04-15T00:00:00.000Z' WHERE id = 2"], 'chain'],
    ['an altered target', ['UPDATE target_revisions SET count = 4 WHERE count = 6'], 'chain'],
    ['an altered note', ["UPDATE note_revisions SET text = 'ba' WHERE text = 'hai'"], 'chain'],
    ['an altered reason', ["UPDATE day_events SET reason = 'khác' WHERE action = 'reopen'"], 'chain'],
    ['a deleted revision', ['DELETE FROM revisions WHERE value = 20'], 'chain'],
    [
      'an added revision',
      [
        'INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value) SELECT entry_id, unit_id, indicator, channel, from_on, to_on, 1 FROM revisions LIMIT 1',
      ],
      'chain',
    ],
    [
      'a deleted entry in the middle',
      ['DELETE FROM revisions WHERE entry_id = 2', 'DELETE FROM entries WHERE id = 2'],
      'chain',
    ],
    [
      'a deleted first entry',
      ['DELETE FROM target_revisions WHERE entry_id = 1', 'DELETE FROM entries WHERE id = 1'],
      'chain',
    ],
    [
      'two entries in each other’s place',
      [
        'UPDATE entries SET id = -2 WHERE id = 2',
        'UPDATE entries SET id = 2 WHERE id = 3',
        'UPDATE entries SET id = 3 WHERE id = -2',
      ],
      'chain',
    ],
    ['a row given to another entry', ['UPDATE revisions SET entry_id = entry_id + 1 WHERE value = 20'], 'chain'],
    [
      'units with exchanged codes',
      [
        "UPDATE units SET code = 'x' WHERE id = 2",
        "UPDATE units SET code = '24490' WHERE id = 3",
        "UPDATE units SET code = '24493' WHERE id = 2",
      ],
      'chain',
    ],
    ['an altered projection', ['UPDATE postings SET value = 21 WHERE value = 20'], 'totals'],
    ['an altered typed value in the projection', ['UPDATE postings SET typed = NULL WHERE typed = 20'], 'totals'],
    ['an invented draft in the projection', ["UPDATE postings SET draft = 'x' WHERE typed IS NULL"], 'totals'],
    ['a deleted projection', ["DELETE FROM postings WHERE indicator = 'CC_EXCH'"], 'totals'],
    [
      'an added projection',
      [
        "INSERT INTO postings (unit_id, indicator, from_on, to_on, channel, typed, value) VALUES (3, 'CC_NEW', '2023-04-01', '2023-04-01', 'FIXED', 1, 1)",
      ],
      'totals',
    ],
    [
      'an altered month sum',
      ["UPDATE month_sums SET total = total + 1 WHERE indicator = 'CC_TOTAL' AND unit_id = 2"],
      'totals',
    ],
    ['a month sum that miscounts its days', ['UPDATE month_sums SET days = days + 1 WHERE unit_id = 3'], 'totals'],
    ['a deleted month sum', ['DELETE FROM month_sums WHERE unit_id = 2'], 'totals'],
    ['a changed year sum', ['UPDATE year_sums SET total = total + 1 WHERE unit_id = 2'], 'totals'],
    ['a deleted year sum', ['DELETE FROM year_sums WHERE unit_id = 2'], 'totals'],
    ['an added month sum', ["INSERT INTO month_sums VALUES (2, 'CC_NEW', '2023-05', 'FIXED', 1, 1)"], 'totals'],
    [
      'a session moved in its record alone',
      [`UPDATE record_revisions SET value = replace(value, '"on":"2023-04-14"', '"on":"2023-04-13"')`],
      'totals',
    ],
    ['a session cancelled in its record alone', ["DELETE FROM record_revisions WHERE kind = 'session'"], 'totals'],
    ['an altered letterhead', ["UPDATE settings SET value = '{}' WHERE key = 'letterhead'"], 'totals'],
    ['a deleted setting', ["DELETE FROM settings WHERE key = 'letterhead'"], 'totals'],
    ['an altered name of a commune', ["UPDATE units SET name = 'Xã khác' WHERE id = 2"], 'totals'],
    ['an exchanged order of communes', ['UPDATE units SET sort_order = 9 - sort_order WHERE id IN (2, 3)'], 'totals'],
    ['a deleted row without figures', ["DELETE FROM units WHERE kind = 'outside'"], 'totals'],
    ['an altered family of totals', ["DELETE FROM total_parts WHERE part = 'CC_REIS'"], 'totals'],
  ] as [string, string[], 'chain' | 'totals'][])('finds %s', async (_, statements, where) => {
    const book = await filledBook()
    tamper(book, ...statements)
    const found = await book.call('backup.verifyStore', {})
    expect([found.ok, found[where]]).toEqual([false, false])
    expect(found.problems.length).toBeGreaterThan(0)
    expect(found.problems.join()).not.toMatch(/người khác|khác|ba/)
  })

  it.each(['target_revisions', 'note_revisions', 'day_events'])(
    'finds rows of %s in another order than their entries',
    async (table) => {
      const book = await filledBook()
      tamper(book, olderLast(table))
      expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: false, chain: false })
    },
  )

  it('finds an older revision put after a newer one, even with every projection made to fit', async () => {
    const book = await filledBook()
    tamper(
      book,
      'UPDATE revisions SET id = 100 WHERE value = 10',
      'UPDATE postings SET typed = 10, value = 10 WHERE typed = 20',
      "UPDATE postings SET value = value - 10 WHERE indicator = 'CC_TOTAL' AND unit_id = 2",
      "UPDATE month_sums SET total = total - 10 WHERE unit_id = 2 AND indicator IN ('CC_NEW', 'CC_TOTAL')",
    )
    expect(
      (await book.call('figures.getDay', { on })).cells.find(
        (cell) => cell.unitCode === eaKly && cell.indicator === 'CC_NEW',
      )?.fixed,
    ).toBe(10)
    expect(await book.call('backup.verifyStore', {})).toMatchObject({ ok: false, chain: false })
  })

  it('answers at most so many problems that a person can read them', async () => {
    const book = await filledBook()
    tamper(book, "UPDATE entries SET hash = replace(hash, '0', '1')")
    expect((await book.call('backup.verifyStore', {})).problems.length).toBeLessThanOrEqual(30)
  })
})
