import type { Store } from '../db/open-store.ts'

export interface NewRequest {
  readonly importId: number
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE' | 'STOCK'
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly value: number | null
  readonly at: string
  readonly by: string
}

export interface RequestRow {
  readonly id: number
  readonly importId: number
  readonly importName: string
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE' | 'STOCK'
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly standing: number | null
  readonly value: number | null
  readonly state: 'waiting' | 'applied' | 'dropped'
  readonly requestedAt: string
  readonly requestedBy: string
}

export type RequestsRepo = ReturnType<typeof createRequestsRepo>

const columns = `r.id, r.import_id AS importId, i.name AS importName, r.unit_code AS unitCode, r.indicator, r.channel,
  r.from_on AS "from", r.to_on AS "to", r.before, p.typed AS standing, r.value, r.state, r.requested_at AS requestedAt,
  r.requested_by AS requestedBy`
const sources = `correction_requests r JOIN imports i ON i.id = r.import_id LEFT JOIN units u ON u.code = r.unit_code
  LEFT JOIN postings p ON p.unit_id = u.id AND p.indicator = r.indicator AND p.from_on = r.from_on AND p.to_on = r.to_on
    AND p.channel = r.channel`

/** SQL of the figures that wait for a locked day. */
export function createRequestsRepo(db: Store) {
  const insert = db.prepare<[NewRequest]>(
    `INSERT INTO correction_requests (import_id, unit_code, indicator, channel, from_on, to_on, before, value, state,
       requested_at, requested_by)
     VALUES (:importId, :unitCode, :indicator, :channel, :from, :to, :before, :value, 'waiting', :at, :by)`,
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
  return {
    insert: (request: NewRequest) => insert.run(request),
    /** Oldest first. */
    list: (states: readonly RequestRow['state'][]) => list.all(JSON.stringify(states)),
    find: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
    waitingOf: (importId: number) => waitingOf.all(importId),
    resolve: (ids: readonly number[], state: 'applied' | 'dropped', at: string, by: string, entryId: number | null) =>
      resolve.run({ ids: JSON.stringify(ids), state, at, by, entryId }).changes,
  }
}
