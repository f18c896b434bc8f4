import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Check, Copy } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActions } from '#renderer/ui/actions/action-registry.ts'
import { Card } from '#renderer/ui/card.tsx'
import type { DayState } from '#shared/figures/figures.schema.ts'
import styles from './message-card.module.css'

/** The day's figures as a short text to send, and whether it has been sent. */
export function MessageCard({ state, message }: { readonly state: DayState; readonly message: string }) {
  const { copy, isCopied } = useCopy(message)
  return (
    <Card title={t('today.messageTitle')}>
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
          onClick={copy}
        >
          {t('today.copyMessage')}
        </Button>
        {state.status === 'approved' ? (
          <SentButton state={state} />
        ) : (
          <p className={styles.hint}>
            {t(state.status === 'closed' ? 'today.sentNeedsApproval' : 'today.sentNeedsClosing')}
          </p>
        )}
      </div>
      <pre className={styles.message}>{message}</pre>
    </Card>
  )
}

function useCopy(message: string): { readonly copy: () => void; readonly isCopied: boolean } {
  const { mutate, isSuccess, variables } = useBackendCommand('desktop.copyText')
  const copy = useCallback(
    () =>
      mutate(
        { text: message },
        { onSuccess: () => notifications.show({ message: t('today.copied') }), onError: showError },
      ),
    [mutate, message],
  )
  const actions = useMemo(() => {
    const group = t('frame.groupHere')
    return [{ id: 'today.copy-message', label: t('today.copyMessage'), group, shortcuts: ['Ctrl+Shift+C'], run: copy }]
  }, [copy])
  useActions(actions)
  return { copy, isCopied: isSuccess && variables.text === message }
}

/** What the superior has confirmed can no longer be taken back here. */
function SentButton({ state }: { readonly state: DayState }) {
  const { mutate, isPending } = useBackendCommand('figures.markSent')
  const { isGiven, needs } = useMay('figures.markSent')
  const isSent = state.sentAt !== null
  if (state.receivedAt !== null) return null
  return (
    <Button
      variant={isSent ? 'default' : 'light'}
      disabled={!isGiven}
      title={needs}
      loading={isPending}
      onClick={() => mutate({ on: state.on, isSent: !isSent }, { onError: showError })}
    >
      {t(isSent ? 'today.markNotSent' : 'today.markSent')}
    </Button>
  )
}

function showError(error: Error): void {
  notifications.show({ color: 'red', message: errorText(error), autoClose: false })
}
