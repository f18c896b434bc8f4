import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { isUsable, noPassword } from '#renderer/ui/new-password.ts'
import { NewPasswordFields } from '#renderer/ui/new-password-fields.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { loginSchema, personNameSchema } from '#shared/accounts/accounts.schema.ts'
import { suggestLogin } from '#shared/accounts/login.rules.ts'
import { useCodeSignIn } from './use-coming-in.ts'
import styles from './access-form.module.css'

interface AdministratorFormProps {
  readonly initialName?: string
  readonly onBack: () => void
}

/** The first person who signs in; the recovery code comes up when it is done. */
export function AdministratorForm({ initialName = '', onBack }: AdministratorFormProps) {
  const command = useCodeSignIn('accounts.createFirst')
  const [name, setName] = useState(initialName)
  const [typedLogin, setTypedLogin] = useState<string | null>(null)
  const [password, setPassword] = useState(noPassword)
  const field = useStartFocus<HTMLInputElement>()
  const login = typedLogin ?? suggestLogin(name)
  const loginProblem = loginSchema.safeParse(login).error?.issues[0]?.message
  const context = { login, name }
  const isReady = loginProblem === undefined && personNameSchema.safeParse(name).success && isUsable(password, context)
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) command.mutate({ login, name, password: password.password })
  }
  return (
    <form className={styles.panel} onSubmit={create}>
      <TextInput
        ref={field}
        data-autofocus
        label={t('accounts.name')}
        placeholder={t('accounts.namePlaceholder')}
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('accounts.login')}
        description={t('accounts.loginHint')}
        autoComplete="username"
        spellCheck={false}
        maxLength={32}
        value={login}
        onChange={(event) => setTypedLogin(event.currentTarget.value)}
        error={login === '' ? undefined : loginProblem}
      />
      <NewPasswordFields label={t('accounts.password')} value={password} onChange={setPassword} context={context} />
      <p className={styles.note}>{t('accounts.adminRoles')}</p>
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.buttons}>
        <Button type="submit" loading={command.isPending} disabled={!isReady}>
          {t('accounts.adminStart')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('accounts.back')}
        </Button>
      </div>
    </form>
  )
}
