import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { fullUnitName, type NamedUnit, orderUnits, searchUnits, unitPrefixes } from '#shared/units/unit-search.rules.ts'

export const administrativeKinds = ['province', 'district', 'commune'] as const
export type AdministrativeKind = (typeof administrativeKinds)[number]

/** An administrative unit of one edition. A code means a unit only together with its edition. */
export interface AdministrativeUnit extends NamedUnit {
  readonly edition: string
  readonly kind: AdministrativeKind
  /** 'Xã Ea Kly'. */
  readonly fullName: string
  /** Null for a province. */
  readonly parentCode: string | null
}

export interface UnitQuery {
  readonly on: LocalDate
  readonly kind?: AdministrativeKind
  /** Only units below this one, at any depth. */
  readonly withinCode?: string
  readonly limit: number
}

/**
 * The administrative units of Vietnam as they were on a date: province, district and commune until 30/6/2025, province
 * and commune from 1/7/2025. Lists are in Vietnamese order. Nothing is read until the first question; a missing or
 * corrupt file makes every question throw a plain error that names the file.
 */
export interface UnitCatalogue {
  readonly version: string
  provinces(on: LocalDate): readonly AdministrativeUnit[]
  /** Units directly below; empty for a commune and for a code that does not exist on that date. */
  children(code: string, on: LocalDate): readonly AdministrativeUnit[]
  find(code: string, on: LocalDate): AdministrativeUnit | null
  /** Best match first; see `searchUnits`. */
  search(query: string, options: UnitQuery): readonly AdministrativeUnit[]
  /** From the province down to the unit itself; empty for a code that does not exist on that date. */
  path(code: string, on: LocalDate): readonly AdministrativeUnit[]
  /** Every unit below a province in every edition that has it, with the last day of the edition. */
  ofProvince(province: { readonly code: string; readonly name: string }): readonly CataloguedUnit[]
  /** What communes of the edition before went into, one link each, as far as the data know. */
  successions(): Successions
}

/** Suggestions for a person to confirm: a link does not prove that a commune went whole. */
export interface Successions {
  /** First day of the newer edition. */
  readonly on: string
  readonly links: readonly { readonly from: AdministrativeUnit; readonly to: AdministrativeUnit }[]
}

/** A unit with what tells it from others of its name. */
export interface CataloguedUnit {
  readonly unit: AdministrativeUnit
  readonly parentName: string
  /** The commune it went into, where that is known. */
  readonly successorName: string | null
}

const unitRowSchema = z.tuple([
  z.string().regex(/^\d{2,5}$/),
  z.string().nullable(),
  z.enum(unitPrefixes),
  z.string().min(1),
])

