import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import type { AdjustmentFact, GroupFacts, PeriodFacts, RowFacts } from '#shared/reports/report-facts.ts'
import { isThere } from '#shared/units/unit-history.rules.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitPart, type UnitsService } from '../units/units.service.ts'
import type { AdjustmentsService } from './adjustments.service.ts'
import type { DaysService } from './days.service.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { Levels, LevelsService } from './levels.service.ts'
import type { MainTargets, MainTargetsService } from './main-targets.service.ts'
import type { PeriodBordersService } from './period-borders.service.ts'
import { codesOn, createRowFacts, type ReadRows } from './row-facts.service.ts'
import { levelsOfParts, wholeLevels } from './target-facts.service.ts'

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

/** Of which rows what is read. */
interface Asked {
  readonly period: Period
  readonly levelCodes: readonly string[]
  readonly unitCode: string
  /** Those of the unit in the period. */
  readonly rows: readonly UnitRow[]
}

/** What a period is read for: a sheet of its own, of all flows unless some are named, or only to be compared with by one. */
export type ReadFor =
  | { readonly flows?: readonly string[]; readonly isCompared?: false }
  | { readonly flows: readonly string[]; readonly isCompared: true }

export type PeriodFactsService = ReturnType<typeof createPeriodFactsService>

/** What forms and screens are filled from: flows of a period, levels and targets at its last day. */
export function createPeriodFactsService(parts: Parts) {
  const { adjustments, borders, levels, mainTargets, units } = parts
  const rowFacts = createRowFacts(parts)
  const rowsFor = (purpose: ReadFor): ReadRows =>
    purpose.isCompared === true ? rowFacts.compared(purpose.flows) : rowFacts.whole(purpose.flows)
  const rootCode = (): string => units.requireWorkspace().unit.code

  /** Rows and groups with what is known of them, and their levels and targets at the last day of a period. */
  function standing(
    { period, levelCodes, unitCode, rows }: Asked,
    read: ReadRows,
  ): Pick<PeriodFacts, 'period' | 'rows' | 'ownTargets' | 'ownStocks' | 'groups'> {
    const root = units.requireUnit(unitCode)
    const isOwnRow = rows.some((row) => row.id === root.id)
    const rowIds = rows.filter((row) => isThere(row, period.to)).map((row) => row.id)
    const targets = mainTargets.on(period.to)
    const needed = [...new Set([...levelCodes, ...targets.levels])]
    const parts = units.partsBetween(period.from, period.to, unitCode)
    const groups = parts.filter(({ unit }) => isGroup(unit))
    const stocks = levels.stocksAt(
      [...new Set([...rowIds, ...groups.map(({ unit }) => unit.id), root.id])],
      needed,
      period.to,
    )
    const own = ownReader({ stocks, targets, living: new Set(rowIds) })
    const found = read(rows, period, { stocks, targets })
    const groupOf = (group: UnitPart): GroupFacts => ({
      unit: asUnit(group.unit),
      rows: group.rows.flatMap(({ id }) => found.get(id) ?? []),
      ...own.ofGroup(group),
    })
    return {
      period,
      rows: [...found.values()],
      ...(isOwnRow ? { ownTargets: {}, ownStocks: {} } : own.ofWhole(root, parts)),
      ...(groups.length === 0 ? {} : { groups: groups.map(groupOf) }),
    }
  }

  /** Corrections of one unit tell only what changed in its rows. */
  function adjustmentsOf(rows: readonly UnitRow[], period: Period, unitCode: string): AdjustmentFact[] {
    const all = adjustments.factsOf(period)
    if (unitCode === rootCode()) return all
    const codes = new Set(rows.map((row) => row.code))
    return all.flatMap((one) => {
      const changes = one.changes.filter((change) => codes.has(change.unitCode))
      return changes.length === 0 ? [] : [{ ...one, changes }]
    })
  }

  return {
    targetsAt: (rows: readonly UnitRow[], on: LocalDate) => mainTargets.on(on).ofRows(rows),
    /** The cumulative a flow adds to, at the close of a day; null for what has none. */
    cumulativeOf(row: UnitRow, code: string, on: LocalDate): number | null {
      const stock = code === 'CC_TOTAL' ? 'CC_CUM' : `${code}_CUM`
      return findIndicator(stock) === undefined
        ? null
        : (levels.stocksAt([row.id], [stock], on).get(row.id)?.[stock] ?? null)
    },
    /** Some effective flows of the whole unit over a period, by code. */
    unitFlows(period: Period, codes: readonly string[]): Readonly<Record<string, number>> {
      const totals: Record<string, number> = {}
      for (const row of rowFacts.flowsOf(units.rowsBetween(period.from, period.to), period, codes).values()) {
        for (const [code, flow] of Object.entries(row))
          if (flow.total !== null) totals[code] = (totals[code] ?? 0) + flow.total
      }
      return totals
    },
    /** Given rows over a period, with their levels also where they ended before its last day. */
    readRows(
      rows: readonly UnitRow[],
      period: Period,
      levelCodes: readonly string[],
      purpose: ReadFor = {},
    ): RowFacts[] {
      const targets = mainTargets.on(period.to)
      const needed = [...new Set([...levelCodes, ...targets.levels])]
      const ids = rows.map((row) => row.id)
      return [...rowsFor(purpose)(rows, period, { stocks: levels.stocksAt(ids, needed, period.to), targets }).values()]
    },
    /**
     * The rows of the store's unit, or of one unit below it, over a period, as they were called and stood on its last day.
     * One that ended before has flows and no levels. `levelCodes` limits the levels to those that are needed. For a
     * comparison missing days, openings in the period and corrections are left out: a sheet tells only its own.
     */
    readPeriod(
      period: Period,
      levelCodes: readonly string[] = codesOn(period.to, 'level'),
      unitCode: string = rootCode(),
      purpose: ReadFor = {},
    ): PeriodFacts {
      const rows = units.rowsBetween(period.from, period.to, unitCode)
      const { id: rootId } = units.requireUnit(unitCode)
      const isSheet = purpose.isCompared !== true
      return {
        ...standing({ period, levelCodes, unitCode, rows }, rowsFor(purpose)),
        crossing: borders.crossingOf({ rows, rootId, period, levelCodes, flowCodes: codesOn(period.to, 'flow') }),
        rebases: isSheet ? borders.rebasesOf(rows, levelCodes, period) : [],
        adjustments: isSheet ? adjustmentsOf(rows, period, unitCode) : [],
      }
    },
    /** Levels and targets at the close of a day alone: no flow, and nothing that a sheet remarks, is told. */
    readStanding(on: LocalDate, levelCodes: readonly string[]): PeriodFacts {
      const period: Period = { kind: 'day', from: on, to: on }
      const unitCode = rootCode()
      const asked = { period, levelCodes, unitCode, rows: units.rowsOn(on, unitCode) }
      return { ...standing(asked, rowFacts.standing), crossing: [], rebases: [], adjustments: [] }
    },
  }
}

