/** The flows of one row over one span, decided together: channels of a cell and totals of parts depend on each other. */
import { type EffectiveFigure, effectiveFigures, sumReported } from '#shared/figures/effective.rules.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { PlanBook, PlanRequest } from './plan-book.ts'
import { type ByChannel, readChannels } from './plan-channels.rules.ts'
import { policyOf, type SettledRequest, type Settlement, settle } from './plan-conflict.rules.ts'
import { decide, type Given, type Ledger, refuse, untouched, type WrittenCell } from './plan-fate.ts'
import type { Fate } from './plan-fates.ts'
import { plannedRequests } from './plan-requests.rules.ts'
import { type PlannedPages, spanVerdict } from './plan-spans.rules.ts'
import { countedAs, countsOn, type Page, setOn, valueOf, type WritablePage } from './plan-standing.rules.ts'
import { checkTotals } from './plan-totals.rules.ts'

/** The page before and after the figures; `isLocked`: nothing of it is written now. */
export interface PlannedPage {
  readonly unitCode: string
  readonly from: string
  readonly to: string
  readonly before: Page
  readonly after: Page
  readonly isLocked: boolean
}

interface Work {
  readonly request: SettledRequest
  readonly ledger: Ledger
  readonly before: Page
  /** What counts before. */
  readonly counted: Counted
  readonly after: WritablePage
  /** What counts after all that was written so far; null until it is worked out again. */
  countedAfter: Counted | null
  readonly isLocked: boolean
  /** What is written, or asked for where the page is locked. */
  readonly written: WrittenCell[]
  readonly confirmed: ReadonlySet<string>
}

type Channel = 'FIXED' | 'MOBILE'
type Counted = ReadonlyMap<string, EffectiveFigure>

const blankFigure: EffectiveFigure = { fixed: null, mobile: null, value: null, missingParts: 0 }

/** Decides every figure of a page; `givens` are of one row and span and not empty. */
export function planPage(
  givens: readonly Given[],
  request: SettledRequest,
  book: PlanBook,
  planned: PlannedPages,
  ledger: Ledger,
): PlannedPage | null {
  const [first] = givens
  if (first === undefined) return null
  const { unitCode, from, to } = first.figure
  const channels = readChannels(givens, ledger, request.sheetNames)
  const confirmed = checkTotals(channels, ledger, request.sheetNames)
  leaveOutOverlapping(channels, request, book, planned, ledger)
  const before = book.standing.page(unitCode, from, to)
  const isLocked = book.lockOf(unitCode, from, to) !== null
  const [counted, after] = [effectiveFigures(before), new Map(before)]
  const work: Work = { request, ledger, before, counted, after, countedAfter: null, isLocked, written: [], confirmed }
  // A total is compared with what its parts make of it, so the parts come first.
  const ordered = [...channels].toSorted(([a], [b]) => Number(isTotal(a)) - Number(isTotal(b)))
  for (const [indicator, byChannel] of ordered) decideCell(work, indicator, byChannel)
  handOver(work)
  return { unitCode, from, to, before, after, isLocked }
}

function countedAfter(work: Work): Counted {
  work.countedAfter ??= effectiveFigures(work.after)
  return work.countedAfter
}

function handOver({ ledger, before, after, isLocked, written }: Work): void {
  if (!isLocked) for (const { index } of written) ledger.postings.push(index)
  else
    ledger.requests.push(
      ...plannedRequests(
        written.map(({ cell }) => cell),
        before,
        after,
      ),
    )
}

function isTotal(code: string): boolean {
  return findIndicator(code)?.parts !== undefined
}

function leaveOutOverlapping(
  channels: Map<string, ByChannel>,
  { sheetNames }: PlanRequest,
  book: PlanBook,
  planned: PlannedPages,
  ledger: Ledger,
): void {
  for (const [indicator, byChannel] of channels) {
    for (const channel of ['ALL', 'FIXED', 'MOBILE'] as const) {
      const given = byChannel[channel]
      if (given === undefined) continue
      const verdict = spanVerdict(given.figure, book.standing, planned)
      if (verdict.kind === 'free') continue
      if (verdict.kind === 'refused') refuse(ledger, sheetNames, [given], verdict.code, verdict.params)
      else decide(ledger, given, { ...untouched(given.figure, 'same'), standing: given.figure.value })
      delete byChannel[channel]
    }
    if (Object.keys(byChannel).length === 0) channels.delete(indicator)
  }
}

/** Mobile and fixed parts first, then the whole, which gives what they leave. */
function decideCell(work: Work, indicator: string, byChannel: ByChannel): void {
  const counted = work.counted.get(indicator) ?? blankFigure
  const { ALL, FIXED, MOBILE } = byChannel
  if (ALL?.figure.value === null && MOBILE === undefined && counted.mobile !== null) {
    const { kind } = settlementOf(work, ALL, counted, byChannel)
    const blanks = [ALL, ...(FIXED === undefined ? [] : [FIXED])]
    const params = { mobile: counted.mobile }
    if (kind === 'set') return refuse(work.ledger, work.request.sheetNames, blanks, 'import/blank-over-mobile', params)
  }
  if (MOBILE !== undefined)
    apply(work, MOBILE, 'MOBILE', counted.mobile, settlementOf(work, MOBILE, counted, byChannel))
  if (FIXED !== undefined) apply(work, FIXED, 'FIXED', counted.fixed, settlementOf(work, FIXED, counted, byChannel))
  if (ALL !== undefined) decideWhole(work, ALL, counted, byChannel)
}

