import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { ButtonLink } from '#renderer/ui/button-link.tsx'
import type { DayState } from '#shared/figures/figures.schema.ts'

interface DayActionsProps {
  readonly state: DayState
  /** A panel is asking: what to do with the day is answered there. */
  readonly isAsked: boolean
  readonly onClose: () => void
  readonly onReopen: () => void
}

/** What can be done with the day as it stands; one of them is the primary one. */
export function DayActions({ state: { on, status, sentAt }, isAsked, onClose, onReopen }: DayActionsProps) {
  const markSent = useBackendCommand('figures.markSent')
  const mark = (isSent: boolean): void =>
    markSent.mutate(
      { on, isSent },
      { onError: (error) => notifications.show({ color: 'red', message: errorText(error) }) },
    )
  return (
    <>
      <ButtonLink variant="default" to="/reports" search={{ form: 'BM01', kind: 'day', on }}>
        {t('entry.actionReport')}
      </ButtonLink>
      {status === 'open' && !isAsked && <Button onClick={onClose}>{t('entry.actionClose')}</Button>}
      {status === 'closed' && !isAsked && (
        <Button variant="default" onClick={onReopen}>
          {t('entry.actionReopen')}
        </Button>
      )}
      {status === 'closed' && !isAsked && (
        <Button
          variant={sentAt === null ? 'filled' : 'default'}
          loading={markSent.isPending}
          onClick={() => mark(sentAt === null)}
        >
          {t(sentAt === null ? 'entry.actionMarkSent' : 'entry.actionUnmarkSent')}
        </Button>
      )}
    </>
  )
}
