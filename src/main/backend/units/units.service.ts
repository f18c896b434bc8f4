import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import type { CatalogueUnit, Unit } from '#shared/units/units.schema.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { AdministrativeUnit, UnitCatalogue } from './unit-catalogue.ts'
import type { UnitRow, UnitsRepo } from './units.repo.ts'

export type UnitsService = ReturnType<typeof createUnitsService>

/** The store's own unit, its rows on a day, and look-ups in the bundled data set. */
export function createUnitsService(
  repo: UnitsRepo,
  settings: Pick<SettingsService, 'readWorkspace'>,
  catalogue: UnitCatalogue,
) {
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
  /** Rows of the store's unit valid on a day, in printed order; a unit without communes is its own row. */
  const rowsOn = (on: string): UnitRow[] => {
    const rootCode = requireWorkspace().unit.code
    const all = repo.all()
    const root = all.find((one) => one.code === rootCode)
    const rows = all.filter(
      (one) => one.parentId === root?.id && one.validFrom <= on && (one.validTo === null || one.validTo >= on),
    )
    const isLeaf = root !== undefined && !rows.some((one) => one.kind === 'commune')
    return isLeaf ? [root, ...rows] : rows
  }
  return {
    getWorkspace: workspace,
    requireWorkspace,
    rowsOn,
    /** Rows that are valid on any day of a span. */
    rowsBetween(from: string, to: string): UnitRow[] {
      const later = rowsOn(to)
      const ids = new Set(later.map((one) => one.id))
      return [...rowsOn(from).filter((one) => !ids.has(one.id)), ...later].toSorted(
        (a, b) => a.sortOrder - b.sortOrder || a.id - b.id,
      )
    },
    /** Every unit of the store by code. */
    byCode: (): Map<string, UnitRow> => new Map(repo.all().map((one) => [one.code, one])),
    requireUnit(code: string): UnitRow {
      const found = repo.all().find((one) => one.code === code)
      if (found === undefined) throw new DomainError('units/unknown', { codes: [code] })
      return found
    },
    /** Every row the book has or had, whatever the day, in printed order. */
    allRows(): UnitRow[] {
      const { unit } = requireWorkspace()
      const all = repo.all()
      const rows = all.filter((one) => one.parentCode === unit.code)
      return rows.some((one) => one.kind === 'commune')
        ? rows
        : [...all.filter((one) => one.code === unit.code), ...rows]
    },
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
    listRows: (input: ParsedInput<'units.listRows'>): Unit[] => rowsOn(input.on).map(asUnit),
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
