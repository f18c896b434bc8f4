import type { Input } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Book } from './open-book.ts'
import { printedRefusal } from './printed-failure.ts'
import { printedError, Refusal } from './refusal.ts'
import type { GroupOfFile, SetupFile } from './setup-file.ts'

type Group = NonNullable<Input<'settings.applySetup'>['groups']>[number]
type NamedUnit = Input<'settings.applySetup'>['unit']

/**
 * Every district of a province with all its communes, as the data set was on a day; none where it has no districts. One
 * without communes (an island) is among `rows` instead.
 */
export async function districtsOf(
  book: Book,
  provinceCode: string,
  on: LocalDate,
): Promise<{ groups: Group[]; rows: NamedUnit[] }> {
  const [districts, communes] = await Promise.all([
    book.call('units.listChildren', { code: provinceCode, on, kind: 'district' }),
    book.call('units.listChildren', { code: provinceCode, on, kind: 'commune' }),
  ])
  const below = Map.groupBy(communes, (one) => one.parentCode)
  const groups = districts.map(({ code, name }) => ({
    code,
    name,
    communes: (below.get(code) ?? []).map((one) => ({ code: one.code, name: one.name })),
  }))
  return {
    groups: groups.filter((group) => group.communes.length > 0),
    rows: groups.filter((group) => group.communes.length === 0).map(({ code, name }) => ({ code, name })),
  }
}

/**
 * The districts or clusters of the file; what is left out of one is as in `known`, communes without a name take it from
 * `names`. Throws a Refusal that names what nothing is known of.
 */
export function groupsOfFile(
  groups: NonNullable<SetupFile['groups']>,
  known: readonly Group[],
  names: readonly NamedUnit[],
): Group[] {
  const byCode = new Map(known.map((group) => [group.code, group]))
  const nameOf = new Map([...names, ...known.flatMap((group) => group.communes)].map((one) => [one.code, one.name]))
  const unknown: string[] = []
  const communeOf = (one: NamedUnit | string): NamedUnit[] => {
    if (typeof one !== 'string') return [one]
    const name = nameOf.get(one)
    if (name !== undefined) return [{ code: one, name }]
    unknown.push(one)
    return []
  }
  const made = groups.map((given) => {
    const { code, name, communes, extraRows }: GroupOfFile = typeof given === 'string' ? { code: given } : given
    const standing = byCode.get(code)
    const called = name ?? standing?.name
    const rows = communes ?? standing?.communes
    if (called === undefined || rows === undefined) throw new Refusal([missing(code)])
    return {
      code,
      name: called,
      communes: rows.flatMap(communeOf),
      extraRows: extraRows ?? standing?.extraRows ?? [],
    }
  })
  if (unknown.length > 0) throw new Refusal(printedRefusal('units/unknown', { codes: unknown }))
  return made
}

function missing(code: string) {
  return printedError('units/unknown', `đơn vị “${code}” trong groups không có trong danh mục: cần name và communes`, {
    unitCode: code,
  })
}
