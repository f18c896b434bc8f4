import { Button, Loader } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { sizeText } from '#renderer/texts/size-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import type { FoundBackup } from '#shared/startup/startup.contract.ts'
import styles from './found-backups.module.css'

/** Backups that can take the place of the store, each read through, and the way to one that lies elsewhere. */
export function FoundBackups() {
  const found = useBackendQuery('startup.findBackups', {}, { isVolatile: true })
  const chooseFile = useBackendCommand('desktop.chooseFile')
  const restore = useBackendCommand('startup.restoreStore')
  const choose = async (): Promise<void> => {
    const { path } = await chooseFile.mutateAsync({ kind: 'backup' })
    if (path !== null) restore.mutate({ path })
  }
  const newest = found.data?.find(({ summary }) => summary !== null)
  return (
    <Card title={t('startup.backupsTitle')}>
      <p className={styles.hint}>{t('startup.backupsHint')}</p>
      {found.isPending && (
        <p role="status">
          <Loader size="xs" aria-hidden /> {t('startup.backupsLooking')}
        </p>
      )}
      {found.data?.length === 0 && <p>{t('startup.backupsNone')}</p>}
      <ul className={styles.list}>
        {found.data?.map((backup) => (
          <li key={backup.path} className={styles.backup}>
            <div className={styles.words}>
              <p className={styles.at}>
                {t('startup.backupAt', { at: instantText(backup.summary?.lastEntryAt ?? backup.at) })}{' '}
                {backup === newest && <Pill tone="done">{t('startup.newest')}</Pill>}
              </p>
              <p className={styles.holds}>{holdsText(backup)}</p>
            </div>
            <Button
              variant={backup === newest ? 'filled' : 'default'}
              aria-label={`${t('startup.restore')}: ${instantText(backup.at)}`}
              disabled={backup.summary === null || restore.isPending}
              onClick={() => restore.mutate({ path: backup.path })}
            >
              {t('startup.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.outcome}>
        {restore.isPending && (
          <p role="status">
            <Loader size="xs" aria-hidden /> {t('startup.restoring')}
          </p>
        )}
        {[found.error, chooseFile.error, restore.error].map(
          (error) =>
            error !== null && (
              <Notice key={error.message} tone="error">
                {errorText(error)}
              </Notice>
            ),
        )}
      </div>
      <Button variant="default" disabled={restore.isPending} onClick={() => void choose()}>
        {t('startup.chooseOther')}
      </Button>
    </Card>
  )
}

function holdsText({ summary, bytes }: FoundBackup): string {
  const size = sizeText(bytes)
  if (summary === null) return t('startup.backupBroken', { size })
  const { unitName, revisions, firstOn, lastOn } = summary
  const days =
    firstOn === null || lastOn === null
      ? t('startup.noDays')
      : `${formatDate(localDate(firstOn))} – ${formatDate(localDate(lastOn))}`
  return t('startup.backupHolds', {
    unit: unitName ?? t('startup.noUnit'),
    revisions: formatCount(revisions),
    days,
    size,
  })
}
