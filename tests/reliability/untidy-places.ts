import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownRow, OtherUnit } from '#shared/importing/understanding-context.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { z } from 'zod'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick, pickSome } from './untidy-chance.ts'

const unitRow = z.tuple([z.string(), z.string().nullable(), z.string(), z.string()])
const dataSet = z.object({
  editions: z.array(
    z.object({ province: z.array(unitRow), district: z.array(unitRow).default([]), commune: z.array(unitRow) }),
  ),
})
const linkSet = z.object({ links: z.array(z.tuple([z.string(), z.string()])) })

const unitsDir = join(import.meta.dirname, '../../resources/units')
const [before, after] = dataSet.parse(JSON.parse(readFileSync(join(unitsDir, 'units.json'), 'utf8'))).editions
const { links } = linkSet.parse(JSON.parse(readFileSync(join(unitsDir, 'successions.json'), 'utf8')))

export interface Commune {
  readonly code: string
  readonly type: string
  readonly bare: string
  readonly name: string
}

/** The unit whose colleague sends a file, with what its book knows. */
export interface Place {
  readonly unit: { readonly code: string; readonly name: string; readonly bare: string }
  readonly province: string
  readonly isNew: boolean
  readonly communes: readonly Commune[]
  readonly rows: readonly KnownRow[]
  readonly others: readonly Commune[]
  readonly otherUnits: readonly OtherUnit[]
}

function communeOf([code, , type, bare]: z.infer<typeof unitRow>): Commune {
  return { code, type, bare, name: `${type} ${bare}` }
}

/** A district of the time before 1/7/2025 with 5–47 communes, or a cluster of communes of a new province. */
export function pickPlace(random: Random, isNew: boolean): Place {
  return isNew ? pickCluster(random) : pickDistrict(random)
}

function pickDistrict(random: Random): Place {
  const edition = before
  if (edition === undefined) throw new Error('no edition before 1/7/2025')
  for (;;) {
    const [code, provinceCode, type, bare] = pick(random, edition.district)
    const communes = edition.commune.filter(([, parent]) => parent === code).map(communeOf)
    if (communes.length < 5 || communes.length > 47 || hasTwins(communes)) continue
    const siblings = new Set(edition.district.filter(([, parent]) => parent === provinceCode).map(([one]) => one))
    siblings.delete(code)
    const all = edition.commune.filter(([, parent]) => parent !== null && siblings.has(parent))
    const provinceRow = edition.province.find(([one]) => one === provinceCode)
    const others = pickSome(random, all.map(communeOf), 400)
    return placeOf({ code, name: `${type} ${bare}`, bare }, provinceRow, communes, others, [], false)
  }
}

function pickCluster(random: Random): Place {
  const edition = after
  if (edition === undefined || before === undefined) throw new Error('no edition from 1/7/2025')
  const provinceRow = pick(random, edition.province)
  const all = edition.commune.filter(([, parent]) => parent === provinceRow[0]).map(communeOf)
  const size = random.between(5, Math.min(20, all.length))
  const start = random.between(0, all.length - size)
  const communes = all.slice(start, start + size)
  const codes = new Set(communes.map(({ code }) => code))
  const oldCodes = new Map(links.filter(([, to]) => codes.has(to)))
  const newByCode = new Map(communes.map((one) => [one.code, one]))
  const ended = before.commune.flatMap((row) => {
    const into = newByCode.get(oldCodes.get(row[0]) ?? '')
    return into === undefined ? [] : [{ code: row[0], name: `${row[2]} ${row[3]}`, hint: `nay là ${into.name}` }]
  })
  const unit = { code: `${provinceRow[0]}-C1`, name: `Cụm thu nhận số 1`, bare: 'Cụm thu nhận số 1' }
  return placeOf(
    unit,
    provinceRow,
    communes,
    all.filter((one) => !codes.has(one.code)),
    ended,
    true,
  )
}

function placeOf(
  unit: Place['unit'],
  provinceRow: z.infer<typeof unitRow> | undefined,
  communes: readonly Commune[],
  others: readonly Commune[],
  ended: readonly OtherUnit[],
  isNew: boolean,
): Place {
  const validFrom = isNew ? '2025-07-01' : '2020-01-01'
  const known = (code: string, kind: KnownRow['kind'], name: string): KnownRow => ({
    code,
    kind,
    name,
    validFrom,
    validTo: null,
  })
  const province = provinceRow === undefined ? '' : `${provinceRow[2]} ${provinceRow[3]}`
  const taken = new Set(communes.map(({ code }) => code))
  return {
    unit,
    province,
    isNew,
    communes,
    others,
    rows: [
      ...communes.map(({ code, name }) => known(code, 'commune', name)),
      known(`${unit.code}-CPX`, 'unallocated', 'Chưa phân xã'),
      known(`${unit.code}-NDB`, 'outside', 'Ngoài địa bàn'),
    ],
    otherUnits: [
      ...others.map(({ code, name }) => ({ code, name, hint: province })),
      ...ended.filter(({ code }) => !taken.has(code)),
    ],
  }
}

/** Two communes whose whole names say the same; the data set has one such pair. */
function hasTwins(communes: readonly Commune[]): boolean {
  return new Set(communes.map(({ name }) => nameKey(name))).size < communes.length
}

/** True when no other commune has the same name without its type, as people compare names. */
export function isBareUnique(place: Place, commune: Commune): boolean {
  const key = nameKey(commune.bare)
  return place.communes.every((one) => one.code === commune.code || nameKey(one.bare) !== key)
}
