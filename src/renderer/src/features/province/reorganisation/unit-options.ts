import type { Unit } from '#shared/units/units.schema.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'

export interface UnitOption {
  readonly value: string
  readonly label: string
}

export interface RowOption extends UnitOption {
  readonly parentCode: string
}

/** Rows that may be merged, divided, renamed or moved; namesakes are told apart by the unit they stand below. */
export function rowOptions(units: readonly Unit[]): RowOption[] {
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const hasGroups = units.some((unit) => unit.parentCode !== null && isGroup(unit))
  return units
    .filter(({ kind }) => kind === 'commune' || kind === 'extra')
    .flatMap(({ code, name, parentCode }) => {
      if (parentCode === null) return []
      const place = hasGroups ? ` – ${names.get(parentCode) ?? ''}` : ''
      return [{ value: code, label: `${name}${place}`, parentCode }]
    })
}

/** The unit of the book and its districts or clusters. */
export function placeOptions(units: readonly Unit[]): UnitOption[] {
  return units
    .filter((unit) => unit.parentCode === null || isGroup(unit))
    .map(({ code, name }) => ({ value: code, label: name }))
}

export function groupOptions(units: readonly Unit[]): UnitOption[] {
  return units
    .filter((unit) => unit.parentCode !== null && isGroup(unit))
    .map(({ code, name }) => ({ value: code, label: name }))
}
