import { addDays, type LocalDate, localDate } from '#shared/kernel/local-date.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { UnitRow } from './units.repo.ts'

/**
 * The rows a unit's figures are given by: what lies below it at any depth, groups left out; a unit without communes is
 * its own row. In the order of `units`.
 */
export function leavesOf(root: UnitRow, units: readonly UnitRow[]): UnitRow[] {
  const below = Map.groupBy(units, (one) => one.parentId)
  const found = new Set<number>()
  const visit = (unit: UnitRow): void => {
    const children = below.get(unit.id) ?? []
    const hasRows = isGroup(unit) ? children.length > 0 : children.some((one) => one.kind === 'commune' || isGroup(one))
    if (!hasRows) found.add(unit.id)
    for (const child of children) visit(child)
  }
  visit(root)
  return units.filter((one) => found.has(one.id))
}

/** A unit that figures are shown of, with the rows that give them. */
export interface UnitPart {
  readonly unit: UnitRow
  readonly rows: readonly UnitRow[]
}

/**
 * What a unit is made of, one level down: what lies directly below it, each with its own rows; and itself where it is a
 * row of its own. Σ parts = the unit. In the order of `units`.
 */
export function partsOf(root: UnitRow, units: readonly UnitRow[]): UnitPart[] {
  const isOwnRow = leavesOf(root, units).some((row) => row.id === root.id)
  return units.flatMap((unit) => {
    if (unit.id === root.id) return isOwnRow ? [{ unit, rows: [unit] }] : []
    return unit.parentId === root.id ? [{ unit, rows: leavesOf(unit, units) }] : []
  })
}

/** A row and the days of a span on which it is there and a unit's. */
export interface RowWithDays {
  readonly row: UnitRow
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * Rows with their days over stretches in which none is moved, in the order of the last; what left earlier comes last.
 * @param starts first days of the stretches, in order; the last one ends on `to`
 */
export function rowsOfDays(
  starts: readonly LocalDate[],
  to: LocalDate,
  rowsBetween: (from: LocalDate, to: LocalDate) => readonly UnitRow[],
): RowWithDays[] {
  const found = new Map<string, RowWithDays>()
  for (const [index, start] of [...starts.entries()].toReversed()) {
    const next = starts[index + 1]
    const end = next === undefined ? to : addDays(next, -1)
    for (const row of rowsBetween(start, end)) {
      const from = row.validFrom > start ? localDate(row.validFrom) : start
      const to = row.validTo !== null && row.validTo < end ? localDate(row.validTo) : end
      found.set(row.code, { row, to, ...found.get(row.code), from })
    }
  }
  return [...found.values()]
}
