import { Button } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './screen-failure.module.css'

/** Stands where a screen should have been: what happened, what is safe, what to do. */
export function ScreenFailure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <main className={styles.place}>
      <Notice
        tone="error"
        title={t('frame.screenFailed')}
        actions={
          <Button variant="default" onClick={onRetry}>
            {t('frame.retry')}
          </Button>
        }
      >
        <p>{errorText(error)}</p>
        {error instanceof Error && <p>{t('frame.errorName', { name: error.message })}</p>}
      </Notice>
    </main>
  )
}
