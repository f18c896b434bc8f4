import type { Standing } from './plan-standing.rules.ts'
import type { MadeList } from './plan-lists.ts'
import type { ImportChoices, ReadFigure, Understanding } from './understanding.schema.ts'

/** A unit of the store that figures may be written for. */
export interface PlanUnit {
  readonly code: string
  readonly name: string
  /** Counts are written for rows; the unit above them has levels only. */
  readonly isRow: boolean
  readonly validFrom: string
  readonly validTo: string | null
}

/** A cumulative of the book at the close of a day, and the day it was opened; flows up to that day do not count. */
export interface PlanStock {
  readonly value: number | null
  readonly openedOn: string | null
}

/** What keeps figures of a row as they are: the first such day of a span. */
export interface PlanLock {
  readonly on: string
  readonly status: 'closed' | 'approved'
}

/** Everything of the book that a file is compared with; made by one bulk reading. */
export interface PlanBook {
  readonly today: string
  /** The day the book begins: what was done before it is in its opening balances. */
  readonly startOn: string
  readonly units: ReadonlyMap<string, PlanUnit>
  readonly standing: Standing
  lockOf(unitCode: string, from: string, to: string): PlanLock | null
  /** Undefined for what was not read: then nothing is said of it. */
  stockOf(unitCode: string, code: string, on: string): PlanStock | undefined
  /** Notes that stand on cells, by `noteKey`. */
  readonly notes: ReadonlyMap<string, string>
}

/** What was understood of a file, its figures made as they are asked for. */
export interface ListedUnderstanding extends Omit<Understanding, 'figures'> {
  readonly figures: MadeList<ReadFigure>
}

export interface PlanRequest {
  readonly understanding: ListedUnderstanding
  readonly choices: ImportChoices
  readonly sheetNames: readonly string[]
  /** The same bytes were committed before and stand: nothing of them is added a second time. */
  readonly isRepeated: boolean
}

/** Key of a note in `PlanBook.notes`. */
export function noteKey(unitCode: string, indicator: string, on: string): string {
  return `${unitCode} ${indicator} ${on}`
}
