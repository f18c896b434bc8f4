import { type LocalDate, localDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { Period } from '#shared/kernel/period.ts'
import { isThere } from '#shared/units/unit-history.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { DaysService } from './days.service.ts'
import type { CellRow, FiguresRepo } from './figures.repo.ts'

interface Parts {
  readonly repo: Pick<FiguresRepo, 'cells' | 'spans' | 'fixedDays' | 'reportedDays'>
  readonly days: Pick<DaysService, 'states'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly clock: Clock
}

/** A row reported a day when one of these was. */
const reportingTotals = ['CC_TOTAL', 'EID_COL', 'EID_ACT'] as const

/** Working days without figures, from the start of the book to today, within the days each row has. */
export function missingDaysOf(
  { repo, days, units, clock }: Parts,
  rows: readonly UnitRow[],
  period: Period,
): Map<number, number> {
  const first = maxDate(period.from, units.requireWorkspace().startOn)
  const last = minDate(period.to, localDate(clock.today()))
  const due = days.states(first, last).flatMap((state) => (state.isRestDay ? [] : [state.on]))
  const spanning = new Set(
    repo
      .spans(idsOf(rows), reportingTotals, period.to)
      .filter(({ from }) => from >= period.from)
      .map(({ unitId }) => unitId),
  )
  const [spanned, daily] = [rows.filter(({ id }) => spanning.has(id)), rows.filter(({ id }) => !spanning.has(id))]
  const reported = new Map([
    ...reportedByDays(repo, daily, due),
    ...reportedBySpans(repo.cells(idsOf(spanned), reportingTotals, period.from, period.to), due),
  ])
  return new Map(rows.map((row) => [row.id, dueDays(row, due) - (reported.get(row.id) ?? 0)]))
}

/** Most rows have the first total of every day: the others are read only for those that have not. */
function reportedByDays(repo: Parts['repo'], rows: readonly UnitRow[], due: readonly LocalDate[]): Map<number, number> {
  const [first] = reportingTotals
  const found = new Map(repo.fixedDays(idsOf(rows), first, due).map(({ unitId, days }) => [unitId, days]))
  const incomplete = rows.filter((row) => (found.get(row.id) ?? 0) < dueDays(row, due))
  for (const { unitId, days } of repo.reportedDays(idsOf(incomplete), reportingTotals, due)) found.set(unitId, days)
  return found
}

/** A figure over several days reports all of them. */
function reportedBySpans(cells: readonly CellRow[], due: readonly LocalDate[]): Map<number, number> {
  const reported = cells.filter(({ value }) => value !== null)
  return new Map(
    [...Map.groupBy(reported, ({ unitId }) => unitId)].map(([id, ofRow]) => [
      id,
      due.filter((on) => ofRow.some(({ from, to }) => from <= on && to >= on)).length,
    ]),
  )
}

/** @param due in order: a row that is there on the first and the last is there on all */
function dueDays(row: UnitRow, due: readonly LocalDate[]): number {
  const [first, last] = [due[0], due.at(-1)]
  if (first === undefined || last === undefined) return 0
  return isThere(row, first) && isThere(row, last) ? due.length : due.filter((on) => isThere(row, on)).length
}

function idsOf(rows: readonly UnitRow[]): number[] {
  return rows.map(({ id }) => id)
}
