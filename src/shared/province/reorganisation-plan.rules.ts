/**
 * What a reorganisation does to the rows of a book: old rows end the day before, new ones begin on the day, names and
 * parents change from the day on (domain.md §6). Nothing is guessed: every row that ends says where it goes.
 */
import type { Issue } from '#shared/kernel/issue.ts'
import { addDays } from '#shared/kernel/local-date.ts'
import { outsideCode, unallocatedCode } from '#shared/settings/setup-rows.rules.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import { checkReorganisation } from './reorganisation-check.rules.ts'
import type { FormerUnit, Piece, Reorganisation, StoredReorganisation, UnitState } from './reorganisation.schema.ts'

export interface ReorganisationPlan {
  /** What keeps it from being carried out; nothing is changed while there is any. */
  readonly issues: readonly Issue[]
  /** Units that begin, parents before their rows. */
  readonly made: readonly UnitState[]
  /** Units that end, are renamed or moved, as they become. */
  readonly changed: readonly UnitState[]
  /** The record of it, with what follows from what was asked. */
  readonly record: StoredReorganisation
}

/**
 * @param units every unit of the book, as it stands after all reorganisations
 * @param others reorganisations that stand
 * @param startOn first day of the book
 */
export function planReorganisation(
  asked: Reorganisation,
  units: readonly UnitState[],
  others: readonly StoredReorganisation[],
  startOn: string,
): ReorganisationPlan {
  const known = new Map(units.map((unit) => [unit.code, unit]))
  const full = withWhatFollows(asked, units, known)
  const made = madeUnits(full, units, known)
  const ended = endedUnits(full, units)
  const former = [...full.renames, ...full.moves].flatMap(({ unitCode }) => known.get(unitCode) ?? [])
  const record: StoredReorganisation = {
    ...full,
    former: [...new Map(former.map((unit) => [unit.code, asFormer(unit)])).values()],
    made: made.map(({ code }) => code),
    ended: ended.map(({ code }) => code),
  }
  const issues = checkReorganisation({ record, units, made, others, startOn })
  return { issues, made, changed: changedUnits(record, units, made), record }
}

/** With the rows of districts that end: their communes go along, "Chưa phân xã" and "Ngoài địa bàn" into those of the new one. */
function withWhatFollows(
  asked: Reorganisation,
  units: readonly UnitState[],
  known: ReadonlyMap<string, UnitState>,
): Reorganisation {
  const groupPieces = asked.pieces.filter(({ from }) => isGroupCode(known, from))
  const endedGroups = [...new Set([...asked.endedGroups, ...groupPieces.map(({ from }) => from)])]
  const named = new Set([...asked.pieces.map(({ from }) => from), ...asked.moves.map(({ unitCode }) => unitCode)])
  const moves = groupPieces
    .filter(({ whole }) => whole)
    .flatMap(({ from, to }) =>
      units
        .filter((unit) => unit.parentCode === from && unit.validTo === null && isKept(unit) && !named.has(unit.code))
        .map((unit) => ({ unitCode: unit.code, parentCode: to })),
    )
  return {
    ...asked,
    endedGroups,
    moves: [...asked.moves, ...moves],
    pieces: [...asked.pieces, ...endedGroups.flatMap((code) => ownRowPieces(code, groupPieces, asked, known))],
  }
}

/** Where the rows "Chưa phân xã" and "Ngoài địa bàn" of a district that ends go: nowhere while it is divided among several. */
function ownRowPieces(
  group: string,
  groupPieces: readonly Piece[],
  asked: Reorganisation,
  known: ReadonlyMap<string, UnitState>,
): Piece[] {
  const heirs = groupPieces.filter(({ from }) => from === group)
  const parent = known.get(group)?.parentCode ?? null
  const [only] = heirs
  const heir = heirs.length > 1 ? null : (only?.to ?? parent)
  if (heir === null) return []
  return [unallocatedCode, outsideCode].flatMap((codeOf): Piece[] => {
    const [from, to] = [codeOf(group), codeOf(heir)]
    const begins = asked.newUnits.some(({ code }) => code === heir)
    return known.has(from) && (begins || known.get(to)?.validTo === null) ? [{ from, to, whole: true }] : []
  })
}

function madeUnits(
  { newUnits, pieces, on }: Reorganisation,
  units: readonly UnitState[],
  known: ReadonlyMap<string, UnitState>,
): UnitState[] {
  const last = Math.max(0, ...units.map(({ sortOrder }) => sortOrder))
  const groupsFirst = newUnits.toSorted((a, b) => Number(isGroup(b)) - Number(isGroup(a)))
  return groupsFirst.flatMap((unit, index): UnitState[] => {
    const sources = pieces.flatMap(({ from, to }) => (to === unit.code ? (known.get(from) ?? []) : []))
    const sortOrder = sources.length === 0 ? last + 1 : Math.min(...sources.map((one) => one.sortOrder))
    const row: UnitState = { ...unit, validFrom: on, validTo: null, sortOrder }
    if (!isGroup(unit)) return [row]
    const own = { parentCode: unit.code, validFrom: on, validTo: null, sortOrder: last + 2 + index }
    return [
      row,
      { ...own, code: unallocatedCode(unit.code), kind: 'unallocated', name: 'Chưa phân xã' },
      { ...own, code: outsideCode(unit.code), kind: 'outside', name: 'Ngoài địa bàn' },
    ]
  })
}

function endedUnits({ pieces, endedGroups }: Reorganisation, units: readonly UnitState[]): UnitState[] {
  const codes = new Set([
    ...pieces.map(({ from }) => from),
    ...endedGroups,
    ...endedGroups.flatMap((code) => [unallocatedCode(code), outsideCode(code)]),
  ])
  return units.filter(({ code }) => codes.has(code))
}

function changedUnits(
  record: StoredReorganisation,
  units: readonly UnitState[],
  made: readonly UnitState[],
): UnitState[] {
  const ended = new Set(record.ended)
  const names = new Map(record.renames.map(({ unitCode, name }) => [unitCode, name]))
  const parents = new Map(record.moves.map(({ unitCode, parentCode }) => [unitCode, parentCode]))
  return units.flatMap((unit) => {
    if (ended.has(unit.code)) return [{ ...unit, validTo: addDays(record.on, -1) }]
    const parentCode = parents.get(unit.code)
    const name = names.get(unit.code) ?? unit.name
    if (parentCode === undefined) return names.has(unit.code) ? [{ ...unit, name }] : []
    return [{ ...unit, name, parentCode, sortOrder: lastPlace(parentCode, [...units, ...made], unit) }]
  })
}

/** Behind the last commune that stands there already. */
function lastPlace(parentCode: string, units: readonly UnitState[], unit: UnitState): number {
  const there = units.filter((one) => one.parentCode === parentCode && isKept(one) && one.code !== unit.code)
  const parent = units.find((one) => one.code === parentCode)
  return Math.max(parent?.sortOrder ?? unit.sortOrder, ...there.map((one) => one.sortOrder))
}

/** A row that goes on by itself, unlike those every group has of its own. */
function isKept({ kind }: UnitState): boolean {
  return kind === 'commune' || kind === 'extra'
}

function isGroupCode(known: ReadonlyMap<string, UnitState>, code: string): boolean {
  const unit = known.get(code)
  return unit !== undefined && isGroup(unit)
}

function asFormer({ code, name, parentCode, sortOrder }: UnitState): FormerUnit {
  return { code, name, parentCode, sortOrder }
}
