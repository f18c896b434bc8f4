/**
 * Which row of the book a foreign file means: code first, then the name with its type, then the name alone where one
 * row has it, then the spellings learnt from the sender. Likeness without diacritics only suggests (Ba Tô is not Ba
 * Tơ), and a code whose name says another unit is not believed: codes were given out anew on 1/7/2025.
 */
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { UnitKind } from '#shared/units/units.schema.ts'
import { type CodeIndex, codeCandidates, indexCodes, type UnitCodeCell } from './unit-code.rules.ts'
import { isOneSlipApart, lettersOf, mayAbbreviate } from './unit-likeness.rules.ts'
import { officialSpelling, type UnitSpelling, unitKey, unitSpellings } from './unit-spelling.rules.ts'

export interface MatchableRow {
  readonly code: string
  readonly kind: UnitKind
  /** With its type: Xã Ea Kly. */
  readonly name: string
}

/** A unit that is no row of the book. `hint`: where it is, or what it became (`nay là Xã Ea Kly`). */
export interface ForeignUnit {
  readonly code: string
  readonly name: string
  readonly hint: string
}

export interface MatcherContext {
  readonly otherUnits?: readonly ForeignUnit[]
  /** Spellings this sender was seen to use, by their name key. */
  readonly aliases?: readonly { readonly key: string; readonly unitCode: string }[]
}

/** `confidence` 0–100; `candidates` are codes of rows, the likeliest first; `reason` is in words. */
export type UnitMatch =
  | { readonly kind: 'match'; readonly code: string; readonly confidence: number; readonly reason: string }
  | { readonly kind: 'suggest' | 'ambiguous'; readonly candidates: readonly string[]; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface UnitMatcher {
  /** `code`: the cell of a code column beside the name, as stored. */
  match(text: string, code?: UnitCodeCell): UnitMatch
  /** A text with several readings (old encodings): a match where one row alone is named by any of them. */
  matchAny(texts: readonly string[], code?: UnitCodeCell): UnitMatch
}

const USUAL_SPELLINGS: Readonly<Partial<Record<UnitKind, readonly string[]>>> = {
  unallocated: [
    'Chưa phân xã',
    'Chưa phân về xã',
    'Chưa phân theo xã',
    'Chưa phân bổ',
    'Chưa phân chia',
    'Chưa chia xã',
    'Chưa chia theo xã',
    'Chưa xác định xã',
    'Chưa rõ xã',
  ],
  outside: ['Ngoài địa bàn', 'Địa bàn khác', 'Ngoài địa bàn huyện', 'Ngoài huyện'],
}

export function createUnitMatcher(rows: readonly MatchableRow[], context: MatcherContext = {}): UnitMatcher {
  const index = indexRows(rows, context)
  // A sheet of many days repeats its names.
  const known = new Map<string, UnitMatch>()
  const match = (text: string, code: UnitCodeCell = null): UnitMatch => {
    const byName = known.get(text) ?? matchName(index, text)
    known.set(text, byName)
    return matchCode(index, code, text, byName) ?? byName
  }
  return { match, matchAny: (texts, code) => onlyOne(texts.map((text) => match(text, code))) }
}

interface NamedUnit {
  readonly code: string
  readonly name: string
  readonly spelling: UnitSpelling
  /** Without diacritics: with and without its type, and without spaces and signs. */
  readonly folded: readonly [full: string, bare: string]
  readonly letters: string
}

interface RowIndex {
  readonly rows: readonly NamedUnit[]
  readonly byCode: ReadonlyMap<string, NamedUnit>
  readonly codes: CodeIndex
  readonly full: ReadonlyMap<string, readonly string[]>
  readonly bare: ReadonlyMap<string, readonly string[]>
  readonly aliases: ReadonlyMap<string, readonly string[]>
  readonly others: ReadonlyMap<string, readonly ForeignUnit[]>
  readonly othersByCode: ReadonlyMap<string, readonly ForeignUnit[]>
  readonly otherCodes: CodeIndex
}

function indexRows(rows: readonly MatchableRow[], { otherUnits = [], aliases = [] }: MatcherContext): RowIndex {
  const named = rows.map(({ code, name }): NamedUnit => {
    const spelling = officialSpelling(name)
    const bare = foldDiacritics(spelling.key)
    return { code, name, spelling, folded: [foldDiacritics(unitKey(name)), bare], letters: lettersOf(bare) }
  })
  const usual = rows.flatMap(({ code, kind }) =>
    (USUAL_SPELLINGS[kind] ?? []).map((spelling): [string, string] => [unitKey(spelling), code]),
  )
  return {
    rows: named,
    byCode: new Map(named.map((row) => [row.code, row])),
    codes: indexCodes(named.map((row) => row.code)),
    full: grouped([...named.map((row): [string, string] => [fullKey(row.spelling), row.code]), ...usual]),
    bare: grouped(named.map((row): [string, string] => [row.spelling.key, row.code])),
    aliases: grouped(aliases.map(({ key, unitCode }): [string, string] => [unitKey(key), unitCode])),
    others: grouped(otherUnits.map((unit): [string, ForeignUnit] => [unitKey(unit.name), unit])),
    othersByCode: grouped(otherUnits.map((unit): [string, ForeignUnit] => [unit.code, unit])),
    otherCodes: indexCodes(otherUnits.map((unit) => unit.code)),
  }
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const [key, value] of pairs) {
    const known = found.get(key)
    if (known === undefined) found.set(key, [value])
    else if (!known.includes(value)) known.push(value)
  }
  return found
}

