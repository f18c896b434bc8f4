import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { SubmittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'

export interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Ids of the rows of a sheet, by code. */
export type Rows = ReadonlyMap<string, number>

/** Rows that a unit has on the same days of a sheet. */
export interface RowsOfDays extends Days {
  readonly rows: Rows
}

/**
 * Where the figures of a unit's sheet go. A commune that began, ended, came to the unit or left it within the period is
 * there only on its days: what the sheet says of it is of those.
 */
export interface SheetPlaces {
  readonly unit: Pick<UnitRow, 'id' | 'code'>
  /** Every row the unit has on any day of the sheet. */
  readonly rows: Rows
  /** Those it has on the last day, which levels are of. */
  readonly atEnd: Rows
  /** Those it has from the first day until the last or their own: running totals may begin with the sheet. */
  readonly throughout: Rows
  /** By the days they are the unit's. */
  readonly spans: readonly RowsOfDays[]
  readonly daysOf: (code: string) => Days
}

/** What a sheet that leaves the book told: a blank of a row that is another unit's by now is not its to clear. */
export function leavingSheet(sheet: SubmittedSheet, { rows }: Pick<SheetPlaces, 'rows'>): SubmittedSheet {
  return { ...sheet, flows: sheet.flows.filter(({ unitCode, value }) => value !== null || rows.has(unitCode)) }
}

export function sheetPlaces(
  units: Pick<UnitsService, 'rowsWithDays'>,
  unit: Pick<UnitRow, 'id' | 'code'>,
  { from, to }: Days,
): SheetPlaces {
  const found = units.rowsWithDays(from, to, unit.code)
  const mapOf = (some: typeof found): Rows => new Map(some.map(({ row }) => [row.code, row.id]))
  const spans = [...Map.groupBy(found, (one) => `${one.from} ${one.to}`).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [{ from: first.from, to: first.to, rows: mapOf(some) }]
  })
  const days = new Map(found.map((one) => [one.row.code, one]))
  return {
    unit,
    rows: mapOf(found),
    atEnd: mapOf(found.filter((one) => one.to === to)),
    throughout: mapOf(found.filter((one) => one.from === from && (one.to === to || one.to === one.row.validTo))),
    spans,
    daysOf: (code) => days.get(code) ?? { from, to },
  }
}
