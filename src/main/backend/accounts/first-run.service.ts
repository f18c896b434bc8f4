import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { Role } from '#shared/contract/procedure.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { StoredAccess } from '../settings/settings.service.ts'
import type { AccountsParts } from './accounts.service.ts'
import { hashPassword } from './password-hash.ts'
import { newRecoveryCode } from './recovery-code.ts'
import type { SessionsService } from './sessions.service.ts'
import type { SignInService } from './sign-in.service.ts'
import { inOrder } from './stored-account.ts'

interface Parts extends Pick<AccountsParts, 'repo' | 'settings' | 'trail' | 'clock' | 'transaction'> {
  readonly sessions: SessionsService
  readonly requireGood: SignInService['requireGood']
}

/** What a person who is the first or the only one in a small unit does. */
const firstRoles: readonly Role[] = ['officer', 'commander', 'administrator']

/** How a store comes to know who writes: one person without a password, or people who sign in. */
export function createFirstRunService({ repo, settings, sessions, requireGood, trail, clock, transaction }: Parts) {
  return {
    startSolo({ name }: ParsedInput<'accounts.startSolo'>): Output<'accounts.startSolo'> {
      return transaction(() => {
        const before = settings.readAccess()
        if (before?.mode === 'accounts') throw new DomainError('accounts/already-set')
        const soloName = toNfc(name)
        settings.record({ access: { mode: 'solo', soloName } satisfies StoredAccess }, before?.soloName ?? soloName)
        if (before === null) trail.append({ kind: 'mode-chosen', subject: 'solo' }, soloName)
        return {}
      })
    },

    async createFirst(input: ParsedInput<'accounts.createFirst'>): Promise<Output<'accounts.createFirst'>> {
      const { login, password } = input
      const name = toNfc(input.name)
      const roles = inOrder([...(input.roles ?? firstRoles), 'administrator'])
      requireGood(password, { login, name })
      const recoveryCode = newRecoveryCode()
      const [passwordHash, recovery] = await Promise.all([hashPassword(password), hashPassword(recoveryCode)])
      transaction(() => {
        if (settings.readAccess()?.mode === 'accounts') throw new DomainError('accounts/already-set')
        const at = clock.instant()
        repo.insert(
          { login, name, roles: JSON.stringify(roles), password: passwordHash, recovery, mustChangePassword: 0 },
          at,
        )
        repo.setLastSignIn(login, at)
        settings.record({ access: { mode: 'accounts' } satisfies StoredAccess }, name)
        trail.append({ kind: 'mode-chosen', subject: 'accounts' }, name)
        trail.append({ kind: 'account-created', subject: login, details: { name, roles: roles.join(', ') } }, name)
        trail.append({ kind: 'sign-in', subject: login }, name)
      })
      sessions.open(login)
      return { recoveryCode }
    },
  }
}
