import type { FiguresRepo } from './figures.repo.ts'

export interface NewestLevels {
  readonly on: string
  readonly document: string
  readonly rows: { unitCode: string; figures: Record<string, number> }[]
}

/** The levels given last of some stocks, with the day and the document they were given at. */
export function newestLevels(
  repo: Pick<FiguresRepo, 'levels' | 'levelDocument'>,
  units: readonly { id: number; code: string }[],
  codes: readonly string[],
  on: string,
): NewestLevels | null {
  const found = repo.levels(
    units.map((unit) => unit.id),
    codes,
    on,
  )
  const last = found
    .map((level) => level.on)
    .toSorted()
    .at(-1)
  if (last === undefined) return null
  const byUnit = Map.groupBy(
    found.filter((level) => level.on === last),
    (level) => level.unitId,
  )
  const rows = units.flatMap((unit) => {
    const figures = Object.fromEntries((byUnit.get(unit.id) ?? []).map((level) => [level.indicator, level.value]))
    return byUnit.has(unit.id) ? [{ unitCode: unit.code, figures }] : []
  })
  return { on: last, document: repo.levelDocument(last, codes) ?? '', rows }
}
