import type { Preset, Unit } from './units.schema.ts'

/** A district or cluster: a unit whose rows are below it. */
export function isGroup({ kind }: Pick<Unit, 'kind'>): boolean {
  return kind === 'district' || kind === 'cluster'
}

/** Whether the book is a province's that districts or clusters send their sheets to. */
export function receivesSheets({
  preset,
  unit,
}: {
  readonly preset: Preset
  readonly unit: Pick<Unit, 'kind'>
}): boolean {
  return unit.kind === 'province' && preset !== 'hai-cap'
}
