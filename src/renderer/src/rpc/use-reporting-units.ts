import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { Unit } from '#shared/units/units.schema.ts'
import { useBackendQuery } from './use-backend.ts'

const none: readonly Unit[] = []

/** The units that report to a province of districts or clusters; none in any other book. */
export function useReportingGroups(on: string | undefined): {
  readonly groups: readonly Unit[]
  readonly isKnown: boolean
} {
  const answer = useBackendQuery(
    'units.listReportingUnits',
    { on: on ?? '' },
    { enabled: on !== undefined, keepPrevious: true },
  )
  const units = answer.data ?? none
  const groups = units.some(isGroup) ? units : none
  return { groups, isKnown: !answer.isPending }
}

/** The group that a unit is or lies in; undefined for the whole province and where there are no groups. */
export function useGroupOf(
  unitCode: string | undefined,
  on: string,
  groups: readonly Unit[],
): { readonly group: Unit | undefined; readonly isKnown: boolean } {
  const own = groups.find((group) => group.code === unitCode)
  const isRow = groups.length > 0 && unitCode !== undefined && own === undefined
  const rows = useBackendQuery('units.listRows', { on }, { enabled: isRow, keepPrevious: true }).data
  const row = isRow ? rows?.find((one) => one.code === unitCode) : undefined
  return {
    group: own ?? groups.find((group) => group.code === row?.parentCode),
    isKnown: !isRow || rows !== undefined,
  }
}
