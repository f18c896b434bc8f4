import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useBackupNow } from '#renderer/rpc/use-backup-now.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import styles from './backup-cards.module.css'
import { Made } from './made.tsx'
import { Working } from './working.tsx'

type Outcome = { readonly made: Output<'backup.createBackup'> } | { readonly error: unknown }

/** Writes a copy now, where the last one went or in a folder that is asked for. */
export function MakeCard() {
  const backup = useBackupNow()
  const schedule = useBackendQuery('backup.getSchedule', {}).data
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const run = async (write: typeof backup.run): Promise<void> => {
    setOutcome(null)
    try {
      const made = await write()
      if (made !== null) setOutcome({ made })
    } catch (error) {
      setOutcome({ error })
    }
  }
  return (
    <Card title={t('backup.makeTitle')}>
      <p className={styles.hint}>{t('backup.makeHint')}</p>
      {schedule !== undefined && <p className={styles.hint}>{automaticText(schedule)}</p>}
      {backup.folder !== null && <p className={styles.hint}>{t('backup.folder', { folder: backup.folder })}</p>}
      <div className={styles.buttons}>
        <Button loading={backup.isRunning} onClick={() => void run(backup.run)}>
          {t('backup.now')}
        </Button>
        {backup.folder !== null && (
          <Button variant="default" disabled={backup.isRunning} onClick={() => void run(backup.runElsewhere)}>
            {t('backup.elsewhere')}
          </Button>
        )}
      </div>
      {backup.isRunning && <Working text={t('backup.working')} />}
      {outcome !== null && (
        <div className={styles.outcome}>
          {'made' in outcome ? (
            <Made title={t('backup.made')} made={outcome.made} />
          ) : (
            <Notice tone="error">{errorText(outcome.error)}</Notice>
          )}
        </div>
      )}
    </Card>
  )
}

function automaticText({ folder, lastAt }: Output<'backup.getSchedule'>): string {
  if (lastAt === null) return t('backup.automaticNever')
  return `${t('backup.automaticLast', { at: instantText(lastAt) })} ${t('backup.automaticFolder', { folder })}.`
}
