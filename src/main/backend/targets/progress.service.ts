import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate } from '#shared/kernel/local-date.ts'
import { allTargetMeasures } from '#shared/targets/measures.rules.ts'
import { type PaceWindow, paceWindow, type WorkCalendar } from '#shared/targets/pace.rules.ts'
import { progressOf, type Standing, totalsOf } from '#shared/targets/progress.rules.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'
import type { Levels, LevelsService } from '../figures/levels.service.ts'
import { levelsOfTargets, type TargetFactsService, wholeLevels } from '../figures/target-facts.service.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { PaceService } from './pace.service.ts'
import type { TargetRow } from './targets.repo.ts'
import { asTarget, type TargetsService } from './targets.service.ts'

interface Parts {
  readonly targets: TargetsService
  readonly targetFacts: TargetFactsService
  readonly pace: PaceService
  readonly levels: LevelsService
  readonly settings: Pick<SettingsService, 'listHolidays'>
  readonly units: UnitsService
}

interface Read {
  readonly standings: readonly Standing[]
  readonly asked: { on: LocalDate; calendar: WorkCalendar; window: PaceWindow | null }
}

export type ProgressService = ReturnType<typeof createProgressService>

/** Where every row stands on a day against the targets in force then. */
export function createProgressService({ targets, targetFacts, pace, levels, settings, units }: Parts) {
  const order = new Map(allTargetMeasures().map((measure, index) => [measure, index]))

  /** Those of the rows valid that day and of the unit itself, by measure, the unit last. */
  function inOrder(all: readonly TargetRow[], rowIds: readonly number[], rootId: number): TargetRow[] {
    const places = new Map([...rowIds, rootId].map((id, index) => [id, index]))
    return all
      .filter((one) => places.has(one.unitId))
      .toSorted(
        (a, b) =>
          (order.get(a.measure) ?? 0) - (order.get(b.measure) ?? 0) ||
          (places.get(a.unitId) ?? 0) - (places.get(b.unitId) ?? 0),
      )
  }

  const inForce = (on: LocalDate, measure?: string): TargetRow[] =>
    targets.inForce(on).filter((one) => measure === undefined || one.measure === measure)

  function read(on: LocalDate, all: readonly TargetRow[]): Read {
    const { unit, startOn } = units.requireWorkspace()
    const root = units.requireUnit(unit.code)
    const rows = units.rowsOn(on)
    const rowIds = rows.map((row) => row.id)
    const isOwnRow = rowIds.includes(root.id)
    const found = inOrder(all, rowIds, root.id)
    const stocks = levels.stocksAt([...new Set([...rowIds, root.id])], levelsOfTargets(found), on)
    const whole: Levels = isOwnRow ? (stocks.get(root.id) ?? {}) : wholeLevels(stocks, root.id, rowIds)
    const isWhole = ({ unitId }: TargetRow): boolean => unitId === root.id && !isOwnRow
    const rowsOf = (target: TargetRow): readonly number[] => (isWhole(target) ? rowIds : [target.unitId])
    const facts = targetFacts.factsOf(found, {
      rowsOf,
      levelsOf: (target) => (isWhole(target) ? whole : (stocks.get(target.unitId) ?? {})),
      on,
    })
    const calendar = { holidays: new Set<string>(settings.listHolidays().map((one) => one.on)) }
    const window = paceWindow(calendar, on, startOn)
    const growth = window === null ? [] : pace.growthOf(found, rowsOf, window.from, on)
    const names = new Map([...rows, root].map((row) => [row.id, row.name]))
    const standings = found.map(
      (row, index): Standing => ({
        unitCode: row.unitCode,
        unitName: names.get(row.unitId) ?? '',
        target: asTarget(row),
        isWhole: isWhole(row),
        needed: facts[index]?.needed ?? null,
        numerator: facts[index]?.numerator ?? null,
        last20: growth[index] ?? null,
      }),
    )
    return { standings, asked: { on, calendar, window } }
  }

  return {
    /** One entry for each target in force, by measure and row, the target of the whole unit last of its measure. */
    progress(on: LocalDate, measure?: string): TargetProgress[] {
      const { standings, asked } = read(on, inForce(on, measure))
      return progressOf(standings, asked)
    },
    getProgress({ on, measure }: ParsedInput<'targets.getProgress'>): Output<'targets.getProgress'> {
      const { standings, asked } = read(on, inForce(on, measure))
      return { rows: progressOf(standings, asked), totals: totalsOf(standings, asked) }
    },
    previewTargets({ on, targets: given }: ParsedInput<'targets.previewTargets'>): Output<'targets.previewTargets'> {
      const { standings, asked } = read(on, targets.asRows(given))
      return { rows: progressOf(standings, asked), totals: totalsOf(standings, asked) }
    },
  }
}
