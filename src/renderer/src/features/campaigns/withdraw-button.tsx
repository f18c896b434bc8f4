import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { newClientId } from '#renderer/rpc/client-id.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { carriedIssues } from '#shared/kernel/issue.ts'
import { issueText } from '#shared/texts/messages.ts'
import styles from './campaign-editor.module.css'

interface WithdrawButtonProps {
  readonly id: string
  /** The entry it was opened from. */
  readonly basedOn: number
  readonly onDone: () => void
}

/** Takes a campaign without figures off the list, after asking once. */
export function WithdrawButton({ id, basedOn, onDone }: WithdrawButtonProps) {
  const [isAsked, setIsAsked] = useState(false)
  const [clientId] = useState(newClientId)
  const command = useBackendCommand('campaigns.withdrawCampaign')
  if (!isAsked) {
    return (
      <Button variant="subtle" color="red" onClick={() => setIsAsked(true)}>
        {t('campaigns.withdraw')}
      </Button>
    )
  }
  const withdraw = (): void =>
    command.mutate(
      { clientId, basedOn, id },
      {
        onSuccess: onDone,
        onError: (error) => {
          setIsAsked(false)
          notifications.show({ color: 'red', message: failureText(error) })
        },
      },
    )
  return (
    <span className={styles.withdraw} role="alert">
      {t('campaigns.withdrawAsk')}
      <Button color="red" size="xs" loading={command.isPending} onClick={withdraw}>
        {t('campaigns.withdrawYes')}
      </Button>
      <Button variant="default" size="xs" onClick={() => setIsAsked(false)}>
        {t('frame.cancel')}
      </Button>
    </span>
  )
}

function failureText(error: unknown): string {
  const issues =
    error instanceof CallFailure && error.failure.kind === 'domain' ? carriedIssues(error.failure.data) : []
  return issues[0] === undefined ? errorText(error) : issueText(issues[0])
}
