import { sumReported } from '#shared/figures/effective.rules.ts'
import { findIndicator, isValidOn, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { type LocalDate, localDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { neededCount } from '#shared/kernel/progress.ts'
import type { FlowFact, PeriodFacts, RowFacts, TargetFact } from '#shared/reports/report-facts.ts'
import type { Clock } from '../backend-ports.ts'
import type { TargetRow } from '../targets/targets.repo.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import type { AdjustmentsService } from './adjustments.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo, SumRow } from './figures.repo.ts'
import type { Levels, LevelsService } from './levels.service.ts'
import type { PeriodBordersService } from './period-borders.service.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly adjustments: AdjustmentsService
  readonly borders: PeriodBordersService
  readonly days: DaysService
  readonly levels: LevelsService
  readonly targets: TargetsService
  readonly units: UnitsService
  readonly clock: Clock
}

type TargetFacts = Partial<Record<TargetMeasure, TargetFact>>

/** A row reported a day when one of these was. */
const reportingTotals = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

export type PeriodFactsService = ReturnType<typeof createPeriodFactsService>

/** What forms and screens are filled from: flows of a period, levels and targets at its last day. */
export function createPeriodFactsService(parts: Parts) {
  const { repo, adjustments, borders, days, levels, targets, units, clock } = parts
  const codesOn = (on: string, type: 'flow' | 'level'): string[] =>
    indicators.filter((one) => (one.type === 'flow') === (type === 'flow') && isValidOn(one, on)).map((one) => one.code)

  const targetsAt = (
    rows: readonly UnitRow[],
    on: LocalDate,
    known?: ReadonlyMap<number, Levels>,
  ): Map<number, TargetFacts> => {
    const ids = new Set(rows.map((row) => row.id))
    const inForce = targets.inForce(on).filter((one) => ids.has(one.unitId))
    const stocks = known ?? levels.stocksAt([...new Set(inForce.map((one) => one.unitId))], codesOn(on, 'level'), on)
    const byUnit = Map.groupBy(inForce, (one) => one.unitId)
    return new Map([...byUnit].map(([id, found]) => [id, factsOf(found, [id], stocks.get(id) ?? {}, on)]))
  }

  /** Targets of a unit, counted over the rows that are its own. */
  function factsOf(found: readonly TargetRow[], rowIds: readonly number[], stocks: Levels, on: LocalDate): TargetFacts {
    const facts: TargetFacts = {}
    for (const target of found) {
      const codes = targetNumerators(target.measure)
      const numerator =
        target.kind === 'cumulative'
          ? stocks[codes.cumulative]
          : sumTotal(repo.sums(rowIds, [codes.flow], target.from, on))
      facts[target.measure] = { kind: target.kind, needed: neededOf(target, stocks), numerator: numerator ?? null }
    }
    return facts
  }

  /** Working days without figures, from the start of the book to today. */
  function missingDaysOf(rows: readonly UnitRow[], period: Period): Map<number, number> {
    const first = maxDate(period.from, units.requireWorkspace().startOn)
    const last = minDate(period.to, localDate(clock.today()))
    const due = days.states(first, last).filter((state) => !state.isRestDay)
    const isDue = new Set<string>(due.map((state) => state.on))
    const reported = new Map<number, Set<string>>()
    for (const cell of repo.cells(
      rows.map((row) => row.id),
      reportingTotals,
      period.from,
      period.to,
    )) {
      if (cell.value === null) continue
      const seen = reported.get(cell.unitId) ?? new Set<string>()
      if (cell.from === cell.to) {
        if (isDue.has(cell.from)) seen.add(cell.from)
      } else for (const state of due) if (state.on >= cell.from && state.on <= cell.to) seen.add(state.on)
      reported.set(cell.unitId, seen)
    }
    return new Map(rows.map((row) => [row.id, due.length - (reported.get(row.id)?.size ?? 0)]))
  }

  function flowsOf(rows: readonly UnitRow[], period: Period): Map<number, Record<string, FlowFact>> {
    const flows = new Map<number, Record<string, FlowFact>>()
    for (const sum of repo.sums(
      rows.map((row) => row.id),
      codesOn(period.to, 'flow'),
      period.from,
      period.to,
    )) {
      const row = flows.get(sum.unitId) ?? {}
      const before = row[sum.indicator] ?? { total: null, mobile: null }
      const mobile = sum.isMobile === 1 ? (before.mobile ?? 0) + sum.total : before.mobile
      row[sum.indicator] = { total: (before.total ?? 0) + sum.total, mobile }
      flows.set(sum.unitId, row)
    }
    return flows
  }

  return {
    targetsAt,
    /** The cumulative a flow adds to, at the close of a day; null for what has none. */
    cumulativeOf(row: UnitRow, code: string, on: LocalDate): number | null {
      const stock = code === 'CC_TOTAL' ? 'CC_CUM' : `${code}_CUM`
      return findIndicator(stock) === undefined
        ? null
        : (levels.stocksAt([row.id], [stock], on).get(row.id)?.[stock] ?? null)
    },
    /** Effective flows of the whole unit over a period, by code. */
    unitFlows(period: Period): Readonly<Record<string, number>> {
      const totals: Record<string, number> = {}
      for (const row of flowsOf(units.rowsBetween(period.from, period.to), period).values()) {
        for (const [code, flow] of Object.entries(row))
          if (flow.total !== null) totals[code] = (totals[code] ?? 0) + flow.total
      }
      return totals
    },
    /** The rows of the unit over a period; `levelCodes` limits the levels to those that are needed. */
    readPeriod(period: Period, levelCodes: readonly string[] = codesOn(period.to, 'level')): PeriodFacts {
      const root = units.requireUnit(units.requireWorkspace().unit.code)
      const rows = units.rowsBetween(period.from, period.to)
      const isOwnRow = rows.some((row) => row.id === root.id)
      const rowIds = rows.map((row) => row.id)
      const stocks = levels.stocksAt([...rowIds, root.id], levelCodes, period.to)
      const facts = targetsAt(rows, period.to, stocks)
      const ownTargets = targets.inForce(period.to).filter((one) => one.unitId === root.id)
      const flows = flowsOf(rows, period)
      const missing = missingDaysOf(rows, period)
      const notes = Map.groupBy(days.notes(period.from, period.to), (note) => note.unitId)
      return {
        period,
        rows: rows.map(
          (row): RowFacts => ({
            unit: asUnit(row),
            flows: flows.get(row.id) ?? {},
            stocks: stocks.get(row.id) ?? {},
            targets: facts.get(row.id) ?? {},
            notes: (notes.get(row.id) ?? []).map((note) => note.text),
            missingDays: missing.get(row.id) ?? 0,
            hasFigures: flows.has(row.id),
          }),
        ),
        ownTargets: isOwnRow ? {} : factsOf(ownTargets, rowIds, wholeStocks(stocks, root.id, rowIds), period.to),
        ownStocks: isOwnRow ? {} : (stocks.get(root.id) ?? {}),
        crossing: borders.crossingOf({
          rows,
          rootId: root.id,
          period,
          levelCodes,
          flowCodes: codesOn(period.to, 'flow'),
        }),
        rebases: borders.rebasesOf(rows, levelCodes, period),
        adjustments: adjustments.factsOf(period),
      }
    },
  }
}

function neededOf(target: TargetRow, stocks: Levels): number | null {
  if (target.count !== null) return target.count
  const denominator = target.denominator === null ? null : stocks[target.denominator]
  return target.shareBp === null || denominator === null || denominator === undefined
    ? null
    : neededCount(target.shareBp, denominator)
}

/** Levels of the whole unit: its rows added up, or its own where no row has any. */
function wholeStocks(stocks: ReadonlyMap<number, Levels>, rootId: number, rowIds: readonly number[]): Levels {
  const whole: Levels = {}
  for (const [code, own] of Object.entries(stocks.get(rootId) ?? {})) {
    whole[code] = sumReported(rowIds.map((id) => stocks.get(id)?.[code])) ?? own
  }
  return whole
}

function sumTotal(sums: readonly SumRow[]): number | null {
  return sums.length === 0 ? null : sums.reduce((total, sum) => total + sum.total, 0)
}
