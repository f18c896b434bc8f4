import type { LocalDate } from '#shared/kernel/local-date.ts'
import { familyOf } from '#shared/indicators/indicators.rules.ts'
import { type Issue, issueSchema } from '#shared/kernel/issue.ts'
import { typedFlows, type WantedFlow } from '#shared/province/submissions-plan.rules.ts'
import { z } from 'zod'
import type { NewAuditEvent, NewRecord } from '../figures/ledger-rows.ts'
import type { EntryHead, LedgerService } from '../figures/ledger.service.ts'
import type { ChannelPosting, RecordingService } from '../figures/recording.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SharedSpan, SubmissionsBookRepo } from './submissions-book.repo.ts'
import type { Days, SheetPlaces } from './submissions-places.ts'
import type { SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: Pick<SubmissionsRepo, 'acceptedBetween'>
  readonly book: Pick<SubmissionsBookRepo, 'shared' | 'cells'>
  readonly recording: Pick<RecordingService, 'put'>
  readonly ledger: Pick<LedgerService, 'append'>
}

export type SubmissionsPosting = ReturnType<typeof createSubmissionsPosting>

/** Writes what sheets want of the book, in words of the province where it cannot be; the caller holds the transaction. */
export function createSubmissionsPosting({ repo, book, recording, ledger }: Parts) {
  /**
   * Figures that are written, and those whose days are told by other sheets: they are only compared. A sheet of one day
   * inside a span that stands is not taken.
   */
  function apart(wanted: readonly WantedFlow[], places: SheetPlaces, { from, to }: Days) {
    const indicators = familiesOf(wanted)
    const shared = sharedIn(book, places, indicators)
    const [first] = shared
    if (from === to && first !== undefined) throw spanStands(places.unit.code, first, from)
    const taken = new Set(shared.flatMap(({ indicator }) => familyOf(indicator)))
    const isTaken = ({ indicator }: WantedFlow): boolean => taken.has(indicator)
    return { posted: wanted.filter((one) => !isTaken(one)), compared: wanted.filter(isTaken) }
  }

  /** One entry, also where the book says it all already. */
  function put(
    head: EntryHead,
    postings: readonly ChannelPosting[],
    event: NewAuditEvent,
    records: readonly NewRecord[] = [],
  ): number {
    try {
      const { entryId } = recording.put(head, postings, [event], records)
      return entryId ?? ledger.append(head, { auditEvents: [event] }).entryId
    } catch (error) {
      if (error instanceof DomainError && error.code === 'figures/refused') throw asRefusal(error.data)
      throw error
    }
  }

  /** Reads the figures back: what counts now must be what the sheets say. */
  function requireExact(wanted: readonly WantedFlow[], { rows, spans }: SheetPlaces): void {
    const indicators = [...new Set(wanted.map(({ indicator }) => indicator))]
    const all = new Map<string, number>()
    const mobile = new Map<string, number>()
    const cells = spans.flatMap(({ from, to, rows: some }) =>
      book.cells({ unitIds: [...some.values()], indicators, from, to }),
    )
    for (const cell of cells) {
      if (cell.value === null) continue
      const key = `${cell.unitId} ${cell.indicator}`
      all.set(key, (all.get(key) ?? 0) + cell.value)
      if (cell.channel !== 'FIXED') mobile.set(key, (mobile.get(key) ?? 0) + cell.value)
    }
    const wrong = wanted.find((one) => {
      const key = `${rows.get(one.unitCode) ?? 0} ${one.indicator}`
      return (all.get(key) ?? null) !== one.all || (mobile.get(key) ?? null) !== one.mobile
    })
    if (wrong === undefined) return
    const { unitCode, indicator } = wrong
    throw new DomainError('submission/not-exact', { unitCode, indicator })
  }

  /** Names the sheet whose days these are, where one is. */
  function spanStands(unitCode: string, { from, to }: SharedSpan, on: LocalDate): DomainError {
    const sheet = repo
      .acceptedBetween(from, to)
      .findLast((one) => one.unitCode === unitCode && one.from === from && one.to === to && one.isCounted === 1)
    const { fileName: file, form, sequence, receivedAt } = sheet ?? {}
    return new DomainError('submission/span-stands', {
      on,
      from,
      to,
      ...(sheet && { file, form, sequence, receivedAt }),
    })
  }

  return { apart, put, requireExact }
}

/** Days of other figures in those of a sheet, row by row in the days the row is the unit's. */
export function sharedIn(
  book: Pick<SubmissionsBookRepo, 'shared'>,
  { spans }: Pick<SheetPlaces, 'spans'>,
  indicators: readonly string[],
): SharedSpan[] {
  return spans.flatMap(({ from, to, rows }) => book.shared({ unitIds: [...rows.values()], indicators, from, to }))
}

/** The indicators of flows with those they are parts of and made of. */
export function familiesOf(wanted: readonly WantedFlow[]): string[] {
  return familyIndicators(wanted.map(({ indicator }) => indicator))
}

export function familyIndicators(indicators: readonly string[]): string[] {
  return [...new Set(indicators.flatMap((indicator) => familyOf(indicator)))]
}

/** @throws DomainError `submission/impossible` */
export function flowPostings(wanted: readonly WantedFlow[], { daysOf }: Pick<SheetPlaces, 'daysOf'>): ChannelPosting[] {
  const { typed, impossible } = typedFlows(wanted)
  if (impossible !== null) throw new DomainError('submission/impossible', { ...impossible })
  return typed.flatMap(({ unitCode, indicator, fixed, mobile }) => {
    const { from, to } = daysOf(unitCode)
    return [
      { unitCode, indicator, channel: 'FIXED', from, to, value: fixed },
      { unitCode, indicator, channel: 'MOBILE', from, to, value: mobile },
    ]
  })
}

const refusedSchema = z.object({ issues: z.array(issueSchema) })

/** Why figures were not taken, in the province's words. */
function asRefusal(data: unknown): DomainError {
  const { issues } = refusedSchema.parse(data)
  const [first] = issues
  if (first?.code === 'day-closed' || first?.code === 'day-approved')
    return new DomainError('submission/day-locked', {
      on: first.where.date ?? '',
      status: first.code.slice('day-'.length),
    })
  if (first?.code === 'span-overlaps')
    return new DomainError('submission/span-stands', {
      on: first.where.date ?? '',
      from: first.params['otherFrom'],
      to: first.params['otherTo'],
    })
  return new DomainError('submission/not-written', { issues: issues.slice(0, MOST_ISSUES) satisfies Issue[] })
}

const MOST_ISSUES = 5
