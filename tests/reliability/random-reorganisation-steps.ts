/** Random reorganisations of a province, told to the book and to the list that the plain fold reads. */
import { addDays, localDate } from '#shared/kernel/local-date.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'
import type { TestBook } from '#tests/support/test-book.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import type { PlainFigure, PlainUnit } from './plain-geography.ts'

export const firstDay = '2023-04-01'
export const lastDay = '2023-04-28'

export interface Province {
  readonly book: TestBook
  units: PlainUnit[]
  readonly figures: PlainFigure[]
  readonly divided: string[]
  moves: number
  /** District by row. */
  readonly parents: Map<string, string>
  readonly groups: readonly string[]
  readonly reorganisations: string[]
}

/** Communes that are there on a day. */
export function rowsOn({ units }: Province, on: string): string[] {
  return units.filter(({ from, to }) => from <= on && (to === null || to >= on)).map(({ code }) => code)
}

/** Merges, and now and then a division, a move and a new name, from a day on. */
export async function reorganise(province: Province, on: string, random: Random): Promise<void> {
  const { book, reorganisations, groups } = province
  const free = shuffled(rowsOn(province, on), random)
  const number = reorganisations.length + 1
  const asked: Mutable = {
    id: `reorganisation-${number}`,
    kind: 'merge',
    on: localDate(on),
    document: `Nghị quyết ${number}`,
    pieces: [],
    newUnits: [],
    renames: [],
    moves: [],
    endedGroups: [],
  }
  const place = (): string => groups[random.between(0, groups.length - 1)] ?? ''
  const made = (letter: string): string => {
    const code = `N${number}${letter}`
    const parentCode = place()
    asked.newUnits.push({ code, name: `Xã mới ${number}${letter}`, kind: 'commune', parentCode })
    province.units.push({ code, from: on, to: null, into: null })
    province.parents.set(code, parentCode)
    return code
  }
  for (const letter of random.isIn(40) && free.length > 4 ? ['A', 'B'] : ['A']) {
    const sources = free.splice(0, random.between(2, 3))
    const to = made(letter)
    for (const from of sources) end(province, asked, { from, to, whole: true })
  }
  const divided = random.isIn(50) ? free.shift() : undefined
  if (divided !== undefined) {
    for (const to of [made('C'), made('D')]) end(province, asked, { from: divided, to, whole: false })
    province.divided.push(divided)
  }
  const moved = random.isIn(50) ? free.shift() : undefined
  const target = place()
  if (moved !== undefined && province.parents.get(moved) !== target) {
    asked.moves.push({ unitCode: moved, parentCode: target })
    province.parents.set(moved, target)
    province.moves += 1
  }
  const renamed = random.isIn(50) ? free.shift() : undefined
  if (renamed !== undefined) asked.renames.push({ unitCode: renamed, name: `Phường ${renamed} ${number}` })
  await book.call('province.applyReorganisation', { clientId: `apply-${asked.id}`, reorganisation: asked })
  reorganisations.push(asked.id)
}

type Mutable = { -readonly [K in keyof Reorganisation]: Reorganisation[K] }

function end(province: Province, asked: Mutable, piece: Reorganisation['pieces'][number]): void {
  asked.pieces.push(piece)
  const to = addDays(asked.on, -1)
  province.units = province.units.map((unit) =>
    unit.code === piece.from ? { ...unit, to, into: piece.whole ? piece.to : null } : unit,
  )
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  return from
    .map((value) => ({ value, place: random.between(0, 1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
