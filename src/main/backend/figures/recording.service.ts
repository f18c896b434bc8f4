import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { fixedChannel, stockChannel } from '#shared/figures/channel.rules.ts'
import type { Posting } from '#shared/figures/figures.schema.ts'
import { familyOf, findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import type { Indicator } from '#shared/indicators/indicators.schema.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { addDays, EARLIEST_DATE, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import { type DaysService, hasIdentifier, type LockedDay, lockFor } from './days.service.ts'
import type { CellPlace, FiguresRepo } from './figures.repo.ts'
import type { NewAuditEvent, NewRecord, NewRevision } from './ledger-rows.ts'
import type { EntryHead, LedgerService } from './ledger.service.ts'
import { checkLevelsTogether } from './levels-together.ts'

/** A posting of any channel: from outside come only FIXED and MOBILE, those of a session with its record. */
export interface ChannelPosting extends Omit<Posting, 'channel'> {
  readonly channel: string
}

type LockedDays = (from: LocalDate, to: LocalDate) => readonly LockedDay[]

export type RecordingService = ReturnType<typeof createRecordingService>

interface Parts {
  readonly repo: FiguresRepo
  readonly days: DaysService
  readonly ledger: LedgerService
  readonly units: UnitsService
  /** Runs a function in one IMMEDIATE transaction. */
  readonly transaction: <T>(run: () => T) => T
}

/** Takes figures in: all of a call or none of it, once. */
export function createRecordingService({ repo, days, ledger, units, transaction }: Parts) {
  return {
    recordFigures: (input: ParsedInput<'figures.recordFigures'>, author: string): Output<'figures.recordFigures'> =>
      transaction(() => record(input, author)),
    /** The same inside a transaction the caller holds. */
    record,
    put,
    check,
  }

  function record(input: ParsedInput<'figures.recordFigures'>, author: string): Output<'figures.recordFigures'> {
    const { clientId, source, document } = input
    return put({ clientId, author, source, document, request: JSON.stringify(input) }, input.postings)
  }

  /** What keeps figures out: unknown units and indicators, locked days, overlapping spans. */
  function check(postings: readonly ChannelPosting[]): Issue[] {
    return examine(postings).issues
  }

  /**
   * Checks figures and appends the entry that brings them in, with what is told beside them and the records they come
   * with; the caller holds the transaction.
   */
  function put(
    head: EntryHead,
    postings: Iterable<ChannelPosting>,
    auditEvents: readonly NewAuditEvent[] = [],
    records: readonly NewRecord[] = [],
  ): Output<'figures.recordFigures'> {
    const repeated = ledger.findRepeated(head)
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
    const { revisions, issues } = examine(postings)
    if (issues.length > 0) throw new DomainError('figures/refused', { issues })

    const changes = withoutSame(revisions)
    if (changes.length + records.length === 0) return { entryId: null, changed: 0, savedAt: ledger.now() }
    const { entryId, recordedAt } = ledger.append(head, { revisions: changes, auditEvents, records })
    return { entryId, changed: changes.length, savedAt: recordedAt }
  }

  function examine(postings: Iterable<ChannelPosting>): { revisions: NewRevision[]; issues: Issue[] } {
    const known = units.byCode()
    const lockedDays = lockedDaysBySpan()
    const revisions: NewRevision[] = []
    const issues: Issue[] = []
    for (const posting of postings) {
      const unit = known.get(posting.unitCode)
      const found = checkPosting(posting, unit, lockedDays)
      issues.push(...found)
      if (found.length === 0 && unit !== undefined) revisions.push(asRevision(posting, unit))
    }
    issues.push(...findOverlaps(revisions), ...checkLevelsTogether(repo, revisions))
    return { revisions, issues }
  }

  /** The locked days of a span, looked up once a span. */
  function lockedDaysBySpan(): LockedDays {
    const known = new Map<string, readonly LockedDay[]>()
    return (from, to) => {
      const span = `${from} ${to}`
      const found = known.get(span) ?? days.lockedDays(from, to)
      known.set(span, found)
      return found
    }
  }

  /** Overlaps with what stands and among the postings of the call themselves. */
  function findOverlaps(revisions: readonly NewRevision[]): Issue[] {
    const flows = revisions.filter((one) => one.channel !== stockChannel && one.value !== null)
    const rowOf = (one: NewRevision) => `${one.unitId} ${one.channel}`
    const spans = flows.filter((one) => one.from !== one.to)
    const byRow = Map.groupBy(spans.length === 0 ? [] : flows, rowOf)
    const spansByRow = Map.groupBy(spans, rowOf)
    let given: ReadonlySet<string> | null = null
    const isGiven = (cell: CellPlace): boolean => {
      given ??= new Set(revisions.map(cellKey))
      return given.has(cellKey(cell))
    }
    const withSpans = new Map<number, boolean>()
    const hasSpans = (unitId: number): boolean => {
      const known = withSpans.get(unitId) ?? repo.hasSpans(unitId)
      withSpans.set(unitId, known)
      return known
    }
    return flows.flatMap((flow) => {
      // A day shares days only with longer spans, which few rows have.
      const isFree = flow.from === flow.to && !hasSpans(flow.unitId)
      if (isFree && spans.length === 0) return []
      const family = familyOf(flow.indicator)
      const standing = isFree ? [] : repo.overlapping(flow, family).filter((cell) => !isGiven(cell))
      const among = ((flow.from === flow.to ? spansByRow : byRow).get(rowOf(flow)) ?? []).filter(
        (other) =>
          family.includes(other.indicator) &&
          (other.from !== flow.from || other.to !== flow.to) &&
          other.from <= flow.to &&
          other.to >= flow.from,
      )
      const other = standing[0] ?? among[0]
      if (other === undefined) return []
      const where = { unitCode: flow.unitCode, indicator: flow.indicator, date: flow.from }
      return [
        errorIssue('span-overlaps', where, {
          from: flow.from,
          to: flow.to,
          otherFrom: other.from,
          otherTo: other.to,
          otherIndicator: other.indicator,
        }),
      ]
    })
  }

  function withoutSame(revisions: readonly NewRevision[]): NewRevision[] {
    const latest = latestOfEach(revisions)
    const standing = repo.typedOn(latest)
    return latest.filter(({ value, draft }, index) => {
      const { typed = null, draft: kept = null } = standing.get(index) ?? {}
      return typed !== value || kept !== draft
    })
  }
}

function checkPosting(posting: ChannelPosting, unit: UnitRow | undefined, lockedDays: LockedDays): Issue[] {
  const where = { unitCode: posting.unitCode, indicator: posting.indicator, date: posting.from }
  if (unit === undefined) return [errorIssue('unknown-unit', where, { code: posting.unitCode })]
  const indicator = findIndicator(posting.indicator)
  if (indicator === undefined) return [errorIssue('unknown-indicator', where, { code: posting.indicator })]
  const issues: Issue[] = []
  if (indicator.type === 'difference') issues.push(errorIssue('not-typed', where))
  if (isCounted(indicator) && !isRow(unit)) issues.push(errorIssue('not-a-row', where))
  if (posting.draft !== undefined && hasIdentifier(posting.draft))
    issues.push(errorIssue('draft-has-identifier', where))
  if (!isValidOn(indicator, posting.from))
    issues.push(errorIssue('not-valid-on', where, { from: indicator.validFrom ?? '' }))
  const isBefore = firstDayOf(unit, indicator) > posting.from
  if (isBefore || (unit.validTo !== null && unit.validTo < posting.to)) {
    const date = isBefore ? posting.from : posting.to
    issues.push(errorIssue('unit-not-valid-on', { ...where, date }, { name: unit.name }))
  }
  if (indicator.type !== 'flow') {
    if (posting.from !== posting.to) issues.push(errorIssue('stock-span', where))
    if (posting.channel !== fixedChannel) issues.push(errorIssue('stock-channel', where))
  }
  if (indicator.type === 'flow' || posting.indicator === 'CC_ERR') {
    const lock = lockFor(posting.unitCode, lockedDays(posting.from, posting.to))
    if (lock?.status === 'closed') issues.push(errorIssue('day-closed', { ...where, date: lock.on }))
    if (lock?.status === 'approved') issues.push(errorIssue('day-approved', { ...where, date: lock.on }))
  }
  return issues
}

/** A balance that a unit begins with stands at the close of the day before it begins. */
function firstDayOf({ validFrom }: UnitRow, { type }: Indicator): string {
  return type === 'derived-stock' && validFrom > EARLIEST_DATE ? addDays(localDate(validFrom), -1) : validFrom
}

/** Of several for one cell the last one, where the first stands; row by row, so that few keys are held at once. */
function latestOfEach(revisions: readonly NewRevision[]): NewRevision[] {
  const last = new Map<NewRevision, NewRevision>()
  const dropped = new Set<NewRevision>()
  for (const ofRow of Map.groupBy(revisions, ({ unitId }) => unitId).values()) {
    const first = new Map<string, NewRevision>()
    for (const one of ofRow) {
      const key = cellKey(one)
      const known = first.get(key)
      if (known === undefined) first.set(key, one)
      else {
        dropped.add(one)
        last.set(known, one)
      }
    }
  }
  return dropped.size === 0
    ? [...revisions]
    : revisions.flatMap((one) => (dropped.has(one) ? [] : (last.get(one) ?? one)))
}

/** Flows and the balances they add to; populations are levels of people and may be known of the whole unit alone. */
function isCounted({ type }: Indicator): boolean {
  return type === 'flow' || type === 'derived-stock'
}

/** A unit with rows has populations and targets of its own, but counts only through its rows. */
function isRow(unit: UnitRow): boolean {
  return (unit.parentId !== null && !isGroup(unit)) || unit.kind === 'commune'
}

function asRevision(posting: ChannelPosting, unit: UnitRow): NewRevision {
  return {
    unitId: unit.id,
    unitCode: unit.code,
    indicator: posting.indicator,
    channel: findIndicator(posting.indicator)?.type === 'flow' ? posting.channel : stockChannel,
    from: posting.from,
    to: posting.to,
    value: posting.value,
    draft: posting.draft ?? null,
  }
}

function cellKey(cell: CellPlace): string {
  return [cell.unitId, cell.indicator, cell.channel, cell.from, cell.to].join(' ')
}
