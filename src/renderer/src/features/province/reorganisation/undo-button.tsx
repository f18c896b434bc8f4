import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import styles from './reorganisation.module.css'
import { failureSentences, useIssueText } from './use-reorganisations.ts'

interface UndoButtonProps {
  readonly id: string
  /** What keeps it from being taken back. */
  readonly issues: readonly Issue[]
  readonly names: Readonly<Record<string, string>>
  readonly onDone: () => void
}

/** Takes a reorganisation back after asking once; says why where that cannot be. */
export function UndoButton({ id, issues, names, onDone }: UndoButtonProps) {
  const [isAsked, setIsAsked] = useState(false)
  const [clientId] = useState(newClientId)
  const may = useMay('province.undoReorganisation')
  const words = useIssueText(names)
  const command = useBackendCommand('province.undoReorganisation')
  const [first] = issues
  if (first !== undefined) return <p className={styles.kept}>{words(first)}</p>
  if (!may.isGiven) return null
  if (!isAsked) {
    return (
      <Button variant="subtle" color="red" size="xs" onClick={() => setIsAsked(true)}>
        {t('reorganisation.undo')}
      </Button>
    )
  }
  // Once it is taken back the button is gone with it, so what follows waits for the answer and not for the button.
  const undo = (): void =>
    void command.mutateAsync({ clientId, id }).then(onDone, (error: unknown) => {
      setIsAsked(false)
      notifications.show({ color: 'red', message: failureSentences(error, names)[0] })
    })
  return (
    <span className={styles.ask} role="alert">
      {t('reorganisation.undoAsk')}
      <Button color="red" size="xs" loading={command.isPending} onClick={undo}>
        {t('reorganisation.undoYes')}
      </Button>
      <Button variant="default" size="xs" onClick={() => setIsAsked(false)}>
        {t('frame.cancel')}
      </Button>
    </span>
  )
}
