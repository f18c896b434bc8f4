/**
 * From what was typed to what counts. A total may be typed without its parts; while it is not, it is the sum of the
 * parts that are reported. This holds for each channel alone, and what counts is all channels together.
 */
import { indicators } from '#shared/indicators/catalogue.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { DayCell } from './figures.schema.ts'

/** Counts of one indicator: at the fixed counter, and by mobile teams and sessions; null is not reported, which is not 0. */
export interface ChannelCounts {
  readonly fixed: number | null
  readonly mobile: number | null
  /** What recorded sessions took in, where `mobile` leaves it out; of a total, the Σ of its parts included. */
  readonly recorded?: number | null
}

export interface EffectiveFigure extends Omit<ChannelCounts, 'recorded'> {
  /** All channels together. */
  readonly value: number | null
  /** The parts still blank under a total that is the sum of its parts; 0 for a typed total. */
  readonly missingParts: number
}

/** Cumulatives of a row by indicator; null is neither opened nor reported. */
export type Stocks = Readonly<Record<string, number | null>>

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)

const noFigure: EffectiveFigure = { fixed: null, mobile: null, value: null, missingParts: 0 }

/** Null when none is reported. */
export function sumReported(values: Iterable<number | null | undefined>): number | null {
  let sum: number | null = null
  for (const value of values) if (value !== null && value !== undefined) sum = (sum ?? 0) + value
  return sum
}

/** What counts for every indicator of a row that holds a figure, the totals of reported parts included. */
export function effectiveFigures(typed: ReadonlyMap<string, ChannelCounts>): Map<string, EffectiveFigure> {
  const figures = new Map<string, EffectiveFigure>()
  for (const [code, { fixed, mobile }] of typed) {
    const value = sumReported([fixed, mobile])
    if (value !== null) figures.set(code, { fixed, mobile, value, missingParts: 0 })
  }
  for (const { code, parts = [] } of totals) {
    const total = effectiveTotal(
      figures.get(code),
      parts.map((part) => figures.get(part)),
    )
    if (total.value !== null) figures.set(code, total)
  }
  for (const [code, { recorded }] of typed) {
    if (recorded === undefined || recorded === null) continue
    const { fixed, mobile, value, missingParts } = figures.get(code) ?? noFigure
    const [withMobile, withAll] = [sumReported([mobile, recorded]), sumReported([value, recorded])]
    figures.set(code, { fixed, mobile: withMobile, value: withAll, missingParts })
  }
  return figures
}

function effectiveTotal(
  typed: EffectiveFigure | undefined,
  parts: readonly (EffectiveFigure | undefined)[],
): EffectiveFigure {
  const fixed = typed?.fixed ?? sumReported(parts.map((part) => part?.fixed))
  const mobile = typed?.mobile ?? sumReported(parts.map((part) => part?.mobile))
  const blank = parts.filter((part) => part === undefined).length
  const isSummed = (typed?.fixed ?? null) === null && blank < parts.length
  return { fixed, mobile, value: sumReported([fixed, mobile]), missingParts: isSummed ? blank : 0 }
}

/**
 * The cells of one row with `effective` filled in, by indicator. A total that only its parts make gets a cell of its
 * own; `place` says whose.
 */
export function withEffective(place: Pick<DayCell, 'unitCode' | 'on'>, cells: Iterable<DayCell>): Map<string, DayCell> {
  const byIndicator = new Map(Array.from(cells, (cell) => [cell.indicator, cell]))
  for (const [indicator, cell] of byIndicator) byIndicator.set(indicator, { ...cell, effective: null })
  for (const [indicator, { value }] of effectiveFigures(byIndicator)) {
    const cell = byIndicator.get(indicator) ?? blankCell({ ...place, indicator })
    byIndicator.set(indicator, { ...cell, effective: value })
  }
  return byIndicator
}

export function blankCell(place: Pick<DayCell, 'unitCode' | 'indicator' | 'on'>): DayCell {
  return {
    ...place,
    fixed: null,
    mobile: null,
    sessions: null,
    unrecorded: null,
    effective: null,
    draft: null,
    note: null,
  }
}

/**
 * A cumulative at the close of the day: carried in, plus and minus the day's figures as the catalogue says. Null while
 * there is neither a stock carried in nor a figure.
 */
export function stockAfter(
  code: string,
  carried: Stocks,
  day: ReadonlyMap<string, Pick<EffectiveFigure, 'value'>>,
): number | null {
  const { plus = [], minus = [] } = findIndicator(code) ?? {}
  return sumReported([
    carried[code],
    ...plus.map((flow) => day.get(flow)?.value),
    ...minus.map((flow) => negated(day.get(flow)?.value)),
  ])
}

function negated(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : 0 - value
}
