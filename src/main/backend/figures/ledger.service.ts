import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { LedgerRepo, NewDayEvent, NewNote, NewRevision, NewTarget, StoredEntry } from './ledger.repo.ts'
import { chainStart, entryHash, sha256 } from './ledger.rules.ts'

export interface EntryHead {
  /** Made by whoever asks; the same id again records nothing twice. */
  readonly clientId: string
  readonly author: string
  readonly source: string
  readonly document: string
  /** The request as text, to tell a repeated call from another one under the same id. */
  readonly request: string
}

export interface EntryRows {
  readonly revisions?: readonly NewRevision[]
  readonly targets?: readonly NewTarget[]
  readonly notes?: readonly NewNote[]
  readonly dayEvents?: readonly NewDayEvent[]
}

export type LedgerService = ReturnType<typeof createLedgerService>

/** The only way anything enters the ledger; callers hold the transaction. */
export function createLedgerService(repo: LedgerRepo, clock: Clock) {
  return {
    /** The entry already made for this call, if any; throws `figures/client-id-reused` when the call was another one. */
    findRepeated(head: Pick<EntryHead, 'clientId' | 'request'>): StoredEntry | undefined {
      const found = repo.findByClientId(head.clientId)
      if (found !== undefined && found.requestHash !== sha256(head.request)) {
        throw new DomainError('figures/client-id-reused', { clientId: head.clientId })
      }
      return found
    },
    /** Appends one entry with its rows and extends the hash chain. */
    append(head: EntryHead, rows: EntryRows): { entryId: number; recordedAt: string } {
      const last = repo.last()
      const content = {
        revisions: rows.revisions ?? [],
        targets: rows.targets ?? [],
        notes: rows.notes ?? [],
        dayEvents: rows.dayEvents ?? [],
      }
      const entry = {
        id: (last?.id ?? 0) + 1,
        clientId: head.clientId,
        requestHash: sha256(head.request),
        recordedAt: clock.instant(),
        author: head.author,
        source: head.source,
        document: head.document,
        previousHash: last?.hash ?? chainStart,
      }
      const hash = entryHash({ ...entry, ...content })
      repo.insertEntry({ ...entry, hash })
      for (const row of content.revisions) repo.insertRevision(entry.id, row)
      for (const row of content.targets) repo.insertTarget(entry.id, row)
      for (const row of content.notes) repo.insertNote(entry.id, row)
      for (const row of content.dayEvents) repo.insertDayEvent(entry.id, row)
      return { entryId: entry.id, recordedAt: entry.recordedAt }
    },
    /** Recomputes every hash; answers what does not fit, at most ten of it. */
    verifyChain(): { ok: boolean; problems: string[] } {
      const problems: string[] = []
      let previous = chainStart
      let expectedId = 1
      for (const entry of repo.chain()) {
        if (entry.id !== expectedId) problems.push(`entry ${expectedId} is missing`)
        if (entry.previousHash !== previous) problems.push(`entry ${entry.id} does not follow the one before it`)
        if (entryHash(entry) !== entry.hash) problems.push(`entry ${entry.id} was altered`)
        previous = entry.hash
        expectedId = entry.id + 1
        if (problems.length >= 10) break
      }
      return { ok: problems.length === 0, problems }
    },
    counts: () => repo.counts(),
    /** The instant an entry made now would carry. */
    now: () => clock.instant(),
  }
}
