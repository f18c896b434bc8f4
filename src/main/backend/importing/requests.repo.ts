import type { Store } from '../db/open-store.ts'

/** `stood` and `beside` as in a planned request. */
export interface NewRequest {
  readonly importId: number
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE' | 'STOCK'
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly value: number | null
  readonly stood: number | null
  readonly beside: number | null
  readonly at: string
  readonly by: string
}

export interface RequestRow {
  readonly id: number
  readonly importId: number
  readonly importName: string
  /** Of the figures that its import wrote at once. */
  readonly importEntryId: number | null
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE' | 'STOCK'
  readonly from: string
  readonly to: string
  /** As typed, when it was asked for and now. */
  readonly before: number | null
  readonly standing: number | null
  readonly value: number | null
  /** What counted in the cell when it was asked for, and now. */
  readonly stood: number | null
  readonly counted: number | null
  /** What the other channels of the cell must have together, and have. */
  readonly beside: number | null
  readonly besideNow: number | null
  readonly state: 'waiting' | 'applied' | 'dropped'
  readonly requestedAt: string
  readonly requestedBy: string
}

export type RequestsRepo = ReturnType<typeof createRequestsRepo>

const columns = `r.id, r.import_id AS importId, i.name AS importName, i.entry_id AS importEntryId, r.unit_code AS unitCode,
  r.indicator, r.channel, r.from_on AS "from", r.to_on AS "to", r.before, p.typed AS standing, r.value, r.stood,
  p.value AS counted, r.beside, (SELECT sum(o.value) FROM postings o WHERE o.unit_id = u.id AND o.indicator = r.indicator
    AND o.from_on = r.from_on AND o.to_on = r.to_on AND o.channel NOT IN (r.channel, 'STOCK')) AS besideNow, r.state, r.requested_at AS requestedAt,
  r.requested_by AS requestedBy`
const sources = `correction_requests r JOIN imports i ON i.id = r.import_id LEFT JOIN units u ON u.code = r.unit_code
  LEFT JOIN postings p ON p.unit_id = u.id AND p.indicator = r.indicator AND p.from_on = r.from_on AND p.to_on = r.to_on
    AND p.channel = r.channel`

/** SQL of the figures that wait for a locked day. */
export function createRequestsRepo(db: Store) {
  const insert = db.prepare<[NewRequest]>(
    `INSERT INTO correction_requests (import_id, unit_code, indicator, channel, from_on, to_on, before, value, stood,
       beside, state, requested_at, requested_by)
     VALUES (:importId, :unitCode, :indicator, :channel, :from, :to, :before, :value, :stood, :beside, 'waiting', :at,
       :by)`,
  )
  const list = db.prepare<[string], RequestRow>(
    `SELECT ${columns} FROM ${sources} WHERE r.state IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
  )
  const byIds = db.prepare<[string], RequestRow>(
    `SELECT ${columns} FROM json_each(?) j JOIN ${sources} WHERE r.id = j.value ORDER BY r.id`,
  )
  const resolve = db.prepare<[{ ids: string; state: string; at: string; by: string; entryId: number | null }]>(
    `UPDATE correction_requests SET state = :state, resolved_at = :at, resolved_by = :by, entry_id = :entryId
     WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'waiting'`,
  )
  const waitingOf = db
    .prepare<[number], number>(
      "SELECT id FROM correction_requests WHERE import_id = ? AND state = 'waiting' ORDER BY id",
    )
    .pluck()
  const appliedOf = db.prepare<[number], RequestRow>(
    `SELECT ${columns} FROM ${sources} WHERE r.import_id = ? AND r.state = 'applied' ORDER BY r.id`,
  )
  return {
    insert: (request: NewRequest) => insert.run(request),
    /** Oldest first. */
    list: (states: readonly RequestRow['state'][]) => list.all(JSON.stringify(states)),
    find: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
    waitingOf: (importId: number) => waitingOf.all(importId),
    /** Figures of an import that came into the book through its requests. */
    appliedOf: (importId: number) => appliedOf.all(importId),
    resolve: (ids: readonly number[], state: 'applied' | 'dropped', at: string, by: string, entryId: number | null) =>
      resolve.run({ ids: JSON.stringify(ids), state, at, by, entryId }).changes,
  }
}
