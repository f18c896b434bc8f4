import { indicator } from '#shared/indicators/indicators.rules.ts'
import type { Indicator } from '#shared/indicators/indicators.schema.ts'
import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { CellRow, FiguresRepo } from './figures.repo.ts'
import { beginning } from './month-borders.ts'
import { newestLevels } from './newest-levels.ts'

/** Levels of one row by code; null where there is neither an opening nor any figure. */
export type Levels = Record<string, number | null>

interface Opening {
  readonly on: string
  readonly value: number
}

/** By row id and code. */
type ByRow<T> = Map<number, Map<string, T>>

interface Rebase {
  readonly unitId: number
  readonly stock: string
  readonly on: string
  readonly booked: number
  readonly opened: number
}

export type LevelsService = ReturnType<typeof createLevelsService>

/**
 * Levels at the close of a day. An opening dated B is the stock at the close of B: flows up to B are kept but not
 * counted, and the latest opening at or before the day is the one that holds.
 */
export function createLevelsService(repo: FiguresRepo) {
  const stocksAt = (unitIds: readonly number[], codes: readonly string[], on: string): Map<number, Levels> => {
    const wanted = codes.map(indicator)
    const derived = withOperands(wanted)
    const openings = openingsOf(unitIds, derived, on)
    const typed = wanted.filter((one) => one.type === 'stock')
    const levels = indexLevels(repo.levels(unitIds, openingCodes(typed), on))
    const changes = changesSince(unitIds, derived, openings, on)
    const differences = wanted.filter((one) => one.type === 'difference')
    return new Map(
      unitIds.map((unitId) => {
        const stocks: Levels = {}
        for (const { code } of typed) stocks[code] = at(levels, unitId, code)?.value ?? null
        for (const { code } of derived)
          stocks[code] = derivedLevel(at(openings, unitId, code), at(changes, unitId, code))
        for (const one of differences) stocks[one.code] = difference(one, stocks)
        return [unitId, stocks]
      }),
    )
  }

  /** Own openings; a total without one is opened by the levels of its parts at the last day one of them was opened. */
  function openingsOf(unitIds: readonly number[], derived: readonly Indicator[], on: string): ByRow<Opening> {
    const openings = indexLevels(repo.levels(unitIds, openingCodes(derived), on))
    for (const { code, parts } of derived) {
      if (parts === undefined) continue
      for (const unitId of unitIds) {
        if (at(openings, unitId, code) !== undefined) continue
        const opened = parts
          .flatMap((part) => at(openings, unitId, part)?.on ?? [])
          .toSorted()
          .at(-1)
        if (opened === undefined) continue
        const stocks = stocksAt([unitId], parts, opened).get(unitId) ?? {}
        const value = Object.values(stocks).reduce((sum: number, one) => sum + (one ?? 0), 0)
        put(openings, unitId, code, { on: opened, value })
      }
    }
    return openings
  }

  /** What flows added to each stock and took off it since the row's opening; one question for what was opened the same day. */
  function changesSince(
    unitIds: readonly number[],
    derived: readonly Indicator[],
    openings: ByRow<Opening>,
    on: string,
  ): ByRow<number> {
    const changes: ByRow<number> = new Map()
    for (const [opened, { ids, stocks }] of byOpeningDay(unitIds, derived, openings)) {
      const from = opened === undefined ? beginning : addDays(localDate(opened), 1)
      const stocksOf = Map.groupBy(stocks.flatMap(termsOf), ({ flow }) => flow)
      for (const { unitId, indicator: flow, total } of repo.totals(ids, [...stocksOf.keys()], from, on)) {
        for (const { stock, sign } of stocksOf.get(flow) ?? []) {
          if (at(openings, unitId, stock)?.on !== opened) continue
          put(changes, unitId, stock, (at(changes, unitId, stock) ?? 0) + sign * total)
        }
      }
    }
    return changes
  }

  /** Flows over several days that the opening of one of these stocks falls into: they are not added to it. */
  function spansOverOpenings(unitIds: readonly number[], codes: readonly string[], on: string): CellRow[] {
    const derived = withOperands(codes.map(indicator))
    const spans = repo.spans(unitIds, [...new Set(derived.flatMap(flowsOf))], on)
    if (spans.length === 0) return []
    const openings = openingsOf([...new Set(spans.map((span) => span.unitId))], derived, on)
    return spans.filter((span) =>
      derived.some((one) => {
        const opening = at(openings, span.unitId, one.code)
        return opening !== undefined && flowsOf(one).includes(span.indicator) && isWithin(opening.on, span)
      }),
    )
  }

  /** Openings in a span of days that took the place of an earlier one, with what the book had come to by then. */
  function rebases(unitIds: readonly number[], codes: readonly string[], from: string, to: string): Rebase[] {
    const derived = withOperands(codes.map(indicator))
    const openings = openingsOf(unitIds, derived, to)
    return derived.flatMap((one) =>
      unitIds.flatMap((unitId) => {
        const opening = at(openings, unitId, one.code)
        if (opening === undefined || opening.on < from) return []
        const earlier = openingsOf([unitId], [one], addDays(localDate(opening.on), -1))
        const before = at(earlier, unitId, one.code)
        if (before === undefined) return []
        const changes = changesSince([unitId], [one], earlier, opening.on)
        const booked = derivedLevel(before, at(changes, unitId, one.code))
        if (booked === null || booked === opening.value) return []
        return [{ unitId, stock: one.code, on: opening.on, booked, opened: opening.value }]
      }),
    )
  }

  /** The openings and the typed levels that hold at the close of a day, by unit id and code (`12 CC_CUM`). */
  function givenAt(
    unitIds: readonly number[],
    codes: readonly string[],
    on: string,
  ): Map<string, { on: LocalDate; value: number }> {
    const wanted = codes.map(indicator)
    const typed = openingCodes(wanted.filter((one) => one.type === 'stock'))
    const derived = wanted.filter((one) => one.type === 'derived-stock')
    const found = [...indexLevels(repo.levels(unitIds, typed, on)), ...openingsOf(unitIds, derived, on)]
    return new Map(
      found.flatMap(([unitId, ofRow]) =>
        [...ofRow].map(([code, given]) => [`${unitId} ${code}`, { on: localDate(given.on), value: given.value }]),
      ),
    )
  }

  const newest = (units: readonly { id: number; code: string }[], codes: readonly string[], on: string) =>
    newestLevels(repo, units, codes, on)
  const hasFigures = (unitId: number): boolean => repo.hasFigures(unitId)
  return { stocksAt, givenAt, newest, spansOverOpenings, rebases, hasFigures }
}

