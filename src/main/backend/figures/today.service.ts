import type { ParsedInput } from '#shared/contract/contract.ts'
import { composeDayMessage } from '#shared/figures/day-message.rules.ts'
import { cellsByRow, rowStatus } from '#shared/figures/day.rules.ts'
import type { DayBook, DayCell, DayState } from '#shared/figures/figures.schema.ts'
import type { Today } from '#shared/figures/today.schema.ts'
import { targetNumerators } from '#shared/indicators/indicators.rules.ts'
import { type TargetMeasure, targetMeasures } from '#shared/indicators/indicators.schema.ts'
import { addDays, type LocalDate, localDate, startOfMonth } from '#shared/kernel/local-date.ts'
import { periodContaining } from '#shared/kernel/period.ts'
import { neededPerDay, remaining } from '#shared/kernel/progress.ts'
import { compareRatios } from '#shared/kernel/ratio.ts'
import type { PeriodFacts, TargetFact } from '#shared/reports/report-facts.ts'
import { ratioFigures, totalTarget, totalStock } from '#shared/reports/report-ratio.rules.ts'
import { isGroup, receivesSheets } from '#shared/units/unit-kind.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { TargetRow } from '../targets/targets.repo.ts'
import type { TargetsService } from '../targets/targets.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import { asUnit, type UnitPart, type UnitsService } from '../units/units.service.ts'
import type { BooksService } from './books.service.ts'
import { blankStatus, type CoverageService, statusOfRows } from './coverage.service.ts'
import type { DaysService } from './days.service.ts'
import type { PeriodFactsService } from './period-facts.service.ts'

interface Parts {
  readonly books: BooksService
  readonly coverage: CoverageService
  readonly days: DaysService
  readonly facts: PeriodFactsService
  readonly settings: SettingsService
  readonly targets: TargetsService
  readonly units: UnitsService
  readonly clock: Clock
  readonly lastBackupAt: () => string | null
}

type Measure = Today['measures'][number]
type Status = Today['rows'][number]['status']
type DayFigures = Omit<DayBook, 'carried'>

/** What the measures are read from: levels at the close of the day, what counts of it by code, and of the day before. */
interface MeasureFacts {
  readonly period: PeriodFacts
  readonly flows: ReadonlyMap<string, number>
  readonly before: Readonly<Record<string, number>>
}

const measureParts: Readonly<Record<TargetMeasure, readonly string[]>> = {
  CC: ['CC_NEW', 'CC_EXCH', 'CC_REIS'],
  COL: ['EID1_COL', 'EID2_COL'],
  ACT: ['EID1_ACT', 'EID2_ACT'],
}
const calendarDays = 15
/** Cumulatives of the measures, what is subtracted from them, and what their ratios are taken of. */
const shownLevels = ['CC_CUM', 'EID_COL_CUM', 'EID_ACT_CUM', 'EID_UPG_ACT_CUM', 'POP_ELIG'] as const

