import { useMemo } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'

export interface EditedRow {
  readonly code: string
  readonly name: string
}

interface EditedRows {
  readonly rows: readonly EditedRow[]
  /** How many of them, from the first, are communes. */
  readonly mainCount: number
}

/** Rows that may have a target: communes, rows of one's own, and last the whole unit. */
export function useEditedRows(on: LocalDate): EditedRows {
  const listed = useBackendQuery('units.listParts', { on }).data
  const unit = useBackendQuery('units.getWorkspace', {}).data?.unit
  return useMemo(() => {
    const rows = (listed ?? []).filter((row) => row.kind !== 'unallocated' && row.kind !== 'outside')
    const communes = rows.filter((row) => row.kind !== 'extra')
    const extra = rows.filter((row) => row.kind === 'extra')
    const hasWhole = unit !== undefined && !rows.some((row) => row.code === unit.code)
    const whole = hasWhole ? [{ code: unit.code, name: t('targets.wholeRow') }] : []
    return { rows: [...communes, ...extra, ...whole], mainCount: communes.length }
  }, [listed, unit])
}
