import { partsOf } from '#shared/kernel/parts.ts'
import type { Store } from '../db/open-store.ts'
import type { CellPlace } from './figures.repo.ts'
import type { NewRevision } from './ledger-rows.ts'

/** What was typed into a cell. */
export interface TypedCell {
  readonly typed: number | null
  readonly draft: string | null
}

/** A statement for each would take most of the time of a large import. */
const ROWS_AT_ONCE = 1000

/** SQL of many revisions at once: what stands in their cells, and their rows. */
export function createRevisionsRepo(db: Store) {
  const typedOn = db.prepare<[string], TypedCell & { place: number }>(
    `SELECT c.key AS place, p.typed, p.draft FROM json_each(?) c CROSS JOIN postings p
     ON p.unit_id = c.value ->> 0 AND p.indicator = c.value ->> 1 AND p.from_on = c.value ->> 2
       AND p.to_on = c.value ->> 3 AND p.channel = c.value ->> 4`,
  )
  const insertOne = db.prepare<[NewRevision & { entryId: number }]>(
    `INSERT INTO revisions (entry_id, unit_id, indicator, channel, from_on, to_on, value, draft)
     VALUES (:entryId, :unitId, :indicator, :channel, :from, :to, :value, :draft)`,
  )
  const insertMany = db.prepare<[{ entryId: number; rows: string }]>(
    `INSERT INTO revisions (entry_id, unit_id, indicator, from_on, to_on, channel, value)
     SELECT :entryId, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5
     FROM json_each(:rows) r ORDER BY r.key`,
  )
  return {
    /** By the place of the cell in the list; cells that hold nothing are left out. */
    typedOn(cells: readonly CellPlace[]): Map<number, TypedCell> {
      const found = new Map<number, TypedCell>()
      let first = 0
      for (const some of partsOf(cells, ROWS_AT_ONCE)) {
        for (const { place, ...typed } of typedOn.iterate(JSON.stringify(some.map(placeOf))))
          found.set(first + place, typed)
        first += some.length
      }
      return found
    },
    /** In their order. */
    insert(entryId: number, rows: readonly NewRevision[]): void {
      for (const some of partsOf(rows, ROWS_AT_ONCE)) {
        // A draft is anybody's text and goes in as it is, not as JSON.
        if (some.some(({ draft }) => draft !== null)) for (const row of some) insertOne.run({ ...row, entryId })
        else insertMany.run({ entryId, rows: JSON.stringify(some.map((row) => [...placeOf(row), row.value])) })
      }
    },
  }
}

function placeOf({ unitId, indicator, from, to, channel }: CellPlace): (string | number)[] {
  return [unitId, indicator, from, to, channel]
}
