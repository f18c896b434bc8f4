/**
 * What a unit with rows has to reach, by one rule for every form and screen: its own target where it was given one that can
 * be worked out, else what its rows were given together. A target counts in full whether or not its row has reported
 * (domain.md §4): a missing report takes nothing from a denominator. Rows without a target are counted and named, and their
 * results still count.
 */
import { sumReported } from '#shared/figures/effective.rules.ts'
import type { TargetSource } from '#shared/targets/progress.schema.ts'
import type { TargetFact } from './report-facts.ts'

/** A row of the unit, or in a province one of the units that report to it. */
export interface TargetPart {
  readonly name: string
  /** Where nobody lives no target is expected. */
  readonly isInhabited: boolean
  readonly target: TargetFact | undefined
  /** What a cumulative target is compared with. */
  readonly cumulative: number | null
}

export interface UnitTarget extends TargetFact {
  readonly source: TargetSource
}

/**
 * Undefined where neither the unit nor any of its parts has a target.
 * @param own the target given to the unit itself, its numerator counted over all its rows
 * @param ownCumulative the level typed on the unit itself, which counts where no row has any
 */
export function unitTarget(
  own: TargetFact | undefined,
  parts: readonly TargetPart[],
  ownCumulative: number | null,
): UnitTarget | undefined {
  const targets = parts.flatMap(({ target }) => target ?? [])
  if (own === undefined && targets.length === 0) return undefined
  const inhabited = parts.filter(({ isInhabited }) => isInhabited)
  const ofRows = sumReported(targets.map(({ needed }) => needed))
  const isOwnUnknown = own !== undefined && own.needed === null
  const used = isOwnUnknown && ofRows !== null ? undefined : own
  const source: TargetSource = {
    from: used === undefined ? 'rows' : 'own',
    ofRows,
    isOwnUnknown,
    rows: inhabited.length,
    without: inhabited.filter(({ target }) => (target?.needed ?? null) === null).map(({ name }) => name),
  }
  const cumulative = sumReported(parts.map((part) => part.cumulative)) ?? ownCumulative
  if (used !== undefined) return { ...used, numerator: used.kind === 'in-period' ? used.numerator : cumulative, source }
  const isInPeriod = targets.some(({ kind }) => kind === 'in-period')
  return {
    kind: isInPeriod ? 'in-period' : 'cumulative',
    needed: ofRows,
    numerator: isInPeriod ? sumReported(parts.map(numeratorInPeriod)) : cumulative,
    source,
  }
}

/** Days of a target are its own, so a row without one has nothing within them. */
function numeratorInPeriod({ target, cumulative }: TargetPart): number | null {
  if (target === undefined) return null
  return target.kind === 'in-period' ? target.numerator : cumulative
}