/** Codes that a derived stock adds and subtracts. */
function flowsOf({ plus = [], minus = [] }: Indicator): string[] {
  return [...plus, ...minus]
}

/** Whether the close of a day parts a span in two. */
function isWithin(day: string, { from, to }: Pick<CellRow, 'from' | 'to'>): boolean {
  return from <= day && to > day
}

/** Derived stocks that are asked for, and those that a difference is made of. */
function withOperands(wanted: readonly Indicator[]): Indicator[] {
  const codes = new Set(
    wanted.flatMap((one) =>
      one.type === 'derived-stock' ? [one.code] : one.type === 'difference' ? flowsOf(one) : [],
    ),
  )
  return [...codes].map(indicator)
}

function openingCodes(derived: readonly Indicator[]): string[] {
  return [...new Set(derived.flatMap((one) => [one.code, ...(one.parts ?? [])]))]
}

/** Null where the stock was never opened and nothing was reported of it. */
function derivedLevel(opening: Opening | undefined, change: number | undefined): number | null {
  return opening === undefined && change === undefined ? null : (opening?.value ?? 0) + (change ?? 0)
}

/** The flows of a derived stock, added or subtracted. */
function termsOf({ code, plus = [], minus = [] }: Indicator) {
  const terms = (flows: readonly string[], sign: 1 | -1) => flows.map((flow) => ({ flow, stock: code, sign }))
  return [...terms(plus, 1), ...terms(minus, -1)]
}

/** Rows and stocks by the day that some stock of some row was opened on. */
function byOpeningDay(unitIds: readonly number[], derived: readonly Indicator[], openings: ByRow<Opening>) {
  const days = new Map<string | undefined, { ids: Set<number>; stocks: Set<Indicator> }>()
  for (const one of derived) {
    for (const unitId of unitIds) {
      const opened = at(openings, unitId, one.code)?.on
      const day = days.get(opened) ?? { ids: new Set(), stocks: new Set() }
      days.set(opened, { ids: day.ids.add(unitId), stocks: day.stocks.add(one) })
    }
  }
  return [...days].map(([opened, { ids, stocks }]) => [opened, { ids: [...ids], stocks: [...stocks] }] as const)
}

/** Known only while everything it is made of is: a stock that was never reported is not 0. */
function difference({ plus = [], minus = [] }: Indicator, stocks: Levels): number | null {
  const terms = [...plus.map((code) => [code, 1] as const), ...minus.map((code) => [code, -1] as const)]
  return terms.reduce<number | null>((left, [code, sign]) => {
    const stock = stocks[code] ?? null
    return left === null || stock === null ? null : left + sign * stock
  }, 0)
}

function indexLevels(
  rows: readonly { unitId: number; indicator: string; on: string; value: number }[],
): ByRow<Opening> {
  const levels: ByRow<Opening> = new Map()
  for (const { unitId, indicator: code, on, value } of rows) put(levels, unitId, code, { on, value })
  return levels
}

function at<T>(rows: ByRow<T>, unitId: number, code: string): T | undefined {
  return rows.get(unitId)?.get(code)
}

function put<T>(rows: ByRow<T>, unitId: number, code: string, value: T): void {
  const row = rows.get(unitId)
  if (row === undefined) rows.set(unitId, new Map([[code, value]]))
  else row.set(code, value)
}