function decideWhole(work: Work, given: Given, counted: EffectiveFigure, others: ByChannel): void {
  const { ledger, request } = work
  const { sheetNames } = request
  const read = given.figure.value
  const settlement = settlementOf(work, given, counted, others)
  const now = countedAfter(work).get(given.figure.indicator) ?? blankFigure
  const channel: Channel = others.FIXED !== undefined && others.MOBILE === undefined ? 'MOBILE' : 'FIXED'
  if (settlement.kind === 'set' && settlement.target === null) {
    if (now.mobile === null) apply(work, given, 'FIXED', counted.value, settlement)
    else refuse(ledger, sheetNames, [given], 'import/blank-over-mobile', { mobile: now.mobile })
    return
  }
  const isSplitGiven = others.FIXED !== undefined || others.MOBILE !== undefined
  if (settlement.kind === 'keep' || read === null || (settlement.kind === 'same' && !isSplitGiven)) {
    apply(work, given, channel, counted.value, settlement)
    return
  }
  const whole = settlement.kind === 'set' ? settlement.target : counted.value
  const other = (channel === 'FIXED' ? now.mobile : now.fixed) ?? 0
  if (whole === null) return
  const counts = partsSum(work, given.figure.indicator)
  if (whole === read && counts !== null && counts !== whole) {
    refuse(ledger, sheetNames, [given], 'import/part-not-taken', { total: whole, counted: counts })
    return
  }
  if (whole < other) {
    refuse(ledger, sheetNames, [given], 'import/mobile-exceeds-book', { total: whole, mobile: other })
    return
  }
  // A whole that its mobile part makes up alone leaves the fixed part as it is: blank is not zero.
  const isAllMobile = whole === other && (channel === 'FIXED' ? now.fixed : now.mobile) === null && other > 0
  apply(work, given, channel, counted.value, isAllMobile ? { kind: 'same' } : { kind: 'set', target: whole - other })
}

/** What the parts of a total make after the file, where the file's own make it up; null for any other figure. */
function partsSum(work: Work, indicator: string): number | null {
  if (!work.confirmed.has(indicator)) return null
  const counted = countedAfter(work)
  return sumReported((findIndicator(indicator)?.parts ?? []).map((part) => counted.get(part)?.value))
}

/**
 * A cell is one figure to the officer, whatever its channels: `only-empty` keeps all of one that has anything, and a
 * blank beside a figure that is added takes nothing away.
 */
function settlementOf(
  work: Work,
  { figure }: Given,
  counted: EffectiveFigure,
  { ALL, FIXED, MOBILE }: ByChannel,
): Settlement {
  const { value, indicator, channel } = figure
  const standing = channel === 'ALL' ? counted.value : valueOf(counted, channel === 'FIXED' ? 'FIXED' : 'MOBILE')
  const { request } = work
  const policy = policyOf(request, figure)
  if (policy === 'only-empty' && counted.value !== null) return { kind: value === standing ? 'same' : 'keep' }
  const isBesideFigure = [ALL, FIXED, MOBILE].some((one) => (one?.figure.value ?? null) !== null)
  const mayDelete = request.choices.blankDeletes && !(policy === 'add' && isBesideFigure)
  const settlement = settle(value, standing, policy, mayDelete)
  if (settlement.kind !== 'same' || value === null || policy === 'add') return settlement
  // Parts of the file may have moved the total away from what it was and still is in the file.
  return seenAfter(work, indicator, channel) === value ? settlement : { kind: 'set', target: value }
}

/** Writes what was settled into the page, or leaves it, and says what became of the figure. */
function apply(work: Work, given: Given, channel: Channel, standing: number | null, settlement: Settlement): void {
  const { figure } = given
  const { ledger, before, after, written, request } = work
  const typed = valueOf(countsOn(before, figure.indicator), channel)
  const target = settlement.kind === 'set' ? settlement.target : null
  const sessions = channel === 'MOBILE' ? (countsOn(before, figure.indicator).recorded ?? 0) : 0
  if (target !== null && target < sessions)
    return refuse(ledger, request.sheetNames, [given], 'import/sessions-exceed-mobile', { mobile: target, sessions })
  const isWritten = settlement.kind === 'set' && isNeeded(work, figure.indicator, channel, target)
  // What recorded sessions took in is in the book already: only the rest is without a record.
  const value = target === null ? null : target - sessions
  if (isWritten) {
    setOn(after, figure.indicator, channel, value)
    work.countedAfter = null
  }
  const done = decide(ledger, given, {
    status: statusOf(work, figure, standing, settlement, isWritten),
    channel,
    standing,
    before: typed,
    after: isWritten ? value : typed,
    issue: null,
  })
  if (isWritten) written.push(done)
}

/** False where the page gives the figure already: typed, or for a total by its parts. */
function isNeeded(work: Work, indicator: string, channel: Channel, target: number | null): boolean {
  const typed = valueOf(countsOn(work.after, indicator), channel)
  if (target === null) return typed !== null
  const { recorded = null } = countsOn(work.after, indicator)
  if (typed !== null) return (channel === 'MOBILE' ? typed + (recorded ?? 0) : typed) !== target
  const counted = countedAfter(work).get(indicator)
  return counted === undefined || valueOf(counted, channel) !== target
}

function statusOf(
  work: Work,
  { indicator, channel }: Given['figure'],
  standing: number | null,
  settlement: Settlement,
  isWritten: boolean,
): Fate['status'] {
  const after = seenAfter(work, indicator, channel)
  const isChanged = isWritten || (settlement.kind !== 'keep' && after !== standing)
  if (!isChanged) return settlement.kind === 'keep' ? 'kept' : 'same'
  if (work.isLocked) return 'locked'
  return standing === null ? 'new' : 'changed'
}

function seenAfter(work: Work, indicator: string, channel: Given['figure']['channel']): number | null {
  return countedAs(countedAfter(work).get(indicator), channel)
}
