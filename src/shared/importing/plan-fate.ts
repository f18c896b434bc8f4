import type { Issue, IssueParams, IssuePlace } from '#shared/kernel/issue.ts'
import type { PlannedCell } from './importing.schema.ts'
import type { ReadFigure } from './understanding.schema.ts'

/** A figure of the file with its place in the list of all of them. */
export interface Given {
  readonly index: number
  readonly figure: ReadFigure
}

export type StoredChannel = PlannedCell['channel']

/** What becomes of a figure. */
export interface Fate {
  readonly status: PlannedCell['status']
  readonly channel: StoredChannel
  readonly standing: number | null
  readonly before: number | null
  readonly after: number | null
  readonly issue: string | null
}

/** A posting that a commit writes, or asks for where the day is locked. */
export interface PlannedPosting {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: StoredChannel
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly value: number | null
  readonly sheet: number
  readonly address: string
}

/** A figure of a locked day, with what counted around it when it was worked out. */
export interface PlannedRequest extends PlannedPosting {
  /** What counts in its own cell and channel before; for a total that is not typed the sum of its parts. */
  readonly stood: number | null
  /** What the plan leaves in the other channel of its cell: the figure holds only beside this. */
  readonly beside: number | null
}

/** Collects what is decided, one fate for each figure. */
export interface Ledger {
  readonly fates: (Fate | undefined)[]
  /** Figures that repeat another one, by the index of that one: they share its end. */
  readonly twins: Map<number, number>
  readonly issues: Issue[]
  readonly postings: PlannedPosting[]
  readonly requests: PlannedRequest[]
}

/** Where a figure stands, for an issue about it. */
export function placeOfFigure(figure: ReadFigure, sheetNames: readonly string[]): IssuePlace {
  const { unitCode, indicator, from, sheet, address } = figure
  const name = sheetNames[sheet]
  return { unitCode, indicator, date: from, cell: address, ...(name === undefined ? {} : { sheet: name }) }
}

/** The channel a figure is shown under before it is decided where it is written. */
export function nominalChannel({ channel }: ReadFigure): StoredChannel {
  return channel === 'ALL' ? 'FIXED' : channel
}

/** A fate in which nothing is written. */
export function untouched(figure: ReadFigure, status: Fate['status'], issue: string | null = null): Fate {
  return { status, channel: nominalChannel(figure), standing: null, before: null, after: null, issue }
}

/** What becomes of a figure; one that repeats another is the same, unless that other was not taken. */
export function fateOf({ fates, twins }: Ledger, index: number, figure: ReadFigure): Fate {
  let twin = twins.get(index)
  if (twin === undefined) return fates[index] ?? untouched(figure, 'refused')
  for (let next = twins.get(twin); next !== undefined; next = twins.get(twin)) twin = next
  const fate = fates[twin]
  if (fate === undefined) return untouched(figure, 'refused')
  const isTaken = fate.status === 'new' || fate.status === 'changed'
  return { ...fate, status: isTaken ? 'same' : fate.status, before: fate.after }
}

/** Refuses figures for one reason, told once at the first of them. */
export function refuse(
  ledger: Ledger,
  sheetNames: readonly string[],
  givens: readonly Given[],
  code: string,
  params: IssueParams,
): void {
  const [first] = givens
  if (first === undefined) return
  ledger.issues.push({ code, severity: 'error', where: placeOfFigure(first.figure, sheetNames), params })
  for (const { index, figure } of givens) ledger.fates[index] = untouched(figure, 'refused', code)
}
