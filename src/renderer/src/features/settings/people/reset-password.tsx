import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { isUsable, noPassword } from '#renderer/ui/new-password.ts'
import { NewPasswordFields } from '#renderer/ui/new-password-fields.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import type { Account } from '#shared/accounts/accounts.schema.ts'
import styles from '../settings-screen.module.css'
import peopleStyles from './people.module.css'

interface ResetPasswordProps {
  readonly account: Account
  readonly onClose: (message: string | null) => void
}

/** A password to start with again, for someone who forgot theirs or locked themselves out. */
export function ResetPassword({ account, onClose }: ResetPasswordProps) {
  const command = useBackendCommand('accounts.resetPassword')
  const [password, setPassword] = useState(noPassword)
  const isReady = isUsable(password, account)
  const reset = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    command.mutate(
      { login: account.login, password: password.password },
      { onSuccess: () => onClose(t('accounts.resetDone', { name: account.name })) },
    )
  }
  const form = useStartFocus<HTMLFormElement>()
  const title = t('accounts.reset', { name: account.name })
  return (
    <form ref={form} className={styles.card} onSubmit={reset} aria-label={title}>
      <h3 className={peopleStyles.heading}>{title}</h3>
      <p className={styles.hint}>{t('accounts.resetHint')}</p>
      <div className={peopleStyles.narrow}>
        <NewPasswordFields
          label={t('accounts.temporaryPassword')}
          value={password}
          onChange={setPassword}
          context={account}
        />
      </div>
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.tools}>
        <Button type="submit" loading={command.isPending} disabled={!isReady}>
          {t('accounts.resetShort')}
        </Button>
        <Button variant="default" onClick={() => onClose(null)}>
          {t('accounts.cancel')}
        </Button>
      </div>
    </form>
  )
}
