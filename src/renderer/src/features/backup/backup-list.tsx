import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { useToday } from '#renderer/rpc/use-today.ts'
import { instantText } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { Output } from '#shared/contract/contract.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import styles from './backup-cards.module.css'
import { ageText, kindText } from './backup-words.ts'
import { sizeText } from '#renderer/texts/size-text.ts'

const shownAtFirst = 12

type Backup = Output<'backup.listBackups'>[number]

interface BackupListProps {
  readonly onInspect: (path: string) => void
}

/** The backups this store knows of, newest first. */
export function BackupList({ onInspect }: BackupListProps) {
  const backups = useBackendQuery('backup.listBackups', {})
  const today = useToday()
  const [isWhole, setWhole] = useState(false)
  const all = backups.data ?? []
  const shown = isWhole ? all : all.slice(0, shownAtFirst)
  return (
    <Card title={t('backup.listTitle')}>
      {backups.isError && <Notice tone="error">{errorText(backups.error)}</Notice>}
      {backups.data?.length === 0 && <p className={styles.muted}>{t('backup.listEmpty')}</p>}
      {shown.length > 0 && today !== undefined && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('backup.at')}</th>
              <th scope="col">{t('backup.age')}</th>
              <th scope="col">{t('backup.kind')}</th>
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
            {shown.map((one) => (
              <BackupLine key={one.path} backup={one} today={today} onInspect={onInspect} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < all.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {t('backup.more', { count: all.length - shown.length })}
        </Button>
      )}
    </Card>
  )
}

function BackupLine({ backup, today, onInspect }: BackupListProps & { backup: Backup; today: LocalDate }) {
  const may = useMay('backup.inspectBackup')
  return (
    <tr>
      <td className={styles.short}>{instantText(backup.at)}</td>
      <td className={styles.short}>{ageText(backup.at, today)}</td>
      <td className={styles.short}>{kindText(backup.kind)}</td>
      <td>{backup.path}</td>
      <td data-number>{sizeText(backup.bytes)}</td>
      <td data-number>
        {backup.exists ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={!may.isGiven}
            title={may.needs}
            onClick={() => onInspect(backup.path)}
          >
            {t('backup.inspect')}
          </Button>
        ) : (
          <span className={styles.muted}>{t('backup.gone')}</span>
        )}
      </td>
    </tr>
  )
}
