import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { fixedChannel, isMobileChannel, isSessionChannel, sessionIdOf } from '#shared/figures/channel.rules.ts'
import type { RecordedEntry, Source } from '#shared/figures/figures.schema.ts'
import { entryIndicators } from '#shared/indicators/indicators.rules.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SessionUndo } from '../sessions/session-undo.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { EnteredCell, FormerCell, HistoryRepo } from './history.repo.ts'
import type { EntryHead, LedgerService } from './ledger.service.ts'
import type { ChannelPosting, RecordingService } from './recording.service.ts'

interface Parts {
  readonly repo: HistoryRepo
  readonly recording: RecordingService
  readonly sessions: SessionUndo
  readonly ledger: LedgerService
  readonly units: UnitsService
  readonly transaction: <T>(run: () => T) => T
}

/** Changes told of an entry in a list. */
const SAMPLED = 3

export type HistoryService = ReturnType<typeof createHistoryService>

/** What was recorded for a day, and ways back: everything taken back is a new entry, so that it can be taken back too. */
export function createHistoryService({ repo, recording, sessions, ledger, units, transaction }: Parts) {
  const scopeOf = (on: LocalDate) => ({
    unitIds: [...units.byCode().values()].map((unit) => unit.id),
    indicators: entryIndicators(on).map((one) => one.code),
  })

  /** The entry that took an entry back, unless that one was taken back in turn. */
  function undoneBy(entryId: number): number | null {
    const undoing = repo.undoingOf(entryId)
    return undoing === undefined || undoneBy(undoing) !== null ? null : undoing
  }

  function undoEntry(input: ParsedInput<'figures.undoEntry'>, author: string): Output<'figures.undoEntry'> {
    const { entryId } = input
    const repeated = ledger.findRepeated({ clientId: input.clientId, request: JSON.stringify(input) })
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, skipped: 0, savedAt: repeated.recordedAt }
    if (repo.sourceOf(entryId) === 'submission') throw new DomainError('figures/undo-submission', { entryId })
    const { records, events, issues, touched } = sessions.takeBack(entryId)
    const cells = repo.entered(entryId).filter((cell) => !stands(cell, cell.before, cell.draftBefore))
    if (cells.length + records.length + touched.length === 0)
      throw new DomainError('figures/nothing-to-undo', { entryId })
    if (issues.length > 0) throw new DomainError('figures/refused', { issues })
    if (touched.length > 0 && input.conflicts === 'refuse')
      throw new DomainError('figures/undo-session-changed', { sessions: touched })
    const left = new Set<string | undefined>(touched.map((session) => session.id))
    const isLeft = ({ channel }: EnteredCell) => isSessionChannel(channel) && left.has(sessionIdOf(channel))
    const isUntouched = (cell: EnteredCell) => !isLeft(cell) && stands(cell, cell.value, cell.draft)
    const untouched = cells.filter(isUntouched)
    const conflicts = cells.filter((cell) => !isUntouched(cell))
    if (conflicts.length > 0 && input.conflicts === 'refuse')
      throw new DomainError('figures/undo-conflict', { cells: conflicts.map(asConflict) })
    const skipped = conflicts.length
    if (untouched.length + records.length === 0) return { entryId: null, changed: 0, skipped, savedAt: ledger.now() }
    const event = { kind: 'undo', subject: String(entryId), details: JSON.stringify({ skipped }) }
    const head = headOf(input, author, 'undone', documentOf(untouched))
    return { ...recording.put(head, untouched.map(asBefore), [event, ...events], records), skipped }
  }

  function restoreDay(input: ParsedInput<'figures.restoreDay'>, author: string): Output<'figures.restoreDay'> {
    const { on, asOfEntryId } = input
    const former = repo.former(scopeOf(on), on, asOfEntryId)
    // A session goes back only with its record, which may be of another day by now.
    const cells = former.filter(({ channel }) => !isSessionChannel(channel))
    const sessionsLeft = new Set(former.flatMap(({ channel }) => sessionIdOf(channel) ?? [])).size
    const event = { kind: 'day-restored', subject: on, details: JSON.stringify({ asOfEntryId }) }
    const postings = cells.map((cell) => asPosting({ ...cell, from: on, to: on }))
    return { ...recording.put(headOf(input, author, 'restored', ''), postings, [event]), sessionsLeft }
  }

  return {
    undoneBy,
    listEntries({ on, limit }: ParsedInput<'figures.listEntries'>): RecordedEntry[] {
      units.requireWorkspace()
      const scope = scopeOf(on)
      return repo.entries(scope, on, limit).map((entry) => ({
        ...entry,
        sample: repo.sample(entry.entryId, scope.indicators, on, SAMPLED),
        undoneBy: undoneBy(entry.entryId),
      }))
    },
    undoEntry: (input: ParsedInput<'figures.undoEntry'>, author: string): Output<'figures.undoEntry'> =>
      transaction(() => {
        units.requireWorkspace()
        return undoEntry(input, author)
      }),
    restoreDay: (input: ParsedInput<'figures.restoreDay'>, author: string): Output<'figures.restoreDay'> =>
      transaction(() => {
        units.requireWorkspace()
        return restoreDay(input, author)
      }),
  }
}

function headOf(input: { readonly clientId: string }, author: string, source: Source, document: string): EntryHead {
  return { clientId: input.clientId, author, source, document, request: JSON.stringify(input) }
}

/** True when a cell stands at a figure or a text. */
function stands({ standing, draftStanding }: EnteredCell, value: number | null, draft: string | null): boolean {
  return standing === value && draftStanding === draft
}

/** The document that all the figures put back came with; none when they came with several. */
function documentOf(cells: readonly EnteredCell[]): string {
  const documents = new Set(cells.flatMap(({ documentBefore }) => documentBefore ?? []))
  const [first = ''] = documents
  return documents.size === 1 ? first : ''
}

function asBefore(cell: EnteredCell): ChannelPosting {
  return asPosting({ ...cell, value: cell.before, draft: cell.draftBefore })
}

function asPosting(cell: FormerCell & { readonly from: string; readonly to: string }): ChannelPosting {
  const { unitCode, indicator, channel, value, draft } = cell
  return {
    unitCode,
    indicator,
    channel: isMobileChannel(channel) ? channel : fixedChannel,
    from: localDate(cell.from),
    to: localDate(cell.to),
    value,
    ...(draft === null ? {} : { draft }),
  }
}

function asConflict({ unitCode, indicator, channel, from, to, value, standing }: EnteredCell) {
  return { unitCode, indicator, channel, from, to, entered: value, standing }
}
