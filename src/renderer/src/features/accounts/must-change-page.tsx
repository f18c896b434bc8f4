import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { AccessPage } from './access-page.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import styles from './access-form.module.css'

interface MustChangePageProps {
  readonly person: { readonly login: string; readonly name: string }
}

/** A password that somebody else set is changed before anything is done with it. */
export function MustChangePage({ person }: MustChangePageProps) {
  const signOut = useBackendCommand('accounts.signOut')
  return (
    <AccessPage title={t('accounts.mustChangeTitle')} hint={t('accounts.mustChangeHint', { name: person.name })}>
      <ChangePasswordForm person={person} onDone={() => {}} />
      <button type="button" className={styles.link} onClick={() => signOut.mutate({})}>
        {t('accounts.signOut')}
      </button>
    </AccessPage>
  )
}
