import { compareVietnamese, foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'

/** Types of administrative units, in the order in which units of the same name are listed. */
export const unitPrefixes = [
  'Tỉnh',
  'Thành phố',
  'Quận',
  'Thị xã',
  'Huyện',
  'Phường',
  'Thị trấn',
  'Xã',
  'Đặc khu',
] as const
export type UnitPrefix = (typeof unitPrefixes)[number]

/** What searching and ordering need of a unit: `prefix` 'Xã' and `name` 'Ea Kly' make 'Xã Ea Kly'. */
export interface NamedUnit {
  readonly code: string
  readonly prefix: UnitPrefix
  /** Name without the prefix. */
  readonly name: string
}

/** 'Xã Ea Kly', 'Phường 14'. */
export function fullUnitName(unit: Pick<NamedUnit, 'prefix' | 'name'>): string {
  return `${unit.prefix} ${unit.name}`
}

/** A sorted copy: by name without prefix in Vietnamese order, then by type, then by code. */
export function orderUnits<U extends NamedUnit>(units: readonly U[]): U[] {
  return units.toSorted(compareUnits)
}

/**
 * Units whose name holds the query, best first, at most `limit`. The query is read without case and diacritics, with or
 * without the type ('ea kly' and 'xa ea kly' find 'Xã Ea Kly'). Diacritics that were typed put the names that have them
 * first and drop none. Then: the whole name, its beginning, the beginning of a later word, the beginning with the type,
 * any of these with spaces and punctuation left out ('eakly', 'ea hleo'). A whole code finds its unit. Equals are in the
 * order of `orderUnits`. An empty query finds everything.
 */
export function searchUnits<U extends NamedUnit>(
  units: readonly U[],
  query: string,
  { limit }: { readonly limit: number },
): U[] {
  const wanted = asWords(foldDiacritics(query))
  const typed = asWords(nameKey(query))
  return units
    .flatMap((unit) => {
      const quality = unit.code === wanted ? 0 : matchQuality(foldedSpelling(unit), wanted)
      if (quality === null) return []
      const hasTypedMarks = wanted === typed || matchQuality(spell(unit, nameKey), typed) !== null
      return [{ unit, quality, missedMarks: hasTypedMarks ? 0 : 1 }]
    })
    .sort((a, b) => a.missedMarks - b.missedMarks || a.quality - b.quality || compareUnits(a.unit, b.unit))
    .slice(0, limit)
    .map((match) => match.unit)
}

interface Spelling {
  readonly name: string
  /** With the type before it. */
  readonly full: string
  /** The full name, and the name from each of its words on, without spaces. */
  readonly joined: readonly string[]
}

/** Worked out once per unit: a search runs at every keystroke over ten thousand names. */
const foldedSpellings = new WeakMap<NamedUnit, Spelling>()

function foldedSpelling(unit: NamedUnit): Spelling {
  const known = foldedSpellings.get(unit)
  if (known !== undefined) return known
  const made = spell(unit, foldDiacritics)
  foldedSpellings.set(unit, made)
  return made
}

function spell(unit: NamedUnit, normalise: (text: string) => string): Spelling {
  const full = asWords(normalise(fullUnitName(unit)))
  const words = full.split(' ').slice(unit.prefix.split(' ').length)
  const joined = [join(full), ...words.map((_, start) => words.slice(start).join(''))]
  return { name: words.join(' '), full, joined }
}

function asWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function join(words: string): string {
  return words.replaceAll(' ', '')
}

/** 0 is the best; null is no match. */
function matchQuality(spelling: Spelling, wanted: string): number | null {
  if (spelling.name === wanted || spelling.full === wanted) return 0
  if (spelling.name.startsWith(wanted)) return 1
  if (spelling.name.includes(` ${wanted}`)) return 2
  if (spelling.full.startsWith(wanted)) return 3
  const joined = join(wanted)
  return spelling.joined.some((text) => text.startsWith(joined)) ? 4 : null
}

function compareUnits(a: NamedUnit, b: NamedUnit): number {
  return (
    compareVietnamese(a.name, b.name) ||
    unitPrefixes.indexOf(a.prefix) - unitPrefixes.indexOf(b.prefix) ||
    (a.code < b.code ? -1 : Number(a.code > b.code))
  )
}
