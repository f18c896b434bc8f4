import type { DayState } from '#shared/figures/figures.schema.ts'
import type { CoverageStatus } from '#shared/figures/overview.schema.ts'
import { datesBetween, type LocalDate } from '#shared/kernel/local-date.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitPart } from '../units/units.service.ts'
import type { BooksService } from './books.service.ts'
import type { DaysService } from './days.service.ts'

interface UnitCoverage {
  readonly unit: UnitRow
  readonly days: { on: LocalDate; status: CoverageStatus }[]
}

export type CoverageService = ReturnType<typeof createCoverageService>

/** Which unit reported on which day. */
export function createCoverageService(books: BooksService, days: DaysService) {
  return {
    /** For each unit every day of a span; before the start of the book nothing is due. A unit without communes is left out. */
    coverageOf(parts: readonly UnitPart[], from: LocalDate, to: LocalDate, startOn: LocalDate): UnitCoverage[] {
      const due = parts
        .map(({ unit, rows }) => ({ unit, rows: rows.filter((row) => row.kind === 'commune' || row.kind === 'extra') }))
        .filter(({ rows }) => rows.length > 0)
      const rows = due.flatMap((part) => part.rows)
      const states = new Map(days.states(from, to).map((state) => [state.on, state]))
      const reported = books.reportedDays(rows, from, to)
      const statusOn = (row: UnitRow, on: LocalDate): CoverageStatus =>
        reported.get(`${row.id} ${on}`) ?? (on < startOn ? 'not-due' : blankStatus(states.get(on), row))
      return due.map(({ unit, rows: ofUnit }) => ({
        unit,
        days: datesBetween(from, to).map((on) => ({
          on,
          status: statusOfRows(ofUnit.map((row) => statusOn(row, on))),
        })),
      }))
    },
  }
}

/** Of a unit by its rows: missing and reported where all that are due are, partial between. */
export function statusOfRows(statuses: readonly CoverageStatus[]): CoverageStatus {
  const due = new Set(statuses.filter((status) => status !== 'not-due'))
  const [only = 'not-due'] = due
  return due.size > 1 ? 'partial' : only
}

/** A row with nothing in it is missing only on a day it is due. */
export function blankStatus(
  state: Pick<DayState, 'isRestDay'> | undefined,
  row: Pick<UnitRow, 'kind'>,
): 'missing' | 'not-due' {
  return state?.isRestDay !== true && row.kind !== 'unallocated' && row.kind !== 'outside' ? 'missing' : 'not-due'
}
