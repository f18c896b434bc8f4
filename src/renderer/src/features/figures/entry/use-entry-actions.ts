import { useMemo } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { type UserAction, useActions } from '#renderer/ui/actions/action-registry.ts'
import { noteFieldId } from './cell-note.tsx'
import type { EntryTable } from './use-entry-table.ts'

/** The note of the current cell, from the keyboard. */
function focusNote(): void {
  document.getElementById(noteFieldId)?.focus()
}

interface EntryActionsInput {
  readonly table: EntryTable
  /** The same figures the other way round. */
  readonly other: { readonly label: string; readonly go: () => void }
  /** Null where nothing can be closed. */
  readonly onClose: (() => void) | null
  readonly onHistory: () => void
  /** Null where no one day is shown. */
  readonly onAdjustments: (() => void) | null
}

/** Offers what can be done here to the palette, the shortcut help and the keyboard. */
export function useEntryActions({ table, other, onClose, onHistory, onAdjustments }: EntryActionsInput): void {
  const { goToNextProblem, writeNoActivity, sheet } = table
  const actions = useMemo<UserAction[]>(() => {
    const group = t('entry.groupHere')
    return [
      { id: 'entry.next-problem', label: t('entry.actionNextProblem'), group, shortcuts: ['F8'], run: goToNextProblem },
      { id: 'entry.edit-note', label: t('entry.actionNote'), group, shortcuts: ['Ctrl+G'], run: focusNote },
      { id: 'entry.other-view', label: other.label, group, run: other.go },
      {
        id: 'entry.no-activity-all',
        label: t('entry.noActivityAll'),
        group,
        run: () => writeNoActivity(sheet.rows.map((row) => row.id)),
      },
      {
        id: 'entry.close-day',
        label: t('entry.stepClose'),
        group,
        isEnabled: onClose !== null,
        run: () => onClose?.(),
      },
      { id: 'entry.show-history', label: t('entry.actionHistory'), group, shortcuts: ['Ctrl+H'], run: onHistory },
      {
        id: 'entry.show-adjustments',
        label: t('entry.adjustments'),
        group,
        isEnabled: onAdjustments !== null,
        run: () => onAdjustments?.(),
      },
    ]
  }, [goToNextProblem, writeNoActivity, sheet, other.label, other.go, onClose, onHistory, onAdjustments])
  useActions(actions)
}
