import type { Area } from './procedure.ts'

/** Whose answers are worked out from an area's: progress of targets, lines read from the book, the book's own side. */
const readers: Readonly<Partial<Record<Area, readonly Area[]>>> = {
  figures: ['targets', 'campaigns', 'reconciliation', 'province'],
  targets: ['province'],
}

/** The areas that a change of some makes stale: themselves, and those whose answers are worked out from theirs. */
export function staleAreas(changed: readonly Area[]): Area[] {
  return [...new Set(changed.flatMap((area) => [area, ...(readers[area] ?? [])]))]
}
