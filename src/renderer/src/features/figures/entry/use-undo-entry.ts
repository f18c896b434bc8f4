import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Output } from '#shared/contract/contract.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { IssueNames } from '#shared/texts/figure-issues.texts.ts'
import { readUndoFailure, type UndoFailure } from './undo-failure.ts'

type Undone = Output<'figures.undoEntry'>

export interface UndoAsked {
  /** The entry to take back; for a redo the one that took another back. */
  readonly entryId: number
  readonly kind: 'undo' | 'redo'
}

interface UndoEntry {
  readonly run: (entryId: number, conflicts: 'refuse' | 'skip', onDone: (undone: Undone) => void) => void
  readonly isRunning: boolean
  readonly failure: UndoFailure | null
}

/** Takes an entry back by a new one. */
export function useUndoEntry(names: IssueNames): UndoEntry {
  const command = useBackendCommand('figures.undoEntry')
  return {
    run: (entryId, conflicts, onDone) =>
      command.mutate({ clientId: newClientId(), entryId, conflicts }, { onSuccess: onDone }),
    isRunning: command.isPending,
    failure: command.error === null ? null : readUndoFailure(command.error, names),
  }
}

/** What came of it, in words. */
export function undoneText(kind: UndoAsked['kind'], { changed, skipped }: Undone): string {
  const count = formatCount(changed)
  if (skipped > 0) return t('entry.undoDoneSkipped', { count, skipped: formatCount(skipped) })
  return t(kind === 'undo' ? 'entry.undoDone' : 'entry.redoDone', { count })
}
