import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock } from '../backend-ports.ts'
import { type DaysService, lockFor } from '../figures/days.service.ts'
import type { HistoryService } from '../figures/history.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import type { RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { asPosting } from './import-commit.service.ts'
import { brokenRequests, movedAmong, movedCells } from './request-checks.rules.ts'
import type { RequestRow, RequestsRepo } from './requests.repo.ts'

interface Parts {
  readonly repo: RequestsRepo
  readonly recording: Pick<RecordingService, 'put'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'now'>
  readonly history: Pick<HistoryService, 'undoneBy'>
  readonly days: Pick<DaysService, 'lockedDays'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly trail: Pick<AuditTrail, 'append'>
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

export type CorrectionRequests = ReturnType<typeof createCorrectionRequests>

/** Figures of imports for days that were locked: they wait until the day takes them, or somebody drops them. */
export function createCorrectionRequests(parts: Parts) {
  const { repo, recording, ledger, history, days, units, trail, clock, transaction } = parts

  /** Whether a day takes a figure now; the locked days of a span are looked up once. */
  function lockFinder(): (request: RequestRow) => boolean {
    const locked = new Map<string, ReturnType<DaysService['lockedDays']>>()
    return ({ unitCode, from, to }) => {
      const span = `${from} ${to}`
      const found = locked.get(span) ?? days.lockedDays(localDate(from), localDate(to))
      locked.set(span, found)
      return lockFor(unitCode, found) === undefined
    }
  }

  /** What waits of an import that was undone, wherever that was, is dropped with it. */
  function asTheyAre(rows: readonly RequestRow[]): RequestRow[] {
    const undone = new Map<number, boolean>()
    const isUndone = (entryId: number): boolean => {
      const known = undone.get(entryId) ?? history.undoneBy(entryId) !== null
      undone.set(entryId, known)
      return known
    }
    return rows.map((row) =>
      row.state === 'waiting' && row.importEntryId !== null && isUndone(row.importEntryId)
        ? { ...row, state: 'dropped' }
        : row,
    )
  }

  function requireWaiting(ids: readonly number[]): RequestRow[] {
    const wanted = [...new Set(ids)]
    const found = asTheyAre(repo.find(wanted)).filter(({ state }) => state === 'waiting')
    if (found.length < wanted.length) {
      const known = new Set(found.map(({ id }) => id))
      throw new DomainError('importing/unknown-request', { ids: wanted.filter((id) => !known.has(id)) })
    }
    return found
  }

  function apply(input: ParsedInput<'importing.applyRequests'>, author: string): Output<'importing.applyRequests'> {
    const request = JSON.stringify(input)
    const repeated = ledger.findRepeated({ clientId: input.clientId, request })
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
    const found = requireWaiting(input.ids)
    requireNone(movedCells(found))
    const names = namesOf(found)
    const details = {
      figures: found.length,
      requests: found
        .map(({ id }) => id)
        .join(',')
        .slice(0, 2000),
    }
    const event = { kind: 'requests-applied', subject: names, details: JSON.stringify(details) }
    const head = {
      clientId: input.clientId,
      author,
      source: 'imported',
      document: `Tệp ${names}`.slice(0, 200),
      request,
    }
    const saved = recording.put(head, found.map(asPosting), [event])
    requireNone(brokenRequests(repo.find(found.map(({ id }) => id))))
    repo.resolve(
      found.map(({ id }) => id),
      'applied',
      saved.savedAt,
      author,
      saved.entryId,
    )
    return saved
  }

  return {
    listRequests({ states }: ParsedInput<'importing.listRequests'>): Output<'importing.listRequests'> {
      units.requireWorkspace()
      const wanted = new Set(states)
      const takes = lockFinder()
      const rows = asTheyAre(repo.list([...states, 'waiting'])).filter(({ state }) => wanted.has(state))
      const moved = movedAmong(rows.filter(({ state }) => state === 'waiting'))
      return rows.map((row) => {
        const its = moved.get(row.id) ?? null
        const canApply = row.state === 'waiting' && its === null && takes(row)
        return { ...asListed(row), hasMoved: its !== null, moved: its, canApply }
      })
    },
    applyRequests: (input: ParsedInput<'importing.applyRequests'>, author: string): Output<'importing.applyRequests'> =>
      transaction(() => {
        units.requireWorkspace()
        return apply(input, author)
      }),
    dropRequests({ ids }: ParsedInput<'importing.dropRequests'>, author: string): Record<string, never> {
      transaction(() => {
        units.requireWorkspace()
        const found = requireWaiting(ids)
        repo.resolve(
          found.map(({ id }) => id),
          'dropped',
          clock.instant(),
          author,
          null,
        )
        trail.append({ kind: 'requests-dropped', subject: namesOf(found), details: { figures: found.length } }, author)
      })
      return {}
    },
  }
}

/** Throws `figures/refused`, so that nothing of the call stays. */
function requireNone(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('figures/refused', { issues })
}

function asListed(row: RequestRow) {
  const { importEntryId: _entry, stood: _stood, counted: _counted, beside: _beside, besideNow: _now, ...listed } = row
  return { ...listed, from: localDate(row.from), to: localDate(row.to) }
}

function namesOf(requests: readonly RequestRow[]): string {
  return [...new Set(requests.map(({ importName }) => importName))].join(', ').slice(0, 200)
}
