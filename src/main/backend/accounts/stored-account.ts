import { z } from 'zod'
import { roleSchema } from '#shared/accounts/accounts.schema.ts'
import type { FailedSignIns } from '#shared/accounts/lockout.rules.ts'
import { type Role, roles } from '#shared/contract/procedure.ts'
import type { AccountRow } from './accounts.repo.ts'

/** An account as the store has it; `password` and `recovery` are hashes. */
export interface StoredAccount extends Pick<AccountRow, 'login' | 'name' | 'password' | 'recovery' | 'lastSignInAt'> {
  readonly roles: readonly Role[]
  readonly isActive: boolean
  readonly mustChangePassword: boolean
  readonly failures: FailedSignIns
}

const rolesSchema = z.array(roleSchema)

export function storedAccount(row: AccountRow): StoredAccount {
  const { login, name, password, recovery, lastSignInAt } = row
  return {
    login,
    name,
    password,
    recovery,
    lastSignInAt,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    isActive: row.isActive === 1,
    mustChangePassword: row.mustChangePassword === 1,
    failures: { count: row.failedCount, lastAt: row.failedAt },
  }
}

/** Each role once, in the order in which they are declared. */
export function inOrder(given: readonly Role[]): Role[] {
  return roles.filter((role) => given.includes(role))
}
