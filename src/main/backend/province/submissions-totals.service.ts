import { isPrevious } from '#shared/reports/form.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { SubmissionsBookRepo } from './submissions-book.repo.ts'
import { type Days, sheetPlaces } from './submissions-places.ts'

interface Asked {
  readonly unit: UnitRow
  readonly period: Days
  readonly form: FormDefinition
}

export type SheetTotals = (asked: Asked) => Map<string, number | null>

/** Σ over the rows of a unit of every column of flows, over the days of a sheet; null where the book has nothing. */
export function createSheetTotals(
  book: Pick<SubmissionsBookRepo, 'sums'>,
  units: Pick<UnitsService, 'rowsWithDays'>,
): SheetTotals {
  return ({ unit, period, form }) => {
    const columns = form.columns.flatMap(({ code, source }) =>
      (source.kind === 'flow' || source.kind === 'mobile') && !isPrevious(source)
        ? [{ code, indicator: source.indicator, isMobile: source.kind === 'mobile' }]
        : [],
    )
    const indicators = [...new Set(columns.map(({ indicator }) => indicator))]
    const found = sheetPlaces(units, unit, period).spans.flatMap(({ from, to, rows }) =>
      book.sums({ unitIds: [...rows.values()], indicators, from, to }),
    )
    const sums = Map.groupBy(found, (one) => one.indicator)
    return new Map(
      columns.map(({ code, indicator, isMobile }) => {
        const known = (sums.get(indicator) ?? []).flatMap(({ total, mobile }) => (isMobile ? (mobile ?? []) : [total]))
        return [code, known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)]
      }),
    )
  }
}
