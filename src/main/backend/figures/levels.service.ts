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
    const typed = openingCodes(wanted.filter((one) => one.type === 'stock'))
    const levels = indexLevels(repo.levels(unitIds, typed, on))
    const flows = flowsSince(unitIds, derived, openings, on)
    return new Map(
      unitIds.map((unitId) => {
        const stocks: Levels = {}
        for (const one of wanted)
          if (one.type === 'stock') stocks[one.code] = levels.get(key(unitId, one.code))?.value ?? null
        for (const one of derived)
          stocks[one.code] = derivedLevel(one, openings.get(key(unitId, one.code)), (flow) =>
            flows.get(flowKey(unitId, flow, one)),
          )
        for (const one of wanted) if (one.type === 'difference') stocks[one.code] = difference(one, stocks)
        return [unitId, stocks]
      }),
    )
  }

  /** Own openings; a total without one is opened by the levels of its parts at the last day one of them was opened. */
  function openingsOf(unitIds: readonly number[], derived: readonly Indicator[], on: string): Map<string, Opening> {
    const openings = indexLevels(repo.levels(unitIds, openingCodes(derived), on))
    for (const total of derived.filter((one) => one.parts !== undefined)) {
      for (const unitId of unitIds) {
        if (openings.has(key(unitId, total.code))) continue
        const parts = (total.parts ?? []).flatMap((part) => openings.get(key(unitId, part)) ?? [])
        const opened = parts
          .map((part) => part.on)
          .toSorted()
          .at(-1)
        if (opened === undefined) continue
        const stocks = stocksAt([unitId], total.parts ?? [], opened).get(unitId) ?? {}
        openings.set(key(unitId, total.code), {
          on: opened,
          value: Object.values(stocks).reduce((sum: number, value) => sum + (value ?? 0), 0),
        })
      }
    }
    return openings
  }

  /** Σ of every flow a stock is made of since the row's opening of that stock; one question for what was opened the same day. */
  function flowsSince(
    unitIds: readonly number[],
    derived: readonly Indicator[],
    openings: ReadonlyMap<string, Opening>,
    on: string,
  ): Map<string, number> {
    const flows = new Map<string, number>()
    const openedOn = (unitId: number, { code }: Indicator) => openings.get(key(unitId, code))?.on
    const pairs = derived.flatMap((one) => unitIds.map((unitId) => ({ unitId, one })))
    for (const [opened, ofDay] of Map.groupBy(pairs, ({ unitId, one }) => openedOn(unitId, one))) {
      const ids = [...new Set(ofDay.map(({ unitId }) => unitId))]
      const stocks = [...new Set(ofDay.map(({ one }) => one))]
      const from = opened === undefined ? beginning : addDays(localDate(opened), 1)
      const stocksOf = Map.groupBy(
        stocks.flatMap((one) => flowsOf(one).map((flow) => ({ flow, one }))),
        ({ flow }) => flow,
      )
      for (const { unitId, indicator: flow, total } of repo.totals(ids, [...stocksOf.keys()], from, on)) {
        for (const { one } of stocksOf.get(flow) ?? []) {
          if (openedOn(unitId, one) === opened) flows.set(flowKey(unitId, flow, one), total)
        }
      }
    }
    return flows
  }

  /** Flows over several days that the opening of one of these stocks falls into: they are not added to it. */
  function spansOverOpenings(unitIds: readonly number[], codes: readonly string[], on: string): CellRow[] {
    const derived = withOperands(codes.map(indicator))
    const spans = repo.spans(unitIds, [...new Set(derived.flatMap(flowsOf))], on)
    if (spans.length === 0) return []
    const openings = openingsOf([...new Set(spans.map((span) => span.unitId))], derived, on)
    return spans.filter((span) =>
      derived.some((one) => {
        const opening = openings.get(key(span.unitId, one.code))
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
        const opening = openings.get(key(unitId, one.code))
        if (opening === undefined || opening.on < from) return []
        const earlier = openingsOf([unitId], [one], addDays(localDate(opening.on), -1))
        if (!earlier.has(key(unitId, one.code))) return []
        const flows = flowsSince([unitId], [one], earlier, opening.on)
        const before = earlier.get(key(unitId, one.code))
        const booked = derivedLevel(one, before, (flow) => flows.get(flowKey(unitId, flow, one)))
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
    return new Map(found.map(([at, given]) => [at, { on: localDate(given.on), value: given.value }]))
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

function derivedLevel(
  one: Indicator,
  opening: Opening | undefined,
  flow: (code: string) => number | undefined,
): number | null {
  const plus = (one.plus ?? []).map(flow)
  const minus = (one.minus ?? []).map(flow)
  if (opening === undefined && [...plus, ...minus].every((value) => value === undefined)) return null
  const sum = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0)
  return (opening?.value ?? 0) + sum(plus) - sum(minus)
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
): Map<string, Opening> {
  return new Map(rows.map((row) => [key(row.unitId, row.indicator), { on: row.on, value: row.value }]))
}

function key(unitId: number, code: string): string {
  return `${unitId} ${code}`
}

/** Of a flow as it is counted in one stock. */
function flowKey(unitId: number, flow: string, { code }: Indicator): string {
  return `${unitId} ${flow} ${code}`
}
