import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import { type FormerState, unitsOn } from '#shared/units/unit-history.rules.ts'
import type { CatalogueUnit, Unit } from '#shared/units/units.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { AdministrativeUnit, UnitCatalogue } from './unit-catalogue.ts'
import { leavesOf, partsOf, rowsOfDays, type RowWithDays, type UnitPart } from './unit-tree.ts'
import type { UnitRow, UnitsRepo } from './units.repo.ts'

export type { UnitPart }
export type UnitsService = ReturnType<typeof createUnitsService>

/** The store's own unit, its rows on a day, and look-ups in the bundled data set. */
export function createUnitsService(
  repo: UnitsRepo,
  settings: Pick<SettingsService, 'readWorkspace'>,
  catalogue: UnitCatalogue,
  /** What units were called and where they stood before reorganisations. */
  former: () => readonly FormerState[] = () => [],
) {
  /** Every unit as it was called and stood on a day. */
  const unitsAt = (on: string): readonly UnitRow[] => {
    const all = repo.all()
    const then = unitsOn(all, former(), on)
    if (then === all) return all
    const ids = new Map(all.map((one) => [one.code, one.id]))
    return then.map((one) => ({ ...one, parentId: one.parentCode === null ? null : (ids.get(one.parentCode) ?? null) }))
  }
  /** Those valid on any day of a span, as they were on its last. */
  const unitsBetween = (from: string, to: string): UnitRow[] => unitsAt(to).filter((one) => isWithin(one, from, to))
  const workspace = (): Output<'units.getWorkspace'> => {
    const stored = settings.readWorkspace()
    if (stored === null) return null
    const unit = repo.all().find((one) => one.code === stored.unitCode)
    if (unit === undefined) throw new Error('the workspace names a unit that is not in the store')
    return {
      preset: stored.preset,
      unit: asUnit(unit),
      provinceName: stored.provinceName,
      startOn: stored.startOn,
      isSample: stored.isSample,
    }
  }
  const requireWorkspace = (): NonNullable<Output<'units.getWorkspace'>> => {
    const found = workspace()
    if (found === null) throw new DomainError('units/not-configured')
    return found
  }
  const requireUnit = (code: string): UnitRow => {
    const found = repo.all().find((one) => one.code === code)
    if (found === undefined) throw new DomainError('units/unknown', { codes: [code] })
    return found
  }
  /**
   * Rows valid on any day of a span of the store's unit, or of one unit below it, in printed order; a unit without
   * communes is its own row.
   */
  const rowsBetween = (from: string, to: string, within?: string): UnitRow[] =>
    leavesOf(requireUnit(within ?? requireWorkspace().unit.code), unitsBetween(from, to))
  /**
   * The rows of a unit on any day of a span, each with the days it is there and the unit's: a unit moved within the span
   * is of one until the day before. In the order of the last day; what left comes last.
   */
  const rowsWithDays = (from: LocalDate, to: LocalDate, within: string): RowWithDays[] => {
    const changes = new Set(former().flatMap(({ until }) => (until > from && until <= to ? [localDate(until)] : [])))
    return rowsOfDays([from, ...[...changes].toSorted()], to, (start, end) => rowsBetween(start, end, within))
  }
  const rowsOn = (on: string, within?: string): UnitRow[] => rowsBetween(on, on, within)
  const partsBetween = (from: string, to: string, within?: string): UnitPart[] =>
    partsOf(requireUnit(within ?? requireWorkspace().unit.code), unitsBetween(from, to))
  const reportingUnits = (from: string, to: string): UnitRow[] => {
    const { unit } = requireWorkspace()
    if (unit.kind !== 'province') return []
    const below = unitsBetween(from, to).filter((one) => one.parentCode === unit.code)
    return below.filter((one) => isGroup(one) || one.kind === 'commune')
  }
  return {
    getWorkspace: workspace,
    requireWorkspace,
    rowsOn,
    rowsBetween,
    rowsWithDays,
    /**
     * The units that report to a province on any day of a span: its districts or clusters, or the communes directly
     * below it. None where the store is not a province's.
     */
    reportingUnits,
    listReportingUnits: ({ on }: ParsedInput<'units.listReportingUnits'>): Unit[] =>
      workspace() === null ? [] : reportingUnits(on, on).map(asUnit),
    /** What a unit is made of one level down on any day of a span, each with its rows. */
    partsBetween,
    /** The districts or clusters directly below a unit with the ids of their rows on any day of a span. */
    groupsBetween: (from: string, to: string, { code }: Pick<UnitRow, 'code'>): { unit: UnitRow; rowIds: number[] }[] =>
      partsBetween(from, to, code)
        .filter(({ unit }) => isGroup(unit))
        .map(({ unit, rows }) => ({ unit, rowIds: rows.map((row) => row.id) })),
    listParts: ({ on, within }: ParsedInput<'units.listParts'>): Unit[] =>
      partsBetween(on, on, within).map(({ unit }) => asUnit(unit)),
    /** Every unit of the store by code. */
    byCode: (): Map<string, UnitRow> => new Map(repo.all().map((one) => [one.code, one])),
    requireUnit,
    /** A unit as it was called and stood on a day, whether or not it was there. */
    unitOn: (code: string, on: string): UnitRow | undefined => unitsAt(on).find((one) => one.code === code),
    /** Every row the book has or had, whatever the day, in printed order. */
    allRows: (): UnitRow[] => leavesOf(requireUnit(requireWorkspace().unit.code), repo.all()),
    /** Units of the province that are none of the book's, each with a word that tells it from others of its name. */
    otherUnits(): { code: string; name: string; hint: string }[] {
      const stored = settings.readWorkspace()
      if (stored === null) return []
      const own = new Set(repo.all().map((one) => one.code))
      return catalogue.ofProvince({ code: stored.provinceCode, name: stored.provinceName }).flatMap((found) => {
        const { unit, parentName, successorName } = found
        if (own.has(unit.code)) return []
        return {
          code: unit.code,
          name: unit.fullName,
          hint: successorName === null ? parentName : `nay là ${successorName}`,
        }
      })
    },
    /** What the data set says became of communes, for a person to confirm. */
    successions: () => catalogue.successions(),
    listRows: (input: ParsedInput<'units.listRows'>): Unit[] => rowsOn(input.on, input.within).map(asUnit),
    listProvinces: (input: ParsedInput<'units.listProvinces'>): CatalogueUnit[] =>
      catalogue.provinces(input.on).map((one) => asCatalogueUnit(one, input.on)),
    listChildren: ({ code, on, kind }: ParsedInput<'units.listChildren'>): CatalogueUnit[] => {
      const below = catalogue.children(code, on)
      const found =
        kind === 'commune'
          ? below.flatMap((one) => (one.kind === 'commune' ? [one] : catalogue.children(one.code, on)))
          : below
      return found.filter((one) => one.kind === kind).map((one) => asCatalogueUnit(one, on))
    },
    searchCatalogue: ({ text, on, limit, withinCode }: ParsedInput<'units.searchCatalogue'>): CatalogueUnit[] =>
      catalogue
        .search(text, { on, limit, ...(withinCode === undefined ? {} : { withinCode }) })
        .map((one) => asCatalogueUnit(one, on)),
  }

  function asCatalogueUnit(one: AdministrativeUnit, on: LocalDate): CatalogueUnit {
    const path = catalogue
      .path(one.code, on)
      .toReversed()
      .map((step) => step.fullName)
      .join(', ')
    return { code: one.code, kind: one.kind, name: one.fullName, parentCode: one.parentCode, path }
  }
}

/** Whether a unit is valid on any day of a span. */
function isWithin({ validFrom, validTo }: Pick<UnitRow, 'validFrom' | 'validTo'>, from: string, to: string): boolean {
  return validFrom <= to && (validTo === null || validTo >= from)
}

/** A row of the store as it crosses the boundary. */
export function asUnit(row: UnitRow): Unit {
  return {
    code: row.code,
    kind: row.kind,
    name: row.name,
    parentCode: row.parentCode,
    validFrom: localDate(row.validFrom),
    validTo: row.validTo === null ? null : localDate(row.validTo),
  }
}
