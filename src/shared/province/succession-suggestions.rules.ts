/**
 * What the bundled data say became of the communes of a book, as suggestions: a person confirms each, says whether it
 * went whole, and names the decree.
 */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Piece, UnitState } from './reorganisation.schema.ts'

interface NamedUnit {
  readonly code: string
  readonly fullName: string
}

export interface SuccessionSuggestion {
  readonly newUnit: { readonly code: string; readonly name: string; readonly parentCode: string }
  readonly pieces: readonly (Piece & { readonly name: string })[]
  /** Communes that went into the same one and are not of this book. */
  readonly others: readonly string[]
}

/**
 * @param links old commune → new commune, of which only those of the book are told
 * @param on first day of the new communes
 */
export function suggestSuccessions(
  units: readonly UnitState[],
  links: readonly { readonly from: NamedUnit; readonly to: NamedUnit }[],
  on: string,
): SuccessionSuggestion[] {
  const taken = new Set(units.map(({ code }) => code))
  const known = new Map(units.map((unit) => [unit.code, unit]))
  const open = new Map(
    units
      .filter(
        (unit) => unit.kind === 'commune' && unit.parentCode !== null && unit.validTo === null && unit.validFrom < on,
      )
      .map((unit) => [unit.code, unit]),
  )
  return [...Map.groupBy(links, ({ to }) => to.code).values()].flatMap((alike) => {
    const [first] = alike
    const own = alike.flatMap(({ from }) => sameUnit(open.get(from.code), from))
    if (first === undefined || own.length === 0) return []
    const { to } = first
    const isUnchanged =
      own.length === 1 && alike.length === 1 && own[0]?.code === to.code && own[0].name === to.fullName
    if (isUnchanged) return []
    const code = freeCode(to.code, on, taken)
    const ownCodes = new Set(own.map((unit) => unit.code))
    return [
      {
        newUnit: { code, name: to.fullName, parentCode: placeOf(own, known) },
        pieces: own.map((unit) => ({ from: unit.code, to: code, whole: true, name: unit.name })),
        others: alike.filter(({ from }) => !ownCodes.has(from.code)).map(({ from }) => from.fullName),
      },
    ]
  })
}

/** A code means a unit only in its edition, so the name must agree as well. */
function sameUnit(unit: UnitState | undefined, { fullName }: NamedUnit): UnitState[] {
  return unit !== undefined && nameKey(unit.name) === nameKey(fullName) ? [unit] : []
}

/** Codes of both editions overlap: a new unit whose code an old one has gets the year behind it. */
function freeCode(code: string, on: string, taken: ReadonlySet<string>): string {
  return taken.has(code) ? `${code}.${on.slice(0, 4)}` : code
}

/** Below the cluster they all stand in; districts ended with the old communes, so otherwise below the unit of the book. */
function placeOf(own: readonly UnitState[], known: ReadonlyMap<string, UnitState>): string {
  const parents = new Set(own.map(({ parentCode }) => parentCode ?? ''))
  const [code = ''] = parents
  const parent = known.get(code)
  if (parents.size === 1 && parent !== undefined && parent.kind !== 'district') return code
  if (parents.size === 1 && parent?.parentCode === null) return code
  const root = [...known.values()].find(
    (unit) => unit.parentCode === null && (isGroup(unit) || unit.kind === 'province'),
  )
  return root?.code ?? code
}
