import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate } from '#shared/kernel/local-date.ts'
import { allTargetMeasures } from '#shared/targets/measures.rules.ts'
import { type PaceWindow, paceWindow, type WorkCalendar } from '#shared/targets/pace.rules.ts'
import { progressOf, type Standing, totalsOf } from '#shared/targets/progress.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { PaceService } from './pace.service.ts'
import type { TargetRow } from './targets.repo.ts'
import { asTarget, type TargetsService } from './targets.service.ts'
import type { HeldTarget, UnitTargetsService } from './unit-targets.service.ts'

interface Parts {
  readonly targets: TargetsService
  readonly pace: PaceService
  readonly settings: Pick<SettingsService, 'listHolidays'>
  readonly units: UnitsService
  readonly unitTargets: UnitTargetsService
}

interface Read {
  readonly standings: readonly Standing[]
  /** Of the whole unit, one of each measure. */
  readonly whole: readonly Standing[]
  readonly asked: { on: LocalDate; calendar: WorkCalendar; window: PaceWindow | null }
}

export type ProgressService = ReturnType<typeof createProgressService>

/** Where every row stands on a day against the targets in force then. */
export function createProgressService({ targets, pace, settings, units, unitTargets }: Parts) {
  const order = new Map(allTargetMeasures().map((measure, index) => [measure, index]))

  const inForce = (on: LocalDate, measure?: string): TargetRow[] =>
    targets.inForce(on).filter((one) => measure === undefined || one.measure === measure)

  /** By measure; those of parts of a measure are in the units' order already. */
  function inOrder(held: readonly HeldTarget[]): HeldTarget[] {
    const placeOf = ({ target }: HeldTarget): number => order.get(target.measure) ?? 0
    return held.toSorted((a, b) => placeOf(a) - placeOf(b))
  }

  function read(on: LocalDate, given: readonly TargetRow[], within?: string): Read {
    const { unit, startOn } = units.requireWorkspace()
    const root = units.requireUnit(within ?? unit.code)
    const held = unitTargets.of(root, units.partsBetween(on, on, root.code), given, on)
    const calendar = { holidays: new Set<string>(settings.listHolidays().map((one) => one.on)) }
    const window = paceWindow(calendar, on, startOn)
    const standingsOf = (found: readonly HeldTarget[], isWhole: boolean): Standing[] => {
      const rowsOf = new Map(found.map(({ target, rowIds }) => [target, rowIds]))
      const growth =
        window === null ? [] : pace.growthOf([...rowsOf.keys()], (target) => rowsOf.get(target) ?? [], window.from, on)
      return found.map(
        (one, index): Standing => ({
          unitCode: one.unit.code,
          unitName: one.unit.name,
          target: asTarget(one.target),
          isWhole,
          source: one.source,
          needed: one.fact.needed,
          numerator: one.fact.numerator,
          last20: growth[index] ?? null,
        }),
      )
    }
    const whole = standingsOf(inOrder(held.whole), true)
    const isGiven = ({ unitCode, source }: Standing): boolean =>
      source?.from === 'own' && held.parts.every((one) => one.unit.code !== unitCode)
    const standings = Map.groupBy(
      [...standingsOf(inOrder(held.parts), false), ...whole.filter(isGiven)],
      ({ target }) => target.measure,
    )
    const measures = whole.map(({ target }) => target.measure)
    return { standings: measures.flatMap((one) => standings.get(one) ?? []), whole, asked: { on, calendar, window } }
  }

  function told({ standings, whole, asked }: Read): Output<'targets.getProgress'> {
    return { rows: progressOf(standings, asked), totals: totalsOf(standings, whole, asked) }
  }

  return {
    /**
     * Where the units stand, by measure and in their order, the target of the whole unit last of its measure where it has
     * one of its own, and what the whole unit comes to.
     */
    progress: (on: LocalDate): Output<'targets.getProgress'> => told(read(on, inForce(on))),
    getProgress: ({ on, measure, within }: ParsedInput<'targets.getProgress'>): Output<'targets.getProgress'> =>
      told(read(on, inForce(on, measure), within)),
    previewTargets: ({
      on,
      targets: given,
      within,
    }: ParsedInput<'targets.previewTargets'>): Output<'targets.previewTargets'> =>
      told(read(on, targets.asRows(given), within)),
  }
}
