import { idleMinutes, isIdle } from '#shared/accounts/idle.rules.ts'
import type { Session } from '#shared/accounts/accounts.schema.ts'
import { roles } from '#shared/contract/procedure.ts'
import { laterInstant } from '#shared/kernel/instant.ts'
import type { SignedIn } from '../rpc/dispatcher.ts'
import type { StoredAccess } from '../settings/settings.service.ts'
import type { AccountsParts } from './accounts.service.ts'
import type { OpenSession } from './session-keeper.ts'
import { type StoredAccount, storedAccount } from './stored-account.ts'

type Parts = Pick<AccountsParts, 'repo' | 'keeper' | 'settings' | 'trail' | 'clock' | 'log' | 'mayWrite'>

/** Who sits at the window, with the account as it stands now. */
export interface Present {
  readonly account: StoredAccount
  readonly session: OpenSession
}

/** Stands for whoever is at an unsound store in which nobody was named yet. */
const unnamed = 'Chưa chọn người dùng'

export type SessionsService = ReturnType<typeof createSessionsService>

/** Who sits at the window: known, locked out for doing nothing, or nobody. */
export function createSessionsService({ repo, keeper, settings, trail, clock, log, mayWrite }: Parts) {
  /** Ends the session of an account that is gone, locks the one that is idle; null when nobody is there. */
  function present(): Present | null {
    const session = keeper.current()
    if (session === null) return null
    const row = repo.find(session.login)
    if (row === undefined || row.isActive === 0) {
      keeper.set(null)
      return null
    }
    const account = storedAccount(row)
    const now = clock.instant()
    const isFallingIdle = !session.isLocked && isIdle(session, idleMinutes(account.roles), now)
    const seen = {
      ...session,
      isLocked: session.isLocked || isFallingIdle,
      seenAt: laterInstant(session.seenAt, now),
    }
    keeper.set(seen)
    if (isFallingIdle) recordLock(account)
    return { account, session: seen }
  }

  /** A store that cannot be written to keeps nothing unlocked. */
  function recordLock({ login, name }: StoredAccount): void {
    if (!mayWrite()) return
    try {
      trail.record({ kind: 'session-locked', subject: login }, name)
    } catch (error) {
      log.warn(`a session was locked without a record of it: ${String(error)}`)
    }
  }

  /** Null while it is to be chosen first; an unsound store could not keep that, and anyone may have it restored. */
  const readAccess = (): StoredAccess | null =>
    settings.readAccess() ?? (mayWrite() ? null : { mode: 'solo', soloName: unnamed })
  /** Not of an unsound store: a password cannot be changed there, and whoever may restore it has to get in. */
  const mustChange = ({ mustChangePassword }: StoredAccount): boolean => mustChangePassword && mayWrite()

  return {
    present,
    signedIn(): SignedIn {
      const access = readAccess()
      if (access === null) return 'nobody'
      if (access.mode === 'solo') return { author: access.soloName, roles }
      const there = present()
      if (there === null) return 'nobody'
      const { account, session } = there
      if (session.isLocked || mustChange(account)) return 'locked'
      return { author: account.name, roles: account.roles }
    },
    getSession(): Session {
      const access = readAccess()
      if (access === null) return { mode: 'unset', person: null }
      if (access.mode === 'solo') return { mode: 'solo', person: soloPerson(access.soloName) }
      const there = present()
      if (there === null) return { mode: 'accounts', person: null }
      const { login, name, roles: own } = there.account
      return {
        mode: 'accounts',
        person: {
          login,
          name,
          roles: [...own],
          isLocked: there.session.isLocked,
          mustChangePassword: mustChange(there.account),
          idleMinutes: idleMinutes(own),
        },
      }
    },
    /** Writes down that another person leaves the seat; the caller holds the transaction. */
    appendDeparture(nextLogin: string): void {
      const there = present()
      if (there !== null && there.account.login !== nextLogin)
        trail.append({ kind: 'sign-out', subject: there.account.login }, there.account.name)
    },
    open(login: string): Record<string, never> {
      const now = clock.instant()
      keeper.set({ login, isLocked: false, activeAt: now, seenAt: now })
      return {}
    },
    touch(): Record<string, never> {
      const session = present()?.session
      if (session !== undefined && !session.isLocked) keeper.set({ ...session, activeAt: session.seenAt })
      return {}
    },
    lock(): Record<string, never> {
      const session = present()?.session
      if (session !== undefined) keeper.set({ ...session, isLocked: true })
      return {}
    },
    signOut(): Record<string, never> {
      const there = present()
      keeper.set(null)
      if (there !== null && mayWrite())
        trail.record({ kind: 'sign-out', subject: there.account.login }, there.account.name)
      return {}
    },
  }
}

function soloPerson(name: string): NonNullable<Session['person']> {
  return { login: '', name, roles: [...roles], isLocked: false, mustChangePassword: false, idleMinutes: 15 }
}
