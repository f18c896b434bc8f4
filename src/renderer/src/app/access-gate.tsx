import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ComponentProps, type ReactNode, useCallback, useEffect, useState } from 'react'
import { CodePage } from '#renderer/features/accounts/code-page.tsx'
import { Curtain } from '#renderer/features/accounts/curtain.tsx'
import { FirstRun } from '#renderer/features/accounts/first-run.tsx'
import { LockContext } from '#renderer/features/accounts/lock-context.ts'
import { LockPage } from '#renderer/features/accounts/lock-page.tsx'
import { MustChangePage } from '#renderer/features/accounts/must-change-page.tsx'
import { SignInPage } from '#renderer/features/accounts/sign-in-page.tsx'
import { useIdleLock } from '#renderer/features/accounts/use-idle-lock.ts'
import { type ShownCode, useShownCode } from '#renderer/rpc/recovery-code.ts'
import { lockSession, useHandoverEnd, useSession, useSessionAfterRefusals } from '#renderer/rpc/session.ts'
import { useEventInvalidation } from '#renderer/rpc/use-event-invalidation.ts'
import { t } from '#renderer/texts/vi.ts'
import { ShownContext } from '#renderer/ui/actions/action-registry.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import type { Session } from '#shared/accounts/accounts.schema.ts'
import type { AppRouter } from './router.tsx'
import { ScreenFailure } from './screen-failure.tsx'
import styles from './access-gate.module.css'

/**
 * Who may see the book: nobody until someone is there. The screens of a person stay as they are under whatever covers
 * them, so that a text being typed is still there after unlocking; for another person they begin anew.
 */
export function AccessGate({ router }: { readonly router: AppRouter }) {
  useEventInvalidation()
  useSessionAfterRefusals()
  const answer = useSession()
  const session = answer.data
  const { isForOthers, setIsForOthers, lock } = useLock(session)
  useHandoverEnd(session?.person)
  const owner = useScreenOwner(session)
  const code = useShownCode()
  if (session === undefined) {
    return answer.isError ? <ScreenFailure error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />
  }
  const cover = coverOf(session, code, { isForOthers, onForOthers: setIsForOthers })
  return (
    <LockContext value={lock}>
      {owner !== null && (
        <div className={styles.screens} inert={cover !== null}>
          <ShownContext value={cover === null}>
            <RouterProvider key={owner} router={router} />
          </ShownContext>
        </div>
      )}
      {cover !== null && <Curtain label={cover.label}>{cover.page}</Curtain>}
    </LockContext>
  )
}

/** Locking by hand or for want of activity, and whether that is for another person to take over. */
function useLock(session: Session | undefined) {
  const client = useQueryClient()
  const [isForOthers, setIsForOthers] = useState(false)
  const isLocked = session?.person?.isLocked ?? false
  const lock = useCallback(
    (forOthers: boolean) => {
      setIsForOthers(forOthers)
      // A lock that failed shows: the session is asked for again and the window opens.
      void lockSession(client).catch(() => {})
    },
    [client],
  )
  useIdleLock(
    session,
    useCallback(() => lock(false), [lock]),
  )
  useEffect(() => (isLocked ? () => setIsForOthers(false) : undefined), [isLocked])
  return { isForOthers, setIsForOthers, lock }
}

/** Whose screens are mounted: a person's from the first moment they may see them, locked or not, until another's. */
function useScreenOwner(session: Session | undefined): string | null {
  const [owner, setOwner] = useState<string | null>(null)
  const person = session?.person ?? null
  const isThere = person !== null && !person.mustChangePassword
  const next = !isThere || (person.isLocked && person.login !== owner) ? null : person.login
  if (next !== owner) setOwner(next)
  return next
}

interface Cover {
  readonly label: string
  readonly page: ReactNode
}

type Handover = Pick<ComponentProps<typeof LockPage>, 'isForOthers' | 'onForOthers'>

function coverOf({ mode, person }: Session, code: ShownCode | null, handover: Handover): Cover | null {
  if (code !== null) return { label: t('accounts.codeTitle'), page: <CodePage {...code} /> }
  if (mode === 'unset') return { label: t('accounts.firstTitle'), page: <FirstRun /> }
  if (person === null) return { label: t('accounts.signInTitle'), page: <SignInPage /> }
  if (person.isLocked) {
    return { label: t('accounts.lockedTitle'), page: <LockPage key={person.login} person={person} {...handover} /> }
  }
  if (person.mustChangePassword) {
    return { label: t('accounts.mustChangeTitle'), page: <MustChangePage person={person} /> }
  }
  return null
}
