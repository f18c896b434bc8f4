import type { ChannelCounts, EffectiveFigure } from '#shared/figures/effective.rules.ts'
import type { Steps } from './plan-steps.ts'
import type { ReadFigure } from './understanding.schema.ts'

/** A figure of the book as it was typed; of a recorded session what counts, the total of its parts included. */
export interface StandingPosting {
  readonly unitCode: string
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE' | 'SESSION' | 'STOCK'
  readonly from: string
  readonly to: string
  readonly typed: number
}

/** Typed figures of one row over one span, by indicator. */
export type Page = ReadonlyMap<string, ChannelCounts>
export type WritablePage = Map<string, ChannelCounts>

export interface SpanPosting {
  readonly indicator: string
  readonly channel: 'FIXED' | 'MOBILE'
  readonly from: string
  readonly to: string
}

/** The book as it stands around the figures of a file, indexed by row and span. */
export interface Standing {
  page(unitCode: string, from: string, to: string): Page
  /** Figures over more than one day. */
  spansOf(unitCode: string): readonly SpanPosting[]
  /** Days of a row that hold figures, in any order. */
  daysOf(unitCode: string): ReadonlyMap<string, Page>
  /** The level in force on a day: the latest one given by then. */
  levelAt(unitCode: string, indicator: string, on: string): number | null
  /** The level given on the very day. */
  levelOn(unitCode: string, indicator: string, on: string): number | null
}

interface Row {
  readonly days: Map<string, WritablePage>
  readonly spans: Map<string, WritablePage>
  readonly spanPostings: SpanPosting[]
  /** By indicator, in any order. */
  readonly levels: Map<string, { on: string; value: number }[]>
}

const emptyPage: Page = new Map()
const noDays: ReadonlyMap<string, Page> = new Map()
const blank: ChannelCounts = { fixed: null, mobile: null }

/** @param parts postings some at a time, with a step after each */
export function* standingOf(parts: Iterable<readonly StandingPosting[]>): Steps<Standing> {
  const rows = new Map<string, Row>()
  for (const postings of parts) {
    for (const posting of postings) take(rowOf(rows, posting.unitCode), posting)
    yield
  }
  const levelsOf = (unitCode: string, indicator: string) => rows.get(unitCode)?.levels.get(indicator) ?? []
  return {
    page: (unitCode, from, to) =>
      (from === to ? rows.get(unitCode)?.days.get(from) : rows.get(unitCode)?.spans.get(`${from} ${to}`)) ?? emptyPage,
    spansOf: (unitCode) => rows.get(unitCode)?.spanPostings ?? [],
    daysOf: (unitCode) => rows.get(unitCode)?.days ?? noDays,
    levelAt(unitCode, indicator, on) {
      let newest: { on: string; value: number } | null = null
      for (const level of levelsOf(unitCode, indicator))
        if (level.on <= on && (newest === null || level.on > newest.on)) newest = level
      return newest?.value ?? null
    },
    levelOn: (unitCode, indicator, on) => levelsOf(unitCode, indicator).find((level) => level.on === on)?.value ?? null,
  }
}

function rowOf(rows: Map<string, Row>, unitCode: string): Row {
  const found = rows.get(unitCode)
  if (found !== undefined) return found
  const made: Row = { days: new Map(), spans: new Map(), spanPostings: [], levels: new Map() }
  rows.set(unitCode, made)
  return made
}

function take(row: Row, { indicator, channel, from, to, typed }: StandingPosting): void {
  if (channel === 'STOCK') {
    const levels = row.levels.get(indicator) ?? []
    levels.push({ on: from, value: typed })
    row.levels.set(indicator, levels)
    return
  }
  const isDay = from === to
  const pages = isDay ? row.days : row.spans
  const key = isDay ? from : `${from} ${to}`
  const page = pages.get(key) ?? new Map<string, ChannelCounts>()
  pages.set(key, page)
  addTo(page, indicator, channel, typed)
  if (!isDay && channel !== 'SESSION') row.spanPostings.push({ indicator, channel, from, to })
}

/** Several sessions of a day add up. */
function addTo(page: WritablePage, indicator: string, channel: 'FIXED' | 'MOBILE' | 'SESSION', typed: number): void {
  const before = page.get(indicator) ?? blank
  const added = {
    FIXED: { fixed: typed },
    MOBILE: { mobile: typed },
    SESSION: { recorded: (before.recorded ?? 0) + typed },
  }
  page.set(indicator, { ...before, ...added[channel] })
}

/** What is typed of an indicator on a page; blank where nothing is. */
export function countsOn(page: Page, indicator: string): ChannelCounts {
  return page.get(indicator) ?? blank
}

export function valueOf(counts: ChannelCounts, channel: 'FIXED' | 'MOBILE'): number | null {
  return channel === 'FIXED' ? counts.fixed : counts.mobile
}

export function setOn(page: WritablePage, indicator: string, channel: 'FIXED' | 'MOBILE', value: number | null): void {
  const counts = countsOn(page, indicator)
  page.set(indicator, channel === 'FIXED' ? { ...counts, fixed: value } : { ...counts, mobile: value })
}

/** What counts in the channel of a figure; both channels together for one of the whole. */
export function countedAs(counted: EffectiveFigure | undefined, channel: ReadFigure['channel']): number | null {
  if (counted === undefined) return null
  return channel === 'FIXED' || channel === 'MOBILE' ? valueOf(counted, channel) : counted.value
}

/** A page as it is typed, the recorded sessions left out. */
export function withoutSessions(page: Page): Page {
  return new Map(Array.from(page, ([indicator, { fixed, mobile }]) => [indicator, { fixed, mobile }]))
}
