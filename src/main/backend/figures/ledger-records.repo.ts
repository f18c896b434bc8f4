import type { Store } from '../db/open-store.ts'
import type { NewRecord, NewSideFigure } from './ledger-rows.ts'

/** SQL of the rows of an entry that are records or figures beside the totals. */
export function createLedgerRecordsRepo(db: Store) {
  const insertRecord = db.prepare<[NewRecord & { entryId: number }]>(
    'INSERT INTO record_revisions (entry_id, kind, key, value) VALUES (:entryId, :kind, :key, :value)',
  )
  const insertSideFigure = db.prepare<[NewSideFigure & { entryId: number }]>(
    `INSERT INTO side_revisions (entry_id, book, subject, line, measure, from_on, to_on, value)
     VALUES (:entryId, :book, :subject, :line, :measure, :from, :to, :value)`,
  )
  const recordsOf = db.prepare<[number], NewRecord>(
    'SELECT kind, key, value FROM record_revisions WHERE entry_id = ? ORDER BY id',
  )
  const sideFiguresOf = db.prepare<[number], NewSideFigure>(
    `SELECT book, subject, line, measure, from_on AS "from", to_on AS "to", value FROM side_revisions WHERE entry_id = ? ORDER BY id`,
  )
  return {
    insertRecord: (entryId: number, row: NewRecord) => insertRecord.run({ ...row, entryId }),
    insertSideFigure: (entryId: number, row: NewSideFigure) => insertSideFigure.run({ ...row, entryId }),
    recordsOf: (entryId: number) => recordsOf.all(entryId),
    sideFiguresOf: (entryId: number) => sideFiguresOf.all(entryId),
  }
}
