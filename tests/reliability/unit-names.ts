/**
 * Names of communes in every spelling colleagues send, matched against the rows of their own unit: whatever is matched
 * without asking must be the commune that was written. Before 1/7/2025 a unit is a district, from then on a province.
 */
import { decodeLegacyTexts } from '#shared/importing/legacy-column.rules.ts'
import { decodeLegacyText } from '#shared/importing/legacy-text.rules.ts'
import { createUnitMatcher, type UnitMatch, type UnitMatcher } from '#shared/importing/unit-match.rules.ts'
import { isTotalLabel } from '#shared/importing/unit-spelling.rules.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { createRandom } from '../../src/main/cli/sample/seeded-random.ts'
import { toTcvn3, toTcvn3Capitals, toVni } from '../support/legacy-encoder.ts'
import { bundledEditions, type NamedRow } from '../support/unit-names.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const unitNames: ReliabilityTest = {
  number: 13,
  name: 'unit-names',
  title: 'spellings of commune names, by units of each edition',
  quick: 25,
  full: 10_000,
  run: async (size, seed) => matchAll(size, seed),
}

const shortTypes: Readonly<Record<string, string>> = { Xã: 'X.', Phường: 'P.', 'Thị trấn': 'TT.', 'Đặc khu': 'ĐK.' }
const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]'

interface Spelling {
  readonly name: string
  readonly write: (unit: NamedRow) => string
  readonly font?: string
  /** Read cell by cell, without what the column tells. */
  readonly isAlone?: true
  /** May be suggested and never matched. */
  readonly isOnlyLike?: true
}

const full = ({ type, name }: NamedRow): string => `${type} ${name}`

const spellings: readonly Spelling[] = [
  { name: 'as in the data, NFC', write: full },
  { name: 'NFD', write: (unit) => full(unit).normalize('NFD') },
  { name: 'tone marks alone decomposed', write: (unit) => withLooseTones(full(unit)) },
  { name: 'tone on the second vowel (hoà, thuý)', write: (unit) => toneMoved(full(unit), 'second') },
  { name: 'tone on the first vowel (hòa, thúy)', write: (unit) => toneMoved(full(unit), 'first') },
  { name: 'capitals', write: (unit) => full(unit).toUpperCase() },
  { name: 'small letters', write: (unit) => full(unit).toLowerCase() },
  { name: 'type left out', write: ({ name }) => name },
  { name: 'type left out, capitals, NFD', write: ({ name }) => name.toUpperCase().normalize('NFD') },
  { name: 'type abbreviated (X. P. TT.)', write: ({ type, name }) => `${shortTypes[type] ?? type} ${name}` },
  { name: 'type abbreviated, no space', write: ({ type, name }) => `${shortTypes[type] ?? type}${name}` },
  {
    name: 'police in front (Công an xã)',
    write: (unit) => `Công an ${full(unit).replace(/^./, (one) => one.toLowerCase())}`,
  },
  { name: 'numbered (1. …)', write: (unit) => `1. ${full(unit)}` },
  { name: 'double and no-break spaces', write: (unit) => ` ${full(unit).replaceAll(' ', ' \u00a0')} ` },
  { name: 'other apostrophes and dashes', write: (unit) => full(unit).replaceAll("'", '’').replaceAll('-', '–') },
  { name: 'TCVN3, .VnTime', write: (unit) => toTcvn3(full(unit)), font: '.VnTime' },
  { name: 'TCVN3, .VnTime, type left out', write: ({ name }) => toTcvn3(name), font: '.VnTime' },
  { name: 'TCVN3, .VnTimeH', write: (unit) => toTcvn3Capitals(full(unit)), font: '.VnTimeH' },
  { name: 'VNI, VNI-Times', write: (unit) => toVni(full(unit)), font: 'VNI-Times' },
  { name: 'VNI, VNI-Times, type left out', write: ({ name }) => toVni(name), font: 'VNI-Times' },
  { name: 'VNI, capitals', write: (unit) => toVni(full(unit).toUpperCase()), font: 'VNI-Times' },
  { name: 'TCVN3, no font told', write: (unit) => toTcvn3(full(unit)) },
  { name: 'TCVN3, no font, type left out', write: ({ name }) => toTcvn3(name) },
  { name: 'VNI, no font told', write: (unit) => toVni(full(unit)) },
  { name: 'VNI, no font, type left out', write: ({ name }) => toVni(name) },
  { name: 'TCVN3, .VnTime, cell by cell', write: ({ name }) => toTcvn3(name), font: '.VnTime', isAlone: true },
  { name: 'VNI, VNI-Times, cell by cell', write: ({ name }) => toVni(name), font: 'VNI-Times', isAlone: true },
  { name: 'no diacritics', write: (unit) => foldDiacritics(full(unit)), isOnlyLike: true },
]

interface Tally {
  tried: number
  matched: number
  suggested: number
}

