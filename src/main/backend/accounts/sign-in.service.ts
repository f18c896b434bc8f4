import { lockedOutUntil, withFailure } from '#shared/accounts/lockout.rules.ts'
import { passwordProblems } from '#shared/accounts/password.rules.ts'
import { UNKNOWN_LOGIN } from '#shared/audit/audit.schema.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { AccountsParts } from './accounts.service.ts'
import { hashPassword, needsRehash, verifyPassword } from './password-hash.ts'
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import type { SessionsService } from './sessions.service.ts'
import { type StoredAccount, storedAccount } from './stored-account.ts'

interface Parts extends Pick<AccountsParts, 'repo' | 'trail' | 'clock' | 'unitName' | 'transaction' | 'mayWrite'> {
  readonly sessions: SessionsService
}

export type SignInService = ReturnType<typeof createSignInService>

/**
 * Everything that asks for a password or a recovery code. Hashes are worked out between transactions, never inside one,
 * so each transaction afterwards makes sure that the account is still as it was read.
 */
export function createSignInService({ repo, sessions, trail, clock, unitName, transaction, mayWrite }: Parts) {
  function findActive(login: string): StoredAccount | null {
    const row = repo.find(login)
    return row === undefined || row.isActive === 0 ? null : storedAccount(row)
  }

  /**
   * Counts a try as a failure before it is made: tries at the same moment cannot be more than tries in a row. An unsound
   * store keeps no count; whoever was locked out before stays so.
   */
  function reserveTry(login: string): StoredAccount | null {
    const account = findActive(login)
    if (account === null) return null
    const now = clock.instant()
    const until = lockedOutUntil(account.failures, now)
    if (until !== null) throw new DomainError('accounts/locked-out', { until })
    const { count, lastAt } = withFailure(account.failures, now)
    if (mayWrite()) repo.setFailures({ login, failedCount: count, failedAt: lastAt })
    return account
  }

  function recordFailure(tried: StoredAccount | null, by: 'password' | 'code'): void {
    if (!mayWrite()) return
    const login = tried?.login ?? UNKNOWN_LOGIN
    transaction(() => {
      const account = findActive(login)
      const lockedUntil = account === null ? null : lockedOutUntil(account.failures, clock.instant())
      trail.append({ kind: 'sign-in-failed', subject: login, details: { by, lockedUntil } }, tried?.login ?? '')
    })
  }

  /** The account whose password this is; throws `accounts/wrong-password` or `accounts/locked-out`. */
  async function prove(login: string, password: string): Promise<StoredAccount> {
    const account = transaction(() => reserveTry(login))
    const isRight = await verifyPassword(password, account?.password ?? null)
    if (account !== null && isRight) return account
    recordFailure(account, 'password')
    throw new DomainError('accounts/wrong-password')
  }

  /** In the transaction after the proof: throws when the account was changed meanwhile, forgets the failures otherwise. */
  function confirm({ login, password }: StoredAccount): void {
    if (findActive(login)?.password !== password) throw new DomainError('accounts/wrong-password')
    if (mayWrite()) repo.setFailures({ login, failedCount: 0, failedAt: null })
  }

  function requireGood(password: string, of: { login: string; name: string; current?: string }): void {
    const problems = passwordProblems(password, { ...of, unitName: unitName() })
    if (problems.length > 0) throw new DomainError('accounts/weak-password', { problems })
  }

  return {
    requireGood,
    async signIn({ login, password }: ParsedInput<'accounts.signIn'>): Promise<Output<'accounts.signIn'>> {
      const account = await prove(login, password)
      const renewed = mayWrite() && needsRehash(account.password) ? await hashPassword(password) : null
      transaction(() => {
        const at = clock.instant()
        confirm(account)
        if (!mayWrite()) return
        if (renewed !== null)
          repo.setPassword({ login, password: renewed, mustChangePassword: account.mustChangePassword ? 1 : 0 }, at)
        repo.setLastSignIn(login, at)
        sessions.appendDeparture(login)
        trail.append({ kind: 'sign-in', subject: login }, account.name)
      })
      return sessions.open(login)
    },

    /** For whoever sits there, locked or not: giving the password in use unlocks. */
    async changePassword({
      current,
      next,
    }: ParsedInput<'accounts.changePassword'>): Promise<Output<'accounts.changePassword'>> {
      const there = sessions.present()
      if (there === null) throw new DomainError('accounts/wrong-password')
      const { login, name } = there.account
      requireGood(next, { login, name, current })
      const account = await prove(login, current)
      const password = await hashPassword(next)
      transaction(() => {
        confirm(account)
        repo.setPassword({ login, password, mustChangePassword: 0 }, clock.instant())
        trail.append({ kind: 'password-changed', subject: login }, name)
      })
      // Another person may have taken the seat meanwhile.
      return sessions.present()?.account.login === login ? sessions.open(login) : {}
    },

    /** Not subject to the lock-out: the code cannot be guessed, and it is the way out of a clock that was wrong. */
    async recover({
      login,
      code,
      password,
    }: ParsedInput<'accounts.recoverAccount'>): Promise<Output<'accounts.recoverAccount'>> {
      const account = findActive(login)
      requireGood(password, { login, name: account?.name ?? '' })
      const isRight = await verifyPassword(readRecoveryCode(code) ?? '', account?.recovery ?? null)
      if (account === null || !isRight) {
        recordFailure(account, 'code')
        throw new DomainError('accounts/wrong-code')
      }
      const recoveryCode = newRecoveryCode()
      const [passwordHash, recoveryHash] = await Promise.all([hashPassword(password), hashPassword(recoveryCode)])
      transaction(() => {
        const at = clock.instant()
        if (findActive(login)?.recovery !== account.recovery) throw new DomainError('accounts/wrong-code')
        repo.setPassword({ login, password: passwordHash, mustChangePassword: 0 }, at)
        repo.setRecovery(login, recoveryHash, at)
        repo.setLastSignIn(login, at)
        sessions.appendDeparture(login)
        trail.append({ kind: 'recovery-used', subject: login }, account.name)
      })
      sessions.open(login)
      return { recoveryCode }
    },

    async renewRecoveryCode({
      password,
    }: ParsedInput<'accounts.renewRecoveryCode'>): Promise<Output<'accounts.renewRecoveryCode'>> {
      const there = sessions.present()
      if (there === null) throw new DomainError('accounts/solo-mode')
      const account = await prove(there.account.login, password)
      const recoveryCode = newRecoveryCode()
      const hash = await hashPassword(recoveryCode)
      transaction(() => {
        confirm(account)
        repo.setRecovery(account.login, hash, clock.instant())
        trail.append({ kind: 'recovery-renewed', subject: account.login }, account.name)
      })
      return { recoveryCode }
    },
  }
}
