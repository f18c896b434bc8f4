/** Which level stands where several sheets that count say one: the sheet exported last is believed; blank says nothing. */
import type { SheetLevel, SubmittedSheet } from './submissions-sheet.rules.ts'

/** A sheet that counts, and when the unit exported it. */
export interface StatingSheet {
  readonly fileName: string
  readonly exportedAt: string
  readonly sheet: SubmittedSheet
}

export interface StatedLevel<S extends StatingSheet> {
  readonly unitCode: string
  readonly indicator: string
  readonly value: number
  readonly by: S
}

/** What a row is given of an indicator: the newest, and the newest of the others that say something else. */
export interface StatedLevels<S extends StatingSheet> {
  readonly stands: StatedLevel<S>
  readonly differs: StatedLevel<S> | null
}

/**
 * By row and indicator, as `${unitCode} ${indicator}`.
 * @param sheets in the order they came, which decides between exports of one instant
 * @param levelsOf the levels of a sheet that are asked about, as they compare
 */
export function statedLevels<S extends StatingSheet>(
  sheets: readonly S[],
  levelsOf: (sheet: S) => readonly Pick<SheetLevel, 'unitCode' | 'indicator' | 'value'>[],
): Map<string, StatedLevels<S>> {
  const newestFirst = sheets
    .map((sheet, index) => ({ sheet, index }))
    .toSorted((a, b) => (a.sheet.exportedAt === b.sheet.exportedAt ? b.index - a.index : isLater(a, b)))
  const stated = new Map<string, StatedLevels<S>>()
  for (const { sheet: by } of newestFirst)
    for (const { unitCode, indicator, value } of levelsOf(by)) {
      if (value === null) continue
      const key = `${unitCode} ${indicator}`
      const level = { unitCode, indicator, value, by }
      const known = stated.get(key)
      if (known === undefined) stated.set(key, { stands: level, differs: null })
      else if (known.differs === null && known.stands.value !== value) stated.set(key, { ...known, differs: level })
    }
  return stated
}

function isLater(a: { sheet: StatingSheet }, b: { sheet: StatingSheet }): number {
  return a.sheet.exportedAt > b.sheet.exportedAt ? -1 : 1
}
