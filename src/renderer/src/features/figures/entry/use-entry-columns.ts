import { useMemo, useState } from 'react'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { defaultEntryColumns, entryColumns, type EntryColumn } from '#shared/figures/entry-columns.rules.ts'
import type { DayCell } from '#shared/figures/figures.schema.ts'
import { totalOf } from '#shared/indicators/indicators.rules.ts'
import type { Issue } from '#shared/kernel/issue.ts'

const none: readonly string[] = []

type SeenCell = Pick<DayCell, 'indicator' | 'fixed' | 'draft'>

/**
 * Columns of the grid: those chosen at this PC. A column with something wrong in it is shown in any case, and until
 * others are chosen so is one whose figures would be seen nowhere else: nothing that is in the book stays unseen.
 */
export function useEntryColumns(
  on: string,
  cells: readonly SeenCell[],
  issues: readonly Issue[],
): { columns: readonly EntryColumn[]; choose: (ids: readonly string[]) => void } {
  const preferences = useBackendQuery('settings.getPreferences', {}).data
  const command = useBackendCommand('settings.setPreferences')
  const [justChosen, setJustChosen] = useState<readonly string[] | null>(null)
  const chosen = justChosen ?? preferences?.entryColumns ?? none
  const wanted = [
    ...chosen,
    ...(isDefault(chosen) ? [...defaultEntryColumns(), ...unseen(cells)] : none),
    ...issues.flatMap((issue) => issue.where.indicator ?? []),
  ]
  const key = [...new Set(wanted)].sort().join(' ')
  const columns = useMemo(() => entryColumns(on, key.split(' ')), [on, key])
  const choose = (ids: readonly string[]): void => {
    if (preferences === undefined) return
    setJustChosen(ids)
    command.mutate({ ...preferences, entryColumns: [...ids] })
  }
  return { columns, choose }
}

function isDefault(chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.join(' ') === defaultEntryColumns().join(' ')
}

/** Indicators with a typed figure that neither a default column nor the default column of their total shows. */
function unseen(cells: readonly SeenCell[]): string[] {
  const shown = new Set(defaultEntryColumns())
  return cells
    .filter((cell) => cell.fixed !== null || cell.draft !== null)
    .map((cell) => cell.indicator)
    .filter((indicator) => !shown.has(totalOf(indicator) ?? indicator))
}
