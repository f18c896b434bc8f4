import type { Input } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { letterheadFor } from '#shared/settings/setup-letterhead.rules.ts'
import { unallocatedCode } from '#shared/settings/setup-rows.rules.ts'
import type { CatalogueUnit, Preset } from '#shared/units/units.schema.ts'
import type { Book } from './open-book.ts'
import { printedRefusal } from './printed-failure.ts'
import { printedError, Refusal } from './refusal.ts'
import type { SetupFile } from './setup-file.ts'
import { districtsOf, groupsOfFile } from './setup-groups.ts'

type Setup = Input<'settings.applySetup'>
type NamedUnit = Setup['unit']

export interface SetupRequest {
  readonly preset: Preset
  readonly unitCode: string
  readonly startOn: LocalDate
  readonly file: SetupFile
}

interface Place {
  readonly province: NamedUnit
  readonly unit: NamedUnit
  /** Communes the data set has for the unit; those of the whole province for a cluster. */
  readonly communes: readonly NamedUnit[]
  /** Those that report to a province of districts. */
  readonly groups?: Awaited<ReturnType<typeof districtsOf>>['groups']
}

/**
 * The set-up to apply: what the store already has (of the same unit), with the parts of the file on top; for a new
 * store names and communes come from the data set as it was on the first day. Throws a Refusal.
 */
export async function buildSetup(book: Book, request: SetupRequest): Promise<Setup> {
  const { preset, unitCode, startOn, file } = request
  const stored = await book.call('settings.getSetup', {})
  if (stored !== null && stored.unit.code !== unitCode) {
    throw new Refusal(printedRefusal('settings/other-unit', { current: stored.unit.code, given: unitCode }))
  }
  const base = stored ?? (await newSetup(book, request))
  const communes = file.communes === undefined ? base.communes : await namedCommunes(book, request, base.communes)
  const groups = file.groups === undefined ? (base.groups ?? []) : await namedGroups(book, request, file.groups, base)
  const { unit, letterhead, reporting } = file
  const openings = file.openings === undefined ? undefined : ofRows(file.openings, unitCode, communes)
  return {
    ...base,
    ...withoutMissing({
      ...file,
      openings,
      unit: undefined,
      communes: undefined,
      groups: undefined,
      letterhead: undefined,
      reporting: undefined,
    }),
    preset,
    startOn,
    unit: { code: unitCode, name: unit?.name ?? base.unit.name },
    communes: [...communes],
    groups: [...groups],
    letterhead: { ...base.letterhead, ...withoutMissing(letterhead ?? {}) },
    reporting: { ...base.reporting, ...withoutMissing(reporting ?? {}) },
  }
}

/** Balances given for the unit itself are those of its row "Chưa phân xã", unless the unit is a row of its own. */
function ofRows(openings: Setup['openings'], own: string, communes: readonly NamedUnit[]): Setup['openings'] {
  if (openings === null || communes.some((one) => one.code === own)) return openings
  const rows = openings.rows.map((row) => (row.unitCode === own ? { ...row, unitCode: unallocatedCode(own) } : row))
  return { ...openings, rows }
}

async function newSetup(book: Book, request: SetupRequest): Promise<Setup> {
  const { preset, startOn } = request
  const { province, unit, communes, groups = [] } = await findPlace(book, request)
  const isProvince = unit.code === province.code
  return {
    preset,
    provinceCode: province.code,
    provinceName: province.name,
    unit,
    communes: preset === 'cum' ? [] : [...communes],
    groups,
    extraRows: [],
    startOn,
    openings: null,
    populations: null,
    targets: [],
    letterhead: letterheadFor(preset, { provinceName: province.name, unitName: unit.name, isProvince }),
    reporting: await book.call('settings.getReporting', {}),
  }
}

