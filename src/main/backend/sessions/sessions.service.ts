import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { sessionTotals } from '#shared/sessions/session-figures.rules.ts'
import { placePairs, sameIdPair } from '#shared/sessions/session-pairs.rules.ts'
import type { Session, SessionChange, SessionPair } from '#shared/sessions/sessions.schema.ts'
import type { RecordRevisionRow, RecordRow, RecordsRepo } from '../figures/records.repo.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { readStored, sessionKind, type StoredSession } from './stored-session.ts'

interface Parts {
  readonly records: Pick<RecordsRepo, 'listOn' | 'find' | 'revisions' | 'rewritten'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
}

export type SessionsService = ReturnType<typeof createSessionsService>

/** Reads mobile sessions, of the open book or of one of the past. */
export function createSessionsService({ records, units }: Parts) {
  /** A session as it stands; undefined when there is none or it was taken back. */
  function find(id: string): Session | undefined {
    const row = records.find(sessionKind, id)
    return row === undefined ? undefined : asSession(row)
  }

  function listSessions({ from, to, status }: ParsedInput<'sessions.listSessions'>): Session[] {
    units.requireWorkspace()
    return records
      .listOn(sessionKind, from, to)
      .map(asSession)
      .filter(({ plan }) => status === undefined || plan.status === status)
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  }

  /** What a session has been, newest first. */
  const historyOf = (id: string): SessionChange[] => records.revisions(sessionKind, id).map(asChange)

  /** Another unit's report that a session took the place of unseen. */
  function idPairs(id: string): SessionPair[] {
    const revisions = records.revisions(sessionKind, id)
    const taken = revisions.findIndex((one) => one.value === null)
    const standing = taken === -1 ? revisions : revisions.slice(0, taken)
    const reports = standing.flatMap(({ value }) => {
      if (value === null) return []
      const { plan, basedOn } = readStored(value)
      return [{ plan, isBlind: basedOn === null }]
    })
    const found = sameIdPair(reports)
    return found === null ? [] : [found]
  }

  /** Reports that may be of the same session as this one. */
  function pairsOf({ plan }: Session): SessionPair[] {
    const ofDay = records.listOn(sessionKind, plan.on, plan.on).map((row) => asSession(row).plan)
    const ofPlace = placePairs(ofDay).filter(({ first, second }) => first.id === plan.id || second.id === plan.id)
    return [...idPairs(plan.id), ...ofPlace]
  }

  function listDuplicates({ from, to }: ParsedInput<'sessions.listDuplicates'>): SessionPair[] {
    const sessions = listSessions({ from, to })
    const ids = new Set(sessions.map(({ plan }) => plan.id))
    return [
      ...records.rewritten(sessionKind).flatMap((id) => (ids.has(id) ? idPairs(id) : [])),
      ...placePairs(sessions.map(({ plan }) => plan)),
    ]
  }

  function getSession({ id }: ParsedInput<'sessions.getSession'>): Output<'sessions.getSession'> {
    units.requireWorkspace()
    const session = find(id)
    if (session === undefined) throw new DomainError('sessions/unknown', { id })
    return { session, history: historyOf(id), pairs: pairsOf(session) }
  }

  return { find, listSessions, historyOf, pairsOf, listDuplicates, getSession }
}

/** A session with what it adds up to. */
export function asSession({ value, entryId, recordedAt, author }: RecordRow): Session {
  return sessionOf(readStored(value), { entryId, recordedAt, author })
}

function sessionOf(
  { plan, figures }: StoredSession,
  made: Pick<Session, 'entryId' | 'recordedAt' | 'author'>,
): Session {
  return { plan, figures, totals: sessionTotals(figures), ...made }
}

function asChange({ entryId, recordedAt: at, author, value }: RecordRevisionRow): SessionChange {
  if (value === null) return { entryId, at, author, plan: null, figures: [] }
  const { plan, figures } = readStored(value)
  return { entryId, at, author, plan, figures }
}

function orderOf({ plan }: Session): string {
  return [plan.on, plan.startsAt ?? '', plan.place, plan.id].join(' ')
}
