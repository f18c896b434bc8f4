import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '#backend/db/open-store.ts'
import { openStoreAsOf } from '#backend/db/store-as-of.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import type { NewRevision, NewUnitRevision } from '#backend/figures/ledger-rows.ts'
import { createLedgerService, type EntryRows } from '#backend/figures/ledger.service.ts'
import { createUnitsRepo } from '#backend/units/units.repo.ts'

const seed = 20230415
const totals: Readonly<Record<string, readonly string[]>> = {
  CC_TOTAL: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  EID_ACT: ['EID1_ACT', 'EID2_ACT'],
}

let folder = ''
let db: Store
let clientIds = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-can-cuoc-as-of-'))
  db = openStore(join(folder, 'so.db'))
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

function append(rows: EntryRows, at = '2023-04-15T09:00:00.000Z'): void {
  const ledger = createLedgerService(createLedgerRepo(db), { instant: () => at, today: () => at.slice(0, 10) })
  const head = { clientId: `as-of-${++clientIds}`, author: 'Người thử', source: 'typed', document: '', request: '' }
  db.transaction(() => ledger.append(head, rows)).immediate()
}

function asOf<T>(entries: number, work: (past: Store) => T): T {
  const past = openStoreAsOf(db, entries)
  try {
    return work(past)
  } finally {
    past.close()
  }
}

const unit = (code: string, more: Partial<NewUnitRevision> = {}): NewUnitRevision => ({
  code,
  kind: 'commune',
  name: `Xã ${code}`,
  parentCode: null,
  validFrom: '1900-01-01',
  validTo: null,
  sortOrder: 0,
  isRemoved: 0,
  ...more,
})

/** Puts a unit in the store with its revision. */
function addUnit(row: NewUnitRevision): number {
  const units = createUnitsRepo(db)
  const parentId = units.all().find((one) => one.code === row.parentCode)?.id ?? null
  append({ units: [row] })
  return units.insert({ ...row, kind: 'commune', parentId })
}

const postings = (store: Store): unknown[] =>
  store
    .prepare(
      'SELECT unit_id, indicator, from_on, to_on, channel, typed, value, draft FROM postings ORDER BY 1, 2, 3, 4, 5',
    )
    .raw()
    .all()
/** A month whose every day was emptied again stays with nothing in it in a store that grew day by day. */
const months = (store: Store): unknown[] =>
  store
    .prepare(
      'SELECT unit_id, indicator, month, channel, total, days FROM month_sums WHERE days <> 0 ORDER BY 1, 2, 3, 4',
    )
    .raw()
    .all()

/** The same of a year. */
const years = (store: Store): unknown[] =>
  store
    .prepare('SELECT unit_id, indicator, year, channel, total, days FROM year_sums WHERE days <> 0 ORDER BY 1, 2, 3, 4')
    .raw()
    .all()

type Row = readonly [number, string, string, string, string, number | null, number | null, string | null]

/** The current cells worked out by going through everything that was recorded. */
function folded(revisions: readonly NewRevision[]): Row[] {
  const cells = new Map<string, { row: NewRevision; typed: number | null; draft: string | null }>()
  const key = (row: NewRevision, indicator: string) => [row.unitId, indicator, row.from, row.to, row.channel].join('|')
  for (const row of revisions) {
    cells.set(key(row, row.indicator), { row, typed: row.value, draft: row.draft })
    const total = Object.keys(totals).find((one) => totals[one]?.includes(row.indicator))
    if (total !== undefined && !cells.has(key(row, total)))
      cells.set(key(row, total), { row: { ...row, indicator: total }, typed: null, draft: null })
  }
  return [...cells.values()].map(({ row, typed, draft }): Row => {
    const parts = (totals[row.indicator] ?? []).flatMap((part) => cells.get(key(row, part))?.typed ?? [])
    const sum = parts.length === 0 ? null : parts.reduce((whole, part) => whole + part, 0)
    return [row.unitId, row.indicator, row.from, row.to, row.channel, typed, typed ?? sum, draft]
  })
}

const dates = ['2023-01-31', '2023-02-01', '2023-02-28', '2024-02-29', '2024-03-01'] as const
const indicators = ['CC_NEW', 'CC_EXCH', 'CC_TOTAL', 'EID1_ACT', 'EID_ACT', 'CC_DEL'] as const

const anyRevision = fc
  .record({
    unit: fc.integer({ min: 0, max: 1 }),
    indicator: fc.constantFrom(...indicators),
    channel: fc.constantFrom('FIXED', 'MOBILE'),
    from: fc.constantFrom(...dates),
    isSpan: fc.boolean(),
    value: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 4 }),
    isDraft: fc.boolean(),
  })
  .map(({ isSpan, isDraft, ...row }) => ({
    ...row,
    to: isSpan ? '2024-03-05' : row.from,
    draft: isDraft && row.value === null ? '12a' : null,
  }))

