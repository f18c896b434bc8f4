import type { ParsedInput } from '#shared/contract/contract.ts'
import { blankCell } from '#shared/figures/effective.rules.ts'
import { type CellDetail, sourceSchema } from '#shared/figures/figures.schema.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { addDays, datesBetween, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { BooksService } from './books.service.ts'
import type { FiguresRepo } from './figures.repo.ts'
import type { PeriodFactsService } from './period-facts.service.ts'

const measureByGroup: Readonly<Record<string, TargetMeasure>> = {
  'card-intake': 'CC',
  collected: 'COL',
  activated: 'ACT',
}

/** Everything the side panel says of one cell. */
export function createCellDetailService(parts: {
  repo: FiguresRepo
  books: BooksService
  facts: PeriodFactsService
  units: UnitsService
}) {
  const { repo, books, facts, units } = parts

  function effectiveByDay(row: UnitRow, code: string, from: LocalDate, to: LocalDate): Map<string, number> {
    const values = new Map<string, number>()
    for (const cell of repo.cells([row.id], [code], from, to)) {
      if (cell.from === cell.to && cell.value !== null) values.set(cell.from, (values.get(cell.from) ?? 0) + cell.value)
    }
    return values
  }

  return {
    getCellDetail({ unitCode, indicator, on }: ParsedInput<'figures.getCellDetail'>): CellDetail {
      units.requireWorkspace()
      const row = units.requireUnit(unitCode)
      const from = addDays(on, -89)
      const values = effectiveByDay(row, indicator, from, on)
      const series = datesBetween(addDays(on, -29), on).map((day) => ({ on: day, value: values.get(day) ?? null }))
      const found = findIndicator(indicator)
      const measure = found === undefined ? undefined : measureByGroup[found.group]
      const cell = books.readCells([row], on, on).find((one) => one.indicator === indicator)
      const target = measure === undefined ? undefined : facts.targetsAt([row], on).get(row.id)?.[measure]
      return {
        cell: cell ?? blankCell({ unitCode, indicator, on }),
        previousDay: values.get(addDays(on, -1)) ?? null,
        series,
        median30: median(series.flatMap((one) => one.value ?? [])),
        highest90: highest(values),
        cumulative: facts.cumulativeOf(row, indicator, on),
        target:
          target === undefined || target.needed === null
            ? null
            : { numerator: target.numerator, needed: target.needed },
        history: repo.history(row.id, indicator, on).map((one) => ({ ...one, source: sourceSchema.parse(one.source) })),
      }
    },
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function highest(values: ReadonlyMap<string, number>): CellDetail['highest90'] {
  let best: { on: LocalDate; value: number } | null = null
  for (const [on, value] of values) if (best === null || value > best.value) best = { on: localDate(on), value }
  return best
}
