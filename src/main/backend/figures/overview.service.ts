import type { ParsedInput } from '#shared/contract/contract.ts'
import { sumReported } from '#shared/figures/effective.rules.ts'
import type { AccountPipeline, Makeup, MakeupPosting, Overview } from '#shared/figures/overview.schema.ts'
import { indicator, targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { CoverageService } from './coverage.service.ts'
import type { DaysService } from './days.service.ts'
import type { CellRow, FiguresRepo } from './figures.repo.ts'
import type { Levels, LevelsService } from './levels.service.ts'
import type { OverviewRepo, PostingSourceRow } from './overview.repo.ts'

interface Parts {
  readonly repo: FiguresRepo
  readonly sources: OverviewRepo
  readonly coverage: CoverageService
  readonly days: DaysService
  readonly levels: LevelsService
  readonly units: UnitsService
}

const accountLevels = ['EID1', 'EID2', 'EID'] as const
const accountStages = ['COL', 'APP', 'REJ', 'ACT'] as const

export type OverviewService = ReturnType<typeof createOverviewService>

/** A span of days at a glance, and what any of its figures is made of. */
export function createOverviewService({ repo, sources, coverage, days, levels, units }: Parts) {
  function accountsAt(rows: readonly UnitRow[], on: string): AccountPipeline[] {
    const codes = accountLevels.flatMap((level) => accountStages.map((stage) => `${level}_${stage}_CUM`))
    const stocks = levels.stocksAt(
      rows.map((row) => row.id),
      codes,
      on,
    )
    return accountLevels.map((level) => {
      const [collected = null, approved = null, rejected = null, activated = null] = accountStages.map((stage) =>
        sumReported(rows.map((row) => stocks.get(row.id)?.[`${level}_${stage}_CUM`])),
      )
      const waiting = sumReported(rows.map((row) => waitingOf(stocks.get(row.id) ?? {}, level)))
      return { level, collected, approved, rejected, waiting, activated }
    })
  }

  function flowsByDay(rows: readonly UnitRow[], from: string, to: string): Map<string, number> {
    const codes = targetMeasures.map((measure) => targetNumerators(measure).flow)
    const ids = rows.map((row) => row.id)
    const sums = new Map<string, number>()
    for (const cell of repo.cells(ids, codes, from, to))
      if (cell.from === cell.to && cell.value !== null)
        sums.set(`${cell.indicator} ${cell.from}`, (sums.get(`${cell.indicator} ${cell.from}`) ?? 0) + cell.value)
    return sums
  }

  return {
    getOverview({ from, to }: ParsedInput<'figures.getOverview'>): Overview {
      const { startOn } = units.requireWorkspace()
      const rows = units.rowsBetween(from, to)
      const sums = flowsByDay(rows, from, to)
      const flowOn = (measure: (typeof targetMeasures)[number], on: string): number | null =>
        sums.get(`${targetNumerators(measure).flow} ${on}`) ?? null
      return {
        days: days.states(from, to).map(({ on, isRestDay }) => ({
          on,
          isRestDay,
          flows: { CC: flowOn('CC', on), COL: flowOn('COL', on), ACT: flowOn('ACT', on) },
        })),
        coverage: coverage.coverageOf(units.partsBetween(from, to), from, to, startOn).map(({ unit, days: ofRow }) => ({
          unitCode: unit.code,
          unitName: unit.name,
          days: ofRow.map(({ status }) => status),
        })),
        accounts: accountsAt(rows, to),
      }
    },
    getMakeup({ unitCode, isRowAlone, indicator: code, from, to }: ParsedInput<'figures.getMakeup'>): Makeup {
      units.requireWorkspace()
      const parts =
        unitCode !== undefined && isRowAlone
          ? [units.requireUnit(unitCode)].map((unit) => ({ unit, rows: [unit] }))
          : units.partsBetween(from, to, unitCode)
      const rows = parts.flatMap((part) => part.rows)
      const [only] = unitCode !== undefined && rows.length === 1 ? rows : []
      const names = new Map(rows.map((row) => [row.id, row.name]))
      const ids = [...names.keys()]
      const counted = repo.cells(ids, [code], from, to).filter(hasValue)
      const leftOut = repo.crossing(ids, [code], from, to).filter(hasValue)
      const codes = [code, ...(indicator(code).parts ?? [])]
      const sums = new Map<number, number>()
      for (const { unitId, value } of counted) sums.set(unitId, (sums.get(unitId) ?? 0) + value)
      return {
        total: sumReported(counted.map(({ value }) => value)),
        units: parts.map(({ unit, rows: ofUnit }) => ({
          unitCode: unit.code,
          unitName: unit.name,
          hasRows: ofUnit.length > 1,
          value: sumReported(ofUnit.map((row) => sums.get(row.id))),
        })),
        days: bySpan(counted),
        postings:
          only === undefined ? [] : sources.sources(only, codes, from, to).map((found) => asPosting(only, found)),
        leftOut: leftOut.map((cell) => ({
          unitName: names.get(cell.unitId) ?? '',
          from: localDate(cell.from),
          to: localDate(cell.to),
          value: cell.value,
        })),
      }
    },
  }
}

/** Collected − approved − rejected of one row; a stage nobody reported is not 0. */
function waitingOf(stocks: Levels, level: (typeof accountLevels)[number]): number | null {
  const [collected = null, approved = null, rejected = null] = ['COL', 'APP', 'REJ'].map(
    (stage) => stocks[`${level}_${stage}_CUM`],
  )
  return collected === null || approved === null || rejected === null ? null : collected - approved - rejected
}

type CountedCell = CellRow & { readonly value: number }

function hasValue(cell: CellRow): cell is CountedCell {
  return cell.value !== null && cell.channel !== 'STOCK'
}

function bySpan(cells: readonly CountedCell[]): Makeup['days'] {
  return [...Map.groupBy(cells, ({ from, to }) => `${from} ${to}`).values()]
    .flatMap((found) => {
      const [first] = found
      if (first === undefined) return []
      const value = found.reduce((sum, cell) => sum + cell.value, 0)
      return [{ from: localDate(first.from), to: localDate(first.to), value }]
    })
    .toSorted((a, b) => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1))
}

function asPosting(row: UnitRow, { fileName, sheet, address, from, to, ...found }: PostingSourceRow): MakeupPosting {
  return {
    ...found,
    unitCode: row.code,
    unitName: row.name,
    from: localDate(from),
    to: localDate(to),
    file: fileName === null || sheet === null || address === null ? null : { name: fileName, sheet, address },
  }
}
