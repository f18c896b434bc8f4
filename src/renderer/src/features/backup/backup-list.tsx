import { Button, VisuallyHidden } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './backup-cards.module.css'
import { sizeText } from './size-text.ts'

/** The backups this store knows of, newest first. */
export function BackupList({ onInspect }: { readonly onInspect: (path: string) => void }) {
  const backups = useBackendQuery('backup.listBackups', {})
  return (
    <Card title={t('backup.listTitle')}>
      {backups.isError && <Notice tone="error">{errorText(backups.error)}</Notice>}
      {backups.data?.length === 0 && <p className={styles.muted}>{t('backup.listEmpty')}</p>}
      {backups.data !== undefined && backups.data.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('backup.at')}</th>
              <th scope="col">{t('backup.file')}</th>
              <th scope="col" data-number>
                {t('backup.size')}
              </th>
              <th scope="col">
                <VisuallyHidden>{t('backup.inspect')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.data.map((one) => (
              <tr key={one.path}>
                <td>{instantText(one.at)}</td>
                <td>{one.path}</td>
                <td data-number>{sizeText(one.bytes)}</td>
                <td data-number>
                  {one.exists ? (
                    <Button size="compact-sm" variant="default" onClick={() => onInspect(one.path)}>
                      {t('backup.inspect')}
                    </Button>
                  ) : (
                    <span className={styles.muted}>{t('backup.gone')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