const editionSchema = z.object({
  id: z.string(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  province: z.array(unitRowSchema).min(1),
  district: z.array(unitRowSchema),
  commune: z.array(unitRowSchema).min(1),
})

const unitFileSchema = z.object({ version: z.string(), editions: z.array(editionSchema).min(1) })

interface Edition {
  readonly validFrom: string
  readonly validTo: string
  readonly units: readonly AdministrativeUnit[]
  readonly byCode: ReadonlyMap<string, AdministrativeUnit>
  /** In Vietnamese order; provinces are under null. */
  readonly byParent: ReadonlyMap<string | null, readonly AdministrativeUnit[]>
}

interface Catalogue {
  readonly version: string
  readonly editions: readonly Edition[]
}

/** The catalogue in `units/units.json` of the resources folder. */
export function loadUnitCatalogue(resourcesDir: string): UnitCatalogue {
  const path = join(resourcesDir, 'units', 'units.json')
  let loaded: Catalogue | undefined
  let links: ReadonlyMap<string, string> | undefined
  const catalogue = () => (loaded ??= readCatalogue(path))
  const editionOn = (on: LocalDate) => {
    const edition = catalogue().editions.find((one) => one.validFrom <= on && on <= one.validTo)
    if (edition === undefined) throw new Error(`The unit catalogue has no edition for ${on}`)
    return edition
  }
  return {
    get version() {
      return catalogue().version
    },
    provinces: (on) => editionOn(on).byParent.get(null) ?? [],
    children: (code, on) => editionOn(on).byParent.get(code) ?? [],
    find: (code, on) => editionOn(on).byCode.get(code) ?? null,
    path: (code, on) => pathTo(editionOn(on), code),
    ofProvince: ({ code, name }) => {
      const { editions } = catalogue()
      const newest = editions.at(-1)
      links ??= readSuccessions(join(resourcesDir, 'units', 'successions.json'))
      return editions.flatMap((edition) =>
        (edition.byParent.get(null) ?? [])
          .filter((one) => one.code === code || one.fullName === name)
          .flatMap((province) => below(edition, province.code))
          .map((unit): CataloguedUnit => {
            const successor = edition === newest ? undefined : newest?.byCode.get(links?.get(unit.code) ?? '')
            const parent = unit.parentCode === null ? undefined : edition.byCode.get(unit.parentCode)
            return { unit, parentName: parent?.fullName ?? '', successorName: successor?.fullName ?? null }
          }),
      )
    },
    successions() {
      links ??= readSuccessions(join(resourcesDir, 'units', 'successions.json'))
      return linksBetween(catalogue().editions, links)
    },
    search(query, { on, kind, withinCode, limit }) {
      const edition = editionOn(on)
      const candidates = withinCode === undefined ? edition.units : below(edition, withinCode)
      const ofKind = kind === undefined ? candidates : candidates.filter((unit) => unit.kind === kind)
      return searchUnits(ofKind, query, { limit })
    },
  }
}

function linksBetween(editions: readonly Edition[], links: ReadonlyMap<string, string>): Successions {
  const [before, after] = editions.slice(-2)
  return {
    on: after?.validFrom ?? '',
    links: [...links].flatMap(([fromCode, toCode]) => {
      const [from, to] = [before?.byCode.get(fromCode), after?.byCode.get(toCode)]
      return from === undefined || to === undefined ? [] : [{ from, to }]
    }),
  }
}

function pathTo(edition: Edition, code: string): AdministrativeUnit[] {
  const unit = edition.byCode.get(code)
  if (unit === undefined) return []
  return unit.parentCode === null ? [unit] : [...pathTo(edition, unit.parentCode), unit]
}

function below(edition: Edition, code: string): AdministrativeUnit[] {
  const children = edition.byParent.get(code) ?? []
  return children.flatMap((child) => [child, ...below(edition, child.code)])
}

function readCatalogue(path: string): Catalogue {
  try {
    const file = unitFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { version: file.version, editions: file.editions.map(indexEdition) }
  } catch (cause) {
    throw new Error(`The unit catalogue cannot be read: ${path}`, { cause })
  }
}

const successionFileSchema = z.object({ links: z.array(z.tuple([z.string(), z.string()])) })

/** The one commune that an old one went into; a split names none. */
function readSuccessions(path: string): Map<string, string> {
  try {
    return new Map(successionFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).links)
  } catch (cause) {
    throw new Error(`The successions of units cannot be read: ${path}`, { cause })
  }
}

function indexEdition(edition: z.output<typeof editionSchema>): Edition {
  const units = administrativeKinds.flatMap((kind) =>
    edition[kind].map(([code, parentCode, prefix, name]): AdministrativeUnit => {
      const fullName = fullUnitName({ prefix, name })
      return { edition: edition.id, code, kind, prefix, name, fullName, parentCode }
    }),
  )
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  if (byCode.size !== units.length) throw new Error(`Edition ${edition.id} has a code twice`)
  const stray = units.find((unit) => !hasRightParent(unit, byCode))
  if (stray !== undefined) throw new Error(`Unit ${stray.code} of ${edition.id} has no right parent`)
  return {
    validFrom: edition.validFrom ?? '0000-01-01',
    validTo: edition.validTo ?? '9999-12-31',
    units,
    byCode,
    byParent: groupByParent(orderUnits(units)),
  }
}

function groupByParent(units: readonly AdministrativeUnit[]): Map<string | null, AdministrativeUnit[]> {
  const groups = new Map<string | null, AdministrativeUnit[]>()
  for (const unit of units) {
    const group = groups.get(unit.parentCode)
    if (group === undefined) groups.set(unit.parentCode, [unit])
    else group.push(unit)
  }
  return groups
}

function hasRightParent(unit: AdministrativeUnit, byCode: ReadonlyMap<string, AdministrativeUnit>): boolean {
  if (unit.parentCode === null) return unit.kind === 'province'
  const parent = byCode.get(unit.parentCode)
  return parent !== undefined && administrativeKinds.indexOf(parent.kind) < administrativeKinds.indexOf(unit.kind)
}
