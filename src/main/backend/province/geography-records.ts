/** What is read from the records of reorganisations for a sheet. */
import type { Period } from '#shared/kernel/period.ts'
import type { StoredReorganisation } from '#shared/province/reorganisation.schema.ts'
import type { Geography, MovedRow, SuccessionPiece } from '#shared/reports/geography-facts.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import type { UnitRow } from '../units/units.repo.ts'

/** Rows that went over to another place after the first day. */
export function movedWithin(
  { from, to }: Period,
  passed: readonly StoredReorganisation[],
  known: ReadonlyMap<string, UnitRow>,
): MovedRow[] {
  const nameOf = (code: string | null): string => known.get(code ?? '')?.name ?? ''
  return passed
    .filter(({ on }) => on > from && on <= to)
    .flatMap(({ on, moves, former }) =>
      moves.map(({ unitCode, parentCode }) => ({
        unitName: nameOf(unitCode),
        from: nameOf(former.find(({ code }) => code === unitCode)?.parentCode ?? null),
        to: nameOf(parentCode),
        on,
      })),
    )
}

/** Where all that a row went into stands now; the whole unit where that is in several places. */
export function placeIn(
  nowRows: readonly Unit[],
  pieces: readonly SuccessionPiece[],
  root: string,
): (code: string) => string {
  const places = new Map(nowRows.map(({ code, parentCode }) => [code, parentCode ?? root]))
  const placesOf = (code: string): string[] => {
    const place = places.get(code)
    return place === undefined ? pieces.filter(({ from }) => from === code).flatMap(({ to }) => placesOf(to)) : [place]
  }
  return (code) => {
    const [first, ...others] = new Set(placesOf(code))
    return first === undefined || others.length > 0 ? root : first
  }
}

/** Decrees that changed something after the first day, or that levels are still carried over by. */
export function documentsOf(
  passed: readonly StoredReorganisation[],
  { from }: Period,
  isOpened: (code: string) => boolean,
): Geography['documents'] {
  return passed
    .filter(({ on, pieces }) => on > from || pieces.some(({ to, whole }) => !whole || !isOpened(to)))
    .map(({ on, document }) => ({ on, document }))
}