function matchAll(size: number, seed: number): Trial {
  const random = createRandom(seed)
  const failures: string[] = []
  const tallies = new Map(spellings.map(({ name }): [string, Tally] => [name, { tried: 0, matched: 0, suggested: 0 }]))
  const counted: string[] = []
  let tried = 0
  let foreignTried = 0
  let careless = 0
  for (const { id, communes } of bundledEditions()) {
    const units = [...Map.groupBy(communes, ({ parentCode }) => parentCode).values()]
    const chosen =
      units.length <= size
        ? units
        : Array.from({ length: size }, () => units[random.between(0, units.length - 1)] ?? [])
    counted.push(`${id}: ${communes.length} communes in ${units.length} units, ${chosen.length} units tried`)
    chosen.forEach((unit, at) => {
      const matcher = createUnitMatcher(unit.map((one) => ({ code: one.code, kind: 'commune', name: full(one) })))
      for (const spelling of spellings) {
        const tally = tallies.get(spelling.name)
        if (tally === undefined) continue
        matchesOf(matcher, unit, spelling).forEach((found, index) => {
          const truth = unit[index]
          if (truth === undefined) return
          tried += 1
          count(tally, found)
          const fault = faultOf(found, truth, spelling)
          if (fault !== null) failures.push(`${spelling.name}: “${spelling.write(truth)}” (${truth.code}) ${fault}`)
        })
      }
      careless += carelessMisreads(unit)
      const others = chosen[(at + 1) % chosen.length] ?? []
      foreignTried += others.length
      failures.push(...foreignFailures(matcher, unit, others), ...totalFailures(unit))
    })
  }
  return {
    tried,
    failures,
    control: { what: `a matcher without diacritics takes ${careless} names for another row`, isSeen: careless > 0 },
    notes: [...counted, `${foreignTried} names of another unit tried`, ...[...tallies].map(noteOf)],
  }
}

function matchesOf(matcher: UnitMatcher, unit: readonly NamedRow[], { write, font, isAlone }: Spelling): UnitMatch[] {
  const cells = unit.map((one) => ({ text: write(one), font }))
  const decoded = isAlone === true ? cells.map(({ text }) => decodeLegacyText(text, font)) : decodeLegacyTexts(cells)
  return decoded.map((one) =>
    one.kind === 'text' ? matcher.match(one.text) : matcher.matchAny(one.readings.map(({ text }) => text)),
  )
}

function count(tally: Tally, found: UnitMatch): void {
  tally.tried += 1
  if (found.kind === 'match') tally.matched += 1
  if (found.kind === 'suggest' || found.kind === 'ambiguous') tally.suggested += 1
}

function faultOf(found: UnitMatch, truth: NamedRow, { isOnlyLike, write }: Spelling): string | null {
  if (found.kind !== 'match') return null
  if (found.code !== truth.code) return `was matched to ${found.code}`
  const hasLostMarks = nameKey(write(truth)) !== nameKey(full(truth))
  return isOnlyLike === true && hasLostMarks ? 'was matched by likeness alone' : null
}

/** Names that a matcher takes for another row when it looks at letters without diacritics: Ba Tô for Ba Tơ. */
function carelessMisreads(unit: readonly NamedRow[]): number {
  const first = new Map<string, string>()
  for (const one of unit) {
    const key = foldDiacritics(one.name)
    if (!first.has(key)) first.set(key, one.code)
  }
  return unit.filter((one) => first.get(foldDiacritics(one.name)) !== one.code).length
}

/** A name of another unit is matched only where a row has the very same name. */
function foreignFailures(matcher: UnitMatcher, unit: readonly NamedRow[], others: readonly NamedRow[]): string[] {
  const own = new Set(unit.map((one) => nameKey(full(one))))
  return others.flatMap((other) => {
    const found = matcher.match(full(other))
    return found.kind === 'match' && !own.has(nameKey(full(other)))
      ? [`“${full(other)}” of another unit was matched to ${found.code}`]
      : []
  })
}

function totalFailures(unit: readonly NamedRow[]): string[] {
  return unit.flatMap((one) =>
    [full(one), one.name].filter(isTotalLabel).map((text) => `“${text}” was taken for the label of a total`),
  )
}

function noteOf([name, { tried, matched, suggested }]: [string, Tally]): string {
  const percent = (part: number) => `${((100 * part) / tried).toFixed(2)} %`
  return `${name}: ${tried} tried, ${percent(matched)} matched, ${percent(suggested)} suggested or ambiguous`
}

/** Letters with their quality mark, tone marks apart: as Windows-1258 writes. */
function withLooseTones(text: string): string {
  return text
    .normalize('NFD')
    .replace(
      new RegExp(`(\\p{L})(${TONE}?)([\\u0302\\u0306\\u031b]?)(${TONE}?)`, 'gu'),
      (_, base, before, quality, after) => `${`${base}${quality}`.normalize('NFC')}${before}${after}`,
    )
}

function toneMoved(text: string, to: 'first' | 'second'): string {
  const open = new RegExp(
    to === 'second' ? `([ou])(${TONE})([aey])(?![\\p{L}\\p{M}])` : `([ou])([aey])(${TONE})(?![\\p{L}\\p{M}])`,
    'giu',
  )
  return text.normalize('NFD').replace(open, '$1$3$2').normalize('NFC')
}

if (import.meta.main) process.exitCode = await runAlone(unitNames)