function fullKey({ type, key }: UnitSpelling): string {
  return type === null ? key : `${nameKey(type)} ${key}`
}

function matchName(index: RowIndex, text: string): UnitMatch {
  if (unitKey(text) === '') return { kind: 'unknown', reason: 'không ghi tên đơn vị' }
  const spellings = unitSpellings(text)
  const typed = codesOf(spellings, (one) => index.full.get(fullKey(one)))
  if (typed.length > 0) return decided(typed, 100, 'đúng tên đơn vị', 'hai đơn vị cùng tên')
  const untyped = spellings.filter((one) => one.type === null)
  const bare = codesOf(untyped, (one) => (/^\d+$/.test(one.key) ? [] : index.bare.get(one.key)))
  if (bare.length > 0) return decided(bare, 95, 'đúng tên, không ghi loại đơn vị', 'tên này có ở hai đơn vị khác loại')
  const learnt = index.aliases.get(unitKey(text)) ?? []
  if (learnt.length > 0)
    return decided(learnt, 92, 'cách viết đã nhận ra lần trước', 'cách viết này từng chỉ hai đơn vị')
  return suggested(index, spellings) ?? { kind: 'unknown', reason: unknownReason(index, spellings) }
}

function codesOf(
  spellings: readonly UnitSpelling[],
  find: (spelling: UnitSpelling) => readonly string[] | undefined,
): string[] {
  return [...new Set(spellings.flatMap((one) => find(one) ?? []))]
}

function decided(codes: readonly string[], confidence: number, reason: string, doubt: string): UnitMatch {
  const [code] = codes
  return codes.length === 1 && code !== undefined
    ? { kind: 'match', code, confidence, reason }
    : { kind: 'ambiguous', candidates: codes, reason: doubt }
}

/** Rows of the same name and another type, or of a name that differs by diacritics, spaces or one letter. */
function suggested(index: RowIndex, spellings: readonly UnitSpelling[]): UnitMatch | null {
  const known = spellings.flatMap((one) => index.others.get(fullKey(one)) ?? [])
  const otherType = codesOf(spellings, (one) => index.bare.get(one.key))
  if (otherType.length > 0 && known.length === 0) {
    return { kind: 'suggest', candidates: otherType, reason: 'cùng tên nhưng khác loại đơn vị' }
  }
  if (known.length > 0) return null
  const folded = spellings.map((one) => {
    const bare = foldDiacritics(one.key)
    return { full: foldDiacritics(fullKey(one)), bare, letters: lettersOf(bare) }
  })
  const alike = index.rows.filter((row) => folded.some((one) => isAlike(row, one)))
  if (alike.length === 0) return abbreviated(index, spellings)
  return { kind: 'suggest', candidates: alike.map((row) => row.code), reason: 'tên gần giống, khác dấu hoặc khác chữ' }
}

const SHORTEST_FOR_A_SLIP = 5
const MOST_ABBREVIATED = 8

function isAlike(row: NamedUnit, other: { full: string; bare: string; letters: string }): boolean {
  if (row.folded[1] === other.bare || row.folded[0] === other.full || row.letters === other.letters) return true
  return other.letters.length >= SHORTEST_FOR_A_SLIP && isOneSlipApart(row.letters, other.letters)
}

