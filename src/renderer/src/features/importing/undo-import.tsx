import { Button, Popover } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { importingContract } from '#shared/importing/importing.contract.ts'
import styles from './undo-import.module.css'

const conflictData = importingContract['importing.undoImport'].errors['importing/undo-conflict']
const cellsShown = 8

/** Takes a whole file back. Where cells were changed again since, it shows them and leaves them only when told to. */
export function UndoImport({ importId, onDone }: { readonly importId: number; readonly onDone: () => void }) {
  const { mutateAsync, isPending, error, reset } = useBackendCommand('importing.undoImport')
  const may = useMay('importing.undoImport')
  const [clientId, setClientId] = useState(newClientId)
  const undo = async (conflicts: 'refuse' | 'skip'): Promise<void> => {
    try {
      await mutateAsync({ importId, clientId, conflicts })
      // The list may have moved on and this button with it: it is told all the same.
      onDone()
    } catch {
      // `error` tells of it.
    } finally {
      setClientId(newClientId())
    }
  }
  const conflict = conflictOf(error)
  return (
    <Popover
      opened={error !== null}
      onChange={(isOpen) => !isOpen && reset()}
      position="bottom-start"
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Undo2 aria-hidden size={14} />}
          disabled={!may.isGiven}
          title={may.needs}
          loading={isPending}
          onClick={() => void undo('refuse')}
        >
          {t('importing.undo')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.conflict} role="alertdialog" aria-label={t('importing.undo')}>
        {conflict === null ? (
          <p>{error === null ? '' : errorText(error)}</p>
        ) : (
          <>
            <p>{t('importing.undoConflict', { count: conflict.count })}</p>
            <ul className={styles.cells}>
              {conflict.cells.slice(0, cellsShown).map((cell) => (
                <li key={cell}>{cell}</li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.actions}>
          <Button size="compact-sm" variant="default" onClick={reset}>
            {t('frame.cancel')}
          </Button>
          {conflict !== null && (
            <Button size="compact-sm" loading={isPending} onClick={() => void undo('skip')}>
              {t('importing.undoRest')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function conflictOf(error: Error | null): { readonly cells: readonly string[]; readonly count: number } | null {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'domain') return null
  return error.failure.code === 'importing/undo-conflict' ? conflictData.parse(error.failure.data) : null
}
