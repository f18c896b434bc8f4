/** The targets as the list shows them: one item for each measure in force, one for each set of dates beside. */
import { type LocalDate, maxDate, minDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'

export type TargetState = 'in-force' | 'coming' | 'past'

export interface TargetItem {
  /** The address of the item: a measure in force, or a measure with its dates. */
  readonly key: string
  readonly measure: string
  readonly state: TargetState
  readonly from: LocalDate
  readonly to: LocalDate
  readonly targets: readonly Target[]
}

/** Everything that was set and not withdrawn, as it stands on a day; coming ones first to come, past ones last past first. */
export function targetItems(all: readonly Target[], inForce: readonly Target[], on: LocalDate): TargetItem[] {
  const current = itemsOf(inForce, 'in-force', (target) => target.measure)
  const dated = (target: Target): string => `${target.measure} ${target.from} ${target.to}`
  const coming = itemsOf(
    all.filter((target) => target.from > on),
    'coming',
    dated,
  ).toSorted((a, b) => compareTexts(a.from, b.from))
  const past = itemsOf(
    all.filter((target) => target.to < on),
    'past',
    dated,
  ).toSorted((a, b) => compareTexts(b.to, a.to))
  return [...current, ...coming, ...past]
}

/** The item an address means; the first one where it means none. */
export function chosenItem(items: readonly TargetItem[], key: string | undefined): TargetItem | undefined {
  return items.find((item) => item.key === key) ?? items[0]
}

function itemsOf(targets: readonly Target[], state: TargetState, keyOf: (target: Target) => string): TargetItem[] {
  return [...Map.groupBy(targets, keyOf)].flatMap(([key, group]) => {
    const [first] = group
    if (first === undefined) return []
    const from = group.map((one) => one.from).reduce(minDate)
    const to = group.map((one) => one.to).reduce(maxDate)
    return [{ key, measure: first.measure, state, from, to, targets: group }]
  })
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