/** The first screen: what is in, what is missing, where the unit stands against its targets, what to do next. */
export function createTodayService({
  books,
  coverage,
  days,
  facts,
  settings,
  targets,
  units,
  clock,
  lastBackupAt,
}: Parts) {
  function endsOn(inForce: readonly TargetRow[], measure: TargetMeasure): LocalDate | null {
    const ends = inForce.filter((one) => one.measure === measure).map((one) => one.to)
    const last = ends.toSorted().at(-1)
    return last === undefined ? null : localDate(last)
  }

  function measureOf(measure: TargetMeasure, { period, flows, before }: MeasureFacts, last: LocalDate | null): Measure {
    const codes = targetNumerators(measure)
    const flow = (code: string) => flows.get(code) ?? null
    const on = period.period.to
    const eligible = ratioFigures(`R_${measure}_ELIG`, period).total
    const target = targetOf(measure, period)
    const left = target.needed === null ? null : remaining(target.needed, target.numerator)
    const ahead = last === null || last <= on ? [] : days.states(addDays(on, 1), last)
    const perDay = (count: number) => (left === null || last === null ? null : neededPerDay(left, count))
    return {
      measure,
      today: flow(codes.flow),
      previousDay: before[codes.flow] ?? null,
      parts: measureParts[measure].map((indicator) => ({ indicator, value: flow(indicator) })),
      cumulative: totalStock(period, codes.cumulative),
      eligible: { numerator: eligible.num, denominator: eligible.den },
      target: {
        ...target,
        endsOn: last,
        perDay: perDay(ahead.length),
        perWorkingDay: perDay(ahead.filter((day) => !day.isRestDay).length),
      },
    }
  }

  return {
    getToday({ on }: ParsedInput<'figures.getToday'>): Today {
      const workspace = units.requireWorkspace()
      const page = books.getFigures(on)
      const period = facts.readStanding(on, shownLevels)
      const flows = flowsOf(page)
      const before = facts.unitFlows(
        periodContaining('day', 'calendar', addDays(on, -1)),
        targetMeasures.map((measure) => targetNumerators(measure).flow),
      )
      const inForce = targets.inForce(on)
      const measures = targetMeasures.map((measure) =>
        measureOf(measure, { period, flows, before }, endsOn(inForce, measure)),
      )
      const parts = units.partsBetween(on, on)
      const rows = rowsOf(page, parts)
      const missing = rows.filter((row) => row.status === 'missing').map((row) => row.unit.name)
      const due = days
        .states(startOfMonth(on), on)
        .filter((day) => day.on >= workspace.startOn && day.on <= clock.today())
      const { policy, decimals } = settings.getReporting()
      const reporting = rows.filter((row) => row.unit.kind === 'commune' || isGroup(row.unit))
      return {
        state: page.state,
        rows,
        measures,
        progress: progressOf(period),
        calendar: coverage
          .coverageOf(parts, addDays(on, 1 - calendarDays), on, workspace.startOn)
          .map(({ unit, days: ofUnit }) => ({ unitCode: unit.code, days: ofUnit })),
        openDays: (receivesSheets(workspace) ? [] : due)
          .filter((day) => day.status === 'open' && (!day.isRestDay || hasFigures(day, on, page)))
          .map((day) => day.on),
        unapprovedDays: due.filter((day) => day.status === 'closed').map((day) => day.on),
        unsentDays: due.filter((day) => day.status === 'approved' && day.sentAt === null).map((day) => day.on),
        counts: {
          errors: page.issues.filter((issue) => issue.severity === 'error').length,
          warnings: page.issues.filter((issue) => issue.severity === 'warning').length,
          missing: missing.length,
        },
        message: composeDayMessage({
          unitName: workspace.unit.name,
          on,
          measures,
          reporting: {
            word: reporting.some((row) => isGroup(row.unit)) ? 'đơn vị' : 'xã',
            total: page.state.isRestDay ? 0 : reporting.length,
            missing: reporting.filter((row) => row.status === 'missing').map((row) => row.unit.name),
          },
          format: { policy, decimals },
          isSample: workspace.isSample,
        }),
        lastBackupAt: lastBackupAt(),
      }
    },
  }
}

/** On a rest day only the day that is open on the screen and has figures waits to be closed. */
function hasFigures(day: DayState, on: LocalDate, page: DayFigures): boolean {
  return day.on === on && page.cells.some((cell) => cell.effective !== null)
}

/** What counts of the day in all rows, by code; what nobody reported is not there. */
function flowsOf({ cells }: DayFigures): Map<string, number> {
  const flows = new Map<string, number>()
  for (const { indicator, effective } of cells)
    if (effective !== null) flows.set(indicator, (flows.get(indicator) ?? 0) + effective)
  return flows
}

function rowsOf(page: DayFigures, parts: readonly UnitPart[]): Today['rows'] {
  const cells = cellsByRow(page.cells)
  return parts.map(({ unit, rows }) => ({
    unit: asUnit(unit),
    status: statusOfRows(rows.map((row) => statusOf([...(cells.get(row.code)?.values() ?? [])], page.state, row))),
  }))
}

function statusOf(cells: readonly DayCell[], state: Pick<DayState, 'isRestDay'>, row: Pick<UnitRow, 'kind'>): Status {
  const status = rowStatus(new Map(cells.map((cell) => [cell.indicator, cell])))
  return status === 'missing' ? blankStatus(state, row) : status
}

/** The printed ratio on the target; before the first figure, what is needed in all. */
function targetOf(measure: TargetMeasure, period: PeriodFacts): Pick<TargetFact, 'numerator' | 'needed'> {
  const { num, den } = ratioFigures(`R_${measure}_TGT`, period).total
  if (num !== null && den !== null) return { numerator: num, needed: den }
  return { numerator: null, needed: totalTarget(period, measure)?.needed ?? null }
}

type ProgressRow = Today['progress'][number] & { readonly isSet: boolean }

/** In a province its districts or clusters by the totals of their own sheets; elsewhere the rows. */
function progressRows({ rows, groups, ...period }: PeriodFacts): ProgressRow[] {
  if (groups === undefined) {
    return rows.map(({ unit, targets: { ACT } }) => ({
      unit,
      isSet: ACT !== undefined,
      numerator: ACT?.numerator ?? null,
      needed: ACT?.needed ?? null,
    }))
  }
  return groups.map(({ unit, ...group }) => {
    const { num, den } = ratioFigures('R_ACT_TGT', { ...period, ...group }).total
    return { unit, isSet: den !== null, numerator: num, needed: den }
  })
}

/** Best first by exact comparison; rows without a rate stand last. */
function progressOf(period: PeriodFacts): Today['progress'] {
  return progressRows(period)
    .filter((row) => row.isSet)
    .map(({ unit, numerator, needed }) => ({ unit, numerator, needed }))
    .toSorted((a, b) => compareRatios({ num: b.numerator, den: b.needed }, { num: a.numerator, den: a.needed }))
}
