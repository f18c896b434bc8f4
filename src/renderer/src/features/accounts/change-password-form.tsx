import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { isUsable, noPassword } from '#renderer/ui/new-password.ts'
import { NewPasswordFields } from '#renderer/ui/new-password-fields.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { SignInRefusal } from './sign-in-refusal.tsx'
import { lockedUntil, useWait } from './use-wait.ts'
import styles from './access-form.module.css'

interface ChangePasswordFormProps {
  readonly person: { readonly login: string; readonly name: string }
  readonly onDone: () => void
}

/** The person's own password, given once more and then set anew. */
export function ChangePasswordForm({ person, onDone }: ChangePasswordFormProps) {
  const command = useBackendCommand('accounts.changePassword')
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState(noPassword)
  const field = useStartFocus<HTMLInputElement>()
  const wait = useWait(lockedUntil(command.error))
  const isReady = current !== '' && isUsable(password, person) && wait === 0
  const change = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) command.mutate({ current, next: password.password }, { onSuccess: onDone })
  }
  return (
    <form className={styles.form} onSubmit={change}>
      <PasswordInput
        ref={field}
        data-autofocus
        label={t('accounts.currentPassword')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('accounts.showPassword') }}
      />
      <NewPasswordFields label={t('accounts.newPassword')} value={password} onChange={setPassword} context={person} />
      {!command.isPending && <SignInRefusal error={command.error} wait={wait} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={command.isPending} disabled={!isReady}>
          {t('accounts.changePassword')}
        </Button>
      </div>
    </form>
  )
}
