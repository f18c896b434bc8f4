import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock } from '../backend-ports.ts'
import type { HistoryService } from '../figures/history.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { asPosting } from './import-commit.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { RequestRow, RequestsRepo } from './requests.repo.ts'

interface Parts {
  readonly requests: Pick<RequestsRepo, 'appliedOf' | 'waitingOf' | 'resolve'>
  readonly heads: Pick<ImportHeads, 'require' | 'stateOf'>
  readonly recording: Pick<RecordingService, 'put'>
  readonly history: Pick<HistoryService, 'undoEntry'>
  readonly trail: Pick<AuditTrail, 'append'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'byCode'>
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

interface Conflict {
  readonly unitCode: string
  readonly indicator: string
  readonly from: string
  readonly entered: number | null
  readonly standing: number | null
}

/** Conflicts that are told one by one. */
const CONFLICTS_TOLD = 50

export type ImportUndo = ReturnType<typeof createImportUndo>

/** Takes imports back: what they wrote at once, what came in later through their requests, and what still waits. */
export function createImportUndo(parts: Parts) {
  const { requests, heads, recording, history, trail, units, clock, transaction } = parts

  function undoImport(input: ParsedInput<'importing.undoImport'>, author: string): Output<'importing.undoImport'> {
    units.requireWorkspace()
    const { importId } = input
    const row = heads.require(importId)
    const { entryId } = row
    if (row.state !== 'committed') throw new DomainError('importing/not-committed', { importId })
    if (entryId === null) return undoRequests(input, row.name, row.hash, author)
    const before = heads.stateOf(row)
    const asked = requests.appliedOf(importId).filter(({ standing, before: former }) => standing !== former)
    const [untouched, touched] = [asked.filter(isUntouched), asked.filter((one) => !isUntouched(one))]
    const written = undoEntry({ ...input, entryId }, importId, touched, author)
    if (before === 'undone') return written
    const fromRequests = takeBack(untouched, input, author)
    const changed = written.changed + fromRequests
    const skipped = written.skipped + touched.length
    if (changed > 0) {
      const details = { importId, hash: row.hash, entryId, skipped }
      trail.append({ kind: 'import-undone', subject: row.name, details }, author)
    }
    dropWaiting(importId, row.name, author)
    return { changed, skipped, savedAt: written.savedAt }
  }

  /** Of an import whose days were all locked: what came in through its requests, and what still waits of them. */
  function undoRequests(
    input: ParsedInput<'importing.undoImport'>,
    name: string,
    hash: string,
    author: string,
  ): Output<'importing.undoImport'> {
    const { importId, conflicts } = input
    const asked = requests.appliedOf(importId).filter(({ standing, before }) => standing !== before)
    const touched = asked.filter((one) => !isUntouched(one))
    const waiting = requests.waitingOf(importId).length
    if (asked.length + waiting === 0) throw new DomainError('importing/not-committed', { importId })
    if (touched.length > 0 && conflicts === 'refuse')
      throw conflictError(
        touched.map((one) => ({ ...one, entered: one.value })),
        importId,
      )
    const changed = takeBack(asked.filter(isUntouched), input, author) + waiting
    dropWaiting(importId, name, author)
    const details = { importId, hash, skipped: touched.length }
    const { recordedAt } = trail.append({ kind: 'import-undone', subject: name, details }, author)
    return { changed, skipped: touched.length, savedAt: recordedAt }
  }

  /** Figures of the import's own entry; what stands in the way, of its requests too, is told at once. */
  function undoEntry(
    { entryId, clientId, conflicts }: ParsedInput<'figures.undoEntry'>,
    importId: number,
    touched: readonly RequestRow[],
    author: string,
  ): Output<'importing.undoImport'> {
    const ofRequests = conflicts === 'refuse' ? touched.map((one) => ({ ...one, entered: one.value })) : []
    try {
      const { changed, skipped, savedAt } = history.undoEntry({ entryId, clientId, conflicts }, author)
      if (ofRequests.length > 0 && changed > 0) throw conflictError(ofRequests, importId)
      return { changed, skipped, savedAt }
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'figures/undo-conflict') throw error
      throw conflictError([...conflictsOf(error.data), ...ofRequests], importId)
    }
  }

  function takeBack(
    untouched: readonly RequestRow[],
    { clientId, ...input }: ParsedInput<'importing.undoImport'>,
    author: string,
  ): number {
    if (untouched.length === 0) return 0
    const head = {
      clientId: `${clientId}:requests`,
      author,
      source: 'undone',
      document: '',
      request: JSON.stringify({ ...input, requests: untouched.map(({ id }) => id) }),
    }
    return recording.put(
      head,
      untouched.map((one) => asPosting({ ...one, value: one.before })),
    ).changed
  }

  function dropWaiting(importId: number, subject: string, author: string): void {
    const ids = requests.waitingOf(importId)
    if (ids.length === 0) return
    requests.resolve(ids, 'dropped', clock.instant(), author, null)
    trail.append({ kind: 'requests-dropped', subject, details: { figures: ids.length } }, author)
  }

  function conflictError(cells: readonly Conflict[], importId: number): DomainError {
    const nameOf = (code: string): string => units.byCode().get(code)?.name ?? code
    return new DomainError('importing/undo-conflict', {
      cells: cells.slice(0, CONFLICTS_TOLD).map((cell) => conflictText(cell, nameOf)),
      count: cells.length,
      importId,
    })
  }

  return {
    undoImport: (input: ParsedInput<'importing.undoImport'>, author: string): Output<'importing.undoImport'> =>
      transaction(() => undoImport(input, author)),
  }
}

function isUntouched({ standing, value }: RequestRow): boolean {
  return standing === value
}

function conflictsOf(data: unknown): readonly Conflict[] {
  if (typeof data !== 'object' || data === null || !('cells' in data) || !Array.isArray(data.cells)) return []
  return data.cells as readonly Conflict[]
}

function conflictText(
  { unitCode, indicator, from, entered, standing }: Conflict,
  nameOf: (code: string) => string,
): string {
  const told = (value: number | null): string => (value === null ? 'trống' : formatCount(value))
  return `${nameOf(unitCode)}, ${indicatorLabel(indicator, from)}, ${formatDate(localDate(from))}: tệp ghi ${told(entered)}, nay là ${told(standing)}`
}
