import { Button, Loader } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './backup-cards.module.css'
import { StoreComparison } from './store-comparison.tsx'

interface RestoreCardProps {
  /** The backup being looked into; null: none chosen. */
  readonly path: string | null
  readonly onChoose: (path: string | null) => void
}

/** Choose a backup, see what would be gained and lost, then put it in the place of the book. */
export function RestoreCard({ path, onChoose }: RestoreCardProps) {
  const router = useRouter()
  const chooseFile = useBackendCommand('desktop.chooseFile')
  const restore = useBackendCommand('backup.restoreBackup')
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
          void router.invalidate()
        },
      },
    )
  return (
    <Card title={t('backup.restoreTitle')}>
      <p className={styles.hint}>{t('backup.restoreHint')}</p>
      <Button variant="default" loading={chooseFile.isPending} onClick={() => void choose()}>
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
  if (inspected.data === undefined) {
    return (
      <p role="status">
        <Loader size="xs" aria-hidden /> {t('backup.inspecting')}
      </p>
    )
  }
  return (
    <>
      <p className={styles.muted}>{path}</p>
      <StoreComparison backup={inspected.data.backup} current={inspected.data.current} />
      <p className={styles.kept}>{t('backup.kept')}</p>
      <div className={styles.buttons}>
        <Button color="red" loading={isRestoring} onClick={onRestore}>
          {t('backup.restore')}
        </Button>
        <Button variant="default" disabled={isRestoring} onClick={onCancel}>
          {t('backup.cancel')}
        </Button>
      </div>
    </>
  )
}
