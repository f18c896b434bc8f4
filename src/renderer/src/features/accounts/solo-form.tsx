import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { personNameSchema } from '#shared/accounts/accounts.schema.ts'
import styles from './access-form.module.css'

/** The one person of this PC says who they are. */
export function SoloForm({ onBack }: { readonly onBack: () => void }) {
  const command = useBackendCommand('accounts.startSolo')
  const [name, setName] = useState('')
  const field = useStartFocus<HTMLInputElement>()
  const start = (event: FormEvent) => {
    event.preventDefault()
    command.mutate({ name })
  }
  return (
    <form className={styles.panel} onSubmit={start}>
      <TextInput
        ref={field}
        label={t('accounts.name')}
        placeholder={t('accounts.namePlaceholder')}
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className={styles.note}>{t('accounts.soloNote')}</p>
      {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      <div className={styles.buttons}>
        <Button type="submit" loading={command.isPending} disabled={!personNameSchema.safeParse(name).success}>
          {t('accounts.soloStart')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('accounts.back')}
        </Button>
      </div>
    </form>
  )
}
