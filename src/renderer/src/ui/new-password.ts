import { type PasswordContext, passwordProblems } from '#shared/accounts/password.rules.ts'

/** A new password as it is typed, twice. */
export interface NewPassword {
  readonly password: string
  readonly repeat: string
}

export const noPassword: NewPassword = { password: '', repeat: '' }

/** Whether it may be used: good enough, and typed the same twice. */
export function isUsable({ password, repeat }: NewPassword, context: PasswordContext): boolean {
  return password === repeat && passwordProblems(password, context).length === 0
}