interface OwnParts {
  readonly stocks: ReadonlyMap<number, Levels>
  readonly targets: Pick<MainTargets, 'ofWhole'>
  /** Rows that are there on the last day. */
  readonly living: ReadonlySet<number>
}

/** What was given to units themselves, their shares taken of the rows that are there. */
function ownReader({ stocks, targets, living }: OwnParts) {
  const livingIds = ({ rows }: UnitPart): number[] => rows.flatMap(({ id }) => (living.has(id) ? [id] : []))
  const own = (
    unit: UnitRow,
    ids: readonly number[],
    whole: Levels,
  ): Pick<PeriodFacts, 'ownTargets' | 'ownStocks'> => ({
    ownTargets: targets.ofWhole(unit.id, ids, whole),
    ownStocks: stocks.get(unit.id) ?? {},
  })
  return {
    ofGroup(group: UnitPart) {
      const ids = livingIds(group)
      return own(group.unit, ids, wholeLevels(stocks, group.unit.id, ids))
    },
    ofWhole(root: UnitRow, parts: readonly UnitPart[]) {
      const ids = new Map(parts.map((part) => [part.unit.id, livingIds(part)]))
      return own(root, [...ids.values()].flat(), levelsOfParts(stocks, root.id, ids))
    },
  }
}
