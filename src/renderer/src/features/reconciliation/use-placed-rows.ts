import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import { type VarianceSheet, varianceRows } from './variance-sheet.ts'

/** The rows of the table; in the book of a province that has districts or clusters each says of which it is. */
export function usePlacedRows(sheet: VarianceSheet, isDifferingOnly: boolean, mayRecord: boolean) {
  const { on } = sheet
  const units = useBackendQuery('units.listReportingUnits', { on }).data
  const all = useBackendQuery('units.listRows', { on }).data
  const places = useMemo(() => {
    const names = new Map((units ?? []).filter(isGroup).map(({ code, name }) => [code, name]))
    return new Map(
      (all ?? []).flatMap(({ code, parentCode }) => {
        const name = names.get(parentCode ?? '')
        return name === undefined ? [] : [[code, name] as const]
      }),
    )
  }, [units, all])
  const rows = useMemo(
    () => varianceRows(sheet, isDifferingOnly, mayRecord, places),
    [sheet, isDifferingOnly, mayRecord, places],
  )
  return { rows, hasLongNames: places.size > 0 }
}
