import type { ParsedInput } from '#shared/contract/contract.ts'
import { addDays, EARLIEST_DATE, type LocalDate, localDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import { measureFigures } from '#shared/targets/measures.rules.ts'
import type { TargetSeries } from '#shared/targets/progress.schema.ts'
import { neededBy, type NeededLine, seriesDays, stepOf, withDay } from '#shared/targets/series.rules.ts'
import { isThere } from '#shared/units/unit-history.rules.ts'
import type { Clock } from '../backend-ports.ts'
import type { LevelsService } from '../figures/levels.service.ts'
import { levelsOfParts } from '../figures/target-facts.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitPart, UnitsService } from '../units/units.service.ts'
import type { TargetRow } from './targets.repo.ts'
import type { TargetsService } from './targets.service.ts'
import type { HeldTarget, UnitTargetsService } from './unit-targets.service.ts'

interface Parts {
  readonly targets: Pick<TargetsService, 'inForce'>
  readonly unitTargets: UnitTargetsService
  readonly levels: LevelsService
  readonly units: UnitsService
  readonly clock: Clock
}

/** Whose figures are drawn, and what they must reach. */
interface Drawn {
  readonly unit: UnitRow
  readonly measure: string
  /** The unit's parts on any day of the chart. */
  readonly parts: readonly UnitPart[]
  /** The parts and the targets of the day that the target is told at. */
  readonly seen: { readonly parts: readonly UnitPart[]; readonly inForce: readonly TargetRow[] }
  readonly held: HeldTarget | undefined
  /** Whether all that is held together has the same days. */
  readonly isOneSpan: boolean
}

export type SeriesService = ReturnType<typeof createSeriesService>

/**
 * What had been reached on the days of a chart, beside the straight line to what is needed. The target is told by the rule
 * of all screens, and what counts towards it on a day is what the rule counts then.
 */
export function createSeriesService({ targets, unitTargets, levels, units, clock }: Parts) {
  function drawnOf({ unitCode, measure, from }: ParsedInput<'targets.getSeries'>, seenOn: LocalDate): Drawn {
    const unit = units.requireUnit(unitCode)
    const seen = {
      parts: units.partsBetween(seenOn, seenOn, unitCode),
      inForce: targets.inForce(seenOn).filter((one) => one.measure === measure),
    }
    const { whole, parts } = unitTargets.of(unit, seen.parts, seen.inForce, seenOn)
    const [held] = whole
    const spans = new Set(parts.map(({ target }) => `${target.from} ${target.to}`))
    return {
      unit,
      measure,
      parts: units.partsBetween(from, seenOn, unitCode),
      seen,
      held,
      isOneSpan: held?.source?.from === 'own' || spans.size === 1,
    }
  }

  function numeratorAt(drawn: Drawn, on: LocalDate): number | null {
    const { unit, seen, held } = drawn
    if (held?.target.kind !== 'in-period') return levelAt(drawn, on)
    const begun = seen.inForce.filter((one) => one.from <= on)
    const [then] = unitTargets.of(unit, seen.parts, begun, on).whole
    return then?.target.kind === 'in-period' ? then.fact.numerator : null
  }

  /** The level of what the unit was made of on the day. */
  function levelAt({ unit, measure, parts }: Drawn, on: LocalDate): number | null {
    const { cumulative } = measureFigures(measure)
    const rows = new Map(
      parts
        .filter((part) => isThere(part.unit, on))
        .map((part) => [part.unit.id, part.rows.filter((row) => isThere(row, on)).map(({ id }) => id)]),
    )
    const ids = new Set([unit.id, ...rows.keys(), ...[...rows.values()].flat()])
    return levelsOfParts(levels.stocksAt([...ids], [cumulative], on), unit.id, rows)[cumulative] ?? null
  }

  /**
   * Where the line begins: at what there was before the first day of the target, or, where nothing is known of that day,
   * before the first day of the book. A book without an opening counts from 0.
   */
  function beginningOf(drawn: Drawn, { target }: HeldTarget, startOn: LocalDate): Pick<NeededLine, 'base' | 'from'> {
    const first = localDate(target.from)
    if (target.kind === 'in-period') return { base: 0, from: first }
    const base = stoodBefore(drawn, first)
    if (base !== null) return { base, from: first }
    const from = maxDate(first, startOn)
    return { base: stoodBefore(drawn, from) ?? 0, from }
  }

  function stoodBefore(drawn: Drawn, day: LocalDate): number | null {
    return day === EARLIEST_DATE ? null : numeratorAt(drawn, addDays(day, -1))
  }

  function lineOf(drawn: Drawn): NeededLine | null {
    const { held, isOneSpan } = drawn
    if (held === undefined || held.fact.needed === null || !isOneSpan) return null
    const { startOn } = units.requireWorkspace()
    return { ...beginningOf(drawn, held, startOn), needed: held.fact.needed, to: localDate(held.target.to) }
  }

  return {
    /** Throws `units/unknown`. */
    getSeries(input: ParsedInput<'targets.getSeries'>): TargetSeries {
      const { from, to } = input
      const today = localDate(clock.today())
      // A span that is not over is looked at today: its last day may have no target yet, or none any more.
      const seenOn = from <= today ? minDate(to, today) : to
      const drawn = drawnOf(input, seenOn)
      const { held } = drawn
      const line = lineOf(drawn)
      const step = stepOf(from, to)
      return {
        step,
        kind: held?.target.kind ?? 'cumulative',
        needed: held?.fact.needed ?? null,
        from: held === undefined ? null : localDate(held.target.from),
        to: held === undefined ? null : localDate(held.target.to),
        points: withDay(seriesDays(from, to, step), seenOn).map((on) => ({
          on,
          numerator: on > today ? null : numeratorAt(drawn, on),
          needed: line === null ? null : neededBy(line, on),
        })),
      }
    },
  }
}
