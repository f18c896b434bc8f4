import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useActionRegistry } from '#renderer/ui/actions/action-registry.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { personNameSchema } from '#shared/accounts/accounts.schema.ts'
import { useUnsaved } from '../sections/use-unsaved.ts'
import styles from '../settings-screen.module.css'

/** The one person of this PC: the name that stands on figures, and the way to several people. */
export function SoloCard({ name }: { readonly name: string }) {
  const command = useBackendCommand('accounts.startSolo')
  const registry = useActionRegistry()
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? name
  const isChanged = value.trim() !== name
  useUnsaved(isChanged)
  const rename = (event: FormEvent) => {
    event.preventDefault()
    command.mutate({ name: value }, { onSuccess: () => setTyped(null) })
  }
  const enable = () =>
    registry
      .enabled()
      .find(({ id }) => id === 'accounts.enable')
      ?.run()
  return (
    <div className={styles.form}>
      <form className={styles.card} onSubmit={rename}>
        <p className={styles.hint}>{t('accounts.soloSection')}</p>
        <div className={styles.tools}>
          <TextInput
            label={t('accounts.name')}
            maxLength={100}
            value={value}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={command.isPending}
            disabled={!isChanged || !personNameSchema.safeParse(value).success}
          >
            {t('accounts.rename')}
          </Button>
        </div>
        {command.isSuccess && !isChanged && <Notice tone="done">{t('accounts.renamed')}</Notice>}
        {command.isError && <Notice tone="error">{errorText(command.error)}</Notice>}
      </form>
      <div>
        <Button onClick={enable}>{t('accounts.enable')}</Button>
      </div>
    </div>
  )
}