/** The unit with its province and communes, by preset: a district, a province or commune, or a cluster of the file. */
async function findPlace(book: Book, { preset, unitCode, startOn, file }: SetupRequest): Promise<Place> {
  const found = await findUnit(book, unitCode, startOn)
  if (found?.kind === 'province' && preset !== 'hai-cap') {
    const { groups, rows } = preset === 'huyen' ? await districtsOf(book, unitCode, startOn) : { groups: [], rows: [] }
    const unit = { code: found.code, name: found.name }
    if (groups.length > 0 || file.groups !== undefined) return { province: unit, unit, communes: rows, groups }
  }
  if (preset === 'cum') return clusterPlace(book, { unitCode, startOn, file })
  const isRight =
    preset === 'huyen' ? found?.kind === 'district' : found?.kind === 'province' || found?.kind === 'commune'
  if (found === undefined || !isRight) {
    const wanted = preset === 'huyen' ? 'đơn vị cấp huyện, hay tỉnh có cấp huyện,' : 'tỉnh hay xã'
    throw new Refusal([
      printedError('units/unknown', `danh mục ngày ${startOn} không có ${wanted} mã “${unitCode}”`, { unitCode }),
    ])
  }
  const province = await provinceOf(book, found, startOn)
  const unit = { code: found.code, name: found.name }
  if (found.kind === 'commune') return { province, unit, communes: [unit] }
  return { province, unit, communes: await communesOf(book, found.code, startOn) }
}

async function clusterPlace(book: Book, { unitCode, startOn, file }: Omit<SetupRequest, 'preset'>): Promise<Place> {
  const missing = (['provinceCode', 'communes', 'unit'] as const).filter((field) => file[field] === undefined)
  if (missing.length > 0 || file.provinceCode === undefined || file.unit === undefined) {
    throw new Refusal(
      missing.map((field) =>
        printedError('setup/field-missing', `mẫu cụm cần ${field} trong setup.json`, { path: field }),
      ),
    )
  }
  const found = await findUnit(book, file.provinceCode, startOn)
  const province = { code: file.provinceCode, name: file.provinceName ?? found?.name ?? '' }
  return {
    province,
    unit: { code: unitCode, name: file.unit.name },
    communes: await communesOf(book, province.code, startOn),
  }
}

/** The communes of the file; a bare code takes its name from the store or from the data set. */
async function namedCommunes(
  book: Book,
  { unitCode, startOn, file }: SetupRequest,
  known: readonly NamedUnit[],
): Promise<NamedUnit[]> {
  const within = file.provinceCode ?? unitCode
  const names = new Map([...(await communesOf(book, within, startOn)), ...known].map((one) => [one.code, one]))
  const given = (file.communes ?? []).map((one) => (typeof one === 'string' ? (names.get(one) ?? one) : one))
  const unknown = given.filter((one) => typeof one === 'string')
  if (unknown.length > 0) throw new Refusal(printedRefusal('units/unknown', { codes: unknown }))
  return given.filter((one) => typeof one !== 'string')
}

/** The districts or clusters of the file, with what the store or the data set knows of them. */
async function namedGroups(
  book: Book,
  { unitCode, startOn, preset }: SetupRequest,
  given: NonNullable<SetupFile['groups']>,
  { groups: standing = [] }: Setup,
): Promise<NonNullable<Setup['groups']>> {
  const listed = preset === 'huyen' ? (await districtsOf(book, unitCode, startOn)).groups : []
  const names = await communesOf(book, unitCode, startOn)
  return groupsOfFile(given, [...listed, ...standing], names)
}

async function communesOf(book: Book, code: string, on: LocalDate): Promise<NamedUnit[]> {
  const units = await book.call('units.listChildren', { code, on, kind: 'commune' })
  return units.map((one) => ({ code: one.code, name: one.name }))
}

async function findUnit(book: Book, code: string, on: LocalDate): Promise<CatalogueUnit | undefined> {
  const found = await book.call('units.searchCatalogue', { text: code, on: localDate(on), limit: 100 })
  return found.find((one) => one.code === code)
}

async function provinceOf(book: Book, unit: CatalogueUnit, on: LocalDate): Promise<NamedUnit> {
  let at: CatalogueUnit | undefined = unit
  while (at !== undefined && at.parentCode !== null) at = await findUnit(book, at.parentCode, on)
  return { code: at?.code ?? '', name: at?.name ?? '' }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutMissing<T extends object>(parts: T): Given<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<T>
}
