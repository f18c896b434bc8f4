import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { GeographyFact } from './geography-facts.ts'

/** Effective flow of a row over a period; null where nothing was reported. */
export interface FlowFact {
  readonly total: number | null
  readonly mobile: number | null
}

/** A target in force at the last day: how many are needed, and how many count towards it. */
export interface TargetFact {
  readonly kind: 'cumulative' | 'in-period'
  /** Null while a share has no denominator. */
  readonly needed: number | null
  /** The cumulative at the last day, or Σ flow from the target's first day to it. */
  readonly numerator: number | null
  /** What the needed count is worked out from, where a share was given. */
  readonly share?: { readonly basisPoints: number; readonly of: string }
}

/**
 * What is known of one row for a period. Of the codes that were asked for, those absent from a record are null: nothing
 * reported.
 */
export interface RowFacts {
  readonly unit: Unit
  readonly flows: Readonly<Record<string, FlowFact>>
  /** Typed and derived levels at the last day: populations, cumulatives, stocks. */
  readonly stocks: Readonly<Record<string, number | null>>
  readonly targets: Readonly<Partial<Record<TargetMeasure, TargetFact>>>
  /** Notes on the row's cells in the period, oldest first. */
  readonly notes: readonly string[]
  /** Days due in the period (not a weekend or holiday) on which nothing at all was reported for the row. */
  readonly missingDays: number
  /** False when no flow was reported in the period; not told of a period that is only compared with. */
  readonly hasFigures: boolean
  /** Of a unit that reports to a province. */
  readonly days?: SubmittedDays
}

/**
 * Days of a period a unit owes a sheet of: sent, not sent by now, sent more than once, and told only by figures without a
 * sheet.
 */
export interface SubmittedDays {
  readonly submitted: number
  readonly missing: number
  readonly again: number
  readonly unverified: number
}

/** A posting over several days that a border falls into, so that no part of it is counted on either side. */
export interface CrossingFact {
  /** An end of the period, the day of an opening balance, or the first day of a target within a period. */
  readonly border: 'period' | 'opening' | 'target'
  readonly unitCode: string
  readonly unitName: string
  readonly indicator: string
  readonly from: string
  readonly to: string
  readonly value: number
}

/** A later opening of a stock in the period that says something else than the book did at the close of that day. */
export interface RebaseFact {
  readonly unitCode: string
  readonly unitName: string
  readonly stock: string
  readonly on: string
  /** The earlier opening and the flows since. */
  readonly booked: number
  readonly opened: number
}

/** A numbered correction of approved days that is told on this report: it is the one to carry it, or its own days changed. */
export interface AdjustmentFact {
  readonly number: number
  /** The day it was unlocked on. */
  readonly openedOn: LocalDate
  readonly reason: string
  readonly changes: readonly {
    readonly unitCode: string
    readonly unitName: string
    readonly indicator: string
    readonly channel: string
    readonly from: string
    readonly to: string
    readonly before: number | null
    readonly after: number | null
  }[]
}

/** Everything a form is filled from, for one period. */
export interface PeriodFacts {
  readonly period: Period
  readonly rows: readonly RowFacts[]
  /** Targets set on the unit itself; used in the total row where no row has one. */
  readonly ownTargets: RowFacts['targets']
  /** Levels typed on the unit itself; used in the total row where no row has one. */
  readonly ownStocks: Readonly<Record<string, number | null>>
  readonly crossing: readonly CrossingFact[]
  readonly rebases: readonly RebaseFact[]
  readonly adjustments: readonly AdjustmentFact[]
  /**
   * In a province's book the districts or clusters with rows of their own, each with its part of `rows`: the totals are
   * the sums of theirs. Absent everywhere else.
   */
  readonly groups?: readonly GroupFacts[]
  /** Absent while no unit of the book was ever reorganised. */
  readonly geography?: GeographyFact
}

/** A unit that reports to the province. `rows` are those of the whole that lie below it. */
export interface GroupFacts extends Pick<PeriodFacts, 'rows' | 'ownTargets' | 'ownStocks'> {
  readonly unit: Unit
}
