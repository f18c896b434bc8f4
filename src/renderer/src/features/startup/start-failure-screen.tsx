import { Button } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { FoundBackups } from './found-backups.tsx'
import { StartAnew } from './start-anew.tsx'
import styles from './start-failure-screen.module.css'
import { type FailedStart, isReplaceable, isRetryFirst, problemText, problemTitle } from './start-problem-words.ts'

/** Stands in the whole window when the store does not open: what happened, what is safe, what to do. */
export function StartFailureScreen({ state }: { readonly state: FailedStart }) {
  const titleId = useId()
  const retry = useBackendCommand('startup.retryOpening')
  const showInFolder = useBackendCommand('desktop.showInFolder')
  const { problem, path } = state
  return (
    <main className={styles.place} aria-labelledby={titleId}>
      <div className={styles.column}>
        <p className={styles.product}>{t('startup.product')}</p>
        <section className={styles.problem}>
          <TriangleAlert className={styles.icon} aria-hidden size={28} />
          <div className={styles.words}>
            <h1 id={titleId} className={styles.title}>
              {problemTitle(problem)}
            </h1>
            <p>{problemText(state)}</p>
            <p className={styles.safe}>{t(problem === 'missing' ? 'startup.safeMissing' : 'startup.safe')}</p>
            <p className={styles.path}>{t('startup.path', { path })}</p>
            <div className={styles.buttons}>
              <Button
                variant={isRetryFirst(problem) ? 'filled' : 'default'}
                loading={retry.isPending}
                onClick={() => retry.mutate({})}
              >
                {t('startup.retry')}
              </Button>
              <Button variant="default" onClick={() => showInFolder.mutate({ path })}>
                {t('startup.openFolder')}
              </Button>
            </div>
            {retry.data?.status === 'failed' && <Notice tone="warning">{t('startup.stillFailing')}</Notice>}
            {[retry.error, showInFolder.error].map(
              (error) =>
                error !== null && (
                  <Notice key={error.message} tone="error">
                    {errorText(error)}
                  </Notice>
                ),
            )}
          </div>
        </section>
        {isReplaceable(problem) && (
          <>
            <FoundBackups />
            <StartAnew />
          </>
        )}
      </div>
    </main>
  )
}
