import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

import { t } from '#renderer/texts/vi.ts'
import { isUsable, noPassword } from '#renderer/ui/new-password.ts'
import { NewPasswordFields } from '#renderer/ui/new-password-fields.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { AccessPage } from './access-page.tsx'
import { SignInRefusal } from './sign-in-refusal.tsx'
import { useCodeSignIn } from './use-coming-in.ts'
import { lockedUntil, useWait } from './use-wait.ts'
import styles from './access-form.module.css'

interface RecoverFormProps {
  readonly initialLogin: string
  readonly nameOf: (login: string) => string
  readonly onBack: () => void
}

/** A forgotten password is set anew with the printed code; the next code comes up when it is done. */
export function RecoverForm({ initialLogin, nameOf, onBack }: RecoverFormProps) {
  const command = useCodeSignIn('accounts.recoverAccount')
  const [login, setLogin] = useState(initialLogin)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState(noPassword)
  const field = useStartFocus<HTMLInputElement>()
  const wait = useWait(lockedUntil(command.error))
  const context = { login, name: nameOf(login) }
  const isReady = login !== '' && code !== '' && isUsable(password, context) && wait === 0
  const recover = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) command.mutate({ login, code, password: password.password })
  }
  return (
    <AccessPage title={t('accounts.recoverTitle')} hint={t('accounts.recoverHint')} isTall>
      <form className={styles.panel} onSubmit={recover}>
        <TextInput
          label={t('accounts.login')}
          autoComplete="username"
          spellCheck={false}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value.trim().toLowerCase())}
        />
        <TextInput
          ref={field}
          label={t('accounts.recoveryCode')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <NewPasswordFields
          label={t('accounts.newPassword')}
          value={password}
          onChange={setPassword}
          context={context}
        />
        {!command.isPending && <SignInRefusal error={command.error} wait={wait} />}
        <p className={styles.note}>{t('accounts.forgotOther')}</p>
        <div className={styles.buttons}>
          <Button type="submit" loading={command.isPending} disabled={!isReady}>
            {t('accounts.recover')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('accounts.back')}
          </Button>
        </div>
      </form>
    </AccessPage>
  )
}
