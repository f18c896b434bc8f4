import { Button } from '@mantine/core'
import { useState } from 'react'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import styles from './close-panel.module.css'
import { ReasonField, shortestReason } from './reason-field.tsx'
import { SidePanel } from './side-panel.tsx'

interface ReopenPanelProps {
  readonly on: LocalDate
  readonly onDone: () => void
}

/** A closed day is opened again only with a reason. */
export function ReopenPanel({ on, onDone }: ReopenPanelProps) {
  const [reason, setReason] = useState('')
  const command = useBackendCommand('figures.reopenDay')
  const actions = (
    <div className={styles.actions}>
      <Button variant="default" onClick={onDone}>
        {t('entry.cancel')}
      </Button>
      <Button
        disabled={reason.trim().length < shortestReason}
        loading={command.isPending}
        onClick={() => command.mutate({ on, reason }, { onSuccess: onDone })}
      >
        {t('entry.reopenConfirm')}
      </Button>
    </div>
  )
  return (
    <SidePanel title={t('entry.reopenTitle', { date: formatDate(on) })} onCancel={onDone} footer={actions}>
      <p className={styles.hint}>{t('entry.reopenHint')}</p>
      <ReasonField value={reason} onChange={setReason} error={command.error} />
    </SidePanel>
  )
}