describe('the store as it stood after an entry', () => {
  test('has the figures of then, for every entry of random histories', { timeout: 60_000 }, () => {
    let compared = 0
    const communes = [addUnit(unit('A')), addUnit(unit('B', { sortOrder: 1 }))]
    const before = 2
    let taken: NewRevision[][] = []
    fc.assert(
      fc.property(fc.array(fc.array(anyRevision, { minLength: 1, maxLength: 12 }), { maxLength: 8 }), (history) => {
        const entries = history.map((rows) =>
          rows.map(({ unit: at, ...row }): NewRevision => {
            return { ...row, unitId: communes[at] ?? 0, unitCode: at === 0 ? 'A' : 'B' }
          }),
        )
        for (const revisions of entries) append({ revisions })
        taken = [...taken, ...entries]
        const newest = before + taken.length
        asOf(newest, (past) => {
          expect(postings(past)).toEqual(postings(db))
          expect(months(past)).toEqual(months(db))
          expect(years(past)).toEqual(years(db))
        })
        const older = taken.length - entries.length
        asOf(before + older, (past) => {
          const expected = folded(taken.slice(0, older).flat())
          expect(new Set(postings(past).map(String))).toEqual(new Set(expected.map(String)))
        })
        compared += 2
      }),
      { seed, numRuns: 25 },
    )
    for (let entries = 0; entries <= taken.length; entries += 7) {
      asOf(before + entries, (past) => {
        const expected = folded(taken.slice(0, entries).flat())
        expect(new Set(postings(past).map(String))).toEqual(new Set(expected.map(String)))
      })
      compared += 1
    }
    console.info(`seed ${seed}: ${compared} stores of the past compared over ${taken.length} entries, 0 failed`)
  })

  test('is told from another moment (positive control)', () => {
    const unitId = addUnit(unit('A'))
    const place = { unitId, unitCode: 'A', indicator: 'CC_NEW', channel: 'FIXED', from: '2023-04-14', to: '2023-04-14' }
    append({ revisions: [{ ...place, value: 5, draft: null }] })
    append({ revisions: [{ ...place, value: 6, draft: null }] })
    expect(asOf(2, postings)).not.toEqual(postings(db))
    expect(asOf(3, postings)).toEqual(postings(db))
  })

  test('has the units and settings of then, under the ids their figures have', () => {
    const root = addUnit(unit('R', { kind: 'district', name: 'Huyện' }))
    const commune = addUnit(unit('A', { parentCode: 'R', sortOrder: 1 }))
    append({ settings: [{ key: 'letterhead', value: '{"place":"cũ"}' }] })
    append({ units: [unit('A', { parentCode: 'R', sortOrder: 1, name: 'Xã đổi tên' })] })
    append({ units: [unit('B', { parentCode: 'R', sortOrder: 2 })], settings: [{ key: 'letterhead', value: '{}' }] })
    append({ units: [unit('B', { parentCode: 'R', sortOrder: 2, isRemoved: 1 })] })
    const names = (past: Store) =>
      past.prepare('SELECT id, code, name, parent_id FROM units ORDER BY sort_order').raw().all()
    const letterhead = (past: Store) =>
      past.prepare("SELECT value FROM settings WHERE key = 'letterhead'").pluck().get()
    expect(asOf(1, names)).toEqual([[root, 'R', 'Huyện', null]])
    expect(asOf(3, names)).toEqual([
      [root, 'R', 'Huyện', null],
      [commune, 'A', 'Xã A', root],
    ])
    expect([asOf(2, letterhead), asOf(3, letterhead), asOf(5, letterhead)]).toEqual([undefined, '{"place":"cũ"}', '{}'])
    expect(asOf(5, names)).toEqual([
      [root, 'R', 'Huyện', null],
      [commune, 'A', 'Xã đổi tên', root],
      [expect.any(Number), 'B', 'Xã B', root],
    ])
    expect(asOf(6, names)).toHaveLength(2)
  })

  test('takes what the book was taken over with for every moment before', () => {
    const units = createUnitsRepo(db)
    const place = { parentId: null, validFrom: '1900-01-01', validTo: null, sortOrder: 0 }
    const unitId = units.insert({ code: 'A', kind: 'commune', name: 'Xã A', ...place })
    const day = { from: '2023-04-14', to: '2023-04-14', channel: 'FIXED', draft: null }
    append({ revisions: [{ unitId, unitCode: 'A', indicator: 'CC_NEW', ...day, value: 5 }] })
    append({
      units: [unit('A')],
      settings: [{ key: 'letterhead', value: '{"place":"lúc nhận"}' }],
      auditEvents: [{ kind: 'book-taken-over', subject: '', details: '{}' }],
    })
    append({ units: [unit('A', { name: 'Xã mới' })], settings: [{ key: 'reporting', value: '{}' }] })
    const shown = (past: Store) => [
      past.prepare('SELECT name FROM units').pluck().all(),
      past.prepare('SELECT key FROM settings ORDER BY key').pluck().all(),
    ]
    expect(asOf(1, shown)).toEqual([['Xã A'], ['letterhead']])
    expect(asOf(3, shown)).toEqual([['Xã mới'], ['letterhead', 'reporting']])
  })

  test('cannot be written to, and leaves the open store as it is', () => {
    addUnit(unit('A'))
    const before = db.prepare('SELECT count(*) FROM units').pluck().get()
    asOf(1, (past) => expect(() => past.exec('DELETE FROM units')).toThrow(/readonly|query/i))
    expect(db.prepare('SELECT count(*) FROM units').pluck().get()).toBe(before)
  })
})
