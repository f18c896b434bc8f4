import { createHash } from 'node:crypto'
import type { NewDayEvent, NewNote, NewRevision, NewTarget, StoredEntry } from './ledger.repo.ts'

/** An entry with everything it brought in, as it is chained. */
export interface ChainedEntry extends StoredEntry {
  readonly revisions: readonly Omit<NewRevision, 'unitId'>[]
  readonly targets: readonly Omit<NewTarget, 'unitId'>[]
  readonly notes: readonly Omit<NewNote, 'unitId'>[]
  readonly dayEvents: readonly NewDayEvent[]
}

/** Stands before the first entry. */
export const chainStart = '0'.repeat(64)

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * The hash of an entry: over the hash before it, its own fields and every row it brought in, in order. Unit codes stand
 * for units, so that exchanging two units' codes is seen too.
 */
export function entryHash(entry: Omit<ChainedEntry, 'hash'>): string {
  return sha256(
    JSON.stringify([
      [
        entry.previousHash,
        entry.id,
        entry.clientId,
        entry.requestHash,
        entry.recordedAt,
        entry.author,
        entry.source,
        entry.document,
      ],
      entry.revisions.map((row) => [row.unitCode, row.indicator, row.channel, row.from, row.to, row.value, row.draft]),
      entry.targets.map((row) => [
        row.unitCode,
        row.measure,
        row.kind,
        row.count,
        row.shareBp,
        row.denominator,
        row.from,
        row.to,
        row.document,
      ]),
      entry.notes.map((row) => [row.unitCode, row.indicator, row.on, row.text]),
      entry.dayEvents.map((row) => [row.on, row.action, row.reason, row.reasons]),
    ]),
  )
}
