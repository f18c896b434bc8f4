import { UnitChooser } from '#renderer/ui/unit-chooser.tsx'
import type { DayBook } from '#shared/figures/figures.schema.ts'
import type { Unit } from '#shared/units/units.schema.ts'

/** The unit of a province that is entered for; undefined in any other book. */
export interface EntryWithin {
  readonly groups: readonly Unit[]
  readonly code: string | undefined
}

/** Whether a day on screen is of the unit that is asked for, and not of the one before it. */
export function isOf({ rows }: Pick<DayBook, 'rows'>, within: EntryWithin | undefined): boolean {
  return within?.code === undefined || rows.every((row) => row.parentCode === within.code || row.code === within.code)
}

interface WithinToolsProps {
  readonly within: EntryWithin | undefined
  readonly onChoose: (code: string | undefined) => void
}

/** The chooser of the unit, in a province. */
export function WithinTools({ within, onChoose }: WithinToolsProps) {
  return within === undefined ? null : <UnitChooser units={within.groups} value={within.code} onChoose={onChoose} />
}
