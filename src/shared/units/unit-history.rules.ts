/** Names, parents and places in the order are dated: the table has the newest, reorganisations keep what stood before. */

/** What a unit was until a day (the day itself is of the new arrangement). */
export interface FormerState {
  readonly code: string
  readonly until: string
  readonly name: string
  readonly parentCode: string | null
  readonly sortOrder: number
}

interface DatedUnit {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
  readonly sortOrder: number
}

/** The units as they were called and stood on a day, in the order of that day; those that did not change are the same objects. */
export function unitsOn<U extends DatedUnit>(
  units: readonly U[],
  former: readonly FormerState[],
  on: string,
): readonly U[] {
  const later = former.filter(({ until }) => until > on).toSorted((a, b) => (a.until < b.until ? 1 : -1))
  if (later.length === 0) return units
  const then = new Map(later.map((state) => [state.code, state]))
  return units
    .map((unit) => {
      const state = then.get(unit.code)
      if (state === undefined) return unit
      const { name, parentCode, sortOrder } = state
      return { ...unit, name, parentCode, sortOrder }
    })
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
}

/** Whether a unit is there on a day. */
export function isThere(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null },
  on: string,
): boolean {
  return validFrom <= on && (validTo === null || validTo >= on)
}
