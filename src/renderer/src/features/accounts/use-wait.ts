import { useEffect, useState } from 'react'
import { CallFailure } from '#renderer/rpc/client.ts'
import { secondsUntil } from '#renderer/texts/instant-text.ts'
import { t } from '#renderer/texts/vi.ts'

/** Until when a refused sign-in is locked out; null for any other outcome. */
export function lockedUntil(error: unknown): string | null {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'domain') return null
  const { code, data } = error.failure
  const isLockOut = code === 'accounts/locked-out' && typeof data === 'object' && data !== null && 'until' in data
  return isLockOut && typeof data.until === 'string' ? data.until : null
}

/** Seconds left until an instant, counting down; 0 without one. */
export function useWait(until: string | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const count = () => setSeconds(until === null ? 0 : secondsUntil(until))
    count()
    if (until === null) return
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}

export function waitText(seconds: number): string {
  return seconds < 60
    ? t('accounts.waitSeconds', { seconds })
    : t('accounts.waitMinutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
