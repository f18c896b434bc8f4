import type { Issue } from '#shared/kernel/issue.ts'
import { isSameSession, type SessionContent } from '#shared/sessions/session-figures.rules.ts'
import type { NewAuditEvent, NewRecord } from '../figures/ledger-rows.ts'
import type { RecordsRepo } from '../figures/records.repo.ts'
import type { SessionChanges } from './session-changes.service.ts'
import { readStored, sessionKind, writeStored } from './stored-session.ts'

/** A session that was written again since, as a refusal names it. */
export interface TouchedSession {
  readonly id: string
  readonly on: string
  readonly place: string
}

/** What takes back the sessions of an entry; their postings go back with the entry's other figures. */
export interface SessionsTakenBack {
  readonly records: readonly NewRecord[]
  readonly events: readonly NewAuditEvent[]
  /** Why a session must stay: a locked day. */
  readonly issues: readonly Issue[]
  /** Sessions whose record and postings are left alone. */
  readonly touched: readonly TouchedSession[]
}

interface Parts {
  readonly records: Pick<RecordsRepo, 'ofEntry' | 'revisions'>
  readonly changes: Pick<SessionChanges, 'stepOf'>
}

export type SessionUndo = ReturnType<typeof createSessionUndo>

/** Takes sessions back with the entry that wrote them: the record and its postings, or neither. */
export function createSessionUndo({ records, changes }: Parts) {
  const contentOf = (value: string | null): SessionContent | null => (value === null ? null : readStored(value))

  /** Null where the session says already what it said before the entry. */
  function takeBackOne(id: string, entryId: number): SessionsTakenBack | null {
    const revisions = records.revisions(sessionKind, id)
    const written = revisions.findIndex((one) => one.entryId === entryId)
    const standing = contentOf(revisions[0]?.value ?? null)
    const before = contentOf(revisions[written + 1]?.value ?? null)
    if (isSame(standing, before)) return null
    if (written !== 0) {
      const { plan } = standing ?? before ?? {}
      return { ...nothing, touched: [{ id, on: plan?.on ?? '', place: plan?.place ?? '' }] }
    }
    const { issues, event } = changes.stepOf(id, standing, before)
    const value = before === null ? null : writeStored(before, entryId)
    return { ...nothing, records: [{ kind: sessionKind, key: id, value }], events: [event], issues }
  }

  return {
    /** What gives every session of an entry what it said before it. */
    takeBack(entryId: number): SessionsTakenBack {
      const each = records.ofEntry(sessionKind, entryId).flatMap((id) => takeBackOne(id, entryId) ?? [])
      return {
        records: each.flatMap((one) => one.records),
        events: each.flatMap((one) => one.events),
        issues: each.flatMap((one) => one.issues),
        touched: each.flatMap((one) => one.touched),
      }
    },
  }
}

const nothing: SessionsTakenBack = { records: [], events: [], issues: [], touched: [] }

function isSame(a: SessionContent | null, b: SessionContent | null): boolean {
  if (a === null || b === null) return a === b
  return isSameSession(a, b)
}
