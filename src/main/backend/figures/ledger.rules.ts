import { createHash } from 'node:crypto'
import { partsOf } from '#shared/kernel/parts.ts'
import type {
  NewAuditEvent,
  NewDayEvent,
  NewNote,
  NewRecord,
  NewRevision,
  NewSetting,
  NewSideFigure,
  NewTarget,
  NewUnitRevision,
  StoredEntry,
} from './ledger-rows.ts'

/** An entry with everything it brought in, as it is chained. */
export interface ChainedEntry extends StoredEntry {
  readonly revisions: readonly Omit<NewRevision, 'unitId'>[]
  readonly targets: readonly Omit<NewTarget, 'unitId'>[]
  readonly notes: readonly Omit<NewNote, 'unitId'>[]
  readonly dayEvents: readonly NewDayEvent[]
  readonly auditEvents: readonly NewAuditEvent[]
  readonly settings: readonly NewSetting[]
  readonly units: readonly NewUnitRevision[]
  readonly records: readonly NewRecord[]
  readonly sideFigures: readonly NewSideFigure[]
}

const REVISIONS_HASHED_AT_ONCE = 1000

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
  const { previousHash, id, clientId, requestHash, recordedAt, author, source, document } = entry
  const head = [previousHash, id, clientId, requestHash, recordedAt, author, source, document]
  const digest = createHash('sha256').update(`[${JSON.stringify(head)},[`)
  // One JSON text, hashed as it is made: that of a large import would take tens of megabytes.
  let comma = ''
  for (const some of partsOf(entry.revisions, REVISIONS_HASHED_AT_ONCE)) {
    digest.update(`${comma}${JSON.stringify(some.map(revisionList)).slice(1, -1)}`)
    comma = ','
  }
  return digest.update(`],${JSON.stringify(rowsBeside(entry)).slice(1)}`).digest('hex')
}

function revisionList(row: ChainedEntry['revisions'][number]): unknown[] {
  return [row.unitCode, row.indicator, row.channel, row.from, row.to, row.value, row.draft]
}

function rowsBeside(entry: Omit<ChainedEntry, 'hash'>): unknown[] {
  return [
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
    entry.dayEvents.map((row) => [row.on, row.action, row.reason, row.details]),
    ...later(entry),
  ]
}

/** Kinds of rows that came with a later schema: an entry without any hashes as it always did. */
function later({ auditEvents, settings, units, ...latest }: Omit<ChainedEntry, 'hash'>): unknown[] {
  const newest = latestKinds(latest)
  if (auditEvents.length + settings.length + units.length + newest.length === 0) return []
  return [
    auditEvents.map((row) => [row.kind, row.subject, row.details]),
    settings.map((row) => [row.key, row.value]),
    units.map((row) => [
      row.code,
      row.kind,
      row.name,
      row.parentCode,
      row.validFrom,
      row.validTo,
      row.sortOrder,
      row.isRemoved,
    ]),
    ...newest,
  ]
}

function latestKinds({ records, sideFigures }: Pick<ChainedEntry, 'records' | 'sideFigures'>): unknown[] {
  if (records.length + sideFigures.length === 0) return []
  return [
    records.map((row) => [row.kind, row.key, row.value]),
    sideFigures.map((row) => [row.book, row.subject, row.line, row.measure, row.from, row.to, row.value]),
  ]
}
