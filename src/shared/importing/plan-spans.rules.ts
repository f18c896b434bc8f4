/** Figures over spans that share days with others are never added: they confirm each other or are refused. */
import { effectiveFigures, sumReported } from '#shared/figures/effective.rules.ts'
import { familyOf } from '#shared/indicators/indicators.rules.ts'
import type { IssueParams } from '#shared/kernel/issue.ts'
import { type Given, type Ledger, refuse } from './plan-fate.ts'
import { countedAs, type Page, type Standing } from './plan-standing.rules.ts'
import type { ReadFigure } from './understanding.schema.ts'

/** Pages of one row as they would be after the figures planned so far: days first, then longer spans. */
export type PlannedPages = ReadonlyMap<string, { readonly from: string; readonly to: string; readonly page: Page }>

export type SpanVerdict =
  | { readonly kind: 'free' | 'same' }
  | { readonly kind: 'refused'; readonly code: string; readonly params: IssueParams }

const free: SpanVerdict = { kind: 'free' }

/** How a figure stands to the others of its family whose spans share a day with its own. */
export function spanVerdict(figure: ReadFigure, standing: Standing, planned: PlannedPages): SpanVerdict {
  const { from, to, value, unitCode } = figure
  if (value === null) return free
  const family = familyOf(figure.indicator)
  const over = standing
    .spansOf(unitCode)
    .find(
      (span) =>
        family.includes(span.indicator) &&
        isOfChannel(figure, span.channel) &&
        span.from <= to &&
        span.to >= from &&
        (span.from !== from || span.to !== to) &&
        (from === to || span.from < from || span.to > to),
    )
  if (over !== undefined) {
    const params = { value, from, to, otherFrom: over.from, otherTo: over.to }
    return { kind: 'refused', code: from === to ? 'import/day-in-span' : 'import/span-crosses', params }
  }
  return from === to ? free : sumVerdict(figure, family, pagesWithin(figure, standing, planned))
}

/**
 * Takes out of the figures of one row those of a family whose spans share days while neither lies in the other: both
 * are refused, for nobody can tell which to keep.
 */
export function withoutCrossing(givens: readonly Given[], sheetNames: readonly string[], ledger: Ledger): Given[] {
  const ofSpans = givens.filter(({ figure }) => figure.from !== figure.to && figure.value !== null)
  const crossed = new Map<Given, Given>()
  const bySpan = [...Map.groupBy(ofSpans, ({ figure }) => `${figure.from} ${figure.to}`).values()]
  for (const [index, some] of bySpan.entries())
    for (const others of bySpan.slice(index + 1))
      if (areCrossing(some[0], others[0]))
        for (const one of some)
          for (const other of others)
            if (areOfOneFamily(one.figure, other.figure)) crossed.set(one, other).set(other, one)
  for (const [one, { figure }] of crossed) {
    const { value, from, to } = one.figure
    const other = { otherCell: figure.address, otherFrom: figure.from, otherTo: figure.to }
    refuse(ledger, sheetNames, [one], 'import/spans-cross-in-file', { value: value ?? 0, from, to, ...other })
  }
  return crossed.size === 0 ? [...givens] : givens.filter((one) => !crossed.has(one))
}

function areCrossing(one: Given | undefined, other: Given | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [first, second] = [one.figure, other.figure].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (
    first !== undefined &&
    second !== undefined &&
    first.from < second.from &&
    first.to >= second.from &&
    first.to < second.to
  )
}

function areOfOneFamily(one: ReadFigure, other: ReadFigure): boolean {
  const isOfChannel = one.channel === 'ALL' || other.channel === 'ALL' || one.channel === other.channel
  return isOfChannel && familyOf(one.indicator).includes(other.indicator)
}

function sumVerdict(figure: ReadFigure, family: readonly string[], pages: readonly Page[]): SpanVerdict {
  const touching = pages.filter((page) => family.some((code) => isReported(figure, page, code)))
  if (touching.length === 0) return free
  const sum = sumReported(touching.map((page) => countedOf(figure, page)))
  if (sum === figure.value) return { kind: 'same' }
  const { value, from, to } = figure
  return sum === null
    ? { kind: 'refused', code: 'import/span-over-days', params: { value: value ?? 0, from, to } }
    : { kind: 'refused', code: 'import/span-differs', params: { value: value ?? 0, sum, from, to } }
}

/** Days and shorter spans inside a figure's own, as they would be. */
function pagesWithin({ unitCode, from, to }: ReadFigure, standing: Standing, planned: PlannedPages): Page[] {
  const pages = new Map<string, Page>()
  for (const [on, page] of standing.daysOf(unitCode)) if (on >= from && on <= to) pages.set(`${on} ${on}`, page)
  for (const span of standing.spansOf(unitCode))
    if (span.from >= from && span.to <= to && (span.from !== from || span.to !== to))
      pages.set(`${span.from} ${span.to}`, standing.page(unitCode, span.from, span.to))
  for (const [key, one] of planned)
    if (one.from >= from && one.to <= to && (one.from !== from || one.to !== to)) pages.set(key, one.page)
  return [...pages.values()]
}

function isOfChannel({ channel }: ReadFigure, other: 'FIXED' | 'MOBILE'): boolean {
  return channel === 'ALL' || channel === other
}

function isReported(figure: ReadFigure, page: Page, code: string): boolean {
  const counts = page.get(code)
  if (counts === undefined) return false
  return (
    (isOfChannel(figure, 'FIXED') && counts.fixed !== null) ||
    (isOfChannel(figure, 'MOBILE') && sumReported([counts.mobile, counts.recorded]) !== null)
  )
}

function countedOf({ indicator, channel }: ReadFigure, page: Page): number | null {
  return countedAs(effectiveFigures(page).get(indicator), channel)
}
