import { useEffect } from 'react'
import { invoke } from '#renderer/rpc/client.ts'
import type { Session } from '#shared/accounts/accounts.schema.ts'
import { IdleWatch } from './idle-watch.ts'

const signsOfLife = ['keydown', 'pointerdown', 'wheel'] as const
const minuteMs = 60_000

/** Locks the window of a signed-in person who does nothing for long; the backend does the same by its own clock. */
export function useIdleLock(session: Session | undefined, lock: () => void): void {
  const person = session?.mode === 'accounts' && session.person?.isLocked === false ? session.person : null
  const idleMinutes = person?.idleMinutes ?? null
  const login = person?.login ?? null
  useEffect(() => {
    if (idleMinutes === null) return
    const watch = new IdleWatch({
      idleMs: idleMinutes * minuteMs,
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
      // Not heard, it is not counted, and the window locks a little early.
      touch: () => void invoke('accounts.touchSession', {}).catch(() => {}),
      lock,
    })
    for (const sign of signsOfLife) window.addEventListener(sign, watch.noteActivity, { capture: true, passive: true })
    return () => {
      watch.stop()
      for (const sign of signsOfLife) window.removeEventListener(sign, watch.noteActivity, { capture: true })
    }
  }, [lock, idleMinutes, login])
}
