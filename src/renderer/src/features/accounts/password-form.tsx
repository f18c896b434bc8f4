import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { t } from '#renderer/texts/vi.ts'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { SignInRefusal } from './sign-in-refusal.tsx'
import { useSignIn } from './use-coming-in.ts'
import { lockedUntil, useWait } from './use-wait.ts'
import styles from './access-form.module.css'

interface PasswordFormProps {
  readonly login: string
  readonly action: string
  readonly onForgot: () => void
}

/** The password of one person; Enter signs in. */
export function PasswordForm({ login, action, onForgot }: PasswordFormProps) {
  const signIn = useSignIn()
  const [password, setPassword] = useState('')
  const [isCapsOn, setIsCapsOn] = useState(false)
  const field = useStartFocus<HTMLInputElement>()
  const wait = useWait(lockedUntil(signIn.error))
  const noteCaps = (event: KeyboardEvent) => setIsCapsOn(event.getModifierState('CapsLock'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(
      { login, password },
      {
        onError: () => {
          setPassword('')
          field.current?.focus()
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <PasswordInput
        ref={field}
        label={t('accounts.password')}
        description={isCapsOn ? t('accounts.capsLock') : undefined}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        onKeyDown={noteCaps}
        onKeyUp={noteCaps}
        visibilityToggleButtonProps={{ 'aria-label': t('accounts.showPassword') }}
      />
      {!signIn.isPending && <SignInRefusal error={signIn.error} wait={wait} />}
      <Button type="submit" fullWidth loading={signIn.isPending} disabled={password === '' || wait > 0}>
        {action}
      </Button>
      <button type="button" className={styles.link} onClick={onForgot}>
        {t('accounts.forgot')}
      </button>
    </form>
  )
}
