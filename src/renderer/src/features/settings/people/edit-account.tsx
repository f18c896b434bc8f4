import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { type Account, personNameSchema } from '#shared/accounts/accounts.schema.ts'
import { useUnsaved } from '../sections/use-unsaved.ts'
import { RoleChoice } from './role-choice.tsx'
import styles from '../settings-screen.module.css'
import peopleStyles from './people.module.css'

interface EditAccountProps {
  readonly account: Account
  readonly onClose: (message: string | null) => void
}

/** Name, roles, and whether the person still uses the book. */
export function EditAccount({ account, onClose }: EditAccountProps) {
  const command = useBackendCommand('accounts.updateAccount')
  const [name, setName] = useState(account.name)
  const [roles, setRoles] = useState([...account.roles])
  const [isActive, setIsActive] = useState(account.isActive)
  useUnsaved(name !== account.name || isActive !== account.isActive || roles.join() !== account.roles.join())
  const isReady = personNameSchema.safeParse(name).success && roles.length > 0
  const save = (event: FormEvent) => {
    event.preventDefault()
    command.mutate({ login: account.login, name, roles, isActive }, { onSuccess: () => onClose(null) })
  }
  const form = useStartFocus<HTMLFormElement>()
  const title = t('accounts.edit', { name: account.name })
  return (
    <form ref={form} className={styles.card} onSubmit={save} aria-label={title}>
      <h3 className={peopleStyles.heading}>{title}</h3>
      <TextInput
        className={peopleStyles.narrow}
        label={t('accounts.name')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleChoice value={roles} onChange={setRoles} />
      <Checkbox
        className={peopleStyles.apart}
        label={t('accounts.isActive')}
        checked={isActive}
        onChange={(event) => setIsActive(event.currentTarget.checked)}
      />
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.tools}>
        <Button type="submit" loading={command.isPending} disabled={!isReady}>
          {t('accounts.save')}
        </Button>
        <Button variant="default" onClick={() => onClose(null)}>
          {t('accounts.cancel')}
        </Button>
      </div>
    </form>
  )
}
