import { Button, VisuallyHidden } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { roleNames } from '#shared/texts/role.texts.ts'
import { instantText, instantTime } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pill } from '#renderer/ui/pill.tsx'
import type { Account } from '#shared/accounts/accounts.schema.ts'
import { EditAccount } from './edit-account.tsx'
import { NewAccount } from './new-account.tsx'
import { ResetPassword } from './reset-password.tsx'
import styles from '../settings-screen.module.css'

/** What is open under the table: one thing at a time. */
type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'reset'; readonly login: string }

/** Everyone who has an account, and what an administrator does about them. */
export function AccountList({ ownLogin }: { readonly ownLogin: string }) {
  const accounts = useBackendQuery('accounts.listAccounts', {}).data ?? []
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [isClosed, setIsClosed] = useState(false)
  const show = (next: Open) => {
    setDone(null)
    setOpen(next)
  }
  const close = (message: string | null) => {
    setOpen(null)
    setDone(message)
    setIsClosed(true)
  }
  const chosen = open === null || open.kind === 'new' ? undefined : accounts.find(({ login }) => login === open.login)
  return (
    <>
      <p className={styles.hint}>{t('accounts.sectionHint')}</p>
      <AccountTable accounts={accounts} ownLogin={ownLogin} onOpen={show} />
      {done !== null && <Notice tone="done">{done}</Notice>}
      {open === null && (
        <div>
          <Button
            ref={isClosed ? focusOnMount : undefined}
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => show({ kind: 'new' })}
          >
            {t('accounts.add')}
          </Button>
        </div>
      )}
      {open?.kind === 'new' && <NewAccount onClose={close} />}
      {open?.kind === 'edit' && chosen !== undefined && (
        <EditAccount key={chosen.login} account={chosen} onClose={close} />
      )}
      {open?.kind === 'reset' && chosen !== undefined && (
        <ResetPassword key={chosen.login} account={chosen} onClose={close} />
      )}
    </>
  )
}

/** What was open is gone; the keyboard goes on from here. */
function focusOnMount(button: HTMLButtonElement | null): void {
  button?.focus()
}

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly ownLogin: string
  readonly onOpen: (open: Open) => void
}

function AccountTable({ accounts, ownLogin, onOpen }: AccountTableProps) {
  return (
    <table className={`${styles.table} ${styles.wide}`} aria-label={t('accounts.people')}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.name')}</th>
          <th scope="col">{t('accounts.login')}</th>
          <th scope="col">{t('accounts.roles')}</th>
          <th scope="col">{t('accounts.state')}</th>
          <th scope="col">{t('accounts.lastSignIn')}</th>
          <th scope="col">
            <VisuallyHidden>{t('accounts.actions')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.login}>
            <td>
              {account.name} {account.login === ownLogin && `(${t('accounts.you')})`}
            </td>
            <td>{account.login}</td>
            <td>{account.roles.map((role) => roleNames[role]).join(', ')}</td>
            <td>
              <AccountState account={account} />
            </td>
            <td>{account.lastSignInAt === null ? t('accounts.never') : instantText(account.lastSignInAt)}</td>
            <td>
              <AccountButtons account={account} isOwn={account.login === ownLogin} onOpen={onOpen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AccountState({ account }: { readonly account: Account }) {
  if (!account.isActive) return <Pill tone="neutral">{t('accounts.inactive')}</Pill>
  if (account.lockedUntil !== null)
    return <Pill tone="error">{t('accounts.lockedUntil', { time: instantTime(account.lockedUntil) })}</Pill>
  if (account.mustChangePassword) return <Pill tone="warning">{t('accounts.mustChange')}</Pill>
  return <Pill tone="done">{t('accounts.active')}</Pill>
}

interface AccountButtonsProps {
  readonly account: Account
  readonly isOwn: boolean
  readonly onOpen: (open: Open) => void
}

/** One's own password is changed, not reset: see the person's menu. */
function AccountButtons({ account: { login, name }, isOwn, onOpen }: AccountButtonsProps) {
  return (
    <Button.Group>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('accounts.edit', { name })}
        onClick={() => onOpen({ kind: 'edit', login })}
      >
        {t('accounts.editShort')}
      </Button>
      {!isOwn && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('accounts.reset', { name })}
          onClick={() => onOpen({ kind: 'reset', login })}
        >
          {t('accounts.resetShort')}
        </Button>
      )}
    </Button.Group>
  )
}
