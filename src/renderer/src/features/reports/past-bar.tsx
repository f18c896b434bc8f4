import { Button } from '@mantine/core'
import { FileOutput } from 'lucide-react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Exported, Outcome } from './export-outcome.tsx'
import styles from './export-bar.module.css'
import type { Past } from './use-past.ts'

/** Bottom bar of a sheet of the past: the same file once more. */
export function PastBar({ past }: { readonly past: Past }) {
  const choose = useBackendCommand('desktop.chooseSavePath')
  const written = useBackendCommand('reports.exportAgain')
  const suggestedName = past.answer.data?.fileName
  const { exportId } = past
  const run = async (): Promise<void> => {
    if (suggestedName === undefined || exportId === null) return
    const { path } = await choose.mutateAsync({ suggestedName, kind: 'xlsx' })
    if (path !== null) written.mutate({ exportId, path })
  }
  const error = choose.error ?? written.error
  return (
    <>
      <div className={styles.outcome}>
        {error !== null && <Outcome tone="error" text={errorText(error)} />}
        {error === null && written.data !== undefined && <Exported path={written.data.path} />}
        {exportId === null && <span className={styles.line}>{t('reports.pastAsOfNoFile')}</span>}
      </div>
      {exportId !== null && (
        <Button
          leftSection={<FileOutput aria-hidden size={16} />}
          disabled={suggestedName === undefined}
          loading={written.isPending}
          onClick={() => void run().catch(() => undefined)}
        >
          {t('reports.exportAgain')}
        </Button>
      )}
    </>
  )
}
