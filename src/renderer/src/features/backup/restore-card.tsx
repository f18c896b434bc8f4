import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './backup-cards.module.css'
import { StoreComparison } from './store-comparison.tsx'
import { Working } from './working.tsx'

interface RestoreCardProps {
  /** The backup being looked into; null: none chosen. */
  readonly path: string | null
  readonly onChoose: (path: string | null) => void
  readonly onRestored: () => void
}

/** Choose a backup, see what would be gained and lost, then put it in the place of the book. */
export function RestoreCard({ path, onChoose, onRestored }: RestoreCardProps) {
  const router = useRouter()
  const chooseFile = useBackendCommand('desktop.chooseFile')
  const restore = useBackendCommand('backup.restoreBackup')
  const may = useMay('backup.restoreBackup')
  const choose = async (): Promise<void> => {
    const chosen = await chooseFile.mutateAsync({ kind: 'backup' })
    if (chosen.path === null) return
    restore.reset()
    onChoose(chosen.path)
  }
  const run = (from: string): void =>
    restore.mutate(
      { path: from },
      {
        onSuccess: () => {
          onChoose(null)
          onRestored()
          void router.invalidate()
        },
      },
    )
  return (
    <Card title={t('backup.restoreTitle')}>
      <p className={styles.hint}>{t('backup.restoreHint')}</p>
      <Button
        variant="default"
        loading={chooseFile.isPending}
        disabled={!may.isGiven}
        title={may.needs}
        onClick={() => void choose()}
      >
        {t('backup.chooseFile')}
      </Button>
      <div className={styles.outcome}>
        {chooseFile.isError && <Notice tone="error">{errorText(chooseFile.error)}</Notice>}
        {restore.isError && <Notice tone="error">{errorText(restore.error)}</Notice>}
        {restore.isSuccess && path === null && (
          <Notice tone="done" title={t('backup.restored')}>
            {t('backup.restoredDetail', { path: restore.data.keptPath })}
          </Notice>
        )}
        {path !== null && (
          <Inspection
            path={path}
            isRestoring={restore.isPending}
            onRestore={() => run(path)}
            onCancel={() => onChoose(null)}
          />
        )}
      </div>
    </Card>
  )
}

interface InspectionProps {
  readonly path: string
  readonly isRestoring: boolean
  readonly onRestore: () => void
  readonly onCancel: () => void
}

function Inspection({ path, isRestoring, onRestore, onCancel }: InspectionProps) {
  const inspected = useBackendQuery('backup.inspectBackup', { path }, { isVolatile: true })
  if (inspected.isError) return <Notice tone="error">{errorText(inspected.error)}</Notice>
  if (inspected.data === undefined) return <Working text={t('backup.inspecting')} />
  return (
    <>
      <p className={styles.muted}>{path}</p>
      <StoreComparison {...inspected.data} />
      <p className={styles.kept}>{t('backup.kept')}</p>
      <div className={styles.buttons}>
        <Button color="red" loading={isRestoring} onClick={onRestore}>
          {t('backup.restore')}
        </Button>
        <Button variant="default" disabled={isRestoring} onClick={onCancel}>
          {t('backup.cancel')}
        </Button>
      </div>
      {isRestoring && <Working text={t('backup.restoring')} />}
    </>
  )
}
