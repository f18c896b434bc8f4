import type { Store } from '../db/open-store.ts'
import type { DayAction } from './ledger-rows.ts'

export interface DayEventRow {
  readonly on: string
  readonly action: DayAction
  readonly reason: string
  readonly details: string
  readonly entryId: number
  readonly at: string
  readonly author: string
}

export interface NoteRow {
  readonly unitId: number
  readonly indicator: string
  readonly on: string
  readonly text: string
}

export type DaysRepo = ReturnType<typeof createDaysRepo>

/** SQL of the life of a day and of the notes on its cells. */
export function createDaysRepo(db: Store) {
  const events = db.prepare<[{ from: string; to: string }], DayEventRow>(
    `SELECT d.day_on AS "on", d.action, d.reason, d.details, d.entry_id AS entryId, e.recorded_at AS "at", e.author
     FROM day_events d JOIN entries e ON e.id = d.entry_id WHERE d.day_on BETWEEN :from AND :to ORDER BY d.id`,
  )
  const notes = db.prepare<[{ from: string; to: string }], NoteRow>(
    `SELECT unit_id AS unitId, indicator, day_on AS "on", text FROM note_revisions n
     WHERE day_on BETWEEN :from AND :to AND id = (
       SELECT max(m.id) FROM note_revisions m WHERE m.day_on = n.day_on AND m.unit_id = n.unit_id AND m.indicator = n.indicator)
     ORDER BY day_on, unit_id`,
  )
  return {
    /** Events of the days of a span, oldest first. */
    events: (from: string, to: string) => events.all({ from, to }),
    /** Notes that stand, empty ones included. */
    notes: (from: string, to: string) => notes.all({ from, to }),
  }
}
