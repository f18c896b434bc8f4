import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session } from '#shared/accounts/accounts.schema.ts'
import { invoke, subscribeSignedOut } from './client.ts'
import { beginHandover, endHandover, isHandingOver } from './handover.ts'
import { dropAllWork, retryAllWork } from './unsaved-work.ts'
import { backendQuery, queryKey } from './use-backend.ts'

const sessionKey = queryKey('accounts.getSession', {})
const pollMs = 30_000

/** Who sits at this window and how; asked again and again, because the backend locks by its own clock. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    ...backendQuery('accounts.getSession', {}),
    refetchInterval: pollMs,
    refetchIntervalInBackground: true,
  })
}

/** Asks for the session as soon as a call is refused for want of one; mounted once. */
export function useSessionAfterRefusals(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      subscribeSignedOut(
        () => void client.invalidateQueries({ queryKey: sessionKey, exact: true }, { cancelRefetch: false }),
      ),
    [client],
  )
}

/** The session as it is known now. */
function knownSession(client: QueryClient): Session | undefined {
  return client.getQueryData(sessionKey)
}

/** Locks the window at once, then the backend. In `solo` there is nothing to unlock it with, so nothing happens. */
export async function lockSession(client: QueryClient): Promise<void> {
  const session = knownSession(client)
  if (session?.mode !== 'accounts' || session.person === null) return
  void client.cancelQueries({ queryKey: sessionKey })
  client.setQueryData(sessionKey, { ...session, person: { ...session.person, isLocked: true } })
  try {
    await invoke('accounts.lockScreen', {})
  } finally {
    await client.invalidateQueries({ queryKey: sessionKey })
  }
}

/** Ends the session; the screens go, and nothing they still try to save is sent. */
export async function endSession(client: QueryClient): Promise<void> {
  beginHandover()
  try {
    await invoke('accounts.signOut', {})
    client.setQueryData(sessionKey, { mode: 'accounts', person: null })
  } catch (error) {
    endHandover()
    throw error
  }
}

/**
 * Runs a call that puts a person at the window. The same person takes the screens up where they were left. For another
 * one every answer is forgotten, and nothing that the screens of the one before still try to save is sent: it would bear
 * the wrong name. Who mounts the screens ends the handover once the old ones are gone (`useHandoverEnd`).
 */
export async function comeIn(client: QueryClient, login: string, call: () => Promise<unknown>): Promise<void> {
  if (knownSession(client)?.person?.login === login) {
    await call()
    await client.invalidateQueries({}, { cancelRefetch: false })
    return
  }
  beginHandover()
  try {
    await call()
    const session = await invoke('accounts.getSession', {})
    await client.resetQueries({
      predicate: ({ queryKey: [area, name] }) => area !== 'startup' && name !== sessionKey[1],
    })
    client.setQueryData(sessionKey, session)
  } catch (error) {
    endHandover()
    throw error
  }
}

/**
 * Once the screens of the person before are gone, what they left unsaved is given up, and only then may anything be
 * saved again. A person who comes back to a locked window has what could not be saved meanwhile sent again.
 */
export function useHandoverEnd(person: Session['person'] | undefined): void {
  const login = person?.login ?? null
  const isAway = person?.isLocked ?? true
  useEffect(() => void dropAllWork().finally(endHandover), [login])
  useEffect(() => {
    if (!isAway && !isHandingOver()) void retryAllWork()
  }, [isAway])
}
