import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { invoke } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { showCode } from '#renderer/rpc/recovery-code.ts'
import { invalidateAreas, useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from '../settings-screen.module.css'
import peopleStyles from './people.module.css'

/** An administrator's own recovery code is made anew, with the password once more. */
export function RecoveryCard({ login }: { readonly login: string }) {
  const accounts = useBackendQuery('accounts.listAccounts', {}).data
  const renewal = useRenewal(login)
  const [password, setPassword] = useState('')
  const renew = (event: FormEvent) => {
    event.preventDefault()
    renewal.mutate(password, { onSettled: () => setPassword('') })
  }
  const own = accounts?.find((account) => account.login === login)
  return (
    <form className={styles.card} onSubmit={renew} aria-label={t('accounts.renewTitle')}>
      <h3 className={peopleStyles.heading}>{t('accounts.renewTitle')}</h3>
      {own !== undefined && <p>{own.hasRecoveryCode ? t('accounts.hasCode') : t('accounts.hasNoCode')}</p>}
      <p className={styles.hint}>{t('accounts.renewHint')}</p>
      <div className={styles.tools}>
        <PasswordInput
          w={260}
          label={t('accounts.currentPassword')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.showPassword') }}
        />
        <Button type="submit" variant="default" loading={renewal.isPending} disabled={password === ''}>
          {t('accounts.renew')}
        </Button>
      </div>
      {renewal.isError && <Notice tone="error">{errorText(renewal.error)}</Notice>}
    </form>
  )
}

function useRenewal(login: string) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['accounts.renewRecoveryCode'],
    mutationFn: async (password: string) => {
      const { recoveryCode } = await invoke('accounts.renewRecoveryCode', { password })
      showCode({ login, code: recoveryCode })
      await invalidateAreas(client, ['accounts'])
    },
  })
}
