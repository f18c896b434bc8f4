import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { isUsable, noPassword } from '#renderer/ui/new-password.ts'
import { NewPasswordFields } from '#renderer/ui/new-password-fields.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { loginSchema, personNameSchema } from '#shared/accounts/accounts.schema.ts'
import { suggestLogin } from '#shared/accounts/login.rules.ts'
import type { Role } from '#shared/contract/procedure.ts'
import { useUnsaved } from '../sections/use-unsaved.ts'
import { RoleChoice } from './role-choice.tsx'
import styles from '../settings-screen.module.css'
import peopleStyles from './people.module.css'

/** A new person with a password for the first sign-in. */
export function NewAccount({ onClose }: { readonly onClose: (message: string | null) => void }) {
  const command = useBackendCommand('accounts.createAccount')
  const [name, setName] = useState('')
  const [typedLogin, setTypedLogin] = useState<string | null>(null)
  const [roles, setRoles] = useState<Role[]>(['officer'])
  const [password, setPassword] = useState(noPassword)
  useUnsaved(name !== '')
  const login = typedLogin ?? suggestLogin(name)
  const loginProblem = loginSchema.safeParse(login).error?.issues[0]?.message
  const context = { login, name }
  const isReady =
    loginProblem === undefined &&
    personNameSchema.safeParse(name).success &&
    roles.length > 0 &&
    isUsable(password, context)
  const form = useStartFocus<HTMLFormElement>()
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    command.mutate(
      { login, name, roles, password: password.password },
      { onSuccess: () => onClose(t('accounts.created', { name: name.trim() })) },
    )
  }
  return (
    <form ref={form} className={styles.card} onSubmit={create} aria-label={t('accounts.add')}>
      <h3 className={peopleStyles.heading}>{t('accounts.add')}</h3>
      <div className={peopleStyles.pair}>
        <TextInput
          label={t('accounts.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('accounts.login')}
          spellCheck={false}
          maxLength={32}
          value={login}
          onChange={(event) => setTypedLogin(event.currentTarget.value)}
          error={login === '' ? undefined : loginProblem}
        />
      </div>
      <RoleChoice value={roles} onChange={setRoles} />
      <div className={peopleStyles.narrow}>
        <NewPasswordFields
          label={t('accounts.temporaryPassword')}
          value={password}
          onChange={setPassword}
          context={context}
        />
        <p className={styles.hint}>{t('accounts.temporaryHint')}</p>
      </div>
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.tools}>
        <Button type="submit" loading={command.isPending} disabled={!isReady}>
          {t('accounts.create')}
        </Button>
        <Button variant="default" onClick={() => onClose(null)}>
          {t('accounts.cancel')}
        </Button>
      </div>
    </form>
  )
}
