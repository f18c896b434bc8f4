import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { RowFacts } from './report-facts.ts'

/** A unit that ended the day before `on`, and where it or a part of it went. */
export interface SuccessionPiece {
  readonly from: string
  readonly to: string
  readonly whole: boolean
  readonly on: LocalDate
}

/** A part of a divided unit's level at the close of `on`, its last day, that a person gave to a successor. */
export interface GivenPart {
  readonly from: string
  readonly to: string
  readonly indicator: string
  readonly on: LocalDate
  readonly value: number
}

/** The opening of a level that a unit began with, at the close of the day before it began. */
export interface BeginningLevel {
  readonly unitCode: string
  readonly indicator: string
  readonly on: LocalDate
  readonly value: number
}

/** What is needed to tell the figures of a period as the units are now. */
export interface Geography {
  /** The last day of the period. */
  readonly until: LocalDate
  /** Every row that the book ever had up to then, with its own figures. */
  readonly rows: readonly RowFacts[]
  /** The rows of now in printed order. */
  readonly nowRows: readonly Unit[]
  /** Rows that ended before now, also those that began after the period. */
  readonly endedRows: readonly Unit[]
  /** Districts or clusters of now with the codes of their rows. */
  readonly groups: readonly { readonly unit: Unit; readonly rowCodes: readonly string[] }[]
  readonly pieces: readonly SuccessionPiece[]
  readonly allocations: readonly GivenPart[]
  /** Whether a row has a level of its own that takes the place of what those before it had. */
  readonly isOpened: (code: string, stock: string) => boolean
  readonly beginnings: readonly BeginningLevel[]
  /** The unit of now below which what is left of an ended row stands: where all its successors are, else the whole unit. */
  readonly placeOf: (code: string) => string | null
  /** Decrees that took effect after the first day, oldest first. */
  readonly documents: readonly { readonly on: LocalDate; readonly document: string }[]
}

/** A total before and after, each added up by itself. */
export interface ConservedSum {
  readonly code: string
  readonly isFlow: boolean
  readonly before: number | null
  readonly after: number | null
}

/** A unit began with another balance than the units before it had. */
export interface OpeningDifference {
  readonly unitName: string
  readonly stock: string
  readonly on: LocalDate
  readonly opened: number
  readonly expected: number
}

/** What units that are others now were given, and whose it is told to be; null where nobody's. */
export interface RegroupedTarget {
  readonly unitCode: string
  readonly unitName: string | null
  readonly measure: TargetMeasure
  readonly parts: readonly { readonly unitName: string; readonly needed: number | null }[]
  /** The unit ended within the period: what it was given is no unit's on the last day. */
  readonly isEnded?: true
}

/** A row of now that is told by what rows before it were given. */
export interface ShortTarget {
  readonly unitCode: string
  readonly unitName: string
  readonly measure: TargetMeasure
  /** Rows before it that were given none; null where they were given targets of two kinds, which no sum makes one of. */
  readonly without: readonly string[] | null
}

/** A sheet told as the units are now. */
export interface RegroupingFact {
  readonly kind: 'now'
  readonly documents: readonly { readonly on: LocalDate; readonly document: string }[]
  readonly sums: readonly ConservedSum[]
  readonly differences: readonly OpeningDifference[]
  readonly targets: readonly RegroupedTarget[]
  readonly shortTargets: readonly ShortTarget[]
}

/** A level of units that ended that is in no unit of the sheet. */
export interface PendingLevel {
  /** The unit that began without it; null where the ended one was divided and the level is not allocated. */
  readonly unitCode: string | null
  readonly unitName: string | null
  /** Where the unit stands, or all that the divided one went into. */
  readonly placeCode: string | null
  readonly sources: readonly string[]
  readonly on: LocalDate
  readonly stock: string
  readonly amount: number
}

/** A row that went over to another district within the period: the whole period is told in the new one. */
export interface MovedRow {
  readonly unitName: string
  readonly from: string
  readonly to: string
  readonly on: LocalDate
}

/** A sheet told as the units were, and what of the units before them it does not hold. */
export interface AsItWasFact {
  readonly kind: 'then'
  readonly pending: readonly PendingLevel[]
  readonly moved: readonly MovedRow[]
}

/** What reorganisations have to do with a sheet. */
export type GeographyFact = RegroupingFact | AsItWasFact
