import type { ParsedInput } from '#shared/contract/contract.ts'
import { endedBy, type GivenUnlock, unlockOf } from '#shared/figures/day-life.rules.ts'
import type { Adjustment } from '#shared/figures/figures.schema.ts'
import { dateOfInstant } from '#shared/kernel/instant.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { AdjustmentFact } from '#shared/reports/report-facts.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ChangedCell, CorrectionsRepo } from './corrections.repo.ts'
import type { CorrectionsService } from './corrections.service.ts'

interface Parts {
  readonly repo: CorrectionsRepo
  readonly corrections: CorrectionsService
  readonly units: UnitsService
}

interface Opened {
  readonly unlock: GivenUnlock
  readonly days: readonly LocalDate[]
}

interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

export type AdjustmentsService = ReturnType<typeof createAdjustmentsService>

/** The numbered corrections of approved days, as lists and reports tell them. */
export function createAdjustmentsService({ repo, corrections, units }: Parts) {
  /** Every unlock ever given with its days, oldest first. */
  function opened(): Opened[] {
    const relocks = repo.relocks()
    return [...Map.groupBy(repo.unlocks(), (event) => event.entryId).values()].flatMap((events) => {
      const [first] = events
      if (first === undefined) return []
      const unlock = relocks.filter((relock) => relock.on === first.on).reduce(endedBy, unlockOf(first))
      return [{ unlock, days: events.map((event) => localDate(event.on)) }]
    })
  }

  function asAdjustment({ unlock, days }: Opened): Adjustment {
    const { number, at, by, reason, unitCodes, expiresAt, reportedOn } = unlock
    return {
      number,
      openedAt: at,
      openedBy: by,
      reason,
      days: [...days],
      unitCodes,
      expiresAt,
      lockedAt: corrections.endOf(unlock)?.at ?? null,
      reportedOn,
      changes: corrections.changesOf(unlock, days).map((change) => ({
        ...change,
        from: localDate(change.from),
        to: localDate(change.to),
      })),
    }
  }

  return {
    /** The number that the next unlock gets: from 1, without gaps. */
    nextNumber: (): number => repo.lastNumber() + 1,
    /** Days of an unlock that is in force; none when it is not. */
    unlockedDays(number: number): readonly LocalDate[] {
      const found = opened().find(({ unlock }) => unlock.number === number)
      return found === undefined || corrections.endOf(found.unlock) !== null ? [] : found.days
    },
    listAdjustments({ from, to }: ParsedInput<'figures.listAdjustments'>): Adjustment[] {
      units.requireWorkspace()
      const isWanted = (on: LocalDate): boolean => on >= from && on <= to
      return opened()
        .filter(({ unlock, days }) => days.some(isWanted) || isWanted(dateOfInstant(unlock.at)))
        .map(asAdjustment)
        .toReversed()
    },
    /** What a report of a span must say: corrections that it is the one to carry, and those of its own days. */
    factsOf(span: Span): AdjustmentFact[] {
      return opened().flatMap(({ unlock, days }) => {
        const isCarried = unlock.reportedOn >= span.from && unlock.reportedOn <= span.to
        if (!isCarried && !days.some((on) => on >= span.from && on <= span.to)) return []
        const changes = corrections.changesOf(unlock, days).filter((change) => isCarried || isWithin(change, span))
        if (changes.length === 0) return []
        return [{ number: unlock.number, openedOn: dateOfInstant(unlock.at), reason: unlock.reason, changes }]
      })
    },
  }
}

/** True when a day of the figure lies in a span. */
function isWithin({ from, to }: ChangedCell, span: Span): boolean {
  return from <= span.to && to >= span.from
}
