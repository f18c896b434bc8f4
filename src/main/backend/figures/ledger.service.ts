import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { LedgerRepo } from './ledger.repo.ts'
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
import { type BrokenEntries, brokenEntriesText } from './broken-entries-text.ts'
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
  readonly auditEvents?: readonly NewAuditEvent[]
  readonly settings?: readonly NewSetting[]
  readonly units?: readonly NewUnitRevision[]
  readonly records?: readonly NewRecord[]
  readonly sideFigures?: readonly NewSideFigure[]
}

/** Where a chain stands. */
export interface ChainHead {
  readonly entries: number
  readonly hash: string
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
        auditEvents: rows.auditEvents ?? [],
        settings: rows.settings ?? [],
        units: rows.units ?? [],
        records: rows.records ?? [],
        sideFigures: rows.sideFigures ?? [],
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
      repo.insertRevisions(entry.id, content.revisions)
      for (const row of content.targets) repo.insertTarget(entry.id, row)
      for (const row of content.notes) repo.insertNote(entry.id, row)
      for (const row of content.dayEvents) repo.insertDayEvent(entry.id, row)
      for (const row of content.auditEvents) repo.insertAuditEvent(entry.id, row)
      for (const row of content.settings) repo.insertSetting(entry.id, row)
      for (const row of content.units) repo.insertUnit(entry.id, row)
      for (const row of content.records) repo.insertRecord(entry.id, row)
      for (const row of content.sideFigures) repo.insertSideFigure(entry.id, row)
      return { entryId: entry.id, recordedAt: entry.recordedAt }
    },
    /** How far the chain has come: the number of entries and the hash of the last one. */
    head: (): ChainHead => {
      const last = repo.last()
      return last === undefined ? { entries: 0, hash: chainStart } : { entries: last.id, hash: last.hash }
    },
    /** The hash of an entry; undefined where the chain does not reach so far. */
    hashAt: (entryId: number): string | undefined => (entryId === 0 ? chainStart : repo.find(entryId)?.hash),
    /** Recomputes every hash after a point known to be sound (the beginning unless given); says what does not fit. */
    verifyChain(known: ChainHead = { entries: 0, hash: chainStart }): { ok: boolean; problems: string[] } {
      const broken: BrokenEntries = { missing: [], detached: [], altered: [] }
      let previous = known.hash
      let expectedId = known.entries + 1
      for (const entry of repo.chain(known.entries)) {
        if (entry.id !== expectedId) broken.missing.push(expectedId)
        if (entry.previousHash !== previous) broken.detached.push(entry.id)
        if (entryHash(entry) !== entry.hash) broken.altered.push(entry.id)
        previous = entry.hash
        expectedId = entry.id + 1
      }
      const problems = brokenEntriesText(broken)
      return { ok: problems.length === 0, problems }
    },
    counts: () => repo.counts(),
    /** The instant an entry made now would carry. */
    now: () => clock.instant(),
  }
}