/** "EK", "B.Trấp": letters that begin the words of a name; they only suggest, for several names begin so. */
function abbreviated(index: RowIndex, spellings: readonly UnitSpelling[]): UnitMatch | null {
  const candidates = index.rows.filter((row) =>
    spellings.some(({ type, key }) => {
      const isSameType = type === null || row.spelling.type === null || type === row.spelling.type
      return isSameType && mayAbbreviate(foldDiacritics(key), row.folded[1])
    }),
  )
  const codes = candidates.map(({ code }) => code)
  if (codes.length === 0 || codes.length > MOST_ABBREVIATED) return null
  return { kind: 'suggest', candidates: codes, reason: 'có thể là tên viết tắt' }
}

function unknownReason(index: RowIndex, spellings: readonly UnitSpelling[]): string {
  const [other] = spellings.flatMap((one) => index.others.get(fullKey(one)) ?? [])
  return other === undefined
    ? 'không có đơn vị tên này trong sổ'
    : `${other.name} không phải đơn vị của sổ này${other.hint === '' ? '' : `: ${other.hint}`}`
}

/** Null where the code says nothing, and the name decides alone. */
function matchCode(index: RowIndex, code: UnitCodeCell, text: string, byName: UnitMatch): UnitMatch | null {
  const found = codeCandidates(code, index.codes)
  const [only] = found
  const foreign = codeCandidates(code, index.otherCodes).flatMap((one) => index.othersByCode.get(one) ?? [])
  if (only === undefined) return foreignCode(foreign, byName)
  if (found.length > 1) return { kind: 'ambiguous', candidates: found, reason: 'mã thiếu số 0 ở đầu, có hai đơn vị' }
  const row = index.byCode.get(only)
  if (row === undefined) return null
  if (unitKey(text) === '') {
    return foreign.some((one) => unitKey(one.name) !== unitKey(row.name))
      ? { kind: 'suggest', candidates: [only], reason: 'mã này từng là của đơn vị khác, và không ghi tên' }
      : { kind: 'match', code: only, confidence: 97, reason: 'đúng mã đơn vị' }
  }
  const isSame = byName.kind === 'match' ? byName.code === only : hasLikeness(row, text)
  if (isSame) return { kind: 'match', code: only, confidence: 100, reason: 'đúng mã đơn vị, tên khớp' }
  // An old code that was given out anew, beside the old name: the name says which unit it was.
  if (byName.kind === 'unknown' && foreign.some((one) => unitKey(one.name) === unitKey(text))) return byName
  const named = byName.kind === 'match' ? [byName.code] : byName.kind === 'unknown' ? [] : byName.candidates
  const candidates = [...new Set([only, ...named])]
  return { kind: 'ambiguous', candidates, reason: `mã là của ${row.name} nhưng tên ghi khác` }
}

/** The code of a unit elsewhere, or of an old commune, beside a name that a row has too. */
function foreignCode(foreign: readonly ForeignUnit[], byName: UnitMatch): UnitMatch | null {
  const [first] = foreign
  if (first === undefined || byName.kind !== 'match') return null
  const reason = `mã là của ${first.name}${first.hint === '' ? '' : ` (${first.hint})`}, không phải đơn vị của sổ này`
  return { kind: 'suggest', candidates: [byName.code], reason }
}

function hasLikeness(row: NamedUnit, text: string): boolean {
  return unitSpellings(text).some((one) => {
    const isSameType = one.type === null || row.spelling.type === null || one.type === row.spelling.type
    return isSameType && row.folded.includes(foldDiacritics(one.key))
  })
}

function onlyOne(matches: readonly UnitMatch[]): UnitMatch {
  const [first, ...others] = matches
  if (first === undefined) return { kind: 'unknown', reason: 'không ghi tên đơn vị' }
  if (others.length === 0) return first
  const codes = [...new Set(matches.flatMap((one) => (one.kind === 'match' ? [one.code] : [])))]
  if (codes.length > 0) return decided(codes, 92, 'chỉ một cách đọc là tên đơn vị của sổ', 'mỗi cách đọc là một đơn vị')
  return matches.find((one) => one.kind !== 'unknown') ?? first
}
