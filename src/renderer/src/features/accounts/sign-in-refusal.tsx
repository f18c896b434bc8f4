import { CallFailure } from '#renderer/rpc/client.ts'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { instantTime } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { lockedUntil, waitText } from './use-wait.ts'

interface SignInRefusalProps {
  readonly error: unknown
  /** Seconds a lock-out still lasts. */
  readonly wait: number
}

/** Why a password was not taken, and when to try again. */
export function SignInRefusal({ error, wait }: SignInRefusalProps) {
  if (error === null) return null
  const until = lockedUntil(error)
  if (until !== null && wait === 0) return <Notice tone="info">{t('accounts.lockedOutOver')}</Notice>
  return <Notice tone="error">{until === null ? plainText(error) : waitingText(until, wait)}</Notice>
}

function waitingText(until: string, wait: number): string {
  return t('accounts.lockedOut', { wait: waitText(wait), time: instantTime(until) })
}

function plainText(error: unknown): string {
  const isWrong =
    error instanceof CallFailure && error.failure.kind === 'domain' && error.failure.code === 'accounts/wrong-password'
  return isWrong ? t('accounts.wrongPassword') : errorText(error)
}
