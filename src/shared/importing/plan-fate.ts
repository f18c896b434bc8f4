import type { Issue, IssueParams, IssuePlace } from '#shared/kernel/issue.ts'
import type { PlannedCell } from './importing.schema.ts'
import type { Fate, Fates } from './plan-fates.ts'
import type { ReadFigure } from './understanding.schema.ts'

/** A figure of the file with its place in the list of all of them. */
export interface Given {
  readonly index: number
  readonly figure: ReadFigure
}

export type StoredChannel = PlannedCell['channel']

/** A figure of a locked day, with what counted around it when it was worked out. */
export interface PlannedRequest
  extends Pick<PlannedCell, 'unitCode' | 'indicator' | 'channel' | 'from' | 'to' | 'before'> {
  readonly value: number | null
  /** What counts in its own cell and channel before; for a total that is not typed the sum of its parts. */
  readonly stood: number | null
  /** What the plan leaves in the other channels of its cell together: the figure holds only beside this. */
  readonly beside: number | null
}

/** A cell that is written, with the place of its figure in the list of all of them. */
export interface WrittenCell {
  readonly index: number
  readonly cell: PlannedCell
}

/** Collects what is decided of each figure. */
export interface Ledger {
  readonly fates: Fates
  /** Figures that repeat another one, by the index of that one: they share its end. */
  readonly twins: Map<number, number>
  readonly issues: Issue[]
  /** Figures whose `after` is written, by their place. */
  readonly postings: number[]
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

/** Notes what becomes of a figure. */
export function decide({ fates }: Ledger, { index, figure }: Given, fate: Fate): WrittenCell {
  fates.set(index, fate)
  return { index, cell: asCell(figure, fate) }
}

/** What is asked for instead of being written. */
export function requestFor(
  { unitCode, indicator, channel, from, to, before, after }: PlannedCell,
  around: Pick<PlannedRequest, 'stood' | 'beside'>,
): PlannedRequest {
  return { unitCode, indicator, channel, from, to, before, value: after, ...around }
}

function asCell(
  { sheet, address, unitCode, indicator, from, to, value }: ReadFigure,
  { channel, standing, before, after, status, issue }: Fate,
): PlannedCell {
  return {
    sheet,
    address,
    unitCode,
    indicator,
    channel,
    from: channel === 'STOCK' ? to : from,
    to,
    read: value,
    standing,
    before,
    after,
    status,
    issue,
  }
}

/** What becomes of a figure; one that repeats another is the same, unless that other was not taken. */
export function cellOf({ fates, twins }: Ledger, index: number, figure: ReadFigure): PlannedCell {
  const twin = twinOf(twins, index)
  const fate = fates.at(twin)
  if (fate === undefined) return asCell(figure, untouched(figure, 'refused'))
  if (twin === index) return asCell(figure, fate)
  return asCell(figure, { ...fate, status: statusOfTwin(fate.status), before: fate.after })
}

/** The status alone of what `cellOf` gives. */
export function statusOf({ fates, twins }: Ledger, index: number): Fate['status'] {
  const twin = twinOf(twins, index)
  const status = fates.statusAt(twin) ?? 'refused'
  return twin === index ? status : statusOfTwin(status)
}

/** The figure whose end another one shares; itself for one that repeats none. */
function twinOf(twins: Ledger['twins'], index: number): number {
  let twin = index
  for (let next = twins.get(twin); next !== undefined; next = twins.get(twin)) twin = next
  return twin
}

function statusOfTwin(status: Fate['status']): Fate['status'] {
  return status === 'new' || status === 'changed' ? 'same' : status
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
  for (const given of givens) decide(ledger, given, untouched(given.figure, 'refused', code))
}
