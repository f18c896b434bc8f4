import { findIndicator, isValidOn } from '#shared/indicators/indicators.rules.ts'
import { indicators } from '#shared/indicators/catalogue.ts'
import { type LocalDate, localDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { FlowFact, PeriodFacts, RowFacts } from '#shared/reports/report-facts.ts'
import type { Clock } from '../backend-ports.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitsService } from '../units/units.service.ts'
import type { AdjustmentsService } from './adjustments.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { LevelsService } from './levels.service.ts'
import type { MainTargetsService } from './main-targets.service.ts'
import type { PeriodBordersService } from './period-borders.service.ts'
import { wholeLevels } from './target-facts.service.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly adjustments: AdjustmentsService
  readonly borders: PeriodBordersService
  readonly days: DaysService
  readonly levels: LevelsService
  readonly mainTargets: MainTargetsService
  readonly units: UnitsService
  readonly clock: Clock
}

/** A row reported a day when one of these was. */
const reportingTotals = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

export type PeriodFactsService = ReturnType<typeof createPeriodFactsService>

/** What forms and screens are filled from: flows of a period, levels and targets at its last day. */
export function createPeriodFactsService(parts: Parts) {
  const { repo, adjustments, borders, days, levels, mainTargets, units, clock } = parts
  const codesOn = (on: string, type: 'flow' | 'level'): string[] =>
    indicators.filter((one) => (one.type === 'flow') === (type === 'flow') && isValidOn(one, on)).map((one) => one.code)

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
    targetsAt: mainTargets.at,
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
      const needed = [...new Set([...levelCodes, ...mainTargets.levelsOn(period.to)])]
      const stocks = levels.stocksAt([...rowIds, root.id], needed, period.to)
      const facts = mainTargets.at(rows, period.to, stocks)
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
        ownTargets: isOwnRow ? {} : mainTargets.whole(root.id, rowIds, wholeLevels(stocks, root.id, rowIds), period.to),
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
