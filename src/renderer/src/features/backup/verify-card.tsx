import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { formatCount } from '#shared/kernel/numbers.ts'
import styles from './backup-cards.module.css'

/** Checks the book from end to end, when asked. */
export function VerifyCard() {
  const { data, error, isError, isFetching, refetch } = useBackendQuery(
    'backup.verifyStore',
    {},
    { enabled: false, isVolatile: true },
  )
  // An answer kept from an earlier showing of the card may be of the book before a restore.
  const [isAsked, setIsAsked] = useState(false)
  return (
    <Card title={t('backup.verifyTitle')}>
      <p className={styles.hint}>{t('backup.verifyHint')}</p>
      <Button
        variant="default"
        loading={isFetching}
        onClick={() => {
          setIsAsked(true)
          void refetch()
        }}
      >
        {t('backup.verify')}
      </Button>
      {isAsked && !isFetching && (
        <div className={styles.outcome}>
          {isError && <Notice tone="error">{errorText(error)}</Notice>}
          {!isError && data?.ok === true && (
            <Notice tone="done">{t('backup.verifyOk', { count: formatCount(data.revisions) })}</Notice>
          )}
          {!isError && data?.ok === false && (
            <Notice tone="error" title={t('backup.verifyBad')}>
              {data.problems.join('; ')}
            </Notice>
          )}
        </div>
      )}
    </Card>
  )
}
