import { Button } from '@mantine/core'
import { useContext } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { AccessPage } from './access-page.tsx'
import { LockContext } from './lock-context.ts'
import styles from './access-form.module.css'

/** For who signed in before the unit was set up and may not do that. */
export function NotSetUpPage() {
  const lock = useContext(LockContext)
  return (
    <AccessPage title={t('accounts.notSetUpTitle')} hint={t('accounts.notSetUpHint')}>
      <div className={styles.form}>
        <Button variant="default" onClick={() => lock(true)}>
          {t('accounts.otherPerson')}
        </Button>
      </div>
    </AccessPage>
  )
}
