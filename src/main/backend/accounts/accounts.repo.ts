import type { Store } from '../db/open-store.ts'

export interface AccountRow {
  readonly login: string
  readonly name: string
  /** JSON array. */
  readonly roles: string
  readonly password: string
  readonly recovery: string | null
  readonly isActive: 0 | 1
  readonly mustChangePassword: 0 | 1
  readonly failedCount: number
  readonly failedAt: string | null
  readonly lastSignInAt: string | null
}

export type NewAccount = Pick<AccountRow, 'login' | 'name' | 'roles' | 'password' | 'recovery' | 'mustChangePassword'>

export type AccountsRepo = ReturnType<typeof createAccountsRepo>

const columns = `login, name, roles, password, recovery, is_active AS isActive, must_change_password AS mustChangePassword,
  failed_count AS failedCount, failed_at AS failedAt, last_sign_in_at AS lastSignInAt`

/** SQL of the accounts. Nobody is ever removed. */
export function createAccountsRepo(db: Store) {
  const all = db.prepare<[], AccountRow>(`SELECT ${columns} FROM accounts ORDER BY id`)
  const find = db.prepare<[string], AccountRow>(`SELECT ${columns} FROM accounts WHERE login = ?`)
  const insert = db.prepare<[NewAccount & { at: string }]>(
    `INSERT INTO accounts (login, name, roles, password, recovery, is_active, must_change_password, created_at, updated_at)
     VALUES (:login, :name, :roles, :password, :recovery, 1, :mustChangePassword, :at, :at)`,
  )
  const update = db.prepare<[Pick<AccountRow, 'login' | 'name' | 'roles' | 'isActive'> & { at: string }]>(
    'UPDATE accounts SET name = :name, roles = :roles, is_active = :isActive, updated_at = :at WHERE login = :login',
  )
  const setPassword = db.prepare<[Pick<AccountRow, 'login' | 'password' | 'mustChangePassword'> & { at: string }]>(
    `UPDATE accounts SET password = :password, must_change_password = :mustChangePassword, failed_count = 0,
       failed_at = NULL, updated_at = :at WHERE login = :login`,
  )
  const setRecovery = db.prepare<[{ login: string; recovery: string; at: string }]>(
    'UPDATE accounts SET recovery = :recovery, updated_at = :at WHERE login = :login',
  )
  const setFailures = db.prepare<[Pick<AccountRow, 'login' | 'failedCount' | 'failedAt'>]>(
    'UPDATE accounts SET failed_count = :failedCount, failed_at = :failedAt WHERE login = :login',
  )
  const setLastSignIn = db.prepare<[{ login: string; at: string }]>(
    'UPDATE accounts SET last_sign_in_at = :at WHERE login = :login',
  )
  return {
    all: () => all.all(),
    find: (login: string) => find.get(login),
    insert: (account: NewAccount, at: string) => insert.run({ ...account, at }),
    update: (account: Pick<AccountRow, 'login' | 'name' | 'roles' | 'isActive'>, at: string) =>
      update.run({ ...account, at }),
    /** A new password also forgets the failures of the old one. */
    setPassword: (account: Pick<AccountRow, 'login' | 'password' | 'mustChangePassword'>, at: string) =>
      setPassword.run({ ...account, at }),
    setRecovery: (login: string, recovery: string, at: string) => setRecovery.run({ login, recovery, at }),
    setFailures: (account: Pick<AccountRow, 'login' | 'failedCount' | 'failedAt'>) => setFailures.run(account),
    setLastSignIn: (login: string, at: string) => setLastSignIn.run({ login, at }),
  }
}
