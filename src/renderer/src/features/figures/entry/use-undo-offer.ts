/** Ctrl+Z and Ctrl+Y beyond what the grid remembers: the newest own entry of the day is offered from history. */
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useSession } from '#renderer/rpc/session.ts'
import { backendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { RecordedEntry } from '#shared/figures/figures.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { newestOwnEntry } from './own-entry.ts'
import { rememberedEntries } from './remembered-entries.ts'
import type { EntryTable } from './use-entry-table.ts'
import type { UndoAsked } from './use-undo-entry.ts'

export interface Offer extends UndoAsked {
  readonly on: LocalDate
  /** What was recorded, whichever way it goes. */
  readonly entry: RecordedEntry
}

export interface UndoOffer {
  readonly offer: Offer | null
  readonly onExhausted: (cause: 'undo' | 'redo') => void
  readonly onAccepted: (undoingId: number | null) => void
  readonly onDismiss: () => void
}

export function useUndoOffer(on: LocalDate, table: EntryTable, isOffered: boolean): UndoOffer {
  const client = useQueryClient()
  const author = useSession().data?.person?.name
  const [asked, setAsked] = useState<Offer | null>(null)
  const [redoable, setRedoable] = useState<readonly Offer[]>([])
  const offer = asked?.on === on ? asked : null

  const offerUndo = async (): Promise<void> => {
    if (author === undefined || !(await table.saver.settled())) return
    const entries = await client.fetchQuery({ ...backendQuery('figures.listEntries', { on }), staleTime: 0 })
    const entry = newestOwnEntry(entries, author, rememberedEntries)
    if (entry === undefined) notifications.show({ message: t('entry.offerNone') })
    else setAsked({ kind: 'undo', entryId: entry.entryId, entry, on })
  }
  const onExhausted = (cause: 'undo' | 'redo'): void => {
    if (!isOffered) return
    if (cause === 'redo') setAsked(redoable.findLast((one) => one.on === on) ?? null)
    else offerUndo().catch((error: unknown) => notifications.show({ color: 'red', message: errorText(error) }))
  }
  const onDismiss = (): void => {
    setAsked(null)
    table.grid?.focus()
  }
  const onAccepted = (undoingId: number | null): void => {
    if (offer === null) return
    const others = redoable.filter((one) => one !== offer)
    const isRedoable = offer.kind === 'undo' && undoingId !== null
    setRedoable(isRedoable ? [...others, { ...offer, kind: 'redo', entryId: undoingId }] : others)
    table.forgetSteps()
    onDismiss()
    showFirst(offer, table)
  }
  return { offer, onExhausted, onAccepted, onDismiss }
}

/** Goes to the first figure that changed, as undo in the grid does. */
function showFirst({ entry, on }: Offer, { sheet, grid }: EntryTable): void {
  const [first] = entry.sample
  const row = sheet.rows.find((one) => one.unitCode === first?.unitCode && one.on === on)
  if (first !== undefined && row !== undefined) grid?.focusCell(row.id, first.indicator)
}
