import { sessionChannel } from '#shared/figures/channel.rules.ts'
import { familyOf, findIndicator } from '#shared/indicators/indicators.rules.ts'
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import {
  isSamePlan,
  type SessionContent,
  sessionPostings,
  sessionTotals,
} from '#shared/sessions/session-figures.rules.ts'
import type { ChangedTotal } from '#shared/sessions/sessions.schema.ts'
import type { DayTotals, TotalPlace } from '../figures/day-totals.service.ts'
import { type DaysService, lockFor } from '../figures/days.service.ts'
import type { NewAuditEvent } from '../figures/ledger-rows.ts'
import type { ChannelPosting, RecordingService } from '../figures/recording.service.ts'
import type { UnitsService } from '../units/units.service.ts'

interface Parts {
  readonly recording: Pick<RecordingService, 'check'>
  readonly days: Pick<DaysService, 'lockedDays'>
  readonly units: Pick<UnitsService, 'byCode'>
  readonly totals: DayTotals
}

/** What makes a session something else: what goes into the book, and what stands in the way. */
export interface SessionStep {
  readonly postings: readonly ChannelPosting[]
  readonly issues: readonly Issue[]
  readonly event: NewAuditEvent
}

export type SessionChanges = ReturnType<typeof createSessionChanges>

/** From what a session says to what it shall say; null is no session. The same locks as typing a figure. */
export function createSessionChanges({ recording, days, units, totals }: Parts) {
  function stepOf(id: string, before: SessionContent | null, after: SessionContent | null): SessionStep {
    const channel = sessionChannel(id)
    const postings = sessionPostings(before, after).map(({ unitCode, indicator, on, value }) => {
      const day = localDate(on)
      return { unitCode, indicator, channel, from: day, to: day, value }
    })
    const ofFigures = recording.check(postings)
    const told = new Set(ofFigures.map(lockKey))
    const ofPlan = planLocks(before, after).filter((issue) => {
      const isTold = told.has(lockKey(issue))
      told.add(lockKey(issue))
      return !isTold
    })
    return { postings, issues: [...ofFigures, ...ofPlan], event: eventOf(id, before, after) }
  }

  /** A plan that was or will be a result is printed with its day, so it is locked with the day, figures or none. */
  function planLocks(before: SessionContent | null, after: SessionContent | null): Issue[] {
    if (before !== null && after !== null && isSamePlan(before.plan, after.plan)) return []
    return [before, after].flatMap((content) => {
      if (content === null || content.plan.status !== 'done') return []
      const { on } = content.plan
      return rowsOf(content).flatMap((unitCode) => lockIssue(unitCode, on))
    })
  }

  function lockIssue(unitCode: string, on: LocalDate): Issue[] {
    const lock = lockFor(unitCode, days.lockedDays(on, on))
    return lock === undefined ? [] : [errorIssue(`day-${lock.status}`, { unitCode, date: lock.on })]
  }

  /** Rows, indicators (totals of the parts too) and days that postings may change, each once. */
  function placesOf(postings: readonly ChannelPosting[]): (TotalPlace & { unitCode: string; unitName: string })[] {
    const known = units.byCode()
    const places = postings.flatMap(({ unitCode, indicator, from }) => {
      const unit = known.get(unitCode)
      if (unit === undefined) return []
      const [total = indicator] = familyOf(indicator)
      return [...new Set([indicator, total])].map((code) => ({
        unitId: unit.id,
        unitCode,
        unitName: unit.name,
        indicator: code,
        on: from,
      }))
    })
    return [...new Map(places.map((place) => [`${place.on} ${place.unitCode} ${place.indicator}`, place])).values()]
  }

  return {
    stepOf,
    /** Figures of mobile teams without a record beside a session's own of the same row and indicator: perhaps the same people. */
    besideUnrecorded({ plan, figures }: SessionContent): Issue[] {
      const known = units.byCode()
      const rows = Map.groupBy(figures, (one) => one.unitCode)
      return [...rows].flatMap(([unitCode, ofRow]) => {
        const unitId = known.get(unitCode)?.id
        if (unitId === undefined) return []
        const taken = sessionTotals(ofRow)
        const told = new Map<string, Issue>()
        for (const [indicator, value] of Object.entries(taken)) {
          const beside = totals
            .unrecordedAt({ unitId, indicator, on: plan.on })
            .find((one) => one.indicator === indicator)
          if (value === 0 || beside === undefined) continue
          const { from, to, value: unrecorded } = beside
          const where = { unitCode, indicator, date: plan.on }
          told.set(indicator, warningIssue('session-beside-mobile', where, { from, to, unrecorded, sessions: value }))
        }
        return [...told].flatMap(([indicator, issue]) => (hasToldPart(indicator, told) ? [] : [issue]))
      })
    },
    /** Runs a change and says which totals of its rows and days say something else afterwards. */
    watchTotals<T>(postings: readonly ChannelPosting[], run: () => T): { done: T; changed: ChangedTotal[] } {
      const places = placesOf(postings)
      const before = totals.totalsOf(places)
      const done = run()
      const after = totals.totalsOf(places)
      const changed = places.flatMap(({ unitCode, unitName, indicator, on }, index) => {
        const [was = null, is = null] = [before[index], after[index]]
        return was === is ? [] : [{ unitCode, unitName, indicator, on: localDate(on), before: was, after: is }]
      })
      return { done, changed }
    },
  }
}

/** Rows whose figures a session has; without any the commune of its place, or the whole unit (''). */
function rowsOf({ plan, figures }: SessionContent): string[] {
  const rows = new Set(figures.map((one) => one.unitCode))
  return rows.size > 0 ? [...rows] : [plan.placeUnitCode ?? '']
}

/** A total is not told beside its own part. */
function hasToldPart(indicator: string, told: ReadonlyMap<string, Issue>): boolean {
  return (findIndicator(indicator)?.parts ?? []).some((part) => told.has(part))
}

function lockKey({ code, where }: Issue): string {
  return [code, where.unitCode ?? '', where.date ?? ''].join(' ')
}

function eventOf(id: string, before: SessionContent | null, after: SessionContent | null): NewAuditEvent {
  const { plan } = after ?? before ?? {}
  const details = {
    what: whatOf(before, after),
    on: plan?.on ?? '',
    place: plan?.place ?? '',
    ...(before !== null && before.plan.on !== plan?.on ? { movedFrom: before.plan.on } : {}),
    ...(after?.plan.status === 'cancelled' ? { reason: after.plan.cancelReason } : {}),
  }
  return { kind: 'session-saved', subject: id, details: JSON.stringify(details) }
}

function whatOf(before: SessionContent | null, after: SessionContent | null): string {
  if (after === null) return 'withdrawn'
  if (before === null) return after.plan.status === 'planned' ? 'planned' : 'added'
  if (after.plan.status === before.plan.status) return 'changed'
  return after.plan.status
}
