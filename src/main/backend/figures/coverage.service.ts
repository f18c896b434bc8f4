import type { DayState } from '#shared/figures/figures.schema.ts'
import type { CoverageStatus } from '#shared/figures/overview.schema.ts'
import { targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { datesBetween, type LocalDate } from '#shared/kernel/local-date.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { BooksService } from './books.service.ts'
import type { DaysService } from './days.service.ts'

interface RowCoverage {
  readonly row: UnitRow
  readonly days: { on: LocalDate; status: CoverageStatus }[]
}

export type CoverageService = ReturnType<typeof createCoverageService>

/** Which row reported on which day. */
export function createCoverageService(books: BooksService, days: DaysService) {
  return {
    /** For each row every day of a span; before the start of the book nothing is due. */
    coverageOf(rows: readonly UnitRow[], from: LocalDate, to: LocalDate, startOn: LocalDate): RowCoverage[] {
      const states = new Map(days.states(from, to).map((state) => [state.on, state]))
      const counts = new Map(books.dayCounts(rows, from, to).map((count) => [`${count.unitId} ${count.on}`, count]))
      const statusOn = (row: UnitRow, on: LocalDate): CoverageStatus => {
        const count = counts.get(`${row.id} ${on}`)
        if (count !== undefined && count.figures > 0)
          return count.totals === targetMeasures.length ? 'reported' : 'partial'
        return on < startOn ? 'not-due' : blankStatus(states.get(on), row)
      }
      return rows.map((row) => ({ row, days: datesBetween(from, to).map((on) => ({ on, status: statusOn(row, on) })) }))
    },
  }
}

/** A row with nothing in it is missing only on a day it is due. */
export function blankStatus(
  state: Pick<DayState, 'isRestDay'> | undefined,
  row: Pick<UnitRow, 'kind'>,
): 'missing' | 'not-due' {
  return state?.isRestDay !== true && row.kind !== 'unallocated' && row.kind !== 'outside' ? 'missing' : 'not-due'
}
