import { lockedOutUntil } from '#shared/accounts/lockout.rules.ts'
import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { compareVietnamese, nameKey, toNfc } from '#shared/kernel/vietnamese-text.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { AccountsParts } from './accounts.service.ts'
import { hashPassword } from './password-hash.ts'
import type { SignInService } from './sign-in.service.ts'
import { inOrder, type StoredAccount, storedAccount } from './stored-account.ts'

interface Parts extends Pick<AccountsParts, 'repo' | 'settings' | 'trail' | 'clock' | 'transaction'> {
  readonly requireGood: SignInService['requireGood']
}

/** The people of a store, and what administrators do about them. */
export function createPeopleService({ repo, settings, requireGood, trail, clock, transaction }: Parts) {
  const people = (): StoredAccount[] =>
    repo
      .all()
      .map(storedAccount)
      .toSorted((a, b) => compareVietnamese(a.name, b.name))

  function requireKnown(login: string): StoredAccount {
    const row = repo.find(login)
    if (row === undefined) throw new DomainError('accounts/unknown', { login })
    return storedAccount(row)
  }

  function requireFreeName(name: string, login: string): void {
    if (people().some((one) => one.login !== login && nameKey(one.name) === nameKey(name)))
      throw new DomainError('accounts/name-taken', { name })
  }

  function requireAccountsMode(): void {
    if (settings.readAccess()?.mode !== 'accounts') throw new DomainError('accounts/solo-mode')
  }

  return {
    /** Who signed in last comes first: most days it is the same person again. */
    listPeople: (): Output<'accounts.listPeople'> =>
      people()
        .filter((one) => one.isActive)
        .toSorted(byLastSignIn)
        .map(({ login, name }) => ({ login, name })),

    listAccounts: (): Output<'accounts.listAccounts'> =>
      people().map(({ login, name, roles, isActive, mustChangePassword, recovery, lastSignInAt, failures }) => ({
        login,
        name,
        roles: [...roles],
        isActive,
        mustChangePassword,
        hasRecoveryCode: recovery !== null,
        lastSignInAt,
        lockedUntil: lockedOutUntil(failures, clock.instant()),
      })),

    /** The password is known to who makes the account, so the person changes it at the first sign-in. */
    async createAccount(
      input: ParsedInput<'accounts.createAccount'>,
      author: string,
    ): Promise<Output<'accounts.createAccount'>> {
      requireAccountsMode()
      const { login } = input
      const name = toNfc(input.name)
      const roles = inOrder(input.roles)
      requireGood(input.password, { login, name })
      const password = await hashPassword(input.password)
      return transaction(() => {
        requireAccountsMode()
        if (repo.find(login) !== undefined) throw new DomainError('accounts/login-taken', { login })
        requireFreeName(name, login)
        const account = {
          login,
          name,
          roles: JSON.stringify(roles),
          password,
          recovery: null,
          mustChangePassword: 1,
        } as const
        repo.insert(account, clock.instant())
        trail.append({ kind: 'account-created', subject: login, details: { name, roles: roles.join(', ') } }, author)
        return {}
      })
    },

    updateAccount(input: ParsedInput<'accounts.updateAccount'>, author: string): Output<'accounts.updateAccount'> {
      const { login, isActive } = input
      const name = toNfc(input.name)
      const roles = inOrder(input.roles)
      return transaction(() => {
        requireKnown(login)
        requireFreeName(name, login)
        repo.update({ login, name, roles: JSON.stringify(roles), isActive: isActive ? 1 : 0 }, clock.instant())
        if (!people().some((one) => one.isActive && one.roles.includes('administrator')))
          throw new DomainError('accounts/last-administrator')
        const details = { name, roles: roles.join(', '), isActive }
        trail.append({ kind: 'account-changed', subject: login, details }, author)
        return {}
      })
    },

    async resetPassword(
      input: ParsedInput<'accounts.resetPassword'>,
      author: string,
    ): Promise<Output<'accounts.resetPassword'>> {
      const { login, name } = requireKnown(input.login)
      requireGood(input.password, { login, name })
      const password = await hashPassword(input.password)
      return transaction(() => {
        requireKnown(login)
        repo.setPassword({ login, password, mustChangePassword: 1 }, clock.instant())
        trail.append({ kind: 'password-reset', subject: login }, author)
        return {}
      })
    },
  }
}

function byLastSignIn(a: StoredAccount, b: StoredAccount): number {
  const [ours, theirs] = [a.lastSignInAt ?? '', b.lastSignInAt ?? '']
  if (ours === theirs) return 0
  return ours < theirs ? 1 : -1
}
