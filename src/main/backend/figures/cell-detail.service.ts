import type { ParsedInput } from '#shared/contract/contract.ts'
import { blankCell } from '#shared/figures/effective.rules.ts'
import { type CellDetail, sourceSchema } from '#shared/figures/figures.schema.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import type { TargetMeasure } from '#shared/indicators/indicators.schema.ts'
import { addDays, datesBetween, type LocalDate } from '#shared/kernel/local-date.ts'
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
      const values = effectiveByDay(row, indicator, addDays(on, -90), on)
      const series = datesBetween(addDays(on, -29), on).map((day) => ({ on: day, value: values.get(day) ?? null }))
      const before = datesBetween(addDays(on, -90), addDays(on, -1)).flatMap((day) => {
        const value = values.get(day)
        return value === undefined ? [] : [{ on: day, value }]
      })
      const monthAgo = addDays(on, -30)
      const found = findIndicator(indicator)
      const measure = found === undefined ? undefined : measureByGroup[found.group]
      const cell = books.readCells([row], on, on).find((one) => one.indicator === indicator)
      const target = measure === undefined ? undefined : facts.targetsAt([row], on).get(row.id)?.[measure]
      return {
        cell: cell ?? blankCell({ unitCode, indicator, on }),
        previousDay: values.get(addDays(on, -1)) ?? null,
        series,
        median30: median(before.filter((one) => one.on >= monthAgo).map((one) => one.value)),
        highest90: highest(before),
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

function highest(days: readonly { on: LocalDate; value: number }[]): CellDetail['highest90'] {
  return days.reduce<CellDetail['highest90']>(
    (best, day) => (best === null || day.value > best.value ? day : best),
    null,
  )
}
